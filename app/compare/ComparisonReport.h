#pragma once

#include "models/values/Associations.h"
#include "models/values/Board.h"
#include "models/values/ColumnStats.h"
#include "models/values/DifferenceTable.h"
#include "models/values/GroupDifference.h"

#include <QByteArray>
#include <QMap>
#include <QSize>

#include <functional>
#include <stop_token>

class QPainter;
class QRectF;

namespace ph {

class ChartView;
struct Theme;

/// A chart as a report holds it: a picture that needs nothing else.
struct ReportChart {
    QString title;
    QString remark; ///< what the picture leaves out
    QByteArray svg;
    QSize size; ///< device-independent pixels
    /// Where there is no `svg` yet: what comparisonReport() paints it with, on its own thread.
    std::function<void(QPainter&, const QRectF&, const Theme&)> painting = {};
};
/// The chart as it is now, in light colours, since reports are printed.
ReportChart reportChart(const ChartView& view);
/// With its picture, where it has only its painting. Any thread.
ReportChart painted(ReportChart chart);

/// One metric over all runs, or over one group of them.
struct ReportFigure {
    QString group; ///< empty: all runs
    ColumnStats stats;
    GroupDifference difference; ///< from the reference group; no interval where there is none
    /// The same as the screen's table judges it; none for all runs and for the reference group.
    std::optional<CellDelta> delta = std::nullopt;
};

struct ReportMetric {
    ColumnKey metric;
    MetricDirection direction = MetricDirection::Unknown;
    std::vector<ReportFigure> figures; ///< all runs first, then each group
    std::optional<std::uint32_t> best; ///< a place; none where the direction is unknown
};

/// A key whose value differs over the runs, and that the screen's difference table has, too.
struct ReportDifference {
    ColumnKey key;
    const ColumnData* data = nullptr; ///< of the report's runs; never null
    std::size_t distinct = 0, missing = 0;
    QString value(std::size_t place) const; ///< every digit, times in UTC; null where the run lacks it
};

/// Everything that a comparison says, as one value: written as HTML, PDF or JSON.
struct ComparisonReport {
    Board board;
    ComparedRunsPtr runs;
    QMap<qint64, QString> connections; ///< names
    std::int64_t madeMs = noTime;
    QList<ReportChart> charts;
    std::vector<ReportMetric> metrics; ///< the objective first
    std::vector<ReportDifference> differences;
    std::optional<Associations> associations; ///< with the objective
    std::vector<std::uint32_t> ranking;       ///< places, the best by the objective first
    QStringList remarks;                      ///< runs that are missing, values that are unknown
};

/// How far a run's metric lies from the baseline's; none without a baseline, for the baseline itself, and
/// where either is absent or not finite.
std::optional<CellDelta> baselineDelta(const ComparedRuns& runs, const ColumnKey& metric,
                                       std::uint32_t place);

/// What a report says of runs that are hidden on the screen; empty where there are none.
QString hiddenRunsRemark(qsizetype hidden);

/// What a report of a board is about where nobody says it: its objective, then the metrics of its charts.
QList<ColumnKey> metricsOf(const Board& board);

/// `metrics`: those to be summarised; empty: the objective and whatever the board's charts show. Blocking;
/// Cancelled where stopped.
Result<ComparisonReport> comparisonReport(const Board& board, const ComparedRunsPtr& runs,
                                          const QMap<qint64, QString>& connections,
                                          const QList<ReportChart>& charts, std::int64_t nowMs,
                                          const QList<ColumnKey>& metrics, std::stop_token stop);

/// "All runs of lab/fraud that match metrics.auc > 0.9"; "12 chosen runs".
QString setText(const CompareSet& set);

/// By the suffix of `file`: html, pdf or json; written whole or not at all. Invalid for other suffixes.
Result<void> writeReport(const ComparisonReport& report, const QString& file);

} // namespace ph
