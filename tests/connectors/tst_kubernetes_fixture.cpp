#include "services/http/CurlTransport.h"
#include "tests/fixture/KubernetesFixture.h"
#include "tests/support/Testing.h"

#include <QDateTime>
#include <QDir>
#include <QLocale>
#include <QTest>
#include <QTimeZone>

#include <fstream>
#include <mutex>
#include <regex>
#include <thread>

using namespace ph;
using namespace ph::testing;
using nlohmann::json;

namespace {

// What was recorded and what the double does not do, and why.
const std::map<std::string, std::string> unmatched = {
    {"openapi_v3_index", "the double has no schemas to publish"},
    {"list_gzip", "the recording holds the sizes only, and the double does not compress"},
    {"table", "the double prints no tables: its columns would be the CRD's own"},
    {"table_include_object_none", "as table"},
    {"watch_table", "as table"},
    {"token_request", "the double issues no tokens: they are given with its users"},
};

struct Exchange {
    std::string name;
    json request, response;
};

json parsedFile(const QString& path)
{
    std::ifstream stream(path.toStdString());
    return json::parse(stream);
}

Exchange recorded(const std::string& name)
{
    const auto file = parsedFile(data("kubernetes/" + QString::fromStdString(name) + ".json"));
    return {name, file.at("request"), file.at("response")};
}

// In the order of recording, since writes build on each other.
std::vector<std::string> recordedNames()
{
    std::vector<std::string> names;
    for (const auto& entry : parsedFile(data("kubernetes/INDEX.json")))
        names.push_back(entry.at("file"));
    return names;
}

std::chrono::system_clock::time_point recordedAt(const Exchange& exchange)
{
    const auto text = QString::fromStdString(exchange.response.at("headers").at("Date").get<std::string>());
    auto when = QLocale::c().toDateTime(text.left(25), "ddd, dd MMM yyyy HH:mm:ss");
    when.setTimeZone(QTimeZone::utc());
    return std::chrono::system_clock::time_point(std::chrono::milliseconds(when.toMSecsSinceEpoch()));
}

// What differs from server to server: identities, times, versions.
std::string withoutIdentities(std::string text)
{
    static const std::pair<std::regex, const char*> varying[] = {
        {std::regex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"), "UID"},
        {std::regex("\\(\\d+\\)"), "(VERSION)"},
        {std::regex("current: \\d+"), "current: VERSION"},
        // As the request wrote them, quoted inside a message.
        {std::regex("\\\\\"creationTimestamp\\\\\":\\\\\"[^\"]*\\\\\""), "CREATED"}};
    for (const auto& [pattern, word] : varying)
        text = std::regex_replace(text, pattern, word);
    return text;
}

json essential(json body)
{
    if (body.is_string())
        return withoutIdentities(body.get<std::string>());
    if (body.is_array()) {
        for (auto& item : body)
            item = essential(item);
    }
    if (body.is_object()) {
        for (const auto* key : {"uid", "resourceVersion", "creationTimestamp", "storageVersionHash",
                                "categories", "kubernetes.io/initial-events-list-blueprint"})
            body.erase(key);
        for (auto& [key, value] : body.items())
            value = essential(value);
    }
    return body;
}

std::string headerOf(const HttpResponse& response, const char* name)
{
    return std::string(response.header(name));
}

KubernetesRule ruleOf(const json& rule, const std::string& ns, const std::string& grantedBy = {})
{
    return {rule.at("verbs"), rule.at("apiGroups"), rule.at("resources"), ns, grantedBy};
}

/// The double as the recorded server was: its users, its objects, its version.
class ReplayedCluster {
public:
    ReplayedCluster()
        : transport_(makeCurlTransport())
    {
        addUsers();
        for (const auto* listing : {"list_page1", "list_page2", "list_page3_last", "list_from_cache_rv0"})
            restoreAll(recorded(listing).response.at("body").at("items"));
        auto events = recorded("events_for_object").response.at("body").at("items");
        for (auto& event : events) {
            event["kind"] = "Event";
            event["apiVersion"] = "v1";
        }
        restoreAll(events);
        fixture.addNamespace("models-staging");
        fixture.setVersion(759);
        fixture.setAdmission([](const json& object, const std::string&) {
            const auto predictor = object.value("/spec/predictor"_json_pointer, json::object());
            return predictor.value("minReplicas", 0) > predictor.value("maxReplicas", 1'000)
                       ? std::optional(
                             KubernetesFixture::Denial{"inferenceservice.kserve-webhook-server.validator",
                                                       "MinReplicas cannot be greater than MaxReplicas."})
                       : std::nullopt;
        });
    }

    Result<HttpResponse> send(const Exchange& exchange)
    {
        HttpRequest request;
        request.method = exchange.request.at("method");
        auto path = exchange.request.at("path").get<std::string>();
        // Shorter than it was recorded; a bookmark comes two seconds before the end.
        path = std::regex_replace(path, std::regex("timeoutSeconds=[458]"),
                                  path.find("Bookmarks=true&timeoutSeconds=8") != std::string::npos
                                      ? "timeoutSeconds=3"
                                      : "timeoutSeconds=1");
        request.url = (fixture.url() + QString::fromStdString(path)).toStdString();
        for (const auto& [name, value] : exchange.request.at("headers").items()) {
            if (name != "Authorization")
                request.headers.push_back({name, value});
        }
        const auto as = exchange.request.at("as").get<std::string>();
        if (as != "anon")
            request.headers.push_back({"Authorization", "Bearer " + as});
        if (exchange.request.contains("body"))
            request.body = bodyOf(exchange.request.at("body"));
        request.purpose = HttpRequest::Purpose::Change;
        return transport_->send(request, {});
    }

    KubernetesFixture fixture;

private:
    void addUsers()
    {
        const auto rules = recorded("ssrr").response.at("body").at("status").at("resourceRules");
        KubernetesUser manager{
            "release-manager", {}, "uid-release-manager", {"mlops-release", "system:authenticated"}};
        KubernetesUser viewer{"oncall-viewer", {}, "uid-oncall-viewer", {"system:authenticated"}};
        const std::string binding = "RoleBinding \"release-manage/models-prod\" of ClusterRole "
                                    "\"mlops-release-manager\" to User \"release-manager\"";
        for (const auto* ns : {"models-prod", "models-staging", "models-bulk"}) {
            for (const auto& rule : rules) {
                manager.rules.push_back(ruleOf(rule, ns, binding));
                if (rule.at("verbs") == json({"get", "list", "watch"}))
                    viewer.rules.push_back(ruleOf(rule, ns));
            }
        }
        fixture.setUser("admin", {"admin", {{{"*"}, {"*"}, {"*"}}}});
        fixture.setUser("release", manager);
        fixture.setUser("viewer", viewer);
        fixture.setUser("norights", {"norights", {}});
    }

    void restoreAll(const json& objects)
    {
        for (const auto& object : objects)
            fixture.restore(object);
    }

    // The uid is the double's own.
    std::string bodyOf(json body) const
    {
        if (body.is_string())
            return body.get<std::string>();
        const auto uid = "/metadata/uid"_json_pointer;
        if (body.is_object() && body.contains(uid)) {
            const auto resource = body["kind"] == "Lease" ? "leases.coordination.k8s.io"
                                                          : "inferenceservices.serving.kserve.io";
            const auto live = fixture.find({resource, "models-staging", body["metadata"]["name"]});
            body[uid] = live ? (*live)["metadata"]["uid"] : json();
        }
        return body.dump();
    }

    std::unique_ptr<HttpTransport> transport_;
};

json watchLines(const std::string& body)
{
    auto lines = json::array();
    for (const auto& line : QString::fromStdString(body).split('\n', Qt::SkipEmptyParts))
        lines.push_back(json::parse(line.toStdString()));
    return lines;
}

json recordedLines(const Exchange& exchange)
{
    auto lines = json::array();
    for (const auto& entry : exchange.response.at("body"))
        lines.push_back(entry.at("line"));
    return lines;
}

bool contains(const json& list, const json& item)
{
    return std::find(list.begin(), list.end(), item) != list.end();
}

json sorted(json list)
{
    std::sort(list.begin(), list.end());
    return list;
}

// The double's kinds are a part of what was installed there.
std::string discoveryDifference(const json& theirs, const json& ours)
{
    for (const auto& group : ours.at("items")) {
        for (const auto& version : group.at("versions")) {
            for (auto resource : version.at("resources")) {
                bool found = false;
                for (const auto& theirGroup : theirs.at("items")) {
                    if (theirGroup.at("metadata").at("name") != group.at("metadata").at("name"))
                        continue;
                    for (const auto& theirVersion : theirGroup.at("versions")) {
                        for (auto their : essential(theirVersion.at("resources"))) {
                            if (theirVersion.at("version") != version.at("version"))
                                continue;
                            for (auto* each : {&their, &resource}) {
                                if (each->contains("subresources"))
                                    (*each)["subresources"] = sorted((*each)["subresources"]);
                            }
                            found = found || their == resource;
                        }
                    }
                }
                if (!found)
                    return "not as recorded: " + resource.dump();
            }
        }
    }
    return {};
}

std::string groupsDifference(const json& theirs, const json& ours)
{
    for (const auto& group : ours.at("groups")) {
        const auto their =
            std::find_if(theirs.at("groups").begin(), theirs.at("groups").end(),
                         [&](const json& each) { return each.at("name") == group.at("name"); });
        if (their == theirs.at("groups").end() ||
            their->at("preferredVersion") != group.at("preferredVersion"))
            return "not as recorded: " + group.dump();
        for (const auto& version : group.at("versions")) {
            if (!contains(their->at("versions"), version))
                return "not recorded: " + version.dump();
        }
    }
    return {};
}

std::string bodyDifference(const Exchange& exchange, const HttpResponse& response)
{
    const auto& theirs = exchange.response.at("body");
    if (exchange.name == "protobuf_on_crd_406")
        return {}; // the status and the type say it all; nobody reads protobuf
    if (exchange.name.starts_with("watch_") && response.status == 200) {
        const auto wanted = essential(recordedLines(exchange)), got = essential(watchLines(response.body));
        return wanted == got ? "" : json::diff(wanted, got).dump();
    }
    const auto ours = json::parse(response.body, nullptr, false);
    if (theirs.is_string())
        return theirs == response.body ? "" : response.body;
    if (exchange.name == "discovery_aggregated_v2")
        return discoveryDifference(theirs, ours);
    if (exchange.name == "discovery_groups_legacy")
        return groupsDifference(theirs, ours);
    if (exchange.name.starts_with("version"))
        return theirs.at("gitVersion") == ours.at("gitVersion") && theirs.at("minor") == ours.at("minor")
                   ? ""
                   : ours.dump();
    if (exchange.name == "ssrr") {
        for (const auto& rule : theirs.at("status").at("resourceRules")) {
            if (!contains(ours.at("status").at("resourceRules"), rule))
                return "missing " + rule.dump();
        }
        return ours.at("status").at("incomplete") == false ? "" : ours.dump();
    }
    auto wanted = essential(theirs), got = essential(ours);
    // A review is stored nowhere, so that nobody owns its fields in the double.
    if (exchange.name.starts_with("ssar_"))
        wanted["metadata"].erase("managedFields");
    return wanted == got ? "" : json::diff(wanted, got).dump();
}

std::string difference(const Exchange& exchange, const HttpResponse& response)
{
    if (exchange.response.at("status") != response.status)
        return "status " + std::to_string(response.status) + ' ' + response.body.substr(0, 300);
    for (const auto* name : {"Content-Type", "Warning", "Retry-After"}) {
        const auto wanted = exchange.response.at("headers").value(name, "");
        if (wanted != headerOf(response, name))
            return std::string(name) + ": " + headerOf(response, name) + " instead of " + wanted;
    }
    return bodyDifference(exchange, response);
}

// What happened on the recorded server before this request.
void prepare(ReplayedCluster& cluster, const Exchange& exchange)
{
    auto& fixture = cluster.fixture;
    fixture.setClock([when = recordedAt(exchange)] { return when; });
    const KubernetesRef demo{"inferenceservices.serving.kserve.io", "models-staging", "rec-demo"};
    // This one came in at the end of the second before its answer.
    if (exchange.name == "patch_dry_run")
        fixture.setClock([when = recordedAt(exchange)] { return when - std::chrono::seconds(1); });
    if (exchange.name == "create_dry_run")
        fixture.setVersion(760);
    if (exchange.name == "watch_bookmarks") {
        fixture.setClock([when = recordedAt(exchange)] { return when + std::chrono::seconds(1); });
        fixture.change(
            demo, [](json& object) { object["metadata"]["labels"]["poke"] = "1795225698"; }, "lab-recorder");
        fixture.remove(demo);
    }
    if (exchange.name == "watch_410_old_rv")
        fixture.forgetHistory();
    if (exchange.name == "list_410_expired_continue") {
        fixture.setVersion(772);
        fixture.forgetHistory();
    }
    // Each stage of the start takes one request.
    const auto stage = exchange.name.find("_503_") != std::string::npos   ? 1
                       : exchange.name.find("_429_") != std::string::npos ? 2
                                                                          : 0;
    if (exchange.name.starts_with("startup_")) {
        fixture.startUp(1);
        for (int i = 0; i < stage; ++i)
            (void)cluster.send(recorded("get_one"));
    }
}

} // namespace

class KubernetesFixtureTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRecordedExchangeIsAnsweredAlike();
    void everyRecordingIsReplayedOrExcused();

    void aWatchTellsWhatIsWrittenWhileItIsOpen();
    void aWatchThatIsCutIsAnError();
    void aWatchOfASelectionLosesWhatLeavesIt();
    void aListGoesOnAsItBegan();
    void anIdenticalWriteLeavesTheVersion();
    void onlyTheSpecificationMakesAGeneration();
    void applyTakesOutWhatItNoLongerNames();
    void applyOfTheSameValueIsShared();
    void applyTellsEachConflict();
    void aLostReplyWasDoneAndALostRequestWasNot();
    void aFaultEndsAfterItsTimes();
    void anObjectInAMissingNamespaceIsRefused();
    void scaleChangesTheReplicasAlone();
    void removedGroupsAreNotThere();
};

void KubernetesFixtureTest::everyRecordedExchangeIsAnsweredAlike()
{
    ReplayedCluster cluster;
    QStringList differences;
    for (const auto& name : recordedNames()) {
        if (unmatched.contains(name))
            continue;
        const auto exchange = recorded(name);
        prepare(cluster, exchange);
        const auto response = cluster.send(exchange);
        QVERIFY_RESULT(response);
        if (const auto text = difference(exchange, *response); !text.empty())
            differences << QString::fromStdString(name + ": " + text);
    }
    QVERIFY2(differences.isEmpty(), qPrintable(differences.join('\n')));
}

void KubernetesFixtureTest::everyRecordingIsReplayedOrExcused()
{
    const auto names = recordedNames();
    QCOMPARE(int(names.size()), 80);
    for (const auto& [name, why] : unmatched)
        QVERIFY2(std::find(names.begin(), names.end(), name) != names.end(), name.c_str());
    const auto files = QDir(data("kubernetes")).entryList({"*.json"}, QDir::Files);
    QCOMPARE(files.size(), 81); // and the index
}

namespace {

const KubernetesRef scorer{"inferenceservices.serving.kserve.io", "models", "scorer"};
const std::string servicesPath = "/apis/serving.kserve.io/v1beta1/namespaces/models/inferenceservices";
const std::string scorerPath = servicesPath + "/scorer";

json scorerObject(const char* storageUri = "s3://models/v1")
{
    return {{"apiVersion", "serving.kserve.io/v1beta1"},
            {"kind", "InferenceService"},
            {"metadata", {{"name", "scorer"}, {"namespace", "models"}, {"labels", {{"team", "risk"}}}}},
            {"spec", {{"predictor", {{"minReplicas", 1}, {"model", {{"storageUri", storageUri}}}}}}}};
}

/// A double with one object, and requests to it.
struct SmallCluster {
    SmallCluster() { fixture.put(scorerObject()); }

