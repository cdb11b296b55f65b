#include "services/sync/PinnedRuns.h"
#include "tests/sync/SyncFixture.h"

using namespace ph;
using namespace ph::testing;

namespace {

const QString loss = QStringLiteral("loss");
constexpr std::int64_t began = 1'700'000'000'000;

/// One run with a history and an artifact, read once.
struct Lab : SyncFixture {
    explicit Lab(RunStatus status)
    {
        Run made;
        made.status = status;
        made.startMs = began;
        made.endMs = status == RunStatus::Finished ? began + 1000 : noTime;
        id = server.addRun(made);
        log(0, 3);
        server.addArtifact(id, QStringLiteral("report/a.csv"), "a");
        synced = pass().has_value();
    }
    void log(int from, int to)
    {
        for (int step = from; step < to; ++step)
            server.logMetric(id, loss, 1.0 / (1 + step), step, began + step);
    }
    EntityKey key() const { return {connection.id, EntityKind::Run, id}; }
    Result<PinSummary> fetch() { return pins.fetch(*cache, *link, {}); }
    bool isWhole(PinExtent extent = PinExtent::Everything)
    {
        const auto run = cachedRun(id);
        return run && isFetched(*cache, *run, extent).value_or(false);
    }
    std::size_t cachedPoints()
    {
        auto points = cache->history(key(), loss);
        return points && *points ? (*points)->size() : 0;
    }
    bool has(const QString& path)
    {
        const auto file = cache->artifact(key(), path);
        return file && *file;
    }

    QString id;
    bool synced = false;
    PinnedRuns pins{PinnedRuns::Pace{}};
};

} // namespace

class TestPinnedRuns : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasPinnedWithoutItsServerIsFetchedOnceItAnswers();
    void whatIsWholeIsNotAskedForAgain();
    void aRunThatGoesOnIsFetchedAgainNowAndThenAndOnceItEnds();
    void whatIsListedAndNotKeptIsMissing();
    void artifactsThatWereChosenByHandStayChosen();
    void whatWasChosenWhileTheServerRefusedIsFetchedOnceItDoesNot();
    void whatWasChosenAndIsNotThereIsAskedForOnce();
    void whatWasChosenGoesWithItsPin();
    void theWiderPinStays();
    void whatCannotBeFetchedRestsAndIsNamedMeanwhile();
    void aServerThatSaidWhenToAskAgainIsNotAskedBefore();
    void onlySoManyAreFetchedAtATime();
    void aRunThatIsGoneIsLeftAsItIs();
    void anUnpinnedRunIsNotPinnedByFetching();
};

void TestPinnedRuns::whatWasPinnedWithoutItsServerIsFetchedOnceItAnswers()
{
    Lab f(RunStatus::Finished);
    QVERIFY(f.synced);
    f.server.stop();
    QVERIFY_ERROR(pinRun(*f.cache, *f.link, f.key(), {}, {}, {}), ErrorKind::Offline);
    QVERIFY(!f.isWhole());
    QVERIFY_ERROR(f.fetch(), ErrorKind::Offline);
    f.server.start();
    auto fetched = f.fetch();
    QVERIFY_RESULT(fetched);
    QCOMPARE(fetched->runs, qint64(1));
    QVERIFY(fetched->left.empty());
    QCOMPARE(f.cachedPoints(), std::size_t(3));
    QVERIFY(f.has(QStringLiteral("report/a.csv")));
    QVERIFY(f.isWhole());
}

void TestPinnedRuns::whatIsWholeIsNotAskedForAgain()
{
    Lab f(RunStatus::Finished);
    QVERIFY_RESULT(pinRun(*f.cache, *f.link, f.key(), {}, {}, {}));
    f.server.clearRequests();
    for (int i = 0; i < 3; ++i)
        QVERIFY_RESULT(f.fetch());
    QCOMPARE(f.server.requestCount(), 0);
}

void TestPinnedRuns::aRunThatGoesOnIsFetchedAgainNowAndThenAndOnceItEnds()
{
    Lab f(RunStatus::Running);
    QVERIFY_RESULT(f.cache->pin(f.key()));
    QVERIFY_RESULT(f.fetch());
    QCOMPARE(f.cachedPoints(), std::size_t(3));
    f.log(3, 8);
    QVERIFY_RESULT(f.pass());
    QVERIFY(!f.isWhole());
    QVERIFY_RESULT(f.fetch());
    QCOMPARE(f.cachedPoints(), std::size_t(3)); // it rests
    f.nowMs += 11 * 60'000;
    QVERIFY_RESULT(f.fetch());
    QCOMPARE(f.cachedPoints(), std::size_t(8));
    f.log(8, 9);
    f.server.addArtifact(f.id, QStringLiteral("model.bin"), "weights");
    f.server.finishRun(f.id, f.nowMs + 1000);
    f.nowMs += 2000;
    QVERIFY_RESULT(f.pass());
    QVERIFY_RESULT(f.fetch()); // at once
    QCOMPARE(f.cachedPoints(), std::size_t(9));
    QVERIFY(f.has(QStringLiteral("model.bin")));
    QVERIFY(f.isWhole());
}

