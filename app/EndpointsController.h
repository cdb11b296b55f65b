#pragma once

#include "app/Workspace.h"
#include "models/tables/EndpointModel.h"
#include "models/values/ServedIndex.h"

#include <QTimer>

namespace ph {

class ConnectionsController;
class EndpointPage;
class EndpointsScreen;

/// The endpoints of all clusters: from the cache first, so that they show at once and offline, then as each
/// cluster tells of them. What comes is taken over a few times a second, however often it comes.
class EndpointsController : public QObject {
    Q_OBJECT
public:
    EndpointsController(Workspace& workspace, ConnectionsController& connections, EndpointModel& endpoints,
                        EndpointsScreen& screen, QObject* parent = nullptr);
    ~EndpointsController() override;

    /// A new connection to a cluster, for the dialog.
    static Connection newCluster();
    void changeTraffic(); ///< of the endpoint in view; nothing where there is none

Q_SIGNALS:
    void addClusterRequested();
    void versionActivated(const ph::EntityKey& model, const QString& version);
    void messageRaised(const QString& text);
    void trafficOffered(const QString& endpoint, const QString& refusal); ///< see EndpointPage
    void rolloutOpened(const QString& id, const ph::EntityKey& endpoint);

private:
    using ChangePtr = std::shared_ptr<const EndpointsChange>;
    struct Arrival {
        ConnectionId cluster;
        ChangePtr change;
    };
    void connectScreen();
    void loadCache();
    void loadRegistry();
    void takeOver();
    void showClusters();

    Workspace& workspace_;
    ConnectionsController& connections_;
    EndpointModel& endpoints_;
    EndpointsScreen& screen_;
    EndpointPage* page_;
    std::vector<Arrival> arrivals_;
    QSet<ConnectionId> told_; // by the cluster itself: what the cache has of it is older
    QTimer soon_;
    QTimer registrySoon_; // coalesces the passes of several connections
    QTimer ages_;
    JobHandle cacheJob_, registryJob_;
};

} // namespace ph
