#include "app/ArmingController.h"

#include "models/values/TrafficView.h"
#include "widgets/rollouts/ArmDialog.h"
#include "widgets/rollouts/RolloutPage.h"

namespace ph {

namespace {

struct TriedArming {
    ArmPreview preview;
    TrafficTrial trial;
};

TriedArming triedArming(ArmPreview preview)
{
    auto trial = trialOf(preview.request, preview.before, preview.after, preview.warnings);
    return {std::move(preview), std::move(trial)};
}

} // namespace

ArmingController::ArmingController(Workspace& workspace, RolloutReach reach, RolloutPage& page, QString id,
                                   QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , reach_(std::move(reach))
    , page_(page)
    , id_(std::move(id))
{
    if (!reach_.tryArming || !reach_.arm)
        page_.showArmRefusal(tr("Not offered in this window."));
}

ArmingController::~ArmingController() = default;

void ArmingController::open(const RolloutPicture& rollout)
{
    if (dialog_ || !reach_.tryArming || sendJob_.isRunning())
        return;
    const auto kind = rollout.job ? RolloutRequest::Kind::Disarm : RolloutRequest::Kind::Arm;
    dialog_ = new ArmDialog(kind, plainly(rollout), &page_);
    dialog_->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog_, &QDialog::finished, this, [this] {
        trialJob_ = {};
        dialog_ = nullptr; // it goes by itself, maybe later than what it asked for is done
    });
    dialog_->open();
    armAnew_.reset();
    if (isArmedByAnotherPolicy(rollout)) {
        armAnew_ = rollout;
        armAnew_->job.reset();
    }
    trialJob_ = workspace_.runner().run<TriedArming>(
        {},
        [reach = reach_, id = id_, kind](JobContext& job) {
            return reach.tryArming(id, kind, job.stop).map(triedArming);
        },
        this,
        [this, kind](const Result<TriedArming>& tried) {
            if (!dialog_)
                return;
            if (!tried)
                return dialog_->showRefusal(tried.error());
            connect(dialog_, &ArmDialog::confirmed, this,
                    [this, kind, preview = tried->preview] { send(kind, preview); });
            dialog_->showTrial(tried->trial);
        });
}

void ArmingController::send(RolloutRequest::Kind kind, const ArmPreview& preview)
{
    page_.clearRefusal();
    page_.showArmRefusal(tr("What was asked is not answered yet."));
    sendJob_ = workspace_.runner().run<ArmOutcome>(
        {.title = kind == RolloutRequest::Kind::Arm ? tr("Arming %1").arg(id_) : tr("Disarming %1").arg(id_)},
        [reach = reach_, id = id_, kind, preview](JobContext& job) {
            return reach.arm(id, kind, preview, job.stop);
        },
        this, [this, kind](const Result<ArmOutcome>& outcome) { conclude(kind, outcome); });
    Q_EMIT changed();
}

void ArmingController::conclude(RolloutRequest::Kind kind, const Result<ArmOutcome>& outcome)
{
    page_.showArmRefusal({});
    if (!outcome && outcome.error().kind != ErrorKind::Cancelled)
        page_.showRefusal(outcome.error());
    if (outcome && outcome->seen != ArmOutcome::Seen::Done) {
        const auto seen = outcome->job ? armedLine(*outcome->job).shown : tr("the Job was not seen");
        page_.showRefusal(
            Error::make(ErrorKind::Timeout, id_,
                        kind == RolloutRequest::Kind::Arm
                            ? tr("Arming it was requested, and not observed: %1").arg(seen)
                            : tr("Disarming it was requested, and not observed: %1").arg(seen)));
    }
    Q_EMIT changed();
    const bool isGone = outcome && outcome->seen == ArmOutcome::Seen::Done;
    if (const auto anew = std::exchange(armAnew_, std::nullopt);
        anew && isGone && kind == RolloutRequest::Kind::Disarm)
        open(*anew);
}

} // namespace ph
