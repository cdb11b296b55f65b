#pragma once

#include "app/Workspace.h"
#include "app/windows/LocalEdits.h"

#include <QObject>
#include <QPointer>

#include <map>

namespace ph {

class ConnectionDialog;
class ConnectionsScreen;
class ConnectionTableModel;

/// What is connected, and the connections screen.
class ConnectionsController : public QObject {
    Q_OBJECT
public:
    ConnectionsController(Workspace& workspace, ConnectionTableModel& model, ConnectionsScreen& screen,
                          QObject* parent = nullptr);
    ~ConnectionsController() override;

    const QList<Connection>& connections() const { return connections_; }
    QList<Connection> trackers() const;     ///< those that have runs and models: no clusters
    QList<SyncState> trackerStates() const; ///< of those
    QMap<qint64, QString> names() const;
    std::optional<Connection> find(ConnectionId id) const;

    /// Begins watching everything that was configured when the workspace was opened.
    void start();
    /// What another window has: added, changed or removed there.
    void take(const QList<Connection>& connections);
    /// Opens the dialog for a new connection, filled in with `proposal`.
    void showAddDialog(const Connection& proposal = {});
    QString offeredUri() const; ///< the environment's, without user and password; empty: it names none
    void addOffered();          ///< the dialog, filled in with what the environment says
    /// Adds without a dialog, e.g. a path given on the command line; one that is there already is used.
    void addKnown(const Connection& connection);
    void accept(const Connection& connection); ///< saved: show and watch it

Q_SIGNALS:
    void connectionsChanged();
    void stateChanged(const ph::SyncState& state);
    void sampleRequested();
    void connectionAdded(const ph::Connection& connection);
    void edited(const ph::LocalEdit& edit);
    void editFailed(); ///< one that was to be taken back, or to be done again

private:
    void edit(ConnectionId id);
    void openDialog(const Connection& connection);
    void save(ConnectionDialog& dialog, const Connection& connection,
              const QMap<QString, QString>& newSecrets);
    void findChoices(ConnectionDialog& dialog, const Connection& connection);
    void testUnsaved(ConnectionDialog& dialog, const Connection& connection,
                     const QMap<QString, QString>& newSecrets);
    void test(ConnectionId id);
    void setEnabled(ConnectionId id, bool enabled);
    /// Whether a person does it, or it is done again, which is no edit of its own.
    enum class Step { First, Again };
    void remove(ConnectionId id, Step step = Step::First);
    void tellRemoved(const Connection& connection);
    /// Under a new number, and read anew.
    void addAgain(const Connection& connection, const std::shared_ptr<ConnectionId>& id);
    QString freeName(const QString& wanted) const;

    Workspace& workspace_;
    ConnectionTableModel& model_;
    ConnectionsScreen& screen_;
    QList<Connection> connections_;
    std::map<ConnectionId, JobHandle> tests_;
    JobHandle dialogJob_, choicesJob_, dialogTest_, saveJob_;
    std::vector<JobHandle> adds_;
    std::map<ConnectionId, JobHandle> changes_;
};

} // namespace ph
