#include "models/tables/IncidentWords.h"

#include "models/tables/ContainmentReasons.h"
#include "models/tables/ContainmentWords.h"
#include "models/tables/DiagnosisWords.h"
#include "models/tables/Format.h"
#include "models/tables/TrialReasons.h"

#include <QCoreApplication>

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

struct IncidentSpeech {
    Q_DECLARE_TR_FUNCTIONS(ph::IncidentWords)
};

QString knownAmount(const std::optional<double>& amount)
{
    return amount ? formatCount(qint64(std::llround(*amount)))
                  : IncidentSpeech::tr("unknown", "an amount that is not known");
}

/// What of an incident was said anew.
QStringList changedParts(const IncidentChanged& change, QString (*time)(std::int64_t))
{
    QStringList parts;
    const auto joined = [](const QStringList& texts) { return listText(texts); };
    const auto number = [](double value) { return formatNumber(value); };
    if (change.title)
        parts << IncidentSpeech::tr("title: %1").arg(*change.title);
    if (change.severity)
        parts << IncidentSpeech::tr("severity: %1").arg(incidentSeverityText(*change.severity));
    if (change.onsetMs)
        parts << IncidentSpeech::tr("began: %1").arg(time(*change.onsetMs));
    if (change.endpoints)
        parts << IncidentSpeech::tr("endpoints: %1").arg(joined(*change.endpoints));
    if (change.segments)
        parts << IncidentSpeech::tr("segments: %1").arg(joined(*change.segments));
    if (change.trafficShare)
        parts << IncidentSpeech::tr("affected share: %1 %").arg(number(*change.trafficShare * 100));
    if (change.requestsPerSecond)
        parts << IncidentSpeech::tr("requests per second: %1").arg(number(*change.requestsPerSecond));
    if (change.requestsPerUser)
        parts << IncidentSpeech::tr("requests per user: %1").arg(number(*change.requestsPerUser));
    if (change.errorShare)
        parts << IncidentSpeech::tr("failed share: %1 %").arg(number(*change.errorShare * 100));
    if (change.costPerError)
        parts << IncidentSpeech::tr("cost of an error: %1").arg(number(*change.costPerError));
    return parts;
}

struct EntryKind {
    QString operator()(const IncidentOpened&) const { return IncidentSpeech::tr("Opened"); }
    QString operator()(const IncidentChanged&) const { return IncidentSpeech::tr("Changed"); }
    QString operator()(const IncidentNoted&) const { return IncidentSpeech::tr("Note"); }
    QString operator()(const IncidentJudged& judged) const
    {
        return judged.word == IncidentJudged::Word::Confirmed ? IncidentSpeech::tr("Confirmed")
                                                              : IncidentSpeech::tr("Overruled");
    }
    QString operator()(const IncidentContained& act) const
    {
        switch (act.standing) {
        case IncidentContained::Standing::Asked:
            return IncidentSpeech::tr("Asked for");
        case IncidentContained::Standing::Seen:
            return IncidentSpeech::tr("Seen done");
        case IncidentContained::Standing::Failed:
            return IncidentSpeech::tr("Failed", "an act against an incident");
        case IncidentContained::Standing::NotYet:
            return IncidentSpeech::tr("Not yet", "an act against an incident, looked for again");
        case IncidentContained::Standing::Contradicted:
            return IncidentSpeech::tr("Contradicted", "an act against an incident, by what was seen");
        }
        return {};
    }
    QString operator()(const IncidentEnded&) const { return IncidentSpeech::tr("Ended"); }
    QString operator()(const IncidentReopened&) const { return IncidentSpeech::tr("Reopened"); }
    QString operator()(const IncidentClosed&) const { return IncidentSpeech::tr("Closed"); }
};

QString withReason(const QString& what, const QString& reason)
{
    return reason.isEmpty() ? what : what + QStringLiteral(" – ") + reason;
}

struct EntryText {
    QString (*time)(std::int64_t);

    QString operator()(const IncidentOpened& opened) const { return opened.title; }
    QString operator()(const IncidentChanged& change) const
    {
        return withReason(changedParts(change, time)
                              .join(IncidentSpeech::tr("; ", "between what of an incident was changed")),
                          change.reason);
    }
    QString operator()(const IncidentNoted& note) const
    {
        return note.aboutMs == noTime
                   ? note.text
                   : IncidentSpeech::tr("%1 (about %2)", "a note, and the moment it is about")
                         .arg(note.text, time(note.aboutMs));
    }
    QString operator()(const IncidentJudged& judged) const
    {
        return withReason(pairText(judged.step, judgedVerdictText(judged.verdict)), judged.reason);
    }
    QString operator()(const IncidentContained& act) const
    {
        return withReason(pairText(containmentActText(act.act), act.target), containedText(act));
    }
    QString operator()(const IncidentEnded& end) const { return withReason(time(end.endedMs), end.text); }
    QString operator()(const IncidentReopened& again) const { return again.reason; }
    QString operator()(const IncidentClosed& closing) const { return trialReasonText(closing.trial); }
};

} // namespace

