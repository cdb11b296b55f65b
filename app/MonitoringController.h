#pragma once

#include "app/Workspace.h"

#include <QTimer>

namespace ph {

struct AlertLine;
struct NoticeBatch;
class AlertFeed;
class ConnectionsController;
class DashboardFeed;
class MonitoringScreen;
class ObjectiveFeed;

/// Monitoring: what its connections tell, asked for while somebody looks at it.
class MonitoringController : public QObject {
    Q_OBJECT
public:
    MonitoringController(Workspace& workspace, ConnectionsController& connections, MonitoringScreen& screen,
                         QObject* parent = nullptr);
    ~MonitoringController() override;
    /// A new connection to a Prometheus, for the dialog.
    static Connection newMonitor();
    void silence();      ///< the dialog, from scratch
    void addObjective(); ///< the dialog, as the endpoint in view proposes it
    void refresh();
    /// Alerts are asked for while nobody looks, too.
    enum class AlertWatch { OnlyInView, Always };
    void setAlertWatch(AlertWatch watch);

Q_SIGNALS:
    void addConnectionRequested();
    void messageRaised(const QString& text);
    void alertsRead(const ph::NoticeBatch& batch);
    void incidentRequested(const ph::AlertLine& line); ///< one is to be opened from it

private:
    void takeConnections();
    void watch();

    Workspace& workspace_;
    ConnectionsController& connections_;
    MonitoringScreen& screen_;
    DashboardFeed* dashboards_;
    AlertFeed* alerts_;
    ObjectiveFeed* objectives_;
    QTimer ages_;
};

} // namespace ph
