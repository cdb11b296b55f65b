#include "services/postmortem/Postmortem.h"

#include "services/diagnosis/RuleTrial.h"
#include "services/incidents/EntryWords.h"
#include "services/log/Redaction.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <iterator>

namespace ph {

struct PostmortemTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::PostmortemDraft)
};

namespace {

constexpr std::int64_t postmortemHour = 3'600'000;
constexpr std::int64_t beforeOnsetMs = 2 * postmortemHour;
constexpr std::int64_t afterEndMs = postmortemHour;
constexpr std::int64_t onsetSlackMs = postmortemHour / 60; // an alert may be told to fire a little before
constexpr int mostMoments = 200;
constexpr int mostCauses = 3;

QString orUnknown(const QString& text)
{
    return text.isEmpty() ? QCoreApplication::translate("ph::PostmortemDraft", "unknown") : text;
}

/// When it is over, or now.
std::int64_t lastMoment(const PostmortemRecord& record)
{
    return record.incident.endedMs == noTime ? record.nowMs : record.incident.endedMs;
}

QStringList factsOf(const PostmortemRecord& record, const PostmortemSpeech& speech)
{
    const auto& incident = record.incident;
    const auto& onset = incident.onsetMs;
    QStringList facts{
        //: %1 is an incident's id, %2 how severe it is, %3 whether it goes on
        PostmortemTexts::tr("Incident %1, %2, %3")
            .arg(incident.id, speech.severity(incident.severity), speech.state(incident.state)),
        PostmortemTexts::tr("Environment: %1").arg(incident.environment),
        //: An incident; %1 is a time, as in the next ones
        PostmortemTexts::tr("Began: %1").arg(postmortemTime(onset)),
        onset == noTime
            ? PostmortemTexts::tr("Opened: %1").arg(postmortemTime(incident.openedMs))
            //: %2 is a span of time
            : PostmortemTexts::tr("Opened: %1, %2 after it began")
                  .arg(postmortemTime(incident.openedMs), speech.span(incident.openedMs - onset))};
    if (incident.endedMs == noTime)
        facts << PostmortemTexts::tr("It goes on.");
    else
        facts << (onset == noTime
                      ? PostmortemTexts::tr("Ended: %1").arg(postmortemTime(incident.endedMs))
                      //: %2 is a span of time
                      : PostmortemTexts::tr("Ended: %1, after %2")
                            .arg(postmortemTime(incident.endedMs), speech.span(incident.endedMs - onset)));
    return facts;
}

QString amountLine(const QString& what, const std::optional<double>& value, const QString& why)
{
    //: %1 is what is counted, %2 a number
    return value ? PostmortemTexts::tr("%1: about %2").arg(what).arg(*value, 0, 'f', 0)
                 //: %1 is what is counted, %2 why it is not known
                 : PostmortemTexts::tr("%1: unknown (%2)").arg(what, why);
}

QStringList impactLines(const PostmortemRecord& record)
{
    const auto& incident = record.incident;
    const auto impact = impactOf(incident, record.nowMs);
    return {
        PostmortemTexts::tr("Endpoints: %1").arg(orUnknown(incident.endpoints.join(QStringLiteral(", ")))),
        PostmortemTexts::tr("Segments: %1").arg(orUnknown(incident.segments.join(QStringLiteral(", ")))),
        amountLine(PostmortemTexts::tr("Affected requests"), impact.requests,
                   PostmortemTexts::tr("the rate or the share of the requests is not known")),
        amountLine(PostmortemTexts::tr("Failed requests"), impact.failedRequests,
                   PostmortemTexts::tr("the share of errors is not known")),
        amountLine(PostmortemTexts::tr("Affected users"), impact.users,
                   PostmortemTexts::tr("the requests of a user are not known")),
        amountLine(PostmortemTexts::tr("Cost"), impact.cost,
                   PostmortemTexts::tr("the cost of an error is not known"))};
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

QStringList symptomLines(const PostmortemRecord& record, const std::vector<std::uint32_t>& rows,
                         const PostmortemSpeech& speech)
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
        //: %1 is what happened, %2 a time, %3 a connection
        lines << PostmortemTexts::tr("%1 (%2, seen by %3)")
                     .arg(speech.title(item), postmortemTime(item.atMs), item.source);
    }
    return lines;
}

