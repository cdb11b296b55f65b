#include "services/sync/ArtifactDownload.h"
#include "services/sync/RunTables.h"
#include "services/sync/TableFetch.h"
#include "tests/sync/SyncFixture.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

using namespace ph;
using namespace ph::testing;

namespace {

const QString loss = QStringLiteral("loss");
constexpr auto artifactList = "/api/2.0/mlflow/artifacts/list";
constexpr std::int64_t began = 1'700'000'000'000;

/// One run of a server, with a loss of a few points.
struct Lab : SyncFixture {
    explicit Lab(RunStatus status)
    {
        Run made;
        made.name = QStringLiteral("one");
        made.status = status;
        made.startMs = began;
        made.endMs = status == RunStatus::Finished ? began + 1000 : noTime;
        id = server.addRun(made);
        log(0, 3);
        synced = pass().has_value();
    }

    void log(int from, int to)
    {
        for (int step = from; step < to; ++step)
            server.logMetric(id, loss, 1.0 / (1 + step), step, began + step);
    }
    EntityKey key() const { return {connection.id, EntityKind::Run, id}; }
    Result<PinSummary> pin(const PinScope& scope = {}) { return pinRun(*cache, *link, key(), scope, {}, {}); }
    std::size_t cachedPoints()
    {
        auto points = cache->history(key(), loss);
        return points && *points ? (*points)->size() : 0;
    }
    int historiesAsked() const { return server.requestCount("/api/2.0/mlflow/metrics"); }
    std::filesystem::path tables() const
    {
        return std::filesystem::path(folder.path().toStdString()) / "tables";
    }
    Result<FetchedTable> table(const QString& path)
    {
        return fetchTable(*cache, link.get(), *cachedRun(id), path, tables(), {});
    }
    Result<DownloadedArtifacts> download(const QString& path)
    {
        return downloadArtifacts(*cache, link.get(), key(), path, target(), {});
    }
    std::filesystem::path target() const
    {
        return std::filesystem::path(folder.path().toStdString()) / "down";
    }
    QByteArray written(const QString& path) const
    {
        QFile file(folder.filePath("down/" + path));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QString id;
    bool synced = false;
};

PinScope only(const QStringList& paths)
{
    PinScope scope;
    scope.artifactPaths = paths;
    return scope;
}

} // namespace

class TestRunFetch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aRunThatGoesOnIsPinnedWithWhatItLoggedSince();
    void aRunThatWasResumedIsPinnedWithWhatItLoggedSince();
    void whatIsLevelIsNotAskedForAgain();
    void whatIsBehindIsStillThereWithoutItsServer();
    void aHalfWrittenHistorySaysSoEachTime();
    void aHistoryWithoutAPointIsNoneOfAMetricThatHasAValue();
    void aServerThatAsksToSlowDownIsNotAskedOn();
    void aServerThatFailsAgainAndAgainIsNotAskedForTheRestOfARun();
    void onlyTheChosenArtifactsAreKept();
    void aListThatCannotBeReadIsAFaultOfItsRunUntilItIs();
    void entriesThatCannotBeReadAreFaultsOfTheirRunUntilTheyAre();
    void chosenArtifactsMayBeALoggedModels();
    void loggedModelsAreAsOldAsTheirReading();
    void aDownloadWithoutTheServerIsTheCachedCopy();
    void aFolderOfWhichNotAllIsCachedSaysWhatIsMissing();
    void withoutAnythingCachedTheServersErrorIsTold();
    void aCachedCopyIsNotLedOutsideByALink();
    void aTableOfARunThatHasEndedIsFetchedOnce();
    void aTableOfARunThatGoesOnIsAskedForEachTime();
    void aPinnedTableIsTheSameFileHoweverOftenItIsCopied();
    void whatIsNoTableIsRefused();
    void theTablesOfARunAreListedWithWhyTheyCannotBeRead();
};

void TestRunFetch::aRunThatGoesOnIsPinnedWithWhatItLoggedSince()
{
    Lab f(RunStatus::Running);
    QVERIFY(f.synced);
    QVERIFY_RESULT(f.pin());
    QCOMPARE(f.cachedPoints(), std::size_t(3));
    f.log(3, 8);
    auto again = f.pin();
    QVERIFY_RESULT(again);
    QCOMPARE(again->points, qint64(8));
    QCOMPARE(f.cachedPoints(), std::size_t(8));
}

