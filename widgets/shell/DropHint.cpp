#include "widgets/shell/DropHint.h"

#include "widgets/common/PlainLabel.h"

#include <QEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace ph {

namespace {

constexpr int textWidth = 520, frameInset = 12, frameRadius = 10;

} // namespace

DropHint::DropHint(QWidget* window)
    : QWidget(window)
    , title_(new PlainLabel(tr("Drop to open")))
    , text_(new PlainLabel(whatCanBe()))
{
    setObjectName(QStringLiteral("dropHint"));
    setAccessibleName(tr("Drop to open"));
    setAccessibleDescription(whatCanBe());
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    title_->setTextSize(TextSize::Title, TextWeight::Bold);
    title_->setAlignment(Qt::AlignCenter);
    text_->setRole(PlainLabel::Role::Muted);
    text_->setAlignment(Qt::AlignCenter);
    text_->setWordWrap(true);
    text_->setFixedWidth(textWidth);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(space::s);
    column->addStretch();
    column->addWidget(title_, 0, Qt::AlignHCenter);
    // Not by alignment: as high as it is at its own width, not the window's.
    auto* row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(text_);
    row->addStretch();
    column->addLayout(row);
    column->addStretch();
    window->installEventFilter(this);
    hide();
}

QString DropHint::whatCanBe()
{
    return tr("A store (an mlruns folder or an mlflow.db), a pack, a report on drift or data quality, and a "
              "policy can be dropped here.");
}

void DropHint::open()
{
    setGeometry(parentWidget()->rect());
    raise();
    show();
}

bool DropHint::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void DropHint::paintEvent(QPaintEvent*)
{
    const auto& theme = Theme::of(this);
    QPainter painter(this);
    auto veil = theme.surface;
    veil.setAlphaF(0.97F);
    painter.fillRect(rect(), veil);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.accent, 2, Qt::DashLine));
    painter.drawRoundedRect(QRectF(rect()).adjusted(frameInset, frameInset, -frameInset, -frameInset),
                            frameRadius, frameRadius);
}

} // namespace ph
