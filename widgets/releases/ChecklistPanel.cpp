#include "widgets/releases/ChecklistPanel.h"

#include "models/tables/Format.h"
#include "widgets/common/Badge.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/common/TabOrder.h"

#include <QLineEdit>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace ph {

namespace {
constexpr int tallest = 200; // six questions
}

ChecklistPanel::ChecklistPanel(QWidget* parent)
    : QWidget(parent)
    , lines_(new QScrollArea)
    , whyNot_(new PlainLabel)
    , note_(new QLineEdit)
{
    setObjectName(QStringLiteral("checklistPanel"));
    setProperty("chrome", true);
    setAttribute(Qt::WA_StyledBackground);
    whyNot_->setObjectName(QStringLiteral("checklistWhyNot"));
    whyNot_->setRole(PlainLabel::Role::Muted);
    note_->setObjectName(QStringLiteral("checklistNote"));
    note_->setAccessibleName(tr("Note to the answer"));
    note_->setPlaceholderText(
        tr("Note to the next answer, if one is needed; stays with the release forever"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::l, space::s, space::l, space::s);
    column->setSpacing(space::s);
    lines_->setObjectName(QStringLiteral("checklistLines"));
    lines_->setAccessibleName(tr("Questions of the checklist"));
    lines_->setFrameShape(QFrame::NoFrame);
    lines_->setWidgetResizable(true);
    lines_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    lines_->viewport()->setAutoFillBackground(false);
    column->addWidget(lines_);
    column->addWidget(note_);
    column->addWidget(whyNot_);
    hide();
}

void ChecklistPanel::showGate(const ReleaseDetails& release, const QString& gateId)
{
    const auto gate = std::find_if(release.gates.begin(), release.gates.end(),
                                   [&](const GateView& candidate) { return candidate.result.id == gateId; });
    const MoveRule* rule = release.rule(ReleaseMove::Answer);
    const bool isList = gate != release.gates.end() && !gate->checklist.isEmpty();
    setVisible(isList);
    setEnabled(true);
    if (!isList)
        return;
    const bool sameList = asked_.release == release.summary.id && asked_.gate == gateId;
    Asked next{release.summary.id, gateId, gate->checklist,
               rule ? rule->whyNot : QStringList{tr("Answers are given while a release waits.")}};
    if (!sameList || next.items != asked_.items)
        note_->clear(); // it went with its answer
    if (next == asked_)
        return;
    asked_ = std::move(next);
    rebuild();
}

void ChecklistPanel::showBusy()
{
    setEnabled(false);
}

void ChecklistPanel::rebuild()
{
    const auto* focused = focusWidget();
    const auto focus = focused ? focused->objectName() : QString();
    auto* lines = new QWidget;
    auto* column = new QVBoxLayout(lines);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    for (const auto& item : std::as_const(asked_.items))
        column->addWidget(line(item));
    lines_->setWidget(lines); // deletes the ones before
    lines->setAutoFillBackground(false);
    (void)tabAsLaidOut(lines_, lines);
    // A long list scrolls, and leaves the gates their room.
    lines_->setFixedHeight(std::min(lines->sizeHint().height(), tallest));
    const bool may = asked_.whyNot.isEmpty();
    note_->setVisible(may);
    whyNot_->setVisible(!may);
    whyNot_->setText(asked_.whyNot.join(u' '));
    if (auto* again = focus.isEmpty() ? nullptr : findChild<QWidget*>(focus))
        again->setFocus();
}

QWidget* ChecklistPanel::line(const ChecklistItemView& item)
{
    using Word = ChecklistAnswer::Word;
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::s);
    auto* badge = item.answer == Word::Yes  ? new Badge(tr("Yes"), Tone::Good)
                  : item.answer == Word::No ? new Badge(tr("No"), Tone::Bad)
                                            : new Badge(tr("Open"), Tone::Stale);
    badge->setObjectName(QStringLiteral("checklistAnswer-") + item.id);
    layout->addWidget(badge);
    auto* question = new PlainLabel(item.text.isEmpty() ? item.id : item.text);
    layout->addWidget(question, 3);
    if (item.answer) {
        const auto when = formatLocalTime(item.answeredMs);
        auto* said = new PlainLabel(item.note.isEmpty() ? tr("%1, %2").arg(item.by, when)
                                                        : tr("%1, %2: %3").arg(item.by, when, item.note));
        said->setObjectName(QStringLiteral("checklistSaid-") + item.id);
        said->setRole(PlainLabel::Role::Muted);
        layout->addWidget(said, 2);
    }
    if (!asked_.whyNot.isEmpty())
        return row;
    const auto offer = [&](const char* name, const QString& text, AnswerRequest::Word word) {
        auto* button = makeButton(QLatin1String(name) + item.id, text);
        button->setAccessibleName(tr("%1: %2", "answer: question").arg(text, question->text()));
        connect(button, &QPushButton::clicked, this, [this, id = item.id, word] { answer(id, word); });
        layout->addWidget(button);
    };
    offer("checklistYes-", tr("Yes"), AnswerRequest::Word::Yes);
    offer("checklistNo-", tr("No"), AnswerRequest::Word::No);
    return row;
}

void ChecklistPanel::answer(const QString& item, AnswerRequest::Word word)
{
    Q_EMIT answered({asked_.release, asked_.gate, item, word, note_->text().trimmed()});
}

} // namespace ph
