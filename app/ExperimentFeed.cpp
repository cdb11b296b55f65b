#include "app/ExperimentFeed.h"

#include "app/ConnectionsController.h"

#include <QHash>

namespace ph {

ExperimentFeed::ExperimentFeed(Workspace& workspace, ConnectionsController& connections, QObject* parent)
    : QObject(parent)
    , workspace_(workspace)
    , connections_(connections)
{
    connect(&connections_, &ConnectionsController::stateChanged, &tree_, &ExperimentTreeModel::applyState);
    connect(&connections_, &ConnectionsController::connectionsChanged, this, &ExperimentFeed::show);
}

ExperimentFeed::~ExperimentFeed() = default;

void ExperimentFeed::reload()
{
    if (job_.isRunning()) {
        again_ = true;
        return;
    }
    again_ = false;
    seenJob_ = {}; // what it has read may be older than what is read now; none begins meanwhile
    auto& cache = workspace_.cache();
    job_ = workspace_.runner().run<std::vector<CachedExperiment>>(
        {}, [&cache](JobContext&) { return cache.experiments(); }, this,
        [this](Result<std::vector<CachedExperiment>> read) {
            if (!read) {
                Q_EMIT failed(read.error());
            } else {
                experiments_ = std::move(*read);
                loaded_ = true;
                show();
                Q_EMIT loaded();
            }
            if (again_)
                reload();
        });
}

void ExperimentFeed::readSeen()
{
    if (job_.isRunning() || seenJob_.isRunning())
        return;
    auto& cache = workspace_.cache();
    seenJob_ = workspace_.runner().run<std::vector<ExperimentSeen>>(
        {}, [&cache](JobContext&) { return cache.experimentsSeen(); }, this,
        [this](Result<std::vector<ExperimentSeen>> read) {
            if (!read)
                return Q_EMIT failed(read.error());
            QHash<EntityKey, std::int64_t> seen;
            for (const auto& [key, seenMs] : *read)
                seen.insert(key, seenMs);
            for (auto& known : experiments_)
                known.seenMs = seen.value(known.experiment.key, known.seenMs);
            showSeen();
            Q_EMIT seenRead();
        });
}

void ExperimentFeed::show()
{
    for (const auto& state : connections_.trackerStates())
        tree_.applyState(state);
    showSeen();
    ExperimentForest forest;
    for (const auto& connection : connections_.trackers())
        forest.sources.append({connection.id, connection.name, connection.location});
    for (const auto& e : experiments_)
        forest.items.append({e.experiment.key, e.experiment.name, e.experiment.lifecycle, e.runs});
    tree_.apply(forest);
}

void ExperimentFeed::showSeen()
{
    QHash<EntityKey, std::int64_t> seen;
    for (const auto& e : experiments_)
        seen.insert(e.experiment.key, e.seenMs);
    tree_.applySeen(std::move(seen));
}

SavedView::ExperimentName ExperimentFeed::nameOf(const EntityKey& experiment) const
{
    const auto known = std::find_if(experiments_.begin(), experiments_.end(),
                                    [&](const auto& e) { return e.experiment.key == experiment; });
    return {connections_.names().value(experiment.connection.value),
            known == experiments_.end() ? experiment.remoteId : known->experiment.name};
}

QList<SavedView::ExperimentName> ExperimentFeed::namesOf(const QList<EntityKey>& experiments) const
{
    QList<SavedView::ExperimentName> names;
    for (const auto& key : experiments)
        names.append(nameOf(key));
    return names;
}

} // namespace ph