QString suspectLine(const TimelineTable& table, const Suspect& suspect, const PostmortemSpeech& speech)
{
    const auto item = table.item(suspect.row);
    //: %1 is what happened, %2 a span of time, %3 its kind, %4 a number, %5 where it is kept
    return PostmortemTexts::tr("%1, %2 before it began (%3, score %4, evidence %5)")
        .arg(speech.title(item), speech.span(suspect.leadMs), speech.kind(item.kind))
        .arg(suspect.score, 0, 'f', 2)
        .arg(item.reference.isEmpty() ? PostmortemTexts::tr("none", "evidence") : item.reference);
}

QStringList causeLines(const PostmortemRecord& record, const PostmortemSpeech& speech)
{
    QStringList lines;
    for (const auto& finding : record.diagnosis.steps) {
        if (finding.judged && finding.judged->verdict == QLatin1String("cause"))
            lines << speech.pair(speech.step(finding.step), finding.judged->reason.isEmpty()
                                                                ? finding.judged->seen
                                                                : finding.judged->reason);
    }
    if (!lines.isEmpty())
        return lines;
    lines << PostmortemTexts::tr(
        "Nobody has said yet what the cause was. What is suspected, by what is known:");
    for (std::size_t i = 0; i < std::min(std::size_t(mostCauses), record.suspects.size()); ++i)
        lines << suspectLine(*record.past.table, record.suspects[i], speech);
    if (record.suspects.empty())
        lines =
            QStringList{PostmortemTexts::tr("Unknown: nothing is known to have changed before it began.")};
    return lines;
}

QString containmentText(const ContainmentRecord& act, const PostmortemSpeech& speech)
{
    //: %1 is what was done against an incident, %2 at what, %3 a time
    const auto asked = PostmortemTexts::tr("%1 of %2, asked for at %3")
                           .arg(speech.act(act.last.act), act.last.target, postmortemTime(act.askedMs));
    switch (act.last.standing) {
    case IncidentContained::Standing::Seen:
        //: %1 is what was done and when, as in the next ones
        return PostmortemTexts::tr("%1, seen to be done at %2").arg(asked, postmortemTime(act.lastMs));
    case IncidentContained::Standing::Failed:
        return PostmortemTexts::tr("%1, failed: %2")
            .arg(asked, act.last.text.isEmpty() ? PostmortemTexts::tr("no reason was given")
                                                : speech.outcome(act.last));
    case IncidentContained::Standing::Contradicted:
        return PostmortemTexts::tr("%1; at %2 what was there spoke against it: %3")
            .arg(asked, postmortemTime(act.lastMs), speech.outcome(act.last));
    case IncidentContained::Standing::Asked:
    case IncidentContained::Standing::NotYet:
        break;
    }
    return PostmortemTexts::tr("%1, never seen to be done").arg(asked);
}

QStringList actionLines(const Incident& incident, const PostmortemSpeech& speech)
{
    QStringList lines;
    for (const auto& act : incident.containment)
        lines << containmentText(act, speech);
    return lines.isEmpty()
               ? QStringList{PostmortemTexts::tr("Nothing that was done against it is in the record.")}
               : lines;
}

QStringList validationLines(const PostmortemRecord& record, const PostmortemSpeech& speech)
{
    QStringList lines;
    for (const auto& entry : record.entries) {
        if (const auto* ended = std::get_if<IncidentEnded>(&entry.fact))
            lines << speech.pair(
                postmortemTime(ended->endedMs),
                ended->text.isEmpty()
                    ? PostmortemTexts::tr("users are well again, without a word of how that is known")
                    : ended->text);
        else if (const auto* reopened = std::get_if<IncidentReopened>(&entry.fact))
            //: %1 is a time, %2 why
            lines << PostmortemTexts::tr("Reopened at %1: %2")
                         .arg(postmortemTime(entry.atMs), reopened->reason);
    }
    return lines.isEmpty()
               ? QStringList{PostmortemTexts::tr("Nobody has said yet that users are well again.")}
               : lines;
}

