#include "services/rollout/ArgoMetric.h"

#include "models/values/TargetPlaceholder.h"
#include "services/release/CanonicalJson.h"
#include "services/rollout/RolloutPlanTexts.h"

#include <algorithm>

namespace ph::argo {

namespace {

using Lost = RolloutRules::MetricsLost;

/// After a measurement that could not be made Argo makes the next one then, whatever the interval is.
constexpr std::int64_t errorRetryMs = 10'000;
/// More errors in a row than any rollout lives to see: Argo has no word for "hold on while nobody answers".
constexpr int errorsWithoutEnd = 1'000'000;

std::string text(const QString& value)
{
    return value.toStdString();
}

/// As Go and PromQL both read it.
QString durationOf(std::int64_t ms)
{
    return ms % 1'000 == 0 ? QStringLiteral("%1s").arg(ms / 1'000) : QStringLiteral("%1ms").arg(ms);
}

/// Argo puts its arguments where two braces stand, in quoted texts of a query too.
Result<void> checkBraces(const QString& query)
{
    if (query.contains(QLatin1String("{{")))
        return fail(
            ErrorKind::Unsupported, query,
            rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning",
                                          "Argo Rollouts would take \"{{\" for an argument of its own.")));
    return {};
}

/// A pod template hash is letters and digits, so that it needs no quoting wherever it stands; a name of such
/// letters finds the places.
Result<QString> queryForCandidate(const QString& query)
{
    static const QString stand = QStringLiteral("0candidate0of0argo0");
    if (auto sound = checkBraces(query); !sound)
        return fail(sound.error());
    auto asked = queryForTarget(query, stand);
    if (asked)
        asked->replace(stand, QStringLiteral("{{args.%1}}").arg(QLatin1String(candidateArgument)));
    return asked;
}

/// What a range of the query says at each interval of it. A comment of the query ends before the bracket.
QString overTime(const QString& function, const QString& query, std::int64_t spanMs, std::int64_t everyMs)
{
    return QStringLiteral("%1(%2%3)[%4:%5])")
        .arg(function, query, query.contains(u'#') ? QStringLiteral("\n") : QString(), durationOf(spanMs),
             durationOf(everyMs));
}

Json prometheus(const QString& query, Measuring::Address address)
{
    Json provider{{"query", text(query)}};
    if (address == Measuring::Address::Argument)
        provider["address"] = "{{args." + std::string(prometheusArgument) + "}}";
    return Json{{"prometheus", std::move(provider)}};
}

/// Measurements that may be without a number. Half of a stage's at most: time alone lets nothing pass.
int withoutNumbers(const Measuring& measuring, int count)
{
    const auto borne = measuring.graceMs / std::max<std::int64_t>(1, measuring.everyMs);
    return int(std::min<std::int64_t>(borne, count > 0 ? count / 2 : borne));
}

Json metricOf(const QString& name, const QString& query, const Measuring& measuring, int needed,
              std::int64_t delayMs)
{
    Json metric{{"name", text(name)},
                {"interval", text(durationOf(measuring.everyMs))},
                {"initialDelay", text(durationOf(delayMs))},
                {"failureLimit", 0},
                {"consecutiveErrorLimit",
                 measuring.onLost == Lost::Hold ? errorsWithoutEnd : int(measuring.graceMs / errorRetryMs)},
                {"provider", prometheus(query, measuring.address)}};
    if (measuring.soakMs > 0)
        metric["count"] = measurementsIn(measuring, needed);
    return metric;
}

/// Whether what Prometheus answered is a number, and one that lies as the sign says.
struct Expressions {
    QString success, failure, hasData;
};

Expressions ofOneNumber(const QString& failing)
{
    const auto number = QStringLiteral("len(result) == 1 && !isNaN(result[0])");
    return {QStringLiteral("%1 && !(result[0] %2)").arg(number, failing),
            QStringLiteral("%1 && result[0] %2").arg(number, failing), number};
}

Expressions ofSegments(const QString& failing)
{
    const auto numbers = QStringLiteral("len(result) > 0 && !any(result, {isNaN(#)})");
    return {QStringLiteral("%1 && !any(result, {# %2})").arg(numbers, failing),
            QStringLiteral("any(result, {!isNaN(#) && # %1})").arg(failing), numbers};
}

