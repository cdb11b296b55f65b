#include "app/cli/DeskOutput.h"

#include "app/release/GateSubjects.h"
#include "services/release/PlanDocument.h"

#include <QCoreApplication>

namespace ph {

std::optional<ReleaseDesk> openDesk(CommandLine& line)
{
    if (!line.workspace())
        return std::nullopt;
    auto desk =
        ReleaseDesk::open(*line.workspace(), line.stop(), {.facts = factsOf(*line.workspace(), line.stop())});
    if (desk)
        return std::move(*desk);
    line.fail(desk.error());
    return std::nullopt;
}

nlohmann::json toJson(const ReleaseRecord& record)
{
    auto gates = nlohmann::json::array(), steps = nlohmann::json::array(),
         approvals = nlohmann::json::array();
    for (const auto& gate : record.gates)
        gates.push_back({{"id", jsonText(gate.id)},
                         {"verdict", jsonText(gateVerdictName(gate.verdict))},
                         {"reason", jsonText(gate.reason)}});
    for (const auto& step : record.steps)
        steps.push_back({{"id", jsonText(step.step.id)},
                         {"place", jsonText(step.step.place)},
                         {"expected", jsonText(step.step.expected)},
                         {"value", jsonText(step.step.value)},
                         {"state", jsonText(stepStateName(step.state))},
                         {"answer", jsonText(step.result)},
                         {"observed", step.observed ? jsonText(*step.observed) : nlohmann::json()},
                         {"observed_at", jsonTime(step.observedMs)}});
    for (const auto& approval : record.approvals)
        approvals.push_back({{"decision", jsonText(decisionName(approval.decision))},
                             {"key", jsonText(approval.keyId)},
                             {"comment", jsonText(approval.comment)},
                             {"time", jsonTime(approval.timeMs)}});
    return {{"id", jsonText(record.plan.id)},
            {"environment", jsonText(record.plan.environment)},
            {"tier", jsonText(record.plan.tier)},
            {"author", jsonText(record.plan.author)},
            {"state", jsonText(releaseStateName(record.state))},
            {"reason", jsonText(record.reason)},
            {"rollback_of", jsonText(record.rollbackOf)},
            {"changed", jsonTime(record.changedMs)},
            {"plan_digest", jsonText(record.planDigest)},
            {"evidence_digest", jsonText(record.evidenceDigest)},
            {"plan", planToJson(record.plan)},
            {"gates", gates},
            {"approvals", approvals},
            {"steps", steps}};
}

void note(CommandLine& line, const QStringList& notes)
{
    for (const auto& text : notes)
        line.note(terminalText(text));
    if (!notes.isEmpty() && line.exitCode == ExitCode::Ok)
        line.exitCode = ExitCode::Partial;
}

void show(CommandLine& line, const DeskOutcome& outcome)
{
    note(line, outcome.notes);
    const auto& record = outcome.record;
    if (line.output == CommandLine::Output::Json) {
        auto json = toJson(record);
        json["notes"] = nlohmann::json::array();
        for (const auto& text : outcome.notes)
            json["notes"].push_back(jsonText(text));
        return line.print(json);
    }
    const auto field = [&](const char* name, const QString& value) {
        if (!value.isEmpty())
            line.print(QStringLiteral("%1  %2").arg(QLatin1String(name), -11).arg(terminalText(value)));
    };
    field("release", record.plan.id);
    field("environment", record.plan.environment);
    field("state", releaseStateName(record.state));
    field("reason", record.reason);
    field("rollback of", record.rollbackOf);
    for (const auto& part : record.plan.parts)
        field("part", QStringLiteral("%1 %2: %3 -> %4")
                          .arg(partKindName(part.kind), part.name,
                               part.from.isEmpty() ? QStringLiteral("nothing") : part.from, part.to));
    for (const auto& gate : record.gates)
        field("gate", QStringLiteral("%1: %2. %3").arg(gate.id, gateVerdictName(gate.verdict), gate.reason));
    for (const auto& approval : record.approvals)
        field("said", QStringLiteral("%1 by %2: %3")
                          .arg(decisionName(approval.decision), approval.keyId, approval.comment));
    for (const auto& step : record.steps)
        field("step",
              QStringLiteral("%1  %2 = %3").arg(stepStateName(step.state), step.step.place, step.step.value));
}

} // namespace ph
