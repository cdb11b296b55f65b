#include "app/rollout/RolloutArming.h"

#include "app/release/DeskSources.h"
#include "app/rollout/RolloutDrive.h"
#include "models/tables/RolloutReasons.h"
#include "services/http/RetryDelay.h"
#include "services/policy/PolicyFile.h"
#include "services/rollout/ConfigMapStore.h"
#include "services/rollout/RolloutPlanTexts.h"

#include <QFile>

#include <algorithm>

namespace ph {

namespace {

QString either(const QString& named, const QString& otherwise)
{
    return named.isEmpty() ? otherwise : named;
}

Result<QString> policyTextOf(const ReleaseEnvironment& environment)
{
    if (environment.policyFile.isEmpty())
        return QString();
    // What cannot be read would hold it up forever.
    if (const auto policy = policyOf(environment); !policy)
        return fail(policy.error());
    QFile file(environment.policyFile);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, file.fileName(), file.errorString());
    return QString::fromUtf8(file.readAll());
}

nlohmann::json errorEntryOf(const Error& error)
{
    return {{"kind", errorKindName(error.kind).toStdString()}, {"detail", error.forRecords().toStdString()}};
}

/// One request about the Job of a rollout, from what is written down before to what is written down after.
class ArmingAct {
    using Seen = ArmOutcome::Seen;

public:
    using Kind = RolloutRequest::Kind;
    ArmingAct(Workspace& workspace, const FoundRollout& found, const ArmPreview& preview,
              const ArmPatience& patience, Kind kind, std::stop_token stop)
        : workspace_(workspace)
        , found_(found)
        , preview_(preview)
        , patience_(patience)
        , kind_(kind)
        , stop_(std::move(stop))
    {
    }

    Result<ArmOutcome> run()
    {
        ArmOutcome outcome;
        if (preview_.before == preview_.after) {
            outcome.seen = Seen::NotInTime; // it is there as it would be: only looking is left
        } else if (const auto asked = ask(outcome); !asked) {
            return fail(asked.error());
        }
        const auto endMs = now() + patience_.wait.count();
        // A stop ends the looking; after an answer that was cut off one look is owed all the same.
        while (!look(outcome) && now() < endMs && !stop_.stop_requested())
            pause();
        if (const auto told = tell(outcome); !told)
            outcome.unrecorded = told.error();
        return outcome;
    }

private:
    std::int64_t now() const { return toMs(workspace_.clock()()); }
    const QString& id() const { return found_.rollout.plan.id; }
    bool isArming() const { return kind_ == Kind::Arm; }

    void pause() const
    {
        if (patience_.pause)
            patience_.pause(patience_.between, stop_);
        else
            pauseFor(patience_.between, stop_);
    }

    Result<void> ask(ArmOutcome& outcome)
    {
        if (const auto noted = note(); !noted)
            return fail(noted.error());
        const auto answer = found_.client.write(preview_.write, DryRun::No);
        if (answer) {
            outcome.seen = Seen::NotInTime;
            return {};
        }
        if (leavesOpen(answer.error())) {
            outcome.unanswered = answer.error();
            return {};
        }
        (void)tellLedger(workspace_, QStringLiteral("rollout.refused"), asked(),
                         errorEntryOf(answer.error()));
        return fail(answer.error());
    }

    /// Before anything is asked for. The record of a rollout that has ended is written no more.
    Result<void> note() const
    {
        const auto noted = askOf(workspace_, found_, kind_, {});
        const bool hasEnded = !noted && noted.error().kind == ErrorKind::Invalid;
        if (noted || (hasEnded && !isArming()))
            return {};
        return fail(noted.error());
    }

