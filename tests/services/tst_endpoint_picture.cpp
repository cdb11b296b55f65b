#include "services/kubernetes/EndpointPicture.h"
#include "tests/support/Testing.h"

#include <random>

using namespace ph;
using namespace ph::testing;

namespace {

constexpr ConnectionId cluster{7};

ResourceKind kindOf(const char* resource)
{
    const auto kinds = EndpointPicture::watchedKinds();
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const ResourceKind& kind) {
        return kind.resource == QLatin1String(resource) &&
               (kind.group != QLatin1String("serving.knative.dev") ||
                resource != std::string_view("services"));
    });
    if (found == kinds.end())
        qFatal("%s is not watched", resource);
    return *found;
}

Json object(const char* text, const std::string& ns, const std::string& name)
{
    auto read = Json::parse(text);
    read["metadata"]["namespace"] = ns;
    read["metadata"]["name"] = name;
    return read;
}

Json deployment(const std::string& ns, const std::string& name, const std::string& app)
{
    auto read = object(R"({"spec": {"template": {"metadata": {"labels": {}}}}})", ns, name);
    read["spec"]["template"]["metadata"]["labels"]["app"] = app;
    return read;
}

Json service(const std::string& ns, const std::string& name, const std::string& app)
{
    auto read = object(R"({"spec": {"selector": {}}})", ns, name);
    read["spec"]["selector"]["app"] = app;
    return read;
}

QStringList titles(const EndpointPicture& picture)
{
    QStringList all;
    for (const auto& [id, endpoint] : picture.endpoints())
        all << endpointTitle(endpoint);
    return all;
}

ObjectChanges everything(std::vector<Json> objects)
{
    return {ObjectChanges::Kind::Everything, std::move(objects), {}, {}};
}

ObjectChanges upserted(Json object)
{
    return {ObjectChanges::Kind::Some, {std::move(object)}, {}, {}};
}

ObjectChanges removed(Json object)
{
    return {ObjectChanges::Kind::Some, {}, {std::move(object)}, {}};
}

} // namespace

/// Endpoints of a cluster from watched objects that come in any order.
class TestEndpointPicture : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDeploymentIsOneWhileAServiceSendsItRequests();
    void everythingInANamespaceLeavesOthersAlone();
    void whatAnEndpointMadeIsShownThere();
    void theRouteOfAStandardServiceTellsItsTraffic();
    void whatCannotBeReadIsNamedAndItsLastStateStays();
    void anyOrderOfChangesGivesTheSamePicture();
};

void TestEndpointPicture::aDeploymentIsOneWhileAServiceSendsItRequests()
{
    EndpointPicture picture(cluster);
    QVERIFY(picture.apply(kindOf("deployments"), {}, everything({deployment("a", "fraud", "fraud")}), 1)
                .isEmpty());
    const auto delta = picture.apply(kindOf("services"), {}, upserted(service("a", "fraud", "fraud")), 2);
    QCOMPARE(delta.upserts.size(), 1u);
    QCOMPARE(delta.upserts[0].seenMs, 2);
    QVERIFY(picture.apply(kindOf("services"), {}, upserted(service("b", "fraud", "fraud")), 3).isEmpty());
    QCOMPARE(picture.apply(kindOf("services"), {}, upserted(service("a", "fraud", "other")), 4).removals,
             QStringList(QStringLiteral("deployments.apps/a/fraud")));
    QCOMPARE(titles(picture), QStringList());
}

void TestEndpointPicture::everythingInANamespaceLeavesOthersAlone()
{
    EndpointPicture picture(cluster);
    const auto kind = kindOf("inferenceservices");
    picture.apply(kind, QStringLiteral("a"), everything({object("{}", "a", "x"), object("{}", "a", "y")}), 1);
    picture.apply(kind, QStringLiteral("b"), everything({object("{}", "b", "x")}), 1);
    const auto delta = picture.apply(kind, QStringLiteral("a"), everything({object("{}", "a", "y")}), 2);
    QCOMPARE(delta.removals, QStringList(QStringLiteral("inferenceservices.serving.kserve.io/a/x")));
    QCOMPARE(titles(picture), QStringList({QStringLiteral("a/y"), QStringLiteral("b/x")}));
    picture.apply(kind, {}, everything({}), 3);
    QCOMPARE(titles(picture), QStringList());
}

