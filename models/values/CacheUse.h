#pragma once

#include "models/values/Retention.h"

#include <QList>
#include <QString>

#include <optional>
#include <vector>

namespace ph {

struct Settings;

/// What of the cache can be fetched again, a kind at a time.
enum class CacheKind { Curves, Artifacts, Tables };
inline constexpr int cacheKinds = 3;
QString cacheKindName(CacheKind kind); ///< stable: "curves", "artifacts", "tables"

/// Some things of a kind, and from when to when they were fetched.
struct CacheAmount {
    std::int64_t count = 0, bytes = 0;
    std::int64_t oldestMs = noTime, newestMs = noTime;
    void add(std::int64_t thingBytes, std::int64_t fetchedMs);
    friend bool operator==(const CacheAmount&, const CacheAmount&) = default;
};

/// One thing in the cache.
struct CachedThing {
    std::int64_t fetchedMs = noTime, bytes = 0;
    enum class Pinned { No, Yes } pinned = Pinned::No; ///< of a run that is kept for offline use
};

/// What of a kind would go, or went: all that was fetched by `beforeMs` and is not pinned.
struct CachePlan {
    CacheKind kind = CacheKind::Curves;
    std::int64_t beforeMs = noTime; ///< noTime: nothing goes
    CacheAmount all, pinned, goes;
    bool isEmpty() const { return goes.count == 0; }
    friend bool operator==(const CachePlan&, const CachePlan&) = default;
};
/// The things that were fetched first go until no more than `mostBytes` are left, or only pinned ones are; 0:
/// nothing goes. Pure.
CachePlan planCache(CacheKind kind, const std::vector<CachedThing>& things, std::int64_t mostBytes);
/// What goes by then of what there is now: what a plan says, done later.
CachePlan planCacheBefore(CacheKind kind, const std::vector<CachedThing>& things, std::int64_t beforeMs);

/// How much is kept; of a size 0: any.
struct KeepRule {
    RetentionRule observed;
    std::int64_t bytes[cacheKinds] = {}; ///< by CacheKind
    bool isEmpty() const;
    friend bool operator==(const KeepRule&, const KeepRule&) = default;
};
KeepRule keepRule(const Settings& settings);

/// What would go, or went, of everything that passes or can be fetched again.
struct CleaningPlan {
    RetentionPlan observed;
    std::vector<CachePlan> caches; ///< one a kind
    std::int64_t sparedTimes = 0;  ///< stretches that incidents and on-call need
    bool isEmpty() const;
    std::int64_t bytes() const; ///< about so many go
    friend bool operator==(const CleaningPlan&, const CleaningPlan&) = default;
};

/// Something of which more is kept than its limit says.
struct OverLimit {
    std::optional<CacheKind> cache = std::nullopt; ///< none: what was observed
    std::int64_t bytes = 0;                        ///< about so many would go
    friend bool operator==(const OverLimit&, const OverLimit&) = default;
};
QString overLimitName(const OverLimit& over); ///< stable: "observed", else cacheKindName()
/// By what a plan says would go, where that is a twentieth or more of what is there: an age is exceeded a
/// little again as soon as nobody looks. What is pinned is over nothing: it would not go.
QList<OverLimit> overLimits(const CleaningPlan& plan);

} // namespace ph
