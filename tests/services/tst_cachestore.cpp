#include "services/store/Database.h"
#include "tests/services/CacheFolder.h"

#include <cmath>
#include <thread>

#include <sqlite3.h>

using namespace ph;
using namespace ph::testing;

namespace {

/// As a cache of the first schema was.
void dropLaterTables(Database& db)
{
    for (const char* table : {"registered_model", "model_version", "logged_model_artifact",
                              "logged_model_artifact_list", "last_success", "endpoint", "chosen_artifact"})
        db.exec(std::string("DROP TABLE ") + table);
    db.exec("ALTER TABLE pin DROP COLUMN extent");
}

} // namespace

class TestCacheStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void runsComeBackAsTheyWere();
    void aPageReplacesRunsWhole();
    void anUnchangedRunOnlyGetsItsSeenTime();
    void aRunTwiceInAPageIsOneRun();
    void theSameIdInTwoConnectionsIsTwoRuns();
    void runsAreFoundByPrefix();
    void childrenAreFound();
    void unfinishedRunsAreListed();
    void cursorsAreKeptWithTheirRows();
    void experimentsAreKept();
    void unseenRunsGoUnlessPinned();
    void wordsFindRuns();
    void anyPartFindsTextWithoutSpaces();
    void anOlderCacheLearnsToFindTextWithoutSpaces();
    void loggedModelsBelongToTheirRun();
    void artifactsAreKept();
    void artifactsOfLoggedModelsAreKept();
    void anOlderCacheLearnsToKeepArtifactsOfLoggedModels();
    void aConnectionIsForgottenWhole();
    void anotherPlaceStartsEmptyButKeepsThePins();
    void whyAnItemIsUnreadIsKeptInEnglish();
    void revisionGrows();
    void whatIsOnlyConfirmedMakesNoRevision();
    void whatTakesNothingAwayMakesNoRevision();
    void readersSeeWholePagesWhileAWriterWrites();
};

void TestCacheStore::runsComeBackAsTheyWere()
{
    CacheFolder folder;
    auto store = folder.open();
    std::mt19937 random{1};
    std::vector<Run> runs;
    for (int i = 0; i < 200; ++i)
        runs.push_back(sampleRun(random, i));
    put(*store, runs);
    store = folder.open();
    for (const auto& run : runs) {
        const auto loaded = store->run(run.key);
        QVERIFY_RESULT(loaded);
        QVERIFY(loaded->has_value());
        QCOMPARE(print(**loaded), print(run));
        QCOMPARE((*loaded)->seenMs, std::int64_t(1000));
    }
    QCOMPARE(store->runCount().value(), std::int64_t(200));
    QVERIFY(!store->run(runKey(QStringLiteral("nobody")))->has_value());
}

void TestCacheStore::aPageReplacesRunsWhole()
{
    CacheFolder folder;
    const auto store = folder.open();
    std::mt19937 random{2};
    for (int round = 0; round < 5; ++round) {
        std::vector<Run> runs;
        for (int i = 0; i < 50; ++i)
            runs.push_back(sampleRun(random, i));
        put(*store, runs, 1000 + round);
        for (const auto& run : runs)
            QCOMPARE(print(**store->run(run.key)), print(run));
    }
    QCOMPARE(store->runCount().value(), std::int64_t(50));
}

void TestCacheStore::anUnchangedRunOnlyGetsItsSeenTime()
{
    CacheFolder folder;
    const auto store = folder.open();
    std::mt19937 random{3};
    std::vector<Run> runs;
    for (int i = 0; i < 50; ++i)
        runs.push_back(sampleRun(random, i));
    put(*store, runs, 1000);
    TableScope scope;
    scope.deleted = TableScope::Deleted::Show;
    const auto before = store->loadTable(scope, {}, {}, {}).value();
    for (auto& run : runs)
        std::reverse(run.params.begin(), run.params.end()); // the order of cells is no content
    put(*store, runs, 2000);
    const auto after = store->loadTable(scope, {}, before, {}).value();
    QCOMPARE(after->columns().size(), before->columns().size());
    for (std::size_t i = 0; i < after->columns().size(); ++i) {
        const bool isSeen = after->columns()[i].key.name == QLatin1String(attribute::seen);
        QCOMPARE(after->columns()[i].data == before->columns()[i].data, !isSeen);
    }
    QCOMPARE((*store->run(runs[0].key))->seenMs, std::int64_t(2000));
}