QString numberText(double value)
{
    return QString::fromStdString(canonicalNumber(value));
}

} // namespace

int measurementsIn(const Measuring& measuring, int needed)
{
    const auto every = std::max<std::int64_t>(1, measuring.everyMs);
    if (measuring.soakMs <= 0)
        return 0;
    const auto first = std::max(1, needed) * every;
    return int(std::max<std::int64_t>(0, measuring.soakMs - first) / every) + 1;
}

Result<std::vector<Json>> thresholdMetrics(const AnalysisMetric& metric, const Measuring& measuring)
{
    if (metric.judge != AnalysisMetric::Judge::Threshold)
        return fail(ErrorKind::Unsupported, metric.name,
                    rolloutText(QT_TRANSLATE_NOOP(
                        "ph::RolloutPlanning",
                        "Argo Rollouts compares a number with a limit, and no two revisions with "
                        "each other.")));
    auto query = queryForCandidate(metric.query);
    if (!query)
        return fail(query.error());
    const auto needed = std::max(1, metric.minSamples);
    const auto delayMs = needed * measuring.everyMs;
    if (needed > 1)
        query = overTime(QStringLiteral("quantile_over_time(0.5, "), *query, delayMs, measuring.everyMs);
    const auto failing = QStringLiteral("%1 %2").arg(
        metric.direction == AnalysisMetric::Direction::LowerIsBetter ? QStringLiteral(">")
                                                                     : QStringLiteral("<"),
        numberText(metric.limit));
    const auto expressions = metric.segment.isEmpty() ? ofOneNumber(failing) : ofSegments(failing);
    const auto count = measurementsIn(measuring, needed);
    const auto borne = withoutNumbers(measuring, count);
    const bool isData = metric.weight != AnalysisMetric::Weight::DryRun && measuring.onLost == Lost::RollBack;

    std::vector<Json> metrics{metricOf(metric.name, *query, measuring, needed, delayMs)};
    metrics[0]["successCondition"] = text(expressions.success);
    metrics[0]["failureCondition"] = text(expressions.failure);
    metrics[0]["inconclusiveLimit"] = isData && count > 0 ? count : borne; // the other one says it
    if (isData) {
        metrics.push_back(
            metricOf(metric.name + QStringLiteral("-data"), *query, measuring, needed, delayMs));
        metrics[1]["successCondition"] = text(expressions.hasData);
        metrics[1]["failureLimit"] = borne;
    }
    return metrics;
}

Result<Json> conditionMetric(const RollbackCondition& condition, const QString& name,
                             const Measuring& measuring)
{
    using Comparison = RollbackCondition::Comparison;
    if (auto sound = checkBraces(condition.expression); !sound)
        return fail(sound.error());
    const bool isLasting = condition.forMs > 0;
    auto query = condition.expression;
    auto failing =
        QStringLiteral("%1 %2").arg(comparisonSign(condition.comparison), numberText(condition.threshold));
    if (isLasting) {
        // What held at each moment of a span is what its least favourable value says.
        QString least = QStringLiteral("min_over_time(");
        if (condition.comparison == Comparison::Below || condition.comparison == Comparison::AtMost) {
            least = QStringLiteral("max_over_time(");
        } else if (condition.comparison == Comparison::Equal ||
                   condition.comparison == Comparison::NotEqual) {
            query = QStringLiteral("(%1) %2 bool %3")
                        .arg(query, comparisonSign(condition.comparison), numberText(condition.threshold));
            failing = QStringLiteral("== 1");
        }
        query = overTime(least, query, condition.forMs, measuring.everyMs);
    }
    const auto expressions = ofOneNumber(failing);
    auto metric = metricOf(name, query, measuring, 1, isLasting ? condition.forMs : measuring.everyMs);
    metric["successCondition"] = text(expressions.success);
    metric["failureCondition"] = text(expressions.failure);
    metric["inconclusiveLimit"] = withoutNumbers(measuring, measurementsIn(measuring));
    return metric;
}

} // namespace ph::argo
