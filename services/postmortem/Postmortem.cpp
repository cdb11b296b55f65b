#include "services/postmortem/Postmortem.h"

#include "services/diagnosis/RuleTrial.h"
#include "services/incidents/EntryWords.h"
#include "services/log/Redaction.h"

#include <QDateTime>

#include <algorithm>
#include <iterator>

namespace ph {

namespace {

constexpr std::int64_t postmortemHour = 3'600'000, beforeOnsetMs = 2 * postmortemHour,
                       afterEndMs = postmortemHour,
                       onsetSlackMs = 60'000; ///< an alert may be told to fire a little before
constexpr std::size_t mostMoments = 200, mostCauses = 3;

QString momentText(std::int64_t ms)
{
    return ms == noTime ? QStringLiteral("unknown")
                        : QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC)
                              .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss 'UTC'"));
}

QString orUnknown(const QStringList& texts)
{
    return texts.isEmpty() ? QStringLiteral("unknown") : texts.join(QStringLiteral(", "));
}

/// When it is over, or now.
std::int64_t lastMoment(const PostmortemRecord& record)
{
    return record.incident.endedMs == noTime ? record.nowMs : record.incident.endedMs;
}

QStringList factsOf(const PostmortemRecord& record)
{
    const auto& incident = record.incident;
    const auto& onset = incident.onsetMs;
    QStringList facts{
        QStringLiteral("Incident %1, %2, %3")
            .arg(incident.id, incidentSeverityName(incident.severity), incidentStateName(incident.state)),
        QStringLiteral("Environment: %1").arg(incident.environment),
        QStringLiteral("Began: %1").arg(momentText(onset)),
        onset == noTime ? QStringLiteral("Opened: %1").arg(momentText(incident.openedMs))
                        : QStringLiteral("Opened: %1, %2 after it began")
                              .arg(momentText(incident.openedMs), spanText(incident.openedMs - onset))};
    if (incident.endedMs == noTime)
        facts << QStringLiteral("It goes on.");
    else
        facts << (onset == noTime
                      ? QStringLiteral("Ended: %1").arg(momentText(incident.endedMs))
                      : QStringLiteral("Ended: %1, after %2")
                            .arg(momentText(incident.endedMs), spanText(incident.endedMs - onset)));
    return facts;
}

QStringList impactLines(const PostmortemRecord& record)
{
    const auto& incident = record.incident;
    const auto impact = impactOf(incident, record.nowMs);
    const auto amount = [](const char* what, const std::optional<double>& value, const char* why) {
        return value ? QStringLiteral("%1: about %2").arg(QLatin1String(what)).arg(*value, 0, 'f', 0)
                     : QStringLiteral("%1: unknown (%2)").arg(QLatin1String(what), QLatin1String(why));
    };
    return {
        QStringLiteral("Endpoints: %1").arg(orUnknown(incident.endpoints)),
        QStringLiteral("Segments: %1").arg(orUnknown(incident.segments)),
        amount("Affected requests", impact.requests, "the rate or the share of the requests is not known"),
        amount("Failed requests", impact.failedRequests, "the share of errors is not known"),
        amount("Affected users", impact.users, "the requests of a user are not known"),
        amount("Cost", impact.cost, "the cost of an error is not known")};
}

/// What was told of the incident's own things while it lasted and shortly before and after, by rows of the
/// table.
std::vector<std::uint32_t> ownRows(const PostmortemRecord& record)
{
    const auto& table = *record.past.table;
    const ConcernOf concern(table, record.diagnosis.question.scope);
    std::vector<std::uint32_t> rows;
    const auto until = lastMoment(record) + afterEndMs;
    for (auto row = table.firstFrom(record.diagnosis.question.onsetMs - beforeOnsetMs);
         row < table.size() && table.atMs(row) <= until; ++row) {
        if (concern(table.scopes()[table.scopeOf(row)]) == Concern::Itself)
            rows.push_back(row);
    }
    return rows;
}

QStringList symptomLines(const PostmortemRecord& record, const std::vector<std::uint32_t>& rows)
{
    const auto& table = *record.past.table;
    QStringList lines{record.incident.title};
    for (const auto row : rows) {
        const bool isSymptom = table.role(row) == TimelineRole::Symptom &&
                               table.severity(row) != TimelineSeverity::Info &&
                               table.atMs(row) >= record.diagnosis.question.onsetMs - onsetSlackMs;
        if (!isSymptom || lines.size() > 5)
            continue;
        const auto item = table.item(row);
        lines << QStringLiteral("%1 (%2, seen by %3)").arg(item.title, momentText(item.atMs), item.source);
    }
    return lines;
}

QString suspectLine(const TimelineTable& table, const Suspect& suspect)
{
    const auto item = table.item(suspect.row);
    return QStringLiteral("%1, %2 before it began (%3, score %4, evidence %5)")
        .arg(item.title, spanText(suspect.leadMs), timelineKindName(item.kind))
        .arg(suspect.score, 0, 'f', 2)
        .arg(item.reference.isEmpty() ? QStringLiteral("none") : item.reference);
}

QStringList causeLines(const PostmortemRecord& record)
{
    QStringList lines;
    for (const auto& finding : record.diagnosis.steps) {
        if (finding.judged && finding.judged->verdict == QLatin1String("cause"))
            lines << QStringLiteral("%1: %2").arg(finding.step.title, finding.judged->reason.isEmpty()
                                                                          ? finding.judged->seen
                                                                          : finding.judged->reason);
    }
    if (!lines.isEmpty())
        return lines;
    lines << QStringLiteral("Nobody has said yet what the cause was. What is suspected, by what is known:");
    for (std::size_t i = 0; i < std::min(mostCauses, record.suspects.size()); ++i)
        lines << suspectLine(*record.past.table, record.suspects[i]);
    if (record.suspects.empty())
        lines = QStringList{QStringLiteral("Unknown: nothing is known to have changed before it began.")};
    return lines;
}

QString containmentText(const ContainmentRecord& act)
{
    const auto asked = QStringLiteral("%1 of %2, asked for at %3")
                           .arg(act.last.act, act.last.target, momentText(act.askedMs));
    switch (act.last.standing) {
    case IncidentContained::Standing::Seen:
        return QStringLiteral("%1, seen to be done at %2").arg(asked, momentText(act.lastMs));
    case IncidentContained::Standing::Failed:
        return QStringLiteral("%1, failed: %2")
            .arg(asked, act.last.text.isEmpty() ? QStringLiteral("no reason was given") : act.last.text);
    case IncidentContained::Standing::Contradicted:
        return QStringLiteral("%1; at %2 what was there spoke against it: %3")
            .arg(asked, momentText(act.lastMs), act.last.text);
    case IncidentContained::Standing::Asked:
    case IncidentContained::Standing::NotYet:
        break;
    }
    return asked + QStringLiteral(", never seen to be done");
}

QStringList actionLines(const Incident& incident)
{
    QStringList lines;
    for (const auto& act : incident.containment)
        lines << containmentText(act);
    return lines.isEmpty() ? QStringList{QStringLiteral("Nothing that was done against it is in the record.")}
                           : lines;
}

QStringList validationLines(const PostmortemRecord& record)
{
    QStringList lines;
    for (const auto& entry : record.entries) {
        if (const auto* ended = std::get_if<IncidentEnded>(&entry.fact))
            lines << QStringLiteral("%1: %2").arg(
                momentText(ended->endedMs),
                ended->text.isEmpty()
                    ? QStringLiteral("users are well again, without a word of how that is known")
                    : ended->text);
        else if (const auto* reopened = std::get_if<IncidentReopened>(&entry.fact))
            lines << QStringLiteral("Reopened at %1: %2").arg(momentText(entry.atMs), reopened->reason);
    }
    return lines.isEmpty() ? QStringList{QStringLiteral("Nobody has said yet that users are well again.")}
                           : lines;
}

QStringList workedLines(const PostmortemRecord& record, const std::vector<std::uint32_t>& rows)
{
    const auto& table = *record.past.table;
    QStringList lines;
    const auto alert = std::find_if(rows.begin(), rows.end(), [&](std::uint32_t row) {
        return table.kind(row) == TimelineKind::Alert && table.role(row) == TimelineRole::Symptom &&
               table.atMs(row) >= record.diagnosis.question.onsetMs - onsetSlackMs &&
               table.atMs(row) <= record.incident.openedMs;
    });
    if (alert != rows.end())
        lines << QStringLiteral("An alert told of it before somebody opened it: %1.")
                     .arg(table.item(*alert).title);
    for (const auto& act : record.incident.containment) {
        if (act.last.standing == IncidentContained::Standing::Seen)
            lines << QStringLiteral("%1 took hold within %2.")
                         .arg(act.last.act, spanText(act.lastMs - act.askedMs));
    }
    if (record.incident.state == IncidentState::Closed && !record.incident.trial.isEmpty())
        lines << QStringLiteral("It left a rule, tried on its own data: %1").arg(record.incident.trial);
    return lines.isEmpty()
               ? QStringList{QStringLiteral("The record tells of nothing; whoever was there may know.")}
               : lines;
}

QStringList factorLines(const PostmortemRecord& record)
{
    QStringList lines;
    for (const auto& finding : record.diagnosis.steps) {
        const bool isWell = finding.judged && finding.judged->verdict == QLatin1String("well");
        if (!isWell && (finding.verdict == StepVerdict::Bad || finding.verdict == StepVerdict::Suspicious))
            lines << QStringLiteral("%1: %2").arg(finding.step.title, findingText(finding));
    }
    return lines.isEmpty() ? QStringList{QStringLiteral("None was found in what was cached.")} : lines;
}

/// What is owed: each is a task that somebody can take.
QStringList owedLines(const PostmortemRecord& record)
{
    const auto& incident = record.incident;
    QStringList lines;
    if (incident.state != IncidentState::Closed)
        lines << QStringLiteral("Close it with a rule: pilothouse incident rule %1 proposes one.")
                     .arg(incident.id);
    for (const auto& act : incident.containment) {
        if (act.last.standing != IncidentContained::Standing::Seen)
            lines << QStringLiteral("Find out why %1 of %2 was not seen to be done.")
                         .arg(act.last.act, act.last.target);
    }
    for (const auto& finding : record.diagnosis.steps) {
        if (finding.verdict == StepVerdict::NoData && !finding.judged)
            lines << QStringLiteral("Watch what \"%1\" goes by: nobody had looked.").arg(finding.step.title);
    }
    if (incident.onsetMs == noTime)
        lines << QStringLiteral("Find out when it began.");
    const auto impact = impactOf(incident, record.nowMs);
    if (!impact.requests || !impact.failedRequests)
        lines << QStringLiteral("Measure how many requests were affected, and how many failed.");
    if (incident.onsetMs != noTime && incident.openedMs - incident.onsetMs > postmortemHour / 2)
        lines << QStringLiteral("It took %1 until it was opened: see what would have told of it sooner.")
                     .arg(spanText(incident.openedMs - incident.onsetMs));
    return lines.isEmpty() ? QStringList{QStringLiteral("The record owes nothing.")} : lines;
}

void addTimeline(Postmortem& draft, const PostmortemRecord& record, const std::vector<std::uint32_t>& rows)
{
    for (const auto& entry : record.entries) {
        const auto* noted = std::get_if<IncidentNoted>(&entry.fact);
        const auto atMs = noted && noted->aboutMs != noTime ? noted->aboutMs : entry.atMs;
        const auto said = entryWords(entry.fact);
        draft.timeline.append({atMs, QStringLiteral("%1: %2").arg(said.kind, said.text), entry.by});
    }
    const auto& table = *record.past.table;
    std::vector<std::uint32_t> listed; // notes stand there already, as entries
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(listed), [&](std::uint32_t row) {
        return table.kind(row) != TimelineKind::Note && table.role(row) != TimelineRole::Remark;
    });
    // Where there are too many, what followed must not go before what is small.
    std::stable_sort(listed.begin(), listed.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return table.severity(a) > table.severity(b); });
    listed.resize(std::min(listed.size(), mostMoments));
    const auto notes = std::count_if(
        rows.begin(), rows.end(), [&](std::uint32_t row) { return table.kind(row) == TimelineKind::Note; });
    draft.momentsLeftOut = rows.size() - listed.size() - std::size_t(notes);
    for (const auto row : listed) {
        const auto item = table.item(row);
        draft.timeline.append(
            {item.atMs, QStringLiteral("%1: %2").arg(timelineKindName(item.kind), item.title), item.source});
    }
    std::stable_sort(draft.timeline.begin(), draft.timeline.end(),
                     [](const PostmortemMoment& a, const PostmortemMoment& b) { return a.atMs < b.atMs; });
}

