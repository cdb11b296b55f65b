#pragma once

#include "models/charts/CurveScene.h"
#include "models/values/Error.h"

#include <QSet>

#include <map>
#include <set>

namespace ph {

/// What a chart of curves knows of its runs' histories, what it still has to ask for, and what it says of
/// them.
class KnownCurves {
public:
    using Key = std::pair<qint64, QString>; ///< run, metric

    void show(const Key& key, const CurveSource& source);
    void fail(const Key& key, const Error& error);
    /// Forgets runs and metrics that the chart is not about any more.
    void keepOnly(const ComparedRuns& runs, const ChartSpec& spec);

    /// What is missing for a picture whose view is `x` (invalid: all), `columns` pixels wide. Each is given
    /// once. Finer parts are only asked for while all of them together stay under mostPointsInView. Curves
    /// of which a part would not do (smoothing, groups, another metric along x, clocks that went back) are
    /// asked for whole, in the order of their runs, while together they stay under mostChartPoints; beyond
    /// that those along another metric are asked for thinned, for buckets have no place there.
    QList<CurveWant> wants(const ComparedRuns& runs, const ChartSpec& spec, const QSet<qint64>& hidden,
                           ChartRange x, int columns);
    static constexpr std::int64_t mostPointsInView = 4'000'000;

    CurveRequest request(const ComparedRuns& runs, const ChartSpec& spec, const QSet<qint64>& hidden) const;
    bool isWaiting() const; ///< something was asked for and has not come
    /// "3 of 20 runs lack loss. …"; empty where nothing is to be said.
    QString remark(const ComparedRuns& runs, const ChartSpec& spec, const CurveRemarks& remarks) const;

private:
    struct Entry {
        CurveSource whole, part;
        std::int64_t firstMs = noTime; ///< of `whole`
        CurveSource every;             ///< the points of a curve of which `whole` has only buckets
        std::int64_t askedEvery = 0;   ///< how many points it had when all were asked for; 0: they were not
        CurveSource thinned;           ///< points that stand for all where those find no room
        std::optional<Thinning> askedThinned;
        std::int64_t askedThinnedOf = 0; ///< how many points it and its x had then
        std::optional<Error> error;
        std::optional<CurveWant> asked; ///< the most that was asked for so far
        ChartRange askedPart;
        bool waiting = false;
        const CurveSource& finest() const { return every.isEmpty() ? whole : every; }
        bool isReadWhole() const { return whole.points || whole.total > mostCurvePoints; }
        bool getsEveryPoint() const { return whole.points || askedEvery == whole.total; }
    };
    /// Times that curves are relative to, of one run.
    struct RunZero {
        std::int64_t ms = noTime;
        TimeZero is = TimeZero::RunStart;
    };
    RunZero zeroOf(const ComparedRuns& runs, std::size_t place, const QStringList& metrics) const;
    /// Of the run's curves along another metric those that will not have every point.
    QList<CurveWant> askThinned(qint64 id, const QStringList& metrics, const Thinning& thinning);
    std::map<Key, Entry> entries_;
};

/// True where the compared run has ever logged the metric, as far as its row says.
bool hasMetric(const ComparedRuns& runs, std::size_t place, const QString& metric);

/// True also where the run logs it and has no value at ComparedRuns::at, or none that was read yet.
bool mayHaveMetric(const ComparedRuns& runs, std::size_t place, const QString& metric);

/// What is to be asked for again, of all charts of a board, each once: curves of runs that go on, and those
/// in `unfinished`, whose runs went on when they were last read.
std::set<KnownCurves::Key> followedCurves(const ComparedRuns& runs, std::span<const ChartSpec> charts,
                                          const std::set<KnownCurves::Key>& unfinished);

/// The metrics that a chart of curves needs: those that it draws, and that of its x axis.
QStringList curveMetrics(const ChartSpec& spec);

} // namespace ph
