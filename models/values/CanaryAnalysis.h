#pragma once

#include "models/values/RolloutRules.h"
#include "models/values/Time.h"

#include <QList>
#include <QString>

#include <cstdint>
#include <limits>
#include <vector>

namespace ph {

/// What was measured of one metric of one target: one value per sample, oldest first. Of a Proportion:
/// events and requests since the sample before.
struct MetricWindow {
    std::vector<std::int64_t> timesMs;
    std::vector<double> values; ///< NaN where the source said NaN
    std::vector<double> totals; ///< of a Proportion, else empty
    friend bool operator==(const MetricWindow&, const MetricWindow&) = default;
};

/// When a stage of a rollout is looked at.
struct AnalysisLook {
    std::int64_t beganMs = noTime; ///< when requests began to reach the candidate at this share
    std::int64_t nowMs = noTime;
    std::int64_t sampleEveryMs = 15'000;
    int stage = 0;  ///< from 0
    int stages = 1; ///< of the whole rollout: the risk of a false alarm is shared between them
    /// Nobody where the candidate has all the requests: comparisons have no other side then.
    enum class Against { Stable, Nobody } against = Against::Stable;
    friend bool operator==(const AnalysisLook&, const AnalysisLook&) = default;
};

/// What there is to judge a metric by, in one segment.
struct MetricEvidence {
    QString metric;  ///< AnalysisMetric::name
    QString segment; ///< value of its segment label; empty: all
    MetricWindow candidate, stable;
    friend bool operator==(const MetricEvidence&, const MetricEvidence&) = default;
};

struct MetricVerdict {
    enum class Kind {
        Pass,         ///< enough was seen, and nothing that speaks against the candidate
        Fail,         ///< worse than is borne, beyond what chance explains
        Inconclusive, ///< too few samples to tell, or worse but not beyond doubt yet
        NoData        ///< nothing to judge by: no requests, no numbers, none of late
    };
    QString metric, segment;
    Kind kind = Kind::NoData;
    std::size_t candidateSamples = 0, stableSamples = 0;
    double candidate = std::numeric_limits<double>::quiet_NaN(); ///< median, or share
    double stable = std::numeric_limits<double>::quiet_NaN();
    /// Hodges–Lehmann shift, or difference of shares; candidate less stable.
    double effect = std::numeric_limits<double>::quiet_NaN();
    double effectLow = std::numeric_limits<double>::quiet_NaN(); ///< its interval
    double effectHigh = std::numeric_limits<double>::quiet_NaN();
    /// How probable what was seen is where the candidate is no worse than is borne; of a Threshold NaN.
    double p = std::numeric_limits<double>::quiet_NaN();
    /// At or below which p fails, with all metrics, segments, stages and looks allowed for.
    double level = std::numeric_limits<double>::quiet_NaN();
    QString why; ///< in English, with the raw numbers
    friend bool operator==(const MetricVerdict&, const MetricVerdict&) = default;
};

/// What all metrics say together, at one moment.
struct AnalysisReport {
    enum class Verdict {
        Pass,
        Wait,    ///< not enough to tell: promote nothing yet
        Fail,    ///< an ordinary metric is worse than is borne
        Critical ///< a critical one is
    };
    Verdict verdict = Verdict::Wait;
    std::int64_t fromMs = noTime, toMs = noTime;
    QList<MetricVerdict> metrics;
    QString why; ///< what decided, one sentence
    friend bool operator==(const AnalysisReport&, const AnalysisReport&) = default;
};

/// What an A/B test says, at any moment: it may be looked at as often as one likes.
struct AbDecision {
    enum class Kind {
        Undecided,
        Better, ///< the candidate
        Worse,
        Futile ///< it cannot be better by what matters, or time is over
    };
    Kind kind = Kind::Undecided;
    double effect = std::numeric_limits<double>::quiet_NaN(); ///< candidate less stable, of shares or means
    double effectLow = std::numeric_limits<double>::quiet_NaN(); ///< its interval, valid at every look
    double effectHigh = std::numeric_limits<double>::quiet_NaN();
    double p = std::numeric_limits<double>::quiet_NaN(); ///< always valid, two-sided
    QString why;                                         ///< in English, with the raw numbers
    friend bool operator==(const AbDecision&, const AbDecision&) = default;
};

} // namespace ph