void TestPinnedRuns::whatIsListedAndNotKeptIsMissing()
{
    Lab f(RunStatus::Finished);
    PinScope histories;
    histories.artifacts = PinScope::Artifacts::Skip;
    QVERIFY_RESULT(pinRun(*f.cache, *f.link, f.key(), histories, {}, {}));
    QVERIFY(f.isWhole(PinExtent::Histories));
    QVERIFY(!f.isWhole()); // nothing is listed
    for (const char* directory : {"", "report"})
        QVERIFY_RESULT(
            artifacts(*f.cache, f.link.get(), f.key(), QLatin1String(directory), Freshness::ServerFirst, {}));
    QVERIFY(!f.isWhole()); // listed, not kept
    QVERIFY_RESULT(f.cache->putArtifact(f.key(), QStringLiteral("report/a.csv"), "a", f.nowMs));
    QVERIFY(f.isWhole());
}

void TestPinnedRuns::artifactsThatWereChosenByHandStayChosen()
{
    Lab f(RunStatus::Finished);
    f.server.addArtifact(f.id, QStringLiteral("notes.txt"), "n");
    PinScope chosen;
    chosen.artifactPaths = {QStringLiteral("notes.txt")};
    QVERIFY_RESULT(pinRun(*f.cache, *f.link, f.key(), chosen, {}, {}));
    f.log(3, 5); // resumed, and ended again
    QVERIFY_RESULT(refreshRun(*f.cache, *f.link, f.key(), {}));
    QVERIFY_RESULT(f.fetch());
    QCOMPARE(f.cachedPoints(), std::size_t(5));
    QVERIFY(!f.has(QStringLiteral("report/a.csv")));
}

void TestPinnedRuns::whatWasChosenWhileTheServerRefusedIsFetchedOnceItDoesNot()
{
    Lab f(RunStatus::Finished);
    f.server.addArtifact(f.id, QStringLiteral("notes.txt"), "n");
    LoggedModel model;
    model.experimentId = QStringLiteral("0");
    model.sourceRunId = f.id;
    const EntityKey of{f.connection.id, EntityKind::LoggedModel, f.server.addLoggedModel(model)};
    f.server.addModelArtifact(of.remoteId, QStringLiteral("MLmodel"), "flavors:");
    QVERIFY_RESULT(refreshLoggedModels(*f.cache, *f.link, f.connection.id, model.experimentId, {}));
    QVERIFY_RESULT(f.cache->pin(f.key(), PinExtent::Histories));
    QVERIFY_RESULT(f.fetch());
    f.nowMs += 11 * 60'000;
    QVERIFY_RESULT(f.fetch()); // found whole, and remembered so
    QVERIFY(f.isWhole(PinExtent::Histories));

    f.server.setFault("/api", Fault::withStatus(401));
    PinScope file, ofModel;
    file.artifactPaths = {QStringLiteral("notes.txt")};
    ofModel.artifactPaths = {QStringLiteral("MLmodel")};
    ofModel.loggedModel = of;
    for (const auto& scope : {file, ofModel})
        QVERIFY_ERROR(pinRun(*f.cache, *f.link, f.key(), scope, {}, {}), ErrorKind::Unauthorized);
    QVERIFY(!f.isWhole(PinExtent::Histories));
    f.server.clearFaults();
    QVERIFY_RESULT(f.fetch());
    QVERIFY(f.has(QStringLiteral("notes.txt")));
    QVERIFY(f.cache->artifact(of, QStringLiteral("MLmodel"))->has_value());
    QVERIFY(!f.has(QStringLiteral("report/a.csv")));
    QVERIFY(f.isWhole(PinExtent::Histories));
}

void TestPinnedRuns::whatWasChosenAndIsNotThereIsAskedForOnce()
{
    Lab f(RunStatus::Finished);
    PinScope chosen;
    chosen.artifactPaths = {QStringLiteral("plots")};
    f.server.setFault("/api/2.0/mlflow/artifacts/list", Fault::withStatus(500)); // which may pass
    auto failed = pinRun(*f.cache, *f.link, f.key(), chosen, {}, {});
    QVERIFY_RESULT(failed);
    QCOMPARE(failed->left.size(), std::size_t(1));
    QVERIFY(!f.isWhole(PinExtent::Histories));
    f.server.clearFaults();
    auto asked = f.fetch();
    QVERIFY_RESULT(asked);
    QCOMPARE(asked->left.size(), std::size_t(1));
    QCOMPARE(errorKindName(asked->left.front().error.kind), errorKindName(ErrorKind::NotFound));
    QVERIFY(f.isWhole(PinExtent::Histories));
}