void TestCacheStore::aRunTwiceInAPageIsOneRun()
{
    CacheFolder folder;
    const auto store = folder.open();
    put(*store, {namedRun(QStringLiteral("a"), QStringLiteral("old")),
                 namedRun(QStringLiteral("a"), QStringLiteral("new"))});
    QCOMPARE(store->runCount().value(), std::int64_t(1));
    QCOMPARE((*store->run(runKey(QStringLiteral("a"))))->name, QStringLiteral("new"));
    QCOMPARE(store->matchText(QStringLiteral("old"))->size(), std::size_t(0));
    QCOMPARE(store->runsByText(QStringLiteral("new"), 5).value(),
             std::vector<EntityKey>{runKey(QStringLiteral("a"))});
    QCOMPARE(store->runsByText(QStringLiteral("new"), 0)->size(), std::size_t(0));
}

void TestCacheStore::theSameIdInTwoConnectionsIsTwoRuns()
{
    CacheFolder folder;
    const auto store = folder.open();
    auto run = namedRun(QStringLiteral("a"), QStringLiteral("one"));
    auto child = namedRun(QStringLiteral("b"), QStringLiteral("child"));
    child.tags = {{QString::fromLatin1(mlflowtag::parentRunId), QStringLiteral("a")}};
    QVERIFY_RESULT(store->putRuns({1}, QStringLiteral("7"), batchOf({run, child}), 1, std::nullopt));
    run.name = QStringLiteral("two");
    QVERIFY_RESULT(store->putRuns({2}, QStringLiteral("7"), batchOf({run, child}), 1, std::nullopt));
    QCOMPARE(store->runCount().value(), std::int64_t(4));
    QCOMPARE((*store->run(runKey(QStringLiteral("a"), {1})))->name, QStringLiteral("one"));
    QCOMPARE((*store->run(runKey(QStringLiteral("a"), {2})))->name, QStringLiteral("two"));
    const auto table =
        store->loadTable({}, {{1, QStringLiteral("Lab")}, {2, QStringLiteral("Prod")}}, {}, {}).value();
    for (std::size_t row = 0; row < table->rowCount(); ++row) {
        if (table->entity(row).remoteId != QLatin1String("b"))
            continue;
        QVERIFY(table->parent(row) >= 0);
        QCOMPARE(table->entity(std::size_t(table->parent(row))),
                 runKey(QStringLiteral("a"), table->entity(row).connection));
    }
}

void TestCacheStore::runsAreFoundByPrefix()
{
    CacheFolder folder;
    const auto store = folder.open();
    put(*store, {namedRun(QStringLiteral("ab1"), {}), namedRun(QStringLiteral("ab2"), {}),
                 namedRun(QStringLiteral("ac1"), {}), namedRun(QStringLiteral("é1"), {}),
                 namedRun(QStringLiteral("%"), {})});
    const auto ids = [&](const QString& prefix, int limit = 10) {
        QStringList found;
        const auto keys = store->runsByIdPrefix(prefix, limit).value();
        for (const auto& key : keys)
            found << key.remoteId;
        return found.join(u' ');
    };
    QCOMPARE(ids(QStringLiteral("ab")), QStringLiteral("ab1 ab2"));
    QCOMPARE(ids(QStringLiteral("a"), 2), QStringLiteral("ab1 ab2"));
    QCOMPARE(ids(QStringLiteral("é")), QStringLiteral("é1"));
    QCOMPARE(ids(QStringLiteral("%")), QStringLiteral("%"));
    QCOMPARE(ids(QStringLiteral("x")), QString());
    QCOMPARE(ids(QString()), QStringLiteral("% ab1 ab2 ac1 é1"));
}

void TestCacheStore::childrenAreFound()
{
    CacheFolder folder;
    const auto store = folder.open();
    auto child = namedRun(QStringLiteral("child"), {});
    child.tags = {{QString::fromLatin1(mlflowtag::parentRunId), QStringLiteral("parent")}};
    put(*store, {child, namedRun(QStringLiteral("parent"), {})});
    QCOMPARE(store->childRuns(runKey(QStringLiteral("parent"))).value(), std::vector{child.key});
    child.tags.clear();
    put(*store, {child});
    QVERIFY(store->childRuns(runKey(QStringLiteral("parent")))->empty());
}

