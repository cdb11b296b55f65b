#pragma once

#include "app/Workspace.h"
#include "models/tables/PaletteModel.h"
#include "models/values/ReleaseView.h"

#include <QAction>
#include <QTimer>

namespace ph {

class ConnectionsController;
class EndpointModel;
class RunsController;

/// Ctrl+K: every action of the window, every way back of an environment, every experiment, and endpoints and
/// cached runs by what is typed.
class PaletteController : public QObject {
    Q_OBJECT
public:
    PaletteController(Workspace& workspace, ConnectionsController& connections, RunsController& runs,
                      PaletteModel& model, QObject* parent = nullptr);
    void setActions(const QList<QAction*>& actions);
    void setRollbacks(const QList<RollbackWay>& ways); ///< one an environment
    void setEndpoints(const EndpointModel* endpoints); ///< must outlive it; null: none
    /// The endpoint in view, "payments/fraud", whose traffic may be changed unless `refusal` says why not;
    /// empty: none is in view.
    void setTraffic(const QString& endpoint, const QString& refusal);
    static QString rollbackWords(); ///< a query that finds those
    void search(const QString& query);
    void activate(const QString& id);

Q_SIGNALS:
    void runActivated(const ph::EntityKey& run);
    void experimentActivated(const ph::EntityKey& experiment);
    void endpointActivated(const ph::EntityKey& endpoint);
    void rollbackActivated(const QString& environment);
    void trafficActivated(); ///< of the endpoint in view

private:
    struct Found {
        EntityKey key;
        QString name, experimentId;
    };
    void showObjects();

    Workspace& workspace_;
    ConnectionsController& connections_;
    RunsController& runs_;
    PaletteModel& model_;
    const EndpointModel* endpoints_ = nullptr;
    QList<QAction*> actions_;
    QList<RollbackWay> rollbacks_;
    PaletteEntry traffic_; ///< without a title where no endpoint is in view
    QList<Found> foundRuns_;
    QHash<QString, EntityKey> keys_; // by entry id
    QString query_;
    QTimer pause_;
    JobHandle job_;
};

} // namespace ph
