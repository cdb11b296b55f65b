#include "services/store/Migrations.h"
#include "services/store/StateStore.h"
#include "services/store/Statement.h"
#include "tests/support/Testing.h"

#include <QRegularExpression>
#include <QTemporaryDir>

#include <fstream>

using namespace ph;
namespace fs = std::filesystem;

namespace {

struct Folder {
    fs::path file() const { return fs::path(dir.path().toStdString()) / "state.db"; }
    std::unique_ptr<StateStore> open() const
    {
        auto store = StateStore::open(file());
        if (!store)
            qFatal("%s", qPrintable(store.error().detail));
        return std::move(*store);
    }
    void exec(const char* sql) const
    {
        const auto db = Database::open(file(), {});
        if (!db->exec(sql))
            qFatal("%s", qPrintable(db->failure().detail));
    }
    QTemporaryDir dir;
};

Connection sample()
{
    Connection connection;
    connection.name = QStringLiteral("Labor Zürich");
    connection.kind = QStringLiteral("mlflow");
    connection.location = QStringLiteral("https://mlflow.example");
    connection.auth = AuthScheme::Basic;
    connection.settings = {{QStringLiteral("user"), QStringLiteral("ada \"x\"")}};
    connection.secrets = {{QStringLiteral("password"), {QStringLiteral("keychain:lab")}}};
    return connection;
}

} // namespace

class TestStateStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void connectionsComeBack();
    void namesAreUnique();
    void idsAreNeverReused();
    void unknownConnectionsAreNotFound();
    void secretsThemselvesAreRefused();
    void secretsInOldAddressesAreDroppedAtOpening();
    void anAddressThatCannotBeStrippedDisablesItsConnection();
    void unreadableSettingsDisableOnlyTheirConnection();
    void settingsComeBack();
    void aNewerSchemaIsRefused();
    void damageIsAnErrorAndTheFileStays();
    void othersCannotReadIt();
    void aCopyIsKeptBeforeAMigration();
    void aFailedStepLeavesTheOldSchema();
};

void TestStateStore::connectionsComeBack()
{
    const Folder folder;
    auto connection = sample();
    {
        const auto store = folder.open();
        const auto added = store->addConnection(connection);
        QVERIFY_RESULT(added);
        QVERIFY(added->id.value > 0);
        connection.id = added->id;
        QCOMPARE(*added == connection, true);
        connection.enabled = false;
        connection.auth = AuthScheme::Bearer;
        QVERIFY_RESULT(store->updateConnection(connection));
    }
    const auto all = folder.open()->connections().value();
    QCOMPARE(all.size(), std::size_t(1));
    QVERIFY(all[0] == connection);
}

void TestStateStore::namesAreUnique()
{
    const Folder folder;
    const auto store = folder.open();
    QVERIFY_RESULT(store->addConnection(sample()));
    QVERIFY_ERROR(store->addConnection(sample()), ErrorKind::Conflict);
    auto other = sample();
    other.name = QStringLiteral("other");
    other = store->addConnection(other).value();
    other.name = sample().name;
    QVERIFY_ERROR(store->updateConnection(other), ErrorKind::Conflict);
    other.name = QStringLiteral(" ");
    QVERIFY_ERROR(store->addConnection(other), ErrorKind::Invalid);
    QCOMPARE(store->connections()->size(), std::size_t(2));
}

void TestStateStore::idsAreNeverReused()
{
    const Folder folder;
    const auto first = folder.open()->addConnection(sample())->id;
    QVERIFY_RESULT(folder.open()->removeConnection(first));
    QVERIFY(folder.open()->addConnection(sample())->id > first);
}

void TestStateStore::unknownConnectionsAreNotFound()
{
    const Folder folder;
    const auto store = folder.open();
    auto connection = sample();
    connection.id = {99};
    QVERIFY_ERROR(store->updateConnection(connection), ErrorKind::NotFound);
    QVERIFY_ERROR(store->removeConnection({99}), ErrorKind::NotFound);
}

void TestStateStore::secretsThemselvesAreRefused()
{
    const Folder folder;
    const auto store = folder.open();
    auto connection = sample();
    connection.secrets[QStringLiteral("password")] = {QStringLiteral("hunter2-planted")};
    const auto refused = store->addConnection(connection);
    QVERIFY_ERROR(refused, ErrorKind::Invalid);
    QVERIFY(!refused.error().detail.contains(QLatin1String("hunter2")));
    connection.secrets[QStringLiteral("password")] = {QStringLiteral("env:PASSWORD")};
    auto added = store->addConnection(connection);
    QVERIFY_RESULT(added);
    added->settings[QStringLiteral("proxy")] = QStringLiteral("http://joe:hunter2-planted@proxy");
    QVERIFY_ERROR(store->updateConnection(*added), ErrorKind::Invalid);
}

void TestStateStore::secretsInOldAddressesAreDroppedAtOpening()
{
    const Folder folder;
    QVERIFY_RESULT(folder.open()->addConnection(sample()));
    folder.exec("UPDATE connection SET location = 'https://ada:hunter2-planted@mlflow.example/x', "
                "settings = '{\"user\":\"ada\",\"proxy\":\"hunter2-planted@proxy\"}'");
    QTest::ignoreMessage(
        QtWarningMsg, QRegularExpression(QStringLiteral("^an address of connection \"Labor.*\" held a user "
                                                        "or a password; they were removed$")));
    {
        const auto store = folder.open();
        auto stored = store->connections().value().at(0);
        QCOMPARE(stored.location, QStringLiteral("https://mlflow.example/x"));
        QCOMPARE(stored.settings.value(QStringLiteral("user")), QStringLiteral("ada"));
        QVERIFY(!stored.settings.value(QStringLiteral("proxy")).contains(QLatin1String("hunter2")));
        stored.enabled = false;
        QVERIFY_RESULT(store->updateConnection(stored)); // what was refused before
    }
    const auto db = Database::open(folder.file(), {});
    QCOMPARE(db->integer("SELECT count(*) FROM connection WHERE location LIKE '%hunter2%' "
                         "OR settings LIKE '%hunter2%'"),
             std::int64_t(0));
}