void TestPinnedRuns::whatWasChosenGoesWithItsPin()
{
    Lab f(RunStatus::Finished);
    const ChosenArtifact notes{{}, QStringLiteral("notes.txt")};
    QVERIFY_RESULT(f.cache->pin(f.key(), PinExtent::Histories, std::array{notes}));
    QVERIFY_RESULT(f.cache->pin(f.key(), PinExtent::Histories, std::array{notes}));
    QCOMPARE(f.cache->chosenArtifacts(f.key()).value(), std::vector{notes});
    QVERIFY_RESULT(f.cache->unpin(f.key()));
    QVERIFY(f.cache->chosenArtifacts(f.key())->empty());
}

void TestPinnedRuns::theWiderPinStays()
{
    Lab f(RunStatus::Finished);
    QCOMPARE(f.cache->pinExtent(f.key()).value(), std::optional<PinExtent>());
    QVERIFY_RESULT(f.cache->pin(f.key(), PinExtent::Histories));
    QCOMPARE(f.cache->pinExtent(f.key()).value(), std::optional(PinExtent::Histories));
    QVERIFY_RESULT(f.cache->pin(f.key()));
    QVERIFY_RESULT(f.cache->pin(f.key(), PinExtent::Histories));
    QCOMPARE(f.cache->pinExtent(f.key()).value(), std::optional(PinExtent::Everything));
}

void TestPinnedRuns::whatCannotBeFetchedRestsAndIsNamedMeanwhile()
{
    Lab f(RunStatus::Finished);
    QVERIFY_RESULT(f.cache->pin(f.key()));
    f.server.setFault("/api/2.0/mlflow/artifacts/list", Fault::withStatus(403));
    auto first = f.fetch();
    QVERIFY_RESULT(first);
    QVERIFY(!first->left.empty());
    f.server.clearRequests();
    auto second = f.fetch();
    QVERIFY_RESULT(second);
    QCOMPARE(f.server.requestCount(), 0);
    QCOMPARE(second->left.size(), first->left.size());
    QCOMPARE(second->left.front().item, first->left.front().item);
    f.server.clearFaults();
    f.nowMs += 11 * 60'000;
    auto mended = f.fetch();
    QVERIFY_RESULT(mended);
    QVERIFY(mended->left.empty());
    QVERIFY(f.isWhole());
}

void TestPinnedRuns::aServerThatSaidWhenToAskAgainIsNotAskedBefore()
{
    Lab f(RunStatus::Finished);
    QVERIFY_RESULT(f.cache->pin(f.key()));
    f.server.setFault("/api/2.0/mlflow/metrics", Fault::withStatus(429, 60));
    QVERIFY_ERROR(f.fetch(), ErrorKind::RateLimited);
    f.server.clearFaults();
    f.server.clearRequests();
    f.nowMs += 59'000;
    QVERIFY_ERROR(f.fetch(), ErrorKind::RateLimited);
    QCOMPARE(f.server.requestCount(), 0);
    f.nowMs += 2'000;
    QVERIFY_RESULT(f.fetch());
    QVERIFY(f.isWhole());
}

void TestPinnedRuns::onlySoManyAreFetchedAtATime()
{
    SyncFixture f;
    const auto ids = f.server.addRuns(QStringLiteral("0"), 5, 1, 1);
    QVERIFY_RESULT(f.pass());
    for (const auto& id : ids)
        QVERIFY_RESULT(f.cache->pin({f.connection.id, EntityKind::Run, id}));
    PinnedRuns pins({.runs = 2});
    for (const qint64 expected : {2, 2, 1, 0}) {
        const auto fetched = pins.fetch(*f.cache, *f.link, {});
        QVERIFY_RESULT(fetched);
        QCOMPARE(fetched->runs, expected);
    }
}

void TestPinnedRuns::aRunThatIsGoneIsLeftAsItIs()
{
    Lab f(RunStatus::Finished);
    QVERIFY_RESULT(f.cache->pin(f.key()));
    f.server.purgeRun(f.id);
    f.nowMs += 1000;
    QVERIFY_RESULT(f.pass({.fullPassEvery = std::chrono::milliseconds(0)}));
    f.server.clearRequests();
    auto fetched = f.fetch();
    QVERIFY_RESULT(fetched);
    QVERIFY(fetched->left.empty());
    QCOMPARE(f.server.requestCount(), 0);
}

void TestPinnedRuns::anUnpinnedRunIsNotPinnedByFetching()
{
    Lab f(RunStatus::Finished);
    QVERIFY_RESULT(fetchWhole(*f.cache, *f.link, f.key(), {}, {}, {}));
    QVERIFY(f.cache->pinned()->empty());
}

QTEST_GUILESS_MAIN(TestPinnedRuns)
#include "tst_pinnedruns.moc"