    /// True where another look tells nothing more.
    bool look(ArmOutcome& outcome)
    {
        const auto client = found_.client.stoppedBy({});
        auto job = armedJob(client, found_.ns, id(), now());
        if (!job) {
            outcome.unseen = job.error();
            return !leavesOpen(job.error()) && job.error().kind != ErrorKind::RateLimited;
        }
        outcome.unseen = std::nullopt;
        if (*job && *job != outcome.job && patience_.told)
            patience_.told(**job);
        outcome.job = *std::move(job);
        return isArming() ? isArmed(client, outcome) : isDisarmed(outcome);
    }

    bool isArmed(const ClusterClient& client, ArmOutcome& outcome) const
    {
        const auto& job = outcome.job;
        if (!job)
            return false;
        outcome.seen = Seen::NotInTime;
        if (job->standing == ArmedJob::Standing::Driving || hasDriven(client, *job))
            outcome.seen = Seen::Done;
        return outcome.seen == Seen::Done || job->standing == ArmedJob::Standing::Ended;
    }

    /// A short one may have come to its end between two looks.
    bool hasDriven(const ClusterClient& client, const ArmedJob& job) const
    {
        const auto stored = ConfigMapStore(client, found_.ns).load(id());
        return stored && isOfJob(job, stored->state.driver) &&
               (job.standing == ArmedJob::Standing::Ended || stored->state.outcome != RolloutOutcome::Open);
    }

    bool isDisarmed(ArmOutcome& outcome) const
    {
        const bool isGone = !outcome.job || outcome.job->uid != preview_.write.uidPrecondition;
        if (isGone)
            outcome.seen = Seen::Done;
        return isGone;
    }

    nlohmann::json asked() const
    {
        return {{"release", id().toStdString()},
                {"request", rolloutRequestName(kind_).toStdString()},
                {"job", preview_.write.object.name.toStdString()},
                {"namespace", found_.ns.toStdString()}};
    }

    Result<void> tell(const ArmOutcome& outcome) const
    {
        nlohmann::json observed = nlohmann::json::object();
        if (outcome.job)
            observed = {{"uid", outcome.job->uid.toStdString()},
                        {"pod", outcome.job->pods.value(0).toStdString()},
                        {"standing", armedStandingName(outcome.job->standing).toStdString()},
                        {"trouble", outcome.job->trouble.toStdString()}};
        if (outcome.unanswered)
            observed["unanswered"] = errorEntryOf(*outcome.unanswered);
        const bool isDone = outcome.seen == Seen::Done;
        const auto* kind = !isDone ? "rollout.unknown" : isArming() ? "rollout.armed" : "rollout.disarmed";
        return tellLedger(workspace_, QLatin1String(kind), asked(), observed);
    }

    Workspace& workspace_;
    const FoundRollout& found_;
    const ArmPreview& preview_;
    const ArmPatience& patience_;
    const Kind kind_;
    const std::stop_token stop_;
};

} // namespace

Result<DriverJobAsk> driverJobFor(const FoundRollout& found, const ReleaseEnvironment& environment,
                                  const ClusterDriver& named)
{
    const auto& id = found.rollout.plan.id;
    const auto& known = environment.driver;
    if (found.rollout.plan.manifest)
        return fail(ErrorKind::Unsupported, id,
                    rolloutText(QT_TRANSLATE_NOOP(
                                    "ph::RolloutPlanning",
                                    "It is rolled out by commits to %1, which no pod has the right to make."))
                        .arg(found.rollout.plan.manifest->repository));
    DriverJobAsk ask{id, found.ns, {}, {}};
    ask.driver.image = either(named.image, known.image);
    ask.driver.metrics = either(named.metrics, known.metrics);
    ask.driver.metricsSecret = either(named.metricsSecret, known.metricsSecret);
    const auto& access = environment.metricsAccess;
    const bool asFromHere = ask.driver.metrics.isEmpty();
    if (asFromHere)
        ask.driver.metrics = environment.metricsSource;
    if (ask.driver.metrics.isEmpty() && needsMetrics(found.rollout))
        return fail(
            ErrorKind::Invalid, QStringLiteral("--metrics"),
            rolloutText(QT_TRANSLATE_NOOP(
                "ph::RolloutPlanning", "Its candidate is judged by metrics, and nothing says where they are: "
                                       "name the Prometheus as a pod in the cluster reaches it.")));
    if (asFromHere && access.auth != AuthScheme::None && ask.driver.metricsSecret.isEmpty())
        return fail(ErrorKind::Invalid, QStringLiteral("--metrics-secret"),
                    rolloutText(QT_TRANSLATE_NOOP(
                                    "ph::RolloutPlanning",
                                    "The metrics of %1 want to know who asks, and a secret of this computer "
                                    "does not go into the cluster: name the Secret beside the endpoint that "
                                    "holds their bearer token."))
                        .arg(environment.name));
    const auto policy = policyTextOf(environment);
    if (!policy)
        return fail(policy.error());
    ask.policy = *policy;
    return ask;
}

