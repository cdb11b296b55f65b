#include "services/connectors/kubernetes/ClusterSession.h"

#include "services/connectors/kubernetes/KubeLocation.h"

namespace ph::kubernetes {

namespace {

constexpr char serviceAccountFolder[] = "/var/run/secrets/kubernetes.io/serviceaccount";

Result<ClusterAccess> readAccess(const QString& location, const QString& context)
{
    if (location == QLatin1String(inCluster))
        return inClusterAccess(serviceAccountFolder, qEnvironmentVariable("KUBERNETES_SERVICE_HOST"),
                               qEnvironmentVariable("KUBERNETES_SERVICE_PORT"));
    return readKubeConfig(filesOfLocation(location), context);
}

} // namespace

ClusterSession::ClusterSession(const Connection& connection)
    : location_(connection.location.trimmed())
    , context_(connection.settings.value(QStringLiteral("context")).trimmed())
    , namespaces_(namespacesOf(connection))
{
}

Result<ClusterCredentials*> ClusterSession::credentials(const Clock& clock)
{
    const std::scoped_lock lock(mutex_);
    if (!credentials_) {
        auto access = readAccess(location_, context_);
        if (!access)
            return fail(access.error());
        credentials_ = std::make_unique<ClusterCredentials>(*std::move(access), clock);
    }
    return credentials_.get();
}

Result<ClusterClient> ClusterSession::client(const CallContext& context)
{
    const auto known = credentials(context.clock);
    if (!known)
        return fail(known.error());
    return ClusterClient(context.transport, **known, context.stop);
}

} // namespace ph::kubernetes
