#include "services/connectors/EndpointEventSource.h"
#include "services/connectors/TrafficRights.h"
#include "tests/connectors/TrafficSite.h"

#include <condition_variable>

using namespace ph;
using namespace ph::testing;
using nlohmann::json;

namespace {

constexpr int soonMs = 20'000;

/// An event of the core API about an object of the namespace "models".
json eventAbout(const std::string& name, const std::string& kind, const std::string& about,
                const std::string& last = "2026-11-21T01:48:10Z")
{
    return {{"apiVersion", "v1"},
            {"kind", "Event"},
            {"metadata", {{"name", name}, {"namespace", "models"}}},
            {"involvedObject", {{"kind", kind}, {"name", about}, {"namespace", "models"}}},
            {"reason", "Reason-" + name},
            {"message", "what happened"},
            {"type", "Warning"},
            {"count", 1},
            {"firstTimestamp", last},
            {"lastTimestamp", last}};
}

/// A connection to the site, and what was told of its endpoint's events.
struct Lab : TrafficSite {
    Lab() { lab.reconnect(); }
    ~Lab() { stop(); }

    Endpoint endpoint()
    {
        return lab.source().fetchEndpoint(lab.context(), endpointKey(lab.connection.id, scorerId)).value();
    }

    void follow()
    {
        thread = std::jthread([this, of = endpoint()] {
            const auto went = capability<EndpointEventSource>(*lab.connector)
                                  ->followEvents(
                                      lab.context(), of,
                                      [this](const QList<EndpointEvent>& events) {
                                          const std::lock_guard lock(mutex);
                                          told = events;
                                      },
                                      [this](const std::optional<Error>& error) {
                                          const std::lock_guard lock(mutex);
                                          trouble = error;
                                      });
            const std::lock_guard lock(mutex);
            ended = went ? Error::make(ErrorKind::Cancelled, {}) : went.error();
        });
    }
    void stop()
    {
        lab.stop.request_stop();
        if (thread.joinable())
            thread.join();
    }
    /// Reasons, the newest first; "none" before anything was told.
    QStringList reasons()
    {
        const std::lock_guard lock(mutex);
        if (!told)
            return {QStringLiteral("none")};
        QStringList words;
        for (const auto& one : *told)
            words << one.reason;
        return words;
    }
    bool isBehind()
    {
        const std::lock_guard lock(mutex);
        return trouble.has_value();
    }
    std::optional<Error> end()
    {
        const std::lock_guard lock(mutex);
        return ended;
    }
    void allow(const std::vector<KubernetesRule>& rules)
    {
        cluster.setUser("lab-token-52d1", {"ada", rules});
        lab.reconnect();
    }

    ClusterLab lab{cluster.url()};
    std::mutex mutex;
    std::optional<QList<EndpointEvent>> told;
    std::optional<Error> trouble, ended;
    std::jthread thread;
};

const KubernetesRule readsServices{{"get", "list", "watch"}, {"serving.kserve.io"}, {"*"}};

} // namespace

/// The events of one endpoint of a cluster, followed, and whether its traffic may be changed.
class TestKubernetesEvents : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void onlyItsOwnAreToldTheNewestFirst();
    void whatComesLaterAndWhatIsForgottenIsTold();
    void nothingIsToldAsNothing();
    void anUnpluggedClusterIsToldAndSurvived();
    void theMissingRightIsNamed();
    void theOtherApiIsReadWhereTheCoreMayNotBe();
    void aStopEndsIt();
    void mayChangeTrafficNamesTheMissingRight();
    void mayChangeTrafficWithoutControl();
};

void TestKubernetesEvents::onlyItsOwnAreToldTheNewestFirst()
{
    Lab lab;
    lab.cluster.put(eventAbout("old", "InferenceService", "scorer", "2026-11-21T01:00:00Z"));
    lab.cluster.put(eventAbout("young", "Pod", "scorer-predictor-00002-deployment-7c9d8f6b5-x2k4q"));
    lab.cluster.put(eventAbout("other", "Pod", "ranker-predictor-00002-deployment-7c9d8f6b5-x2k4q"));
    auto elsewhere = eventAbout("elsewhere", "InferenceService", "scorer");
    elsewhere["metadata"]["namespace"] = "staging";
    lab.cluster.put(elsewhere);
    lab.follow();
    QTRY_COMPARE_WITH_TIMEOUT(
        lab.reasons(), QStringList({QStringLiteral("Reason-young"), QStringLiteral("Reason-old")}), soonMs);
}

void TestKubernetesEvents::whatComesLaterAndWhatIsForgottenIsTold()
{
    Lab lab;
    lab.cluster.put(eventAbout("first", "InferenceService", "scorer", "2026-11-21T01:00:00Z"));
    lab.follow();
    QTRY_COMPARE_WITH_TIMEOUT(lab.reasons(), QStringList{QStringLiteral("Reason-first")}, soonMs);
    lab.cluster.put(eventAbout("second", "InferenceService", "scorer"));
    QTRY_COMPARE_WITH_TIMEOUT(lab.reasons().size(), 2, soonMs);
    QCOMPARE(lab.reasons().front(), QStringLiteral("Reason-second"));
    QVERIFY(lab.cluster.remove({"events", "models", "first"}));
    QTRY_COMPARE_WITH_TIMEOUT(lab.reasons(), QStringList{QStringLiteral("Reason-second")}, soonMs);
}