QStringList workedLines(const PostmortemRecord& record, const std::vector<std::uint32_t>& rows,
                        const PostmortemSpeech& speech)
{
    const auto& table = *record.past.table;
    QStringList lines;
    const auto alert = std::find_if(rows.begin(), rows.end(), [&](std::uint32_t row) {
        return table.kind(row) == TimelineKind::Alert && table.role(row) == TimelineRole::Symptom &&
               table.atMs(row) >= record.diagnosis.question.onsetMs - onsetSlackMs &&
               table.atMs(row) <= record.incident.openedMs;
    });
    if (alert != rows.end())
        //: %1 is an alert
        lines << PostmortemTexts::tr("An alert told of it before somebody opened it: %1.")
                     .arg(speech.title(table.item(*alert)));
    for (const auto& act : record.incident.containment) {
        if (act.last.standing == IncidentContained::Standing::Seen)
            //: %1 is what was done against an incident, %2 a span of time
            lines << PostmortemTexts::tr("%1 took hold within %2.")
                         .arg(speech.act(act.last.act), speech.span(act.lastMs - act.askedMs));
    }
    if (record.incident.state == IncidentState::Closed && !record.incident.trial.isEmpty())
        //: %1 is how the trial ended
        lines << PostmortemTexts::tr("It left a rule, tried on its own data: %1")
                     .arg(speech.trial(record.incident.trial));
    return lines.isEmpty()
               ? QStringList{PostmortemTexts::tr("The record tells of nothing; whoever was there may know.")}
               : lines;
}

QStringList factorLines(const PostmortemRecord& record, const PostmortemSpeech& speech)
{
    QStringList lines;
    for (const auto& finding : record.diagnosis.steps) {
        const bool isWell = finding.judged && finding.judged->verdict == QLatin1String("well");
        if (!isWell && (finding.verdict == StepVerdict::Bad || finding.verdict == StepVerdict::Suspicious))
            lines << speech.pair(speech.step(finding.step), speech.finding(finding, *record.past.table));
    }
    return lines.isEmpty() ? QStringList{PostmortemTexts::tr("None was found in what was cached.")} : lines;
}

/// What is owed: each is a task that somebody can take.
QStringList owedLines(const PostmortemRecord& record, const PostmortemSpeech& speech)
{
    const auto& incident = record.incident;
    QStringList lines;
    if (incident.state != IncidentState::Closed)
        lines << PostmortemTexts::tr("Close it with a rule: pilothouse incident rule %1 proposes one.")
                     .arg(incident.id);
    for (const auto& act : incident.containment) {
        if (act.last.standing != IncidentContained::Standing::Seen)
            //: %1 is what was done against an incident, %2 at what
            lines << PostmortemTexts::tr("Find out why %1 of %2 was not seen to be done.")
                         .arg(speech.act(act.last.act), act.last.target);
    }
    for (const auto& finding : record.diagnosis.steps) {
        if (finding.verdict == StepVerdict::NoData && !finding.judged)
            //: %1 is a step of a diagnosis
            lines << PostmortemTexts::tr("Watch what \"%1\" goes by: nobody had looked.")
                         .arg(speech.step(finding.step));
    }
    if (incident.onsetMs == noTime)
        lines << PostmortemTexts::tr("Find out when it began.");
    const auto impact = impactOf(incident, record.nowMs);
    if (!impact.requests || !impact.failedRequests)
        lines << PostmortemTexts::tr("Measure how many requests were affected, and how many failed.");
    if (incident.onsetMs != noTime && incident.openedMs - incident.onsetMs > postmortemHour / 2)
        //: %1 is a span of time
        lines << PostmortemTexts::tr("It took %1 until it was opened: see what would have told of it sooner.")
                     .arg(speech.span(incident.openedMs - incident.onsetMs));
    return lines.isEmpty() ? QStringList{PostmortemTexts::tr("The record owes nothing.")} : lines;
}

