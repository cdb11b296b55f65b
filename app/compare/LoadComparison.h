#pragma once

#include "models/values/Board.h"
#include "services/query/Query.h"
#include "services/store/CacheStore.h"

#include <QMap>

namespace ph {

/// What a board asks for, answered from the cache: what the compare screen and `pilothouse compare` show.
struct LoadedComparison {
    RunTablePtr cached;   ///< everything that was looked at; given back, it makes the next load incremental
    ComparedRunsPtr runs; ///< at most maxComparedRuns of them; ComparedRuns::leftOut counts the others
    std::optional<QueryError> queryError = std::nullopt; ///< then `runs` is null
    /// Where the board is new: what it could be about, and how that is looked at.
    struct Opening {
        ColumnKey objective;
        ChartKind chart = ChartKind::Curves;
    };
    std::optional<Opening> opening = std::nullopt;
};

/// As many runs as one comparison takes; the newest, where more match.
inline constexpr std::size_t maxComparedRuns = 5000;

/// Experiments and runs that are not cached are named in ComparedRuns::missing. Runs that were deleted on
/// their server belong to a fixed set only.
Result<LoadedComparison> loadComparison(CacheStore& cache, const QMap<qint64, QString>& connectionNames,
                                        const Board& board, const LoadedComparison& previous, TimeMs now,
                                        std::stop_token stop);

/// The metric that a set of runs is most likely about: of those that most runs have and that vary, the first
/// whose direction is known; none where there is no metric.
std::optional<ColumnKey> likelyObjective(const ComparedRuns& runs);

/// Curves where the metric was logged again and again, as far as some of the runs tell; a box plot of what
/// was logged once.
ChartKind chartOf(CacheStore& cache, const ComparedRuns& runs, const ColumnKey& metric);

/// `runs` by names instead of numbers.
QList<RunRef> runRefs(const ComparedRuns& runs, const QMap<qint64, QString>& connectionNames);

} // namespace ph
