#include "models/tables/DiagnosisWords.h"

#include "models/tables/DiagnosisReasons.h"
#include "models/tables/Format.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct DiagnosisSpeech {
    Q_DECLARE_TR_FUNCTIONS(ph::DiagnosisWords)
};

/// Of resources/diagnosis/usual.yaml, where they stand in English.
[[maybe_unused]] constexpr const char* usualTitles[] = {
    QT_TRANSLATE_NOOP("ph::DiagnosisWords", "Data is fresh"),
    QT_TRANSLATE_NOOP("ph::DiagnosisWords", "A data set is older than it may be"),
    QT_TRANSLATE_NOOP("ph::DiagnosisWords", "A pipeline that feeds it failed"),
    QT_TRANSLATE_NOOP("ph::DiagnosisWords", "Features are as the model learned them"),
    QT_TRANSLATE_NOOP("ph::DiagnosisWords", "Checks of its data failed"),
    QT_TRANSLATE_NOOP("ph::DiagnosisWords", "Columns moved"),
    QT_TRANSLATE_NOOP("ph::DiagnosisWords", "The service is well"),
    QT_TRANSLATE_NOOP("ph::DiagnosisWords", "What serves became another"),
    QT_TRANSLATE_NOOP("ph::DiagnosisWords", "Requests were shared out otherwise"),
    QT_TRANSLATE_NOOP("ph::DiagnosisWords", "Its own alerts fire"),
    QT_TRANSLATE_NOOP("ph::DiagnosisWords", "Events of its objects"),
    QT_TRANSLATE_NOOP("ph::DiagnosisWords", "Nothing around it changed"),
    QT_TRANSLATE_NOOP("ph::DiagnosisWords", "Something that it depends on failed"),
    QT_TRANSLATE_NOOP("ph::DiagnosisWords", "Other requests come"),
    QT_TRANSLATE_NOOP("ph::DiagnosisWords", "A prompt or a file of settings changed"),
    QT_TRANSLATE_NOOP("ph::DiagnosisWords", "The model"),
    QT_TRANSLATE_NOOP("ph::DiagnosisWords", "Another version is live"),
};

QString titleText(const QString& title, const QString& id)
{
    return title.isEmpty() ? id : DiagnosisSpeech::tr(title.toUtf8().constData());
}

} // namespace

QString stepVerdictText(StepVerdict verdict)
{
    switch (verdict) {
    case StepVerdict::Ok:
        return DiagnosisSpeech::tr("OK", "a step of a diagnosis");
    case StepVerdict::NoData:
        return DiagnosisSpeech::tr("No data", "a step of a diagnosis");
    case StepVerdict::Suspicious:
        return DiagnosisSpeech::tr("Suspicious", "a step of a diagnosis");
    case StepVerdict::Bad:
        return DiagnosisSpeech::tr("Bad", "a step of a diagnosis");
    }
    return {};
}

QString judgedVerdictText(const QString& verdict)
{
    if (verdict == QLatin1String("well"))
        return DiagnosisSpeech::tr("Well", "what a person says of a step");
    if (verdict == QLatin1String("cause"))
        return DiagnosisSpeech::tr("The cause", "what a person says of a step");
    if (verdict == QLatin1String("unknown"))
        return DiagnosisSpeech::tr("Not known", "what a person says of a step");
    return verdict;
}

QString stepFindingText(const StepFinding& finding, const TimelineTable& table)
{
    QStringList reasons;
    for (const auto& check : finding.checks) {
        if (check.verdict == finding.verdict)
            reasons.append(checkReasonText(check, table));
    }
    //: %1 is a step's verdict, %2 its reasons
    return DiagnosisSpeech::tr("%1: %2").arg(stepVerdictText(finding.verdict), reasons.join(u' '));
}

QString stepTitleText(const DiagnosisStep& step)
{
    return titleText(step.title, step.id);
}

QString checkTitleText(const DiagnosisCheck& check)
{
    return titleText(check.title, check.id);
}

QString judgedWordText(const IncidentJudged& judged)
{
    return (judged.word == IncidentJudged::Word::Confirmed ? DiagnosisSpeech::tr("Confirmed: %1")
                                                           : DiagnosisSpeech::tr("Overruled: %1"))
        .arg(judgedVerdictText(judged.verdict));
}

QString judgedStepText(const JudgedStep& judged, std::int64_t nowMs)
{
    auto text = DiagnosisSpeech::tr("%1 (by %2, %3)", "what a person says of a step, who and when")
                    .arg(judgedWordText(judged.said),
                         judged.by.isEmpty() ? DiagnosisSpeech::tr("nobody by name") : judged.by,
                         formatSeenAge(judged.atMs, nowMs));
    if (!judged.said.reason.isEmpty())
        text += QStringLiteral(" – ") + judged.said.reason;
    return text;
}

} // namespace ph
