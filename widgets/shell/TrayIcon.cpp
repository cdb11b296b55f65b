#include "widgets/shell/TrayIcon.h"

#include "models/tables/NoticeWords.h"
#include "widgets/common/StatusGlyph.h"

#include <QApplication>
#include <QMenu>
#include <QPainter>
#include <QSystemTrayIcon>

namespace ph {

namespace {

struct MoodSign {
    Shape shape;
    Tone tone;
};

MoodSign signOf(TrayMood mood)
{
    switch (mood) {
    case TrayMood::Calm:
        return {Shape::Ring, Tone::Good};
    case TrayMood::Firing:
        return {Shape::Triangle, Tone::Warning};
    case TrayMood::Grave:
        return {Shape::Cross, Tone::Bad};
    case TrayMood::Offline:
        break;
    }
    return {Shape::Question, Tone::Unknown};
}

} // namespace

QPixmap trayPicture(TrayMood mood, const Theme& theme, int size)
{
    QPixmap picture(size, size);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    // A plate below it: trays are dark or light, whatever the program is.
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.surface);
    painter.drawRoundedRect(picture.rect(), size / 5.0, size / 5.0);
    const auto sign = signOf(mood);
    const auto edge = size / 6.0;
    paintShape(&painter, QRectF(picture.rect()).adjusted(edge, edge, -edge, -edge), sign.shape,
               theme.tone(sign.tone));
    return picture;
}

TrayIcon::TrayIcon(QObject* parent)
    : QObject(parent)
    , menu_(std::make_unique<QMenu>())
    , icon_(new QSystemTrayIcon(this))
{
    menu_->setObjectName(QStringLiteral("trayMenu"));
    connect(menu_->addAction(tr("Open Pilothouse")), &QAction::triggered, this, &TrayIcon::openRequested);
    menu_->addSeparator();
    hour_ = menu_->addAction(QString());
    hour_->setObjectName(QStringLiteral("trayQuietHour"));
    connect(hour_, &QAction::triggered, this, &TrayIcon::quietHourRequested);
    hours_ = menu_->addAction(tr("Keep quiet hours"));
    hours_->setObjectName(QStringLiteral("trayQuietHours"));
    hours_->setCheckable(true);
    connect(hours_, &QAction::toggled, this, &TrayIcon::quietHoursToggled);
    connect(menu_->addAction(tr("Notifications…")), &QAction::triggered, this, &TrayIcon::settingsRequested);
    menu_->addSeparator();
    connect(menu_->addAction(tr("Quit")), &QAction::triggered, this, &TrayIcon::quitRequested);
    icon_->setContextMenu(menu_.get());
    connect(icon_, &QSystemTrayIcon::messageClicked, this, &TrayIcon::messageClicked);
    connect(icon_, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason != QSystemTrayIcon::Context)
            Q_EMIT openRequested();
    });
    showQuiet(Quiet::No, QuietHours::Kept::No);
    showMood(TrayMood::Calm, 0);
    if (QSystemTrayIcon::isSystemTrayAvailable())
        icon_->show();
}

TrayIcon::~TrayIcon() = default;

void TrayIcon::showMood(TrayMood mood, int firing)
{
    icon_->setToolTip(QStringLiteral("Pilothouse: %1").arg(trayMoodText(mood, firing)));
    const auto palette = QApplication::palette();
    const Painted wanted{mood, palette.cacheKey()};
    if (painted_ == wanted)
        return;
    painted_ = wanted;
    QIcon icon;
    for (const int size : {16, 22, 32, 64})
        icon.addPixmap(trayPicture(mood, Theme::of(palette), size));
    icon_->setIcon(icon);
}

void TrayIcon::showQuiet(Quiet now, QuietHours::Kept kept)
{
    hour_->setText(now == Quiet::Yes ? tr("End the quiet") : tr("Quiet for an hour"));
    const QSignalBlocker silent(hours_);
    hours_->setChecked(kept == QuietHours::Kept::Yes);
}

bool TrayIcon::isShown() const
{
    return icon_->isVisible();
}

void TrayIcon::showMessage(const QString& title, const QString& text)
{
    if (isShown())
        icon_->showMessage(title, text);
}

} // namespace ph
