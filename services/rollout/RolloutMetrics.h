#pragma once

#include "services/rollout/RolloutDecision.h"
#include "services/rollout/RolloutStore.h"

namespace ph {

/// One driver's eyes on the metrics: asks conditions at every look and the analysis as often as the rules
/// say, and keeps what was measured.
class RolloutMetrics {
public:
    explicit RolloutMetrics(RolloutAnalysis& analysis);

    struct Measured {
        std::optional<AnalysisReport> report = std::nullopt;
        std::optional<Error> lost = std::nullopt; ///< the source was silent when it was asked last
        QList<std::optional<double>> readings = {};
    };
    Measured measure(const RolloutPlan& plan, const RolloutState& state, std::int64_t nowMs);

    /// The next measure() asks the analysis, however soon it is.
    void askAnew() { askedMs_ = noTime; }

    /// Puts into the store what was measured and is not there; what does not get there is tried at the next
    /// call.
    void keep(RolloutStore& store, const QString& id);

private:
    struct Waiting {
        RolloutMeasurement measurement;
        std::int64_t afterMs;
    };
    RolloutAnalysis& analysis_;
    std::int64_t askedMs_ = noTime; ///< this driver's own: a new one asks at once, whatever the last one knew
    std::int64_t measuredMs_ = noTime;
    std::optional<Error> lost_;
    std::vector<Waiting> waiting_;
};

} // namespace ph
