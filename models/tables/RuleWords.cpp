#include "models/tables/RuleWords.h"

#include "models/tables/DiagnosisReasons.h"
#include "models/tables/Format.h"
#include "models/tables/TimelineItemWords.h"

#include <QCoreApplication>
#include <QLocale>

namespace ph {

namespace {

struct RuleSpeech {
    Q_DECLARE_TR_FUNCTIONS(ph::RuleWords)
};

QString besideOnset(std::int64_t leadMs)
{
    return leadMs >= 0 ? RuleSpeech::tr("%1 before it began", "%1: 80 min").arg(formatDuration(leadMs))
                       : RuleSpeech::tr("%1 after it began", "%1: 80 min").arg(formatDuration(-leadMs));
}

} // namespace

QString trialVerdictText(RuleTrial::Verdict verdict)
{
    switch (verdict) {
    case RuleTrial::Verdict::Early:
        return RuleSpeech::tr("Early", "a rule's trial");
    case RuleTrial::Verdict::Late:
        return RuleSpeech::tr("Late", "a rule's trial");
    case RuleTrial::Verdict::Missed:
        return RuleSpeech::tr("Missed", "a rule's trial");
    case RuleTrial::Verdict::NoData:
        return RuleSpeech::tr("No data", "a rule's trial");
    }
    return {};
}

QString trialLeadText(const RuleTrial& trial)
{
    return trial.leadMs ? besideOnset(*trial.leadMs) : QStringLiteral("–");
}

QString trialAlarmsText(const RuleTrial& trial)
{
    return trial.quietMs <= 0 ? QStringLiteral("–")
                              : RuleSpeech::tr("%1 in %2", "false alarms, and in how much time")
                                    .arg(formatCount(trial.falseAlarms), formatDuration(trial.quietMs));
}

QStringList trialLines(const RuleTrial& trial)
{
    QStringList lines;
    if (trial.leadMs) {
        const bool isExact = !trial.mostLeadMs || *trial.mostLeadMs == *trial.leadMs;
        lines << (isExact ? RuleSpeech::tr("It would have spoken %1.").arg(besideOnset(*trial.leadMs))
                          : RuleSpeech::tr("It would have spoken %1, at the earliest %2.")
                                .arg(besideOnset(*trial.leadMs), besideOnset(*trial.mostLeadMs)));
        if (trial.alertLeadMs)
            lines << (*trial.alertLeadMs >= 0 ? RuleSpeech::tr("%1 before its first alert.", "%1: 80 min")
                                                    .arg(formatDuration(*trial.alertLeadMs))
                                              : RuleSpeech::tr("%1 after its first alert.", "%1: 80 min")
                                                    .arg(formatDuration(-*trial.alertLeadMs)));
        lines << RuleSpeech::tr("By: %1", "what made a rule speak")
                     .arg(trial.by ? timelineTitleText(*trial.by) : diagnosisReasonText(trial.reason));
    } else
        lines << diagnosisReasonText(trial.reason);
    if (trial.quietMs <= 0) {
        lines << RuleSpeech::tr(
            "How often it cries wolf is not known: no history outside incidents is cached.");
        return lines;
    }
    auto alarms = RuleSpeech::tr("%Ln false alarm(s) in %1 outside incidents", nullptr, trial.falseAlarms)
                      .arg(formatDuration(trial.quietMs));
    if (const auto weekly = trial.falseAlarmsPerWeek(); weekly && trial.falseAlarms > 0)
        alarms += RuleSpeech::tr(" (%1 a week)").arg(QLocale().toString(*weekly, 'f', 1));
    lines << RuleSpeech::tr("%1.", "a sentence of its own").arg(alarms);
    return lines;
}

} // namespace ph