void TestCacheStore::unfinishedRunsAreListed()
{
    CacheFolder folder;
    const auto store = folder.open();
    auto running = namedRun(QStringLiteral("a"), {});
    running.status = RunStatus::Running;
    auto scheduled = namedRun(QStringLiteral("b"), {});
    scheduled.status = RunStatus::Scheduled;
    put(*store, {running, scheduled, namedRun(QStringLiteral("c"), {})});
    QCOMPARE(store->unfinishedRuns(lab, QStringLiteral("7")).value(),
             QStringList({QStringLiteral("a"), QStringLiteral("b")}));
    running.status = RunStatus::Failed;
    put(*store, {running});
    QCOMPARE(store->unfinishedRuns(lab, QStringLiteral("7")).value(), QStringList({QStringLiteral("b")}));
    QVERIFY(store->unfinishedRuns(lab, QStringLiteral("8"))->isEmpty());
}

void TestCacheStore::cursorsAreKeptWithTheirRows()
{
    CacheFolder folder;
    auto store = folder.open();
    QCOMPARE(store->cursor(lab, QStringLiteral("7")).value(), SyncCursor());
    SyncCursor cursor{5, 6, 7, SyncCursor::Backfill::Running, 8};
    QVERIFY_RESULT(
        store->putRuns(lab, QStringLiteral("7"), batchOf({namedRun(QStringLiteral("a"), {})}), 1, cursor));
    QCOMPARE(store->cursor(lab, QStringLiteral("7")).value(), cursor);
    put(*store, {namedRun(QStringLiteral("b"), {})}); // without one: it stays
    QCOMPARE(store->cursor(lab, QStringLiteral("7")).value(), cursor);
    cursor.backfill = SyncCursor::Backfill::Done;
    QVERIFY_RESULT(store->putCursor(lab, QStringLiteral("7"), cursor));
    store = folder.open();
    QCOMPARE(store->cursor(lab, QStringLiteral("7")).value(), cursor);
}

void TestCacheStore::experimentsAreKept()
{
    CacheFolder folder;
    const auto store = folder.open();
    Experiment experiment;
    experiment.key = {lab, EntityKind::Experiment, QStringLiteral("7")};
    experiment.name = QStringLiteral("fraud");
    experiment.createdMs = 3;
    experiment.artifactLocation = QStringLiteral("s3://bucket/7");
    experiment.tags = {{QStringLiteral("owner"), QStringLiteral("Ada")}};
    put(*store, {namedRun(QStringLiteral("a"), {})}); // runs may come first
    QVERIFY_RESULT(store->putExperiments(lab, std::array{experiment}, 9));
    auto all = store->experiments().value();
    QCOMPARE(all.size(), std::size_t(1));
    QCOMPARE(all[0].experiment, experiment);
    QCOMPARE(all[0].runs, std::int64_t(1));
    QCOMPARE(all[0].seenMs, std::int64_t(9));
    experiment.lifecycle = Lifecycle::Deleted;
    experiment.name = QStringLiteral("fraud-old");
    QVERIFY_RESULT(store->putExperiments(lab, std::array{experiment}, 10));
    QCOMPARE(store->experiments().value()[0].experiment, experiment);
    const auto table = store->loadTable({}, {}, {}, {}).value();
    QCOMPARE(table->texts(columnKeyFromText(QStringLiteral("experiment")))->at(0),
             std::string_view("fraud-old"));
}

void TestCacheStore::unseenRunsGoUnlessPinned()
{
    CacheFolder folder;
    const auto store = folder.open();
    const auto a = namedRun(QStringLiteral("a"), QStringLiteral("alpha"));
    const auto b = namedRun(QStringLiteral("b"), QStringLiteral("beta"));
    const auto c = namedRun(QStringLiteral("c"), QStringLiteral("gamma"));
    put(*store, {a, b, c}, 100);
    MetricPoints points;
    points.append(1, 2, 3);
    for (const auto& run : {a, b})
        QVERIFY_RESULT(
            store->putHistory(run.key, QStringLiteral("loss"), points, SeriesInfo::State::Complete, 1));
    QVERIFY_RESULT(store->pin(a.key));
    put(*store, {c}, 200);
    QCOMPARE(store->removeUnseen(lab, QStringLiteral("7"), 150).value(), std::int64_t(2));
    QCOMPARE((*store->run(a.key))->lifecycle, Lifecycle::Deleted);
    QVERIFY(store->history(a.key, QStringLiteral("loss"))->has_value());
    QVERIFY(!store->run(b.key)->has_value());
    QVERIFY(!store->history(b.key, QStringLiteral("loss"))->has_value());
    QVERIFY(store->matchText(QStringLiteral("beta"))->empty());
    QCOMPARE(store->matchText(QStringLiteral("gamma"))->size(), std::size_t(1));
    QCOMPARE(store->removeUnseen(lab, QStringLiteral("7"), 150).value(), std::int64_t(0));
    put(*store, {a}, 300); // it was restored on the server
    QCOMPARE((*store->run(a.key))->lifecycle, Lifecycle::Active);
}

