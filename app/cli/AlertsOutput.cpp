#include "app/cli/AlertsOutput.h"

#include "app/cli/MetricsOutput.h"
#include "models/tables/Format.h"
#include "models/tables/MonitorWords.h"

namespace ph {

namespace {

nlohmann::json alertTextsJson(const QStringList& texts)
{
    auto list = nlohmann::json::array();
    for (const auto& text : texts)
        list.push_back(jsonText(text));
    return list;
}

} // namespace

nlohmann::json alertJson(const Alert& alert, const QString& connection)
{
    return {{"connection", jsonText(connection)},
            {"fingerprint", jsonText(alert.fingerprint)},
            {"name", jsonText(alertName(alert))},
            {"state", jsonText(alertStateName(alert.state))},
            {"labels", labelsJson(alert.labels)},
            {"annotations", labelsJson(alert.annotations)},
            {"starts", jsonTime(alert.startsAtMs)},
            {"ends", jsonTime(alert.endsAtMs)},
            {"updated", jsonTime(alert.updatedAtMs)},
            {"silenced_by", alertTextsJson(alert.silencedBy)},
            {"inhibited_by", alertTextsJson(alert.inhibitedBy)},
            {"muted_by", alertTextsJson(alert.mutedBy)},
            {"receivers", alertTextsJson(alert.receivers)},
            {"generator_url", jsonText(alert.generatorUrl)}};
}

QStringList alertsLines(const std::vector<AlertsShown>& shown, std::int64_t nowMs)
{
    QList<QStringList> rows;
    for (const auto& [connection, alerts] : shown) {
        for (const auto& alert : alerts)
            rows.append({terminalText(connection), alertStateName(alert.state),
                         terminalText(alertName(alert)), formatSeenAge(alert.startsAtMs, nowMs),
                         terminalText(suppressionsText(suppressions(alert, alerts))),
                         terminalText(alert.receivers.join(QLatin1String(", "))),
                         terminalText(metricText(labelsBesideName(alert)))});
    }
    return alignedLines({QStringLiteral("CONNECTION"), QStringLiteral("STATE"), QStringLiteral("ALERT"),
                         QStringLiteral("SINCE"), QStringLiteral("NOT TOLD BECAUSE"),
                         QStringLiteral("RECEIVERS"), QStringLiteral("LABELS")},
                        rows);
}

nlohmann::json silenceJson(const Silence& silence)
{
    auto matchers = nlohmann::json::array();
    for (const auto& matcher : silence.matchers)
        matchers.push_back(jsonText(matcherText(matcher)));
    return {{"id", jsonText(silence.id)},
            {"state", jsonText(silenceStateName(silence.state))},
            {"matchers", std::move(matchers)},
            {"starts", jsonTime(silence.startsAtMs)},
            {"ends", jsonTime(silence.endsAtMs)},
            {"updated", jsonTime(silence.updatedAtMs)},
            {"created_by", jsonText(silence.createdBy)},
            {"comment", jsonText(silence.comment)}};
}

QString matchersText(const QList<LabelMatcher>& matchers)
{
    QStringList texts;
    for (const auto& matcher : matchers)
        texts << matcherText(matcher);
    return texts.join(QLatin1String(", "));
}

QStringList silencesLines(const std::vector<Silence>& silences, std::int64_t nowMs)
{
    QList<QStringList> rows;
    for (const auto& silence : silences)
        rows.append({terminalText(silence.id), silenceStateName(silence.state),
                     formatAge(silence.endsAtMs, nowMs), terminalText(silence.createdBy),
                     terminalText(matchersText(silence.matchers)), terminalText(silence.comment)});
    return alignedLines({QStringLiteral("ID"), QStringLiteral("STATE"), QStringLiteral("ENDS"),
                         QStringLiteral("BY"), QStringLiteral("ALERTS"), QStringLiteral("REASON")},
                        rows);
}

void noteAlertFaults(CommandLine& line, const QString& connection, const std::vector<ItemFault>& faults)
{
    for (const auto& fault : faults)
        line.note(
            QStringLiteral("%1: %2: %3")
                .arg(terminalText(connection), terminalText(fault.item), terminalText(fault.error.detail)));
    if (!faults.empty() && line.exitCode == ExitCode::Ok)
        line.exitCode = ExitCode::Partial;
}

} // namespace ph
