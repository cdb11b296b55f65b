#include "services/kubernetes/ApiPath.h"

namespace ph {

QString apiVersion(const ResourceKind& kind)
{
    return kind.group.isEmpty() ? kind.version : kind.group + QLatin1Char('/') + kind.version;
}

std::string apiPath(const ResourceKind& kind, const QString& ns, const QString& name)
{
    std::string path = kind.group.isEmpty() ? "/api" : "/apis";
    const auto add = [&path](const QString& part) {
        if (!part.isEmpty())
            path += '/' + percentEncode(part.toStdString());
    };
    add(kind.group);
    add(kind.version);
    if (kind.namespaced && !ns.isEmpty()) {
        path += "/namespaces";
        add(ns);
    }
    add(kind.resource);
    add(name);
    return path;
}

std::string withQuery(std::string path, const QueryItems& query)
{
    char separator = path.find('?') == std::string::npos ? '?' : '&';
    for (const auto& [name, value] : query) {
        path += separator + percentEncode(name) + '=' + percentEncode(value);
        separator = '&';
    }
    return path;
}

} // namespace ph