void addTimeline(Postmortem& draft, const PostmortemRecord& record, const std::vector<std::uint32_t>& rows,
                 const PostmortemSpeech& speech)
{
    for (const auto& entry : record.entries) {
        const auto* noted = std::get_if<IncidentNoted>(&entry.fact);
        const auto atMs = noted && noted->aboutMs != noTime ? noted->aboutMs : entry.atMs;
        const auto said = speech.entry(entry.fact);
        draft.timeline.append({atMs, speech.pair(said.kind, said.text), entry.by});
    }
    const auto& table = *record.past.table;
    std::vector<std::uint32_t> listed; // notes stand there already, as entries
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(listed), [&](std::uint32_t row) {
        return table.kind(row) != TimelineKind::Note && table.role(row) != TimelineRole::Remark;
    });
    // Where there are too many, what followed must not go before what is small.
    std::stable_sort(listed.begin(), listed.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return table.severity(a) > table.severity(b); });
    listed.resize(std::min(listed.size(), std::size_t(mostMoments)));
    const auto notes = std::count_if(
        rows.begin(), rows.end(), [&](std::uint32_t row) { return table.kind(row) == TimelineKind::Note; });
    draft.momentsLeftOut = rows.size() - listed.size() - std::size_t(notes);
    for (const auto row : listed) {
        const auto item = table.item(row);
        draft.timeline.append(
            {item.atMs, speech.pair(speech.kind(item.kind), speech.title(item)), item.source});
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

QString postmortemTime(std::int64_t ms)
{
    return orUnknown(ms == noTime ? QString()
                                  : QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC)
                                        .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss 'UTC'")));
}

PostmortemSpeech PostmortemSpeech::ofRecords()
{
    return {.severity = incidentSeverityName,
            .state = incidentStateName,
            .span = spanText,
            .kind = timelineKindName,
            .title = [](const TimelineItem& item) { return item.title; },
            .act = [](const QString& act) { return act; },
            .outcome = [](const IncidentContained& act) { return act.text; },
            .entry = entryWords,
            .step = [](const DiagnosisStep& step) { return step.title; },
            .finding = [](const StepFinding& finding, const TimelineTable&) { return findingText(finding); },
            .trial = [](const QString& trial) { return trial; },
            .pair = [](const QString& name,
                       const QString& value) { return QStringLiteral("%1: %2").arg(name, value); }};
}

Postmortem draftPostmortem(const PostmortemRecord& record, const PostmortemSpeech& speech)
{
    const auto rows = ownRows(record);
    Postmortem draft;
    draft.title = record.incident.title;
    draft.facts = factsOf(record, speech);
    draft.sections = {{PostmortemTexts::tr("Impact"), impactLines(record)},
                      {PostmortemTexts::tr("Symptom"), symptomLines(record, rows, speech)},
                      {PostmortemTexts::tr("Cause"), causeLines(record, speech)},
                      {PostmortemTexts::tr("Action"), actionLines(record.incident, speech)},
                      {PostmortemTexts::tr("Validation"), validationLines(record, speech)},
                      {PostmortemTexts::tr("What worked"), workedLines(record, rows, speech)},
                      {PostmortemTexts::tr("Contributing factors"), factorLines(record, speech)},
                      {PostmortemTexts::tr("Action items"), owedLines(record, speech)}};
    addTimeline(draft, record, rows, speech);
    QStringList said{record.incident.title};
    for (const auto& entry : record.entries)
        said << std::visit(SaidText{}, entry.fact);
    draft.wording = blamingWords(said);
    hideSecrets(draft);
    return draft;
}

PostmortemTimelineTitles postmortemTimelineTitles(const Postmortem& draft)
{
    return {PostmortemTexts::tr("Timeline"), PostmortemTexts::tr("What", "column: what happened"),
            PostmortemTexts::tr("Told by", "column: who told of it"),
            draft.momentsLeftOut == 0
                ? QString()
                : PostmortemTexts::tr("Left out: %1 smaller things.").arg(draft.momentsLeftOut)};
}

} // namespace ph
