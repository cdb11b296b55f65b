#include "services/kubernetes/EventDecode.h"
#include "services/kubernetes/ObjectMeta.h"
#include "tests/services/ClusterDesk.h"

using namespace ph;
using namespace ph::testing;

namespace {

Endpoint knativeService()
{
    Endpoint endpoint;
    endpoint.system = ServingSystem::KServe;
    endpoint.objectKind = QStringLiteral("InferenceService");
    endpoint.name = QStringLiteral("fraud");
    endpoint.uid = QStringLiteral("u-1");
    endpoint.revisions = {EndpointRevision{QStringLiteral("fraud-predictor-00007")}};
    return endpoint;
}

} // namespace

/// Events of both APIs as values, and whose they are.
class TestEventDecode : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRecordedEventIsReadWhole();
    void theOtherApiSaysTheSameInOtherWords();
    void textsArePlain();
    void aFieldOfTheWrongTypeIsNamed();
    void theNewestComesFirst();
    void whatBelongsToAnEndpointIsToldByItsName_data();
    void whatBelongsToAnEndpointIsToldByItsName();
    void anEarlierEndpointOfThatNameIsAnother();
};

void TestEventDecode::aRecordedEventIsReadWhole()
{
    const auto object = recordedBody(QStringLiteral("events_for_object"))["items"][0];
    const auto event = decodeEvent(object);
    QVERIFY_RESULT(event);
    QCOMPARE(event->type, EndpointEvent::Type::Normal);
    QCOMPARE(event->objectKind, QStringLiteral("InferenceService"));
    QCOMPARE(event->objectName, QStringLiteral("canary-demo"));
    QCOMPARE(event->reason, QStringLiteral("InferenceServiceReady"));
    QCOMPARE(event->message, QStringLiteral("InferenceService [canary-demo] is Ready"));
    QCOMPARE(event->source, QStringLiteral("v1beta1Controllers"));
    QCOMPARE(event->count, 1);
    QCOMPARE(event->lastMs, timeOf(QStringLiteral("2026-11-21T01:48:10Z")));
    QCOMPARE(event->firstMs, event->lastMs);
    QCOMPARE(eventSubject(object).uid, QStringLiteral("e825eb44-79f1-43bd-a259-da067133438a"));
}

void TestEventDecode::theOtherApiSaysTheSameInOtherWords()
{
    const Json object = {
        {"metadata", {{"name", "p.1"}, {"uid", "e-1"}, {"creationTimestamp", "2026-11-21T01:00:00Z"}}},
        {"regarding", {{"kind", "Pod"}, {"name", "fraud-x"}, {"uid", "p-1"}}},
        {"type", "Warning"},
        {"reason", "BackOff"},
        {"note", "Back-off restarting"},
        {"reportingController", "kubelet"},
        {"eventTime", "2026-11-21T01:00:00.250000Z"},
        {"series", {{"count", 9}, {"lastObservedTime", "2026-11-21T01:05:00.000000Z"}}}};
    const auto event = decodeEvent(object);
    QVERIFY_RESULT(event);
    QCOMPARE(event->type, EndpointEvent::Type::Warning);
    QCOMPARE(event->message, QStringLiteral("Back-off restarting"));
    QCOMPARE(event->source, QStringLiteral("kubelet"));
    QCOMPARE(event->count, 9);
    QCOMPARE(event->firstMs, timeOf(QStringLiteral("2026-11-21T01:00:00.250Z")));
    QCOMPARE(event->lastMs, timeOf(QStringLiteral("2026-11-21T01:05:00Z")));
    QCOMPARE(eventSubject(object),
             (EventSubject{QStringLiteral("Pod"), QStringLiteral("fraud-x"), QStringLiteral("p-1")}));
}

void TestEventDecode::textsArePlain()
{
    const Json object = {{"metadata", {{"uid", "e-1"}}},
                         {"message", "first\n\x1b[31msecond\u202e"},
                         {"source", {{"component", "kubelet"}, {"host", "node-3"}}}};
    const auto event = decodeEvent(object);
    QVERIFY_RESULT(event);
    QVERIFY(!event->message.contains(u'\x1b') && !event->message.contains(u'\n'));
    QVERIFY(!event->message.contains(QChar(0x202e)));
    QCOMPARE(event->source, QStringLiteral("kubelet, node-3"));
    QCOMPARE(event->lastMs, noTime);
}

void TestEventDecode::aFieldOfTheWrongTypeIsNamed()
{
    const auto event = decodeEvent({{"metadata", {{"uid", "e-1"}}}, {"reason", 7}});
    QVERIFY_ERROR(event, ErrorKind::Unreadable);
    QVERIFY(event.error().detail.contains(QStringLiteral("reason")));
    QVERIFY_ERROR(decodeEvent({{"metadata", Json::object()}}), ErrorKind::Unreadable);
}

void TestEventDecode::theNewestComesFirst()
{
    EndpointEvent old, young, never;
    old.lastMs = 1;
    young.lastMs = 2;
    QVERIFY(isNewerEvent(young, old));
    QVERIFY(!isNewerEvent(old, young));
    QVERIFY(isNewerEvent(old, never));
    QVERIFY(!isNewerEvent(old, old));
}

void TestEventDecode::whatBelongsToAnEndpointIsToldByItsName_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("belongs");
    const auto row = [](const char* kind, const char* name, bool belongs) {
        QTest::addRow("%s %s", kind, name)
            << QString::fromLatin1(kind) << QString::fromLatin1(name) << belongs;
    };
    row("Service", "fraud-predictor", true);
    row("Revision", "fraud-predictor-00007", true);
    row("Revision", "fraud-predictor-00008", true); // newer than what was read
    row("Deployment", "fraud-predictor-00007-deployment", true);
    row("ReplicaSet", "fraud-predictor-00007-deployment-7c9d8f6b5", true);
    row("Pod", "fraud-predictor-00007-deployment-7c9d8f6b5-x2k4q", true);
    row("Pod", "fraud-predictor-7c9d8f6b5-x2k4q", true); // Standard mode
    row("Pod", "fraud-transformer-00001-deployment-7c9d8f6b5-x2k4q", true);
    row("Pod", "fraud-scorer-predictor-00007-deployment-7c9d8f6b5-x2k4q", false);
    row("Pod", "fraud-scorer-7c9d8f6b5-x2k4q", false);
    row("Pod", "antifraud-predictor-00007", false);
    row("InferenceService", "fraud-scorer", false);
    row("Pod", "fraudXpredictor-00007", false);
    row("Pod", "", false);
}

void TestEventDecode::whatBelongsToAnEndpointIsToldByItsName()
{
    QFETCH(QString, kind);
    QFETCH(QString, name);
    QTEST(belongsTo({kind, name, {}}, knativeService()), "belongs");
}

void TestEventDecode::anEarlierEndpointOfThatNameIsAnother()
{
    const auto endpoint = knativeService();
    QVERIFY(belongsTo({endpoint.objectKind, endpoint.name, QStringLiteral("u-1")}, endpoint));
    QVERIFY(!belongsTo({endpoint.objectKind, endpoint.name, QStringLiteral("u-0")}, endpoint));
}

QTEST_GUILESS_MAIN(TestEventDecode)
#include "tst_event_decode.moc"
