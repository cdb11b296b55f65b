// KubernetesFixture beside what a real API server was heard to say: every recorded request is asked again.
#include "tests/connectors/ReplayedCluster.h"
#include "tests/connectors/WatchLines.h"

#include <QDir>
#include <QTest>

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

class KubernetesRecordingsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRecordedExchangeIsAnsweredAlike();
    void everyRecordingIsReplayedOrExcused();
};

void KubernetesRecordingsTest::everyRecordedExchangeIsAnsweredAlike()
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

void KubernetesRecordingsTest::everyRecordingIsReplayedOrExcused()
{
    const auto names = recordedNames();
    QCOMPARE(int(names.size()), 80);
    for (const auto& [name, why] : unmatched)
        QVERIFY2(std::find(names.begin(), names.end(), name) != names.end(), name.c_str());
    const auto files = QDir(data("kubernetes")).entryList({"*.json"}, QDir::Files);
    QCOMPARE(files.size(), 81); // and the index
}

QTEST_GUILESS_MAIN(KubernetesRecordingsTest)
#include "tst_kubernetes_recordings.moc"
