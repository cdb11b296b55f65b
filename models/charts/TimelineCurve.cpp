#include "models/charts/TimelineCurve.h"

#include "models/charts/NearestPoint.h"

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

constexpr double gapSteps = 2.5;

class LineBuilder {
public:
    void reserve(std::size_t points)
    {
        x_.reserve(points);
        y_.reserve(points);
    }
    void add(std::int64_t ms, double value)
    {
        x_.push_back(double(ms));
        y_.push_back(std::isfinite(value) ? value : std::nan(""));
    }
    void breakOff()
    {
        x_.push_back(x_.back());
        y_.push_back(std::nan(""));
    }
    CurveData line() { return indexCurve(std::move(x_), std::move(y_)); }

private:
    std::vector<double> x_, y_;
};

/// Whether as long a distance is one without points, where those around are so long; 0: there is none.
bool isLineGap(std::int64_t distance, std::int64_t before, std::int64_t behind)
{
    const auto around = std::max(before, behind);
    return around > 0 && double(distance) > gapSteps * double(around);
}

std::int64_t stepIn(const CurveBucket& bucket)
{
    return bucket.points > 1 ? (bucket.lastMs - bucket.firstMs) / std::int64_t(bucket.points - 1) : 0;
}

const TimelineCurveChoice* newestOf(std::span<const TimelineCurveChoice> choices, const QString& name,
                                    const TimelineScope& scope)
{
    const TimelineCurveChoice* newest = nullptr;
    for (const auto& choice : choices) {
        if (choice.name == name && choice.points > 0 && isWithin(choice.scope, scope) &&
            (!newest || choice.lastMs > newest->lastMs))
            newest = &choice;
    }
    return newest;
}

/// Of the points [from, to) of a line; none where no one is finite.
std::optional<TimelineCurveReading> readingOf(const CurveData& line, std::size_t from, std::size_t to)
{
    std::optional<TimelineCurveReading> reading;
    for (auto i = from; i < to; ++i) {
        const auto value = line.y[i];
        if (std::isnan(value))
            continue;
        const auto ms = std::int64_t(line.x[i]);
        if (!reading)
            reading = TimelineCurveReading{ms, ms, value, value, value, 0};
        reading->lastMs = ms;
        reading->low = std::min(reading->low, value);
        reading->high = std::max(reading->high, value);
        reading->latest = value;
        ++reading->points;
    }
    return reading;
}

} // namespace

CurveData timelineLine(const MetricSeries& series)
{
    const auto& times = series.timesMs;
    LineBuilder builder;
    builder.reserve(times.size() + times.size() / 16);
    const auto distance = [&times](std::size_t i) { // to the point before
        return i > 0 && i < times.size() ? times[i] - times[i - 1] : 0;
    };
    for (std::size_t i = 0; i < times.size(); ++i) {
        if (i > 0 && isLineGap(distance(i), distance(i - 1), distance(i + 1)))
            builder.breakOff();
        builder.add(times[i], series.values[i]);
    }
    return builder.line();
}

CurveData timelineLine(std::span<const CurveBucket> buckets)
{
    LineBuilder builder;
    builder.reserve(buckets.size() * 4);
    for (std::size_t i = 0; i < buckets.size(); ++i) {
        const auto& bucket = buckets[i];
        if (i > 0 &&
            isLineGap(bucket.firstMs - buckets[i - 1].lastMs, stepIn(buckets[i - 1]), stepIn(bucket)))
            builder.breakOff();
        const auto middle = bucket.firstMs + (bucket.lastMs - bucket.firstMs) / 2;
        builder.add(bucket.firstMs, bucket.first);
        builder.add(middle, bucket.min);
        builder.add(middle, bucket.max);
        builder.add(bucket.lastMs, bucket.last);
    }
    return builder.line();
}

TimelineCurve timelineCurve(const TimelineCurveChoice& about, CurveData line)
{
    TimelineCurve curve{about, nullptr, {}};
    for (const auto value : line.y) {
        if (std::isnan(value))
            continue;
        curve.values = curve.values.valid()
                           ? ChartRange{std::min(curve.values.low, value), std::max(curve.values.high, value)}
                           : ChartRange{value, value};
    }
    curve.line = std::make_shared<const CurveData>(std::move(line));
    return curve;
}

QStringList usualCurves(std::span<const TimelineCurveChoice> choices, const TimelineScope& scope)
{
    QStringList ids;
    auto place = scope;
    const auto take = [&](std::initializer_list<const char*> names) {
        for (const auto* name : names) {
            const auto* choice = newestOf(choices, QLatin1String(name), place);
            if (!choice)
                continue;
            ids << choice->id;
            place = choice->scope;
            return;
        }
    };
    take({"error-rate"});
    take({"latency-p95", "latency-p99", "latency-p50"});
    return ids;
}

std::vector<TimelineCurveReading> curveReadings(const TimelineCurve& curve, const TimelineStretch& stretch,
                                                int columns)
{
    std::vector<TimelineCurveReading> readings;
    const auto& x = curve.line->x;
    const auto from = double(stretch.fromMs), span = double(stretch.toMs) - from;
    auto at = std::lower_bound(x.begin(), x.end(), from);
    for (int column = 0; column < columns && at != x.end(); ++column) {
        const auto end = std::lower_bound(at, x.end(), from + span * (column + 1) / columns);
        if (auto reading = readingOf(*curve.line, std::size_t(at - x.begin()), std::size_t(end - x.begin())))
            readings.push_back(*reading);
        at = end;
    }
    return readings;
}

std::optional<TimelineCurveReading> curveReadingAt(const TimelineCurve& curve, const TimelineStretch& stretch,
                                                   double x, double reach)
{
    const auto& line = *curve.line;
    const auto pixelMs = (double(stretch.toMs) - double(stretch.fromMs)) / stretch.width;
    const auto ms = double(stretch.fromMs) + x * pixelMs;
    const auto first = std::lower_bound(line.x.begin(), line.x.end(), ms - pixelMs / 2);
    const auto end = std::lower_bound(first, line.x.end(), ms + pixelMs / 2);
    if (auto reading =
            readingOf(line, std::size_t(first - line.x.begin()), std::size_t(end - line.x.begin())))
        return reading;
    const auto nearest = nearestPoint(line, ms);
    if (!nearest || std::abs(line.x[*nearest] - ms) > reach * pixelMs)
        return std::nullopt;
    return readingOf(line, *nearest, *nearest + 1);
}

} // namespace ph