void TestRunFetch::aRunThatWasResumedIsPinnedWithWhatItLoggedSince()
{
    Lab f(RunStatus::Finished);
    QVERIFY(f.synced);
    QVERIFY_RESULT(f.pin());
    f.log(3, 8); // resumed and ended again, before anybody looked
    QVERIFY_RESULT(f.pin());
    QCOMPARE(f.cachedPoints(), std::size_t(8));
    f.server.logMetric(f.id, loss, 0.5, 7, began + 5000); // the same step, later
    QVERIFY_RESULT(f.pin());
    QCOMPARE(f.cachedPoints(), std::size_t(9));
}

void TestRunFetch::whatIsLevelIsNotAskedForAgain()
{
    Lab f(RunStatus::Finished);
    QVERIFY_RESULT(f.pin());
    QCOMPARE(f.historiesAsked(), 1);
    QVERIFY_RESULT(f.pin());
    QCOMPARE(f.historiesAsked(), 1);
}

void TestRunFetch::whatIsBehindIsStillThereWithoutItsServer()
{
    Lab f(RunStatus::Running);
    QVERIFY_RESULT(f.pin());
    f.log(3, 8);
    QVERIFY_RESULT(f.pass());
    f.server.stop();
    auto run = f.cachedRun(f.id);
    QVERIFY(run);
    QVERIFY(*isStale(*f.cache, *run, loss));
    const auto known = history(*f.cache, f.link.get(), *run, loss, Freshness::CacheFirst, {});
    QVERIFY_RESULT(known);
    QCOMPARE(known->value.size(), std::size_t(3));
    QVERIFY(known->staleBecause && known->staleBecause->kind == ErrorKind::Offline);
}

void TestRunFetch::aHalfWrittenHistorySaysSoEachTime()
{
    SyncFixture f;
    f.useStore();
    const QString id = "d82f690fd8844931bb015ffe153de220"; // finished
    const auto path = f.store("653735705281182700/" + id + "/metrics/loss");
    QVERIFY(writeFile(path, "1700000000000 0.5 0\n1700000001000 0."));
    QVERIFY_RESULT(f.pass());
    const auto run = f.cachedRun(id);
    QVERIFY(run);
    const auto read = [&] { return history(*f.cache, f.link.get(), *run, loss, Freshness::CacheFirst, {}); };
    for (int time = 0; time < 2; ++time) { // what was kept of it is not taken for all
        const auto part = read();
        QVERIFY_RESULT(part);
        QCOMPARE(part->value.size(), std::size_t(1));
        QCOMPARE(part->faults.size(), std::size_t(1));
        QVERIFY(part->faults.front().item.endsWith("/metrics/loss"));
    }
    const auto pinned = pinRun(*f.cache, *f.link, run->key, {}, {}, {});
    QVERIFY_RESULT(pinned);
    QVERIFY(std::ranges::any_of(pinned->left, [&](const ItemFault& fault) { return fault.item == path; }));
    QVERIFY(writeFile(path, "1700000000000 0.5 0\n1700000001000 0.4 1\n"));
    const auto whole = read();
    QVERIFY_RESULT(whole);
    QCOMPARE(whole->value.size(), std::size_t(2));
    QVERIFY(whole->faults.empty());
}

void TestRunFetch::aHistoryWithoutAPointIsNoneOfAMetricThatHasAValue()
{
    Lab f(RunStatus::Finished);
    const auto run = f.cachedRun(f.id);
    QVERIFY(run);
    const auto read = [&](const QString& metric) {
        return history(*f.cache, f.link.get(), *run, metric, Freshness::ServerFirst, {});
    };
    f.server.setFault("/api/2.0/mlflow/metrics", Fault::of(Fault::Kind::Nothing));
    QVERIFY_ERROR(read(loss), ErrorKind::Unreadable);
    const auto neverLogged = read(QStringLiteral("acc"));
    QVERIFY_RESULT(neverLogged);
    QCOMPARE(neverLogged->value.size(), std::size_t(0));

    f.server.clearFaults();
    QVERIFY_RESULT(read(loss));
    f.server.setFault("/api/2.0/mlflow/metrics", Fault::of(Fault::Kind::Nothing));
    const auto cached = read(loss);
    QVERIFY_RESULT(cached);
    QCOMPARE(cached->value.size(), std::size_t(3));
    QVERIFY(cached->staleBecause && cached->staleBecause->kind == ErrorKind::Unreadable);
    QCOMPARE(f.cachedPoints(), std::size_t(3));
}