void TestCacheStore::wordsFindRuns()
{
    CacheFolder folder;
    const auto store = folder.open();
    auto a = namedRun(QStringLiteral("a"), QStringLiteral("brave-owl"));
    a.tags = {{QStringLiteral("team"), QStringLiteral("Fraud EU")},
              {QString::fromLatin1(mlflowtag::note), QStringLiteral("Überraschend *gut*")}};
    const auto b = namedRun(QStringLiteral("b"), QStringLiteral("brave-fox"));
    put(*store, {a, b});
    const auto count = [&](const QString& text) {
        const auto found = store->matchText(text);
        return found ? int(found->size()) : -1;
    };
    QCOMPARE(count(QStringLiteral("brave")), 2);
    QCOMPARE(count(QStringLiteral("bra ow")), 1);
    QCOMPARE(count(QStringLiteral("BRAVE-OWL")), 1);
    QCOMPARE(count(QStringLiteral("fraud owl")), 1);
    QCOMPARE(count(QStringLiteral("uberrasch")), 1);
    QCOMPARE(count(QStringLiteral("owl fox")), 0);
    QCOMPARE(count(QStringLiteral("\" OR NOT ( * : ^ team:")), 0); // words, never syntax
    QCOMPARE(count(QStringLiteral("\"owl\" NEAR")), 0);
    QCOMPARE(count(QStringLiteral("\" - *")), 2); // no word at all
    a.tags.clear();
    put(*store, {a});
    QCOMPARE(count(QStringLiteral("fraud")), 0);
    QCOMPARE(count(QStringLiteral("owl")), 1);
}

namespace {

int matches(CacheStore& store, const char* text)
{
    const auto found = store.matchText(QString::fromUtf8(text));
    return found ? int(found->size()) : -1;
}

} // namespace

void TestCacheStore::anyPartFindsTextWithoutSpaces()
{
    CacheFolder folder;
    const auto store = folder.open();
    auto a = namedRun(QStringLiteral("a"), QStringLiteral("欺诈检测模型-v2最终"));
    a.tags = {{QStringLiteral("团队"), QStringLiteral("风险控制 resnet改进")},
              {QString::fromLatin1(mlflowtag::note), QStringLiteral("データ𠮷野家 검증완료")}};
    put(*store, {a, namedRun(QStringLiteral("b"), QStringLiteral("检欺诈"))});
    QCOMPARE(matches(*store, "欺诈"), 2);
    QCOMPARE(matches(*store, "检测"), 1); // from the middle, and in this order only
    QCOMPARE(matches(*store, "测检"), 0);
    QCOMPARE(matches(*store, "检"), 2);
    QCOMPARE(matches(*store, "型"), 1);
    QCOMPARE(matches(*store, "欺诈模型"), 0); // not next to each other
    QCOMPARE(matches(*store, "欺诈 模型"), 1);
    QCOMPARE(matches(*store, "最终"), 1);
    QCOMPARE(matches(*store, "v2最"), 1);
    QCOMPARE(matches(*store, "控制"), 1);
    QCOMPARE(matches(*store, "团队"), 1);
    QCOMPARE(matches(*store, "resnet改"), 1);
    QCOMPARE(matches(*store, "resn"), 1); // prefixes as ever
    QCOMPARE(matches(*store, "esnet"), 0);
    QCOMPARE(matches(*store, "ータ"), 1);
    QCOMPARE(matches(*store, "𠮷野"), 1); // beyond 16 bits
    QCOMPARE(matches(*store, "검증"), 1);
}

void TestCacheStore::anOlderCacheLearnsToFindTextWithoutSpaces()
{
    CacheFolder folder;
    {
        const auto store = folder.open();
        put(*store, {namedRun(QStringLiteral("a"), QString()), namedRun(QStringLiteral("b"), QString())});
    }
    {
        // As the first schema kept it.
        const auto db = Database::open(folder.cache(), {});
        db->exec("UPDATE run_text SET name = '欺诈检测模型' WHERE rowid = 1");
        db->exec("UPDATE run_text SET name = 'brave-owl' WHERE rowid = 2");
        dropLaterTables(*db);
        db->exec("PRAGMA user_version = 1");
        QVERIFY(!db->failed());
    }
    const auto store = folder.open();
    QCOMPARE(matches(*store, "检测"), 1);
    QCOMPARE(matches(*store, "brave"), 1);
}

