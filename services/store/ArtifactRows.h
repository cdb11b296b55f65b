#pragma once

#include "services/store/CacheStore.h"
#include "services/store/Database.h"

namespace ph {

/// Cached files and listings of one run or logged model. Works inside the caller's transaction.
class ArtifactRows {
public:
    ArtifactRows(Database& database, const EntityKey& owner);
    void put(const QString& path, const QByteArray& bytes, std::int64_t fetchedMs);
    std::optional<CacheStore::CachedArtifact> file(const QString& path);
    std::set<QString> paths();
    void putList(const QString& directory, std::span<const ArtifactEntry> entries, std::int64_t fetchedMs);
    std::optional<CacheStore::CachedListing> list(const QString& directory);

private:
    struct Sql;
    std::int64_t find() const;    ///< row of the owner; 0 where it is not cached
    std::int64_t require() const; ///< the same, which fails the transaction where there is none

    Database& db_;
    const EntityKey& owner_;
    const Sql& sql_;
};

} // namespace ph
