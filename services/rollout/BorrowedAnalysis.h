#pragma once

#include "services/rollout/RolloutAnalysis.h"

namespace ph {

/// An analysis that lives elsewhere.
class BorrowedAnalysis final : public RolloutAnalysis {
public:
    explicit BorrowedAnalysis(RolloutAnalysis& lent)
        : lent_(lent)
    {
    }
    Result<RolloutMeasurement> look(const RolloutRules& rules, const AnalysisLook& when,
                                    const QString& candidate, const QString& stable) override
    {
        return lent_.look(rules, when, candidate, stable);
    }
    Result<std::optional<double>> measure(const QString& expression, std::int64_t atMs) override
    {
        return lent_.measure(expression, atMs);
    }
    Result<std::optional<RolloutMeasurement>> left(const AnalysisLook& when,
                                                   const QString& candidate) override
    {
        return lent_.left(when, candidate);
    }

private:
    RolloutAnalysis& lent_;
};

} // namespace ph
