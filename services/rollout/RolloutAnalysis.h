#pragma once

#include "models/values/CanaryAnalysis.h"
#include "models/values/Result.h"

namespace ph {

/// What one look at the metrics found.
struct RolloutMeasurement {
    AnalysisReport report;
    std::vector<MetricEvidence> evidence = {}; ///< what the report was made of
};

/// Measures and judges a candidate. Blocking. An error means that the source said nothing: no verdict of any
/// kind follows from it, only that it is silent.
class RolloutAnalysis {
public:
    virtual ~RolloutAnalysis() = default;
    /// Both revisions over the same window, from `when.beganMs` to `when.nowMs`. Of an A/B test: Pass once it
    /// is decided for the candidate, Fail once it is decided against it or futile, else Wait.
    virtual Result<RolloutMeasurement> look(const RolloutRules& rules, const AnalysisLook& when,
                                            const QString& candidate, const QString& stable) = 0;
    /// The value of a rollback condition's expression now; none: no data, or no single number.
    virtual Result<std::optional<double>> measure(const QString& expression, std::int64_t atMs) = 0;
    /// All that was measured of a candidate by who keeps it elsewhere, once it is not looked at any more;
    /// none: nobody does.
    virtual Result<std::optional<RolloutMeasurement>> left(const AnalysisLook& /*when*/,
                                                           const QString& /*candidate*/)
    {
        return std::optional<RolloutMeasurement>();
    }
};

} // namespace ph
