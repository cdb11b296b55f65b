#pragma once

#include "app/Workspace.h"
#include "models/tables/ExperimentTreeModel.h"
#include "models/values/SavedView.h"

#include <QObject>

namespace ph {

class ConnectionsController;

/// Keeps the tree of experiments as the cache and the connections have it. Which connections there are, and
/// their states, it hears of by itself; the cache is read when it is told to.
class ExperimentFeed : public QObject {
    Q_OBJECT
public:
    ExperimentFeed(Workspace& workspace, ConnectionsController& connections, QObject* parent = nullptr);
    ~ExperimentFeed() override;

    /// Reads them again; while they are being read, once more afterwards.
    void reload();
    /// Reads when each was seen last, which is all that a pass without news changes.
    void readSeen();
    bool isLoaded() const { return loaded_; }
    const std::vector<CachedExperiment>& experiments() const { return experiments_; }
    ExperimentTreeModel& tree() { return tree_; }
    /// By names that hold on another machine, too; one that is not cached is named by its id.
    SavedView::ExperimentName nameOf(const EntityKey& experiment) const;
    QList<SavedView::ExperimentName> namesOf(const QList<EntityKey>& experiments) const;

Q_SIGNALS:
    void loaded();
    void seenRead();
    void failed(const ph::Error& error);

private:
    /// What was read, under the connections as they are now.
    void show();
    void showSeen();

    Workspace& workspace_;
    ConnectionsController& connections_;
    ExperimentTreeModel tree_;
    std::vector<CachedExperiment> experiments_;
    bool loaded_ = false;
    bool again_ = false;
    JobHandle job_;
    JobHandle seenJob_;
};

} // namespace ph
