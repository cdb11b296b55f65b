#include "app/rollout/DriveSurroundings.h"

#include "app/release/DeskSources.h"
#include "app/rollout/AnalysisByMetrics.h"
#include "app/rollout/EndpointReach.h"
#include "app/rollout/SilentAnalysis.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct DriveSurroundingsTexts {
    Q_DECLARE_TR_FUNCTIONS(DriveSurroundings)
};

} // namespace

Result<ReleaseEnvironment> surroundingsOf(const Workspace& workspace, const FoundRollout& found,
                                          const QString& policyFile)
{
    auto environment = environmentOf(workspace, found).value_or(ReleaseEnvironment());
    if (!policyFile.isEmpty())
        environment.policyFile = policyFile;
    if (environment.policyFile.isEmpty())
        return environment;
    const auto policy = policyOf(environment);
    return policy ? Result<ReleaseEnvironment>(environment) : fail(policy.error());
}

Result<std::unique_ptr<RolloutAnalysis>> judgeIn(Workspace& workspace, const FoundRollout& found,
                                                 const ReleaseEnvironment& environment, std::stop_token stop)
{
    if (!environment.metricsSource.isEmpty())
        return analysisByMetrics(workspace)(environment, std::move(stop));
    if (!needsMetrics(found.rollout))
        return std::make_unique<SilentAnalysis>();
    return fail(ErrorKind::Invalid, QStringLiteral("metrics"),
                DriveSurroundingsTexts::tr(
                    "Its candidate is judged by metrics, and nothing says where they are: name the "
                    "Prometheus in the endpoint's environment, or to “pilothouse release drive --metrics”."));
}

void settleIn(const Workspace& workspace, const ReleaseEnvironment& environment,
              RolloutDriver::Settings& settings)
{
    settings.clock = workspace.clock();
    if (!environment.policyFile.isEmpty())
        settings.freeze = [environment](std::int64_t nowMs) { return freezeNow(environment, nowMs); };
}

Result<QStringList> whatToKnowBeforeDriving(Workspace& workspace, const FoundRollout& found,
                                            std::stop_token stop)
{
    if (const auto may = mayDriveFromHere(found.rollout); !may)
        return fail(may.error());
    const auto& plan = found.rollout.plan;
    const auto place = plan.manifest ? WritesTo::Git : WritesTo::Cluster;
    if (const auto may = mayRollOut(found.client, plan.endpoint, place, plan.manner); !may)
        return fail(may.error());
    const auto environment = surroundingsOf(workspace, found);
    if (!environment)
        return fail(environment.error());
    if (const auto judge = judgeIn(workspace, found, *environment, std::move(stop)); !judge)
        return fail(judge.error());
    if (environment->policyFile.isEmpty())
        return QStringList{
            DriveSurroundingsTexts::tr("No policy is known here, so that no freeze holds it up.")};
    return QStringList();
}

Result<DrivenRollout> driveFromHere(Workspace& workspace, const FoundRollout& found,
                                    RolloutDriver::Settings settings, std::stop_token stop)
{
    const auto environment = surroundingsOf(workspace, found);
    if (!environment)
        return fail(environment.error());
    const auto judge = judgeIn(workspace, found, *environment, stop);
    if (!judge)
        return fail(judge.error());
    settleIn(workspace, *environment, settings);
    return driveRollout(workspace, found, **judge, std::move(settings), found.rollout.plan.steps.size(),
                        std::move(stop));
}

} // namespace ph