QString incidentSeverityText(IncidentSeverity severity)
{
    return IncidentSpeech::tr("Sev %1", "severity of an incident, 1 to 4").arg(int(severity) + 1);
}

QString incidentSeverityMeaning(IncidentSeverity severity)
{
    const auto meaning = [severity] {
        switch (severity) {
        case IncidentSeverity::Sev1:
            return IncidentSpeech::tr("everybody, now");
        case IncidentSeverity::Sev2:
            return IncidentSpeech::tr("many, or what matters most");
        case IncidentSeverity::Sev3:
            return IncidentSpeech::tr("some, and it can be worked around");
        case IncidentSeverity::Sev4:
            return IncidentSpeech::tr("nobody yet");
        }
        return QString();
    };
    return pairText(incidentSeverityText(severity), meaning());
}

QString incidentStateText(IncidentState state)
{
    switch (state) {
    case IncidentState::Open:
        return IncidentSpeech::tr("Open", "an incident");
    case IncidentState::Contained:
        return IncidentSpeech::tr("Contained", "an incident");
    case IncidentState::Ended:
        return IncidentSpeech::tr("Ended", "an incident");
    case IncidentState::Closed:
        return IncidentSpeech::tr("Closed", "an incident");
    }
    return {};
}

QString incidentOriginText(const IncidentOrigin& origin)
{
    const auto told = origin.text.isEmpty() ? origin.reference : origin.text;
    switch (origin.kind) {
    case IncidentOrigin::Kind::Hand:
        return IncidentSpeech::tr("by hand", "how an incident was opened");
    case IncidentOrigin::Kind::Alert:
        return IncidentSpeech::tr("from alert %1").arg(told);
    case IncidentOrigin::Kind::Gate:
        return IncidentSpeech::tr("from gate %1").arg(told);
    case IncidentOrigin::Kind::DriftCell:
        return IncidentSpeech::tr("from drift of %1").arg(told);
    }
    return {};
}

QString incidentOriginActText(IncidentOrigin::Kind kind)
{
    switch (kind) {
    case IncidentOrigin::Kind::Hand:
        break;
    case IncidentOrigin::Kind::Alert:
        return IncidentSpeech::tr("Show the alert");
    case IncidentOrigin::Kind::Gate:
        return IncidentSpeech::tr("Show the gate");
    case IncidentOrigin::Kind::DriftCell:
        return IncidentSpeech::tr("Show the drift");
    }
    return {};
}

QString incidentEntryKindText(const IncidentFact& fact)
{
    return std::visit(EntryKind{}, fact);
}

QString incidentEntryText(const IncidentFact& fact, QString (*time)(std::int64_t))
{
    return std::visit(EntryText{time}, fact);
}

QStringList incidentImpactLines(const IncidentImpact& impact)
{
    return {IncidentSpeech::tr("Requests: %1").arg(knownAmount(impact.requests)),
            IncidentSpeech::tr("Failed: %1").arg(knownAmount(impact.failedRequests)),
            IncidentSpeech::tr("Users: %1").arg(knownAmount(impact.users)),
            IncidentSpeech::tr("Cost: %1").arg(knownAmount(impact.cost))};
}

QString suspectLeadText(std::int64_t leadMs, std::int64_t mostLeadMs)
{
    const auto text = [](std::int64_t ms) { return formatDuration(std::max<std::int64_t>(0, ms)); };
    return leadMs == mostLeadMs ? text(leadMs)
                                : QStringLiteral("%1 … %2").arg(text(leadMs), text(mostLeadMs));
}

QString suspectReasonText(const IncidentSuspect& suspect)
{
    return QCoreApplication::translate("ph::Suspects", suspect.why);
}

QString suspectPartsText(const IncidentSuspect& suspect)
{
    const auto part = [](double value) { return QLocale().toString(value, 'f', 2); };
    return IncidentSpeech::tr("Score %1 = closeness in time %2 × certainty of the time %3 × same scope %4 × "
                              "how often such a thing is a cause %5")
        .arg(part(suspect.score), part(suspect.closeness), part(suspect.certainty), part(suspect.overlap),
             part(suspect.weight));
}

} // namespace ph
