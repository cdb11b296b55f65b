#include "services/gates/GateEvaluation.h"
#include "services/gates/GateKinds.h"

namespace ph {

namespace {

GateFinding judge(const GateQuestion& question, const IncidentFacts& incidents)
{
    if (incidents.kept == IncidentFacts::Kept::No)
        return noData(QStringLiteral("Nobody keeps incidents of this model."));
    if (!incidents.open.isEmpty())
        return failing(QStringLiteral("Open: %1.")
                           .arg(QStringList(incidents.open.values()).mid(0, 5).join(QStringLiteral("; "))));
    if (incidents.lookedMs != noTime && incidents.lookedMs > question.nowMs + allowedClockSkewMs)
        return inconclusive(QStringLiteral("Incidents were looked for in the future, so a clock is off."));
    if (incidents.lookedMs != noTime && question.nowMs - incidents.lookedMs > question.maxAgeMs) {
        auto stale = inconclusive(QStringLiteral("Whoever would notice an incident has not looked for longer "
                                                 "than %1.")
                                      .arg(durationText(question.maxAgeMs)));
        stale.verdict = GateVerdict::Stale;
        return stale;
    }
    return passing(QStringLiteral("No incident is open."));
}

GateFinding evaluateOpenIncident(const GateQuestion& question)
{
    const auto& incidents = *question.facts.incidents.value;
    auto finding = judge(question, incidents);
    finding.query = QStringLiteral("open incidents of the model");
    finding.numbers.append({QStringLiteral("open incidents"), double(incidents.open.size()), {}});
    return finding;
}

} // namespace

GateKind openIncidentGate()
{
    return {QStringLiteral("no-open-incident"),
            QStringLiteral("No incident of the model is open."),
            {},
            {},
            {{FactName::Incidents}},
            evaluateOpenIncident};
}

} // namespace ph
