#include "models/values/ModelLineage.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct ModelLineageTexts {
    Q_DECLARE_TR_FUNCTIONS(ModelLineage)
};

LineageStep dataStep(const VersionDetails& version)
{
    LineageStep step{LineageStep::Kind::Data, ModelLineageTexts::tr("Data"), {}, {}};
    const auto& run = version.side.run;
    if (!run) {
        step.unknown = version.side.version.runId.isEmpty()
                           ? ModelLineageTexts::tr("Unknown: the version names no run.")
                           : ModelLineageTexts::tr("Unknown: the source run is not cached.");
        return step;
    }
    for (const auto& input : run->inputs) {
        const auto name =
            input.context.isEmpty() ? input.name : input.name + QStringLiteral(" · ") + input.context;
        step.items.append({name, input.digest.isEmpty() ? ModelLineageTexts::tr("no digest") : input.digest});
    }
    if (step.items.isEmpty())
        step.unknown = ModelLineageTexts::tr("Unknown: the run logged no dataset.");
    return step;
}

LineageStep runStep(const VersionDetails& version)
{
    LineageStep step{LineageStep::Kind::Run, ModelLineageTexts::tr("Run"), {}, {}};
    const auto& runId = version.side.version.runId;
    if (runId.isEmpty())
        step.unknown = ModelLineageTexts::tr("Unknown: the version names no run.");
    else if (!version.side.run)
        step.items.append({runId, ModelLineageTexts::tr("not cached")});
    else
        step.items.append(
            {version.side.run->name.isEmpty() ? runId : version.side.run->name, version.experimentName});
    return step;
}

LineageStep endpointStep(const VersionDetails& version)
{
    LineageStep step{LineageStep::Kind::Endpoint, ModelLineageTexts::tr("Endpoint"), {}, {}};
    for (const auto& endpoint : version.endpoints) {
        if (!endpoint.endpoint.isEmpty())
            step.items.append(
                {endpoint.endpoint, ModelLineageTexts::tr("as environment %1 says; not seen serving it")
                                        .arg(endpoint.environment)});
    }
    if (step.items.isEmpty())
        step.unknown =
            version.endpoints.isEmpty()
                ? ModelLineageTexts::tr("Unknown: no environment says that this version is live in it.")
                : ModelLineageTexts::tr("Unknown: its environments name no endpoint.");
    return step;
}

LineageStep releaseStep(const VersionDetails& version, QString (*stateWord)(ReleaseState))
{
    LineageStep step{LineageStep::Kind::Release, ModelLineageTexts::tr("Release"), {}, {}};
    for (const auto& release : version.releases)
        step.items.append({release.id, ModelLineageTexts::tr("%1, %2", "environment, state of a release")
                                           .arg(release.environment, stateWord(release.state))});
    if (step.items.isEmpty())
        step.unknown = ModelLineageTexts::tr("Unknown: no release in this workspace moved it.");
    return step;
}

} // namespace

QList<LineageStep> lineageOf(const VersionDetails& version, QString (*stateWord)(ReleaseState))
{
    const auto& own = version.side.version;
    const LineageStep self{LineageStep::Kind::Version,
                           ModelLineageTexts::tr("Version"),
                           {{QStringLiteral("%1 %2").arg(own.model, own.version), own.source}},
                           {}};
    return {dataStep(version), runStep(version), self, endpointStep(version),
            releaseStep(version, stateWord)};
}

} // namespace ph
