#include "app/oncall/FreshRound.h"

#include "app/release/DeskSources.h"
#include "app/release/KnownReleases.h"
#include "services/sync/RegistryPass.h"
#include "services/sync/RunFetch.h"

#include <algorithm>

namespace ph {

namespace {

constexpr std::size_t newestVersions = 5; ///< of a model that serves: what a rollback may go to
constexpr std::int64_t bytesOfMetric = 32, bytesOfVersion = 256;

std::int64_t bytesOf(const QString& text)
{
    return text.size();
}

/// About what it takes in the cache.
std::int64_t bytesOfRun(const Run& run)
{
    std::int64_t bytes = bytesOf(run.name) + std::int64_t(run.metrics.size()) * bytesOfMetric;
    for (const auto* pairs : {&run.params, &run.tags}) {
        for (const auto& pair : *pairs)
            bytes += bytesOf(pair.key) + bytesOf(pair.value);
    }
    return bytes;
}

bool isOverWith(const Run& run)
{
    return run.status != RunStatus::Running && run.status != RunStatus::Scheduled &&
           run.status != RunStatus::Unknown;
}

} // namespace

void FreshRound::askRegistry()
{
    if (environment_.registry.isEmpty())
        return tellNobody(OnCallPart::Registry);
    const auto& name = environment_.registry;
    if (isRefused(OnCallPart::Registry, name))
        return;
    const auto link = linkNamed(workspace_, name);
    if (!link)
        return tellFailed(OnCallPart::Registry, name, link.error());
    const auto read = readRegistry(**link, workspace_.cache(), workspace_.aliases(), stop_);
    if (!read)
        return tellFailed(OnCallPart::Registry, name, read.error());
    tell(OnCallPart::Registry, name, read->models,
         read->faults.empty() ? std::nullopt : std::optional(read->faults.front().error));
}

QSet<QString> FreshRound::servedModels()
{
    QSet<QString> names;
    if (!environment_.model.isEmpty())
        names << environment_.model;
    for (const auto& endpoint : endpoints()) {
        if (endpoint.served)
            names << endpoint.served->model;
    }
    const auto releases = knownReleases(workspace_, HomeLook::Copy, stop_);
    if (!releases)
        return names;
    for (const auto& record : releases->releases) {
        if (record.plan.environment != environment_.name)
            continue;
        for (const auto& part : record.plan.parts) {
            if (part.kind == ReleasePart::Kind::Model || part.kind == ReleasePart::Kind::Prompt)
                names << part.name;
        }
    }
    return names;
}

/// Runs of what may serve: each version that is pointed at, and the newest. One that has ended and is cached
/// tells nothing new.
void FreshRound::askRuns()
{
    const auto registry = connectionNamed(workspace_, environment_.registry);
    const auto& name = environment_.tracker.isEmpty() ? environment_.registry : environment_.tracker;
    const auto link = linkNamed(workspace_, name);
    if (!registry || !link)
        return name.isEmpty() ? tellNobody(OnCallPart::Runs)
                              : tellFailed(OnCallPart::Runs, name, link ? registry.error() : link.error());
    if (isRefused(OnCallPart::Runs, name))
        return;
    const auto known = workspace_.cache().registeredModels();
    if (!known)
        return tellFailed(OnCallPart::Runs, name, known.error());
    const auto served = servedModels();
    QSet<QString> ids;
    for (const auto& model : *known) {
        if (model.key.connection != registry->id || !served.contains(model.name()))
            continue;
        const auto versions = workspace_.cache().modelVersions(model.key);
        if (!versions)
            return tellFailed(OnCallPart::Runs, name, versions.error());
        const auto pointed = model.aliases.values();
        for (std::size_t i = 0; i < versions->size(); ++i) {
            const auto& version = (*versions)[i];
            recordBytes_ += bytesOfVersion + bytesOf(version.promptText) + bytesOf(version.description);
            if (!version.runId.isEmpty() && (i < newestVersions || pointed.contains(version.version)))
                ids << version.runId;
        }
    }
    auto sorted = ids.values();
    sorted.sort();
    std::optional<Error> trouble;
    std::int64_t count = 0;
    for (const auto& id : std::as_const(sorted)) {
        if (isOver())
            return;
        const EntityKey key{(*link)->connection().id, EntityKind::Run, id};
        const auto cached = workspace_.cache().run(key);
        if (!cached)
            return tellFailed(OnCallPart::Runs, name, cached.error());
        if (*cached && isOverWith(**cached)) {
            recordBytes_ += bytesOfRun(**cached);
            ++count;
            continue;
        }
        const auto run = refreshRun(workspace_.cache(), **link, key, stop_);
        if (run) {
            recordBytes_ += bytesOfRun(*run);
            ++count;
            continue;
        }
        if (endsFetching(run.error().kind))
            return tellFailed(OnCallPart::Runs, name, run.error());
        trouble = run.error(); // of one that is gone, say
    }
    tell(OnCallPart::Runs, name, count, std::move(trouble));
}

} // namespace ph
