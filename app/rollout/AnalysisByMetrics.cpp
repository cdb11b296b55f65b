#include "app/rollout/AnalysisByMetrics.h"

#include "services/metrics/MetricsSource.h"
#include "services/rollout/MeasuredAnalysis.h"

namespace ph {

RolloutAnalysisSource analysisByMetrics(Workspace& workspace)
{
    return [&workspace](const ReleaseEnvironment& environment,
                        std::stop_token stop) -> Result<std::unique_ptr<RolloutAnalysis>> {
        constexpr std::chrono::milliseconds patience{4'000};
        if (environment.metricsSource.isEmpty())
            return fail(
                ErrorKind::Unsupported, environment.name,
                QStringLiteral("The environment has no metrics, so that nothing judges a candidate."));
        auto source = openMetricsSource({workspace.transport(), workspace.vault()}, environment,
                                        environment.metricsSource, std::move(stop), patience);
        if (!source)
            return fail(source.error());
        return std::make_unique<MeasuredAnalysis>(std::make_unique<PrometheusQuery>(*std::move(source)));
    };
}

} // namespace ph
