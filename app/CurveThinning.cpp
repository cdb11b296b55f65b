#include "app/CurveThinning.h"

#include "models/values/Infinity.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>
#include <set>

namespace ph {

namespace {

constexpr std::int64_t mostStretches = 4'096; // more than a picture is wide

bool isFinite(double value)
{
    return !std::isnan(value) && !standsForInfinity(value);
}

ChartRange stepsOf(const CurveSource& curve)
{
    ChartRange steps{HUGE_VAL, -HUGE_VAL};
    const auto take = [&steps](double step) {
        steps = {std::min(steps.low, step), std::max(steps.high, step)};
    };
    if (curve.points) {
        for (const auto step : curve.points->steps)
            take(double(step));
    } else {
        for (const auto& bucket : *curve.buckets) {
            take(bucket.firstX);
            take(bucket.lastX);
        }
    }
    return steps;
}

/// Takes points in the order of their steps, and keeps some of each stretch.
class Stretches {
public:
    Stretches(std::size_t length, ThinnedTo what)
        : length_(length)
        , what_(what)
    {
    }

    void add(const MetricPoints& points, const MetricPoints& along)
    {
        const auto x = alongSteps(points, along);
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (std::isnan(x[i])) {
                ++out_.withoutX;
                continue;
            }
            stretch_.append(points.steps[i], points.timestampsMs[i], points.values[i]);
            x_.push_back(x[i]);
            if (stretch_.size() == length_)
                close();
        }
    }
    ThinnedCurve finish()
    {
        close();
        return std::move(out_);
    }

private:
    void close()
    {
        if (x_.empty())
            return;
        if (what_ == ThinnedTo::Means)
            keepMean();
        else
            keepExtremes();
        stretch_ = {};
        x_.clear();
    }
    void keep(std::size_t i, double value)
    {
        out_.points.append(stretch_.steps[i], stretch_.timestampsMs[i], value);
        out_.along.append(stretch_.steps[i], stretch_.timestampsMs[i], x_[i]);
    }
    void keepMean()
    {
        double mean = std::nan("");
        std::int64_t count = 0;
        for (const double value : stretch_.values) {
            if (isFinite(value))
                mean = ++count == 1 ? value : mean + (value - mean) / double(count);
        }
        keep(x_.size() / 2, mean);
    }
    void keepExtremes()
    {
        const auto& values = stretch_.values;
        std::set<std::size_t> kept{0, x_.size() - 1};
        std::optional<std::size_t> low, high, gap;
        std::size_t left = 0, right = 0;
        for (std::size_t i = 0; i < x_.size(); ++i) {
            left = x_[i] < x_[left] ? i : left;
            right = x_[i] > x_[right] ? i : right;
            if (!isFinite(values[i])) {
                gap = gap.value_or(i);
                continue;
            }
            low = !low || values[i] < values[*low] ? i : *low;
            high = !high || values[i] > values[*high] ? i : *high;
        }
        kept.insert({left, right});
        for (const auto& one : {low, high, gap}) {
            if (one)
                kept.insert(*one);
        }
        for (const auto i : kept)
            keep(i, values[i]);
    }

    const std::size_t length_;
    const ThinnedTo what_;
    MetricPoints stretch_;
    std::vector<double> x_; ///< beside stretch_
    ThinnedCurve out_;
};

} // namespace

Result<ThinnedCurve> thinnedAlong(qint64 rowId, const QString& metric, const QString& xMetric,
                                  const CurveSource& curve, ThinnedTo what,
                                  const std::function<Result<CurveSource>(const CurveWant&)>& read)
{
    Stretches stretches(std::size_t(curve.total / mostStretches + 1), what);
    std::vector<ChartRange> parts{stepsOf(curve)}; // the next one last
    while (!parts.empty()) {
        const auto steps = parts.back();
        parts.pop_back();
        if (!steps.valid())
            continue;
        const auto points = read({rowId, metric, CurveWant::Detail::Range, steps});
        if (!points)
            return fail(points.error());
        const auto along = read({rowId, xMetric, CurveWant::Detail::Range, steps});
        if (!along)
            return fail(along.error());
        if (points->points && along->points) {
            stretches.add(*points->points, *along->points);
            continue;
        }
        const double middle = std::floor(steps.low + steps.span() / 2);
        const double after = middle + 1;
        if (after <= middle || after > steps.high) // beyond 2^53 steps have no next one
            return fail(ErrorKind::Invalid, metric,
                        QCoreApplication::translate("CurveThinning", "Too many points at step %1.")
                            .arg(QLocale().toString(steps.low, 'f', 0)));
        parts.push_back({after, steps.high});
        parts.push_back({steps.low, middle});
    }
    return stretches.finish();
}

} // namespace ph
