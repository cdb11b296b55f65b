#include "app/release/LiveFacts.h"

#include "app/release/QueriedFacts.h"
#include "services/gates/GateEvaluation.h"
#include "services/gates/GateKinds.h"
#include "services/gates/GateQueries.h"

#include <QJsonArray>

#include <algorithm>

namespace ph {

namespace {

using SeriesByName = QMap<QString, MonitoredSeries>;

QStringList monitoredSeries(const PolicyTier& tier)
{
    QStringList names;
    for (const auto& gate : tier.gates) {
        if (gate.kind != QLatin1String("monitoring-exists"))
            continue;
        for (const auto& name : gate.settings.value(QLatin1String("series")).toArray())
            names.append(name.toString());
    }
    names.removeDuplicates();
    return names;
}

Fact<SeriesByName> monitoringFact(PrometheusQuery& source, const QStringList& names, std::int64_t nowMs)
{
    Fact<SeriesByName> fact{SeriesByName(), nowMs, std::nullopt, {}};
    for (const auto& name : names) {
        const auto reading = readingNow(source, name, nowMs);
        if (!reading) {
            fact.error = reading.error();
            for (auto* text : {&fact.error->detail, &fact.error->english}) {
                if (!text->isEmpty())
                    *text = QStringLiteral("%1: %2").arg(name, *text);
            }
            break;
        }
        if (reading->samples > 0)
            fact.value->insert(name, {reading->value, reading->measuredMs, qint64(reading->samples)});
    }
    return fact;
}

/// As Prometheus itself writes them: {alertname="ErrorsHigh", model="fraud"}.
QString labelText(const MetricLabels& labels)
{
    QStringList pairs;
    for (auto it = labels.cbegin(); it != labels.cend(); ++it)
        pairs.append(QStringLiteral("%1=\"%2\"").arg(it.key(), it.value()));
    return u'{' + pairs.join(QStringLiteral(", ")) + u'}';
}

bool hasLabels(const MetricAlert& alert, const MetricLabels& wanted)
{
    return std::all_of(wanted.keyValueBegin(), wanted.keyValueEnd(),
                       [&](const auto& pair) { return alert.labels.value(pair.first) == pair.second; });
}

Result<IncidentFacts> incidentsOf(PrometheusQuery& source, const MetricLabels& wanted)
{
    const auto alerts = source.alerts();
    if (!alerts)
        return fail(alerts.error());
    const auto rules = source.alertingRules();
    if (!rules)
        return fail(rules.error());
    IncidentFacts incidents;
    for (const auto& rule : *rules) {
        if (rule.health != MetricRule::Health::Ok || rule.evaluatedMs == noTime)
            continue;
        incidents.kept = IncidentFacts::Kept::Yes;
        incidents.lookedMs = std::max(incidents.lookedMs, rule.evaluatedMs);
    }
    for (const auto& alert : *alerts) {
        if (alert.state != MetricAlert::State::Firing || !hasLabels(alert, wanted))
            continue;
        const auto summary = alert.annotations.value(QStringLiteral("summary"));
        incidents.open.insert(labelText(alert.labels),
                              summary.isEmpty() ? alert.labels.value(QStringLiteral("alertname")) : summary);
    }
    return incidents;
}

} // namespace

Result<MetricReading> readingNow(PrometheusQuery& source, const QString& expression, std::int64_t nowMs)
{
    auto reading = source.reading(expression);
    if (reading && reading->samples == 1 && reading->measuredMs > nowMs + allowedClockSkewMs)
        return fail(ErrorKind::Conflict, expression,
                    QStringLiteral("It was measured in the future, so a clock is off."));
    return reading;
}

void addLiveFacts(GateFacts& facts, const MetricsReach& reach, const ReleaseEnvironment& environment,
                  const PolicyTier& tier, std::int64_t nowMs, std::stop_token stop)
{
    const bool asksQueries = std::any_of(tier.gates.begin(), tier.gates.end(), asksMetrics);
    const bool isAsked =
        asksFor(tier, FactName::Monitoring) || asksFor(tier, FactName::Incidents) || asksQueries;
    if (environment.metricsSource.isEmpty() || !isAsked)
        return;
    auto source = openMetricsSource(reach, environment, environment.metricsSource, std::move(stop));
    if (asksFor(tier, FactName::Monitoring)) {
        facts.monitoring = source ? monitoringFact(*source, monitoredSeries(tier), nowMs)
                                  : Fact<SeriesByName>{std::nullopt, nowMs, source.error(), {}};
        facts.monitoring.source = environment.metricsSource;
    }
    if (source && asksQueries)
        addQueriedFacts(facts, *source, environment, tier, nowMs);
    for (const auto& gate : tier.gates) {
        if (!source && asksMetrics(gate))
            facts.own[gate.id].queried = {std::nullopt, nowMs, source.error(), environment.metricsSource};
    }
    if (asksFor(tier, FactName::Incidents)) {
        facts.incidents = {std::nullopt, nowMs, std::nullopt, environment.metricsSource};
        auto incidents = source ? incidentsOf(*source, environment.alertLabels)
                                : Result<IncidentFacts>(fail(source.error()));
        if (incidents)
            facts.incidents.value = std::move(*incidents);
        else
            facts.incidents.error = std::move(incidents.error());
    }
}

} // namespace ph
