#include "models/values/BucketHistory.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace ph {

namespace {

const auto boundLabel = QStringLiteral("le");

std::optional<double> boundOf(const QString& text)
{
    if (text == QLatin1String("+Inf") || text == QLatin1String("Inf"))
        return std::numeric_limits<double>::infinity();
    bool isNumber = false;
    const double bound = text.toDouble(&isNumber);
    return isNumber && std::isfinite(bound) ? std::optional(bound) : std::nullopt;
}

/// What a step counted up to each bound; NaN where it lacks one.
using Cumulative = std::vector<double>;

/// A count that is a rounding below the one before it is the same.
bool falls(double before, double after)
{
    constexpr double rounding = 1e-6;
    return after < before - rounding * std::max(1.0, before);
}

bool isSound(const Cumulative& step)
{
    double highest = 0;
    for (const double count : step) {
        if (std::isnan(count))
            continue;
        if (count < 0 || falls(highest, count))
            return false;
        highest = std::max(highest, count);
    }
    return true;
}

void append(BucketHistory& history, std::int64_t endMs, const Cumulative& step)
{
    history.endsMs.push_back(endMs);
    double below = 0;
    for (const double count : step) {
        history.counts.push_back(std::max(0.0, count - below)); // NaN where either is
        if (std::isnan(count - below))
            history.counts.back() = std::nan("");
        below = count;
    }
    history.totals.push_back(step.back());
}

bool isWhole(const BucketHistory& history, std::size_t step)
{
    const auto* first = history.counts.data() + step * history.buckets();
    return std::none_of(first, first + history.buckets(), [](double count) { return std::isnan(count); });
}

BucketShift::Side sideOf(const BucketHistory& history, std::int64_t fromMs, std::int64_t toMs)
{
    BucketShift::Side side{fromMs, toMs, 0, std::vector<double>(history.buckets(), 0), {}};
    for (std::size_t step = 0; step < history.steps(); ++step) {
        // A step across an end belongs to neither side.
        if (history.endsMs[step] - history.stepMs < fromMs || history.endsMs[step] > toMs ||
            !isWhole(history, step))
            continue;
        for (std::size_t bucket = 0; bucket < history.buckets(); ++bucket)
            side.counts[bucket] += history.count(step, bucket);
        side.n += history.totals[step];
    }
    if (side.n > 0) {
        side.shares = side.counts;
        for (double& share : side.shares)
            share /= side.n;
    }
    return side;
}

} // namespace

double BucketHistory::share(std::size_t step, std::size_t bucket) const
{
    return totals[step] > 0 ? count(step, bucket) / totals[step] : std::nan("");
}

double BucketHistory::total() const
{
    double sum = 0;
    for (const double n : totals)
        sum += std::isnan(n) ? 0 : n;
    return sum;
}

BucketHistory bucketHistory(const std::vector<MetricSeries>& increases, std::int64_t stepMs)
{
    BucketHistory history;
    history.stepMs = stepMs;
    std::set<double> bounds;
    for (const auto& series : increases) {
        const auto text = series.labels.value(boundLabel);
        if (const auto bound = boundOf(text))
            bounds.insert(*bound);
        else if (!history.oddBounds.contains(text))
            history.oddBounds << text;
    }
    history.bounds.assign(bounds.begin(), bounds.end());
    if (bounds.empty())
        return history;
    std::map<std::int64_t, Cumulative> steps;
    for (const auto& series : increases) {
        const auto bound = boundOf(series.labels.value(boundLabel));
        if (!bound)
            continue;
        const auto place = std::size_t(std::distance(bounds.begin(), bounds.find(*bound)));
        for (std::size_t i = 0; i < series.timesMs.size(); ++i) {
            if (!std::isfinite(series.values[i]))
                continue;
            auto& step =
                steps.try_emplace(series.timesMs[i], Cumulative(bounds.size(), std::nan(""))).first->second;
            step[place] = std::isnan(step[place]) ? series.values[i] : step[place] + series.values[i];
        }
    }
    for (const auto& [endMs, step] : steps) {
        if (isSound(step))
            append(history, endMs, step);
        else
            ++history.fallingSteps;
    }
    return history;
}

std::vector<MetricSeries> increasesOf(const std::vector<MetricSeries>& counters, std::int64_t stepMs)
{
    std::vector<MetricSeries> all;
    all.reserve(counters.size());
    for (const auto& counter : counters) {
        MetricSeries increases{counter.labels, {}, {}};
        for (std::size_t i = 1; i < counter.timesMs.size(); ++i) {
            if (counter.timesMs[i] - counter.timesMs[i - 1] > stepMs + stepMs / 2)
                continue;
            const double before = counter.values[i - 1], now = counter.values[i];
            increases.timesMs.push_back(counter.timesMs[i]);
            increases.values.push_back(now < before ? now : now - before);
        }
        if (!increases.timesMs.empty())
            all.push_back(std::move(increases));
    }
    return all;
}

std::optional<std::size_t> BucketShift::mostMoved() const
{
    if (before.shares.empty() || now.shares.empty())
        return std::nullopt;
    std::size_t most = 0;
    const auto moved = [this](std::size_t bucket) {
        return std::abs(now.shares[bucket] - before.shares[bucket]);
    };
    for (std::size_t bucket = 1; bucket < now.shares.size(); ++bucket) {
        if (moved(bucket) > moved(most))
            most = bucket;
    }
    return most;
}

BucketShift bucketShift(const BucketHistory& history, const ChartWindow& window, std::int64_t changedMs)
{
    const auto quarterMs = (window.toMs - window.fromMs) / 4;
    BucketShift shift;
    shift.now =
        sideOf(history, std::max(window.toMs - quarterMs, changedMs == noTime ? 0 : changedMs), window.toMs);
    if (changedMs != noTime) {
        shift.before = sideOf(history, window.fromMs, changedMs);
        shift.since = BucketShift::Since::Change;
    }
    if (shift.before.n > 0)
        return shift;
    shift.before = sideOf(history, window.fromMs, window.fromMs + quarterMs);
    shift.since = BucketShift::Since::RangeBegin;
    return shift;
}

std::int64_t bucketStepMs(std::int64_t lengthMs)
{
    constexpr std::int64_t steps[] = {120,  300,   600,   900,   1800,  3600,
                                      7200, 10800, 21600, 43200, 86400, 604800};
    constexpr std::int64_t wantedColumns = 60;
    const auto* found = std::lower_bound(std::begin(steps), std::end(steps), lengthMs / 1000 / wantedColumns);
    return (found == std::end(steps) ? std::end(steps)[-1] : *found) * 1000;
}

ChartWindow bucketWindow(const ChartWindow& window)
{
    const auto stepMs = bucketStepMs(window.toMs - window.fromMs);
    const auto steps = std::max<std::int64_t>(1, (window.toMs - window.fromMs) / stepMs);
    return {window.toMs - (steps - 1) * stepMs, window.toMs, stepMs};
}

} // namespace ph
