#pragma once

#include "app/Workspace.h"
#include "models/tables/EndpointModel.h"

#include <QObject>

#include <memory>

namespace ph {

class ConnectionsController;
class EndpointsScreen;
class EventFeed;
class TrafficController;

/// What the page of one endpoint has beyond the list: its events, followed while the page is open, and its
/// traffic, where that may be changed from here.
class EndpointPage : public QObject {
    Q_OBJECT
public:
    EndpointPage(Workspace& workspace, ConnectionsController& connections, const EndpointModel& endpoints,
                 EndpointsScreen& screen, QObject* parent = nullptr);
    ~EndpointPage() override;
    void changeTraffic(); ///< of the endpoint in view; nothing where there is none

Q_SIGNALS:
    void messageRaised(const QString& text);
    /// Of the endpoint in view, "payments/fraud"; empty: none is. `refusal` as of trafficChoice().
    void trafficOffered(const QString& endpoint, const QString& refusal);
    void rolloutOpened(const QString& id, const ph::EntityKey& endpoint);

private:
    void turn();   ///< to what the screen shows now
    void update(); ///< the endpoint is another than it was
    void follow(const Endpoint& endpoint);
    void leave();
    void retireFeed();
    void askRight(const Endpoint& endpoint);
    void showChoice(const Endpoint& endpoint);
    void openTraffic(const EntityKey& endpoint);
    void askRollout(const Endpoint& endpoint);

    Workspace& workspace_;
    ConnectionsController& connections_;
    const EndpointModel& endpoints_;
    EndpointsScreen& screen_;
    TrafficController* traffic_;
    std::optional<EntityKey> page_;
    EventFeed* feed_ = nullptr; ///< of the page; kept when it has ended, so that it is not begun again
    QString missingRight_;      ///< of the page; empty: none is known to be missing
    JobHandle rightJob_;
    QString rollout_; ///< id, of the page; empty: none is known to be kept beside it
    JobHandle rolloutJob_;
};

} // namespace ph
