#pragma once

#include "app/Workspace.h"

#include <QObject>

namespace ph {

class ConnectionsScreen;

/// What is connected, and the connections screen.
class ConnectionsController : public QObject {
    Q_OBJECT
public:
    ConnectionsController(Workspace& workspace, ConnectionsScreen& screen, QObject* parent = nullptr);
    ~ConnectionsController() override;

    const QList<Connection>& connections() const { return connections_; }
    QMap<qint64, QString> names() const;
    std::optional<Connection> find(ConnectionId id) const;
    /// Begins watching everything that was configured when the workspace was opened.
    void start();
    void showAddDialog();
    /// Adds without a dialog, e.g. a path given on the command line. An existing connection to the place is
    /// used.
    void addKnown(const Connection& connection);

Q_SIGNALS:
    void connectionsChanged();
    void stateChanged(const ph::SyncState& state);
    void openSampleRequested();
    void connectionAdded(const ph::Connection& connection);

private:
    struct Private;
    std::unique_ptr<Private> d;
    Workspace& workspace_;
    QList<Connection> connections_;
};

} // namespace ph
