#include "services/sync/Backoff.h"
#include "services/sync/Poller.h"
#include "services/sync/RunFetch.h"
#include "services/sync/SyncErrorText.h"
#include "tests/sync/SyncFixture.h"

#include <QSignalSpy>

using namespace ph;
using namespace ph::testing;

namespace {

struct PollerFixture : SyncFixture {
    explicit PollerFixture(MlflowFixture::Options options = {})
        : SyncFixture(options)
    {
        poller = std::make_unique<Poller>(
            *runner, links, *cache,
            Poller::Settings{.interval = std::chrono::milliseconds(50), .clock = systemNow, .seed = 1});
    }
    ~PollerFixture() { runner.reset(); } // joined before the poller that its jobs report to

    SyncState state() const { return poller->state(connection.id); }

    std::unique_ptr<Poller> poller;
    std::unique_ptr<JobRunner> runner = std::make_unique<JobRunner>(2);
};

} // namespace

class TestPoller : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itKeepsTheCacheLevel();
    void passesWithoutNewsAreQuiet();
    void aPassThatTakesLongIsToldOf();
    void aWholePassFindsWhatIsGoneAtOnce();
    void itStopsAskingAfter401AndSaysSo();
    void itWaitsAfterAFailureAndRecovers();
    void whatCouldNotBeReadIsNamedUntilItCan();
    void anUnreadItemCountsOnceAndOnlySoManyAreKept();
    void aDisabledConnectionIsNotAsked();
    void cancelEndsThePass();
    void aForgottenConnectionIsNotAskedAgain();
    void theLastSuccessIsKnownAfterARestart();
    void unreadItemsAreNamedAfterARestart();
    void delaysGrowWithinBoundsAndHonourTheServer();
    void whatWasPinnedWithoutItsServerIsFetchedBehindAPass();
    void whatAPinnedRunLacksIsNamed();
    void aLocalStoreIsNotCalledAServer();
};

void TestPoller::itKeepsTheCacheLevel()
{
    PollerFixture f;
    f.server.addRuns(QStringLiteral("0"), 3, 1, 1);
    QSignalSpy changed(f.poller.get(), &Poller::cacheChanged);
    f.poller->watch(f.connection);
    QTRY_COMPARE(f.cachedRuns().size(), std::size_t(3));
    QTRY_VERIFY(changed.count() > 0);
    QTRY_VERIFY(f.state().lastSuccessMs != noTime);
    Run late;
    late.status = RunStatus::Finished;
    late.startMs = f.nowMs + 60'000;
    f.server.addRun(late);
    QTRY_COMPARE(f.cachedRuns().size(), std::size_t(4));
}

void TestPoller::passesWithoutNewsAreQuiet()
{
    PollerFixture f;
    f.server.addRuns(QStringLiteral("0"), 3, 1, 1);
    f.poller->watch(f.connection);
    QSignalSpy ended(f.poller.get(), &Poller::passEnded);
    QTRY_VERIFY(ended.count() >= 2); // of the first all is new
    QSignalSpy told(f.poller.get(), &Poller::stateChanged);
    QSignalSpy changed(f.poller.get(), &Poller::cacheChanged);
    const auto before = ended.count();
    QTRY_VERIFY(ended.count() >= before + 3);
    QCOMPARE(changed.count(), 0);
    for (const auto& one : std::as_const(told))
        QCOMPARE(one.front().value<SyncState>().phase, SyncState::Phase::Idle);
    QVERIFY2(told.count() <= ended.count() - before + 1, "that each succeeded, and no more");
    Run late;
    late.status = RunStatus::Finished;
    late.startMs = f.nowMs + 60'000;
    f.server.addRun(late);
    QTRY_VERIFY(changed.count() > 0);
}

void TestPoller::aPassThatTakesLongIsToldOf()
{
    PollerFixture f;
    f.poller->watch(f.connection);
    QTRY_VERIFY(f.state().lastSuccessMs != noTime && f.state().phase == SyncState::Phase::Idle);
    f.server.setFault("/api/2.0/mlflow/experiments/search", Fault::of(Fault::Kind::Hang));
    QTRY_VERIFY(f.state().phase == SyncState::Phase::Syncing);
    f.poller->cancel(f.connection.id);
    QTRY_VERIFY(f.state().phase == SyncState::Phase::Idle);
    // Also at once, where somebody asks for it while it runs.
    const auto asked = f.server.requestCount();
    QTRY_VERIFY(f.server.requestCount() > asked);
    f.poller->syncNow(f.connection.id);
    QVERIFY(f.state().phase == SyncState::Phase::Syncing);
}

