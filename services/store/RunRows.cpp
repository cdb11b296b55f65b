#include "services/store/RunRows.h"

#include "services/store/Statement.h"
#include "services/store/StoreText.h"

namespace ph::runrows {

std::int64_t find(Database& db, const EntityKey& run)
{
    Statement select(db, "SELECT id FROM run WHERE remote_id = ?1 AND connection = ?2");
    select.bindText(1, run.remoteId).bind(2, run.connection.value);
    return select.step() ? select.integer(0) : 0;
}

std::int64_t require(Database& db, const EntityKey& run)
{
    const auto row = find(db, run);
    if (row == 0)
        db.fail(Error::make(ErrorKind::NotFound, run.remoteId,
                            storeText(QT_TRANSLATE_NOOP("ph::Store", "This run is not in the cache."))));
    return row;
}

std::int64_t experiment(Database& db, ConnectionId connection, std::string_view remoteId)
{
    {
        Statement select(db, "SELECT id FROM experiment WHERE connection = ?1 AND remote_id = ?2");
        select.bind(1, connection.value).bindText(2, remoteId);
        if (select.step())
            return select.integer(0);
    }
    Statement insert(db, "INSERT INTO experiment(connection, remote_id) VALUES (?1, ?2)");
    insert.bind(1, connection.value).bindText(2, remoteId);
    insert.run();
    return db.lastInsertId();
}

std::int64_t findExperiment(Database& db, ConnectionId connection, const QString& remoteId)
{
    Statement select(db, "SELECT id FROM experiment WHERE connection = ?1 AND remote_id = ?2");
    select.bind(1, connection.value).bindText(2, remoteId);
    return select.step() ? select.integer(0) : 0;
}

std::int64_t key(Database& db, KeyKind kind, std::string_view name)
{
    {
        Statement select(db, "SELECT id FROM key WHERE kind = ?1 AND name = ?2");
        select.bind(1, std::int64_t(kind)).bindText(2, name);
        if (select.step())
            return select.integer(0);
    }
    Statement insert(db, "INSERT INTO key(kind, name) VALUES (?1, ?2)");
    insert.bind(1, std::int64_t(kind)).bindText(2, name);
    insert.run();
    return db.lastInsertId();
}

std::int64_t findKey(Database& db, KeyKind kind, const QString& name)
{
    Statement select(db, "SELECT id FROM key WHERE kind = ?1 AND name = ?2");
    select.bind(1, std::int64_t(kind)).bindText(2, name);
    return select.step() ? select.integer(0) : 0;
}

QString keyName(Database& db, std::int64_t key)
{
    Statement select(db, "SELECT name FROM key WHERE id = ?1");
    select.bind(1, key);
    return select.step() ? select.string(0) : QString();
}

Wrote newsOf(std::int64_t rows)
{
    return rows > 0 ? Wrote::News : Wrote::TheSame;
}

std::int64_t nextRevision(Database& db)
{
    Statement update(db, "UPDATE meta SET revision = revision + 1 RETURNING revision");
    const auto revision = update.step() ? update.integer(0) : 0;
    update.run();
    return revision;
}

} // namespace ph::runrows