void TestRunFetch::aServerThatAsksToSlowDownIsNotAskedOn()
{
    Lab f(RunStatus::Finished);
    f.server.logMetric(f.id, QStringLiteral("auc"), 0.5, 1, began);
    f.server.setFault("/api/2.0/mlflow/metrics", Fault::withStatus(429, 60));
    const auto pinned = f.pin();
    QVERIFY_ERROR(pinned, ErrorKind::RateLimited);
    QVERIFY(pinned.error().retryAfter == std::chrono::seconds(60));
    QCOMPARE(f.historiesAsked(), 1);
}

void TestRunFetch::aServerThatFailsAgainAndAgainIsNotAskedForTheRestOfARun()
{
    Lab f(RunStatus::Finished);
    for (int i = 0; i < 9; ++i)
        f.server.logMetric(f.id, QStringLiteral("m%1").arg(i), 0.5, 1, began);
    f.server.setFault("/api/2.0/mlflow/metrics", Fault::withStatus(500));
    const auto pinned = f.pin();
    QVERIFY_RESULT(pinned);
    QCOMPARE(pinned->left.size(), std::size_t(10)); // all are named
    QCOMPARE(pinned->answers, qint64(1));           // the list of artifacts
    std::set<std::string> asked;
    for (const auto& request : f.server.requests()) {
        if (request.path.ends_with("get-history"))
            asked.insert(request.queryValue("metric_key"));
    }
    QCOMPARE(asked.size(), std::size_t(5));
}

void TestRunFetch::onlyTheChosenArtifactsAreKept()
{
    Lab f(RunStatus::Finished);
    for (const char* path : {"notes.txt", "report/a.csv", "report/deep/b.csv", "reporting.txt", "model/x"})
        f.server.addArtifact(f.id, QLatin1String(path), path);
    auto kept = f.pin(only({QStringLiteral("notes.txt"), QStringLiteral("report/")}));
    QVERIFY_RESULT(kept);
    QCOMPARE(kept->artifacts, qint64(3));
    QVERIFY(kept->left.empty());
    for (const char* path : {"notes.txt", "report/a.csv", "report/deep/b.csv"})
        QVERIFY2(f.cache->artifact(f.key(), QLatin1String(path))->has_value(), path);
    for (const char* path : {"reporting.txt", "model/x"})
        QVERIFY2(!f.cache->artifact(f.key(), QLatin1String(path))->has_value(), path);

    kept = f.pin(only({QStringLiteral("no/such.txt")}));
    QVERIFY_RESULT(kept);
    QCOMPARE(kept->left.size(), std::size_t(1));
    QCOMPARE(kept->left.front().item, f.id + QStringLiteral("/no/such.txt"));
}

void TestRunFetch::aListThatCannotBeReadIsAFaultOfItsRunUntilItIs()
{
    Lab f(RunStatus::Finished);
    f.server.addArtifact(f.id, QStringLiteral("report/a.csv"), "a");
    for (const bool isCached : {false, true}) {
        f.server.setFault(artifactList, Fault::withStatus(403));
        auto kept = f.pin();
        QVERIFY_RESULT(kept);
        QVERIFY2(!kept->left.empty(), isCached ? "an old list is not the list" : "nothing was listed");
        QCOMPARE(kept->left.front().item, f.id + QStringLiteral("/"));
        QCOMPARE(kept->left.front().error.kind, ErrorKind::Forbidden);
        f.server.clearFaults();
        kept = f.pin();
        QVERIFY_RESULT(kept);
        QVERIFY(kept->left.empty());
        QCOMPARE(kept->artifacts, qint64(1));
    }
    f.server.setFault(artifactList, Fault::withStatus(401));
    QVERIFY_ERROR(f.pin(), ErrorKind::Unauthorized); // not asked for one thing after another
}

