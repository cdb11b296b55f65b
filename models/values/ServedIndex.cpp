#include "models/values/ServedIndex.h"

namespace ph {

QString comparableSource(const QString& address)
{
    auto text = address.trimmed();
    while (text.size() > 1 && text.endsWith(u'/'))
        text.chop(1);
    const auto colon = text.indexOf(u':');
    if (colon < 0)
        return text;
    auto scheme = text.left(colon).toLower();
    auto rest = text.mid(colon + 1);
    if (scheme == QLatin1String("s3a") || scheme == QLatin1String("s3n"))
        scheme = QStringLiteral("s3");
    const bool hasHost = rest.startsWith(QLatin1String("//"));
    if (scheme == QLatin1String("file"))
        return hasHost ? rest.mid(rest.indexOf(u'/', 2)) : rest;
    if (scheme == QLatin1String("mlflow-artifacts") && hasHost)
        rest = rest.mid(std::max<qsizetype>(rest.indexOf(u'/', 2), 0)); // the host is how one gets there
    return scheme + u':' + rest;
}

ServedIndex::ServedIndex(std::span<const ModelVersion> versions)
{
    for (const auto& version : versions) {
        const RegisteredVersion registered{
            {version.key.connection, EntityKind::RegisteredModel, version.model}, version.version};
        byName_[{version.model, version.version}].append(registered);
        if (const auto source = comparableSource(version.source); !source.isEmpty())
            bySource_[source].append(registered);
    }
}

QList<RegisteredVersion> ServedIndex::find(const Endpoint& endpoint) const
{
    if (endpoint.served)
        return byName_.value({endpoint.served->model, endpoint.served->version});
    QList<RegisteredVersion> found;
    for (const auto& revision : endpoint.revisions) {
        const auto source = comparableSource(revision.model);
        if (source.isEmpty())
            continue;
        const auto versions = bySource_.value(source);
        for (const auto& version : versions) {
            if (!found.contains(version))
                found.append(version);
        }
    }
    return found;
}

} // namespace ph