void TestCacheStore::loggedModelsBelongToTheirRun()
{
    CacheFolder folder;
    const auto store = folder.open();
    LoggedModel model;
    model.key = {lab, EntityKind::LoggedModel, QStringLiteral("m-1")};
    model.name = QStringLiteral("model");
    model.status = QStringLiteral("READY");
    model.sourceRunId = QStringLiteral("a");
    model.createdMs = 5;
    model.params = {{QStringLiteral("depth"), QStringLiteral("3")}};
    model.metrics = {{QStringLiteral("auc"), 0.5, 1, 2}};
    QVERIFY_RESULT(store->putLoggedModels(lab, QStringLiteral("7"), std::array{model}, 1));
    model.status = QStringLiteral("FAILED");
    QVERIFY_RESULT(store->putLoggedModels(lab, QStringLiteral("7"), std::array{model}, 2));
    const auto models = store->loggedModels(runKey(QStringLiteral("a"))).value();
    QCOMPARE(models.size(), std::size_t(1));
    QCOMPARE(models[0].key, model.key);
    QCOMPARE(models[0].status, QStringLiteral("FAILED"));
    QCOMPARE(models[0].experimentId, QStringLiteral("7"));
    QCOMPARE(models[0].params, model.params);
    QCOMPARE(models[0].metrics[0].value, 0.5);
    QCOMPARE(models[0].seenMs, std::int64_t(2));
    QVERIFY(store->loggedModels(runKey(QStringLiteral("b")))->empty());
}

void TestCacheStore::artifactsAreKept()
{
    CacheFolder folder;
    const auto store = folder.open();
    const auto a = namedRun(QStringLiteral("a"), {});
    put(*store, {a});
    const QByteArray bytes("\0\x01png", 5);
    QVERIFY_RESULT(store->putArtifact(a.key, QStringLiteral("plots/é.png"), bytes, 7));
    const auto kept = store->artifact(a.key, QStringLiteral("plots/é.png")).value();
    QVERIFY(kept.has_value());
    QCOMPARE(kept->bytes, bytes);
    QCOMPARE(kept->fetchedMs, std::int64_t(7));
    QVERIFY(!store->artifact(a.key, QStringLiteral("plots"))->has_value());
    QVERIFY_ERROR(store->putArtifact(runKey(QStringLiteral("x")), QStringLiteral("p"), bytes, 7),
                  ErrorKind::NotFound);
    QVERIFY_ERROR(store->putArtifact(a.key, QStringLiteral("big"), QByteArray(64 * 1024 * 1024 + 1, 'x'), 7),
                  ErrorKind::Invalid);
    const std::array entries{ArtifactEntry{QStringLiteral("plots"), ArtifactEntry::Kind::Directory},
                             ArtifactEntry{QStringLiteral("empty"), ArtifactEntry::Kind::File, 0}};
    QVERIFY_RESULT(store->putArtifactList(a.key, QString(), entries, 8));
    const auto listing = store->artifactList(a.key, QString()).value();
    QVERIFY(listing.has_value());
    QCOMPARE(listing->entries.size(), std::size_t(2));
    QCOMPARE(listing->entries[0], entries[0]);
    QCOMPARE(listing->entries[1], entries[1]);
}

