#include "services/incidents/EntryWords.h"

#include "services/release/IsoTime.h"

#include <QStringList>

namespace ph {

namespace {

struct EntrySpeech {
    EntryWords operator()(const IncidentOpened& opened) const
    {
        const auto because =
            opened.origin.kind == IncidentOrigin::Kind::Hand
                ? QString()
                : QStringLiteral(" (%1: %2)").arg(incidentOriginName(opened.origin.kind), opened.origin.text);
        return {QStringLiteral("opened"), opened.title + because};
    }
    EntryWords operator()(const IncidentChanged& change) const
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
        const auto because = change.reason.isEmpty() ? QString() : QStringLiteral(" – ") + change.reason;
        return {QStringLiteral("changed"), said.join(QStringLiteral("; ")) + because};
    }
    EntryWords operator()(const IncidentNoted& note) const { return {QStringLiteral("note"), note.text}; }
    EntryWords operator()(const IncidentJudged& judged) const
    {
        const auto* word = judged.word == IncidentJudged::Word::Confirmed ? "confirmed" : "overruled";
        auto text = QStringLiteral("%1: %2").arg(judged.step, judged.verdict);
        if (!judged.reason.isEmpty())
            text += QStringLiteral(" – ") + judged.reason;
        return {QLatin1String(word), text};
    }
    EntryWords operator()(const IncidentContained& act) const
    {
        auto text =
            QStringLiteral("%1 of %2 %3").arg(act.act, act.target, containedStandingName(act.standing));
        if (!act.text.isEmpty())
            text += QStringLiteral(": ") + act.text;
        return {QStringLiteral("contained"), text};
    }
    EntryWords operator()(const IncidentEnded& end) const { return {QStringLiteral("ended"), end.text}; }
    EntryWords operator()(const IncidentReopened& again) const
    {
        return {QStringLiteral("reopened"), again.reason};
    }
    EntryWords operator()(const IncidentClosed& closing) const
    {
        return {QStringLiteral("closed"), closing.trial};
    }
};

} // namespace

QString containedStandingName(IncidentContained::Standing standing)
{
    switch (standing) {
    case IncidentContained::Standing::Asked:
        return QStringLiteral("requested");
    case IncidentContained::Standing::Seen:
        return QStringLiteral("seen");
    case IncidentContained::Standing::Failed:
        return QStringLiteral("failed");
    case IncidentContained::Standing::NotYet:
        return QStringLiteral("not yet");
    case IncidentContained::Standing::Contradicted:
        return QStringLiteral("contradicted");
    }
    return {};
}

EntryWords entryWords(const IncidentFact& fact)
{
    return std::visit(EntrySpeech{}, fact);
}

} // namespace ph
