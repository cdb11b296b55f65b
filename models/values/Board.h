#pragma once

#include "models/values/ChartSpec.h"
#include "models/values/CompareSet.h"
#include "models/values/ComparedRuns.h"

namespace ph {

/// A comparison that is worth keeping: which runs, judged by what, in which charts. The question, never the
/// answer.
struct Board {
    QString name;
    CompareSet set;
    std::optional<ColumnKey> objective = std::nullopt; ///< the metric that it is all about
    std::optional<ColumnKey> groupBy = std::nullopt;
    std::optional<RunRef> baseline = std::nullopt;
    MetricAt at = {};
    std::map<QString, MetricDirection> directions = {}; ///< where the metric's name does not tell
    QList<ChartSpec> charts;

    friend bool operator==(const Board&, const Board&) = default;
};

/// The text file of a board: pretty-printed JSON, keys always in the same order, ends with a line break.
///
///     {
///         "pilothouse-board": 1,                     version; another one is refused (Unsupported)
///         "name": "fraud-detection",
///         "runs": {"query": "metrics.auc > 0.9", "experiments": [{"connection": "lab", "experiment":
///         "fraud"}]},
///                                                    live; or {"fixed": [{"connection": "lab", "run":
///                                                    "81f2…"}]}
///         "objective": "metrics.auc",                optional
///         "groupBy": "params.model",                 optional
///         "baseline": {"connection": "lab", "run": "81f2…"},   optional
///         "at": "last",                              "last", "min", "max" or a step
///         "better": {"ratio": "higher"},             "higher" or "lower", by metric
///         "charts": [{
///             "id": "c1", "kind": "curves", "columns": ["metrics.loss"], "width": 2, "height": 320,
///             "logarithmic": ["params.lr"], "colourBy": "metrics.auc", "sizeBy": "params.depth",
///             "path": "eval/predictions.json",
///             "x": "step", "xMetric": "epoch", "xScale": "log", "yScale": "linear", "smooth": "ema:0.6",
///             "band": "min-max", "outliers": "ignore"
///         }]
///     }
///
/// Only the version and the name must be there.
QByteArray boardText(const Board& board);

/// Reads such a file; as strict as savedViewFromText(). At most 100 charts.
Result<Board> boardFromText(const QByteArray& text, const QString& where);

QString boardFileName(const QString& boardName); ///< without ".json"

/// "c1", "c2", …: the first that no chart of the board has.
QString freeChartId(const Board& board);

/// What a board starts with: the objective in one chart, and nothing more.
Board startingBoard(const QString& name, const CompareSet& set, const std::optional<ColumnKey>& objective,
                    ChartKind chart = ChartKind::Curves);

} // namespace ph