void TestCacheStore::artifactsOfLoggedModelsAreKept()
{
    CacheFolder folder;
    auto store = folder.open();
    // A run and a model of the same id are two owners.
    const auto run = namedRun(QStringLiteral("same"), {});
    put(*store, {run});
    LoggedModel model;
    model.key = {lab, EntityKind::LoggedModel, QStringLiteral("same")};
    QVERIFY_ERROR(store->putArtifact(model.key, QStringLiteral("MLmodel"), "m", 7), ErrorKind::NotFound);
    QVERIFY_RESULT(store->putLoggedModels(lab, QStringLiteral("7"), std::array{model}, 1));
    QVERIFY_RESULT(store->putArtifact(model.key, QStringLiteral("MLmodel"), "flavors", 7));
    QVERIFY_RESULT(store->putArtifact(run.key, QStringLiteral("MLmodel"), "of the run", 6));
    const std::array entries{ArtifactEntry{QStringLiteral("data"), ArtifactEntry::Kind::Directory},
                             ArtifactEntry{QStringLiteral("MLmodel"), ArtifactEntry::Kind::File, 7}};
    QVERIFY_RESULT(store->putArtifactList(model.key, QString(), entries, 8));
    // Seen again by a sync, the model keeps them.
    QVERIFY_RESULT(store->putLoggedModels(lab, QStringLiteral("7"), std::array{model}, 9));

    store.reset();
    store = folder.open();
    const auto kept = store->artifact(model.key, QStringLiteral("MLmodel")).value();
    QVERIFY(kept.has_value());
    QCOMPARE(kept->bytes, QByteArray("flavors"));
    QCOMPARE(kept->fetchedMs, std::int64_t(7));
    QCOMPARE(store->artifact(run.key, QStringLiteral("MLmodel")).value()->bytes, QByteArray("of the run"));
    const auto listing = store->artifactList(model.key, QString()).value();
    QVERIFY(listing.has_value());
    QCOMPARE(listing->fetchedMs, std::int64_t(8));
    QCOMPARE(listing->entries, std::vector(entries.begin(), entries.end()));
    QVERIFY(!store->artifactList(run.key, QString())->has_value());
    QVERIFY(!store->artifactList(model.key, QStringLiteral("data"))->has_value());
}

void TestCacheStore::anOlderCacheLearnsToKeepArtifactsOfLoggedModels()
{
    CacheFolder folder;
    LoggedModel model;
    model.key = {lab, EntityKind::LoggedModel, QStringLiteral("m-1")};
    model.sourceRunId = QStringLiteral("a");
    QVERIFY_RESULT(folder.open()->putLoggedModels(lab, QStringLiteral("7"), std::array{model}, 1));
    {
        const auto db = Database::open(folder.cache(), {});
        db->exec("DROP TABLE logged_model_artifact; DROP TABLE logged_model_artifact_list; "
                 "DROP TABLE last_success; DROP TABLE endpoint; DROP TABLE chosen_artifact; "
                 "ALTER TABLE pin DROP COLUMN extent");
        db->exec("PRAGMA user_version = 3");
        QVERIFY(!db->failed());
    }
    const auto store = folder.open();
    QCOMPARE(store->loggedModels(runKey(QStringLiteral("a")))->size(), std::size_t(1));
    QVERIFY_RESULT(store->putArtifact(model.key, QStringLiteral("MLmodel"), "flavors", 7));
    QVERIFY(store->artifact(model.key, QStringLiteral("MLmodel"))->has_value());
}

void TestCacheStore::aConnectionIsForgottenWhole()
{
    CacheFolder folder;
    auto store = folder.open();
    std::mt19937 random{4};
    std::vector<Run> runs;
    for (int i = 0; i < 20; ++i)
        runs.push_back(sampleRun(random, i));
    put(*store, runs);
    QVERIFY_RESULT(store->putRuns({2}, QStringLiteral("7"),
                                  batchOf({namedRun(QStringLiteral("z"), QStringLiteral("other"))}), 1,
                                  std::nullopt));
    MetricPoints points;
    for (int i = 0; i < 5000; ++i)
        points.append(i, i, i);
    QVERIFY_RESULT(
        store->putHistory(runs[0].key, QStringLiteral("loss"), points, SeriesInfo::State::Live, 1));
    QVERIFY_RESULT(store->putArtifact(runs[0].key, QStringLiteral("p"), "x", 7));
    LoggedModel model;
    model.key = {lab, EntityKind::LoggedModel, QStringLiteral("m-1")};
    QVERIFY_RESULT(store->putLoggedModels(lab, QStringLiteral("7"), std::array{model}, 1));
    QVERIFY_RESULT(store->putArtifact(model.key, QStringLiteral("p"), "x", 7));
    QVERIFY_RESULT(store->putArtifactList(model.key, QString(), {}, 7));
    QVERIFY_RESULT(store->pin(runs[0].key));
    QVERIFY_RESULT(store->removeConnection(lab));
    QCOMPARE(store->runCount().value(), std::int64_t(1));
    QCOMPARE(store->experiments()->size(), std::size_t(1));
    QVERIFY(store->pinned()->empty());
    QCOMPARE(store->matchText(QString())->size(), std::size_t(1));
    store.reset();

    sqlite3* db = nullptr;
    QCOMPARE(sqlite3_open(folder.cache().c_str(), &db), SQLITE_OK);
    for (const char* table : {"run_document WHERE run NOT IN (SELECT id FROM run)", "dataset", "series",
                              "chunk", "chunk_overview", "tail", "artifact", "artifact_list", "logged_model",
                              "logged_model_artifact", "logged_model_artifact_list"}) {
        sqlite3_stmt* statement = nullptr;
        const auto sql = std::string("SELECT count(*) FROM ") + table;
        QCOMPARE(sqlite3_prepare_v2(db, sql.c_str(), -1, &statement, nullptr), SQLITE_OK);
        QCOMPARE(sqlite3_step(statement), SQLITE_ROW);
        QVERIFY2(sqlite3_column_int(statement, 0) == 0, table);
        sqlite3_finalize(statement);
    }
    sqlite3_close(db);
}

