#include "services/environments/EnvironmentProbe.h"

#include "services/environments/EnvironmentRules.h"
#include "services/git/GitRepository.h"
#include "services/metrics/PrometheusQuery.h"

#include <algorithm>

namespace ph {

namespace {

using Verdict = ProbeLine::Verdict;

const HttpLimits brief{.connectTimeout = std::chrono::seconds(5),
                       .totalTimeout = std::chrono::seconds(15),
                       .maxBodyBytes = 4u << 20};

QString words(const Error& error)
{
    return error.detail.isEmpty() ? errorKindName(error.kind)
                                  : QStringLiteral("%1: %2").arg(errorKindName(error.kind), error.detail);
}

/// Refused is known to be wrong; not reached is not known.
ProbeLine failed(const QString& label, const Error& error)
{
    return {label, error.kind == ErrorKind::Cancelled ? Verdict::Unknown : Verdict::No, words(error)};
}

ProbeLine nobodyToAsk(const QString& label)
{
    return {label, Verdict::Unknown, QStringLiteral("nothing here can ask it yet")};
}

ProbeLine answered(const QString& label, const Result<QString>& answer)
{
    if (!answer && answer.error().kind == ErrorKind::Unsupported)
        return {label, Verdict::Unknown, words(answer.error())};
    return answer ? ProbeLine{label, Verdict::Yes, *answer} : failed(label, answer.error());
}

ProbeLine probeConnection(const QString& label, const QString& name, const EnvironmentSources& sources)
{
    if (!sources.connection)
        return nobodyToAsk(label);
    auto report = sources.connection(name);
    if (!report)
        return failed(label, report.error());
    if (report->usable)
        return {label, Verdict::Yes,
                report->serverVersion.isEmpty()
                    ? name
                    : QStringLiteral("%1, version %2").arg(name, report->serverVersion)};
    for (const auto& line : report->lines) {
        if (line.verdict == Verdict::No)
            return {label, Verdict::No, QStringLiteral("%1: %2: %3").arg(name, line.label, line.detail)};
    }
    return {label, Verdict::No, QStringLiteral("%1 cannot be used").arg(name)};
}

ProbeLine probeModel(const ReleaseEnvironment& environment, const EnvironmentSources& sources)
{
    const auto label = QStringLiteral("Model");
    if (environment.model.isEmpty())
        return {label, Verdict::NotOffered, QStringLiteral("any model may be released here")};
    return sources.model ? answered(label, sources.model(environment.registry, environment.model))
                         : nobodyToAsk(label);
}

ProbeLine probeRepository(const QString& label, const QString& address, const QString& branch,
                          const EnvironmentSources& sources, const std::stop_token& stop)
{
    auto parsed = parseGitAddress(address);
    if (!parsed)
        return failed(label, parsed.error());
    auto listing = listGitRemote({*parsed, branch, {}}, sources.vault, stop);
    if (!listing)
        return failed(label, listing.error());
    if (listing->branchHead.isEmpty())
        return {label, Verdict::Warning, QStringLiteral("it answers, but has no branch %1 yet").arg(branch)};
    return {label, Verdict::Yes, QStringLiteral("%1 is at %2").arg(branch, listing->branchHead.left(10))};
}

ProbeLine probeEndpoint(const QString& endpoint, HttpTransport& transport, const std::stop_token& stop)
{
    const auto label = QStringLiteral("Endpoint");
    if (endpoint.isEmpty())
        return {label, Verdict::NotOffered, QStringLiteral("none is named")};
    if (!endpoint.contains(QLatin1String("://")))
        return {label, Verdict::Unknown,
                QStringLiteral("%1 is a name, not an address that can be asked").arg(endpoint)};
    HttpRequest request;
    request.url = endpoint.toStdString();
    request.limits = brief;
    auto response = transport.send(request, stop);
    if (!response)
        return failed(label, response.error());
    const auto detail = QStringLiteral("it answers with HTTP %1").arg(response->status);
    if (response->status >= 500)
        return {label, Verdict::No, detail};
    return {label, response->status < 300 ? Verdict::Yes : Verdict::Warning, detail};
}

} // namespace

ProbeLine probeMetricsSource(const QString& address, HttpTransport& transport, std::stop_token stop)
{
    const auto label = QStringLiteral("Metrics");
    if (address.isEmpty())
        return {label, Verdict::NotOffered, QStringLiteral("none is named, so nothing watches a release")};
    const auto targets = PrometheusQuery(transport, address, std::move(stop)).samples(QStringLiteral("up"));
    if (!targets)
        return failed(label, targets.error());
    const auto up =
        std::count_if(targets->begin(), targets->end(), [](const MetricSample& t) { return t.value == 1; });
    const auto detail = QStringLiteral("%1 of %2 watched targets are up").arg(up).arg(targets->size());
    return {label, up > 0 ? Verdict::Yes : Verdict::Warning, detail};
}

bool EnvironmentReport::isUsable() const
{
    return std::none_of(parts.begin(), parts.end(),
                        [](const ProbeLine& line) { return line.verdict == Verdict::No; });
}

EnvironmentReport probeEnvironment(const ReleaseEnvironment& environment, const EnvironmentSources& sources,
                                   std::stop_token stop)
{
    EnvironmentReport report;
    report.parts = {
        probeConnection(QStringLiteral("Tracker"), environment.tracker, sources),
        probeConnection(QStringLiteral("Registry"), environment.registry, sources),
        probeModel(environment, sources),
        sources.target ? answered(QStringLiteral("Target"), sources.target(environment))
                       : nobodyToAsk(QStringLiteral("Target")),
        probeEndpoint(environment.endpoint, sources.transport, stop),
        probeMetricsSource(environment.metricsSource, sources.transport, stop),
        sources.policy ? answered(QStringLiteral("Policy"), sources.policy(environment.policyFile))
                       : nobodyToAsk(QStringLiteral("Policy")),
        probeRepository(QStringLiteral("Release home"), environment.releaseHome, environment.homeBranch,
                        sources, stop),
    };
    report.rules = environmentRules(environment, report.parts);
    return report;
}

} // namespace ph
