#include "app/rollout/AnalysisByMetrics.h"

#include "services/kubernetes/SmallFile.h"
#include "services/log/Redaction.h"
#include "services/metrics/MetricsSource.h"
#include "services/rollout/MeasuredAnalysis.h"
#include "services/rollout/RolloutPlanTexts.h"

namespace ph {

namespace {

using Opened = Result<std::unique_ptr<RolloutAnalysis>>;
using OpenedSource = Result<PrometheusQuery>;

constexpr std::chrono::milliseconds lookPatience{4'000}; // a look at the endpoint waits for it

/// Opens its source again where that does not know us any more.
class RenewedAnalysis final : public RolloutAnalysis {
public:
    RenewedAnalysis(std::function<OpenedSource()> open, PrometheusQuery first)
        : open_(std::move(open))
        , judge_(judgeOf(std::move(first)))
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
        judge_ = judgeOf(*std::move(again));
        return ask();
    }

    static std::unique_ptr<RolloutAnalysis> judgeOf(PrometheusQuery source)
    {
        return std::make_unique<MeasuredAnalysis>(std::make_unique<PrometheusQuery>(std::move(source)));
    }

    const std::function<OpenedSource()> open_;
    std::unique_ptr<RolloutAnalysis> judge_;
};

Opened renewed(std::function<OpenedSource()> open)
{
    auto first = open();
    if (!first)
        return fail(first.error());
    return std::make_unique<RenewedAnalysis>(std::move(open), *std::move(first));
}

Result<HttpCredentials> tokenIn(const QString& file)
{
    constexpr qint64 longestToken = 64 * 1024;
    if (file.isEmpty())
        return HttpCredentials();
    const auto text = readSmallFile(file.toStdString(), longestToken);
    if (!text)
        return fail(text.error());
    const auto token = QString::fromStdString(*text).trimmed().toStdString();
    if (token.empty() || token.find_first_of("\r\n") != std::string::npos)
        return fail(
            ErrorKind::Invalid, file,
            rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning", "This is no token: one line is expected.")));
    rememberSecret(token);
    HttpCredentials credentials;
    credentials.authorization = "Bearer " + token;
    return credentials;
}

} // namespace

RolloutAnalysisSource analysisByMetrics(Workspace& workspace)
{
    return [&workspace](const ReleaseEnvironment& environment, std::stop_token stop) -> Opened {
        if (environment.metricsSource.isEmpty())
            return fail(ErrorKind::Unsupported, environment.name,
                        rolloutText(QT_TRANSLATE_NOOP(
                            "ph::RolloutPlanning",
                            "The environment has no metrics, so that nothing judges a candidate.")));
        return renewed([&workspace, environment, stop = std::move(stop)] {
            return openMetricsSource({workspace.transport(), workspace.vault()}, environment,
                                     environment.metricsSource, stop, lookPatience);
        });
    };
}

Result<std::unique_ptr<RolloutAnalysis>> analysisAt(Workspace& workspace, const QString& address,
                                                    const QString& tokenFile, std::stop_token stop)
{
    return renewed([&workspace, address, tokenFile, stop = std::move(stop)] {
        return tokenIn(tokenFile).map([&](HttpCredentials credentials) {
            return PrometheusQuery(workspace.transport(), address, stop, std::move(credentials),
                                   lookPatience);
        });
    });
}

} // namespace ph
