#pragma once

#include "services/rollout/RolloutDecision.h"
#include "services/rollout/RolloutStore.h"

#include <map>
#include <tuple>

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

    /// What was measured of a candidate elsewhere that no look has told, once its rollout has ended.
    void takeLeft(const RolloutPlan& plan, const RolloutState& state, std::int64_t nowMs);

    /// Puts into the store what was measured and is not there; what does not get there is tried at the next
    /// call.
    void keep(RolloutStore& store, const QString& id);

private:
    /// Puts what of it was not seen before where it waits to be kept.
    void add(RolloutMeasurement measurement, const QString& revision);

    /// The newest samples that were seen.
    struct KeptUntil {
        std::int64_t candidateMs = noTime, stableMs = noTime;
    };
    RolloutAnalysis& analysis_;
    std::int64_t askedMs_ = noTime; ///< this driver's own: a new one asks at once, whatever the last one knew
    std::optional<Error> lost_;
    std::map<std::tuple<QString, QString, QString>, KeptUntil> keptUntil_; ///< by revision, metric, segment
    std::vector<RolloutMeasurement> waiting_;
};

} // namespace ph
