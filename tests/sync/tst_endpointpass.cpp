#include "services/jobs/JobRunner.h"
#include "services/sync/EndpointPass.h"
#include "services/sync/Poller.h"
#include "tests/connectors/ClusterLab.h"
#include "tests/fixture/KubernetesFixture.h"

#include <QSignalSpy>

using namespace ph;
using namespace ph::testing;

namespace {

constexpr int patienceMs = 30'000;
constexpr auto everywhere = "/apis/serving.kserve.io/v1beta1/inferenceservices";
const KubernetesRef fraud{"inferenceservices.serving.kserve.io", "models", "fraud"};

KubernetesFixture::Options talkative()
{
    KubernetesFixture::Options options;
    options.bookmarkEvery = std::chrono::milliseconds(200);
    return options;
}

/// A cluster, a cache and what keeps them level.
struct ClusterSite {
    ClusterSite()
        : cluster(talkative())
        , lab(cluster.url())
    {
        auto opened = CacheStore::open(std::filesystem::path(folder.path().toStdString()) / "cache.db");
        if (!opened)
            qFatal("cache: %s", qPrintable(opened.error().detail));
        cache = std::move(opened->store);
        poller = std::make_unique<Poller>(
            runner, links, *cache,
            Poller::Settings{.interval = std::chrono::milliseconds(50), .clock = systemNow, .seed = 1});
        cluster.put(inferenceService("models", "fraud"));
    }

    QStringList cached() const
    {
        QStringList names;
        const auto all = cache->endpoints();
        if (!all)
            qFatal("cache: %s", qPrintable(all.error().detail));
        for (const auto& endpoint : *all)
            names << endpointTitle(endpoint);
        return names;
    }
    SyncState state() const { return poller->state(lab.connection.id); }
    void watch() { poller->watch(lab.connection); }
    bool isLevel() const
    {
        return state().phase == SyncState::Phase::Idle && state().errorKind.isEmpty() &&
               state().lastSuccessMs != noTime;
    }

    QTemporaryDir folder;
    KubernetesFixture cluster;
    ClusterLab lab;
    std::unique_ptr<SecretVault> vault = makeMemoryVault();
    Links links{*lab.transport, *vault, systemNow};
    std::unique_ptr<CacheStore> cache;
    JobRunner runner{2};
    std::unique_ptr<Poller> poller;
};

} // namespace

