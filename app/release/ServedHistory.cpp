#include "app/release/ServedHistory.h"

#include "app/release/HomeFiles.h"
#include "app/release/LiveVersion.h"
#include "services/home/GitManifestExecutor.h"

#include <algorithm>

namespace ph {

namespace {

/// Changes of one record in the home of its environment.
void addChanges(QList<ServedChange>& changes, const ReleaseEnvironment& environment, const HomeRecord& there,
                const QString& model)
{
    const auto trust = keysOfPolicies({environment});
    QStringList ignored;
    const auto record = recordFromHome(there, ignored, trust);
    if (!record || record->plan.environment != environment.name)
        return;
    const auto times = timesOfMove(there, *record, trust);
    if (times.liveMs == noTime)
        return;
    for (const auto& step : record->steps) {
        auto change = servedChange(environment, record->plan, step.step);
        if (!change || change->model != model)
            continue;
        // A rollback is told at its end only; it was planned just before it began.
        change->afterMs = times.begunMs == noTime ? record->plan.createdMs : times.begunMs;
        change->byMs = times.liveMs;
        change->lastSeenMs = times.lastMs;
        changes << *change;
    }
}

bool isDoneByUs(const QList<AliasPeriod>& periods, const ServedChange& change)
{
    return std::any_of(periods.begin(), periods.end(), [&](const AliasPeriod& period) {
        return period.cause == AliasPeriod::Cause::OurAct && period.version == change.version &&
               period.byMs >= change.afterMs && period.byMs <= change.byMs;
    });
}

void putChange(QList<AliasPeriod>& periods, const ServedChange& change)
{
    using enum AliasPeriod::Cause;
    qsizetype at = 0;
    while (at < periods.size() && periods[at].byMs <= change.byMs)
        ++at;
    auto* before = at > 0 ? &periods[at - 1] : nullptr;
    if (before && before->version == change.before) {
        before->lastSeenMs = std::max(before->lastSeenMs, change.afterMs);
    } else if (before || !change.before.isEmpty()) {
        const auto afterMs = before ? before->lastSeenMs : noTime;
        periods.insert(at, AliasPeriod{change.before, afterMs, change.afterMs, change.afterMs, Observed});
        ++at;
    }
    auto* next = at < periods.size() ? &periods[at] : nullptr;
    if (next && next->version == change.version && next->cause == Observed) { // seen later only, until now
        next->afterMs = change.afterMs;
        next->byMs = change.byMs;
        return;
    }
    auto lastMs = std::max(change.byMs, change.lastSeenMs);
    if (next)
        lastMs = std::clamp(lastMs, change.byMs, std::max(change.byMs, next->byMs));
    if (next)
        next->afterMs = std::max(next->afterMs, lastMs);
    periods.insert(at, AliasPeriod{change.version, change.afterMs, change.byMs, lastMs, Observed});
}

} // namespace

std::optional<ServedChange> servedChange(const ReleaseEnvironment& environment, const ReleasePlan& plan,
                                         const PlanStep& step)
{
    const auto& target = environment.target;
    const bool isManifest =
        step.kind == PlanStep::Kind::CommitManifest && step.place == manifestPlace(target);
    const bool isRollout = step.kind == PlanStep::Kind::RollOut && step.place == endpointPlace(target);
    const auto model = std::find_if(plan.parts.begin(), plan.parts.end(), [](const ReleasePart& part) {
        return part.kind == ReleasePart::Kind::Model;
    });
    if ((!isManifest && !isRollout) || model == plan.parts.end())
        return std::nullopt;
    return ServedChange{model->name, u'#' + environment.name, versionIn(target, step.expected),
                        versionIn(target, step.value)};
}

QList<ServedChange> servedChanges(Workspace& workspace, ConnectionId registry, const QString& model)
{
    QList<ServedChange> changes;
    const auto environments = loadEnvironments(folderOf(workspace));
    if (!environments)
        return changes;
    for (const auto& environment : environments->environments) {
        const auto kind = environment.target.kind;
        if (kind != ReleaseTarget::Kind::GitManifest && kind != ReleaseTarget::Kind::Endpoint)
            continue;
        const auto connection = connectionNamed(workspace, environment.registry);
        if (!connection || connection->id != registry)
            continue;
        const auto home = openHome(workspace, environment, QStringLiteral("pilothouse"), HomeLook::Copy, {});
        const auto ids = home ? home->records() : Result<QStringList>(QStringList());
        for (const auto& id : ids.value_or(QStringList())) {
            if (const auto there = home->read(id))
                addChanges(changes, environment, *there, model);
        }
    }
    return changes;
}

QList<AliasTimeline> withServed(QList<AliasTimeline> timelines, QList<ServedChange> changes)
{
    std::stable_sort(changes.begin(), changes.end(),
                     [](const ServedChange& a, const ServedChange& b) { return a.byMs < b.byMs; });
    for (const auto& change : std::as_const(changes)) {
        auto timeline = std::find_if(timelines.begin(), timelines.end(),
                                     [&](const AliasTimeline& one) { return one.pointer == change.pointer; });
        if (timeline == timelines.end())
            timeline = timelines.insert(timelines.end(), AliasTimeline{change.pointer, {}});
        if (!isDoneByUs(timeline->periods, change))
            putChange(timeline->periods, change);
    }
    return timelines;
}

} // namespace ph
