#include "widgets/common/Banner.h"

#include "models/values/HelpTopic.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/DetailsBox.h"
#include "widgets/common/ErrorText.h"
#include "widgets/common/HelpLink.h"
#include "widgets/common/IconButton.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/PlainText.h"
#include "widgets/common/StatusGlyph.h"
#include "widgets/common/TabOrder.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace ph {

namespace {

QString toneWord(Tone tone)
{
    switch (tone) {
    case Tone::Good:
        return Banner::tr("Done");
    case Tone::Warning:
        return Banner::tr("Warning");
    case Tone::Bad:
        return Banner::tr("Error");
    case Tone::Unknown:
        return Banner::tr("Unknown");
    case Tone::Stale:
        return Banner::tr("Out of date");
    case Tone::Neutral:
    case Tone::Accent:
        break;
    }
    return Banner::tr("Note");
}

} // namespace

Banner::Banner(QWidget* parent)
    : QFrame(parent)
    , glyph_(new StatusGlyph(this))
    , text_(new PlainLabel(this))
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    text_->setObjectName(QStringLiteral("bannerText"));
    text_->setWordWrap(true);
    auto* box = new DetailsBox(this);
    detailsToggle_ = box->toggle();
    details_ = box->text();
    details_->setParent(this);
    box->hide();
    help_ = new HelpLink(QStringLiteral("whatToDo"), tr("What to do"), this);
    actions_ = new QWidget(this);
    actionsLayout_ = new QHBoxLayout(actions_);
    actionsLayout_->setContentsMargins(0, 0, 0, 0);
    actionsLayout_->setSpacing(space::s);
    close_ = new IconButton(QStringLiteral("control-close"), tr("Dismiss"), this);
    close_->setObjectName(QStringLiteral("dismiss"));

    auto* row = new QHBoxLayout;
    row->setSpacing(space::s);
    row->addWidget(glyph_, 0, Qt::AlignVCenter);
    row->addWidget(text_, 1, Qt::AlignVCenter);
    row->addWidget(detailsToggle_, 0, Qt::AlignVCenter);
    row->addWidget(help_, 0, Qt::AlignVCenter);
    row->addWidget(actions_, 0, Qt::AlignVCenter);
    row->addWidget(close_, 0, Qt::AlignVCenter);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::m, space::xs, space::m, space::xs);
    layout->setSpacing(space::xs);
    layout->addLayout(row);
    layout->addWidget(details_);
    setTabOrder(close_, details_);

    connect(close_, &QToolButton::clicked, this, [this] {
        clear();
        Q_EMIT dismissed();
    });
    hide();
}

void Banner::showMessage(const BannerMessage& message)
{
    tone_ = message.tone;
    static_cast<StatusGlyph*>(glyph_)->setTone(tone_, toneWord(tone_));
    text_->setText(message.text);
    setAccessibleName(QStringLiteral("%1: %2").arg(toneWord(tone_), message.text));
    while (QLayoutItem* item = actionsLayout_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const StateAction& action : message.actions) {
        auto* button = makeButton(action.id, escapeMnemonic(action.text), ButtonKind::Plain, actions_);
        if (!action.icon.isEmpty())
            button->setIcon(themedIcon(action.icon));
        connect(button, &QPushButton::clicked, this, [this, id = action.id] { Q_EMIT actionTriggered(id); });
        actionsLayout_->addWidget(button);
    }
    tabAsLaidOut(actions_);
    actions_->setVisible(!message.actions.isEmpty());
    details_->setText(message.details);
    detailsToggle_->setChecked(false);
    detailsToggle_->setVisible(!message.details.isEmpty());
    details_->hide();
    help_->setTopic(message.help);
    close_->setVisible(message.dismiss == BannerMessage::Dismiss::Allowed);
    show();
    update();
}

void Banner::showError(const Error& error)
{
    const ErrorText words = errorText(error);
    QString text = words.title;
    if (!words.advice.isEmpty())
        text = tr("%1. %2", "what went wrong, and what to do").arg(words.title, words.advice);
    QList<StateAction> actions;
    if (error.retryable())
        actions.append(
            {.id = QStringLiteral("retry"), .text = tr("Try again"), .icon = QStringLiteral("view-refresh")});
    const bool soft = error.kind == ErrorKind::Offline || error.kind == ErrorKind::Timeout ||
                      error.kind == ErrorKind::RateLimited || error.kind == ErrorKind::Cancelled;
    showMessage({.tone = soft ? Tone::Warning : Tone::Bad,
                 .text = text,
                 .details = words.details,
                 .actions = actions,
                 .help = helpTopicOf(error.kind)});
}

void Banner::clear()
{
    hide();
    text_->clear();
}

QString Banner::text() const
{
    return text_->text();
}

void Banner::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = Theme::of(this);
    painter.fillRect(rect(), tone_ == Tone::Neutral ? theme.hover : theme.toneFill(tone_));
    painter.fillRect(QRect(0, 0, 3, height()), theme.tone(tone_));
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.border);
}

} // namespace ph