    HttpRequest request(const char* method, const std::string& path, const json& body = nullptr,
                        const char* type = "application/merge-patch+json") const
    {
        HttpRequest made;
        made.method = method;
        made.url = fixture.url().toStdString() + path;
        made.headers = {{"Accept", "application/json"}, {"Content-Type", type}, {"User-Agent", "tester/1"}};
        if (!body.is_null())
            made.body = body.dump();
        made.purpose = HttpRequest::Purpose::Change;
        return made;
    }
    Result<HttpResponse> send(const HttpRequest& made) { return transport->send(made, {}); }
    Result<HttpResponse> merge(const json& body) { return send(request("PATCH", scorerPath, body)); }
    Result<HttpResponse> apply(const std::string& manager, const json& spec)
    {
        return send(request("PATCH", scorerPath + "?fieldManager=" + manager,
                            {{"apiVersion", "serving.kserve.io/v1beta1"},
                             {"kind", "InferenceService"},
                             {"metadata", {{"name", "scorer"}}},
                             {"spec", spec}},
                            "application/apply-patch+yaml"));
    }
    json live() const { return *fixture.find(scorer); }
    json metadata(const char* field) const { return live()["metadata"][field]; }

    /// A watch on a thread of its own; lines come into `events`.
    void watch(const std::string& query)
    {
        watcher = std::jthread([this, query](const std::stop_token& asked) {
            auto made = request("GET", servicesPath + "?watch=1&" + query);
            made.purpose = HttpRequest::Purpose::Read;
            made.sink = [this](std::string_view bytes) {
                const std::lock_guard lock(mutex);
                text += bytes;
                return true;
            };
            const auto result = transport->send(made, asked);
            const std::lock_guard lock(mutex);
            failed = !result;
            over = true;
        });
    }
    QStringList events() const
    {
        const std::lock_guard lock(mutex);
        QStringList types;
        for (const auto& line : watchLines(text.substr(0, text.rfind('\n') + 1)))
            types << QString::fromStdString(line.at("type").get<std::string>());
        return types;
    }
    bool isOver() const
    {
        const std::lock_guard lock(mutex);
        return over;
    }

