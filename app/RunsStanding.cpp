#include "app/RunsStanding.h"

#include "app/RunsController.h"
#include "models/values/PlaceLink.h"

#include <set>

namespace ph {

namespace {

SyncState stateOf(const QList<SyncState>& states, qint64 connection)
{
    const auto known = std::find_if(states.begin(), states.end(), [connection](const SyncState& state) {
        return state.connection.value == connection;
    });
    return known == states.end() ? SyncState{} : *known;
}

QString noteOf(const Experiment& experiment)
{
    for (const auto& tag : experiment.tags) {
        if (tag.key == QLatin1String(mlflowtag::note))
            return tag.value;
    }
    return {};
}

} // namespace

RunsStanding runsStanding(const std::vector<CachedExperiment>& experiments, const QList<EntityKey>& chosen,
                          const QList<SyncState>& states, const QMap<qint64, QString>& connectionNames)
{
    RunsStanding standing;
    auto& status = standing.status;
    auto& heading = standing.heading;
    if (chosen.size() == 1)
        heading.provenance = connectionNames.value(chosen.first().connection.value);
    else
        heading.title = chosen.isEmpty() ? RunsController::tr("All experiments")
                                         : RunsController::tr("%Ln experiments", nullptr, int(chosen.size()));

    std::set<qint64> involved;
    bool readWhole = true;
    for (const auto& e : experiments) {
        if (!chosen.isEmpty() && !chosen.contains(e.experiment.key))
            continue;
        involved.insert(e.experiment.key.connection.value);
        if (e.cursor.backfill != SyncCursor::Backfill::Done)
            readWhole = false;
        if (status.seenMs == noTime || (e.seenMs != noTime && e.seenMs < status.seenMs))
            status.seenMs = e.seenMs;
        if (chosen.size() == 1) {
            heading.title = e.experiment.name;
            heading.note = noteOf(e.experiment);
            heading.link = placeLink({PlaceLink::Kind::Experiment, heading.provenance, e.experiment.name});
        }
    }
    if (chosen.isEmpty()) { // those too of which nothing has been seen yet
        for (const auto& state : states) {
            if (state.phase != SyncState::Phase::Disabled)
                involved.insert(state.connection.value);
        }
    }
    bool level = status.seenMs != noTime; // nothing read is not everything read
    QStringList failures;
    for (const auto id : involved) {
        const auto state = stateOf(states, id);
        status.unread += state.unreadItems;
        // What was level when the program last ended may have moved on.
        if (state.lastSuccessMs == noTime || state.successIsOld || !state.errorKind.isEmpty() ||
            state.unreadItems > 0)
            level = false;
        if (state.phase == SyncState::Phase::Syncing) {
            standing.isSyncing = true;
            status.syncPercent =
                state.experiments > 0 ? int(state.experimentsDone * 100 / state.experiments) : -1;
        }
        if (!state.errorKind.isEmpty())
            failures.append(QStringLiteral("%1: %2").arg(connectionNames.value(id), state.errorText));
    }
    standing.offline = failures.join(u'\n');
    using Remote = RunsStatus::Remote;
    if (!readWhole)
        status.remote = standing.isSyncing ? Remote::Syncing : Remote::Waiting;
    else
        status.remote = level ? Remote::Level : Remote::Unknown;
    return standing;
}

} // namespace ph