void TestPoller::aWholePassFindsWhatIsGoneAtOnce()
{
    PollerFixture f;
    const auto ids = f.server.addRuns(QStringLiteral("0"), 3, 1, 1);
    f.poller->watch(f.connection);
    QTRY_COMPARE(f.cachedRuns().size(), std::size_t(3));
    QTRY_VERIFY(f.state().lastSuccessMs != noTime);
    f.server.purgeRun(ids.first());
    f.nowMs += 1000;                                         // what was seen before the pass began is gone
    f.poller->syncNow(f.connection.id, Poller::Pass::Whole); // also where another runs just now
    QTRY_COMPARE(f.cachedRuns().size(), std::size_t(2));
}

void TestPoller::itStopsAskingAfter401AndSaysSo()
{
    MlflowFixture::Options options;
    options.access = MlflowFixture::Access::Bearer;
    PollerFixture f(options);
    f.connection.auth = AuthScheme::Bearer;
    qputenv("PH_TEST_WRONG_TOKEN", "not-the-token-4711");
    f.connection.secrets[QStringLiteral("token")] = {QStringLiteral("env:PH_TEST_WRONG_TOKEN")};
    f.poller->watch(f.connection);
    QTRY_VERIFY(f.state().phase == SyncState::Phase::Stopped);
    QCOMPARE(f.state().errorKind, errorKindName(ErrorKind::Unauthorized));
    QVERIFY(!f.state().errorText.contains(QStringLiteral("4711")));
    QCOMPARE(f.state().nextTryMs, noTime);
    const auto asked = f.server.requestCount();
    QTest::qWait(300); // six intervals
    QCOMPARE(f.server.requestCount(), asked);
    // Nor does anybody else ask through the connection's link.
    const auto link = f.links.find(f.connection.id);
    Run run;
    run.key = {f.connection.id, EntityKind::Run, QStringLiteral("r")};
    const auto listed = [&] {
        return artifacts(*f.cache, link.get(), run.key, {}, Freshness::ServerFirst, {});
    };
    QVERIFY_ERROR(listed(), ErrorKind::Unauthorized);
    QVERIFY_ERROR(history(*f.cache, link.get(), run, QStringLiteral("m"), Freshness::ServerFirst, {}),
                  ErrorKind::Unauthorized);
    QVERIFY_ERROR(refreshRun(*f.cache, *link, run.key, {}), ErrorKind::Unauthorized);
    QVERIFY_ERROR(refreshLoggedModels(*f.cache, *link, f.connection.id, QStringLiteral("0"), {}),
                  ErrorKind::Unauthorized);
    QVERIFY2(listed().error().detail.contains(QStringLiteral("Re-enter")), "what to do");
    QCOMPARE(f.server.requestCount(), asked);
    link->letOneAsk(); // a person retries: once
    QVERIFY_ERROR(listed(), ErrorKind::Unauthorized);
    QVERIFY_ERROR(listed(), ErrorKind::Unauthorized);
    QCOMPARE(f.server.requestCount(), asked + 1);
    // Mended behind the same reference: a person says so, and it goes on.
    qputenv("PH_TEST_WRONG_TOKEN", options.token.c_str());
    f.poller->syncNow(f.connection.id);
    QTRY_VERIFY(f.state().lastSuccessMs != noTime);
    QVERIFY(f.state().errorKind.isEmpty());
}

