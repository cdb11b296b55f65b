#include "widgets/common/StateView.h"

#include "models/values/HelpTopic.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/DetailsBox.h"
#include "widgets/common/ErrorText.h"
#include "widgets/common/HelpLink.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/PlainText.h"
#include "widgets/common/Progress.h"
#include "widgets/common/TabOrder.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace ph {

namespace {

constexpr int iconSide = 32;
constexpr int textWidth = 440;

Tone toneOf(StateContent::Kind kind)
{
    switch (kind) {
    case StateContent::Kind::Empty:
    case StateContent::Kind::Loading:
        return Tone::Neutral;
    case StateContent::Kind::Error:
        return Tone::Bad;
    case StateContent::Kind::Forbidden:
        return Tone::Warning;
    }
    return Tone::Neutral;
}

QString iconOf(const StateContent& content)
{
    if (!content.icon.isEmpty())
        return content.icon;
    switch (content.kind) {
    case StateContent::Kind::Empty:
    case StateContent::Kind::Loading:
        return QStringLiteral("view-list-details");
    case StateContent::Kind::Error:
        return QStringLiteral("dialog-warning");
    case StateContent::Kind::Forbidden:
        return QStringLiteral("object-locked");
    }
    return {};
}

} // namespace

StateContent stateForError(const Error& error)
{
    const ErrorText words = errorText(error);
    StateContent content;
    content.kind =
        error.kind == ErrorKind::Forbidden ? StateContent::Kind::Forbidden : StateContent::Kind::Error;
    if (error.kind == ErrorKind::Offline)
        content.icon = QStringLiteral("network-disconnect");
    content.title = words.title;
    content.text = words.advice.isEmpty() ? words.meaning : words.meaning + QLatin1Char(' ') + words.advice;
    content.details = words.details;
    content.help = helpTopicOf(error.kind);
    if (error.retryable())
        content.actions = {{.id = QStringLiteral("retry"),
                            .text = StateView::tr("Try again"),
                            .icon = QStringLiteral("view-refresh")}};
    return content;
}

StateView::StateView(QWidget* parent)
    : QWidget(parent)
    , icon_(new QLabel(this))
    , spinner_(new Spinner(this, 24))
    , title_(new PlainLabel(this))
    , text_(new PlainLabel(this))
    , actions_(new QWidget(this))
    , actionsLayout_(new QHBoxLayout(actions_))
    , help_(new HelpLink(QStringLiteral("whatToDo"), tr("What to do"), this))
{
    auto* iconLabel = static_cast<QLabel*>(icon_);
    iconLabel->setTextFormat(Qt::PlainText);
    icon_->setFixedSize(iconSide, iconSide);
    title_->setObjectName(QStringLiteral("stateTitle"));
    title_->setTextSize(TextSize::Title, TextWeight::Bold);
    title_->setAlignment(Qt::AlignHCenter);
    text_->setObjectName(QStringLiteral("stateText"));
    text_->setRole(PlainLabel::Role::Muted);
    text_->setWordWrap(true);
    text_->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    text_->setFixedWidth(textWidth);
    actionsLayout_->setContentsMargins(0, space::s, 0, 0);
    actionsLayout_->setSpacing(space::s);

    auto* box = new DetailsBox(this);
    detailsToggle_ = box->toggle();
    details_ = box->text();

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::xl, space::xl, space::xl, space::xl);
    layout->setSpacing(space::s);
    layout->addStretch(2);
    layout->addWidget(icon_, 0, Qt::AlignHCenter);
    layout->addWidget(spinner_, 0, Qt::AlignHCenter);
    layout->addSpacing(space::xs);
    layout->addWidget(title_);
    layout->addWidget(text_, 0, Qt::AlignHCenter);
    layout->addWidget(actions_, 0, Qt::AlignHCenter);
    layout->addWidget(help_, 0, Qt::AlignHCenter);
    layout->addWidget(detailsToggle_, 0, Qt::AlignHCenter);
    layout->addWidget(details_, 0, Qt::AlignHCenter);
    box->hide(); // only lends its parts to this layout
    details_->setFixedWidth(textWidth);
    layout->addStretch(3);
    showContent();
}

void StateView::setContent(const StateContent& content)
{
    if (content == content_)
        return;
    content_ = content;
    showContent();
}

void StateView::showContent()
{
    const auto& content = content_;
    const bool loading = content.kind == StateContent::Kind::Loading;
    spinner_->setVisible(loading);
    icon_->setVisible(!loading);
    updateIcon();
    title_->setText(content.title);
    title_->setVisible(!content.title.isEmpty());
    text_->setText(content.text);
    text_->setVisible(!content.text.isEmpty());
    // A label without text has no height for a width: -1, which is no size.
    text_->setFixedHeight(std::max(0, text_->heightForWidth(textWidth)));
    setAccessibleName(content.title);
    setAccessibleDescription(content.text);

    while (QLayoutItem* item = actionsLayout_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const StateAction& action : content.actions) {
        const bool first = &action == &content.actions.constFirst();
        auto* button = makeButton(action.id, escapeMnemonic(action.text),
                                  first ? ButtonKind::Primary : ButtonKind::Plain, actions_);
        if (!action.icon.isEmpty() && !first) // the palette's text colour would not stand out on the accent
            button->setIcon(themedIcon(action.icon));
        connect(button, &QPushButton::clicked, this, [this, id = action.id] { Q_EMIT actionTriggered(id); });
        actionsLayout_->addWidget(button);
        button->show(); // where the view is shown already, the layout would do so only an event later
    }
    tabAsLaidOut(actions_);
    actions_->setVisible(!content.actions.isEmpty());
    help_->setTopic(content.help);
    details_->setText(content.details);
    detailsToggle_->setChecked(false);
    details_->hide();
    detailsToggle_->setVisible(!content.details.isEmpty());
}

void StateView::updateIcon()
{
    static_cast<QLabel*>(icon_)->setPixmap(themedIcon(iconOf(content_), toneOf(content_.kind))
                                               .pixmap(QSize(iconSide, iconSide), devicePixelRatioF()));
}

void StateView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && icon_)
        updateIcon();
}

} // namespace ph
