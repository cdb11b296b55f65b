#include "services/environments/EnvironmentProbe.h"

#include "services/environments/EnvironmentRules.h"
#include "services/git/GitRepository.h"
#include "services/metrics/MetricsSource.h"

#include <QCoreApplication>

#include <algorithm>

namespace ph {

namespace {

using Part = EnvironmentAnswer::Part;
using Verdict = ProbeLine::Verdict;

struct EnvironmentProbeTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::EnvironmentProbe)
};

const char* nameOf(Part part)
{
    switch (part) {
    case Part::Tracker:
        return QT_TRANSLATE_NOOP("ph::EnvironmentProbe", "Tracker");
    case Part::Registry:
        return QT_TRANSLATE_NOOP("ph::EnvironmentProbe", "Registry");
    case Part::Model:
        return QT_TRANSLATE_NOOP("ph::EnvironmentProbe", "Model");
    case Part::Target:
        return QT_TRANSLATE_NOOP("ph::EnvironmentProbe", "Target");
    case Part::Endpoint:
        return QT_TRANSLATE_NOOP("ph::EnvironmentProbe", "Endpoint");
    case Part::Metrics:
        return QT_TRANSLATE_NOOP("ph::EnvironmentProbe", "Metrics");
    case Part::Policy:
        return QT_TRANSLATE_NOOP("ph::EnvironmentProbe", "Policy");
    case Part::ReleaseHome:
        break;
    }
    return QT_TRANSLATE_NOOP("ph::EnvironmentProbe", "Release home");
}

/// What errorKindName() may say, for lupdate to find.
[[maybe_unused]] constexpr const char* errorKinds[] = {
    QT_TRANSLATE_NOOP("ph::EnvironmentProbe", "offline"),
    QT_TRANSLATE_NOOP("ph::EnvironmentProbe", "timeout"),
    QT_TRANSLATE_NOOP("ph::EnvironmentProbe", "unauthorized"),
    QT_TRANSLATE_NOOP("ph::EnvironmentProbe", "forbidden"),
    QT_TRANSLATE_NOOP("ph::EnvironmentProbe", "not-found"),
    QT_TRANSLATE_NOOP("ph::EnvironmentProbe", "conflict"),
    QT_TRANSLATE_NOOP("ph::EnvironmentProbe", "rate-limited"),
    QT_TRANSLATE_NOOP("ph::EnvironmentProbe", "server-fault"),
    QT_TRANSLATE_NOOP("ph::EnvironmentProbe", "unreadable"),
    QT_TRANSLATE_NOOP("ph::EnvironmentProbe", "invalid"),
    QT_TRANSLATE_NOOP("ph::EnvironmentProbe", "unsupported"),
    QT_TRANSLATE_NOOP("ph::EnvironmentProbe", "storage"),
    QT_TRANSLATE_NOOP("ph::EnvironmentProbe", "cancelled"),
};

const HttpLimits brief{.connectTimeout = std::chrono::seconds(5),
                       .totalTimeout = std::chrono::seconds(15),
                       .maxBodyBytes = 4u << 20};

QString words(const Error& error)
{
    const auto kind = EnvironmentProbeTexts::tr(errorKindName(error.kind).toLatin1().constData());
    return error.detail.isEmpty() ? kind : QStringLiteral("%1: %2").arg(kind, error.detail);
}

/// Refused is known to be wrong; not reached is not known.
EnvironmentAnswer failed(Part part, const Error& error)
{
    return {part, error.kind == ErrorKind::Cancelled ? Verdict::Unknown : Verdict::No, words(error)};
}

EnvironmentAnswer nobodyToAsk(Part part)
{
    return {part, Verdict::Unknown, EnvironmentProbeTexts::tr("nothing here can ask it yet")};
}

EnvironmentAnswer answered(Part part, const Result<QString>& answer)
{
    if (!answer && answer.error().kind == ErrorKind::Unsupported)
        return {part, Verdict::Unknown, words(answer.error())};
    return answer ? EnvironmentAnswer{part, Verdict::Yes, *answer} : failed(part, answer.error());
}

EnvironmentAnswer probeConnection(Part part, const QString& name, const EnvironmentSources& sources)
{
    if (!sources.connection)
        return nobodyToAsk(part);
    auto report = sources.connection(name);
    if (!report)
        return failed(part, report.error());
    if (report->usable)
        return {part, Verdict::Yes,
                report->serverVersion.isEmpty()
                    ? name
                    : EnvironmentProbeTexts::tr("%1, version %2").arg(name, report->serverVersion)};
    for (const auto& line : report->lines) {
        if (line.verdict == Verdict::No)
            return {part, Verdict::No, QStringLiteral("%1: %2: %3").arg(name, line.label, line.detail)};
    }
    return {part, Verdict::No, EnvironmentProbeTexts::tr("%1 cannot be used").arg(name)};
}

