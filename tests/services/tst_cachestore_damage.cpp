#include "tests/services/CacheFolder.h"

#include <QFile>

#include <filesystem>
#include <fstream>

#include <sqlite3.h>

using namespace ph;
using namespace ph::testing;

/// Files that are no cache, or no whole one.
class TestCacheStoreDamage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDamagedFileIsSetAside();
    void aForeignDatabaseIsLeftAlone();
    void aNewerSchemaIsRefused();
    void aBusyFileIsAnErrorAndNoDamage();
    void damageMetInUseIsFoundAtTheNextStart();
    void aDamagedRunDoesNotHideTheOthers();
};

void TestCacheStoreDamage::aDamagedFileIsSetAside()
{
    CacheFolder folder;
    const QByteArray garbage(20000, 'g');
    std::ofstream(folder.cache(), std::ios::binary) << garbage.toStdString();
    {
        std::ofstream(folder.cache().string() + "-wal", std::ios::binary) << "not a journal";
        const auto opened = CacheStore::open(folder.cache());
        QVERIFY_RESULT(opened);
        QVERIFY(!opened->setAside.empty());
        QVERIFY(QString::fromStdString(opened->setAside.filename().string())
                    .startsWith(QLatin1String("cache-damaged-2")));
        QVERIFY_RESULT(opened->store->putCursor(lab, QStringLiteral("7"), {}));
        QFile kept(QString::fromStdString(opened->setAside.string()));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), garbage);
    }
    std::ofstream(folder.cache(), std::ios::binary) << garbage.toStdString();
    const auto again = CacheStore::open(folder.cache());
    QVERIFY_RESULT(again);
    QCOMPARE(folder.files(QStringLiteral("cache-damaged-*.db")).size(),
             2); // the first one was not overwritten
}

void TestCacheStoreDamage::aForeignDatabaseIsLeftAlone()
{
    CacheFolder folder;
    sqlite3* db = nullptr;
    QCOMPARE(sqlite3_open(folder.cache().c_str(), &db), SQLITE_OK);
    QCOMPARE(sqlite3_exec(db, "CREATE TABLE experiments(id)", nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(db);
    QVERIFY_ERROR(CacheStore::open(folder.cache()), ErrorKind::Invalid);
    QCOMPARE(folder.files(QStringLiteral("*damaged*")).size(), 0);
}

void TestCacheStoreDamage::aNewerSchemaIsRefused()
{
    CacheFolder folder;
    folder.open();
    sqlite3* db = nullptr;
    QCOMPARE(sqlite3_open(folder.cache().c_str(), &db), SQLITE_OK);
    QCOMPARE(sqlite3_exec(db, "PRAGMA user_version=1000", nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(db);
    QVERIFY_ERROR(CacheStore::open(folder.cache()), ErrorKind::Unsupported);
}

void TestCacheStoreDamage::aBusyFileIsAnErrorAndNoDamage()
{
    CacheFolder folder;
    folder.open();
    sqlite3* db = nullptr;
    QCOMPARE(sqlite3_open(folder.cache().c_str(), &db), SQLITE_OK);
    QCOMPARE(sqlite3_exec(db, "PRAGMA journal_mode=DELETE; PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE",
                          nullptr, nullptr, nullptr),
             SQLITE_OK);
    QVERIFY_ERROR(CacheStore::open(folder.cache()), ErrorKind::Storage);
    sqlite3_close(db);
    QCOMPARE(folder.files(QStringLiteral("*damaged*")).size(), 0);
    QVERIFY_RESULT(CacheStore::open(folder.cache()));
}

void TestCacheStoreDamage::damageMetInUseIsFoundAtTheNextStart()
{
    CacheFolder folder;
    {
        const auto store = folder.open();
        QVERIFY_RESULT(
            store->putRuns(lab, QStringLiteral("1"), sweepPage(0, 500, 20, 20, 5), 1, std::nullopt));
    }
    const auto size = std::filesystem::file_size(folder.cache());
    {
        // The middle of the file: rows, and nothing that opening looks at.
        std::fstream file(folder.cache(), std::ios::binary | std::ios::in | std::ios::out);
        file.seekp(std::streamoff(size / 3));
        file << std::string(std::size_t(size / 3), '\xA5');
    }
    {
        auto opened = CacheStore::open(folder.cache()); // closed cleanly, so nothing is suspected yet
        QVERIFY_RESULT(opened);
        QVERIFY(opened->setAside.empty());
        QVERIFY_ERROR(opened->store->loadTable({}, {}, {}, {}), ErrorKind::Storage);
    }
    const auto opened = CacheStore::open(folder.cache());
    QVERIFY_RESULT(opened);
    QVERIFY(!opened->setAside.empty());
    QCOMPARE(opened->store->runCount().value(), std::int64_t(0));
}

void TestCacheStoreDamage::aDamagedRunDoesNotHideTheOthers()
{
    CacheFolder folder;
    auto store = folder.open();
    const auto a = namedRun(QStringLiteral("a"), QStringLiteral("alpha"));
    const auto b = namedRun(QStringLiteral("b"), QStringLiteral("beta"));
    put(*store, {a, b});
    store.reset();
    sqlite3* db = nullptr;
    QCOMPARE(sqlite3_open(folder.cache().c_str(), &db), SQLITE_OK);
    QCOMPARE(sqlite3_exec(db, "UPDATE run_document SET content = x'01FFFFFFFF' WHERE run = 1", nullptr,
                          nullptr, nullptr),
             SQLITE_OK);
    sqlite3_close(db);
    store = folder.open();
    QVERIFY_ERROR(store->run(a.key), ErrorKind::Unreadable);
    QCOMPARE((*store->run(b.key))->name, QStringLiteral("beta"));
    const auto table = store->loadTable({}, {}, {}, {});
    QVERIFY_RESULT(table);
    QCOMPARE((*table)->rowCount(), std::size_t(2));
    QCOMPARE((*table)->entity(0), a.key);
    QCOMPARE((*table)->texts({ColumnKind::Attribute, QLatin1String(attribute::name)})->at(1),
             std::string_view("beta"));
    put(*store, {a}); // seen again: healed
    QCOMPARE(print(**store->run(a.key)), print(a));
}

QTEST_GUILESS_MAIN(TestCacheStoreDamage)
#include "tst_cachestore_damage.moc"
