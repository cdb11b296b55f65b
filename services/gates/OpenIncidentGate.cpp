#include "services/gates/GateKinds.h"

namespace ph {

namespace {

GateFinding evaluateOpenIncident(const GateQuestion& question)
{
    const auto& incidents = *question.facts.incidents.value;
    auto finding =
        incidents.kept == IncidentFacts::Kept::No
            ? noData(QStringLiteral("Nobody keeps incidents of this model."))
        : incidents.open.isEmpty()
            ? passing(QStringLiteral("No incident is open."))
            : failing(QStringLiteral("Open: %1.")
                          .arg(QStringList(incidents.open.values()).mid(0, 5).join(QStringLiteral("; "))));
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
