#pragma once

#include "models/values/RunTable.h"

#include <QList>

#include <optional>

namespace ph {

/// What a curve runs along. Metric: another metric's value at the same step.
enum class CurveX { Step, RelativeTime, WallTime, Metric };
enum class CurveScale { Linear, Logarithmic };

struct Smoothing {
    enum class Kind {
        None,
        Ema,          ///< amount: weight of the past, 0 to 0.999
        TimeWeighted, ///< the same, weighted by the distance along x
        Gaussian      ///< amount: standard deviation in points, 0 to 1,000
    };
    Kind kind = Kind::None;
    double amount = 0;
    friend bool operator==(const Smoothing&, const Smoothing&) = default;
};

/// "none", "ema:0.6", "time:0.6", "gauss:5": what `--smooth` takes and a board file holds.
QString smoothingText(const Smoothing& smoothing);
std::optional<Smoothing> smoothingFromText(const QString& text); ///< none for anything else, or out of range

struct CurveOptions {
    CurveX x = CurveX::Step;
    QString xMetric = {}; ///< with CurveX::Metric
    CurveScale xScale = CurveScale::Linear;
    CurveScale yScale = CurveScale::Linear;
    Smoothing smoothing = {};
    enum class Band { None, MinMax, Deviation } band = Band::None; ///< of groups, around their mean
    enum class Outliers { Show, Ignore } outliers = Outliers::Show;
    friend bool operator==(const CurveOptions&, const CurveOptions&) = default;
};

enum class ChartKind {
    Curves,              ///< columns: one or more metrics
    ParallelCoordinates, ///< columns: the axes from left to right
    Scatter,             ///< columns: x, y; sizeBy makes it a bubble chart
    ScatterMatrix,       ///< columns: two to eight
    Contour,             ///< columns: x, y and the metric that is levelled
    Box,                 ///< columns: one; a box a group
    Violin,              ///< columns: one; a violin a group
    Bar,                 ///< columns: one; a bar a group or run
    Histogram,           ///< columns: one
    Pareto,              ///< columns: two or three objectives
    Confusion,           ///< path: a table or matrix among the artifacts
    RocPr,               ///< path: a table of labels and scores
    Calibration,         ///< path: a table of labels and scores
    Images,              ///< path: the folder or key of logged images
};
QString chartKindName(ChartKind kind); ///< "curves", "parallel-coordinates", …: stable, for files
std::optional<ChartKind> chartKindFromName(const QString& name);

/// One chart of a board: the question, never the answer.
struct ChartSpec {
    QString id; ///< unique on its board
    ChartKind kind = ChartKind::Curves;
    QList<ColumnKey> columns;                         ///< meaning: see ChartKind
    std::optional<ColumnKey> colourBy = std::nullopt; ///< none: each run, or group, its own colour
    std::optional<ColumnKey> sizeBy = std::nullopt;   ///< Scatter only
    QList<ColumnKey> logarithmic = {};                ///< columns shown on a logarithmic axis
    CurveOptions curves = {};                         ///< Curves only
    QString path = {};                                ///< of artifacts
    int width = 1;                                    ///< columns of the board's grid, 1 to 3
    int height = 320;                                 ///< device-independent pixels, 160 to 1600
    friend bool operator==(const ChartSpec&, const ChartSpec&) = default;
};

/// "auc", "latency_p95_ms against auc": what stands above the chart.
QString chartTitle(const ChartSpec& spec);

} // namespace ph
