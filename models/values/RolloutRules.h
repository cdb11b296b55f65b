#pragma once

#include <QList>
#include <QString>

#include <array>
#include <cstdint>

namespace ph {

enum class RolloutStrategy {
    Canary,    ///< ascending shares, each watched
    BlueGreen, ///< 0 %, checked, then all at once, with the old one kept ready
    Shadow,    ///< all requests copied to it at first, for as long as its first share soaks; then as Canary
    AbTest,    ///< a fixed share until a sequential test decides
    AllAtOnce  ///< only for the tier of least risk
};

/// A number that is judged while a candidate gets requests. "{target}" in a query, within quotes, stands for
/// the revision that is asked about.
struct AnalysisMetric {
    enum class Judge {
        Threshold,    ///< the candidate's values against `limit`
        Distribution, ///< candidate against stable over the same window (Mann–Whitney, Hodges–Lehmann)
        Proportion    ///< events of requests, candidate against stable: an error rate
    };
    enum class Direction { LowerIsBetter, HigherIsBetter };
    enum class Weight {
        Ordinary, ///< a failure ends the step
        Critical, ///< a failure rolls back at once
        DryRun    ///< measured and told, decides nothing
    };
    QString name;       ///< "error_rate"
    QString query;      ///< PromQL; of Proportion: the counter of events, without rate()
    QString totalQuery; ///< of Proportion: the counter of requests, likewise
    Judge judge = Judge::Threshold;
    Direction direction = Direction::LowerIsBetter;
    double limit = 0;            ///< of Threshold, in the unit of the query; the limit itself is within it
    double tolerancePercent = 0; ///< 0 to below 100: how much worse than stable, relative to it, is borne
    /// Fewer are no evidence. Of Proportion: requests of the candidate; of Threshold: how many of the latest
    /// values have to lie beyond the limit in their median (1: a single value fails, so take 5 where it
    /// scatters); of Distribution: values on each side.
    int minSamples = 1;
    Weight weight = Weight::Ordinary;
    QString segment; ///< label whose values are judged apart; empty: all as one
    friend bool operator==(const AnalysisMetric&, const AnalysisMetric&) = default;
};

struct RolloutStage {
    double percent = 0;      ///< above 0, at most 100
    std::int64_t soakMs = 0; ///< watched before the next one
    friend bool operator==(const RolloutStage&, const RolloutStage&) = default;
};

/// How a release of one tier moves traffic, and what takes it back.
struct RolloutRules {
    enum class MetricsLost { Hold, RollBack };
    enum class Arming { Optional, Required }; ///< whether the cluster itself has to drive it
    RolloutStrategy strategy = RolloutStrategy::Canary;
    QList<RolloutStage> stages; ///< ascending; of AbTest exactly one
    QList<AnalysisMetric> analysis;
    std::int64_t sampleEveryMs = 15'000;
    std::int64_t readyWithinMs = 600'000; ///< for a candidate to become ready
    std::int64_t metricsGraceMs = 60'000; ///< how long the metrics source may be silent
    MetricsLost onMetricsLost = MetricsLost::RollBack;
    Arming arming = Arming::Optional;
    friend bool operator==(const RolloutRules&, const RolloutRules&) = default;
};

/// How policies, plans and reports write them, in the order of the enumerators.
namespace rolloutnames {
inline constexpr std::array strategies{"canary", "blue-green", "shadow", "ab-test", "all-at-once"};
inline constexpr std::array judges{"threshold", "distribution", "proportion"};
inline constexpr std::array directions{"lower-is-better", "higher-is-better"};
inline constexpr std::array weights{"ordinary", "critical", "dry-run"};
inline constexpr std::array metricsLost{"hold", "roll-back"};
inline constexpr std::array armings{"optional", "required"};
template <class Names, class Kind>
constexpr const char* of(const Names& names, Kind kind)
{
    return names[std::size_t(kind)];
}
} // namespace rolloutnames

} // namespace ph
