#pragma once

#include "models/charts/CurveData.h"
#include "models/charts/TimelineLanes.h"
#include "models/values/MetricSeries.h"

#include <QStringList>

namespace ph {

/// A series of numbers that is kept, as it can be chosen for a timeline.
struct TimelineCurveChoice {
    QString id;   ///< the same for the same series
    QString name; ///< of a panel's subject ("error-rate"), or an expression
    QString source;
    TimelineScope scope = {};
    MetricLabels labels = {};
    std::int64_t points = 0, firstMs = noTime, lastMs = noTime;
    friend bool operator==(const TimelineCurveChoice&, const TimelineCurveChoice&) = default;
};

/// One that is shown beneath the lanes.
struct TimelineCurve {
    TimelineCurveChoice about;
    CurveDataPtr line; ///< by milliseconds since 1970; never null
    ChartRange values; ///< of all that is kept; invalid where nothing is finite
};

/// Every point, with breaks where points are missing: more than twice and a half as far apart as those around
/// are. Steps may differ from one window that was kept to the next.
CurveData timelineLine(const MetricSeries& series);
/// From stored buckets, each with its ends and extremes, with breaks between those that lie apart.
CurveData timelineLine(std::span<const CurveBucket> buckets);
/// A curve of it, with the range of its values.
TimelineCurve timelineCurve(const TimelineCurveChoice& about, CurveData line);

/// Of those within a scope which are shown where nobody chose: the error rate and the latency, both of one
/// endpoint, as the newest that is kept tells. Ids; empty where neither is kept.
QStringList usualCurves(std::span<const TimelineCurveChoice> choices, const TimelineScope& scope);

/// What a curve says of a stretch of time that is one of so many columns.
struct TimelineCurveReading {
    std::int64_t firstMs = 0, lastMs = 0; ///< of the points, both included
    double low = 0, high = 0, latest = 0; ///< of the finite ones
    std::size_t points = 0;               ///< of the line, above 0
    friend bool operator==(const TimelineCurveReading&, const TimelineCurveReading&) = default;
};
/// Of `columns` (above 0) equal ones in view those that have points, from left to right.
std::vector<TimelineCurveReading> curveReadings(const TimelineCurve& curve, const TimelineStretch& stretch,
                                                int columns);
/// Around the pixel at `x`, or else of the point nearest to it within `reach` pixels.
std::optional<TimelineCurveReading> curveReadingAt(const TimelineCurve& curve, const TimelineStretch& stretch,
                                                   double x, double reach);

} // namespace ph
