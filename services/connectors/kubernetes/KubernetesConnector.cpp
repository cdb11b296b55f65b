#include "services/connectors/kubernetes/KubernetesConnector.h"

#include "services/connectors/Capabilities.h"
#include "services/connectors/ClusterControl.h"
#include "services/connectors/ControlSwitch.h"
#include "services/connectors/EndpointEventSource.h"
#include "services/connectors/RevisionLogSource.h"
#include "services/connectors/TrafficRights.h"
#include "services/connectors/kubernetes/ClusterProbe.h"
#include "services/connectors/kubernetes/EndpointFollow.h"
#include "services/connectors/kubernetes/EventFollow.h"
#include "services/connectors/kubernetes/PodLogs.h"
#include "services/connectors/kubernetes/TrafficSetting.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct KubernetesTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::Kubernetes)
};

class KubernetesConnector final : public Connector,
                                  public EndpointSource,
                                  public EndpointEventSource,
                                  public RevisionLogSource,
                                  public TrafficRights,
                                  public TrafficControl,
                                  public ClusterControl {
public:
    explicit KubernetesConnector(const Connection& connection)
        : connection_(connection)
        , session_(connection)
    {
    }

    Result<ProbeReport> probe(const CallContext& context) override
    {
        auto report = kubernetes::probeCluster(session_, connection_, context);
        if (context.stop.stop_requested())
            return fail(ErrorKind::Cancelled, connection_.name);
        return report;
    }

    Result<EndpointsChange> fetchEndpoints(const CallContext& context) override
    {
        const auto readable = readableScopes(context);
        if (!readable)
            return fail(readable.error());
        return kubernetes::fetchOnce(readable->client, readable->scopes, connection_.id, context.clock);
    }

    Result<Endpoint> fetchEndpoint(const CallContext& context, const EntityKey& endpoint) override
    {
        const auto client = session_.client(context);
        if (!client)
            return fail(client.error());
        return kubernetes::look(*client, endpoint, toMs(context.clock()));
    }

    tl::expected<TrafficPreview, TrafficRefusal>
    previewTraffic(const CallContext& context, const EntityKey& endpoint, const TrafficAsk& asked) override
    {
        const auto client = controllingClient(context);
        if (!client)
            return fail(client.error());
        return kubernetes::preview(*client, endpoint, asked, toMs(context.clock()));
    }

    Result<Endpoint> setTraffic(const CallContext& context, const TrafficPreview& preview) override
    {
        const auto client = controllingClient(context);
        if (!client)
            return fail(client.error());
        return kubernetes::set(*client, preview, toMs(context.clock()));
    }

    Result<void> mayChangeTraffic(const CallContext& context, const Endpoint& endpoint) override
    {
        const auto client = controllingClient(context);
        if (!client)
            return fail(client.error());
        return kubernetes::mayPatch(*client, endpoint);
    }

    Result<void> followEvents(const CallContext& context, const Endpoint& endpoint,
                              const EndpointEventSource::Changed& changed,
                              const EndpointEventSource::Trouble& trouble) override
    {
        const auto client = session_.client(context);
        if (!client)
            return fail(client.error());
        return kubernetes::followEvents(*client, endpoint, context.stop, changed, trouble);
    }

    Result<QList<RevisionLog>> fetchLogs(const CallContext& context, const Endpoint& endpoint,
                                         const LogBounds& bounds) override
    {
        const auto client = session_.client(context);
        if (!client)
            return fail(client.error());
        return kubernetes::fetchPodLogs(*client, endpoint, bounds, context);
    }

    Result<void> followEndpoints(const CallContext& context, const EndpointSource::Changed& changed,
                                 const EndpointSource::Trouble& trouble) override
    {
        const auto readable = readableScopes(context);
        if (!readable)
            return fail(readable.error());
        return kubernetes::follow(readable->client, readable->scopes, connection_.id, context, changed,
                                  trouble);
    }

    Result<ClusterClient> lookingClient(const CallContext& context) override
    {
        return session_.client(context);
    }

    Result<ClusterClient> controllingClient(const CallContext& context) override
    {
        if (auto allowed = controlAllowed(connection_); !allowed)
            return fail(allowed.error());
        return session_.client(context);
    }

private:
    struct Readable {
        ClusterClient client;
        kubernetes::WatchScopes scopes;
    };
    Result<Readable> readableScopes(const CallContext& context)
    {
        auto client = session_.client(context);
        if (!client)
            return fail(client.error());
        auto scopes = kubernetes::findWatchScopes(*client, session_.namespaces());
        if (!scopes)
            return fail(scopes.error());
        return Readable{*std::move(client), *std::move(scopes)};
    }

    const Connection connection_;
    kubernetes::ClusterSession session_;
};

} // namespace

ConnectorDescriptor kubernetesDescriptor()
{
    ConnectorDescriptor descriptor;
    descriptor.kind = QStringLiteral("kubernetes");
    descriptor.title = KubernetesTexts::tr("Kubernetes cluster");
    descriptor.summary = KubernetesTexts::tr(
        "What serves models on a cluster: KServe, Seldon, Argo Rollouts, Knative and more. "
        "How to sign in stands in the kubeconfig.");
    descriptor.location = LocationKind::File;
    descriptor.holds = ConnectorDescriptor::Holds::Endpoints;
    descriptor.locationLabel = KubernetesTexts::tr("Kubeconfig");
    descriptor.locationPlaceholder = QStringLiteral("~/.kube/config");
    descriptor.fields = {
        {QStringLiteral("context"), KubernetesTexts::tr("Context"), FieldKind::Text,
         KubernetesTexts::tr("the kubeconfig's current one")},
        {QStringLiteral("namespaces"), KubernetesTexts::tr("Namespaces"), FieldKind::Text,
         KubernetesTexts::tr("all that may be read"), KubernetesTexts::tr("Separated by commas")},
        controlField(
            KubernetesTexts::tr("Let this program change traffic and roll out here. Off: it only reads.")),
    };
    return descriptor;
}

std::unique_ptr<Connector> makeKubernetes(const Connection& connection)
{
    return std::make_unique<KubernetesConnector>(connection);
}

} // namespace ph
