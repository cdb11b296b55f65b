#include "models/values/ModelLineage.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ModelLineage)
};

LineageStep dataStep(const VersionDetails& version)
{
    LineageStep step{LineageStep::Kind::Data, Texts::tr("Data"), {}, {}};
    const auto& run = version.side.run;
    if (!run) {
        step.unknown = version.side.version.runId.isEmpty()
                           ? Texts::tr("Unknown: the version names no run.")
                           : Texts::tr("Unknown: the source run is not cached.");
        return step;
    }
    for (const auto& input : run->inputs) {
        const auto name =
            input.context.isEmpty() ? input.name : input.name + QStringLiteral(" · ") + input.context;
        step.items.append({name, input.digest.isEmpty() ? Texts::tr("no digest") : input.digest});
    }
    if (step.items.isEmpty())
        step.unknown = Texts::tr("Unknown: the run logged no dataset.");
    return step;
}

LineageStep runStep(const VersionDetails& version)
{
    LineageStep step{LineageStep::Kind::Run, Texts::tr("Run"), {}, {}};
    const auto& runId = version.side.version.runId;
    if (runId.isEmpty())
        step.unknown = Texts::tr("Unknown: the version names no run.");
    else if (!version.side.run)
        step.items.append({runId, Texts::tr("not cached")});
    else
        step.items.append(
            {version.side.run->name.isEmpty() ? runId : version.side.run->name, version.experimentName});
    return step;
}

LineageStep endpointStep(const VersionDetails& version)
{
    LineageStep step{LineageStep::Kind::Endpoint, Texts::tr("Endpoint"), {}, {}};
    for (const auto& endpoint : version.endpoints) {
        if (!endpoint.endpoint.isEmpty())
            step.items.append(
                {endpoint.endpoint,
                 Texts::tr("as environment %1 says; not seen serving it").arg(endpoint.environment)});
    }
    if (step.items.isEmpty())
        step.unknown = version.endpoints.isEmpty()
                           ? Texts::tr("Unknown: no environment says that this version is live in it.")
                           : Texts::tr("Unknown: its environments name no endpoint.");
    return step;
}

LineageStep releaseStep(const VersionDetails& version)
{
    LineageStep step{LineageStep::Kind::Release, Texts::tr("Release"), {}, {}};
    for (const auto& release : version.releases)
        step.items.append({release.id, Texts::tr("%1, %2", "environment, state of a release")
                                           .arg(release.environment, releaseStateName(release.state))});
    if (step.items.isEmpty())
        step.unknown = Texts::tr("Unknown: no release in this workspace moved it.");
    return step;
}

} // namespace

QList<LineageStep> lineageOf(const VersionDetails& version)
{
    const auto& own = version.side.version;
    const LineageStep self{LineageStep::Kind::Version,
                           Texts::tr("Version"),
                           {{QStringLiteral("%1 %2").arg(own.model, own.version), own.source}},
                           {}};
    return {dataStep(version), runStep(version), self, endpointStep(version), releaseStep(version)};
}

} // namespace ph
