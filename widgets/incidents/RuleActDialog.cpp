#include "widgets/incidents/RuleActDialog.h"

#include "models/tables/RuleWords.h"
#include "widgets/common/Banner.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/Card.h"
#include "widgets/common/DialogSize.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/incidents/DiffEdit.h"

#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace ph {

namespace {

struct RuleActWords {
    QString title, reason, send;
};

RuleActWords ruleActWords(RuleAct act)
{
    switch (act) {
    case RuleAct::Write:
        return {RuleActDialog::tr("Write the rule into the policy"), {}, RuleActDialog::tr("Write")};
    case RuleAct::CloseWith:
        return {RuleActDialog::tr("Close the incident with this rule"),
                RuleActDialog::tr("It would not have caught this incident. Why is it kept?"),
                RuleActDialog::tr("Close incident")};
    case RuleAct::CloseWithout:
        return {RuleActDialog::tr("Close the incident without a rule"),
                RuleActDialog::tr("Why is there none to learn?"), RuleActDialog::tr("Close incident")};
    }
    return {};
}

} // namespace

RuleActDialog::RuleActDialog(const Incident& incident, RuleAct act, const RuleAttempt& attempt,
                             QWidget* parent)
    : QDialog(parent)
    , act_(act)
{
    const bool wouldMiss = act == RuleAct::CloseWith && attempt.trial && !attempt.trial->caught();
    owes_ = act == RuleAct::CloseWithout || wouldMiss ? Reason::Owed : Reason::None;
    build(incident, attempt);
    connect(reason_, &QPlainTextEdit::textChanged, this, &RuleActDialog::check);
    connect(send_, &QPushButton::clicked, this, [this] {
        phase_ = Phase::Writing; // once, however often it is pressed
        trouble_->clear();
        check();
        Q_EMIT asked(act_, reason());
    });
    check();
    fitToWidth(*this, 560);
}

void RuleActDialog::build(const Incident& incident, const RuleAttempt& attempt)
{
    const auto words = ruleActWords(act_);
    setObjectName(QStringLiteral("ruleActDialog"));
    setWindowTitle(words.title);
    trouble_ = new Banner;
    trouble_->setObjectName(QStringLiteral("ruleActTrouble"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::xl, space::xl, space::l);
    column->setSpacing(space::m);
    column->addWidget(trouble_);
    column->addWidget(noteText(QStringLiteral("ruleActAbout"),
                               QStringLiteral("%1 · %2").arg(incident.environment, incident.title)));
    if (act_ == RuleAct::CloseWith && attempt.trial)
        column->addWidget(bodyText(QStringLiteral("ruleActTrial"), trialLines(*attempt.trial).join(u'\n')));
    if (act_ != RuleAct::CloseWithout) {
        column->addWidget(
            bodyText(QStringLiteral("ruleActFile"),
                     attempt.diff.isEmpty()
                         ? tr("%1 says so already.").arg(attempt.policyFile)
                         : tr("This goes into %1; every other byte of it stays. Commit it afterwards.")
                               .arg(attempt.policyFile)));
        auto* diff = new DiffEdit(QStringLiteral("ruleActDiff"), tr("What changes in the policy"));
        diff->showLines(attempt.diff);
        diff->setFixedHeight(160);
        diff->setVisible(!attempt.diff.isEmpty());
        column->addWidget(diff);
    }
    reason_ = new QPlainTextEdit;
    reason_->setObjectName(QStringLiteral("ruleActReason"));
    reason_->setAccessibleName(words.reason);
    reason_->setTabChangesFocus(true);
    reason_->setFixedHeight(80);
    if (owes_ == Reason::Owed)
        column->addWidget(new PlainLabel(words.reason));
    column->addWidget(reason_);
    reason_->setVisible(owes_ == Reason::Owed);
    auto* cancel = makeButton(QStringLiteral("ruleActCancel"), tr("Cancel"));
    send_ = makeButton(QStringLiteral("ruleActSend"), words.send, ButtonKind::Primary);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(send_);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    (owes_ == Reason::Owed ? static_cast<QWidget*>(reason_) : send_)->setFocus();
}

QString RuleActDialog::reason() const
{
    return reason_->toPlainText().trimmed();
}

void RuleActDialog::check()
{
    send_->setEnabled(phase_ == Phase::Editing && (owes_ == Reason::None || !reason().isEmpty()));
}

void RuleActDialog::showRefused(const Error& error)
{
    phase_ = Phase::Editing;
    trouble_->showError(error);
    check();
    growToFit(*this);
}

} // namespace ph
