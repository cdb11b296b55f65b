#include "services/kubernetes/Discovery.h"

#include "services/kubernetes/KubeText.h"
#include "services/kubernetes/PlainText.h"

#include <algorithm>

namespace ph {

namespace {

constexpr char aggregated[] = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
                              "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,"
                              "application/json";

void addOnce(ServedApis& apis, ServedResource resource)
{
    if (!apis.find(resource.kind.group, resource.kind.resource))
        apis.resources.push_back(std::move(resource));
}

void readVersion(const QString& group, const JsonReader& version, ServedApis& apis)
{
    const QString name = version.text("version");
    if (version.text("freshness") == QLatin1String("Stale"))
        apis.unanswered.append(group.isEmpty() ? name : group + QLatin1Char('/') + name);
    for (const JsonReader& each : version.items("resources")) {
        ServedResource resource;
        resource.kind = {group, name, each.text("resource"), each.child("responseKind").text("kind"),
                         each.text("scope") != QLatin1String("Cluster")};
        resource.verbs = plainTexts(each.raw(), "verbs");
        for (const JsonReader& sub : each.items("subresources"))
            resource.subresources.append(sub.text("subresource"));
        if (!resource.kind.resource.isEmpty())
            addOnce(apis, std::move(resource));
    }
}

bool isAggregated(const Json& document)
{
    return document.is_object() && document.value("kind", Json()) == "APIGroupDiscoveryList";
}

/// "/api/v1", "/apis/apps/v1", … of a legacy list, preferred versions first within their group.
std::vector<QString> legacyPaths(const Json& core, const Json& groups)
{
    std::vector<QString> paths;
    for (const QString& version : plainTexts(core, "versions"))
        paths.push_back(QStringLiteral("/api/") + version);
    for (const JsonReader& group : JsonReader(groups).items("groups")) {
        const QString preferred = group.child("preferredVersion").text("groupVersion");
        QStringList versions{preferred};
        for (const JsonReader& version : group.items("versions"))
            versions.append(version.text("groupVersion"));
        versions.removeAll(QString());
        versions.removeDuplicates();
        for (const QString& version : versions)
            paths.push_back(QStringLiteral("/apis/") + version);
    }
    return paths;
}

bool meansStop(ErrorKind kind)
{
    return kind == ErrorKind::Unauthorized || kind == ErrorKind::Offline || kind == ErrorKind::Cancelled;
}

Result<ServedApis> discoverEach(const ClusterClient& client, const Json& core, const Json& groups)
{
    ServedApis apis;
    // A group whose own server is down says 503 for as long as it is: no reason to wait for it here.
    const ClusterClient once = client.retrying({.attempts = 1});
    for (const QString& path : legacyPaths(core, groups)) {
        const QString where = QStringLiteral("GET ") + path;
        const auto document = once.getPath(path.toStdString());
        if (!document && meansStop(document.error().kind))
            return fail(document.error());
        if (!document || !readResourceList(*document, apis, where))
            apis.unanswered.append(path.section(QLatin1Char('/'), 2));
    }
    return apis;
}

/// The document at a path: aggregated where the server can.
Result<Json> documentAt(const ClusterClient& client, const char* path)
{
    auto document = client.getPath(path, {}, aggregated);
    if (!document && document.error().kind == ErrorKind::Unsupported)
        return client.getPath(path);
    return document;
}

} // namespace

const ServedResource* ServedApis::find(const QString& group, const QString& resource) const
{
    const auto it = std::find_if(resources.begin(), resources.end(), [&](const ServedResource& each) {
        return each.kind.group == group && each.kind.resource == resource;
    });
    return it == resources.end() ? nullptr : &*it;
}

Result<void> readAggregatedDiscovery(const Json& document, ServedApis& apis, const QString& where)
{
    if (!isAggregated(document))
        return fail(ErrorKind::Unreadable, where,
                    kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "not an APIGroupDiscoveryList")));
    const JsonReader reader(document);
    for (const JsonReader& group : reader.items("items")) {
        const QString name = group.child("metadata").text("name");
        for (const JsonReader& version : group.items("versions"))
            readVersion(name, version, apis);
    }
    if (const auto mistake = reader.mistake(where))
        return fail(*mistake);
    return {};
}

Result<void> readResourceList(const Json& document, ServedApis& apis, const QString& where)
{
    const JsonReader reader(document);
    const QString groupVersion = reader.text("groupVersion");
    const QString version = groupVersion.section(QLatin1Char('/'), -1);
    const QString group = groupVersion.section(QLatin1Char('/'), 0, -2);
    const auto entries = reader.items("resources");
    if (const auto mistake = reader.mistake(where))
        return fail(*mistake);
    if (version.isEmpty())
        return fail(ErrorKind::Unreadable, where,
                    kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "not an APIResourceList")));
    std::vector<ServedResource> found;
    QMap<QString, QStringList> subresources;
    for (const JsonReader& each : entries) {
        const QString name = each.text("name");
        if (const auto slash = name.indexOf(QLatin1Char('/')); slash >= 0) {
            subresources[name.left(slash)].append(name.mid(slash + 1));
            continue;
        }
        const bool namespaced = each.raw().value("namespaced", Json(true)) != false;
        found.push_back(
            {{group, version, name, each.text("kind"), namespaced}, plainTexts(each.raw(), "verbs"), {}});
    }
    for (ServedResource& resource : found) {
        resource.subresources = subresources.value(resource.kind.resource);
        addOnce(apis, std::move(resource));
    }
    if (const auto mistake = reader.mistake(where))
        return fail(*mistake);
    return {};
}

Result<ServedApis> discover(const ClusterClient& client)
{
    const auto core = documentAt(client, "/api");
    if (!core)
        return fail(core.error());
    const auto groups = documentAt(client, "/apis");
    if (!groups)
        return fail(groups.error());
    if (!isAggregated(*core) || !isAggregated(*groups))
        return discoverEach(client, *core, *groups);
    ServedApis apis;
    for (const auto& [document, where] : {std::pair(&*core, "GET /api"), std::pair(&*groups, "GET /apis")}) {
        if (auto read = readAggregatedDiscovery(*document, apis, QLatin1String(where)); !read)
            return fail(read.error());
    }
    return apis;
}

std::vector<InstalledSystem> servingSystems(const ServedApis& apis)
{
    static constexpr struct {
        ServingSystem system;
        const char *group, *resource;
    } marks[] = {{ServingSystem::KServe, "serving.kserve.io", "inferenceservices"},
                 {ServingSystem::SeldonCore1, "machinelearning.seldon.io", "seldondeployments"},
                 {ServingSystem::SeldonCore2, "mlops.seldon.io", "models"},
                 {ServingSystem::ArgoRollouts, "argoproj.io", "rollouts"},
                 {ServingSystem::Knative, "serving.knative.dev", "services"},
                 {ServingSystem::Istio, "networking.istio.io", "virtualservices"},
                 {ServingSystem::GatewayApi, "gateway.networking.k8s.io", "httproutes"}};
    std::vector<InstalledSystem> installed;
    for (const auto& mark : marks) {
        if (const auto* served = apis.find(QLatin1String(mark.group), QLatin1String(mark.resource)))
            installed.push_back({mark.system, served->kind});
    }
    return installed;
}

} // namespace ph
