#include "widgets/rollouts/ArmDialog.h"

#include "models/tables/RolloutWords.h"
#include "widgets/common/Buttons.h"
#include "widgets/common/Card.h"
#include "widgets/common/DialogSize.h"
#include "widgets/common/PlainLabel.h"
#include "widgets/endpoints/TrafficTrialPane.h"

#include <QVBoxLayout>

namespace ph {

ArmDialog::ArmDialog(RolloutRequest::Kind kind, const RolloutPicture& rollout, QWidget* parent)
    : QDialog(parent)
    , trial_(new TrafficTrialPane)
    , confirm_(makeButton(QStringLiteral("rolloutArmConfirm"), {}, ButtonKind::Primary))
{
    const bool isArming = kind == RolloutRequest::Kind::Arm;
    const bool isAnew = !isArming && isArmedByAnotherPolicy(rollout);
    setObjectName(QStringLiteral("rolloutArmDialog"));
    setWindowTitle(isArming ? tr("Arm the rollout") : tr("Disarm the rollout"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::xl, space::xl, space::l);
    column->setSpacing(space::m);
    auto* title = new PlainLabel(isArming ? tr("Have the cluster drive it?") : tr("Take its Job away?"));
    title->setTextSize(TextSize::Title, TextWeight::Bold);
    title->setWordWrap(true);
    column->addWidget(title);
    column->addWidget(bodyText(QStringLiteral("rolloutArmWhat"), candidateText(rollout)));
    column->addWidget(noteText(
        QStringLiteral("rolloutArmNote"),
        isArming ? tr("A Job beside the endpoint drives it to its end, with an account that may do no more "
                      "than that; whoever drives it now leaves it to the Job. It ends with the rollout. Who "
                      "armed it is kept in the rollout's record.")
        : isAnew ? tr("It was armed with another policy than its environment has now, and a Job cannot be "
                      "changed: this one is taken away, and how it would be armed with today's is shown at "
                      "once. Between the two its traffic stays as it is, and nobody drives it.")
                 : tr("Its traffic stays as it is. No step, and no rollback, is made until somebody drives "
                      "it, or it is armed again.")));
    column->addWidget(trial_, 1);
    auto* keep = makeButton(QStringLiteral("rolloutArmCancel"), tr("Cancel"));
    confirm_->setText(isArming ? tr("Arm") : tr("Disarm"));
    confirm_->setAutoDefault(false); // Enter by accident asks for nothing
    confirm_->setEnabled(false);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(keep);
    row->addWidget(confirm_);
    column->addLayout(row);
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    connect(confirm_, &QPushButton::clicked, this, [this] {
        Q_EMIT confirmed();
        accept();
    });
    keep->setFocus();
    trial_->showTrying();
    fitToWidth(*this, 720);
}

void ArmDialog::showTrial(const TrafficTrial& trial)
{
    trial_->showTrial(trial);
    confirm_->setEnabled(true);
    growToFit(*this);
}

void ArmDialog::showRefusal(const Error& error)
{
    trial_->showRefusal(error, std::nullopt);
    confirm_->setEnabled(false);
    growToFit(*this);
}

} // namespace ph
