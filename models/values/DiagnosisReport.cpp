#include "models/values/DiagnosisReport.h"

namespace ph {

QString findingText(const StepFinding& finding)
{
    QStringList reasons;
    for (const auto& check : finding.checks) {
        if (check.verdict == finding.verdict)
            reasons.append(check.reason);
    }
    return QStringLiteral("%1: %2").arg(stepVerdictName(finding.verdict), reasons.join(u' '));
}

QString agreedVerdict(StepVerdict verdict)
{
    switch (verdict) {
    case StepVerdict::Ok:
        return QStringLiteral("well");
    case StepVerdict::NoData:
        return QStringLiteral("unknown");
    case StepVerdict::Suspicious:
    case StepVerdict::Bad:
        return QStringLiteral("cause");
    }
    return {};
}

QHash<QString, JudgedStep> judgedSteps(const QList<IncidentEntry>& entries)
{
    QHash<QString, JudgedStep> judged;
    for (const auto& entry : entries) {
        if (const auto* said = std::get_if<IncidentJudged>(&entry.fact))
            judged.insert(said->step, {*said, entry.by, entry.atMs});
    }
    return judged;
}

int firstExplaining(const QList<StepFinding>& steps, const QHash<QString, JudgedStep>& judged)
{
    const auto first = [&steps](auto explains) {
        for (int i = 0; i < int(steps.size()); ++i) {
            if (explains(steps.at(i)))
                return i;
        }
        return -1;
    };
    const auto called = first([&](const StepFinding& finding) {
        const auto word = judged.constFind(finding.step.id);
        return word != judged.cend() && word->said.verdict == QLatin1String("cause");
    });
    return called >= 0 ? called : first([&](const StepFinding& finding) {
        return finding.verdict >= StepVerdict::Suspicious && !judged.contains(finding.step.id);
    });
}

} // namespace ph