void TestKubernetesEvents::nothingIsToldAsNothing()
{
    Lab lab;
    lab.follow();
    QTRY_COMPARE_WITH_TIMEOUT(lab.reasons(), QStringList(), soonMs);
}

void TestKubernetesEvents::anUnpluggedClusterIsToldAndSurvived()
{
    Lab lab;
    lab.cluster.put(eventAbout("first", "InferenceService", "scorer", "2026-11-21T01:00:00Z"));
    lab.follow();
    QTRY_COMPARE_WITH_TIMEOUT(lab.reasons(), QStringList{QStringLiteral("Reason-first")}, soonMs);
    lab.cluster.stop();
    QTRY_VERIFY_WITH_TIMEOUT(lab.isBehind(), soonMs);
    QCOMPARE(lab.reasons(), QStringList{QStringLiteral("Reason-first")}); // stays
    lab.cluster.start();
    lab.cluster.put(eventAbout("second", "InferenceService", "scorer"));
    QTRY_COMPARE_WITH_TIMEOUT(lab.reasons().size(), 2, soonMs * 2);
    QTRY_VERIFY_WITH_TIMEOUT(!lab.isBehind(), soonMs * 2);
}

void TestKubernetesEvents::theMissingRightIsNamed()
{
    Lab lab;
    lab.allow({readsServices});
    lab.follow();
    QTRY_VERIFY_WITH_TIMEOUT(lab.end(), soonMs);
    const auto error = *lab.end();
    QCOMPARE(error.kind, ErrorKind::Forbidden);
    QVERIFY2(error.detail.contains(QStringLiteral("\"events\"")), qPrintable(error.detail));
    QVERIFY(error.detail.contains(QStringLiteral("verb \"list\"")) ||
            error.detail.contains(QStringLiteral("verb \"watch\"")));
    QVERIFY(error.detail.contains(QStringLiteral("core group")));
    QCOMPARE(lab.reasons(), QStringList{QStringLiteral("none")}); // not "there are none"
}

void TestKubernetesEvents::theOtherApiIsReadWhereTheCoreMayNotBe()
{
    Lab lab;
    lab.cluster.addKind({"events.k8s.io", {"v1"}, "events", "Event"});
    auto grouped = eventAbout("grouped", "InferenceService", "scorer");
    grouped["apiVersion"] = "events.k8s.io/v1";
    grouped["regarding"] = grouped["involvedObject"];
    grouped.erase("involvedObject");
    lab.cluster.put(grouped);
    lab.allow({readsServices, {{"list", "watch"}, {"events.k8s.io"}, {"events"}}});
    lab.follow();
    QTRY_COMPARE_WITH_TIMEOUT(lab.reasons(), QStringList{QStringLiteral("Reason-grouped")}, soonMs);
}

void TestKubernetesEvents::aStopEndsIt()
{
    Lab lab;
    lab.follow();
    QTRY_COMPARE_WITH_TIMEOUT(lab.reasons(), QStringList(), soonMs);
    lab.stop();
    QVERIFY(lab.end());
    QCOMPARE(lab.end()->kind, ErrorKind::Cancelled);
}

void TestKubernetesEvents::mayChangeTrafficNamesTheMissingRight()
{
    Lab lab;
    lab.lab.connection.settings[QStringLiteral("allowControl")] = QStringLiteral("yes");
    lab.allow({readsServices});
    const auto of = lab.endpoint();
    const auto rights = [&] { return capability<TrafficRights>(*lab.lab.connector); };
    const auto no = rights()->mayChangeTraffic(lab.lab.context(), of);
    QVERIFY_ERROR(no, ErrorKind::Forbidden);
    QVERIFY2(no.error().detail.contains(QStringLiteral("\"patch\"")) &&
                 no.error().detail.contains(QStringLiteral("inferenceservices.serving.kserve.io")) &&
                 no.error().detail.contains(QStringLiteral("models")),
             qPrintable(no.error().detail));
    lab.allow({readsServices, {{"patch"}, {"serving.kserve.io"}, {"inferenceservices"}, "models"}});
    QVERIFY_RESULT(rights()->mayChangeTraffic(lab.lab.context(), of));
    lab.cluster.stop();
    QVERIFY_ERROR(rights()->mayChangeTraffic(lab.lab.context(), of), ErrorKind::Offline);
}

void TestKubernetesEvents::mayChangeTrafficWithoutControl()
{
    Lab lab;
    const auto of = lab.endpoint();
    lab.cluster.clearRequests();
    QVERIFY_ERROR(capability<TrafficRights>(*lab.lab.connector)->mayChangeTraffic(lab.lab.context(), of),
                  ErrorKind::Forbidden);
    QCOMPARE(lab.cluster.requestCount(), 0);
}

QTEST_GUILESS_MAIN(TestKubernetesEvents)
#include "tst_kubernetes_events.moc"
