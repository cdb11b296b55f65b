#pragma once

#include "models/charts/CurveSource.h"
#include "models/charts/GroupCurve.h"
#include "models/charts/HeatStrip.h"
#include "models/charts/M4.h"
#include "models/values/ComparedRuns.h"

#include <QStringList>

namespace ph {

/// What CurveX::RelativeTime counts from.
enum class TimeZero {
    RunStart,
    FirstPoint, ///< of all curves of a run, where its start is not known, or later than that
    Either      ///< the one for some runs, the other for others
};

/// What is to be drawn, in axis space. Paint only: everything heavy is in it already.
struct CurveScene {
    struct Curve {
        QString name;
        RunLook look;
        CurveDataPtr line;
        CurveDataPtr behind;                     ///< what was logged, while `line` is smoothed; may be null
        std::shared_ptr<const GroupCurve> group; ///< whose mean `line` is; may be null
        std::vector<qint64> rowIds;              ///< the run, or the group's runs; empty where nobody asks
        QString metric = {};                     ///< as rowIds
        CurveSource source = {};      ///< what a run's `line` was made of; finer parts are left out
        std::int64_t zeroMs = noTime; ///< of CurveX::RelativeTime, of a run
    };
    std::vector<Curve> curves;
    CurveX xKind = CurveX::Step;
    TimeZero timeZero = TimeZero::RunStart; ///< with CurveX::RelativeTime
    QString xMetric;                        ///< with CurveX::Metric
    CurveScale xScale = CurveScale::Linear;
    CurveScale yScale = CurveScale::Linear;
    ChartRange x, y;
    QString title;
    /// What happened at a moment of the x axis, drawn as a line from top to bottom.
    struct Moment {
        double x = 0;
        QString text;                                                               ///< plain
        enum class Glyph { Flag, Half, Back, Diamond, Square } glyph = Glyph::Flag; ///< what kind it is of
        double since = x; ///< it happened after this: below x where nobody looked in between
        friend bool operator==(const Moment&, const Moment&) = default;
    };
    std::vector<Moment> moments = {}; ///< ascending
    HeatStripPtr strip = nullptr;     ///< instead of curves: a distribution over time; y counts its rows
    enum class Legend {
        Show,  ///< few curves by name, of many their number
        Named, ///< as many names as there is room for: a picture cannot be asked
        Hide
    } legend = Legend::Show;
    double legendInset = 0; ///< pixels kept free right of the legend, for controls that lie there
};

/// The part of a scene that is looked at; invalid ranges: all of it.
struct CurveView {
    ChartRange x, y;
    CurveOptions::Outliers outliers = CurveOptions::Outliers::Show;
};

/// Lowest and highest of everything within `x`, with room at both ends; CurveOptions::Outliers::Ignore: of
/// the middle 98 % of each curve.
ChartRange valueRange(const CurveScene& scene, ChartRange x, CurveOptions::Outliers outliers);

/// The scene with its x and y narrowed to the view.
CurveScene inView(CurveScene scene, const CurveView& view);

/// A scene decimated for its x: at most four points a pixel column of each curve (eight around gaps).
struct CurveFrame {
    struct Stroke {
        DecimatedCurve line, behind;
    };
    std::vector<Stroke> strokes; ///< beside scene.curves
    int columns = 0;
    /// Points in view that the lines go through; NaN and infinities are marked. Curves that have nothing else
    /// do not count, here and in `inView`.
    std::int64_t drawn = 0;
    std::int64_t inView = 0; ///< that were logged there
};
/// `columns`: device pixels over scene.x. O(curves · columns + points / 64); any thread.
CurveFrame frameOf(const CurveScene& scene, int columns);

/// The curve whose line passes nearest to `at`, no farther than `reach` pixels. `unit`: what one pixel is
/// along x and y, in axis space.
std::optional<std::size_t> nearestCurve(const CurveFrame& frame, QPointF at, QPointF unit, double reach);

/// One metric of one run, as far as it is known.
struct RunCurve {
    qint64 rowId = 0;
    QString name, metric;
    RunLook look;
    int group = -1;
    std::vector<CurveSource> sources; ///< the later ones are finer where they reach
    CurveSource along;                ///< the metric of the x axis, with CurveX::Metric
    std::int64_t zeroMs = noTime;     ///< of CurveX::RelativeTime; noTime: its own first point
};

struct CurveRequest {
    QString title;
    CurveOptions options;
    TimeZero timeZero = TimeZero::RunStart;
    std::vector<RunCurve> curves;
    struct Group {
        QString name;
        RunLook look;
        QString metric = {};
    };
    std::vector<Group> groups; ///< empty: every run for itself
};

/// What could not be drawn as it was, and which runs that concerns.
struct CurveRemarks {
    QStringList nothingDrawable; ///< names: only NaN, infinities, or nothing on a logarithmic axis
    std::int64_t withoutX = 0;   ///< points left out for want of an x
    int fromBuckets = 0;         ///< curves that are too long for smoothing, groups or another x
};

struct PreparedScene {
    CurveScene scene;
    CurveRemarks remarks;
};
/// Curves without any source are not in the scene. Pure; any thread.
PreparedScene prepareScene(const CurveRequest& request);

/// Where CurveX::RelativeTime begins: at the start of the run, or, where that is not known, or what was
/// logged lies before it, with the first point of its curves. noTime: not known.
std::int64_t relativeTimeZero(std::int64_t startMs, std::int64_t firstMs);
/// noTime is no time: the other one then.
std::int64_t earlierTime(std::int64_t a, std::int64_t b);
/// The first time in it; noTime where it has none.
std::int64_t firstTime(const CurveSource& source);

/// True where `options` (or grouping) need points instead of buckets.
enum class Grouped { Yes, No };
bool needsPoints(const CurveOptions& options, Grouped grouped);

} // namespace ph