void TestRunFetch::entriesThatCannotBeReadAreFaultsOfTheirRunUntilTheyAre()
{
    Lab f(RunStatus::Finished);
    f.server.addArtifact(f.id, QStringLiteral("a.csv"), "a");
    f.server.addArtifact(f.id, QStringLiteral("../b.csv"), "b"); // no name that can be
    const auto list = [&] {
        return artifacts(*f.cache, f.link.get(), f.key(), {}, Freshness::ServerFirst, {});
    };
    for (int time = 0; time < 2; ++time) {
        const auto part = list();
        QVERIFY_RESULT(part);
        QCOMPARE(part->faults.size(), std::size_t(1));
        QVERIFY(part->faults.front().item.startsWith(f.id));
    }
    const auto summary = f.pass(); // which did not look
    QVERIFY_RESULT(summary);
    QVERIFY(summary->faults.empty());
}

void TestRunFetch::chosenArtifactsMayBeALoggedModels()
{
    Lab f(RunStatus::Finished);
    LoggedModel model;
    model.experimentId = QStringLiteral("0");
    model.sourceRunId = f.id;
    const EntityKey of{f.connection.id, EntityKind::LoggedModel, f.server.addLoggedModel(model)};
    f.server.addModelArtifact(of.remoteId, QStringLiteral("MLmodel"), "flavors:");
    f.server.addModelArtifact(of.remoteId, QStringLiteral("weights"), "w");
    QVERIFY_RESULT(refreshLoggedModels(*f.cache, *f.link, f.connection.id, model.experimentId, {}));
    auto scope = only({QStringLiteral("MLmodel")});
    scope.loggedModel = of;
    auto kept = f.pin(scope);
    QVERIFY_RESULT(kept);
    QCOMPARE(kept->artifacts, qint64(1));
    QVERIFY(f.cache->artifact(of, QStringLiteral("MLmodel"))->has_value());
    QVERIFY(!f.cache->artifact(of, QStringLiteral("weights"))->has_value());
}

void TestRunFetch::loggedModelsAreAsOldAsTheirReading()
{
    Lab f(RunStatus::Finished);
    LoggedModel model;
    model.experimentId = QStringLiteral("0");
    model.sourceRunId = f.id;
    f.server.addLoggedModel(model);
    const auto read = [&](Freshness freshness) {
        return loggedModels(*f.cache, f.link.get(), f.key(), freshness, {});
    };
    auto models = read(Freshness::ServerFirst);
    QVERIFY_RESULT(models);
    QCOMPARE(models->value.size(), std::size_t(1));
    QCOMPARE(models->fetchedMs, f.nowMs);
    const auto first = f.nowMs;
    f.nowMs += 60'000;
    QVERIFY_RESULT(refreshRun(*f.cache, *f.link, f.key(), {})); // which makes them no younger
    f.server.addLoggedModel(model);
    models = read(Freshness::CacheFirst);
    QVERIFY_RESULT(models);
    QCOMPARE(models->value.size(), std::size_t(1));
    QCOMPARE(models->fetchedMs, first);
    models = read(Freshness::ServerFirst);
    QVERIFY_RESULT(models);
    QCOMPARE(models->value.size(), std::size_t(2));
    QCOMPARE(models->fetchedMs, f.nowMs);
    f.server.stop();
    models = read(Freshness::ServerFirst);
    QVERIFY_RESULT(models);
    QCOMPARE(models->value.size(), std::size_t(2));
    QVERIFY(models->staleBecause && models->staleBecause->kind == ErrorKind::Offline);
}

void TestRunFetch::aDownloadWithoutTheServerIsTheCachedCopy()
{
    Lab f(RunStatus::Finished);
    f.server.addArtifact(f.id, QStringLiteral("report/a.csv"), "a");
    f.server.addArtifact(f.id, QStringLiteral("notes.txt"), "plain");
    QVERIFY_RESULT(f.pin());
    auto fresh = f.download(QStringLiteral("notes.txt"));
    QVERIFY_RESULT(fresh);
    QVERIFY(!fresh->staleBecause);
    f.server.stop();
    for (const char* path : {"report/a.csv", "report/", ""}) {
        std::filesystem::remove_all(f.target());
        auto old = f.download(QLatin1String(path));
        QVERIFY_RESULT(old);
        QVERIFY2(old->staleBecause && old->staleBecause->kind == ErrorKind::Offline, path);
        QCOMPARE(old->fetchedMs, f.nowMs);
        QVERIFY(old->missing.empty());
        QCOMPARE(f.written(QStringLiteral("report/a.csv")), QByteArray("a"));
    }
    QCOMPARE(f.written(QStringLiteral("notes.txt")), QByteArray("plain"));
    f.link.reset(); // nor is there a link
    QVERIFY_RESULT(f.download(QStringLiteral("notes.txt")));
}

