#include "services/rollout/RolloutDocument.h"

#include "services/rollout/RolloutFields.h"

namespace ph {

namespace {

using namespace rolloutfields;

constexpr char stateFormat[] = "pilothouse.rollout-state/v1";
constexpr std::array phases{"planned", "intended", "requested", "observed", "passed", "refused"};
constexpr std::array requestKinds{"pause", "resume", "abort", "roll-back", "arm", "disarm"};
constexpr std::array outcomes{"open", "promoted", "rolled-back", "aborted", "stopped"};
constexpr std::array recoveries{"none", "measuring", "back", "not-back", "unknown"};
constexpr std::array ways{"forward", "back"};

nlohmann::json toJson(const RolloutRecord& record)
{
    nlohmann::json json{{"phase", rolloutnames::of(phases, record.phase)},
                        {"attempts", record.attempts},
                        {"precondition", text(record.precondition)},
                        {"result", text(record.result)},
                        {"intended", time(record.intendedMs)},
                        {"requested", time(record.requestedMs)},
                        {"observed", time(record.observedMs)},
                        {"not_before", time(record.notBeforeMs)},
                        {"verdict", text(record.verdict)},
                        {"verdict_at", time(record.verdictMs)}};
    if (record.blindMs != 0) // records of before have none
        json["blind_ms"] = record.blindMs;
    return json;
}

RolloutRecord readRecord(StrictFields fields)
{
    RolloutRecord record;
    record.phase = fields.oneOf<RolloutRecord::Phase>("phase", phases);
    record.attempts = int(integer(fields, "attempts"));
    record.precondition = fields.text("precondition");
    record.result = fields.text("result");
    record.intendedMs = fields.time("intended");
    record.requestedMs = fields.time("requested");
    record.observedMs = fields.time("observed");
    record.notBeforeMs = fields.time("not_before");
    record.verdict = fields.text("verdict");
    record.verdictMs = fields.time("verdict_at");
    if (fields.has("blind_ms"))
        record.blindMs = integer(fields, "blind_ms");
    fields.refuseOthers();
    return record;
}

nlohmann::json toJson(const ConditionRecord& condition)
{
    nlohmann::json json{{"met_since", time(condition.metSinceMs)}};
    if (condition.value) {
        json["value"] = number(*condition.value);
        json["measured"] = time(condition.measuredMs);
    }
    return json;
}

/// Records of before values were kept have none.
ConditionRecord readCondition(StrictFields fields)
{
    ConditionRecord condition;
    condition.metSinceMs = fields.time("met_since");
    if (fields.has("value")) {
        condition.value = number(fields, "value");
        condition.measuredMs = fields.time("measured");
    }
    fields.refuseOthers();
    return condition;
}

nlohmann::json toJson(const QList<RolloutRecord>& records)
{
    auto json = nlohmann::json::array();
    for (const auto& record : records)
        json.push_back(toJson(record));
    return json;
}

nlohmann::json toJson(const RolloutRecovery& recovery)
{
    return {{"kind", rolloutnames::of(recoveries, recovery.kind)},
            {"revision", text(recovery.revision)},
            {"why", text(recovery.why)},
            {"since", time(recovery.sinceMs)},
            {"within_since", time(recovery.withinSinceMs)},
            {"silent_since", time(recovery.silentSinceMs)},
            {"ended", time(recovery.endedMs)}};
}

RolloutRecovery readRecovery(StrictFields fields)
{
    RolloutRecovery recovery;
    recovery.kind = fields.oneOf<RolloutRecovery::Kind>("kind", recoveries);
    recovery.revision = fields.text("revision");
    recovery.why = fields.text("why");
    recovery.sinceMs = fields.time("since");
    recovery.withinSinceMs = fields.time("within_since");
    recovery.silentSinceMs = fields.time("silent_since");
    recovery.endedMs = fields.time("ended");
    fields.refuseOthers();
    return recovery;
}

nlohmann::json toJson(const RolloutState& state)
{
    auto conditions = nlohmann::json::array(), requests = nlohmann::json::array();
    for (const auto& condition : state.conditions)
        conditions.push_back(toJson(condition));
    for (const auto& request : state.requests)
        requests.push_back({{"kind", rolloutnames::of(requestKinds, request.kind)},
                            {"who", text(request.who)},
                            {"at", time(request.atMs)},
                            {"reason", text(request.reason)}});
    nlohmann::json json{{"format", stateFormat},
                        {"plan_digest", text(state.planDigest)},
                        {"direction", rolloutnames::of(ways, state.direction)},
                        {"steps", toJson(state.steps)},
                        {"back", toJson(state.back)},
                        {"outcome", rolloutnames::of(outcomes, state.outcome)},
                        {"reason", text(state.reason)},
                        {"holding", text(state.holding)},
                        {"started", time(state.startedMs)},
                        {"ended", time(state.outcomeMs)},
                        {"holding_since", time(state.holdingSinceMs)},
                        {"held_ms", state.heldMs},
                        {"candidate_revision", text(state.candidateRevision)},
                        {"metrics_lost_since", time(state.metricsLostSinceMs)},
                        {"no_data_since", time(state.noDataSinceMs)},
                        {"conditions", conditions},
                        {"analysed", time(state.analysedMs)},
                        {"requests", requests},
                        {"driver", text(state.driver)}};
    if (state.blindSinceMs != noTime)
        json["blind_since"] = time(state.blindSinceMs);
    if (state.recovery != RolloutRecovery())
        json["recovery"] = toJson(state.recovery);
    return json;
}

RolloutState readState(StrictFields fields)
{
    RolloutState state;
    if (const auto name = fields.text("format"); name != QLatin1String(stateFormat))
        fields.complainAbout("format",
                             QStringLiteral("\"%1\" is no format of a rollout's state known here").arg(name));
    state.planDigest = fields.text("plan_digest");
    state.direction = fields.oneOf<RolloutState::Direction>("direction", ways);
    fields.list("steps", [&](StrictFields record) { state.steps.append(readRecord(std::move(record))); });
    fields.list("back", [&](StrictFields record) { state.back.append(readRecord(std::move(record))); });
    state.outcome = fields.oneOf<RolloutOutcome>("outcome", outcomes);
    state.reason = fields.text("reason");
    state.holding = fields.text("holding");
    state.startedMs = fields.time("started");
    state.outcomeMs = fields.time("ended");
    state.holdingSinceMs = fields.time("holding_since");
    state.heldMs = integer(fields, "held_ms");
    state.candidateRevision = fields.text("candidate_revision");
    state.metricsLostSinceMs = fields.time("metrics_lost_since");
    state.noDataSinceMs = fields.time("no_data_since");
    fields.list("conditions", [&](StrictFields condition) {
        state.conditions.append(readCondition(std::move(condition)));
    });
    state.analysedMs = fields.time("analysed");
    fields.list("requests", [&](StrictFields request) {
        state.requests.append({request.oneOf<RolloutRequest::Kind>("kind", requestKinds), request.text("who"),
                               request.time("at"), request.text("reason")});
        request.refuseOthers();
    });
    state.driver = fields.text("driver");
    if (fields.has("blind_since"))
        state.blindSinceMs = fields.time("blind_since");
    if (fields.has("recovery"))
        fields.object("recovery",
                      [&](StrictFields recovery) { state.recovery = readRecovery(std::move(recovery)); });
    fields.refuseOthers();
    return state;
}

} // namespace

Result<QByteArray> rolloutStateText(const RolloutState& state)
{
    return canonicalJson(toJson(state));
}

Result<RolloutState> rolloutStateFromText(const QByteArray& bytes, const RolloutPlan& plan,
                                          const QString& planDigest, const QString& where)
{
    auto state = readDocument<RolloutState>(bytes, where, readState);
    if (!state)
        return state;
    if (state->planDigest != planDigest)
        return fail(ErrorKind::Invalid, where, QStringLiteral("The state is of another plan."));
    if (state->steps.size() != plan.steps.size() || state->back.size() != wayBackSteps ||
        state->conditions.size() != plan.conditions.size())
        return fail(ErrorKind::Invalid, where, QStringLiteral("The state does not have the plan's steps."));
    return state;
}

} // namespace ph
