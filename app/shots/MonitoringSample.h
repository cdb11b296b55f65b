#pragma once

#include "models/charts/MetricPanel.h"
#include "models/values/MonitorLines.h"

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
    silenced.because = {QStringLiteral("silence 251870f7")};
    auto inhibited = alertLine(QStringLiteral("LatencyHigh"), Alert::State::Suppressed);
    inhibited.because = {QStringLiteral("inhibited by ErrorsHigh{model=\"fraud\", severity=\"page\"}")};
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
/// The metrics of an InferenceService behind a mesh.
inline QList<MetricPanel> samplePanels()
{
    return metricPanels(panelsFor({QStringLiteral("payments"), QStringLiteral("fraud"), {}},
                                  {QStringLiteral("istio_requests_total"),
                                   QStringLiteral("istio_request_duration_milliseconds_bucket"),
                                   QStringLiteral("istio_request_duration_milliseconds_count")}));
}
inline PanelReading sampleReading(const MetricPanel& panel)
{
    PanelReading reading;
    reading.window = sampleHour();
    reading.answeredMs = monitorNow;
    const bool isShare = panel.id == QLatin1String("errors");
    double middle = isShare ? 0.02 : panel.id == QLatin1String("throughput") ? 120 : 0.08;
    int nth = 0;
    for (const auto& part : panel.parts) {
        if (part.expression.isEmpty())
            continue;
        auto series = wave(middle, middle / 5, nth++);
        if (isShare)
            series.values[180] = std::nan("");
        reading.lines.push_back({QStringLiteral("p%1").arg(nth), std::move(series)});
        middle *= 2.5;
    }
    return reading;
}
inline QList<DeployMark> sampleMarks()
{
    return {{monitorNow - 35 * monitorMinute, QStringLiteral("fraud 7 released to production")}};
}

} // namespace ph::sample
