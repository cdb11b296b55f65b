#include "app/release/DeskTexts.h"
#include "app/release/ReleaseDesk.h"
#include "app/release/ServedHistory.h"

#include <QSet>

namespace ph {

namespace {

bool isPointer(const PlanStep& step)
{
    return step.kind == PlanStep::Kind::SetAlias || step.kind == PlanStep::Kind::SetStage;
}

/// Of a step that moves a pointer of the registry.
std::optional<AliasLog::OwnAct> movedInRegistry(const PlanStep& step)
{
    const auto place =
        isPointer(step) ? parseRegistryPlace(step) : Result<RegistryPlace>(fail(ErrorKind::Invalid, {}));
    if (!place)
        return std::nullopt;
    const auto sign = step.kind == PlanStep::Kind::SetAlias ? u'@' : u'/';
    return AliasLog::OwnAct{{}, place->model, sign + place->slot, step.expected, step.value};
}

QString notWritten(const QString& what, const Error& error)
{
    return DeskTexts::tr("The history of %1 could not be written: %2").arg(what, errorSentence(error));
}

} // namespace

/// What we pointed where ourselves is known to the moment; what cannot be noted is said.
void ReleaseDesk::noteOwnActs(const ReleaseEnvironment& environment, DeskOutcome& outcome)
{
    const auto registry = connectionNamed(*workspace_, environment.registry);
    if (!registry)
        return;
    for (const auto& step : outcome.record.steps) {
        // Without an act of ours it was found so: that is a look, which the next sync notes.
        if (step.state != StepRecord::State::Confirmed || step.intendedMs == noTime)
            continue;
        auto act = movedInRegistry(step.step);
        if (const auto served = servedChange(environment, outcome.record.plan, step.step); served && !act)
            act = AliasLog::OwnAct{{}, served->model, served->pointer, served->before, served->version};
        if (!act)
            continue;
        act->connection = registry->id;
        act->askedMs = step.intendedMs;
        act->seenMs = step.observedMs;
        if (const auto noted = workspace_->aliases().noteOwnAct(*act); !noted)
            outcome.notes << notWritten(step.step.place, noted.error());
    }
}

/// Whoever takes over a release, or ends its soak, looks at what is live: as good as a sync of its models.
void ReleaseDesk::noteLook(const ReleaseEnvironment& environment, const ReleaseRecord& record,
                           QStringList& notes)
{
    const auto connection = connectionNamed(*workspace_, environment.registry);
    QSet<QString> names;
    for (const auto& step : record.steps) {
        const auto place = isPointer(step.step) ? parseRegistryPlace(step.step)
                                                : Result<RegistryPlace>(fail(ErrorKind::Invalid, {}));
        if (place)
            names.insert(place->model);
    }
    if (!connection || names.isEmpty())
        return;
    const auto reach = settings_.registry(environment.registry, stop_);
    auto models = reach ? reach->versions.fetchRegisteredModels(reach->context)
                        : Result<std::vector<RegisteredModel>>(fail(reach.error()));
    if (!models) {
        notes << notWritten(environment.registry, models.error());
        return;
    }
    const auto seenMs = now();
    for (auto& model : *models) {
        model.key.connection = connection->id;
        if (!names.contains(model.name()))
            continue;
        const auto versions = reach->versions.fetchModelVersions(reach->context, model.name());
        const auto noted = versions
                               ? workspace_->aliases().noteLook(
                                     model, QList<ModelVersion>(versions->begin(), versions->end()), seenMs)
                               : Result<void>(fail(versions.error()));
        if (!noted)
            notes << notWritten(model.name(), noted.error());
    }
}

} // namespace ph