EnvironmentAnswer probeModel(const ReleaseEnvironment& environment, const EnvironmentSources& sources)
{
    constexpr auto part = Part::Model;
    if (environment.model.isEmpty())
        return {part, Verdict::NotOffered, EnvironmentProbeTexts::tr("any model may be released here")};
    return sources.model ? answered(part, sources.model(environment.registry, environment.model))
                         : nobodyToAsk(part);
}

EnvironmentAnswer probeRepository(Part part, const QString& address, const QString& branch,
                                  const EnvironmentSources& sources, const std::stop_token& stop)
{
    auto parsed = parseGitAddress(address);
    if (!parsed)
        return failed(part, parsed.error());
    auto listing = listGitRemote({*parsed, branch, {}}, sources.vault, stop);
    if (!listing)
        return failed(part, listing.error());
    if (listing->branchHead.isEmpty())
        return {part, Verdict::Warning,
                EnvironmentProbeTexts::tr("it answers, but has no branch %1 yet").arg(branch)};
    return {part, Verdict::Yes,
            EnvironmentProbeTexts::tr("%1 is at %2").arg(branch, listing->branchHead.left(10))};
}

EnvironmentAnswer probeEndpoint(const QString& endpoint, HttpTransport& transport,
                                const std::stop_token& stop)
{
    constexpr auto part = Part::Endpoint;
    if (endpoint.isEmpty())
        return {part, Verdict::NotOffered, EnvironmentProbeTexts::tr("none is named")};
    if (!endpoint.contains(QLatin1String("://")))
        return {part, Verdict::Unknown,
                EnvironmentProbeTexts::tr("%1 is a name, not an address that can be asked").arg(endpoint)};
    HttpRequest request;
    request.url = endpoint.toStdString();
    request.limits = brief;
    auto response = transport.send(request, stop);
    if (!response)
        return failed(part, response.error());
    const auto detail = EnvironmentProbeTexts::tr("it answers with HTTP %1").arg(response->status);
    if (response->status >= 500)
        return {part, Verdict::No, detail};
    return {part, response->status < 300 ? Verdict::Yes : Verdict::Warning, detail};
}

} // namespace

EnvironmentAnswer probeMetricsSource(const ReleaseEnvironment& environment, const EnvironmentSources& sources,
                                     std::stop_token stop)
{
    constexpr auto part = Part::Metrics;
    const auto& address = environment.metricsSource;
    if (address.isEmpty())
        return {part, Verdict::NotOffered,
                EnvironmentProbeTexts::tr("none is named, so nothing watches a release")};
    auto source =
        openMetricsSource({sources.transport, sources.vault}, environment, address, std::move(stop));
    if (!source)
        return failed(part, source.error());
    const auto targets = source->samples(QStringLiteral("up"));
    if (!targets)
        return failed(part, targets.error());
    const auto up =
        std::count_if(targets->begin(), targets->end(), [](const MetricSample& t) { return t.value == 1; });
    const auto detail =
        EnvironmentProbeTexts::tr("%1 of %2 watched targets are up").arg(up).arg(targets->size());
    return {part, up > 0 ? Verdict::Yes : Verdict::Warning, detail};
}

QString environmentPartName(EnvironmentAnswer::Part part)
{
    return QString::fromLatin1(nameOf(part));
}

QString environmentPartText(EnvironmentAnswer::Part part)
{
    return EnvironmentProbeTexts::tr(nameOf(part));
}

bool EnvironmentReport::isUsable() const
{
    return std::none_of(parts.begin(), parts.end(),
                        [](const EnvironmentAnswer& line) { return line.verdict == Verdict::No; });
}

EnvironmentReport probeEnvironment(const ReleaseEnvironment& environment, const EnvironmentSources& sources,
                                   std::stop_token stop)
{
    EnvironmentReport report;
    report.parts = {
        probeConnection(Part::Tracker, environment.tracker, sources),
        probeConnection(Part::Registry, environment.registry, sources),
        probeModel(environment, sources),
        sources.target ? answered(Part::Target, sources.target(environment)) : nobodyToAsk(Part::Target),
        probeEndpoint(environment.endpoint, sources.transport, stop),
        probeMetricsSource(environment, sources, stop),
        sources.policy ? answered(Part::Policy, sources.policy(environment)) : nobodyToAsk(Part::Policy),
        probeRepository(Part::ReleaseHome, environment.releaseHome, environment.homeBranch, sources, stop),
    };
    report.rules = environmentRules(environment, report.parts);
    return report;
}

} // namespace ph
