#include "app/shots/EndpointShots.h"

#include "app/shots/EndpointSample.h"
#include "models/tables/EndpointModel.h"
#include "widgets/endpoints/EndpointsScreen.h"

namespace ph {

void photographEndpoints(Photographer& camera, const QString& look, QSize size)
{
    using namespace sample;
    using Watch = ClusterStanding::Watch;
    const auto take = [&](const char* what, const QList<ClusterStanding>& clusters,
                          const std::vector<Endpoint>& endpoints,
                          const std::optional<EntityKey>& opened = std::nullopt) {
        EndpointModel model(nullptr, endpointsClock);
        EndpointsScreen screen(&model, nullptr, endpointsClock);
        model.applyRegistry(ServedIndex(registeredVersions()));
        model.applyClusters(clusters);
        screen.showClusters(clusters);
        model.applyEndpoints(prodCluster, endpoints);
        if (!endpoints.empty())
            model.applyEndpoints(labCluster, labEndpoints());
        screen.setCacheRead();
        if (opened)
            screen.open(*opened);
        screen.resize(size);
        screen.show();
        camera.take(screen, QStringLiteral("endpoints-%1-%2").arg(QLatin1String(what), look));
    };
    const auto lab = cluster(labCluster, QStringLiteral("lab"));
    take("list", sampleClusters(), prodEndpoints());
    take("canary", sampleClusters(), prodEndpoints(), canary().key);
    take("failing", sampleClusters(), prodEndpoints(), broken().key);
    take("empty", sampleClusters(), {});

    auto partial = cluster(prodCluster, QStringLiteral("prod-eu"));
    partial.unread = {forbiddenKind(QStringLiteral("payments/rollouts")),
                      forbiddenKind(QStringLiteral("search/inferencegraphs"))};
    partial.unreadItems = partial.unread.size();
    take("partial", {partial, lab}, prodEndpoints());

    auto offline = cluster(prodCluster, QStringLiteral("prod-eu"), Watch::Behind);
    offline.errorKind = errorKindName(ErrorKind::Offline);
    offline.errorText = QStringLiteral("prod-eu.example.org:6443: connection refused.");
    take("offline", {offline, lab}, prodEndpoints(), canary().key);

    auto forbidden = cluster(prodCluster, QStringLiteral("prod-eu"), Watch::Behind);
    forbidden.errorKind = errorKindName(ErrorKind::Forbidden);
    forbidden.errorText =
        QStringLiteral("No kind of endpoint may be listed: the right to list and watch them is missing.");
    take("forbidden", {forbidden}, {});
}

} // namespace ph