class TestEndpointPass : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aPassOverAClusterReadsItsEndpoints()
    {
        ClusterSite site;
        const auto link = site.links.open(site.lab.connection).value();
        const auto summary = SyncPass(*link, *site.cache, {}).run({});
        QVERIFY_RESULT(summary);
        QCOMPARE(summary->endpoints, qint64(1));
        QCOMPARE(summary->experiments, qint64(0));
        QVERIFY(summary->faults.empty());
        QCOMPARE(site.cached(), QStringList{QStringLiteral("models/fraud")});
        QVERIFY(site.cache->lastSuccesses().value().contains(site.lab.connection.id));

        QVERIFY(site.cluster.remove(fraud));
        QVERIFY_RESULT(SyncPass(*link, *site.cache, {}).run({}));
        QVERIFY2(site.cached().isEmpty(), "what is gone is forgotten");
    }

    void whatCouldNotBeReadIsAFaultAndStaysCached()
    {
        ClusterSite site;
        const auto link = site.links.open(site.lab.connection).value();
        QVERIFY_RESULT(SyncPass(*link, *site.cache, {}).run({}));
        site.cluster.setFault(everywhere, ApiFault::withStatus(500, 0));
        const auto summary = SyncPass(*link, *site.cache, {}).run({});
        QVERIFY_RESULT(summary);
        QCOMPARE(summary->faults.size(), std::size_t(1));
        QCOMPARE(site.cached(), QStringList{QStringLiteral("models/fraud")});
    }

    void aLookAtOneNamespaceLeavesTheOthersAlone()
    {
        ClusterSite site;
        site.cluster.put(inferenceService("staging", "fraud"));
        const auto link = site.links.open(site.lab.connection).value();
        QVERIFY_RESULT(readEndpoints(*link, *site.cache, {}));
        QCOMPARE(site.cached().size(), qsizetype(2));
        QVERIFY(site.cluster.remove(fraud));
        auto narrowed = site.lab.connection;
        narrowed.settings[QStringLiteral("namespaces")] = QStringLiteral("models");
        const auto models = site.links.make(narrowed).value();
        QVERIFY_RESULT(readEndpoints(*models, *site.cache, {}, {QStringLiteral("models")}));
        QCOMPARE(site.cached(), QStringList{QStringLiteral("staging/fraud")});
    }

    void thePollerFollowsACluster()
    {
        ClusterSite site;
        QSignalSpy changed(site.poller.get(), &Poller::endpointsChanged);
        site.watch();
        QTRY_VERIFY_WITH_TIMEOUT(site.isLevel(), patienceMs);
        QCOMPARE(site.state().endpoints, qint64(1));
        QCOMPARE(site.state().nextTryMs, noTime);
        QTRY_COMPARE(site.cached(), QStringList{QStringLiteral("models/fraud")});
        site.cluster.put(inferenceService("models", "churn"));
        QTRY_COMPARE_WITH_TIMEOUT(site.cached().size(), qsizetype(2), patienceMs);
        QTRY_COMPARE(site.state().endpoints, qint64(2));
        QVERIFY(changed.count() >= 2);
    }

    void aBrokenStreamShowsUntilItIsLevelAgain()
    {
        ClusterSite site;
        site.watch();
        QTRY_VERIFY_WITH_TIMEOUT(site.isLevel(), patienceMs);
        site.cluster.stop();
        QTRY_VERIFY_WITH_TIMEOUT(site.state().phase == SyncState::Phase::Waiting, patienceMs);
        QCOMPARE(site.state().errorKind, errorKindName(ErrorKind::Offline));
        site.cluster.start();
        QTRY_VERIFY_WITH_TIMEOUT(site.isLevel(), patienceMs);
        QVERIFY(site.state().errorText.isEmpty());
    }

    void oneKindThatChangesDoesNotHideThatAnotherCannotBeRead()
    {
        ClusterSite site;
        site.cluster.setFault("/apis/apps/v1/deployments", ApiFault::withStatus(500));
        QSignalSpy changed(site.poller.get(), &Poller::endpointsChanged);
        site.watch();
        QTRY_VERIFY_WITH_TIMEOUT(site.state().phase == SyncState::Phase::Waiting, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(site.cached(), QStringList{QStringLiteral("models/fraud")}, patienceMs);
        site.cluster.put(inferenceService("models", "churn"));
        QTRY_COMPARE_WITH_TIMEOUT(site.state().endpoints, qint64(2), patienceMs);
        QVERIFY(site.state().phase == SyncState::Phase::Waiting);
        QCOMPARE(site.state().errorKind, errorKindName(ErrorKind::ServerFault));
        QVERIFY2(site.state().lastSuccessMs == noTime, "not all has been seen yet");
        site.cluster.clearFaults();
        QTRY_VERIFY_WITH_TIMEOUT(site.isLevel(), patienceMs);
    }

    void refusedCredentialsStopIt()
    {
        ClusterSite site;
        site.cluster.setUser("another-token", {"eve", {{{"*"}, {"*"}, {"*"}}}});
        site.watch();
        QTRY_VERIFY_WITH_TIMEOUT(site.state().phase == SyncState::Phase::Stopped, patienceMs);
        QCOMPARE(site.state().errorKind, errorKindName(ErrorKind::Unauthorized));
        const auto asked = site.cluster.requestCount();
        QTest::qWait(300); // six intervals
        QCOMPARE(site.cluster.requestCount(), asked);
        // A new kubeconfig, and somebody says so.
        site.lab.signIn(site.cluster.url(), QStringLiteral("another-token"));
        site.poller->syncNow(site.lab.connection.id);
        QTRY_VERIFY_WITH_TIMEOUT(site.isLevel(), patienceMs);
    }

    void aClusterThatCannotBeReachedIsTriedAgain()
    {
        ClusterSite site;
        site.cluster.stop();
        site.watch();
        QTRY_VERIFY_WITH_TIMEOUT(site.state().phase == SyncState::Phase::Waiting, patienceMs);
        QCOMPARE(site.state().errorKind, errorKindName(ErrorKind::Offline));
        QVERIFY(site.state().nextTryMs != noTime);
        site.cluster.start();
        QTRY_VERIFY_WITH_TIMEOUT(site.isLevel(), patienceMs);
    }

    void aClusterThatIsForgottenIsNotFollowedAnyMore()
    {
        ClusterSite site;
        site.watch();
        QTRY_VERIFY_WITH_TIMEOUT(site.isLevel(), patienceMs);
        site.poller->forget(site.lab.connection.id);
        QTRY_COMPARE_WITH_TIMEOUT(site.cluster.openWatches(), 0, patienceMs);
        site.cluster.put(inferenceService("models", "churn"));
        QTest::qWait(200);
        QCOMPARE(site.cached(), QStringList{QStringLiteral("models/fraud")});
    }
};

QTEST_GUILESS_MAIN(TestEndpointPass)
#include "tst_endpointpass.moc"
