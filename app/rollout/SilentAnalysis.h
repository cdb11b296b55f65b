#pragma once

#include "services/rollout/RolloutAnalysis.h"
#include "services/rollout/RolloutPlanTexts.h"

namespace ph {

/// Of a way back, which no metric keeps from going.
class SilentAnalysis final : public RolloutAnalysis {
public:
    Result<RolloutMeasurement> look(const RolloutRules&, const AnalysisLook&, const QString&,
                                    const QString&) override
    {
        return silence();
    }
    Result<std::optional<double>> measure(const QString&, std::int64_t) override { return silence(); }

private:
    static tl::unexpected<Error> silence()
    {
        return fail(ErrorKind::Unsupported, QStringLiteral("metrics"),
                    rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning", "nobody judges it")));
    }
};

} // namespace ph