void TestRunFetch::aFolderOfWhichNotAllIsCachedSaysWhatIsMissing()
{
    Lab f(RunStatus::Finished);
    f.server.addArtifact(f.id, QStringLiteral("report/a.csv"), "a");
    f.server.addArtifact(f.id, QStringLiteral("report/b.csv"), "b");
    QVERIFY_RESULT(f.pin(only({QStringLiteral("report/a.csv")})));
    f.server.stop();
    auto old = f.download(QStringLiteral("report"));
    QVERIFY_RESULT(old);
    QCOMPARE(old->files.size(), std::size_t(1));
    QCOMPARE(old->missing.size(), std::size_t(1));
    QCOMPARE(old->missing.front().item, QStringLiteral("report/b.csv"));
}

void TestRunFetch::withoutAnythingCachedTheServersErrorIsTold()
{
    Lab f(RunStatus::Finished);
    f.server.addArtifact(f.id, QStringLiteral("notes.txt"), "plain");
    f.server.stop();
    QVERIFY_ERROR(f.download(QStringLiteral("notes.txt")), ErrorKind::Offline);
    QVERIFY(!std::filesystem::exists(f.target()));
}

void TestRunFetch::aCachedCopyIsNotLedOutsideByALink()
{
    Lab f(RunStatus::Finished);
    f.server.addArtifact(f.id, QStringLiteral("report/a.csv"), "a");
    QVERIFY_RESULT(f.pin());
    f.server.stop();
    const auto outside = f.target().parent_path() / "outside";
    std::filesystem::create_directories(outside);
    std::filesystem::create_directories(f.target());
    std::filesystem::create_directory_symlink(outside, f.target() / "report");
    QVERIFY_ERROR(f.download(QStringLiteral("report/a.csv")), ErrorKind::Forbidden);
    QVERIFY(std::filesystem::is_empty(outside));
}

void TestRunFetch::aTableOfARunThatHasEndedIsFetchedOnce()
{
    Lab f(RunStatus::Finished);
    f.server.addArtifact(f.id, QStringLiteral("eval/a.csv"), "a\n1\n");
    const auto first = f.table(QStringLiteral("eval/a.csv"));
    QVERIFY_RESULT(first);
    QVERIFY(!first->staleBecause);
    const auto asked = f.server.requestCount();
    const auto again = f.table(QStringLiteral("eval/a.csv"));
    QVERIFY_RESULT(again);
    QCOMPARE(again->file, first->file);
    QCOMPARE(again->fetchedMs, first->fetchedMs);
    QCOMPARE(f.server.requestCount(), asked);
    removeTables(f.tables(), {2});
    QVERIFY(isTableKept(f.tables(), f.key(), QStringLiteral("eval/a.csv")));
    removeTables(f.tables(), f.connection.id);
    QVERIFY(!isTableKept(f.tables(), f.key(), QStringLiteral("eval/a.csv")));
}

void TestRunFetch::aTableOfARunThatGoesOnIsAskedForEachTime()
{
    Lab f(RunStatus::Running);
    f.server.addArtifact(f.id, QStringLiteral("a.csv"), "a\n1\n");
    QVERIFY_RESULT(f.table(QStringLiteral("a.csv")));
    f.server.addArtifact(f.id, QStringLiteral("a.csv"), "a\n1\n2\n");
    const auto grown = f.table(QStringLiteral("a.csv"));
    QVERIFY_RESULT(grown);
    QCOMPARE(QFileInfo(grown->file).size(), qint64(6));
    f.server.stop();
    const auto old = f.table(QStringLiteral("a.csv"));
    QVERIFY_RESULT(old);
    QVERIFY(old->staleBecause && old->staleBecause->kind == ErrorKind::Offline);
    QCOMPARE(QFileInfo(old->file).size(), qint64(6));
}