void TestStateStore::anAddressThatCannotBeStrippedDisablesItsConnection()
{
    const Folder folder;
    QVERIFY_RESULT(folder.open()->addConnection(sample()));
    folder.exec("UPDATE connection SET settings = '{\"proxy\":\"token@proxy\"}'");
    const auto stored = folder.open()->connections().value().at(0);
    QVERIFY(stored.settings.value(QStringLiteral("proxy")).isEmpty());
    QVERIFY2(!stored.enabled, "without its proxy it would ask another way");
}

void TestStateStore::unreadableSettingsDisableOnlyTheirConnection()
{
    const Folder folder;
    QVERIFY_RESULT(folder.open()->addConnection(sample()));
    auto other = sample();
    other.name = QStringLiteral("other");
    QVERIFY_RESULT(folder.open()->addConnection(other));
    folder.exec("UPDATE connection SET settings = '{broken' WHERE id = 1");
    const auto all = folder.open()->connections().value();
    QCOMPARE(all.size(), std::size_t(2));
    QVERIFY(!all[0].enabled);
    QVERIFY(all[1].enabled);
}

void TestStateStore::settingsComeBack()
{
    const Folder folder;
    const QByteArray value("\0binary\xff", 8);
    QVERIFY_RESULT(folder.open()->putSetting(QStringLiteral("window/geometry"), "old"));
    QVERIFY_RESULT(folder.open()->putSetting(QStringLiteral("window/geometry"), value));
    QCOMPARE(folder.open()->setting(QStringLiteral("window/geometry")).value().value(), value);
    QVERIFY(!folder.open()->setting(QStringLiteral("other"))->has_value());
}

void TestStateStore::aNewerSchemaIsRefused()
{
    const Folder folder;
    QVERIFY_RESULT(folder.open()->addConnection(sample()));
    folder.exec("PRAGMA user_version=1000");
    QVERIFY_ERROR(StateStore::open(folder.file()), ErrorKind::Unsupported);
    folder.exec(("PRAGMA user_version=" + std::to_string(stateSchema().back().number)).c_str());
    QCOMPARE(folder.open()->connections()->size(), std::size_t(1));
}

void TestStateStore::damageIsAnErrorAndTheFileStays()
{
    const Folder folder;
    std::ofstream(folder.file()) << std::string(5000, 'g');
    QVERIFY_ERROR(StateStore::open(folder.file()), ErrorKind::Storage);
    QCOMPARE(fs::file_size(folder.file()), std::uintmax_t(5000));
}

void TestStateStore::othersCannotReadIt()
{
    const Folder folder;
    const auto store = folder.open();
    QVERIFY_RESULT(store->addConnection(sample()));
    for (const auto& entry : fs::directory_iterator(folder.file().parent_path())) {
        const auto rights = entry.status().permissions();
        QVERIFY2((rights & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none,
                 entry.path().c_str());
    }
}

// The ways of a migration, shown with steps of our own: there is only one released step so far.
void TestStateStore::aCopyIsKeptBeforeAMigration()
{
    const Folder folder;
    const SchemaStep steps[] = {
        {1, "CREATE TABLE t(a); INSERT INTO t VALUES (1)"}, {2, "ALTER TABLE t ADD b"}, {3, "DROP TABLE t"}};
    const auto db = Database::open(folder.file(), {});
    std::vector<int> asked;
    const auto ask = [&](int version) -> Result<void> {
        asked.push_back(version);
        return {};
    };
    QVERIFY_RESULT(migrate(*db, std::span(steps).first(1), 7, ask));
    QCOMPARE(asked, std::vector<int>()); // nothing to lose in a new file
    QVERIFY_RESULT(migrate(*db, steps, 7, ask));
    QCOMPARE(asked, std::vector<int>{1}); // once, for both steps
    QCOMPARE(db->integer("PRAGMA user_version"), std::int64_t(3));
    QVERIFY_RESULT(migrate(*db, steps, 7, ask));
    QCOMPARE(asked, std::vector<int>{1});
    QVERIFY_ERROR(migrate(*db, steps, 8, ask), ErrorKind::Invalid);
}

void TestStateStore::aFailedStepLeavesTheOldSchema()
{
    const Folder folder;
    const SchemaStep steps[] = {{1, "CREATE TABLE t(a)"}, {2, "CREATE TABLE u(a); NONSENSE"}};
    const auto db = Database::open(folder.file(), {});
    QVERIFY_ERROR(migrate(*db, steps, 7), ErrorKind::Storage);
    db->clearFailure();
    QCOMPARE(db->integer("PRAGMA user_version"), std::int64_t(1));
    QCOMPARE(db->integer("SELECT count(*) FROM sqlite_schema WHERE name = 'u'"), std::int64_t(0));
    const auto refuse = [](int) {
        return Result<void>(fail(ErrorKind::Storage, QStringLiteral("no room for a copy")));
    };
    QVERIFY_ERROR(migrate(*db, steps, 7, refuse), ErrorKind::Storage);
    QCOMPARE(db->integer("PRAGMA user_version"), std::int64_t(1));
}

QTEST_GUILESS_MAIN(TestStateStore)
#include "tst_statestore.moc"
