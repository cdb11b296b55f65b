#pragma once

#include "app/rollout/EndpointReach.h"
#include "app/rollout/JobDrive.h"
#include "models/values/ReleasePlan.h"
#include "services/release/ReleaseEngine.h"
#include "services/rollout/RolloutAnalysis.h"
#include "services/rollout/RolloutDriver.h"

namespace ph {

/// Who judges the candidates of an environment.
using RolloutAnalysisSource = std::function<Result<std::unique_ptr<RolloutAnalysis>>(
    const ReleaseEnvironment& environment, std::stop_token stop)>;

/// What whoever executes a release is to its rollout meanwhile: alone with it, or one who looks on while a
/// Job in the cluster drives it.
enum class RolloutHand { Drives, Follows };

/// What rollouts are driven with from here.
struct RolloutMeans {
    RolloutAnalysisSource analysis = {};  ///< empty: nobody judges, so that nothing is rolled out from here
    RolloutDriver::Settings driver = {};  ///< `name` empty: of this process
    std::function<void()> stillHere = {}; ///< called every few seconds while one is driven
    /// Goes around the hours in which a rollout goes on. Empty: it just does. What it waits for afterwards is
    /// waited for as long as `goesOnWaiting`, asked each second, says so: that tells whoever executes that it
    /// goes on, and hears who cancels it.
    std::function<void(RolloutHand, const std::function<void()>& work,
                       const std::function<bool()>& goesOnWaiting)>
        meanwhile = {};
};

/// The RollOut step of one release: begins its rollout beside the endpoint and drives it to its end. Of a
/// rollback (whose plan has another id than the rollout): asks that rollout to go back, and drives it there.
/// Where its tier wants it armed a Job in the cluster drives it forward, and nothing begins before that does,
/// unless the cluster carries it out by itself (see needsArming());
/// whatever such a Job drives is only followed from here. Everything is in the rollout's record, so that an
/// act that was cut off is taken up. Blocking, for as long as the rollout lasts.
class RolloutExecutor final : public StepExecutor {
public:
    /// `who` asks for the way back. Errors of reachEndpoint() and rolloutOf().
    static Result<std::unique_ptr<RolloutExecutor>> open(Workspace& workspace,
                                                         const ReleaseEnvironment& environment,
                                                         const ReleasePlan& plan, const QString& who,
                                                         RolloutMeans means, std::stop_token stop);

    /// The candidate where it has all the requests (of a way back: wherever something of its rollout is
    /// left), else the version that is gone back to; where the object is neither, what it loads.
    Result<QString> observe(const PlanStep& step) override;
    /// Invalid, with why, where the rollout ended otherwise than asked for; Cancelled where it was stopped on
    /// the way; RateLimited where it cannot be driven from here now.
    Result<void> apply(const PlanStep& step) override;
    bool takesUp(const PlanStep&) const override { return true; }
    void setBeat(std::function<Result<bool>()> beat) override { beat_ = std::move(beat); }

    /// How the rollout that was driven last ended; none: it has not.
    std::optional<RolloutState> ended() const { return ended_; }

private:
    RolloutExecutor(Workspace& workspace, EndpointReach reach, ReleaseEnvironment environment,
                    RolloutPlan rollout, const ReleasePlan& plan, QString who, RolloutMeans means,
                    std::stop_token stop);
    Result<bool> isUnderWay() const;
    Result<StoredRollout> begin(RolloutStore& store);
    Result<std::unique_ptr<RolloutAnalysis>> analysis() const;
    bool hasToBeArmed() const;
    template <class Work>
    auto meanwhile(RolloutHand hand, const RolloutWait& wait, const std::stop_token& stop,
                   const Work& work) const;
    /// Arms it first, where it has to be.
    Result<std::optional<RolloutState>> followArmed(const JobDrive& job, const std::stop_token& stop) const;
    Result<void> drive(const FoundRollout& found, RolloutSite& site, RolloutAnalysis& judge,
                       const RolloutWait& wait, const std::stop_token& stop);
    RolloutWait waiting(std::stop_source& stop) const;
    Result<void> conclude(const RolloutState& state);

    Workspace& workspace_;
    const EndpointReach reach_; ///< for looking
    const ReleaseEnvironment environment_;
    const RolloutPlan rollout_;
    const bool isWayBack_;
    const QString candidate_; ///< version
    QString stable_;          ///< version that is gone back to
    const QString who_, why_; ///< of what is asked of the rollout
    const RolloutMeans means_;
    const std::stop_token stop_;
    std::function<Result<bool>()> beat_;
    std::optional<RolloutState> ended_;
};

/// One line of where a rollout stands: "10 % of the requests: observed. The analysis says …".
QString rolloutLine(const StoredRollout& rollout);

} // namespace ph
