#include "app/SampleMetrics.h"

#include "services/observations/KeepMetrics.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <random>

namespace ph {

namespace {

constexpr std::int64_t sampleStepMs = 5 * 60'000, sampleDayMs = 86'400'000, sampleMetricDays = 18;
constexpr double rampMs = 10 * 60'000;

/// 0 before a trouble and behind it, 1 within, and some minutes from one to the other.
double troubleShare(const SampleTrouble& trouble, std::int64_t ms)
{
    const auto up = double(ms - trouble.onsetMs) / rampMs, down = double(trouble.endedMs - ms) / rampMs + 1;
    return std::clamp(std::min(up, down), 0.0, 1.0);
}

} // namespace

Result<void> addSampleMetrics(ObservedStore& store, const TimelineScope& scope,
                              const std::vector<SampleTrouble>& troubles, std::int64_t nowMs)
{
    std::mt19937 random(7);
    std::uniform_real_distribution<double> noise(0.9, 1.1);
    MetricSeries errors, latency;
    for (auto ms = nowMs - sampleMetricDays * sampleDayMs; ms <= nowMs; ms += sampleStepMs) {
        const auto day = 1 + 0.25 * std::sin(2 * std::numbers::pi * double(ms % sampleDayMs) / sampleDayMs);
        auto error = 0.004 * day * noise(random), seconds = 0.18 * day * noise(random);
        for (const auto& trouble : troubles) {
            error += trouble.errorRise * troubleShare(trouble, ms) * noise(random);
            seconds += 0.18 * trouble.latencyRise * troubleShare(trouble, ms) * noise(random);
        }
        for (auto* series : {&errors, &latency})
            series->timesMs.push_back(ms);
        errors.values.push_back(std::min(error, 1.0));
        latency.values.push_back(seconds);
    }
    const auto source = QStringLiteral("metrics");
    const TimelineScope place{scope.environment, scope.endpoint, scope.model, {}};
    for (const auto& [name, series] :
         {std::pair{"error-rate", std::move(errors)}, std::pair{"latency-p95", std::move(latency)}}) {
        const auto kept = keepMetrics(store, {source, QLatin1String(name), place, sampleStepMs, {series}});
        if (!kept)
            return fail(kept.error());
    }
    return {};
}

} // namespace ph
