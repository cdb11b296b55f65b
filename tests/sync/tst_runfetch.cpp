#include "services/sync/ArtifactDownload.h"
#include "tests/sync/SyncFixture.h"

#include <QFile>

using namespace ph;
using namespace ph::testing;

namespace {

const QString loss = QStringLiteral("loss");
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
    void onlyTheChosenArtifactsAreKept();
    void chosenArtifactsMayBeALoggedModels();
    void aDownloadWithoutTheServerIsTheCachedCopy();
    void aFolderOfWhichNotAllIsCachedSaysWhatIsMissing();
    void withoutAnythingCachedTheServersErrorIsTold();
    void aCachedCopyIsNotLedOutsideByALink();
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
    QCOMPARE(kept->left.front().item, QStringLiteral("no/such.txt"));
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

QTEST_GUILESS_MAIN(TestRunFetch)
#include "tst_runfetch.moc"
