#include "models/tables/MonitorWords.h"

#include "models/tables/Format.h"

#include <QCoreApplication>

#include <cmath>

namespace ph {

namespace {

struct MonitorWords {
    Q_DECLARE_TR_FUNCTIONS(ph::MonitorWords)
};

constexpr NumberFormat threeDigits{NumberFormat::Notation::Shortest, 3};

bool isShare(const QString& panelId)
{
    return panelId == QLatin1String("errors") || panelId == QLatin1String("saturation") ||
           panelId == QLatin1String("tool-failures");
}

QString percentWords(double share)
{
    return MonitorWords::tr("%1 %", "share of something").arg(formatNumber(share * 100, threeDigits));
}

QString secondsText(double seconds)
{
    return std::abs(seconds) < 1
               ? MonitorWords::tr("%1 ms", "milliseconds").arg(formatNumber(seconds * 1000, threeDigits))
               : MonitorWords::tr("%1 s", "seconds").arg(formatNumber(seconds, threeDigits));
}

QString burningSentence(const BurnReading& reading)
{
    return MonitorWords::tr("It burns %1 over %2 and %3 over %4; the limit of both is %5.",
                            "burn rate, window, burn rate, window, burn rate")
        .arg(burnText(reading.longBurn), formatDuration(reading.window.longMs), burnText(reading.shortBurn),
             formatDuration(reading.window.shortMs), burnText(reading.window.threshold));
}

} // namespace

QString panelTitle(const QString& panelId)
{
    if (panelId == QLatin1String("latency"))
        return MonitorWords::tr("Latency");
    if (panelId == QLatin1String("errors"))
        return MonitorWords::tr("Error rate");
    if (panelId == QLatin1String("throughput"))
        return MonitorWords::tr("Throughput");
    if (panelId == QLatin1String("saturation"))
        return MonitorWords::tr("Saturation");
    if (panelId == QLatin1String("cost"))
        return MonitorWords::tr("Cost per 1,000 predictions");
    if (panelId == QLatin1String("tokens"))
        return MonitorWords::tr("Tokens");
    if (panelId == QLatin1String("first-token"))
        return MonitorWords::tr("Time to first token");
    if (panelId == QLatin1String("tool-failures"))
        return MonitorWords::tr("Failing tool calls");
    if (panelId == QLatin1String("predictions"))
        return MonitorWords::tr("Predictions");
    if (panelId == QLatin1String("confidence"))
        return MonitorWords::tr("Confidence and scores");
    return MonitorWords::tr("Query");
}

QString panelUnitText(const QString& unit)
{
    if (unit == QLatin1String("s"))
        return MonitorWords::tr("seconds", "unit of an axis");
    if (unit == QLatin1String("1/s"))
        return MonitorWords::tr("a second", "unit of an axis: so many of them");
    if (unit == QLatin1String("currency"))
        return MonitorWords::tr("currency of whoever reckons it", "unit of an axis");
    if (unit == QLatin1String("bucket"))
        return MonitorWords::tr("share by bucket", "unit of a distribution");
    return MonitorWords::tr("share, 0 to 1", "unit of an axis");
}

QString subjectTitle(PanelSubject subject)
{
    switch (subject) {
    case PanelSubject::LatencyMedian:
        return QStringLiteral("p50");
    case PanelSubject::Latency95:
    case PanelSubject::FirstToken95:
        return QStringLiteral("p95");
    case PanelSubject::Latency99:
        return QStringLiteral("p99");
    case PanelSubject::ErrorRate:
        return MonitorWords::tr("errors", "name of a curve");
    case PanelSubject::Throughput:
        return MonitorWords::tr("requests", "name of a curve");
    case PanelSubject::Saturation:
        return MonitorWords::tr("in use", "name of a curve");
    case PanelSubject::CostPerThousand:
        return MonitorWords::tr("cost", "name of a curve");
    case PanelSubject::TokensIn:
        return MonitorWords::tr("in", "name of a curve: tokens that are read");
    case PanelSubject::TokensOut:
        return MonitorWords::tr("out", "name of a curve: tokens that are written");
    case PanelSubject::ToolFailureRate:
        return MonitorWords::tr("failing", "name of a curve");
    case PanelSubject::Predictions:
    case PanelSubject::Confidence:
        break; // has buckets, no curves
    }
    return {};
}

QString panelValueText(double value, const QString& panelId, const QString& unit)
{
    if (!std::isfinite(value))
        return formatNumber(value);
    if (unit == QLatin1String("s"))
        return secondsText(value);
    if (unit == QLatin1String("1/s"))
        return MonitorWords::tr("%1 /s", "so many a second").arg(formatNumber(value, threeDigits));
    return isShare(panelId) ? percentWords(value) : formatNumber(value, threeDigits);
}

QString deployKindTitle(DeployKind kind)
{
    switch (kind) {
    case DeployKind::Release:
        return MonitorWords::tr("Releases", "kind of change");
    case DeployKind::Traffic:
        return MonitorWords::tr("Traffic", "kind of change: shares of the requests");
    case DeployKind::RollBack:
        return MonitorWords::tr("Rollbacks", "kind of change");
    case DeployKind::Alias:
        return MonitorWords::tr("Aliases and stages", "kind of change");
    case DeployKind::Cluster:
        break;
    }
    return MonitorWords::tr("Told by the cluster", "kind of change");
}

QString deployTimeText(const DeployMark& mark)
{
    return mark.afterMs == noTime || mark.afterMs >= mark.atMs
               ? formatLocalTime(mark.atMs)
               : MonitorWords::tr("%1 to %2", "between two times")
                     .arg(formatLocalTime(mark.afterMs), formatLocalTime(mark.atMs));
}

QString alertStateText(Alert::State state)
{
    switch (state) {
    case Alert::State::Pending:
        return MonitorWords::tr("Pending", "state of an alert");
    case Alert::State::Firing:
        return MonitorWords::tr("Firing", "state of an alert");
    case Alert::State::Suppressed:
        return MonitorWords::tr("Suppressed", "state of an alert: nobody is told");
    case Alert::State::Unprocessed:
        return MonitorWords::tr("Just come", "state of an alert");
    case Alert::State::Unknown:
        break;
    }
    return MonitorWords::tr("Unknown", "state of an alert");
}

QString suppressionsText(const QList<Suppression>& suppressions)
{
    QStringList words;
    for (const auto& each : suppressions) {
        switch (each.kind) {
        case Suppression::Kind::Silence:
            words << MonitorWords::tr("silence %1", "why nobody is told of an alert; %1 is a silence's id")
                         .arg(each.by);
            break;
        case Suppression::Kind::Inhibition:
            words << MonitorWords::tr("inhibited by %1",
                                      "why nobody is told of an alert; %1 is another alert")
                         .arg(each.by);
            break;
        case Suppression::Kind::Mute:
            words << MonitorWords::tr("muted by %1", "why nobody is told of an alert; %1 is a time of rest")
                         .arg(each.by);
            break;
        }
    }
    return listText(words);
}

QString silenceStateText(Silence::State state)
{
    switch (state) {
    case Silence::State::Pending:
        return MonitorWords::tr("Pending", "state of a silence: begins later");
    case Silence::State::Active:
        return MonitorWords::tr("Active", "state of a silence");
    case Silence::State::Expired:
        return MonitorWords::tr("Expired", "state of a silence");
    case Silence::State::Unknown:
        break;
    }
    return MonitorWords::tr("Unknown", "state of a silence");
}

QString silenceStandingText(const SilenceLine& line)
{
    switch (line.pending) {
    case SilenceLine::Pending::Creation:
        return MonitorWords::tr("Requested", "a silence that was asked for and not seen yet");
    case SilenceLine::Pending::Expiry:
        return MonitorWords::tr("End requested", "of a silence, and not seen yet");
    case SilenceLine::Pending::None:
        break;
    }
    return silenceStateText(line.silence.state);
}

QString ruleHealthText(MetricRule::Health health)
{
    switch (health) {
    case MetricRule::Health::Ok:
        return MonitorWords::tr("OK", "health of a rule");
    case MetricRule::Health::Failing:
        return MonitorWords::tr("Failing", "health of a rule: it notices nothing");
    case MetricRule::Health::Unknown:
        break;
    }
    return MonitorWords::tr("Unknown", "health of a rule");
}

QString ruleStateText(MetricRule::State state)
{
    switch (state) {
    case MetricRule::State::Inactive:
        return MonitorWords::tr("Inactive", "state of an alerting rule");
    case MetricRule::State::Pending:
        return MonitorWords::tr("Pending", "state of an alerting rule");
    case MetricRule::State::Firing:
        return MonitorWords::tr("Firing", "state of an alerting rule");
    case MetricRule::State::None:
        break;
    }
    return QStringLiteral("–");
}

QString targetHealthText(ScrapeTarget::Health health)
{
    switch (health) {
    case ScrapeTarget::Health::Up:
        return MonitorWords::tr("Up", "health of what is scraped");
    case ScrapeTarget::Health::Down:
        return MonitorWords::tr("Down", "health of what is scraped");
    case ScrapeTarget::Health::Unknown:
        break;
    }
    return MonitorWords::tr("Unknown", "health of what is scraped");
}

QString matchersLine(const QList<LabelMatcher>& matchers)
{
    QStringList texts;
    for (const auto& matcher : matchers)
        texts << matcherText(matcher);
    return texts.join(QStringLiteral(", "));
}

QString labelsLine(const MetricLabels& labels)
{
    QStringList texts;
    for (auto label = labels.begin(); label != labels.end(); ++label)
        texts << matcherText({label.key(), LabelMatcher::Operator::Equal, label.value()});
    return texts.join(QStringLiteral(", "));
}

QString verdictText(ObjectiveState::Verdict verdict)
{
    switch (verdict) {
    case ObjectiveState::Verdict::Ok:
        return MonitorWords::tr("OK", "verdict on an objective");
    case ObjectiveState::Verdict::Ticket:
        return MonitorWords::tr("Ticket", "verdict on an objective: somebody should look soon");
    case ObjectiveState::Verdict::Page:
        return MonitorWords::tr("Page", "verdict on an objective: somebody has to look now");
    case ObjectiveState::Verdict::NoData:
        break;
    }
    return MonitorWords::tr("No data", "verdict on an objective");
}

QString budgetText(const std::optional<double>& budgetLeft)
{
    if (!budgetLeft)
        return MonitorWords::tr("unknown", "how much of an error budget is left");
    return *budgetLeft < 0
               ? MonitorWords::tr("overspent by %1", "error budget").arg(percentWords(-*budgetLeft))
               : MonitorWords::tr("%1 left", "error budget").arg(percentWords(*budgetLeft));
}

QString burnText(const std::optional<double>& burn)
{
    return burn ? QStringLiteral("%1×").arg(formatNumber(*burn, threeDigits))
                : MonitorWords::tr("no data", "a burn rate");
}

QString burnStateText(BurnReading::State state)
{
    switch (state) {
    case BurnReading::State::Calm:
        return MonitorWords::tr("Calm", "a burn rate");
    case BurnReading::State::Burning:
        return MonitorWords::tr("Burning", "a burn rate");
    case BurnReading::State::NoData:
        break;
    }
    return MonitorWords::tr("No data", "a burn rate");
}

QString objectiveExplanation(const ObjectiveLine& line)
{
    if (!line.state)
        return line.trouble.isEmpty() ? MonitorWords::tr("It has not been asked for yet.") : line.trouble;
    QStringList sentences;
    if (!line.trouble.isEmpty())
        sentences << MonitorWords::tr("What is shown is older: %1").arg(line.trouble);
    for (const auto& reading : line.state->readings) {
        if (reading.state == BurnReading::State::Burning)
            sentences << burningSentence(reading);
    }
    if (line.state->verdict == ObjectiveState::Verdict::NoData)
        sentences << MonitorWords::tr(
            "Not every window has numbers, or some are a part only: what is not known "
            "is not well.");
    if (line.state->verdict == ObjectiveState::Verdict::Ok)
        sentences << MonitorWords::tr(
            "In every pair of windows one at least burns no faster than its limit.");
    if (!line.state->budgetLeft)
        sentences << MonitorWords::tr(
            "How much of the budget is left is unknown: there are no numbers over the "
            "whole window.");
    return sentences.join(u' ');
}

} // namespace ph
