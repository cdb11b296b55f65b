#include "services/store/CacheStore.h"
#include "services/store/StateStore.h"
#include "tests/support/FaultVfs.h"
#include "tests/support/StoreSamples.h"
#include "tests/support/Testing.h"
#include "tests/support/Translating.h"

#include <QTemporaryDir>

using namespace ph;
using namespace ph::testing;
namespace fs = std::filesystem;

namespace {

constexpr ConnectionId lab{1};
const QString experiment = QStringLiteral("7");
const EntityKey someRun{lab, EntityKind::Run, QStringLiteral("run000003")};
const EntityKey someModel{lab, EntityKind::LoggedModel, QStringLiteral("m-kept")};

MetricPoints ramp(int from, int to)
{
    MetricPoints points;
    for (int i = from; i < to; ++i)
        points.append(i, 1000 + i, i * 0.5);
    return points;
}

RunBatch page(unsigned seed, int from, int to)
{
    std::mt19937 random{seed};
    std::vector<Run> runs;
    for (int i = from; i < to; ++i) {
        runs.push_back(sampleRun(random, i));
        for (auto& param : runs.back().params)
            param.value.truncate(100);
    }
    return batchOf(runs);
}

struct CacheWork {
    const char* name;
    std::function<Result<void>(CacheStore&)> work;
};

template <class T>
Result<void> dropped(const Result<T>& result)
{
    if (!result)
        return fail(result.error());
    return {};
}

std::vector<CacheWork> everyKindOfWrite()
{
    return {
        {"new runs",
         [](CacheStore& s) {
             return s.putRuns(lab, experiment, page(2, 100, 115), 5,
                              SyncCursor{9, 9, 9, SyncCursor::Backfill::Running, 9});
         }},
        {"changed runs",
         [](CacheStore& s) { return s.putRuns(lab, experiment, page(3, 0, 15), 5, std::nullopt); }},
        {"cursor",
         [](CacheStore& s) {
             return s.putCursor(lab, experiment, {1, 2, 3, SyncCursor::Backfill::Done, 4});
         }},
        {"experiments",
         [](CacheStore& s) {
             return s.putExperiments(
                 lab,
                 std::array{Experiment{
                     {lab, EntityKind::Experiment, experiment}, QStringLiteral("renamed"), {}, 1, 2, {}, {}}},
                 5);
         }},
        {"remove unseen", [](CacheStore& s) { return dropped(s.removeUnseen(lab, experiment, 1'000'000)); }},
        {"models",
         [](CacheStore& s) {
             LoggedModel model;
             model.key = {lab, EntityKind::LoggedModel, QStringLiteral("m")};
             return s.putLoggedModels(lab, experiment, std::array{model}, 5);
         }},
        {"new history",
         [](CacheStore& s) {
             return s.putHistory(someRun, QStringLiteral("new"), ramp(0, 9000), SeriesInfo::State::Live, 5);
         }},
        {"replaced history",
         [](CacheStore& s) {
             return s.putHistory(someRun, QStringLiteral("loss"), ramp(0, 100), SeriesInfo::State::Complete,
                                 5);
         }},
        {"history compacted",
         [](CacheStore& s) { return s.appendHistory(someRun, QStringLiteral("loss"), ramp(5000, 9000), 5); }},
        {"pin",
         [](CacheStore& s) {
             return s.pin(someRun, PinExtent::Histories, std::array{ChosenArtifact{{}, QStringLiteral("p")}});
         }},
        {"artifact",
         [](CacheStore& s) {
             return s.putArtifact(someRun, QStringLiteral("p"), QByteArray(200'000, 'x'), 5);
         }},
        {"listing",
         [](CacheStore& s) {
             return s.putArtifactList(someRun, {}, std::array{ArtifactEntry{QStringLiteral("p")}}, 5);
         }},
        {"model's artifact",
         [](CacheStore& s) {
             return s.putArtifact(someModel, QStringLiteral("p"), QByteArray(200'000, 'x'), 5);
         }},
        {"model's listing",
         [](CacheStore& s) {
             return s.putArtifactList(someModel, {}, std::array{ArtifactEntry{QStringLiteral("p")}}, 5);
         }},
        {"remove connection", [](CacheStore& s) { return s.removeConnection(lab); }},
    };
}

void copyDatabase(const fs::path& from, const fs::path& to)
{
    for (const char* suffix : {"", "-wal", "-shm"}) {
        auto source = from;
        auto target = to;
        source += suffix;
        target += suffix;
        fs::remove(target);
        if (fs::exists(source))
            fs::copy_file(source, target);
    }
}

/// Each access to the disk fails once, under the sanitizers every eighth.
constexpr int nextFault = 8 / times(8);

} // namespace

/// Whatever access to the disk fails, and when: the file is sound when it is opened again, and holds either
/// all of the work or nothing of it.
class TestStoreFaults : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyWriteSurvivesEveryFault_data();
    void everyWriteSurvivesEveryFault();
    void creatingACacheSurvivesEveryFault();
    void theStateSurvivesEveryFault_data();
    void theStateSurvivesEveryFault();
    void aFullDiskIsSaidAndPasses();
};

void TestStoreFaults::everyWriteSurvivesEveryFault_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("forever");
    const auto works = everyKindOfWrite();
    for (int i = 0; i < int(works.size()); ++i) {
        QTest::addRow("%s, one I/O error", works[std::size_t(i)].name) << i << SQLITE_IOERR << false;
        QTest::addRow("%s, the disk is gone", works[std::size_t(i)].name) << i << SQLITE_IOERR << true;
        QTest::addRow("%s, the disk is full", works[std::size_t(i)].name) << i << SQLITE_FULL << true;
    }
}

void TestStoreFaults::everyWriteSurvivesEveryFault()
{
    QFETCH(int, index);
    QFETCH(int, code);
    QFETCH(bool, forever);
    const auto work = everyKindOfWrite()[std::size_t(index)].work;
    const QTemporaryDir dir;
    const auto base = fs::path(dir.path().toStdString()) / "base.db";
    const auto file = fs::path(dir.path().toStdString()) / "cache.db";
    FaultVfs faults;
    {
        auto store = std::move(CacheStore::open(base)->store);
        QVERIFY_RESULT(store->putRuns(lab, experiment, page(1, 0, 25), 1, std::nullopt));
        QVERIFY_RESULT(
            store->putHistory(someRun, QStringLiteral("loss"), ramp(0, 5000), SeriesInfo::State::Live, 1));
        QVERIFY_RESULT(store->pin({lab, EntityKind::Run, QStringLiteral("run000005")}));
        LoggedModel model;
        model.key = someModel;
        QVERIFY_RESULT(store->putLoggedModels(lab, experiment, std::array{model}, 1));
    }
    const auto before = contents(base.string());
    copyDatabase(base, file);
    QVERIFY_RESULT(work(*CacheStore::open(file)->store));
    const auto after = contents(file.string());
    QVERIFY(before.starts_with("3:ok|\n"));
    QVERIFY(after.starts_with("3:ok|\n"));
    QVERIFY(before != after);

    int n = 1;
    for (;; n += nextFault) {
        copyDatabase(base, file);
        Result<void> result;
        int hits = 0;
        {
            auto store = std::move(CacheStore::open(file)->store);
            faults.arm(n, code, forever ? FaultVfs::After::Forever : FaultVfs::After::Once);
            result = work(*store);
            hits = faults.hits();
            if (!result)
                QCOMPARE(errorKindName(result.error().kind), errorKindName(ErrorKind::Storage));
            store.reset(); // closing meets the fault too
            faults.disarm();
        }
        const auto reopened = CacheStore::open(file);
        QVERIFY_RESULT(reopened);
        QVERIFY2(reopened->setAside.empty(), "an I/O error was taken for damage");
        const auto now = contents(file.string());
        if (result)
            QVERIFY2(now == after, qPrintable(QStringLiteral("said done, but is not (access %1)").arg(n)));
        else
            QVERIFY2(now == before || now == after,
                     qPrintable(QStringLiteral("half done (access %1)").arg(n)));
        if (hits == 0)
            break;
        QVERIFY(n < 5000);
    }
    QVERIFY2(n > 1, "nothing ever failed");
}

void TestStoreFaults::creatingACacheSurvivesEveryFault()
{
    FaultVfs faults;
    for (const int code : {SQLITE_IOERR, SQLITE_FULL}) {
        for (int n = 1;; n += nextFault) {
            const QTemporaryDir dir;
            const auto file = fs::path(dir.path().toStdString()) / "cache.db";
            faults.arm(n, code, FaultVfs::After::Forever);
            const bool opened = CacheStore::open(file).has_value();
            const auto hits = faults.hits();
            faults.disarm();
            const auto again = CacheStore::open(file);
            QVERIFY_RESULT(again);
            QVERIFY(again->setAside.empty());
            QVERIFY_RESULT(again->store->putRuns(lab, experiment, page(1, 0, 3), 1, std::nullopt));
            if (hits == 0) {
                QVERIFY(opened);
                QVERIFY(n > 2);
                break;
            }
        }
    }
}

void TestStoreFaults::theStateSurvivesEveryFault_data()
{
    QTest::addColumn<QString>("what");
    for (const char* what : {"add", "update", "remove", "setting"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void TestStoreFaults::theStateSurvivesEveryFault()
{
    QFETCH(QString, what);
    Connection connection;
    connection.name = QStringLiteral("lab");
    connection.kind = QStringLiteral("mlflow");
    const auto work = [&](StateStore& store) -> Result<void> {
        auto changed = connection;
        if (what == QLatin1String("add")) {
            changed.name = QStringLiteral("second");
            return dropped(store.addConnection(changed));
        }
        changed.id = lab;
        changed.location = QStringLiteral("elsewhere");
        if (what == QLatin1String("update"))
            return store.updateConnection(changed);
        if (what == QLatin1String("remove"))
            return store.removeConnection(lab);
        return store.putSetting(QStringLiteral("window"), QByteArray(20'000, 'w'));
    };
    const QTemporaryDir dir;
    const auto base = fs::path(dir.path().toStdString()) / "base.db";
    const auto file = fs::path(dir.path().toStdString()) / "state.db";
    FaultVfs faults;
    QVERIFY_RESULT(StateStore::open(base).value()->addConnection(connection));
    const auto before = contents(base.string());
    copyDatabase(base, file);
    QVERIFY_RESULT(work(*StateStore::open(file).value()));
    const auto after = contents(file.string());
    QVERIFY(before != after);
    for (const int code : {SQLITE_IOERR, SQLITE_FULL}) {
        for (int n = 1;; n += nextFault) {
            copyDatabase(base, file);
            auto store = StateStore::open(file).value();
            faults.arm(n, code, FaultVfs::After::Forever);
            const auto result = work(*store);
            const auto hits = faults.hits();
            store.reset();
            faults.disarm();
            QVERIFY_RESULT(StateStore::open(file));
            const auto now = contents(file.string());
            if (result)
                QVERIFY(now == after);
            else
                QVERIFY(now == before || now == after);
            if (hits == 0) {
                QVERIFY(n > 1);
                break;
            }
        }
    }
}

void TestStoreFaults::aFullDiskIsSaidAndPasses()
{
    const QTemporaryDir dir;
    const auto file = fs::path(dir.path().toStdString()) / "cache.db";
    FaultVfs faults;
    auto store = std::move(CacheStore::open(file)->store);
    QVERIFY_RESULT(store->putRuns(lab, experiment, page(1, 0, 20), 1, std::nullopt));
    faults.arm(1, SQLITE_FULL, FaultVfs::After::Forever);
    const testing::Translating speaking(
        QStringLiteral("ph::Sqlite"),
        {{QStringLiteral("database or disk is full"), QStringLiteral("kein Platz")}});
    const auto full = store->putRuns(lab, experiment, page(1, 20, 40), 1, std::nullopt);
    QVERIFY_ERROR(full, ErrorKind::Storage);
    QCOMPARE(full.error().detail, QStringLiteral("kein Platz")); // in the reader's language
    QCOMPARE(full.error().forRecords(), QStringLiteral("database or disk is full"));
    QCOMPARE(store->runCount().value(), std::int64_t(20)); // reading goes on
    QCOMPARE(store->loadTable({}, {}, {}, {}).has_value(), true);
    faults.disarm(); // somebody made room
    QVERIFY_RESULT(store->putRuns(lab, experiment, page(1, 20, 40), 1, std::nullopt));
    QCOMPARE(store->runCount().value(), std::int64_t(40));
}

QTEST_GUILESS_MAIN(TestStoreFaults)
#include "tst_storefaults.moc"