    KubernetesFixture fixture;
    std::unique_ptr<HttpTransport> transport = makeCurlTransport();
    mutable std::mutex mutex;
    std::string text;
    bool over = false, failed = false;
    std::jthread watcher; ///< last, so that it ends first
};

json predictorOf(json values)
{
    return {{"spec", {{"predictor", std::move(values)}}}};
}

} // namespace

void KubernetesFixtureTest::aWatchTellsWhatIsWrittenWhileItIsOpen()
{
    SmallCluster cluster;
    cluster.watch("resourceVersion=" + std::to_string(cluster.fixture.version()));
    QTRY_COMPARE(cluster.fixture.openWatches(), 1);
    QVERIFY_RESULT(cluster.merge(predictorOf({{"canaryTrafficPercent", 10}})));
    QTRY_COMPARE(cluster.events(), QStringList({"MODIFIED"}));
    QVERIFY(cluster.fixture.remove(scorer));
    QTRY_COMPARE(cluster.events(), QStringList({"MODIFIED", "DELETED"}));
    cluster.fixture.endWatches(StreamEnd::Complete);
    QTRY_VERIFY(cluster.isOver());
    QVERIFY(!cluster.failed);
    QCOMPARE(cluster.fixture.openWatches(), 0);
}

void KubernetesFixtureTest::aWatchThatIsCutIsAnError()
{
    SmallCluster cluster;
    cluster.watch("resourceVersion=0");
    QTRY_COMPARE(cluster.events(), QStringList({"ADDED"}));
    cluster.fixture.endWatches(StreamEnd::Cut);
    QTRY_VERIFY(cluster.isOver());
    QVERIFY(cluster.failed);
}

void KubernetesFixtureTest::aWatchOfASelectionLosesWhatLeavesIt()
{
    SmallCluster cluster;
    cluster.watch("resourceVersion=0&labelSelector=team%3Drisk");
    QTRY_COMPARE(cluster.events(), QStringList({"ADDED"}));
    cluster.fixture.change(scorer, [](json& object) { object["metadata"]["labels"]["team"] = "growth"; });
    QTRY_COMPARE(cluster.events(), QStringList({"ADDED", "DELETED"}));
    cluster.fixture.change(scorer, [](json& object) { object["metadata"]["labels"]["team"] = "risk"; });
    QTRY_COMPARE(cluster.events(), QStringList({"ADDED", "DELETED", "ADDED"}));
    cluster.fixture.endWatches(StreamEnd::Complete);
}

void KubernetesFixtureTest::aListGoesOnAsItBegan()
{
    SmallCluster cluster;
    auto other = scorerObject();
    other["metadata"]["name"] = "zebra";
    cluster.fixture.put(other);
    const auto first = cluster.send(cluster.request("GET", servicesPath + "?limit=1"));
    QVERIFY_RESULT(first);
    const auto token = json::parse(first->body)["metadata"]["continue"].get<std::string>();
    cluster.fixture.remove({scorer.resource, scorer.ns, "zebra"});
    const auto second = cluster.send(cluster.request("GET", servicesPath + "?limit=1&continue=" + token));
    QVERIFY_RESULT(second);
    QVERIFY(json::parse(second->body)["items"][0]["metadata"]["name"] == json("zebra"));
}

void KubernetesFixtureTest::anIdenticalWriteLeavesTheVersion()
{
    SmallCluster cluster;
    const auto version = cluster.metadata("resourceVersion");
    QVERIFY_RESULT(cluster.merge(predictorOf({{"minReplicas", 1}})));
    QVERIFY(cluster.metadata("resourceVersion") == version);
    QVERIFY_RESULT(cluster.merge(predictorOf({{"minReplicas", 2}})));
    QVERIFY(cluster.metadata("resourceVersion") != version);
}

void KubernetesFixtureTest::onlyTheSpecificationMakesAGeneration()
{
    SmallCluster cluster;
    QVERIFY_RESULT(cluster.merge({{"metadata", {{"labels", {{"a", "b"}}}}}}));
    cluster.fixture.change(
        scorer, [](json& object) { object["status"]["url"] = "http://x"; }, "manager", "status");
    QVERIFY(cluster.metadata("generation") == json(1));
    QVERIFY_RESULT(cluster.merge(predictorOf({{"canaryTrafficPercent", 10}})));
    QVERIFY(cluster.metadata("generation") == json(2));
    QVERIFY(cluster.live()["status"]["url"] == json("http://x"));
}

void KubernetesFixtureTest::applyTakesOutWhatItNoLongerNames()
{
    SmallCluster cluster;
    QCOMPARE(cluster.apply("pilothouse", {{"predictor", {{"canaryTrafficPercent", 10}}}})->status, 200);
    QVERIFY(cluster.live()["spec"]["predictor"]["canaryTrafficPercent"] == json(10));
    QCOMPARE(cluster.apply("pilothouse", {{"predictor", {{"maxReplicas", 4}}}})->status, 200);
    QVERIFY(!cluster.live()["spec"]["predictor"].contains("canaryTrafficPercent"));
    QVERIFY(cluster.live()["spec"]["predictor"]["minReplicas"] == json(1));
}

void KubernetesFixtureTest::applyOfTheSameValueIsShared()
{
    SmallCluster cluster;
    QCOMPARE(cluster.apply("gitops", {{"predictor", {{"canaryTrafficPercent", 10}}}})->status, 200);
    QCOMPARE(cluster.apply("pilothouse", {{"predictor", {{"canaryTrafficPercent", 10}}}})->status, 200);
    // One of two owners lets go of it, and it stays.
    QCOMPARE(cluster.apply("pilothouse", {{"predictor", {{"maxReplicas", 4}}}})->status, 200);
    QVERIFY(cluster.live()["spec"]["predictor"]["canaryTrafficPercent"] == json(10));
}

void KubernetesFixtureTest::applyTellsEachConflict()
{
    SmallCluster cluster;
    QCOMPARE(cluster.apply("gitops", {{"predictor", {{"canaryTrafficPercent", 10}}}})->status, 200);
    const auto before = cluster.live();
    const auto answer =
        cluster.apply("pilothouse", {{"predictor", {{"canaryTrafficPercent", 20}, {"minReplicas", 3}}}});
    QCOMPARE(answer->status, 409);
    const auto causes = json::parse(answer->body)["details"]["causes"];
    QCOMPARE(causes.size(), std::size_t(2));
    QVERIFY(answer->body.find("gitops") != std::string::npos);
    QVERIFY(answer->body.find("kubectl") != std::string::npos);
    QVERIFY(cluster.live() == before);
}

void KubernetesFixtureTest::aLostReplyWasDoneAndALostRequestWasNot()
{
    SmallCluster cluster;
    cluster.fixture.setFault(scorerPath, ApiFault::of(ApiFault::Kind::LostRequest, "PATCH"));
    QVERIFY(!cluster.merge(predictorOf({{"canaryTrafficPercent", 10}})));
    QVERIFY(!cluster.live()["spec"]["predictor"].contains("canaryTrafficPercent"));
    cluster.fixture.setFault(scorerPath, ApiFault::of(ApiFault::Kind::LostReply, "PATCH"));
    QVERIFY(!cluster.merge(predictorOf({{"canaryTrafficPercent", 10}})));
    QVERIFY(cluster.live()["spec"]["predictor"]["canaryTrafficPercent"] == json(10));
}

void KubernetesFixtureTest::aFaultEndsAfterItsTimes()
{
    SmallCluster cluster;
    auto busy = ApiFault::withStatus(429, 1);
    busy.times = 1;
    cluster.fixture.setFault("", busy);
    const auto refused = cluster.send(cluster.request("GET", scorerPath));
    QCOMPARE(refused->status, 429);
    QCOMPARE(headerOf(*refused, "Retry-After"), std::string("1"));
    QCOMPARE(cluster.send(cluster.request("GET", scorerPath))->status, 200);
    QCOMPARE(cluster.fixture.requestCount(scorerPath), 2);
}

void KubernetesFixtureTest::anObjectInAMissingNamespaceIsRefused()
{
    SmallCluster cluster;
    auto object = scorerObject();
    object["metadata"]["namespace"] = "nowhere";
    const auto answer = cluster.send(
        cluster.request("POST", "/apis/serving.kserve.io/v1beta1/namespaces/nowhere/inferenceservices",
                        object, "application/json"));
    QCOMPARE(answer->status, 404);
    QVERIFY(answer->body.find("namespaces \\\"nowhere\\\" not found") != std::string::npos);
}

void KubernetesFixtureTest::scaleChangesTheReplicasAlone()
{
    SmallCluster cluster;
    const KubernetesRef web{"deployments.apps", "models", "web"};
    cluster.fixture.put({{"apiVersion", "apps/v1"},
                         {"kind", "Deployment"},
                         {"metadata", {{"name", "web"}, {"namespace", "models"}}},
                         {"spec", {{"replicas", 1}, {"paused", false}}}});
    const auto answer = cluster.send(cluster.request(
        "PATCH", "/apis/apps/v1/namespaces/models/deployments/web/scale", {{"spec", {{"replicas", 3}}}}));
    QCOMPARE(answer->status, 200);
    const json wanted = {{"replicas", 3}, {"paused", false}};
    QVERIFY((*cluster.fixture.find(web))["spec"] == wanted);
}

void KubernetesFixtureTest::removedGroupsAreNotThere()
{
    SmallCluster cluster;
    cluster.fixture.removeGroup("serving.kserve.io");
    const auto answer = cluster.send(cluster.request("GET", servicesPath));
    QCOMPARE(answer->status, 404);
    QCOMPARE(answer->body, std::string("404 page not found\n"));
    const auto groups = cluster.send(cluster.request("GET", "/apis"));
    QVERIFY(groups->body.find("serving.knative.dev") != std::string::npos);
    QVERIFY(groups->body.find("serving.kserve.io") == std::string::npos);
}

QTEST_GUILESS_MAIN(KubernetesFixtureTest)
#include "tst_kubernetes_fixture.moc"