Result<ArmOutcome> armRollout(Workspace& workspace, const FoundRollout& found, const ArmPreview& preview,
                              const ArmPatience& patience, std::stop_token stop)
{
    return ArmingAct(workspace, found, preview, patience, ArmingAct::Kind::Arm, std::move(stop)).run();
}

Result<ArmOutcome> disarmRollout(Workspace& workspace, const FoundRollout& found, const ArmPreview& preview,
                                 const ArmPatience& patience, std::stop_token stop)
{
    return ArmingAct(workspace, found, preview, patience, ArmingAct::Kind::Disarm, std::move(stop)).run();
}

ArmedJob comparedToNow(ArmedJob job, const ReleaseEnvironment& environment)
{
    using Match = ArmedJob::PolicyMatch;
    job.policy = Match::NotCompared;
    const auto now = policyTextOf(environment);
    if (!now || now->isEmpty() || job.standing == ArmedJob::Standing::Ended)
        return job;
    const auto digest = [](const QString& text) {
        const auto read = readPolicy(text.toUtf8());
        return read.policy ? read.policy->digest : QString();
    };
    // What is only written otherwise is the same policy.
    const bool isSame = *now == job.policyText || digest(*now) == digest(job.policyText);
    job.policy = isSame ? Match::AsNow : Match::Another;
    return job;
}

bool wasArmed(const RolloutState& state)
{
    const auto isArming = [](const RolloutRequest& request) {
        return request.kind == RolloutRequest::Kind::Arm;
    };
    return std::any_of(state.requests.begin(), state.requests.end(), isArming);
}

QString otherPolicyLine(const ArmedJob& job, const QString& id)
{
    if (job.policy != ArmedJob::PolicyMatch::Another)
        return {};
    return QStringLiteral("The policy of its environment is another by now than the one it was armed with, "
                          "whose freezes hold it up. Arm it anew: pilothouse release disarm %1, then "
                          "pilothouse release arm %1.")
        .arg(id);
}

RecordedText armedLine(const ArmedJob& job)
{
    using Standing = ArmedJob::Standing;
    const auto pod = job.pods.value(0);
    const RecordedText why(rolloutReasonText(job.trouble), job.trouble);
    const auto how = [&] {
        if (job.standing == Standing::Driving)
            return rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning", "%1 drives it")).arg(pod);
        if (job.standing == Standing::Ended)
            return why.isEmpty()
                       ? rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning", "it has ended"))
                       : rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning", "it has ended (%1)")).arg(why);
        if (pod.isEmpty())
            return why.isEmpty()
                       ? rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning", "it has no pod yet"))
                       : rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning", "it has no pod yet (%1)"))
                             .arg(why);
        return why.isEmpty()
                   ? rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning", "%1 does not drive yet")).arg(pod)
                   : rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning", "%1 does not drive yet (%2)"))
                         .arg(pod, why);
    }();
    const auto line = [&](const QString& text) { return QStringLiteral("%1: %2").arg(job.name, text); };
    return RecordedText(line(how.shown), line(how.english));
}

} // namespace ph
