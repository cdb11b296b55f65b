#include "services/diagnosis/RuleTrial.h"

#include <QSet>

#include <algorithm>

namespace ph {

namespace {

constexpr std::int64_t hourMs = 3'600'000;

/// When it would have been heard, as a time before the onset.
std::int64_t earliestOf(const RuleTrip& trip)
{
    return trip.afterMs == noTime ? trip.atMs : std::min(trip.afterMs, trip.atMs);
}

bool isAbout(const RuleTrip& trip, const IncidentSpan& span)
{
    return trip.atMs >= span.fromMs - trip.reachMs && earliestOf(trip) <= span.toMs;
}

/// How much of [fromMs, toMs] lies outside all spans.
std::int64_t quietTime(std::vector<IncidentSpan> spans, std::int64_t fromMs, std::int64_t toMs)
{
    std::sort(spans.begin(), spans.end(),
              [](const IncidentSpan& a, const IncidentSpan& b) { return a.fromMs < b.fromMs; });
    std::int64_t quiet = 0, at = fromMs;
    for (const auto& span : spans) {
        quiet += std::max<std::int64_t>(0, std::min(span.fromMs, toMs) - at);
        at = std::max(at, span.toMs);
    }
    return quiet + std::max<std::int64_t>(0, toMs - at);
}

/// The first alert of what is in trouble, at or after the onset's hour.
std::optional<std::int64_t> firstAlertMs(const CachedPast& past, const ConcernOf& concern,
                                         const IncidentSpan& own)
{
    const auto& table = *past.table;
    for (auto row = table.firstFrom(own.fromMs - hourMs); row < table.size() && table.atMs(row) <= own.toMs;
         ++row) {
        if (table.kind(row) == TimelineKind::Alert && table.role(row) == TimelineRole::Symptom &&
            concern(table.scopes()[table.scopeOf(row)]) == Concern::Itself)
            return table.atMs(row);
    }
    return std::nullopt;
}

bool isWatched(const RuleTrips& trips, const CachedPast& past, const ConcernOf& concern,
               const IncidentSpan& own)
{
    if (trips.kinds.isEmpty()) // by numbers
        return trips.firstMs != noTime && trips.firstMs <= own.toMs && trips.lastMs >= own.fromMs;
    return std::all_of(trips.kinds.begin(), trips.kinds.end(), [&](TimelineKind kind) {
        return watchedSince(kind, own.fromMs, past, concern) != noTime;
    });
}

QString leadWords(std::int64_t leadMs)
{
    return leadMs >= 0 ? QStringLiteral("%1 before it began").arg(spanText(leadMs))
                       : QStringLiteral("%1 after it began").arg(spanText(-leadMs));
}

} // namespace

QString spanText(std::int64_t ms)
{
    const auto minutes = ms / 60'000;
    if (minutes < 1)
        return QStringLiteral("%1 s").arg(ms / 1'000);
    if (minutes < 120)
        return QStringLiteral("%1 min").arg(minutes);
    return minutes < 48 * 60 ? QStringLiteral("%1 h").arg(double(minutes) / 60, 0, 'f', 1)
                             : QStringLiteral("%1 d").arg(double(minutes) / 60 / 24, 0, 'f', 1);
}

QString trialVerdictName(RuleTrial::Verdict verdict)
{
    switch (verdict) {
    case RuleTrial::Verdict::Early:
        return QStringLiteral("early");
    case RuleTrial::Verdict::Late:
        return QStringLiteral("late");
    case RuleTrial::Verdict::Missed:
        return QStringLiteral("missed");
    case RuleTrial::Verdict::NoData:
        return QStringLiteral("no data");
    }
    return {};
}

RuleTrial tryRule(const LearnedRule& rule, const CachedPast& past, const TrialQuestion& question)
{
    RuleTrial trial;
    const ConcernOf concern(*past.table, question.scope);
    const auto spoken = ruleTrips(rule, past, concern);
    if (!spoken.untried.isEmpty()) {
        trial.reason = spoken.untried;
        return trial;
    }
    const auto& own = question.own;
    const RuleTrip* first = nullptr;
    QSet<QString> evidence;
    auto lastAlarmMs = noTime;
    for (const auto& trip : spoken.trips) {
        if (isAbout(trip, own)) {
            first = first ? first : &trip;
            if (!trip.reference.isEmpty() && !evidence.contains(trip.reference)) {
                evidence.insert(trip.reference);
                trial.evidence.append(trip.reference);
            }
            continue;
        }
        if (std::any_of(question.others.begin(), question.others.end(),
                        [&](const IncidentSpan& other) { return isAbout(trip, other); }))
            continue;
        if (lastAlarmMs == noTime || trip.atMs - lastAlarmMs > hourMs)
            ++trial.falseAlarms;
        lastAlarmMs = trip.atMs;
    }
    auto spans = question.others;
    spans.push_back(own);
    const auto times = past.table->times();
    const bool byNumbers = spoken.kinds.isEmpty();
    const auto begin = byNumbers ? spoken.firstMs : times.empty() ? own.fromMs : times.front();
    const auto end = byNumbers ? spoken.lastMs : times.empty() ? own.toMs : times.back();
    trial.quietMs = quietTime(spans, question.fromMs == noTime ? begin : std::max(begin, question.fromMs),
                              question.toMs == noTime ? end : std::min(end, question.toMs));
    if (!first) {
        const bool watched = isWatched(spoken, past, concern, own);
        trial.verdict = watched ? RuleTrial::Verdict::Missed : RuleTrial::Verdict::NoData;
        trial.reason = watched ? QStringLiteral("It would have said nothing.")
                               : QStringLiteral("Nobody looked then at what it goes by.");
        return trial;
    }
    trial.leadMs = own.fromMs - first->atMs;
    trial.mostLeadMs = own.fromMs - earliestOf(*first);
    trial.verdict = *trial.leadMs >= 0 ? RuleTrial::Verdict::Early : RuleTrial::Verdict::Late;
    if (const auto alert = firstAlertMs(past, concern, own))
        trial.alertLeadMs = *alert - first->atMs;
    trial.reason = first->text;
    if (first->row)
        trial.by = past.table->item(*first->row);
    return trial;
}

QString trialText(const RuleTrial& trial)
{
    auto text = trialVerdictName(trial.verdict) + QStringLiteral(": ");
    if (trial.leadMs) {
        text += leadWords(*trial.leadMs);
        if (trial.mostLeadMs && *trial.mostLeadMs != *trial.leadMs)
            text += QStringLiteral(" (at the earliest %1)").arg(leadWords(*trial.mostLeadMs));
        if (trial.alertLeadMs)
            text += *trial.alertLeadMs >= 0
                        ? QStringLiteral(", %1 before its first alert").arg(spanText(*trial.alertLeadMs))
                        : QStringLiteral(", %1 after its first alert").arg(spanText(-*trial.alertLeadMs));
        text += QStringLiteral(", by %1").arg(trial.reason);
    } else
        text += trial.reason;
    if (trial.quietMs > 0)
        text += QStringLiteral("; %1 false alarm(s) in %2 outside incidents")
                    .arg(trial.falseAlarms)
                    .arg(spanText(trial.quietMs));
    return text;
}

} // namespace ph
