#include "app/settings/Cleaning.h"

#include "app/incidents/IncidentStretches.h"
#include "app/settings/TableCopies.h"
#include "services/oncall/OnCallStore.h"

namespace ph {

namespace {

constexpr std::int64_t onCallStaysMs = std::int64_t(7) * 24 * 3'600'000; ///< as for an incident's causes

Result<CachePlan> planKind(Workspace& workspace, CacheKind kind, std::int64_t mostBytes)
{
    return kind == CacheKind::Tables ? planTableCopies(workspace, mostBytes)
                                     : workspace.cache().previewRetention(kind, mostBytes);
}

Result<CachePlan> cleanKind(Workspace& workspace, const CachePlan& plan)
{
    return plan.kind == CacheKind::Tables ? removeTableCopies(workspace, plan)
                                          : workspace.cache().applyRetention(plan);
}

} // namespace

Result<std::vector<RetentionRule::Stretch>> stretchesThatStay(Workspace& workspace)
{
    auto kept = stretchesOfIncidents(workspace);
    if (!kept)
        return kept;
    const auto pinned = OnCallStore(workspace.state()).standings();
    if (!pinned)
        return fail(pinned.error());
    if (!pinned->empty())
        kept->push_back({toMs(workspace.clock()()) - onCallStaysMs, stillGoing});
    return kept;
}

Result<CleaningPlan> planCleaning(Workspace& workspace, KeepRule rule, const std::stop_token& stop)
{
    auto kept = stretchesThatStay(workspace);
    if (!kept)
        return fail(kept.error());
    rule.observed.kept = *std::move(kept);
    CleaningPlan plan;
    plan.sparedTimes = std::int64_t(rule.observed.kept.size());
    auto observed = workspace.observed().previewRetention(rule.observed, toMs(workspace.clock()()));
    if (!observed)
        return fail(observed.error());
    plan.observed = *std::move(observed);
    for (int i = 0; i < cacheKinds; ++i) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, QStringLiteral("retention"));
        const auto of = planKind(workspace, CacheKind(i), rule.bytes[i]);
        if (!of)
            return fail(of.error());
        plan.caches.push_back(*of);
    }
    return plan;
}

Result<CleaningPlan> clean(Workspace& workspace, const CleaningPlan& asked, const std::stop_token& stop,
                           const CleaningProgress& progress)
{
    auto plan = asked;
    const int total = int(plan.caches.size()) + 1;
    int done = 0;
    const auto goesOn = [&] {
        if (progress)
            progress(done, total);
        ++done;
        return !stop.stop_requested();
    };
    const auto cancelled = [] { return fail(ErrorKind::Cancelled, QStringLiteral("retention")); };
    for (auto& of : plan.caches) {
        if (!goesOn())
            return cancelled();
        if (of.isEmpty())
            continue;
        const auto went = cleanKind(workspace, of);
        if (!went)
            return fail(went.error());
        of = *went;
    }
    if (!goesOn())
        return cancelled();
    if (plan.observed.isEmpty())
        return plan;
    // An incident may have been opened since it was shown.
    auto kept = stretchesThatStay(workspace);
    if (!kept)
        return fail(kept.error());
    plan.observed.kept.insert(plan.observed.kept.end(), kept->begin(), kept->end());
    auto went = workspace.observed().applyRetention(plan.observed);
    if (!went)
        return fail(went.error());
    plan.observed = *std::move(went);
    return plan;
}

} // namespace ph
