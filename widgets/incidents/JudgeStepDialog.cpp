#include "widgets/incidents/JudgeStepDialog.h"

#include "models/tables/DiagnosisWords.h"
#include "widgets/common/Banner.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/Card.h"
#include "widgets/common/DialogSize.h"
#include "widgets/common/PlainLabel.h"

#include <QButtonGroup>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QVBoxLayout>

namespace ph {

namespace {

/// What may hold, in the words of the record.
const QStringList& judgedVerdicts()
{
    static const QStringList verdicts{QStringLiteral("well"), QStringLiteral("cause"),
                                      QStringLiteral("unknown")};
    return verdicts;
}

} // namespace

JudgeStepDialog::JudgeStepDialog(const Incident& incident, StepFinding finding, const TimelineTable& timeline,
                                 IncidentJudged::Word word, QWidget* parent)
    : QDialog(parent)
    , incident_(incident.id)
    , finding_(std::move(finding))
    , word_(word)
{
    build(incident, timeline);
    connect(reason_, &QPlainTextEdit::textChanged, this, &JudgeStepDialog::check);
    connect(verdicts_, &QButtonGroup::idToggled, this, &JudgeStepDialog::check);
    connect(send_, &QPushButton::clicked, this, [this] {
        phase_ = Phase::Writing; // once, however often it is pressed
        trouble_->clear();
        check();
        Q_EMIT asked(incident_, judged());
    });
    check();
    fitToWidth(*this, 480);
}

void JudgeStepDialog::build(const Incident& incident, const TimelineTable& timeline)
{
    const bool overrules = word_ == IncidentJudged::Word::Overruled;
    setObjectName(QStringLiteral("judgeStepDialog"));
    setWindowTitle(overrules ? tr("Overrule a step") : tr("Confirm a step"));
    trouble_ = new Banner;
    trouble_->setObjectName(QStringLiteral("judgeStepTrouble"));
    verdicts_ = new QButtonGroup(this);
    auto* choices = new QHBoxLayout;
    choices->setSpacing(space::l);
    for (int i = 0; i < int(judgedVerdicts().size()); ++i) {
        auto* choice = new QRadioButton(judgedVerdictText(judgedVerdicts().at(i)));
        choice->setObjectName(QStringLiteral("judge-%1").arg(judgedVerdicts().at(i)));
        verdicts_->addButton(choice, i);
        choices->addWidget(choice);
        choice->setVisible(overrules);
    }
    choices->addStretch(1);
    reason_ = new QPlainTextEdit;
    reason_->setObjectName(QStringLiteral("judgeStepReason"));
    reason_->setAccessibleName(tr("Reason"));
    reason_->setPlaceholderText(overrules ? tr("Why it is so: others read it later")
                                          : tr("What else is to be said, if anything"));
    reason_->setTabChangesFocus(true);
    reason_->setFixedHeight(80);
    auto* cancel = makeButton(QStringLiteral("judgeStepCancel"), tr("Cancel"));
    send_ = makeButton(QStringLiteral("judgeStepSend"), overrules ? tr("Overrule") : tr("Confirm"),
                       ButtonKind::Primary);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(send_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::xl, space::xl, space::l);
    column->setSpacing(space::m);
    column->addWidget(trouble_);
    column->addWidget(noteText(QStringLiteral("judgeStepAbout"),
                               QStringLiteral("%1 · %2").arg(incident.environment, incident.title)));
    column->addWidget(bodyText(QStringLiteral("judgeStepSeen"),
                               tr("%1 – the check says %2", "%1: a step, %2: its verdict with its reasons")
                                   .arg(stepTitleText(finding_.step), stepFindingText(finding_, timeline))));
    if (overrules)
        column->addWidget(new PlainLabel(tr("What holds instead?")));
    else
        column->addWidget(
            bodyText(QStringLiteral("judgeStepAgreed"),
                     tr("Confirmed as: %1").arg(judgedVerdictText(agreedVerdict(finding_.verdict)))));
    column->addLayout(choices);
    column->addWidget(reason_);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    (overrules ? static_cast<QWidget*>(verdicts_->button(0)) : reason_)->setFocus();
}

IncidentJudged JudgeStepDialog::judged() const
{
    const auto chosen = verdicts_->checkedId();
    const bool overrules = word_ == IncidentJudged::Word::Overruled;
    return {finding_.step.id, word_,
            !overrules   ? agreedVerdict(finding_.verdict)
            : chosen < 0 ? QString()
                         : judgedVerdicts().at(chosen),
            reason_->toPlainText().trimmed(), findingText(finding_)};
}

void JudgeStepDialog::check()
{
    const auto said = judged();
    const bool isWhole =
        word_ == IncidentJudged::Word::Confirmed || (!said.verdict.isEmpty() && !said.reason.isEmpty());
    send_->setEnabled(isWhole && phase_ == Phase::Editing);
}

void JudgeStepDialog::showRefused(const Error& error)
{
    phase_ = Phase::Editing;
    trouble_->showError(error);
    check();
    growToFit(*this);
}

} // namespace ph
