#pragma once

#include "app/Workspace.h"
#include "models/values/FoundStore.h"

#include <QObject>
#include <QTimer>

namespace ph {

class ConnectionsController;
class FirstStartView;

/// The doors of an empty workspace: what is found and offered, and what comes of a choice.
class FirstStartController : public QObject {
    Q_OBJECT
public:
    FirstStartController(Workspace& workspace, ConnectionsController& connections, FirstStartView& view,
                         QObject* parent = nullptr);
    ~FirstStartController() override;

    void openSample();

Q_SIGNALS:
    void connectRequested(const ph::Connection& proposal); ///< the dialog, filled in; empty: with nothing
    void firstTracker();                                   ///< that a door led to is connected: its runs come
    void folderRequested();
    void databaseRequested();
    void sampleReady(const QString& folder);
    void messageRaised(const QString& text);

private:
    struct Finding;
    /// Reads what the computer's set-up names, as long as there is no tracker.
    void readOffers();
    void search();
    void takeFound();
    void openStores(const QList<FoundStore>& stores);

    Workspace& workspace_;
    ConnectionsController& connections_;
    FirstStartView& view_;
    std::shared_ptr<Finding> finding_; ///< shared with the search that runs
    bool wasDoorUsed_ = false;         ///< of servers
    QTimer look_;                      ///< at what it found so far
    JobHandle offersJob_, searchJob_, sampleJob_;
};

} // namespace ph
