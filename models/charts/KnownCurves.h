#pragma once

#include "models/charts/ChartTable.h"
#include "models/charts/CurveScene.h"
#include "models/values/Error.h"

#include <QSet>

#include <map>

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
    /// once. Finer parts are only asked for while all of them together stay under mostPointsInView.
    QList<CurveWant> wants(const ComparedRuns& runs, const ChartSpec& spec, const QSet<qint64>& hidden,
                           ChartRange x, int columns);
    static constexpr std::int64_t mostPointsInView = 4'000'000;

    CurveRequest request(const ComparedRuns& runs, const ChartSpec& spec, const QSet<qint64>& hidden) const;
    bool isWaiting() const; ///< something was asked for and has not come
    /// run, metric, step, time (ISO 8601 UTC), value: every point; of a curve that is known in buckets only,
    /// the lowest and highest of each.
    ChartTable table(const ComparedRuns& runs, const ChartSpec& spec) const;
    /// "3 of 20 runs lack loss. …"; empty where nothing is to be said.
    QString remark(const ComparedRuns& runs, const ChartSpec& spec, const CurveRemarks& remarks) const;

private:
    struct Entry {
        CurveSource whole, part;
        std::optional<Error> error;
        std::optional<CurveWant> asked; ///< the most that was asked for so far
        ChartRange askedPart;
        bool waiting = false;
    };
    std::map<Key, Entry> entries_;
};

/// True where the compared run has ever logged the metric, as far as its row says.
bool hasMetric(const ComparedRuns& runs, std::size_t place, const QString& metric);

} // namespace ph
