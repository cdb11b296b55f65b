#pragma once

#include "services/analysis/CanaryJudge.h"

#include <cmath>
#include <random>

namespace ph::testing {

/// A rollout of three stages of five minutes each, simulated: 50 requests a second, a sample every 15
/// seconds.
struct CanaryWorld {
    double errorShare = 0.02; ///< of the stable version
    double candidateErrorShare = 0.02;
    double candidateLatency = 1; ///< times that of the stable version
    double persistence = 0.7;    ///< of latencies and saturation, from one sample to the next
    double tolerancePercent = 0; ///< of all comparisons
    double burstiness = 0;       ///< deviation of the logarithm of error shares, from sample to sample
};

/// What a team would watch: errors (critical), two latency quantiles, saturation, and a limit to the latter.
inline QList<AnalysisMetric> watchedMetrics(double tolerancePercent)
{
    using Judge = AnalysisMetric::Judge;
    const auto metric = [&](const char* name, Judge judge) {
        AnalysisMetric made;
        made.name = QLatin1String(name);
        made.judge = judge;
        made.tolerancePercent = tolerancePercent;
        made.minSamples = judge == Judge::Proportion ? 50 : 5;
        return made;
    };
    QList<AnalysisMetric> metrics{
        metric("error_rate", Judge::Proportion), metric("latency_p95", Judge::Distribution),
        metric("latency_p50", Judge::Distribution), metric("saturation", Judge::Distribution),
        metric("saturation_limit", Judge::Threshold)};
    metrics[0].weight = AnalysisMetric::Weight::Critical;
    metrics[4].limit = 0.95;
    return metrics;
}

/// A series in which each value resembles the one before (AR(1)), of mean 0 and deviation 1.
class Wave {
public:
    Wave(double persistence, std::mt19937_64& random)
        : persistence_(persistence)
        , random_(random)
        , value_(normal_(random))
    {
    }
    double next()
    {
        value_ = persistence_ * value_ + std::sqrt(1 - persistence_ * persistence_) * normal_(random_);
        return value_;
    }

private:
    double persistence_;
    std::mt19937_64& random_;
    std::normal_distribution<double> normal_;
    double value_;
};

inline constexpr std::int64_t simulatedEveryMs = 15'000;

/// `samples` of a stage in which `share` of all requests go to the candidate. Latencies are log-normal, with
/// a load that both sides share, and scatter more where fewer requests are.
inline QList<MetricEvidence> simulatedEvidence(const CanaryWorld& world, double share, int samples,
                                               std::int64_t beganMs, std::mt19937_64& random)
{
    QList<MetricEvidence> evidence;
    for (const auto& metric : watchedMetrics(0))
        evidence.append({metric.name, {}, {}, {}});
    Wave load(world.persistence, random);
    struct Side {
        MetricWindow MetricEvidence::*window;
        double share, errors, latency;
        Wave p95, p50, saturation;
    };
    const auto side = [&](auto window, double ofAll, double errors, double latency) {
        return Side{window,
                    ofAll,
                    errors,
                    latency,
                    Wave(world.persistence, random),
                    Wave(world.persistence, random),
                    Wave(world.persistence, random)};
    };
    std::array sides{
        side(&MetricEvidence::candidate, share, world.candidateErrorShare, world.candidateLatency),
        side(&MetricEvidence::stable, 1 - share, world.errorShare, 1)};
    for (int i = 1; i <= samples; ++i) {
        const double common = 0.05 * load.next();
        for (auto& of : sides) {
            const double expected = 50 * double(simulatedEveryMs) / 1000 * of.share;
            const auto requests = std::poisson_distribution<std::int64_t>(expected)(random);
            const double burst = world.burstiness * std::normal_distribution<double>()(random);
            const double errorShare =
                std::min(1.0, of.errors * std::exp(burst - world.burstiness * world.burstiness / 2));
            const auto errors = std::binomial_distribution<std::int64_t>(requests, errorShare)(random);
            const double scatter = 0.02 + 0.5 / std::sqrt(expected);
            const double saturation = 0.55 * std::exp(common + 0.08 * of.saturation.next());
            const double values[] = {
                double(errors), 0.3 * of.latency * std::exp(common + scatter * of.p95.next()),
                0.08 * of.latency * std::exp(common + scatter / 3 * of.p50.next()), saturation, saturation};
            for (std::size_t m = 0; m < std::size(values); ++m) {
                auto& window = evidence[qsizetype(m)].*of.window;
                window.timesMs.push_back(beganMs + i * simulatedEveryMs);
                window.values.push_back(values[m]);
                if (m == 0)
                    window.totals.push_back(double(requests));
            }
        }
    }
    return evidence;
}

struct CanaryOutcome {
    bool isAborted = false;
    int stage = 0, sample = 0; ///< where; sample from 1
    bool isPromoted = false;   ///< passed the last stage
};

/// Looks at every sample, as a driver does; a stage that cannot be told after five minutes gets five more.
inline CanaryOutcome simulatedCanary(const CanaryWorld& world, std::uint64_t seed, AlphaSpending& spending)
{
    constexpr double shares[] = {0.1, 0.25, 0.5};
    constexpr int soak = 20, longest = 40;
    const auto metrics = watchedMetrics(world.tolerancePercent);
    std::mt19937_64 random(seed);
    for (int stage = 0; stage < int(std::size(shares)); ++stage) {
        const std::int64_t beganMs = 1'790'000'000'000 + stage * 1'000'000;
        const auto evidence = simulatedEvidence(world, shares[stage], longest, beganMs, random);
        bool isPassed = false;
        for (int sample = 1; sample <= longest && !isPassed; ++sample) {
            const AnalysisLook look{beganMs, beganMs + sample * simulatedEveryMs, simulatedEveryMs, stage,
                                    int(std::size(shares))};
            const auto report = judgeCanary(metrics, evidence, look, spending);
            if (report.verdict == AnalysisReport::Verdict::Fail ||
                report.verdict == AnalysisReport::Verdict::Critical)
                return {true, stage, sample, false};
            isPassed = sample >= soak && report.verdict == AnalysisReport::Verdict::Pass;
        }
        if (!isPassed)
            return {false, stage, longest, false};
    }
    return {false, 0, 0, true};
}

} // namespace ph::testing
