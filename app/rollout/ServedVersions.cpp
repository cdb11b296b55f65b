#include "app/rollout/ServedVersions.h"

#include "app/release/DeskSources.h"
#include "services/rollout/RolloutPlanTexts.h"

#include <algorithm>

namespace ph {

Result<std::unique_ptr<ServedVersions>> ServedVersions::open(Workspace& workspace,
                                                             const ReleaseEnvironment& environment,
                                                             Versions versions, std::stop_token stop)
{
    auto reach = reachEndpoint(workspace, environment.target, ReachFor::Looking, stop);
    if (!reach)
        return fail(reach.error());
    const auto tracker = connectionNamed(workspace, environment.tracker);
    return std::unique_ptr<ServedVersions>(new ServedVersions(
        *std::move(reach), environment.model, std::move(versions), tracker ? tracker->id : ConnectionId(),
        filesOnTracker(workspace, environment, std::move(stop)), workspace.clock()));
}

ServedVersions::ServedVersions(EndpointReach reach, QString model, Versions versions, ConnectionId tracker,
                               FilesLocation location, Clock clock)
    : reach_(std::move(reach))
    , model_(std::move(model))
    , versions_(std::move(versions))
    , tracker_(tracker)
    , location_(std::move(location))
    , clock_(std::move(clock))
{
}

Result<QString> ServedVersions::observe(const PlanStep& step)
{
    const auto seen = lookAt(reach_, toMs(clock_()));
    if (!seen)
        return fail(seen.error());
    const auto& revisions = seen->endpoint.revisions;
    if (revisions.size() > 1)
        return fail(
            ErrorKind::Conflict, step.place,
            RolloutPlanTexts::tr("Several revisions of it get requests: a change is under way. End it "
                                 "first."));
    const auto uri = revisions.isEmpty() ? QString() : revisions.front().model;
    if (uri.isEmpty())
        return QString();
    const auto versions = versions_(model_);
    if (!versions)
        return fail(versions.error());
    auto version = versionAt(uri, *versions, tracker_, location_);
    if (version && version->isEmpty())
        return fail(
            ErrorKind::Conflict, step.place,
            RolloutPlanTexts::tr("It serves %1, which is no version of %2: register that first, so that "
                                 "there is a version to go back to.")
                .arg(uri, model_));
    return version;
}

Result<void> ServedVersions::apply(const PlanStep& step)
{
    return fail(ErrorKind::Unsupported, step.place,
                RolloutPlanTexts::tr("The plan does not say how traffic moves there: draft it anew."));
}

Result<QString> versionOnEndpoint(Workspace& workspace, const ReleaseEnvironment& environment,
                                  const std::vector<ModelVersion>& versions, std::stop_token stop)
{
    const auto served = ServedVersions::open(
        workspace, environment, [&versions](const QString&) { return versions; }, std::move(stop));
    if (!served)
        return fail(served.error());
    return (*served)->observe({{}, PlanStep::Kind::RollOut, endpointPlace(environment.target), {}, {}});
}

LastServed lastServed(Workspace& workspace, const ReleaseEnvironment& environment,
                      const std::vector<ModelVersion>& versions)
{
    const auto cluster = connectionNamed(workspace, environment.target.connection);
    const auto endpoints = workspace.cache().endpoints();
    if (!cluster || !endpoints)
        return {};
    const auto endpoint = std::find_if(endpoints->begin(), endpoints->end(), [&](const Endpoint& one) {
        return one.key == endpointKey(environment.target, cluster->id);
    });
    if (endpoint == endpoints->end())
        return {};
    LastServed last{{}, endpoint->seenMs};
    const FilesLocation nobody = [](const VersionFiles&, const ModelVersion& version) -> Result<QString> {
        return fail(ErrorKind::Unsupported, version.model);
    };
    if (endpoint->revisions.size() == 1) // else a change was under way
        last.version = versionAt(endpoint->revisions.front().model, versions, {}, nobody).value_or(QString());
    return last;
}

} // namespace ph