void TestPoller::itWaitsAfterAFailureAndRecovers()
{
    PollerFixture f;
    f.server.addRuns(QStringLiteral("0"), 1, 1, 1);
    f.server.stop();
    f.poller->watch(f.connection);
    QTRY_VERIFY_WITH_TIMEOUT(f.state().phase == SyncState::Phase::Waiting, 20'000);
    QCOMPARE(f.state().errorKind, errorKindName(ErrorKind::Offline));
    QVERIFY(f.state().nextTryMs > toMs(systemNow()));
    f.server.start();
    QTRY_VERIFY_WITH_TIMEOUT(f.state().lastSuccessMs != noTime, 20'000);
    QVERIFY(f.state().errorText.isEmpty());
}

void TestPoller::whatCouldNotBeReadIsNamedUntilItCan()
{
    PollerFixture f;
    f.useStore();
    f.poller->watch(f.connection);
    QTRY_VERIFY(f.state().lastSuccessMs != noTime);
    QCOMPARE(f.state().unreadItems, 0);

    const auto meta = f.store(QStringLiteral("653735705281182700/meta.yaml"));
    QVERIFY(QFile::rename(meta, meta + QStringLiteral(".kept")));
    QVERIFY(writeFile(meta, "name: [\n"));
    QTRY_VERIFY(f.state().unreadItems == 1 &&
                f.state().unread.constFirst().error.kind == ErrorKind::Unreadable);
    QCOMPARE(f.state().unread.constFirst().item, meta);
    QVERIFY2(f.state().errorKind.isEmpty(), "the rest was read");

    QVERIFY(QFile::remove(meta));
    QVERIFY(QFile::rename(meta + QStringLiteral(".kept"), meta));
    QTRY_COMPARE(f.state().unreadItems, 0);
    QVERIFY(f.state().unread.isEmpty());
}

void TestPoller::anUnreadItemCountsOnceAndOnlySoManyAreKept()
{
    PollerFixture f;
    f.useStore();
    for (int i = 0; i < 30; ++i)
        QVERIFY(writeFile(f.store(QStringLiteral("%1/meta.yaml").arg(1000 + i)), "name: [\n"));
    // Met in the list of experiments, and again with the runs of each.
    QVERIFY(QFile::link(QStringLiteral("nowhere"), f.store(QStringLiteral("link"))));
    f.poller->watch(f.connection);
    QTRY_COMPARE(f.state().unreadItems, 31);
    QCOMPARE(f.state().unread.size(), SyncState::maxUnread);
}

void TestPoller::aDisabledConnectionIsNotAsked()
{
    PollerFixture f;
    f.connection.enabled = false;
    f.poller->watch(f.connection);
    QTest::qWait(150);
    QCOMPARE(f.server.requestCount(), 0);
    QVERIFY(f.state().phase == SyncState::Phase::Disabled);
}

void TestPoller::cancelEndsThePass()
{
    PollerFixture f;
    f.server.setFault("/api/2.0/mlflow/experiments/search", Fault::of(Fault::Kind::Hang));
    f.poller->watch(f.connection);
    QTRY_VERIFY(f.state().phase == SyncState::Phase::Syncing);
    f.poller->cancel(f.connection.id);
    QTRY_VERIFY(f.state().phase != SyncState::Phase::Syncing);
    QVERIFY2(f.state().errorKind.isEmpty(), "what the user cancelled is no error");
}

void TestPoller::aForgottenConnectionIsNotAskedAgain()
{
    PollerFixture f;
    f.poller->watch(f.connection);
    QTRY_VERIFY(f.state().lastSuccessMs != noTime);
    f.poller->forget(f.connection.id);
    QTest::qWait(100);
    const auto asked = f.server.requestCount();
    QTest::qWait(200);
    QCOMPARE(f.server.requestCount(), asked);
}

void TestPoller::theLastSuccessIsKnownAfterARestart()
{
    PollerFixture f;
    f.poller->watch(f.connection);
    QTRY_VERIFY(f.state().lastSuccessMs != noTime);
    QVERIFY(!f.state().successIsOld);
    f.poller->forget(f.connection.id);
    const auto kept = f.cache->lastSuccesses();
    QVERIFY_RESULT(kept);
    QVERIFY(kept->contains(f.connection.id));

    Poller next(*f.runner, f.links, *f.cache, {.lastSuccesses = *kept});
    next.watch(f.connection); // its first pass has not begun
    QCOMPARE(next.state(f.connection.id).lastSuccessMs, kept->at(f.connection.id));
    QVERIFY2(next.state(f.connection.id).successIsOld, "the server may have moved on since");
    next.forget(f.connection.id);
    next.watch(f.connection);
    QCOMPARE(next.state(f.connection.id).lastSuccessMs, noTime);
}

void TestPoller::unreadItemsAreNamedAfterARestart()
{
    PollerFixture f;
    f.useStore();
    const auto run = f.store(QStringLiteral("653735705281182700/458ec63ab8c842308c6eeff994b4892d"));
    QFile meta(run + QStringLiteral("/meta.yaml"));
    QVERIFY(meta.open(QIODevice::ReadOnly));
    auto old = meta.readAll();
    meta.close();
    old.replace("_time: 17800", "_time: 17700"); // so that only a whole pass reads it again
    QVERIFY(writeFile(meta.fileName(), old));
    QVERIFY(writeFile(run + QStringLiteral("/metrics/acc"), "1780000000000 0.5 0\nno point\n"));
    f.poller->watch(f.connection);
    QTRY_COMPARE(f.state().unreadItems, 1);
    f.poller->forget(f.connection.id);

    Poller next(*f.runner, f.links, *f.cache, {.interval = std::chrono::hours(1)});
    next.watch(f.connection);
    QTRY_VERIFY(next.state(f.connection.id).lastSuccessMs != noTime);
    QCOMPARE(next.state(f.connection.id).unreadItems, 1);
    next.forget(f.connection.id);
}

void TestPoller::delaysGrowWithinBoundsAndHonourTheServer()
{
    using namespace std::chrono_literals;
    QCOMPARE(backoffDelay(1, 0.0, {}), backoffFloor);
    QVERIFY(backoffDelay(1, 0.999, {}) <= 2s);
    QVERIFY(backoffDelay(5, 0.999, {}) > backoffDelay(2, 0.999, {}));
    for (int failures : {1, 3, 10, 63, 1000000})
        QVERIFY(backoffDelay(failures, 0.999999, {}) <= backoffCeiling);
    QCOMPARE(backoffDelay(1, 0.0, 90s), std::chrono::milliseconds(90s));
    QCOMPARE(backoffDelay(20, 0.0, 30min), std::chrono::milliseconds(30min));
}

void TestPoller::whatWasPinnedWithoutItsServerIsFetchedBehindAPass()
{
    PollerFixture f;
    const auto id = f.server.addRuns(QStringLiteral("0"), 1, 1, 1).first();
    QVERIFY_RESULT(f.pass());
    const EntityKey key{f.connection.id, EntityKind::Run, id};
    f.server.stop();
    QVERIFY_ERROR(pinRun(*f.cache, *f.link, key, {}, {}, {}), ErrorKind::Offline);
    f.server.start();
    QSignalSpy fetched(f.poller.get(), &Poller::pinnedFetched);
    f.poller->watch(f.connection);
    QTRY_COMPARE(fetched.count(), 1);
    QVERIFY(f.cache->series(key, QStringLiteral("m0"))->has_value());
}

void TestPoller::whatAPinnedRunLacksIsNamed()
{
    PollerFixture f;
    const auto id = f.server.addRuns(QStringLiteral("0"), 1, 1, 1).first();
    QVERIFY_RESULT(f.cache->pin({f.connection.id, EntityKind::Run, id}));
    f.server.setFault("/api/2.0/mlflow/artifacts/list", Fault::withStatus(403));
    f.poller->watch(f.connection);
    QTRY_COMPARE(f.state().unreadItems, 1);
    QVERIFY(f.state().unread.first().item.startsWith(id));
    QTRY_VERIFY(f.state().phase == SyncState::Phase::Idle); // the pass itself was well
}

void TestPoller::aLocalStoreIsNotCalledAServer()
{
    Connection connection;
    for (const char* kind : {"mlflow-folder", "mlflow-db"}) {
        connection.kind = QLatin1String(kind);
        for (const auto error : {ErrorKind::Timeout, ErrorKind::NotFound, ErrorKind::Forbidden,
                                 ErrorKind::Unreadable, ErrorKind::Storage}) {
            const auto said = syncErrorText(Error::make(error, {}, QStringLiteral("why")), connection);
            QVERIFY2(!said.contains(QStringLiteral("server")) && !said.contains(QStringLiteral("address")),
                     qPrintable(said));
            QVERIFY2(said.endsWith(QStringLiteral("(why)")), qPrintable(said));
        }
    }
    connection.kind = QStringLiteral("mlflow");
    const auto timeout = Error::make(ErrorKind::Timeout, {});
    QCOMPARE(syncErrorText(timeout, connection), syncErrorText(timeout));
    connection.kind = QStringLiteral("kubernetes"); // a file says where its server is
    QCOMPARE(syncErrorText(timeout, connection), syncErrorText(timeout));
}

QTEST_GUILESS_MAIN(TestPoller)
#include "tst_poller.moc"