struct SaidText {
    QString operator()(const IncidentNoted& noted) const { return noted.text; }
    QString operator()(const IncidentJudged& judged) const { return judged.reason; }
    QString operator()(const IncidentContained& act) const { return act.text; }
    QString operator()(const IncidentEnded& ended) const { return ended.text; }
    QString operator()(const IncidentReopened& again) const { return again.reason; }
    template <class Other>
    QString operator()(const Other&) const
    {
        return {};
    }
};

/// People paste what they see, keys among it; a postmortem is mailed around.
void hideSecrets(Postmortem& draft)
{
    const auto hide = [](QStringList& texts) {
        for (auto& text : texts)
            text = redact(text);
    };
    draft.title = redact(draft.title);
    hide(draft.facts);
    hide(draft.wording);
    for (auto& section : draft.sections)
        hide(section.lines);
    for (auto& moment : draft.timeline) {
        moment.what = redact(moment.what);
        moment.source = redact(moment.source);
    }
}

} // namespace

Postmortem draftPostmortem(const PostmortemRecord& record)
{
    const auto rows = ownRows(record);
    Postmortem draft;
    draft.title = record.incident.title;
    draft.facts = factsOf(record);
    draft.sections = {{QStringLiteral("Impact"), impactLines(record)},
                      {QStringLiteral("Symptom"), symptomLines(record, rows)},
                      {QStringLiteral("Cause"), causeLines(record)},
                      {QStringLiteral("Action"), actionLines(record.incident)},
                      {QStringLiteral("Validation"), validationLines(record)},
                      {QStringLiteral("What worked"), workedLines(record, rows)},
                      {QStringLiteral("Contributing factors"), factorLines(record)},
                      {QStringLiteral("Action items"), owedLines(record)}};
    addTimeline(draft, record, rows);
    QStringList said{record.incident.title};
    for (const auto& entry : record.entries)
        said << std::visit(SaidText{}, entry.fact);
    draft.wording = blamingWords(said);
    hideSecrets(draft);
    return draft;
}

} // namespace ph