void TestEndpointPicture::whatAnEndpointMadeIsShownThere()
{
    EndpointPicture picture(cluster);
    auto made = deployment("a", "fraud-predictor", "fraud");
    made["metadata"]["ownerReferences"] =
        Json::parse(R"([{"kind":"InferenceService","name":"fraud","uid":"1"}])");
    picture.apply(kindOf("services"), {}, upserted(service("a", "fraud", "fraud")), 1);
    picture.apply(kindOf("deployments"), {}, upserted(made), 1);
    picture.apply(kindOf("inferenceservices"), {}, upserted(object("{}", "a", "fraud")), 1);
    QCOMPARE(titles(picture), QStringList(QStringLiteral("a/fraud")));
}

void TestEndpointPicture::theRouteOfAStandardServiceTellsItsTraffic()
{
    EndpointPicture picture(cluster);
    const auto fraud = object(
        R"({"spec":{"predictor":{},"canary":[{"predictor":{"name":"v2"},"trafficPercent":10}]},
            "status":{"deploymentMode":"Standard"}})",
        "a", "fraud");
    picture.apply(kindOf("inferenceservices"), {}, upserted(fraud), 1);
    const auto id = QStringLiteral("inferenceservices.serving.kserve.io/a/fraud");
    QCOMPARE(picture.endpoints().at(id).observed.source, ObservedTraffic::Source::NotObservable);
    auto route = object(
        R"({"metadata":{"generation":1,"ownerReferences":[{"kind":"InferenceService","name":"fraud","uid":"1"}]},
            "spec":{"rules":[{"backendRefs":[{"name":"fraud-predictor","weight":95},{"name":"fraud-v2-predictor","weight":5}]}]},
            "status":{"parents":[{"conditions":[{"type":"Accepted","status":"True","observedGeneration":1}]}]}})",
        "a", "fraud");
    QCOMPARE(picture.apply(kindOf("httproutes"), {}, upserted(route), 2).upserts.size(), 1u);
    auto observed = picture.endpoints().at(id).observed;
    QCOMPARE(observed.source, ObservedTraffic::Source::RouteWeights);
    QCOMPARE(observed.shares,
             QList<TrafficShare>({{QStringLiteral("fraud-predictor"), 95, TrafficShare::Role::Stable},
                                  {QStringLiteral("v2"), 5, TrafficShare::Role::Candidate}}));
    picture.apply(kindOf("httproutes"), {}, removed(route), 3);
    QCOMPARE(picture.endpoints().at(id).observed.source, ObservedTraffic::Source::NotObservable);
    QCOMPARE(titles(picture).size(), 1);
}

void TestEndpointPicture::whatCannotBeReadIsNamedAndItsLastStateStays()
{
    EndpointPicture picture(cluster);
    const auto kind = kindOf("inferenceservices");
    picture.apply(kind, {}, upserted(object("{}", "a", "fraud")), 1);
    QVERIFY(picture.apply(kind, {}, upserted(object(R"({"spec": 7})", "a", "fraud")), 2).isEmpty());
    QCOMPARE(picture.faults().size(), 1u);
    QCOMPARE(picture.endpoints().begin()->second.seenMs, 1); // its age tells
    picture.apply(kind, {}, upserted(object("{}", "a", "fraud")), 3);
    QVERIFY(picture.faults().empty());
    QCOMPARE(picture.endpoints().begin()->second.seenMs, 3);
}

void TestEndpointPicture::anyOrderOfChangesGivesTheSamePicture()
{
    std::mt19937 random{5};
    for (int round = 0; round < times(80); ++round) {
        EndpointPicture grown(cluster);
        std::map<std::string, Json> deployments, services;
        for (int change = 0; change < 60; ++change) {
            const auto ns = random() % 2 ? "a" : "b";
            const auto name = std::string(1, char('p' + random() % 4));
            const auto app = std::string(1, char('x' + random() % 2));
            const bool isService = random() % 2;
            auto& objects = isService ? services : deployments;
            const auto one = isService ? service(ns, name, app) : deployment(ns, name, app);
            const auto kind = kindOf(isService ? "services" : "deployments");
            if (random() % 3 == 0) {
                objects.erase(ns + name);
                grown.apply(kind, {}, removed(one), 1);
            } else {
                objects[ns + name] = one;
                grown.apply(kind, {}, upserted(one), 1);
            }
        }
        EndpointPicture fresh(cluster);
        std::vector<Json> all;
        for (const auto& [key, one] : deployments)
            all.push_back(one);
        fresh.apply(kindOf("deployments"), {}, everything(all), 1);
        all.clear();
        for (const auto& [key, one] : services)
            all.push_back(one);
        fresh.apply(kindOf("services"), {}, everything(all), 1);
        QVERIFY(grown.endpoints() == fresh.endpoints());
    }
}

QTEST_GUILESS_MAIN(TestEndpointPicture)
#include "tst_endpoint_picture.moc"
