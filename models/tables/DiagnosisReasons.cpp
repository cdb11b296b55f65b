#include "models/tables/DiagnosisReasons.h"

#include "models/tables/GateReasons.h"
#include "models/tables/RecordedSentences.h"
#include "models/tables/RolloutReasons.h"
#include "models/tables/TimelineItemWords.h"
#include "models/tables/TimelineWords.h"
#include "models/values/StudyNote.h"

#include <QCoreApplication>

namespace ph {

namespace {

/// Of names of kinds as records list them; none where any is of no kind.
std::optional<QString> unwatchedText(const QString& english)
{
    constexpr QLatin1String opening("Nobody has looked since it began: ");
    if (!english.startsWith(opening) || !english.endsWith(u'.'))
        return std::nullopt;
    QStringList kinds;
    for (const auto& name : english.sliced(opening.size()).chopped(1).split(QLatin1String(", "))) {
        const auto kind = timelineKindFromName(name);
        if (!kind)
            return std::nullopt;
        kinds << timelineKindText(*kind);
    }
    return filledPattern(
        QCoreApplication::translate("ph::DiagnosisReason", "Nobody has looked since it began: %1."),
        {listText(kinds)});
}

} // namespace

QString diagnosisReasonText(const QString& english)
{
    if (const auto unwatched = unwatchedText(english))
        return *unwatched;
    static const RecordedSentences sentences(
        "ph::DiagnosisReason",
        {QT_TRANSLATE_NOOP("ph::DiagnosisReason", "What a gate of the kind %1 looks at is not cached."),
         //: %1: a list of kinds of things that are observed, by name
         QT_TRANSLATE_NOOP("ph::DiagnosisReason", "Nobody has looked since it began: %1."),
         //: %1: the name of a metric
         QT_TRANSLATE_NOOP("ph::DiagnosisReason", "No number is cached under the query of %1."),
         //: %1: an expression
         QT_TRANSLATE_NOOP("ph::DiagnosisReason", "No number is cached of that time: %1."),
         //: %1: an expression
         QT_TRANSLATE_NOOP("ph::DiagnosisReason", "No number is cached under: %1."),
         //: Of a rule on past data; %1: why, a sentence
         QT_TRANSLATE_NOOP("ph::DiagnosisReason", "It would have had no answer: %1"),
         //: Of a rule on past data
         QT_TRANSLATE_NOOP("ph::DiagnosisReason", "Nobody looked then at what it goes by."),
         QT_TRANSLATE_NOOP("ph::DiagnosisReason", "Nothing of the kind in that time."),
         //: Of a rule on past data
         QT_TRANSLATE_NOOP("ph::DiagnosisReason", "It would have said nothing."),
         //: %1: what was found, a sentence
         QT_TRANSLATE_NOOP("ph::DiagnosisReason", "%1 The cached numbers end before it began."),
         //: %1: what happened last; %2: how many other things
         QT_TRANSLATE_NOOP("ph::DiagnosisReason", "%1, and %2 more.")},
        {knownGateReason, knownRolloutReason});
    return sentences.inWords(english);
}

QString checkReasonText(const CheckFinding& finding, const TimelineTable& table)
{
    if (finding.rows.empty())
        return diagnosisReasonText(finding.reason);
    const auto newest = table.item(finding.rows.front());
    const auto more = QString::number(finding.rows.size() - 1);
    const auto said = [&](const QString& pattern, const QString& title) {
        return filledPattern(pattern, {title, more});
    };
    if (finding.reason == said(QStringLiteral("%1."), newest.title))
        //: %1: what happened, as a sentence of its own
        return said(QCoreApplication::translate("ph::DiagnosisReason", "%1."), timelineTitleText(newest));
    if (finding.reason == said(QStringLiteral("%1, and %2 more."), newest.title))
        return said(QCoreApplication::translate("ph::DiagnosisReason", "%1, and %2 more."),
                    timelineTitleText(newest));
    return diagnosisReasonText(finding.reason);
}

} // namespace ph
