#pragma once

#include "models/charts/MetricPanel.h"
#include "models/values/DeployMark.h"
#include "models/values/MonitorLines.h"

#include <QCoreApplication>

#include <cmath>

/// What a Prometheus and an Alertmanager might tell of an endpoint, for pictures and tests.
namespace ph::sample {

inline constexpr std::int64_t monitorNow = 1'795'780'800'000; // 2026-11-27 12:00 UTC
inline constexpr std::int64_t monitorMinute = 60'000;
inline constexpr ConnectionId promId{11}, oncallId{12};

inline TimeMs monitorClock()
{
    return TimeMs(std::chrono::milliseconds(monitorNow));
}
inline MonitorPlace promPlace()
{
    return {promId, QStringLiteral("prod metrics")};
}
inline MonitorPlace oncallPlace()
{
    return {oncallId, QStringLiteral("on call")};
}

inline AlertLine alertLine(const QString& name, Alert::State state, const MonitorPlace& place = oncallPlace())
{
    AlertLine line;
    line.place = place;
    line.alert.labels = {{QStringLiteral("alertname"), name},
                         {QStringLiteral("model"), QStringLiteral("fraud")},
                         {QStringLiteral("severity"), QStringLiteral("page")}};
    line.alert.annotations = {
        {QStringLiteral("summary"), QStringLiteral("5 % of the requests to fraud fail since 11:40.")}};
    line.alert.state = state;
    line.alert.startsAtMs = monitorNow - 20 * monitorMinute;
    line.alert.receivers = {QStringLiteral("team")};
    return line;
}
inline QList<AlertLine> sampleAlerts()
{
    auto silenced = alertLine(QStringLiteral("TokensCostly"), Alert::State::Suppressed);
    silenced.alert.silencedBy = {QStringLiteral("251870f7-71b6-458a-af00-c010e8091e4e")};
    silenced.suppressions = {{Suppression::Kind::Silence, QStringLiteral("251870f7")}};
    auto inhibited = alertLine(QStringLiteral("LatencyHigh"), Alert::State::Suppressed);
    inhibited.suppressions = {
        {Suppression::Kind::Inhibition, QStringLiteral("ErrorsHigh{model=\"fraud\", severity=\"page\"}")}};
    return {silenced, inhibited, alertLine(QStringLiteral("DriftSeen"), Alert::State::Pending, promPlace()),
            alertLine(QStringLiteral("ErrorsHigh"), Alert::State::Firing)};
}

inline SilenceLine silenceLine(Silence::State state,
                               SilenceLine::Pending pending = SilenceLine::Pending::None)
{
    SilenceLine line;
    line.place = oncallPlace();
    line.silence.id = QStringLiteral("251870f7-71b6-458a-af00-c010e8091e4e");
    line.silence.matchers = {
        {QStringLiteral("model"), LabelMatcher::Operator::Equal, QStringLiteral("fraud")}};
    line.silence.state = state;
    line.silence.startsAtMs = monitorNow - 30 * monitorMinute;
    line.silence.endsAtMs = monitorNow + 90 * monitorMinute;
    line.silence.createdBy = QStringLiteral("ada");
    line.silence.comment = QStringLiteral("Rolling back to 6");
    line.pending = pending;
    return line;
}

inline MonitorStanding standing(const MonitorPlace& place, std::int64_t seenMs = monitorNow)
{
    MonitorStanding known;
    known.place = place;
    known.reading = MonitorStanding::Reading::Level;
    known.seenMs = seenMs;
    return known;
}
inline MonitorStanding standingBehind(const MonitorPlace& place, ErrorKind kind, std::int64_t seenMs)
{
    auto known = standing(place, seenMs);
    known.reading = MonitorStanding::Reading::Behind;
    known.error =
        Error::make(kind, QStringLiteral("GET /api/v2/alerts"), QStringLiteral("connection refused"));
    return known;
}

inline ObjectiveLine objectiveLine(double badNow, double badLong)
{
    ObjectiveLine line;
    line.kept = {
        QStringLiteral("fraud-availability.yaml"), promPlace().name, QStringLiteral("payments/fraud"), {}};
    line.kept.objective.name = QStringLiteral("fraud availability");
    line.kept.objective.badRatio = QStringLiteral("sum(rate(bad[{window}])) / sum(rate(all[{window}]))");
    line.state = judgeObjective(line.kept.objective, [&](std::int64_t windowMs) {
        return std::optional(windowMs > 24 * 60 * monitorMinute ? badLong : badNow);
    });
    line.judgedMs = monitorNow;
    return line;
}

/// An hour, a point each 15 s; from the 20th minute to the 25th there is nothing.
inline MetricSeries wave(double middle, double swing, double phase)
{
    MetricSeries series;
    for (std::int64_t i = 0; i <= 240; ++i) {
        if (i > 80 && i < 100)
            continue;
        series.timesMs.push_back(monitorNow - 60 * monitorMinute + i * 15'000);
        series.values.push_back(middle + swing * std::sin(double(i) / 17 + phase) +
                                swing / 4 * std::sin(double(i) * 1.7 + phase));
    }
    return series;
}
inline ChartWindow sampleHour()
{
    return {monitorNow - 60 * monitorMinute, monitorNow, 15'000};
}
/// The metrics of an InferenceService behind a mesh, and the scores that it counts itself.
inline QList<MetricPanel> samplePanels()
{
    const EndpointNames fraud{QStringLiteral("payments"), QStringLiteral("fraud"), {}};
    const QSet<QString> metrics{
        QStringLiteral("istio_requests_total"), QStringLiteral("istio_request_duration_milliseconds_bucket"),
        QStringLiteral("istio_request_duration_milliseconds_count"), QStringLiteral("fraud_score_bucket")};
    return dashboardPanels(fraud, metrics);
}
/// Ten buckets of scores from 0 to 1, two minutes a step: after the release, half an hour ago, the high ones
/// grow. For ten minutes nobody counted.
inline BucketHistoryPtr sampleScores()
{
    constexpr std::int64_t stepMs = 2 * monitorMinute;
    constexpr int buckets = 10, steps = 30;
    std::vector<MetricSeries> increases(buckets + 1);
    for (int bucket = 0; bucket <= buckets; ++bucket)
        increases[std::size_t(bucket)].labels = {
            {QStringLiteral("le"),
             bucket == buckets ? QStringLiteral("+Inf") : QString::number((bucket + 1) / 10.0)}};
    for (int step = 1; step <= steps; ++step) {
        if (step > 9 && step < 14)
            continue;
        const bool isAfter = step > 13;
        const double n = 400 + 60 * std::sin(step / 3.0);
        double sum = 0, all = 0;
        const auto weight = [&](int bucket) {
            const double at = (bucket + 0.5) / 10;
            return std::exp(-at * 6) + (isAfter ? 0.35 : 0.08) * std::exp(-std::pow((at - 0.85) / 0.12, 2)) +
                   0.02 * std::sin(step + bucket * 2.0) * std::exp(-at * 4);
        };
        for (int bucket = 0; bucket < buckets; ++bucket)
            all += weight(bucket);
        for (int bucket = 0; bucket <= buckets; ++bucket) {
            sum += bucket < buckets ? weight(bucket) : 0;
            increases[std::size_t(bucket)].timesMs.push_back(monitorNow - (steps - step) * stepMs);
            increases[std::size_t(bucket)].values.push_back(std::round(n * sum / all));
        }
    }
    return std::make_shared<const BucketHistory>(bucketHistory(increases, stepMs));
}
inline PanelReading sampleReading(const MetricPanel& panel)
{
    PanelReading reading;
    reading.window = sampleHour();
    reading.answeredMs = monitorNow;
    const bool isShare = panel.id == QLatin1String("errors");
    double middle = isShare ? 0.02 : panel.id == QLatin1String("throughput") ? 120 : 0.08;
    if (panel.isDistribution()) {
        reading.buckets = panel.isKnown() ? sampleScores() : nullptr;
        return reading;
    }
    int nth = 0;
    for (const auto& part : panel.parts) {
        if (part.expression.isEmpty())
            continue;
        auto series = wave(middle, middle / 5, nth++);
        if (isShare)
            series.values[180] = std::nan("");
        const auto name = part.subject == PanelSubject::ErrorRate ? QStringLiteral("errors")
                          : part.subject == PanelSubject::Throughput
                              ? QStringLiteral("requests")
                              : panelSubjectName(part.subject).section(u'-', -1);
        reading.lines.push_back({name, std::move(series)});
        middle *= 2.5;
    }
    return reading;
}
/// A release that moved an alias and the requests in steps, told also by the cluster.
inline QList<DeployMark> sampleMarks()
{
    using enum DeployKind;
    constexpr auto other = DeployMark::Served::Other;
    const auto ago = [](int minutes) { return monitorNow - minutes * monitorMinute; };
    const auto ada = QStringLiteral("ada"), fraud = QStringLiteral("fraud"),
               seven = QStringLiteral("fraud 7"), production = QStringLiteral("production");
    // As deployMarks() has it in words.
    const auto said = [](const char* english, const auto&... places) {
        return recordedText("ph::DeployMark", english).arg(places...).shown;
    };
    const auto moved =
        QCoreApplication::translate("ph::DeployMark", "%1%2 from %3 to %4", "model, @alias, version, version")
            .arg(fraud, QStringLiteral("@champion"), QStringLiteral("6"), QStringLiteral("7"));
    return {
        {Cluster, ago(52), noTime, ago(50), said("%1 changed", fraud), QStringLiteral("argocd")},
        {Release, ago(36), noTime, noTime, said("Release of %1 to %2 begun", seven, production), ada},
        {Alias, ago(35), ago(36), ago(35), moved, ada, other},
        {Release, ago(35), ago(36), ago(35), said("%1 released to %2", seven, production), ada, other},
        {Traffic, ago(34), ago(35), ago(34),
         said("%1 gets %2 % of the requests", seven, QStringLiteral("50")), ada, other},
        {Traffic, ago(33), ago(34), ago(33), said("%1 gets all requests", seven), ada, other},
        {RollBack, ago(6), noTime, noTime,
         said("Asked of the rollout: %1 (%2)", QStringLiteral("roll-back"), QStringLiteral("scores doubled")),
         QStringLiteral("grace")}};
}

} // namespace ph::sample
