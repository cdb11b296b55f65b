#include "models/charts/HeatStrip.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

struct HeatStripTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::HeatStrip)
};

QString boundText(double bound)
{
    return QLocale().toString(bound, 'g', QLocale::FloatingPointShortest);
}

} // namespace

std::optional<std::size_t> HeatStrip::stepAt(double x) const
{
    const auto& ends = history->endsMs;
    const auto at = std::lower_bound(ends.begin(), ends.end(), x,
                                     [](std::int64_t end, double moment) { return double(end) < moment; });
    if (at == ends.end() || double(*at - history->stepMs) > x)
        return std::nullopt;
    return std::size_t(std::distance(ends.begin(), at));
}

std::vector<Tick> HeatStrip::edgeTicks(std::size_t apart) const
{
    std::vector<Tick> ticks;
    for (std::size_t row = 0; row < rows(); row += std::max<std::size_t>(1, apart)) {
        if (std::isfinite(history->bounds[row]))
            ticks.push_back({double(row) + 0.5, boundText(history->bounds[row])});
    }
    return ticks;
}

HeatStripPtr heatStrip(const BucketHistoryPtr& history)
{
    if (!history || history->isEmpty())
        return nullptr;
    auto strip = std::make_shared<HeatStrip>();
    strip->history = history;
    for (std::size_t step = 0; step < history->steps(); ++step) {
        for (std::size_t bucket = 0; bucket < history->buckets(); ++bucket) {
            const double share = history->share(step, bucket);
            strip->strongest = std::isnan(share) ? strip->strongest : std::max(strip->strongest, share);
        }
    }
    return strip;
}

QString bucketText(const BucketHistory& history, std::size_t bucket)
{
    const double low = history.lowerBound(bucket), high = history.bounds[bucket];
    if (!std::isfinite(high))
        return std::isfinite(low) ? HeatStripTexts::tr("above %1").arg(boundText(low))
                                  : HeatStripTexts::tr("any value");
    return std::isfinite(low) ? HeatStripTexts::tr("%1 to %2").arg(boundText(low), boundText(high))
                              : HeatStripTexts::tr("up to %1").arg(boundText(high));
}

QString countedText(const BucketHistory& history, double n)
{
    const auto count = QLocale().toString(std::llround(n));
    return history.counting == BucketHistory::Counting::Exact ? HeatStripTexts::tr("n = %1").arg(count)
                                                              : HeatStripTexts::tr("n ≈ %1").arg(count);
}

} // namespace ph
