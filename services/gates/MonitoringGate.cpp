#include "services/gates/GateEvaluation.h"
#include "services/gates/GateKinds.h"

#include <cmath>

namespace ph {

namespace {

GateFinding evaluateMonitoring(const GateQuestion& question)
{
    const auto& known = *question.facts.monitoring.value;
    QStringList missing, several, silent, early, old;
    GateFinding finding = passing({});
    const auto wanted = question.texts("series");
    for (const auto& name : wanted) {
        const auto found = known.constFind(name);
        if (found == known.constEnd()) {
            missing.append(name);
            continue;
        }
        if (found->samples != 1) {
            several.append(QStringLiteral("%1 (%2)").arg(name).arg(found->samples));
            continue;
        }
        finding.numbers.append({name, found->value, {}});
        if (!std::isfinite(found->value))
            silent.append(name);
        else if (found->measuredMs != noTime && found->measuredMs > question.nowMs + allowedClockSkewMs)
            early.append(name);
        else if (found->measuredMs == noTime || question.nowMs - found->measuredMs > question.maxAgeMs)
            old.append(name);
    }
    finding.query = wanted.join(QStringLiteral(", "));
    finding.sampleSize = finding.numbers.size();
    const auto answer = [&](GateVerdict verdict, const QString& words, const QStringList& names) {
        finding.verdict = verdict;
        finding.reason = words.arg(names.join(QStringLiteral(", ")));
        return finding;
    };
    if (!missing.isEmpty() || wanted.isEmpty())
        return answer(GateVerdict::NoData, QStringLiteral("Nobody watches: %1."), missing);
    if (!several.isEmpty())
        return answer(GateVerdict::Inconclusive,
                      QStringLiteral("Several numbers at once, so that none is the answer: %1."), several);
    if (!silent.isEmpty())
        return answer(GateVerdict::Inconclusive, QStringLiteral("Watched, but no number: %1."), silent);
    if (!early.isEmpty())
        return answer(GateVerdict::Inconclusive,
                      QStringLiteral("Measured in the future, so a clock is off: %1."), early);
    if (!old.isEmpty())
        return answer(GateVerdict::Stale, QStringLiteral("Fell silent: %1."), old);
    return answer(GateVerdict::Pass, QStringLiteral("Watched: %1."), wanted);
}

} // namespace

GateKind monitoringGate()
{
    return {
        QStringLiteral("monitoring-exists"),
        QStringLiteral("What serves the model is watched, and the watch says something now."),
        {shape::required("series", shape::list(shape::text(QStringLiteral("A query of the metrics source.")),
                                               QStringLiteral("Each has to give a number.")))},
        {},
        {{FactName::Monitoring}},
        evaluateMonitoring};
}

} // namespace ph
