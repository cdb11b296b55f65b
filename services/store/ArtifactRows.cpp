#include "services/store/ArtifactRows.h"

#include "services/store/PackedValues.h"
#include "services/store/Statement.h"
#include "services/store/StoreText.h"

namespace ph {

/// The same questions to the tables of either kind of owner.
struct ArtifactRows::Sql {
    const char *owner, *put, *file, *paths, *putList, *list;

    static const Sql& of(EntityKind kind)
    {
        static constexpr Sql ofRuns{
            "SELECT id FROM run WHERE remote_id = ?1 AND connection = ?2",
            "INSERT OR REPLACE INTO artifact(run, path, fetched, bytes) VALUES (?1, ?2, ?3, ?4)",
            "SELECT bytes, fetched FROM artifact WHERE run = ?1 AND path = ?2",
            "SELECT path FROM artifact WHERE run = ?1",
            "INSERT OR REPLACE INTO artifact_list(run, directory, fetched, entries) VALUES (?1, ?2, ?3, ?4)",
            "SELECT entries, fetched FROM artifact_list WHERE run = ?1 AND directory = ?2"};
        static constexpr Sql ofModels{
            "SELECT id FROM logged_model WHERE remote_id = ?1 AND connection = ?2",
            "INSERT OR REPLACE INTO logged_model_artifact(model, path, fetched, bytes) "
            "VALUES (?1, ?2, ?3, ?4)",
            "SELECT bytes, fetched FROM logged_model_artifact WHERE model = ?1 AND path = ?2",
            "SELECT path FROM logged_model_artifact WHERE model = ?1",
            "INSERT OR REPLACE INTO logged_model_artifact_list(model, directory, fetched, entries) "
            "VALUES (?1, ?2, ?3, ?4)",
            "SELECT entries, fetched FROM logged_model_artifact_list WHERE model = ?1 AND directory = ?2"};
        return kind == EntityKind::LoggedModel ? ofModels : ofRuns;
    }
};

ArtifactRows::ArtifactRows(Database& database, const EntityKey& owner)
    : db_(database)
    , owner_(owner)
    , sql_(Sql::of(owner.kind))
{
}

std::int64_t ArtifactRows::find() const
{
    Statement select(db_, sql_.owner);
    select.bindText(1, owner_.remoteId).bind(2, owner_.connection.value);
    return select.step() ? select.integer(0) : 0;
}

std::int64_t ArtifactRows::require() const
{
    const auto row = find();
    if (row == 0) {
        db_.fail(
            Error::make(ErrorKind::NotFound, owner_.remoteId,
                        storeText(QT_TRANSLATE_NOOP("ph::Store", "This run or model is not in the cache."))));
    }
    return row;
}

void ArtifactRows::put(const QString& path, const QByteArray& bytes, std::int64_t fetchedMs)
{
    const auto row = require();
    Statement insert(db_, sql_.put);
    insert.bind(1, row).bindText(2, path).bind(3, fetchedMs);
    insert.bindBlob(4, {bytes.constData(), std::size_t(bytes.size())}).run();
}

std::optional<CacheStore::CachedArtifact> ArtifactRows::file(const QString& path)
{
    Statement select(db_, sql_.file);
    select.bind(1, find()).bindText(2, path);
    if (!select.step())
        return std::nullopt;
    return CacheStore::CachedArtifact{select.bytes(0), select.integer(1)};
}

std::set<QString> ArtifactRows::paths()
{
    std::set<QString> paths;
    Statement select(db_, sql_.paths);
    select.bind(1, find());
    while (select.step())
        paths.insert(select.string(0));
    return paths;
}

void ArtifactRows::putList(const QString& directory, std::span<const ArtifactEntry> entries,
                           std::int64_t fetchedMs)
{
    const auto packed = packArtifacts(entries);
    const auto row = require();
    Statement insert(db_, sql_.putList);
    insert.bind(1, row).bindText(2, directory).bind(3, fetchedMs).bindBlob(4, packed).run();
}

std::optional<CacheStore::CachedListing> ArtifactRows::list(const QString& directory)
{
    Statement select(db_, sql_.list);
    select.bind(1, find()).bindText(2, directory);
    if (!select.step())
        return std::nullopt;
    auto entries = unpackArtifacts(select.blob(0));
    if (!entries) {
        db_.fail(Error::make(ErrorKind::Unreadable, directory,
                             storeText(QT_TRANSLATE_NOOP("ph::Store", "The cached listing is damaged."))));
        return std::nullopt;
    }
    return CacheStore::CachedListing{std::move(*entries), select.integer(1)};
}

} // namespace ph
