#include "services/store/CacheStore.h"
#include "services/store/EndpointDocument.h"
#include "services/store/EndpointRows.h"
#include "tests/support/Testing.h"

#include <QTemporaryDir>

using namespace ph;

namespace {

/// One in which no field has its default.
Endpoint fraud(qint64 connection = 1)
{
    Endpoint endpoint;
    endpoint.key = {
        {connection}, EntityKind::Endpoint, QStringLiteral("inferenceservices.serving.kserve.io/a/fraud")};
    endpoint.system = ServingSystem::KServe;
    endpoint.apiVersion = QStringLiteral("serving.kserve.io/v1beta1");
    endpoint.objectKind = QStringLiteral("InferenceService");
    endpoint.ns = QStringLiteral("a");
    endpoint.name = QStringLiteral("fraud");
    endpoint.mode = QStringLiteral("Knative");
    endpoint.url = QStringLiteral("http://fraud.a.例え");
    endpoint.declared = {{QStringLiteral("2"), 12.5, TrafficShare::Role::Candidate, QStringLiteral("next")},
                         {QStringLiteral("1"), 87.5, TrafficShare::Role::Stable}};
    endpoint.observed = {ObservedTraffic::Source::RouteWeights, endpoint.declared, QStringLiteral("seen")};
    endpoint.revisions = {{QStringLiteral("2"),
                           QStringLiteral("models:/fraud/2"),
                           QStringLiteral("onnx"),
                           QStringLiteral("triton"),
                           3,
                           2,
                           {{QStringLiteral("limits.cpu"), QStringLiteral("2")}},
                           QStringLiteral("Loaded")}};
    endpoint.latest = {QStringLiteral("2"), QStringLiteral("3"), QStringLiteral("1"), QStringLiteral("0")};
    endpoint.conditions = {{QStringLiteral("Ready"), EndpointCondition::Status::False,
                            QStringLiteral("Because"), QStringLiteral("of this"), 1'000, true}};
    endpoint.served = ServedVersion{QStringLiteral("fraud"), QStringLiteral("2")};
    endpoint.lastChange = EndpointChange{QStringLiteral("kubectl"), 2'000};
    endpoint.gitOps = QStringLiteral("Argo CD (risk)");
    endpoint.uid = QStringLiteral("u-1");
    endpoint.resourceVersion = QStringLiteral("77");
    endpoint.generation = 5;
    endpoint.observedGeneration = 4;
    endpoint.createdMs = 500;
    endpoint.beingDeleted = true;
    endpoint.labels = {{QStringLiteral("team"), QStringLiteral("risk")}};
    endpoint.seenMs = 3'000;
    return endpoint;
}

Endpoint other(const QString& name, qint64 connection = 1)
{
    Endpoint endpoint;
    endpoint.ns = QStringLiteral("b");
    endpoint.name = name;
    endpoint.key = {{connection}, EntityKind::Endpoint, QStringLiteral("deployments.apps/b/") + name};
    endpoint.seenMs = 1;
    return endpoint;
}

struct Cache {
    Cache()
    {
        auto opened = CacheStore::open(folder.filePath(QStringLiteral("cache.db")).toStdString());
        if (!opened)
            qFatal("no cache");
        store = std::move(opened->store);
    }
    QStringList names() const
    {
        QStringList all;
        const auto endpoints = store->endpoints();
        for (const auto& endpoint : endpoints.value())
            all << QStringLiteral("%1:%2").arg(endpoint.key.connection.value).arg(endpointTitle(endpoint));
        return all;
    }
    QTemporaryDir folder;
    std::unique_ptr<CacheStore> store;
};

} // namespace

/// Endpoints in cache.db: what was seen last of every cluster, whole.
class TestEndpointRows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyFieldComesBack();
    void aWholeListForgetsWhatItDoesNotHold();
    void changesLeaveTheRestAlone();
    void aConnectionsRowsGoWithIt();
    void documentsOfOtherProgramsAreReadAsFarAsTheyGo();
};

void TestEndpointRows::everyFieldComesBack()
{
    const Cache cache;
    QVERIFY_RESULT(cache.store->putEndpoints({1}, std::vector{fraud()}, UnlistedEndpoints::Keep));
    QVERIFY(cache.store->endpoints().value() == std::vector{fraud()});
}

void TestEndpointRows::aWholeListForgetsWhatItDoesNotHold()
{
    const Cache cache;
    const auto x = other(QStringLiteral("x")), y = other(QStringLiteral("y")),
               far = other(QStringLiteral("x"), 2);
    QVERIFY_RESULT(cache.store->putEndpoints({1}, std::vector{x, y}, UnlistedEndpoints::Forget));
    QVERIFY_RESULT(cache.store->putEndpoints({2}, std::vector{far}, UnlistedEndpoints::Forget));
    QVERIFY_RESULT(cache.store->putEndpoints({1}, std::vector{y}, UnlistedEndpoints::Forget));
    QCOMPARE(cache.names(), QStringList({QStringLiteral("1:b/y"), QStringLiteral("2:b/x")}));
}

void TestEndpointRows::changesLeaveTheRestAlone()
{
    const Cache cache;
    auto x = other(QStringLiteral("x")), y = other(QStringLiteral("y"));
    QVERIFY_RESULT(cache.store->putEndpoints({1}, std::vector{x, y}, UnlistedEndpoints::Forget));
    x.mode = QStringLiteral("Standard");
    QVERIFY_RESULT(cache.store->putEndpoints({1}, std::vector{x}, UnlistedEndpoints::Keep));
    QVERIFY(cache.store->endpoints().value() == (std::vector{x, y}));
    QVERIFY_RESULT(cache.store->removeEndpoints({1}, {y.key.remoteId, QStringLiteral("not there")}));
    QVERIFY(cache.store->endpoints().value() == std::vector{x});
}

void TestEndpointRows::aConnectionsRowsGoWithIt()
{
    const Cache cache;
    QVERIFY_RESULT(cache.store->putEndpoints({1}, std::vector{fraud()}, UnlistedEndpoints::Keep));
    QVERIFY_RESULT(cache.store->putEndpoints({2}, std::vector{fraud(2)}, UnlistedEndpoints::Keep));
    QVERIFY_RESULT(cache.store->removeConnection({1}));
    QCOMPARE(cache.names(), QStringList(QStringLiteral("2:a/fraud")));
    QVERIFY_RESULT(cache.store->forgetRead({2}));
    QCOMPARE(cache.names(), QStringList());
}

void TestEndpointRows::documentsOfOtherProgramsAreReadAsFarAsTheyGo()
{
    for (const auto* text :
         {"", "nonsense", "[]", R"({"declared": 5, "latest": [], "conditions": [7, {"status": 99}]})"}) {
        auto endpoint = other(QStringLiteral("x"));
        readEndpointDocument(endpoint, text);
        QVERIFY(endpoint.declared.isEmpty());
        for (const auto& condition : endpoint.conditions)
            QCOMPARE(condition.status, EndpointCondition::Status::Unknown);
    }
}

QTEST_GUILESS_MAIN(TestEndpointRows)
#include "tst_endpoint_rows.moc"