void TestCacheStore::anotherPlaceStartsEmptyButKeepsThePins()
{
    CacheFolder folder;
    const auto store = folder.open();
    const auto run = namedRun(QStringLiteral("a"), QStringLiteral("run"));
    put(*store, {run});
    SyncCursor cursor;
    cursor.backfill = SyncCursor::Backfill::Done;
    QVERIFY_RESULT(store->putCursor(lab, QStringLiteral("7"), cursor));
    const std::array unread = {
        UnreadItem{{QStringLiteral("a/metrics/acc"),
                    Error::make(ErrorKind::Unreadable, QStringLiteral("acc"), QStringLiteral("cut off"))},
                   4}};
    QVERIFY_RESULT(store->putLastSuccess(lab, 5, unread));
    QCOMPARE(store->unread(lab).value(), std::vector(unread.begin(), unread.end()));
    QVERIFY_RESULT(store->pin(run.key));
    QVERIFY_RESULT(store->forgetRead(lab));
    QCOMPARE(store->runCount().value(), std::int64_t(0));
    QVERIFY(store->cursor(lab, QStringLiteral("7"))->backfill == SyncCursor::Backfill::NotStarted);
    QVERIFY(store->lastSuccesses()->empty());
    QVERIFY(store->unread(lab)->empty());
    QCOMPARE(store->pinned()->size(), std::size_t(1));
}

void TestCacheStore::whyAnItemIsUnreadIsKeptInEnglish()
{
    CacheFolder folder;
    const auto store = folder.open();
    const std::array unread = {
        UnreadItem{{QStringLiteral("a/metrics/acc"),
                    Error::make(ErrorKind::Unreadable, QStringLiteral("acc"),
                                RecordedText(QStringLiteral("abgeschnitten"), QStringLiteral("cut off")))},
                   4}};
    QVERIFY_RESULT(store->putLastSuccess(lab, 5, unread));
    const auto kept = store->unread(lab).value();
    QCOMPARE(kept.size(), std::size_t(1));
    QCOMPARE(kept.front().fault.error.detail, QStringLiteral("cut off")); // whoever asks in another language
}

void TestCacheStore::revisionGrows()
{
    CacheFolder folder;
    auto store = folder.open();
    const auto first = store->revision();
    put(*store, {namedRun(QStringLiteral("a"), {})});
    const auto second = store->revision();
    QVERIFY(second > first);
    QCOMPARE(store->loadTable({}, {}, {}, {}).value()->generation(), second);
    store = folder.open();
    QCOMPARE(store->revision(), second);
    QVERIFY_ERROR(store->putArtifact(runKey(QStringLiteral("x")), QStringLiteral("p"), "x", 7),
                  ErrorKind::NotFound);
    QCOMPARE(store->revision(), second);
}