void TestRunFetch::aPinnedTableIsTheSameFileHoweverOftenItIsCopied()
{
    Lab f(RunStatus::Finished);
    f.server.addArtifact(f.id, QStringLiteral("a.csv"), "a\n1\n");
    QVERIFY_RESULT(f.pin());
    f.server.stop();
    const auto first = f.table(QStringLiteral("a.csv"));
    QVERIFY_RESULT(first);
    QCOMPARE(first->fetchedMs, f.nowMs);
    QCOMPARE(QFileInfo(first->file).lastModified().toMSecsSinceEpoch(), f.nowMs);
    removeTables(f.tables(), f.connection.id);
    QCOMPARE(QFileInfo(f.table(QStringLiteral("a.csv"))->file).lastModified().toMSecsSinceEpoch(), f.nowMs);
}

void TestRunFetch::whatIsNoTableIsRefused()
{
    Lab f(RunStatus::Finished);
    f.server.addArtifact(f.id, QStringLiteral("eval/a.csv"), "a\n1\n");
    QVERIFY_ERROR(f.table(QStringLiteral("eval/gone.csv")), ErrorKind::NotFound);
    for (const auto* path : {"eval", "../a.csv", "/etc/passwd", "eval/./a.csv", "eval\\a.csv", ""})
        QVERIFY_ERROR(f.table(QLatin1String(path)), ErrorKind::Invalid);
    f.server.stop();
    const auto absent = f.table(QStringLiteral("eval/a.csv"));
    QVERIFY_ERROR(absent, ErrorKind::Offline);
    QVERIFY(absent.error().detail.contains(QStringLiteral("Pin the run")));
}

void TestRunFetch::theTablesOfARunAreListedWithWhyTheyCannotBeRead()
{
    Lab f(RunStatus::Finished);
    for (const auto* path : {"eval/logged.json", "rows.csv", "notes.txt"})
        f.server.addArtifact(f.id, QLatin1String(path), "[]");
    auto run = *f.cachedRun(f.id);
    run.tags.append({QStringLiteral("mlflow.loggedArtifacts"),
                     QStringLiteral(R"([{"path": "eval/logged.json", "type": "table"}])")});
    const auto input = [](const char* name, const char* source) {
        DatasetInput made;
        made.name = QLatin1String(name);
        made.digest = QStringLiteral("d1");
        made.source = QLatin1String(source);
        return made;
    };
    run.inputs = {input("far", R"({"uri": "s3://user:pw@bucket/far.csv"})"),
                  input("here", R"({"uri": "/data/here.csv"})"),
                  input("own", R"({"uri": "runs:/r2/own.csv"})")};
    QVERIFY_RESULT(f.table(QStringLiteral("rows.csv")));
    const auto list = [&] {
        return runTables(*f.cache, f.link.get(), run, f.connection.name, f.tables(), {});
    };
    const auto told = list();
    QVERIFY_RESULT(told);
    QCOMPARE(told->lines.size(), 5);
    QCOMPARE(told->lines[0].kind, RunTableLine::Kind::LoggedTable);
    QCOMPARE(told->lines[0].text, QStringLiteral("run:lab/%1/eval/logged.json").arg(f.id));
    QVERIFY(!told->lines[0].isKept && told->lines[1].isKept);
    const auto& far = told->lines[2];
    QVERIFY(far.text.isEmpty());
    QVERIFY(far.whyNot.contains(QStringLiteral("download it")) &&
            !far.whyNot.contains(QStringLiteral("pw@")));
    QCOMPARE(told->lines[3].text, QStringLiteral("/data/here.csv"));
    QCOMPARE(told->lines[3].follow, RunTableLine::Follow::OnlyAsShown);
    QCOMPARE(told->lines[4].text, QStringLiteral("input:lab/%1/own@d1").arg(f.id));

    const auto lead = [&](const char* name) {
        return artifactOf({RunTableRef::Kind::Input, f.connection.name, f.id, QLatin1String(name)}, run);
    };
    QVERIFY_RESULT(lead("own"));
    QCOMPARE(lead("own@d1")->ref.runId, QStringLiteral("r2"));
    QVERIFY_ERROR(lead("far"), ErrorKind::Unsupported);
    QVERIFY_ERROR(lead("here"), ErrorKind::Forbidden);
    QVERIFY_ERROR(lead("else"), ErrorKind::NotFound);

    f.server.stop();
    const auto old = list();
    QVERIFY_RESULT(old);
    QCOMPARE(old->lines.size(), 5);
    QVERIFY(old->staleBecause);
}

QTEST_GUILESS_MAIN(TestRunFetch)
#include "tst_runfetch.moc"
