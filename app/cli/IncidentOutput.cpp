#include "app/cli/IncidentOutput.h"

#include "app/cli/TimelineOutput.h"
#include "models/tables/Format.h"
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

QString standingName(IncidentContained::Standing standing)
{
    switch (standing) {
    case IncidentContained::Standing::Asked:
        return QStringLiteral("requested");
    case IncidentContained::Standing::Seen:
        return QStringLiteral("seen");
    case IncidentContained::Standing::Failed:
        return QStringLiteral("failed");
    }
    return {};
}

/// What an entry says, in one line: a word for its kind, and the text.
struct EntryWords {
    QStringList operator()(const IncidentOpened& opened) const
    {
        const auto because =
            opened.origin.kind == IncidentOrigin::Kind::Hand
                ? QString()
                : QStringLiteral(" (%1: %2)").arg(incidentOriginName(opened.origin.kind), opened.origin.text);
        return {QStringLiteral("opened"), opened.title + because};
    }
    QStringList operator()(const IncidentChanged& change) const
    {
        QStringList said;
        const auto say = [&said](const char* name, const QString& value) {
            said.append(QStringLiteral("%1 %2").arg(QLatin1String(name), value));
        };
        const auto sayNumber = [&say](const char* name, const std::optional<double>& value) {
            if (value)
                say(name, QString::number(*value, 'g', 6));
        };
        if (change.title)
            say("title", *change.title);
        if (change.severity)
            say("severity", incidentSeverityName(*change.severity));
        if (change.onsetMs)
            say("onset", isoText(*change.onsetMs));
        if (change.endpoints)
            say("endpoints", change.endpoints->join(QStringLiteral(", ")));
        if (change.segments)
            say("segments", change.segments->join(QStringLiteral(", ")));
        sayNumber("traffic share", change.trafficShare);
        sayNumber("requests a second", change.requestsPerSecond);
        sayNumber("requests a user", change.requestsPerUser);
        sayNumber("cost of an error", change.costPerError);
        sayNumber("error share", change.errorShare);
        return {QStringLiteral("changed"), said.join(QStringLiteral("; "))};
    }
    QStringList operator()(const IncidentNoted& note) const { return {QStringLiteral("note"), note.text}; }
    QStringList operator()(const IncidentJudged& judged) const
    {
        const auto* word = judged.word == IncidentJudged::Word::Confirmed ? "confirmed" : "overruled";
        auto text = QStringLiteral("%1: %2").arg(judged.step, judged.verdict);
        if (!judged.reason.isEmpty())
            text += QStringLiteral(" – ") + judged.reason;
        return {QLatin1String(word), text};
    }
    QStringList operator()(const IncidentContained& act) const
    {
        auto text = QStringLiteral("%1 of %2 %3").arg(act.act, act.target, standingName(act.standing));
        if (!act.text.isEmpty())
            text += QStringLiteral(": ") + act.text;
        return {QStringLiteral("contained"), text};
    }
    QStringList operator()(const IncidentEnded& end) const { return {QStringLiteral("ended"), end.text}; }
    QStringList operator()(const IncidentReopened& again) const
    {
        return {QStringLiteral("reopened"), again.reason};
    }
    QStringList operator()(const IncidentClosed& closing) const
    {
        return {QStringLiteral("closed"), closing.trial};
    }
};

QString leadText(const Suspect& suspect)
{
    const auto text = [](std::int64_t ms) { return formatDuration(std::max<std::int64_t>(0, ms)); };
    return suspect.leadMs == suspect.mostLeadMs
               ? text(suspect.leadMs)
               : QStringLiteral("%1 … %2").arg(text(suspect.leadMs), text(suspect.mostLeadMs));
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
        const auto said = std::visit(EntryWords{}, entry.fact);
        list.push_back({{"id", jsonText(entry.id)},
                        {"at", jsonTime(entry.atMs)},
                        {"by", jsonText(entry.by)},
                        {"kind", jsonText(said[0])},
                        {"text", jsonText(said[1])}});
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
        const auto said = std::visit(EntryWords{}, entry.fact);
        rows.append({isoText(entry.atMs), said[0], terminalText(entry.by), terminalText(said[1])});
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
        rows.append({QString::number(suspect.score, 'f', 2), leadText(suspect), timelineKindName(item.kind),
                     terminalText(scopeText(item.scope)), terminalText(item.title),
                     terminalText(item.reference)});
    }
    return alignedLines({QStringLiteral("SCORE"), QStringLiteral("BEFORE"), QStringLiteral("KIND"),
                         QStringLiteral("CONCERNS"), QStringLiteral("WHAT"), QStringLiteral("EVIDENCE")},
                        rows);
}

} // namespace ph
