#include "models/values/CacheUse.h"

#include "models/values/Settings.h"

#include <algorithm>
#include <numeric>

namespace ph {

QString cacheKindName(CacheKind kind)
{
    switch (kind) {
    case CacheKind::Curves:
        return QStringLiteral("curves");
    case CacheKind::Artifacts:
        return QStringLiteral("artifacts");
    case CacheKind::Tables:
        break;
    }
    return QStringLiteral("tables");
}

void CacheAmount::add(std::int64_t thingBytes, std::int64_t fetchedMs)
{
    ++count;
    bytes += thingBytes;
    oldestMs = oldestMs == noTime ? fetchedMs : std::min(oldestMs, fetchedMs);
    newestMs = newestMs == noTime ? fetchedMs : std::max(newestMs, fetchedMs);
}

CachePlan planCacheBefore(CacheKind kind, const std::vector<CachedThing>& things, std::int64_t beforeMs)
{
    CachePlan plan{.kind = kind, .beforeMs = beforeMs};
    for (const auto& thing : things) {
        plan.all.add(thing.bytes, thing.fetchedMs);
        if (thing.pinned == CachedThing::Pinned::Yes)
            plan.pinned.add(thing.bytes, thing.fetchedMs);
        else if (beforeMs != noTime && thing.fetchedMs <= beforeMs)
            plan.goes.add(thing.bytes, thing.fetchedMs);
    }
    return plan;
}

CachePlan planCache(CacheKind kind, const std::vector<CachedThing>& things, std::int64_t mostBytes)
{
    auto excess = -mostBytes;
    std::vector<CachedThing> mayGo;
    for (const auto& thing : things) {
        excess += thing.bytes;
        if (thing.pinned == CachedThing::Pinned::No)
            mayGo.push_back(thing);
    }
    std::int64_t beforeMs = noTime;
    if (mostBytes > 0 && excess > 0) {
        std::ranges::sort(mayGo, {}, &CachedThing::fetchedMs);
        for (const auto& thing : mayGo) {
            if (excess <= 0)
                break;
            excess -= thing.bytes;
            beforeMs = thing.fetchedMs;
        }
    }
    return planCacheBefore(kind, things, beforeMs);
}

bool KeepRule::isEmpty() const
{
    return observed.mostAgeMs == 0 && observed.mostBytes == 0 &&
           std::all_of(std::begin(bytes), std::end(bytes), [](std::int64_t most) { return most == 0; });
}

KeepRule keepRule(const Settings& settings)
{
    KeepRule rule;
    rule.observed.mostAgeMs = settings.observedAgeMs;
    rule.observed.mostBytes = settings.observedBytes;
    rule.bytes[int(CacheKind::Curves)] = settings.curvesBytes;
    rule.bytes[int(CacheKind::Artifacts)] = settings.artifactsBytes;
    rule.bytes[int(CacheKind::Tables)] = settings.tablesBytes;
    return rule;
}

bool CleaningPlan::isEmpty() const
{
    return observed.isEmpty() && std::ranges::all_of(caches, &CachePlan::isEmpty);
}

QString overLimitName(const OverLimit& over)
{
    return over.cache ? cacheKindName(*over.cache) : QStringLiteral("observed");
}

QList<OverLimit> overLimits(const CleaningPlan& plan)
{
    constexpr std::int64_t leastShare = 20;
    QList<OverLimit> over;
    const auto& observed = plan.observed;
    if (!observed.isEmpty() && observed.bytes >= observed.fileBytes / leastShare)
        over.append({std::nullopt, observed.bytes});
    for (const auto& cache : plan.caches) {
        if (!cache.isEmpty() && cache.goes.bytes >= cache.all.bytes / leastShare)
            over.append({cache.kind, cache.goes.bytes});
    }
    return over;
}

std::int64_t CleaningPlan::bytes() const
{
    return std::accumulate(caches.begin(), caches.end(), observed.bytes,
                           [](std::int64_t sum, const CachePlan& plan) { return sum + plan.goes.bytes; });
}

} // namespace ph
