#include "models/tables/TrialReasons.h"

#include "models/tables/DiagnosisReasons.h"
#include "models/tables/Format.h"
#include "models/tables/RecordedSentences.h"

#include <QRegularExpression>
#include <QtGlobal>

#include <cmath>

namespace ph {

namespace {

/// "14 min", as durations are written.
std::optional<QString> knownSpan(const QString& english)
{
    static const QRegularExpression span(
        QRegularExpression::anchoredPattern(QStringLiteral("([0-9]+(?:\\.[0-9]+)?) (s|min|h|d)")));
    const auto match = span.match(english);
    if (!match.hasMatch())
        return std::nullopt;
    const auto unit = match.captured(2);
    const double seconds = unit == QLatin1String("s")     ? 1
                           : unit == QLatin1String("min") ? 60
                           : unit == QLatin1String("h")   ? 3'600
                                                          : 86'400;
    return formatDuration(std::llround(match.captured(1).toDouble() * seconds * 1'000));
}

/// Why it would have said nothing, or what made it speak.
std::optional<QString> knownDiagnosisReason(const QString& english)
{
    const auto words = diagnosisReasonText(english);
    return words == english ? std::nullopt : std::optional(words);
}

} // namespace

QString trialReasonText(const QString& english)
{
    static const RecordedSentences sentences(
        "ph::TrialReason",
        {//: The verdict on a rule that was tried on past data; %1: the rest, as in the next ones
         QT_TRANSLATE_NOOP("ph::TrialReason", "early: %1"), QT_TRANSLATE_NOOP("ph::TrialReason", "late: %1"),
         QT_TRANSLATE_NOOP("ph::TrialReason", "missed: %1"),
         QT_TRANSLATE_NOOP("ph::TrialReason", "no data: %1"),
         //: %1: when a rule would have spoken, %3 a span of time
         QT_TRANSLATE_NOOP("ph::TrialReason", "%1; %2 false alarm(s) in %3 outside incidents"),
         //: %1: when a rule would have spoken, %2: what made it speak
         QT_TRANSLATE_NOOP("ph::TrialReason", "%1, by %2"),
         //: %1: when a rule would have spoken, %2 a span of time; as in the next one
         QT_TRANSLATE_NOOP("ph::TrialReason", "%1, %2 before its first alert"),
         QT_TRANSLATE_NOOP("ph::TrialReason", "%1, %2 after its first alert"),
         //: %1 and %2: the like of "14 min before it began"
         QT_TRANSLATE_NOOP("ph::TrialReason", "%1 (at the earliest %2)"),
         //: %1 is a span of time; it: an incident; as in the next one
         QT_TRANSLATE_NOOP("ph::TrialReason", "%1 before it began"),
         QT_TRANSLATE_NOOP("ph::TrialReason", "%1 after it began")},
        {knownSpan, knownDiagnosisReason});
    return sentences.inWords(english);
}

} // namespace ph
