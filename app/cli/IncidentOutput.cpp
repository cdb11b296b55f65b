#include "app/cli/IncidentOutput.h"

#include "app/cli/TimelineOutput.h"
#include "models/tables/Format.h"
#include "models/tables/IncidentWords.h"
#include "models/values/PlaceLink.h"
#include "services/incidents/EntryWords.h"
#include "services/release/IsoTime.h"

#include <algorithm>

namespace ph {

namespace {

using IncidentDocument = nlohmann::json;

IncidentDocument numberOrNull(const std::optional<double>& value)
{
    return value ? jsonNumber(*value) : IncidentDocument();
}

IncidentDocument textsJson(const QStringList& texts)
{
    auto list = IncidentDocument::array();
    for (const auto& text : texts)
        list.push_back(jsonText(text));
    return list;
}

QString amountText(const std::optional<double>& amount)
{
    return amount ? QString::number(*amount, 'f', 0) : QStringLiteral("unknown");
}

} // namespace

nlohmann::json incidentJson(const Incident& incident, const QList<IncidentEntry>& entries, std::int64_t nowMs)
{
    const auto impact = impactOf(incident, nowMs);
    IncidentDocument document{{"id", jsonText(incident.id)},
                              {"link", jsonText(placeLink({PlaceLink::Kind::Incident, {}, incident.id}))},
                              {"environment", jsonText(incident.environment)},
                              {"title", jsonText(incident.title)},
                              {"severity", jsonText(incidentSeverityName(incident.severity))},
                              {"state", jsonText(incidentStateName(incident.state))},
                              {"origin",
                               {{"kind", jsonText(incidentOriginName(incident.origin.kind))},
                                {"reference", jsonText(incident.origin.reference)},
                                {"text", jsonText(incident.origin.text)}}},
                              {"opened", jsonTime(incident.openedMs)},
                              {"opened_by", jsonText(incident.openedBy)},
                              {"onset", jsonTime(incident.onsetMs)},
                              {"ended", jsonTime(incident.endedMs)},
                              {"endpoints", textsJson(incident.endpoints)},
                              {"segments", textsJson(incident.segments)},
                              {"traffic_share", numberOrNull(incident.trafficShare)},
                              {"impact",
                               {{"from", jsonTime(impact.fromMs)},
                                {"to", jsonTime(impact.toMs)},
                                {"requests", numberOrNull(impact.requests)},
                                {"failed_requests", numberOrNull(impact.failedRequests)},
                                {"users", numberOrNull(impact.users)},
                                {"cost", numberOrNull(impact.cost)}}}};
    if (entries.isEmpty())
        return document;
    auto& list = document["entries"] = IncidentDocument::array();
    for (const auto& entry : entries) {
        const auto said = entryWords(entry.fact);
        list.push_back({{"id", jsonText(entry.id)},
                        {"at", jsonTime(entry.atMs)},
                        {"by", jsonText(entry.by)},
                        {"kind", jsonText(said.kind)},
                        {"text", jsonText(said.text)}});
    }
    return document;
}

QStringList incidentsLines(const QList<Incident>& incidents, std::int64_t nowMs)
{
    QList<QStringList> rows;
    rows.reserve(incidents.size());
    std::transform(incidents.begin(), incidents.end(), std::back_inserter(rows),
                   [&](const Incident& incident) {
                       return QStringList{incident.id,
                                          incidentSeverityName(incident.severity),
                                          incidentStateName(incident.state),
                                          formatAge(incident.openedMs, nowMs),
                                          terminalText(incident.environment),
                                          terminalText(incident.title)};
                   });
    return alignedLines({QStringLiteral("ID"), QStringLiteral("SEVERITY"), QStringLiteral("STATE"),
                         QStringLiteral("OPENED"), QStringLiteral("ENVIRONMENT"), QStringLiteral("TITLE")},
                        rows);
}

QStringList incidentLines(const Incident& incident, const QList<IncidentEntry>& entries, std::int64_t nowMs)
{
    const auto impact = impactOf(incident, nowMs);
    const auto known = [](const QString& text) { return text.isEmpty() ? QStringLiteral("unknown") : text; };
    const auto joined = [&known](const QStringList& texts) {
        return known(terminalText(texts.join(QStringLiteral(", "))));
    };
    auto lines = QStringList{
        QStringLiteral("%1  %2  %3")
            .arg(incident.id, incidentSeverityName(incident.severity), incidentStateName(incident.state)),
        terminalText(incident.title),
        QStringLiteral("link         %1").arg(placeLink({PlaceLink::Kind::Incident, {}, incident.id})),
        QStringLiteral("environment  %1").arg(terminalText(incident.environment)),
        QStringLiteral("began        %1").arg(known(isoText(incident.onsetMs))),
        QStringLiteral("ended        %1")
            .arg(incident.endedMs == noTime ? QStringLiteral("it goes on") : isoText(incident.endedMs)),
        QStringLiteral("endpoints    %1").arg(joined(incident.endpoints)),
        QStringLiteral("segments     %1").arg(joined(incident.segments)),
        QStringLiteral("affected     %1 requests, %2 failed, %3 users, cost %4")
            .arg(amountText(impact.requests), amountText(impact.failedRequests), amountText(impact.users),
                 amountText(impact.cost)),
        QString()};
    QList<QStringList> rows;
    rows.reserve(entries.size());
    for (const auto& entry : entries) {
        const auto said = entryWords(entry.fact);
        rows.append({isoText(entry.atMs), said.kind, terminalText(entry.by), terminalText(said.text)});
    }
    return lines + alignedLines({QStringLiteral("TIME"), QStringLiteral("WHAT"), QStringLiteral("BY"),
                                 QStringLiteral("TEXT")},
                                rows);
}

nlohmann::json suspectsJson(const Incident& incident, const SuspectQuestion& question,
                            const TimelineTable& table, const std::vector<Suspect>& suspects)
{
    auto list = nlohmann::json::array();
    for (const auto& suspect : suspects) {
        auto document = timelineItemJson(table.item(suspect.row));
        document.update({{"score", jsonNumber(suspect.score)},
                         {"parts",
                          {{"closeness", jsonNumber(suspect.parts.closeness)},
                           {"certainty", jsonNumber(suspect.parts.certainty)},
                           {"overlap", jsonNumber(suspect.parts.overlap)},
                           {"weight", jsonNumber(suspect.parts.weight)}}},
                         {"lead_ms", suspect.leadMs},
                         {"most_lead_ms", suspect.mostLeadMs},
                         {"alike", suspect.alike},
                         {"why", suspectKind(table.kind(suspect.row)).why}});
        list.push_back(std::move(document));
    }
    return {{"incident", jsonText(incident.id)},
            {"onset", jsonTime(question.onsetMs)},
            {"onset_known", incident.onsetMs != noTime},
            {"look_back_ms", question.lookBackMs},
            {"suspects", list}};
}

QStringList suspectsLines(const TimelineTable& table, const std::vector<Suspect>& suspects)
{
    QList<QStringList> rows;
    rows.reserve(qsizetype(suspects.size()));
    for (const auto& suspect : suspects) {
        const auto item = table.item(suspect.row);
        rows.append({QString::number(suspect.score, 'f', 2),
                     suspectLeadText(suspect.leadMs, suspect.mostLeadMs), timelineKindName(item.kind),
                     terminalText(scopeText(item.scope)), terminalText(item.title),
                     terminalText(item.reference)});
    }
    return alignedLines({QStringLiteral("SCORE"), QStringLiteral("BEFORE"), QStringLiteral("KIND"),
                         QStringLiteral("CONCERNS"), QStringLiteral("WHAT"), QStringLiteral("EVIDENCE")},
                        rows);
}

} // namespace ph
