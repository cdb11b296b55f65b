#include "services/store/StateStore.h"

#include "models/values/UserInfo.h"
#include "services/log/Log.h"
#include "services/store/DatabasePool.h"
#include "services/store/Migrations.h"
#include "services/store/Statement.h"
#include "services/store/StoreText.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <fstream>

namespace ph {

namespace fs = std::filesystem;

namespace {

QByteArray toJson(const QMap<QString, QString>& texts)
{
    QJsonObject object;
    for (auto it = texts.begin(); it != texts.end(); ++it)
        object.insert(it.key(), it.value());
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<QMap<QString, QString>> fromJson(const QByteArray& json)
{
    const auto document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        return std::nullopt;
    QMap<QString, QString> texts;
    const auto object = document.object();
    for (auto it = object.begin(); it != object.end(); ++it)
        texts.insert(it.key(), it.value().toString());
    return texts;
}

QMap<QString, QString> references(const Connection& connection)
{
    QMap<QString, QString> texts;
    for (auto it = connection.secrets.begin(); it != connection.secrets.end(); ++it)
        texts.insert(it.key(), it.value().text);
    return texts;
}

Connection readConnection(const Statement& row)
{
    Connection connection;
    connection.id = {row.integer(0)};
    connection.name = row.string(1);
    connection.kind = row.string(2);
    connection.location = row.string(3);
    connection.auth = authSchemeFromName(row.string(4));
    connection.enabled = row.integer(7) != 0;
    const auto settings = fromJson(row.string(5).toUtf8());
    const auto secrets = fromJson(row.string(6).toUtf8());
    if (!settings || !secrets) {
        // Listed, so that its owner sees it, but not used with half of its settings.
        qCWarning(lcStore) << "the settings of connection" << connection.name
                           << "cannot be read; it is disabled";
        connection.enabled = false;
    }
    connection.settings = settings.value_or(QMap<QString, QString>());
    const auto texts = secrets.value_or(QMap<QString, QString>());
    for (auto it = texts.begin(); it != texts.end(); ++it)
        connection.secrets.insert(it.key(), {it.value()});
    return connection;
}

std::vector<Connection> readConnections(Database& db)
{
    std::vector<Connection> connections;
    Statement select(db, "SELECT id, name, kind, location, auth, settings, secrets, enabled FROM connection "
                         "ORDER BY id");
    while (select.step())
        connections.push_back(readConnection(select));
    return connections;
}

/// Earlier versions let users and passwords into addresses, and no change of such a connection can be saved.
Result<void> dropUserInfo(Database& db)
{
    for (const auto& stored : readConnections(db)) {
        if (!userInfoObjection(stored))
            continue;
        const auto bare = withoutUserInfo(stored);
        qCWarning(lcStore) << "an address of connection" << stored.name
                           << "held a user or a password; they were removed";
        db.exec("PRAGMA secure_delete=ON"); // nor shall the file remember them
        // Settings that cannot be read are kept as they are, for whoever mends them.
        Statement update(db, "UPDATE connection SET location = ?2, enabled = ?3, settings = "
                             "CASE WHEN json_valid(settings) THEN ?4 ELSE settings END WHERE id = ?1");
        update.bind(1, bare.id.value).bindText(2, bare.location).bind(3, bare.enabled ? 1 : 0);
        update.bindText(4, QString::fromUtf8(toJson(bare.settings))).run();
    }
    return db.outcome();
}

/// Why a connection cannot be saved; none where it can. Never quotes a secret.
std::optional<Error> objection(const Connection& connection)
{
    if (connection.name.trimmed().isEmpty())
        return Error::make(ErrorKind::Invalid, QStringLiteral("name"),
                           storeText(QT_TRANSLATE_NOOP("ph::Store", "A connection needs a name.")));
    for (auto it = connection.secrets.begin(); it != connection.secrets.end(); ++it) {
        const auto& text = it.value().text;
        const bool isReference = text.isEmpty() || text.startsWith(QLatin1String("keychain:")) ||
                                 text.startsWith(QLatin1String("env:")) ||
                                 text.startsWith(QLatin1String("file:")) ||
                                 text.startsWith(QLatin1String("exec:"));
        if (!isReference) {
            return Error::make(
                ErrorKind::Invalid, it.key(),
                storeText(QT_TRANSLATE_NOOP(
                    "ph::Store",
                    "A secret is saved as a reference (keychain:, env:, file:, exec:), never as itself.")));
        }
    }
    return userInfoObjection(connection);
}

bool nameTaken(Database& db, const Connection& connection)
{
    Statement select(db, "SELECT 1 FROM connection WHERE name = ?1 AND id <> ?2");
    select.bindText(1, connection.name).bind(2, connection.id.value);
    if (!select.step())
        return false;
    db.fail(
        Error::make(ErrorKind::Conflict, connection.name,
                    storeText(QT_TRANSLATE_NOOP("ph::Store", "Another connection has this name already."))));
    return true;
}

void bindConnection(Statement& statement, const Connection& connection)
{
    statement.bindText(2, connection.name).bindText(3, connection.kind).bindText(4, connection.location);
    statement.bindText(5, authSchemeName(connection.auth));
    statement.bindText(6, QString::fromUtf8(toJson(connection.settings)));
    statement.bindText(7, QString::fromUtf8(toJson(references(connection))));
    statement.bind(8, connection.enabled ? 1 : 0);
}

/// A copy of the committed state, beside it. VACUUM INTO reads through the journal, which copying the file
/// would not.
Result<void> keepCopy(Database& db, int newVersion)
{
    const auto& file = db.file();
    const auto copy = file.parent_path() / (file.stem().string() + "-before-v" + std::to_string(newVersion) +
                                            file.extension().string());
    auto unfinished = copy;
    unfinished += ".part";
    std::error_code error;
    fs::remove(unfinished, error); // of an attempt that was cut short
    {
        Statement vacuum(db, "VACUUM INTO ?1");
        vacuum.bindText(1, QString::fromStdString(unfinished.string())).run();
    }
    if (auto copied = db.outcome(); !copied)
        return copied;
    fs::permissions(unfinished, fs::perms::owner_read | fs::perms::owner_write, error);
    fs::rename(unfinished, copy, error);
    if (error) {
        return fail(ErrorKind::Storage, QString::fromStdString(copy.string()),
                    QString::fromStdString(error.message()));
    }
    return {};
}

} // namespace

struct StateStore::Private {
    DatabasePool pool;
};

StateStore::StateStore(std::unique_ptr<Private> priv)
    : d(std::move(priv))
{
}

StateStore::~StateStore() = default;

Result<std::unique_ptr<StateStore>> StateStore::open(const fs::path& file)
{
    std::error_code ignored; // opening tells why
    fs::create_directories(file.parent_path(), ignored);
    if (!fs::exists(file, ignored)) {
        // Locations and user names are nobody else's business. SQLite gives its journal the same rights.
        std::ofstream(file, std::ios::app).close();
        fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write, ignored);
    }
    DatabaseOptions options;
    options.durability = DatabaseOptions::Durability::Full;
    auto db = Database::open(file, options);
    if (db->failed())
        return fail(db->failure());
    const int newest = stateSchema().back().number;
    const auto migrated =
        migrate(*db, stateSchema(), stateApplicationId, [&](int) { return keepCopy(*db, newest); });
    if (!migrated)
        return fail(migrated.error());
    if (auto dropped = dropUserInfo(*db); !dropped)
        return fail(dropped.error());
    return std::unique_ptr<StateStore>(
        new StateStore(std::unique_ptr<Private>(new Private{DatabasePool(std::move(db), options)})));
}

DatabasePool& StateStore::pool()
{
    return d->pool;
}

Result<std::vector<Connection>> StateStore::connections()
{
    return d->pool.read([](Database& db) {
        auto connections = readConnections(db);
        for (auto& connection : connections)
            connection = withoutUserInfo(std::move(connection)); // another program may have written it since
        return connections;
    });
}

Result<Connection> StateStore::addConnection(const Connection& connection)
{
    if (auto why = objection(connection))
        return fail(*why);
    return d->pool.write([&](Database& db) {
        auto added = connection;
        added.id = {};
        if (nameTaken(db, added))
            return added;
        Statement insert(db, "INSERT INTO connection(name, kind, location, auth, settings, secrets, enabled) "
                             "VALUES (?2, ?3, ?4, ?5, ?6, ?7, ?8)");
        bindConnection(insert, added);
        insert.run();
        added.id = {db.lastInsertId()};
        return added;
    });
}

Result<void> StateStore::updateConnection(const Connection& connection)
{
    if (auto why = objection(connection))
        return fail(*why);
    return d->pool.write([&](Database& db) {
        if (nameTaken(db, connection))
            return;
        Statement update(
            db, "UPDATE connection SET name = ?2, kind = ?3, location = ?4, auth = ?5, settings = ?6, "
                "secrets = ?7, enabled = ?8 WHERE id = ?1");
        update.bind(1, connection.id.value);
        bindConnection(update, connection);
        if (update.run() && db.changes() == 0)
            db.fail(Error::make(ErrorKind::NotFound, connection.name,
                                storeText(QT_TRANSLATE_NOOP("ph::Store", "No such connection."))));
    });
}

Result<void> StateStore::removeConnection(ConnectionId id)
{
    return d->pool.write([&](Database& db) {
        Statement(db, "DELETE FROM connection WHERE id = ?1").bind(1, id.value).run();
        if (!db.failed() && db.changes() == 0)
            db.fail(Error::make(ErrorKind::NotFound, QString::number(id.value),
                                storeText(QT_TRANSLATE_NOOP("ph::Store", "No such connection."))));
    });
}

Result<std::optional<QByteArray>> StateStore::setting(const QString& name)
{
    return d->pool.read([&](Database& db) -> std::optional<QByteArray> {
        Statement select(db, "SELECT value FROM setting WHERE name = ?1");
        select.bindText(1, name);
        if (!select.step())
            return std::nullopt;
        return select.bytes(0);
    });
}

Result<void> StateStore::putSetting(const QString& name, const QByteArray& value)
{
    return d->pool.write([&](Database& db) {
        Statement upsert(db, "INSERT INTO setting(name, value) VALUES (?1, ?2) "
                             "ON CONFLICT(name) DO UPDATE SET value = excluded.value");
        upsert.bindText(1, name).bindBlob(2, {value.constData(), std::size_t(value.size())}).run();
    });
}

Result<void> StateStore::removeSetting(const QString& name)
{
    return d->pool.write([&](Database& db) {
        Statement remove(db, "DELETE FROM setting WHERE name = ?1");
        remove.bindText(1, name).run();
    });
}

} // namespace ph
