#include "app/rollout/AnalysisByMetrics.h"

#include "services/metrics/MetricsSource.h"
#include "services/rollout/MeasuredAnalysis.h"

namespace ph {

namespace {

using Opened = Result<std::unique_ptr<RolloutAnalysis>>;

/// Opens its source again where that does not know us any more.
class RenewedAnalysis final : public RolloutAnalysis {
public:
    RenewedAnalysis(std::function<Opened()> open, std::unique_ptr<RolloutAnalysis> first)
        : open_(std::move(open))
        , judge_(std::move(first))
    {
    }

    Result<RolloutMeasurement> look(const RolloutRules& rules, const AnalysisLook& when,
                                    const QString& candidate, const QString& stable) override
    {
        return asked([&] { return judge_->look(rules, when, candidate, stable); });
    }
    Result<std::optional<double>> measure(const QString& expression, std::int64_t atMs) override
    {
        return asked([&] { return judge_->measure(expression, atMs); });
    }

private:
    template <class Ask>
    std::invoke_result_t<Ask> asked(Ask ask)
    {
        auto answer = ask();
        if (answer || answer.error().kind != ErrorKind::Unauthorized)
            return answer;
        auto again = open_();
        if (!again)
            return answer;
        judge_ = *std::move(again);
        return ask();
    }

    const std::function<Opened()> open_;
    std::unique_ptr<RolloutAnalysis> judge_;
};

Opened judgeOf(Workspace& workspace, const ReleaseEnvironment& environment, std::stop_token stop)
{
    constexpr std::chrono::milliseconds patience{4'000};
    auto source = openMetricsSource({workspace.transport(), workspace.vault()}, environment,
                                    environment.metricsSource, std::move(stop), patience);
    if (!source)
        return fail(source.error());
    return std::make_unique<MeasuredAnalysis>(std::make_unique<PrometheusQuery>(*std::move(source)));
}

} // namespace

RolloutAnalysisSource analysisByMetrics(Workspace& workspace)
{
    return [&workspace](const ReleaseEnvironment& environment, std::stop_token stop) -> Opened {
        if (environment.metricsSource.isEmpty())
            return fail(
                ErrorKind::Unsupported, environment.name,
                QStringLiteral("The environment has no metrics, so that nothing judges a candidate."));
        auto open = [&workspace, environment, stop] { return judgeOf(workspace, environment, stop); };
        auto first = open();
        if (!first)
            return first;
        return std::make_unique<RenewedAnalysis>(std::move(open), *std::move(first));
    };
}

} // namespace ph