void TestCacheStore::whatIsOnlyConfirmedMakesNoRevision()
{
    CacheFolder folder;
    auto store = folder.open();
    Experiment experiment;
    experiment.key = {lab, EntityKind::Experiment, QStringLiteral("7")};
    experiment.name = QStringLiteral("churn");
    SyncCursor cursor;
    cursor.backfill = SyncCursor::Backfill::Running;
    const auto page = [&] { return batchOf({namedRun(QStringLiteral("a"), {})}); };
    QVERIFY_RESULT(store->putExperiments(lab, std::array{experiment}, 1));
    QVERIFY_RESULT(store->putRuns(lab, QStringLiteral("7"), page(), 1, cursor));
    const auto known = store->revision();
    QVERIFY_RESULT(store->putExperiments(lab, std::array{experiment}, 2));
    cursor.startedMs = 5;
    QVERIFY_RESULT(store->putRuns(lab, QStringLiteral("7"), page(), 2, cursor));
    QVERIFY_RESULT(store->putCursor(lab, QStringLiteral("7"), cursor));
    QCOMPARE(store->revision(), known);
    QCOMPARE(store->experimentsSeen()->front().key, experiment.key);
    QCOMPARE(store->experimentsSeen()->front().seenMs, std::int64_t(2));
    QCOMPARE(store->run(runKey(QStringLiteral("a"))).value()->seenMs, std::int64_t(2));
    QCOMPARE(store->cursor(lab, QStringLiteral("7"))->startedMs, std::int64_t(5));

    experiment.name = QStringLiteral("churn, weekly");
    QVERIFY_RESULT(store->putExperiments(lab, std::array{experiment}, 3));
    const auto renamed = store->revision();
    QVERIFY(renamed > known);
    cursor.backfill = SyncCursor::Backfill::Done; // which screens say
    QVERIFY_RESULT(store->putRuns(lab, QStringLiteral("7"), page(), 3, cursor));
    QVERIFY(store->revision() > renamed);
}

void TestCacheStore::whatTakesNothingAwayMakesNoRevision()
{
    CacheFolder folder;
    const auto store = folder.open();
    put(*store, {namedRun(QStringLiteral("a"), {}), namedRun(QStringLiteral("b"), {})}, 100);
    QVERIFY_RESULT(store->pin(runKey(QStringLiteral("a"))));
    const auto known = store->revision();
    const auto nothingGoes = [&] {
        QCOMPARE(store->removeUnseen(lab, QStringLiteral("7"), 50).value(), std::int64_t(0));
        QCOMPARE(store->removeExperiment(lab, QStringLiteral("unknown")).value(), std::int64_t(0));
        QVERIFY_RESULT(store->removeUnseenModels(lab, QStringLiteral("7"), 50));
        QVERIFY_RESULT(store->putLoggedModels(lab, QStringLiteral("7"), {}, 50));
        QVERIFY(store->applyRetention({})->isEmpty());
        QVERIFY_RESULT(store->unpin(runKey(QStringLiteral("b"))));
    };
    nothingGoes();
    QCOMPARE(store->revision(), known);
    QCOMPARE(store->loadTable({}, {}, {}, {}).value()->generation(), known); // nor on disk

    QCOMPARE(store->removeUnseen(lab, QStringLiteral("7"), 150).value(), std::int64_t(2));
    const auto gone = store->revision();
    QVERIFY(gone > known);
    QCOMPARE(store->loadTable({}, {}, {}, {}).value()->generation(), gone);
    nothingGoes(); // the pinned one is marked already
    QCOMPARE(store->removeUnseen(lab, QStringLiteral("7"), 150).value(), std::int64_t(0));
    QCOMPARE(store->revision(), gone);
    QVERIFY_RESULT(store->unpin(runKey(QStringLiteral("a"))));
    QVERIFY(store->revision() > gone);
}

void TestCacheStore::readersSeeWholePagesWhileAWriterWrites()
{
    CacheFolder folder;
    const auto store = folder.open();
    std::atomic<bool> done = false;
    std::atomic<int> torn = 0, failures = 0, reads = 0;
    const auto read = [&] {
        RunTablePtr table;
        while (!done) {
            auto loaded = store->loadTable({}, {}, table, {});
            if (!loaded) {
                ++failures;
                continue;
            }
            table = *loaded;
            ++reads;
            torn += table->rowCount() % 50 != 0;
            const auto* shifts = table->numbers({ColumnKind::Metric, QStringLiteral("val/metric_0")});
            // A page is rewritten whole: all of its runs show the same round.
            for (std::size_t row = 0; row + 50 <= table->rowCount() && shifts; row += 50) {
                for (std::size_t i = 1; i < 50; ++i)
                    torn += std::floor(shifts->values[row]) != std::floor(shifts->values[row + i]);
            }
        }
    };
    std::thread first(read), second(read);
    for (int round = 0; round < 6; ++round) {
        for (int page = 0; page < 10; ++page) {
            const auto written = store->putRuns(
                lab, QStringLiteral("1"), sweepPage(page * 50, 50, 3, 3, 3, round), round, std::nullopt);
            failures += !written;
        }
    }
    done = true;
    first.join();
    second.join();
    QCOMPARE(failures.load(), 0);
    QCOMPARE(torn.load(), 0);
    QVERIFY(reads > 0);
}

QTEST_GUILESS_MAIN(TestCacheStore)
#include "tst_cachestore.moc"
