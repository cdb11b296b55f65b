#include "app/packs/PackRelease.h"

#include "app/cli/CommandLine.h"
#include "app/cli/DeskOutput.h"
#include "app/cli/GateOutput.h"
#include "services/release/GateStatementDocument.h"
#include "services/release/PlanDocument.h"

namespace ph {

using nlohmann::json;

namespace {

json packStatements(const ReleaseRecord& record)
{
    auto approvals = json::array(), waivers = json::array(), answers = json::array();
    for (const auto& said : record.approvals)
        approvals.push_back({{"decision", jsonText(decisionName(said.decision))},
                             {"key", jsonText(said.keyId)},
                             {"comment", jsonText(said.comment)},
                             {"plan_digest", jsonText(said.planDigest)},
                             {"evidence_digest", jsonText(said.evidenceDigest)},
                             {"time", jsonTime(said.timeMs)}});
    for (const auto& said : record.waivers)
        waivers.push_back({{"gate", jsonText(said.waiver.gateId)},
                           {"key", jsonText(said.waiver.by)},
                           {"group", jsonText(said.waiver.group)},
                           {"reason", jsonText(said.waiver.reason)},
                           {"given", jsonTime(said.waiver.givenMs)},
                           {"expires", jsonTime(said.waiver.expiresMs)}});
    for (const auto& said : record.answers)
        answers.push_back({{"gate", jsonText(said.gateId)},
                           {"item", jsonText(said.itemId)},
                           {"word", jsonText(answerWordName(said.answer.word))},
                           {"note", jsonText(said.answer.note)},
                           {"key", jsonText(said.answer.by)},
                           {"time", jsonTime(said.answer.answeredMs)}});
    return {{"approvals", approvals}, {"waivers", waivers}, {"answers", answers}};
}

} // namespace

json packedRelease(const ReleaseRecord& record, std::int64_t nowMs)
{
    auto gates = json::array();
    for (const auto& gate : record.gates)
        gates.push_back(gateToJson(gate, nowMs));
    return {{"id", jsonText(record.plan.id)},
            {"state", jsonText(releaseStateName(record.state))},
            {"reason", jsonText(record.reason)},
            {"changed", jsonTime(record.changedMs)},
            {"rollback_of", jsonText(record.rollbackOf)},
            {"plan_digest", jsonText(record.planDigest)},
            {"evidence_digest", jsonText(record.evidenceDigest)},
            {"plan", planToJson(record.plan)},
            {"gates", gates},
            {"said", packStatements(record)},
            {"steps", stepsToJson(record)}};
}

} // namespace ph
