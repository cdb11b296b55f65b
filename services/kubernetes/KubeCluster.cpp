#include "services/kubernetes/KubeEntries.h"

#include "services/http/HttpAddress.h"
#include "services/http/Json.h"
#include "services/kubernetes/KubeText.h"

namespace ph {

namespace {

bool isLoopback(const std::string& host)
{
    return host == "localhost" || host == "[::1]" ||
           (host.starts_with("127.") && host.find_first_not_of("0123456789.") == std::string::npos);
}

std::string withoutSlashAtEnd(std::string text)
{
    while (text.ends_with('/'))
        text.pop_back();
    return text;
}

std::string readServer(KubeFields& cluster)
{
    const auto text = cluster.line("server");
    const auto address = parseHttpAddress(text);
    if (!address)
        cluster.refuse("server",
                       kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi",
                                                  "server must be an address such as https://host:6443")));
    else if (!address->user.empty() || !address->password.empty())
        cluster.refuse("server", kubeText(QT_TRANSLATE_NOOP(
                                     "ph::KubernetesApi",
                                     "server holds a user or a password; those belong below users:")));
    else if (text.find_first_of("?#") != std::string::npos)
        cluster.refuse(
            "server", kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "server holds a query or a fragment")));
    else if (address->scheme == "http" && !isLoopback(address->host))
        cluster.refuse("server",
                       kubeText(QT_TRANSLATE_NOOP(
                           "ph::KubernetesApi",
                           "server is http, which would send credentials in the clear; only a proxy on "
                           "this machine (kubectl proxy) may be http: use https")));
    return withoutSlashAtEnd(text);
}

std::string readTlsServerName(KubeFields& cluster)
{
    auto name = cluster.line("tls-server-name");
    const auto usual = parseHttpAddress("https://name.invalid/");
    if (!name.empty() && !urlWithHost(*usual, name))
        cluster.refuse("tls-server-name",
                       kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "tls-server-name is no host name")));
    return name;
}

std::string readProxy(KubeFields& cluster)
{
    auto proxy = cluster.line("proxy-url");
    const bool known =
        proxy.starts_with("http://") || proxy.starts_with("https://") || proxy.starts_with("socks5://");
    if (!proxy.empty() && !known)
        cluster.refuse("proxy-url",
                       kubeText(QT_TRANSLATE_NOOP(
                           "ph::KubernetesApi", "proxy-url must begin with http://, https:// or socks5://")),
                       ErrorKind::Unsupported);
    return proxy;
}

Json jsonFrom(const YamlNode& node)
{
    switch (node.kind) {
    case YamlNode::Kind::Null:
        break;
    case YamlNode::Kind::Text:
        return node.text.toStdString();
    case YamlNode::Kind::Flag:
        return node.text.compare(QLatin1String("true"), Qt::CaseInsensitive) == 0;
    case YamlNode::Kind::Number: {
        bool isWhole = false;
        const auto whole = node.text.toLongLong(&isWhole);
        return isWhole ? Json(qint64(whole)) : Json(node.number);
    }
    case YamlNode::Kind::List: {
        auto list = Json::array();
        for (const auto& item : node.items)
            list.push_back(jsonFrom(item));
        return list;
    }
    case YamlNode::Kind::Map: {
        auto map = Json::object();
        for (const auto& entry : node.children)
            map[entry.key.text.toStdString()] = jsonFrom(entry.value);
        return map;
    }
    }
    return nullptr;
}

/// What the cluster's `extensions:` hold for plugins.
std::string readExecConfig(KubeFields& cluster)
{
    const auto* extensions = cluster.node("extensions");
    if (!extensions || extensions->kind != YamlNode::Kind::List)
        return {};
    for (const auto& each : extensions->items) {
        KubeFields extension(&each, cluster.file(), QStringLiteral("extension"));
        if (extension.text("name") != "client.authentication.k8s.io/exec")
            continue;
        const auto* body = extension.node("extension");
        return body ? jsonFrom(*body).dump(-1, ' ', true, Json::error_handler_t::replace) : std::string();
    }
    return {};
}

} // namespace

void readCluster(ClusterAccess& access, KubeFields& cluster)
{
    access.server = readServer(cluster);
    access.tlsServerName = readTlsServerName(cluster);
    access.proxy = readProxy(cluster);
    if (cluster.flag("insecure-skip-tls-verify"))
        cluster.refuse("insecure-skip-tls-verify",
                       kubeText(QT_TRANSLATE_NOOP(
                           "ph::KubernetesApi",
                           "insecure-skip-tls-verify is not taken: anybody on the way could read the "
                           "credentials. Put the cluster's authority into "
                           "certificate-authority-data instead, and tls-server-name where its "
                           "certificate bears another name")),
                       ErrorKind::Unsupported);
    access.caPem = cluster.bytes("certificate-authority-data", "certificate-authority");
    if (!access.caPem.empty() && access.caPem.find("CERTIFICATE-----") == std::string::npos)
        cluster.refuse("certificate-authority-data",
                       kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi",
                                                  "the certificate authority is no PEM certificate")));
    access.execConfig = readExecConfig(cluster);
}

} // namespace ph
