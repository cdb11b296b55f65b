#pragma once

#include "app/Workspace.h"
#include "models/tables/PaletteModel.h"

#include <QAction>
#include <QTimer>

namespace ph {

class ConnectionsController;
class RunsController;

/// Ctrl+K: every action of the window, every experiment, and cached runs by what is typed.
class PaletteController : public QObject {
    Q_OBJECT
public:
    PaletteController(Workspace& workspace, ConnectionsController& connections, RunsController& runs,
                      PaletteModel& model, QObject* parent = nullptr);
    void setActions(const QList<QAction*>& actions);
    void search(const QString& query);
    void activate(const QString& id);

Q_SIGNALS:
    void runActivated(const ph::EntityKey& run);
    void experimentActivated(const ph::EntityKey& experiment);

private:
    struct Found {
        EntityKey key;
        QString name;
    };
    void showObjects();

    Workspace& workspace_;
    ConnectionsController& connections_;
    RunsController& runs_;
    PaletteModel& model_;
    QList<QAction*> actions_;
    QList<Found> foundRuns_;
    QHash<QString, EntityKey> keys_; // by entry id
    QString query_;
    QTimer pause_;
    JobHandle job_;
};

} // namespace ph
