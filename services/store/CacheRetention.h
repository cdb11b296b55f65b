#pragma once

#include "models/values/CacheUse.h"
#include "services/store/Database.h"

namespace ph {

/// How much of cache.db's histories and files is kept. Works inside the caller's transaction; of Tables,
/// which lie elsewhere, there is nothing.
class CacheRetention {
public:
    explicit CacheRetention(Database& database)
        : db_(database)
    {
    }
    CachePlan preview(CacheKind kind, std::int64_t mostBytes)
    {
        return planCache(kind, things(kind), mostBytes);
    }
    CachePlan apply(const CachePlan& plan);

private:
    std::vector<CachedThing> things(CacheKind kind);

    Database& db_;
};

} // namespace ph
