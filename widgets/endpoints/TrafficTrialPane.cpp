#include "widgets/endpoints/TrafficTrialPane.h"

#include "models/values/HelpTopic.h"
#include "widgets/common/Banner.h"
#include "widgets/common/ErrorText.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/Progress.h"

#include <QCheckBox>
#include <QEvent>
#include <QPlainTextEdit>
#include <QTextBlock>
#include <QVBoxLayout>

namespace ph {

namespace {

QPlainTextEdit* machineText(const QString& objectName, const QString& accessibleName)
{
    auto* edit = new QPlainTextEdit;
    edit->setObjectName(objectName);
    edit->setAccessibleName(accessibleName);
    edit->setReadOnly(true);
    edit->setTabChangesFocus(true);
    edit->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    edit->setFont(monoFont(TextSize::Small));
    edit->setMinimumHeight(132);
    return edit;
}

QWidget* titled(const QString& title, QWidget* content)
{
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    auto* label = new PlainLabel(title);
    label->setTextSize(TextSize::Body, TextWeight::Bold);
    label->setBuddy(content);
    column->addWidget(label);
    column->addWidget(content, 1);
    return box;
}

} // namespace

TrafficTrialPane::TrafficTrialPane(QWidget* parent)
    : QWidget(parent)
    , waiting_(new QWidget)
    , words_(new QWidget)
    , banner_(new Banner)
    , key_(new Banner)
    , overruling_({{TrafficObjection::HeldFields,
                    new QCheckBox(tr("Take these fields over: from then on they are managed from here"))},
                   {TrafficObjection::MadeFromGit,
                    new QCheckBox(tr("Change it here all the same, until it is undone from Git"))}})
    , warnings_(new Banner)
    , request_(machineText(QStringLiteral("trafficRequest"), tr("The request, exactly")))
    , changes_(machineText(QStringLiteral("trafficChanges"), tr("What it changes in the object")))
{
    banner_->setObjectName(QStringLiteral("trafficTrialBanner"));
    key_->setObjectName(QStringLiteral("trafficKeyBanner"));
    overruling_.at(TrafficObjection::HeldFields)->setObjectName(QStringLiteral("trafficTakeOver"));
    overruling_.at(TrafficObjection::MadeFromGit)->setObjectName(QStringLiteral("trafficPastGit"));
    warnings_->setObjectName(QStringLiteral("trafficWarnings"));
    auto* wait = new QHBoxLayout(waiting_);
    wait->setContentsMargins(0, 0, 0, 0);
    wait->addWidget(new Spinner);
    wait->addWidget(new PlainLabel(tr("The cluster tries it, without effect…")), 1);
    auto* sides = new QHBoxLayout(words_);
    sides->setContentsMargins(0, 0, 0, 0);
    sides->setSpacing(space::m);
    sides->addWidget(titled(tr("The request, exactly"), request_), 1);
    sides->addWidget(titled(tr("What it changes in the object"), changes_), 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addWidget(waiting_);
    column->addWidget(banner_);
    for (const auto& [objection, box] : overruling_) {
        column->addWidget(box);
        connect(box, &QCheckBox::clicked, this, &TrafficTrialPane::overrulingChanged);
    }
    column->addWidget(warnings_);
    column->addWidget(key_);
    column->addWidget(words_, 1);
    connect(key_, &Banner::actionTriggered, this, &TrafficTrialPane::keyRequested);
    clear();
}

void TrafficTrialPane::showParts(Parts parts)
{
    waiting_->setVisible(parts == Parts::Waiting);
    words_->setVisible(parts == Parts::Words);
    banner_->clear();
    key_->clear();
    warnings_->clear();
    for (const auto& [objection, box] : overruling_)
        box->setVisible(box->isChecked() && parts != Parts::Nothing);
}

void TrafficTrialPane::clear()
{
    for (const auto& [objection, box] : overruling_)
        box->setChecked(false);
    showParts(Parts::Nothing);
}

void TrafficTrialPane::showTrying()
{
    showParts(Parts::Waiting);
}

void TrafficTrialPane::showTrial(const TrafficTrial& trial)
{
    showParts(Parts::Words);
    request_->setPlainText(trial.request);
    changes_->setPlainText(trial.nothingNew ? tr("The object would stay as it is.")
                                            : trial.changes.join(u'\n'));
    paintChanges();
    if (!trial.warnings.isEmpty())
        warnings_->showMessage({.tone = Tone::Warning,
                                .text = trial.warnings.join(u'\n'),
                                .dismiss = BannerMessage::Dismiss::NotAllowed});
    if (trial.keyless)
        key_->showMessage({.tone = Tone::Warning,
                           .text = *trial.keyless,
                           .actions = {{QStringLiteral("trafficMakeKey"), tr("Make a key"),
                                        QStringLiteral("kt-encrypted")}},
                           .dismiss = BannerMessage::Dismiss::NotAllowed});
}

void TrafficTrialPane::showRefusal(const Error& error, std::optional<TrafficObjection> objection)
{
    showParts(Parts::Nothing);
    const auto title = objection ? tr("Somebody else manages this") : errorTitle(error.kind);
    banner_->showMessage(
        {.tone = objection ? Tone::Warning : Tone::Bad,
         .text = tr("%1. %2", "what went wrong, and why").arg(title, error.detail),
         .dismiss = BannerMessage::Dismiss::NotAllowed,
         .help = objection ? QStringLiteral("endpoints#move-traffic") : helpTopicOf(error.kind)});
    for (const auto& [each, box] : overruling_)
        box->setVisible(each == objection || box->isChecked());
}

void TrafficTrialPane::showKeyMade()
{
    key_->showMessage({Tone::Good, tr("The key is made. Keep a copy of it: whoever has it signs as you.")});
}

void TrafficTrialPane::showKeyError(const Error& error)
{
    key_->showMessage({.tone = Tone::Bad,
                       .text = tr("No key could be made. %1").arg(error.detail),
                       .dismiss = BannerMessage::Dismiss::NotAllowed,
                       .help = helpTopicOf(error.kind)});
}

QList<TrafficObjection> TrafficTrialPane::overruled() const
{
    QList<TrafficObjection> overruled;
    for (const auto& [objection, box] : overruling_) {
        if (box->isChecked())
            overruled << objection;
    }
    return overruled;
}

/// Signs say it; colours only help to find them.
void TrafficTrialPane::paintChanges()
{
    const Theme& theme = Theme::of(this);
    QList<QTextEdit::ExtraSelection> lines;
    for (auto block = changes_->document()->begin(); block.isValid(); block = block.next()) {
        const auto text = block.text();
        if (!text.startsWith(QLatin1String("+ ")) && !text.startsWith(QLatin1String("- ")))
            continue;
        QTextEdit::ExtraSelection line;
        line.cursor = QTextCursor(block);
        line.format.setBackground(theme.toneFill(text.startsWith(u'+') ? Tone::Good : Tone::Bad));
        line.format.setProperty(QTextFormat::FullWidthSelection, true);
        lines << line;
    }
    changes_->setExtraSelections(lines);
}

void TrafficTrialPane::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintChanges();
}

} // namespace ph
