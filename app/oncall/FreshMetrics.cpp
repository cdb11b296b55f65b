#include "app/oncall/FreshRound.h"

#include "app/monitoring/ObjectiveFiles.h"
#include "app/release/DeskSources.h"
#include "models/values/EndpointPanels.h"
#include "services/diagnosis/UsualChecklist.h"
#include "services/gates/GateQueries.h"
#include "services/http/HttpAddress.h"
#include "services/metrics/MetricsSource.h"
#include "services/observations/KeepMetrics.h"

#include <algorithm>

namespace ph {

namespace {

constexpr std::int64_t windowStepMs = 60'000;
constexpr std::int64_t windowBackMs = std::int64_t(7) * 24 * 3'600'000; // as far back as causes are sought
constexpr std::int64_t windowOverlapMs = 10 * 60'000;                   // the last points may have been early

MetricPlace placeOf(const LinkPtr& link, const std::stop_token& stop)
{
    return {link->connection().name,
            [link, stop]() -> Result<QStringList> {
                const auto reach = link->reach<MetricSource>(stop);
                if (!reach)
                    return fail(reach.error());
                return reach->source.fetchMetricNames(reach->context);
            },
            [link, stop](const QString& expression, const MetricRange& range) -> Result<MetricAnswer> {
                const auto reach = link->reach<MetricSource>(stop);
                if (!reach)
                    return fail(reach.error());
                return reach->source.queryRange(reach->context, expression, range);
            }};
}

/// The address of the environment's file, where no connection leads there.
MetricPlace placeOf(Workspace& workspace, const ReleaseEnvironment& environment, const std::stop_token& stop)
{
    const auto open = [&workspace, environment, stop] {
        return openMetricsSource({workspace.transport(), workspace.vault()}, environment,
                                 environment.metricsSource, stop);
    };
    return {environment.metricsSource,
            [open]() -> Result<QStringList> {
                auto source = open();
                if (!source)
                    return fail(source.error());
                return source->metricNames();
            },
            [open](const QString& expression, const MetricRange& range) -> Result<MetricAnswer> {
                auto source = open();
                if (!source)
                    return fail(source.error());
                const auto asked = answerableRange(range);
                auto answered = source->notedSeries(expression, asked);
                if (!answered)
                    return fail(answered.error());
                return MetricAnswer{std::move(answered->value), asked, std::move(answered->notes)};
            }};
}

QString withoutSlash(QString address)
{
    while (address.endsWith(u'/'))
        address.chop(1);
    return address;
}

/// A series that names its segment is of that. How many points were new.
Result<std::int64_t> keepBySegment(ObservedStore& store, const MetricsRead& window)
{
    std::int64_t points = 0;
    for (std::size_t i = 0; i < std::min(window.series.size(), mostKeptSeries); ++i) {
        const auto& series = window.series[i];
        MetricsRead its{window.source, window.name, window.scope, window.stepMs, {series}};
        if (const auto segment = series.labels.value(QStringLiteral("segment")); !segment.isEmpty())
            its.scope.segment = segment;
        const auto kept = keepMetrics(store, its);
        if (!kept)
            return fail(kept.error());
        points += *kept;
    }
    return points;
}

} // namespace

/// The one that the environment names; where it names none, all that are connected.
const std::vector<MetricPlace>& FreshRound::metricPlaces()
{
    if (metricPlaces_)
        return *metricPlaces_;
    auto& places = metricPlaces_.emplace();
    const auto named = withoutSlash(environment_.metricsSource);
    for (const auto& link : linksThat<MetricSource>()) {
        if (named.isEmpty() || withoutSlash(link->connection().location) == named)
            places.push_back(placeOf(link, stop_));
    }
    if (places.empty() && !named.isEmpty())
        places.push_back(placeOf(workspace_, environment_, stop_));
    return places;
}

/// Panels of its endpoints, objectives, checks of its diagnosis and questions of its gates, each once.
std::vector<FreshRound::Wanted> FreshRound::wantedMetrics(const QString& place, const QSet<QString>& names)
{
    std::vector<Wanted> wanted;
    const auto want = [&](const QString& expression, const TimelineScope& scope, const QString& name) {
        if (expression.isEmpty())
            return;
        const auto known = std::find_if(wanted.begin(), wanted.end(),
                                        [&](const Wanted& one) { return one.expression == expression; });
        if (known == wanted.end())
            wanted.push_back({expression, scope, {name}});
        else if (!known->names.contains(name))
            known->names << name;
    };
    auto its = scopes_.ofEnvironment(environment_.name);
    QList<EndpointPanel> usual;
    QString version;
    for (const auto& endpoint : endpoints()) {
        const auto panels = panelsFor({endpoint.ns, endpoint.name, {}}, names);
        const auto link = workspace_.links().find(endpoint.key.connection);
        const auto scope = scopes_.ofEndpoint(link ? link->connection().name : QString(), endpoint);
        for (const auto& panel : panels)
            want(panel.expression, scope, panelSubjectName(panel.subject));
        if (usual.isEmpty() || endpointTitle(endpoint) == its.endpoint) {
            usual = panels;
            version = endpoint.served ? endpoint.served->version : QString();
        }
    }
    const auto objectives = ObjectiveFiles(folderOf(workspace_)).load();
    for (const auto& kept : objectives ? objectives->objectives : QList<KeptObjective>()) {
        const bool isIts = kept.endpoint.isEmpty() || kept.endpoint == its.endpoint ||
                           its.endpoint.endsWith(u'/' + kept.endpoint);
        if (kept.connection == place && isIts && checkedObjective(kept.objective))
            want(badRatioOver(kept.objective, burnWindowsFor(kept.objective).constFirst().shortMs), its,
                 kept.objective.name);
    }
    const auto policy = policyOf(environment_);
    if (!policy)
        return wanted; // the policy screen says why
    const auto steps =
        policy->diagnosis ? diagnosisSteps(usualChecklist(), *policy->diagnosis) : usualChecklist();
    for (const auto& step : steps) {
        for (const auto& check : step.checks) {
            if (check.kind == DiagnosisCheck::Kind::Metric)
                want(check.series, its, check.series);
        }
    }
    for (const auto& tier : policy->tiers) {
        for (const auto& gate : tier.gates) {
            if (!asksMetrics(gate))
                continue;
            const auto queries = gateQueries(gate, {version, {}}, usual);
            for (const auto& query : queries.value_or(QMap<QString, QString>()))
                want(query, its, query);
        }
    }
    return wanted;
}

void FreshRound::askMetrics()
{
    if (metricPlaces().empty())
        return tellNobody(OnCallPart::Metrics);
    for (const auto& place : metricPlaces()) {
        if (isOver())
            return;
        if (!isRefused(OnCallPart::Metrics, place.name))
            keepMetrics(place);
    }
}

void FreshRound::keepMetrics(const MetricPlace& place)
{
    const auto names = place.names();
    if (!names)
        return tellFailed(OnCallPart::Metrics, place.name, names.error());
    const auto known = workspace_.observed().metricSeries();
    if (!known)
        return tellFailed(OnCallPart::Metrics, place.name, known.error());
    auto farthestMs = beganMs_ - windowBackMs;
    if (before_) // what the budget had no room for would only go again
        farthestMs = std::max(farthestMs, before_->leftOut.beforeMs);
    const auto seenMs = seenBefore(OnCallPart::Metrics, place.name);
    std::int64_t points = 0;
    std::optional<Error> trouble;
    for (const auto& wanted : wantedMetrics(place.name, QSet<QString>(names->begin(), names->end()))) {
        if (isOver())
            return;
        const bool isKept = std::any_of(known->begin(), known->end(), [&](const ObservedSeries& series) {
            return series.key.source == place.name && wanted.names.contains(series.key.expression);
        });
        const auto fromMs =
            isKept && seenMs != noTime ? std::max(farthestMs, seenMs - windowOverlapMs) : farthestMs;
        const auto answer = place.range(wanted.expression, {fromMs, beganMs_, windowStepMs});
        if (!answer) {
            // An expression that cannot be asked hides no other; a server that is gone ends it.
            if (answer.error().retryable() || answer.error().kind == ErrorKind::Cancelled ||
                answer.error().kind == ErrorKind::Unauthorized)
                return tellFailed(OnCallPart::Metrics, place.name, answer.error());
            trouble = answer.error();
            continue;
        }
        for (const auto& name : wanted.names) {
            const MetricsRead window{place.name, name, wanted.scope, answer->range.stepMs, answer->series};
            const auto kept = keepBySegment(workspace_.observed(), window);
            if (!kept)
                return tellFailed(OnCallPart::Metrics, place.name, kept.error());
            points += *kept;
            if (answer->series.size() > mostKeptSeries)
                seriesLeft_ += std::int64_t(answer->series.size() - mostKeptSeries);
        }
    }
    tell(OnCallPart::Metrics, place.name, points, std::move(trouble));
}

} // namespace ph
