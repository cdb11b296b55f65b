#include "app/endpoints/EndpointSearch.h"

#include "services/sync/EndpointPass.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct EndpointSearchTexts {
    Q_DECLARE_TR_FUNCTIONS(EndpointSearch)
};

bool isCalled(const Endpoint& endpoint, const QString& name)
{
    switch (name.count(u'/')) {
    case 0:
        return endpoint.name == name;
    case 1:
        return endpointTitle(endpoint) == name;
    default:
        return endpoint.key.remoteId == name;
    }
}

} // namespace

Result<FoundEndpoint> findEndpoint(CacheStore& cache, const std::vector<LinkPtr>& clusters,
                                   const QString& name, const QStringList& onlyIn, std::stop_token stop)
{
    std::vector<FoundEndpoint> found;
    for (const auto& cluster : clusters) {
        const auto read = readEndpoints(*cluster, cache, stop, onlyIn);
        if (!read)
            return fail(read.error());
        for (const auto& endpoint : read->upserts) {
            if (isCalled(endpoint, name))
                found.push_back({cluster, endpoint});
        }
    }
    if (found.empty())
        return fail(ErrorKind::NotFound, name,
                    EndpointSearchTexts::tr("No endpoint of this name was found."));
    if (found.size() == 1)
        return found.front();
    QStringList names;
    for (const auto& one : found)
        names << QStringLiteral("%1: %2").arg(one.cluster->connection().name, one.endpoint.key.remoteId);
    return fail(
        ErrorKind::NotFound, name,
        EndpointSearchTexts::tr("There are several: %1. Name the cluster with --connection, and the endpoint "
                                "by all of its words.")
            .arg(names.join(QLatin1String(", "))));
}

} // namespace ph
