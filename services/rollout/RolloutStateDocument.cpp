#include "services/rollout/RolloutDocument.h"

#include "services/rollout/RolloutFields.h"
#include "services/rollout/RolloutPlanTexts.h"

namespace ph {

namespace {

using namespace rolloutfields;

constexpr char stateFormat[] = "pilothouse.rollout-state/v1";
constexpr std::array phases{"planned", "intended", "requested", "observed", "passed", "refused"};
constexpr std::array requestKinds{"pause", "resume", "abort", "roll-back", "arm", "disarm"};
constexpr std::array outcomes{"open", "promoted", "rolled-back", "aborted", "stopped"};
constexpr std::array recoveries{"none", "measuring", "back", "not-back", "unknown"};
constexpr std::array ways{"forward", "back"};

template <class Document>
using TextOf = NamedMember<Document, QString>;
template <class Document>
using TimeOf = NamedMember<Document, std::int64_t>;

constexpr std::array recordTexts{TextOf<RolloutRecord>{"precondition", &RolloutRecord::precondition},
                                 TextOf<RolloutRecord>{"result", &RolloutRecord::result},
                                 TextOf<RolloutRecord>{"verdict", &RolloutRecord::verdict}};
constexpr std::array recordTimes{TimeOf<RolloutRecord>{"intended", &RolloutRecord::intendedMs},
                                 TimeOf<RolloutRecord>{"requested", &RolloutRecord::requestedMs},
                                 TimeOf<RolloutRecord>{"observed", &RolloutRecord::observedMs},
                                 TimeOf<RolloutRecord>{"not_before", &RolloutRecord::notBeforeMs},
                                 TimeOf<RolloutRecord>{"verdict_at", &RolloutRecord::verdictMs}};
constexpr std::array recoveryTexts{TextOf<RolloutRecovery>{"revision", &RolloutRecovery::revision},
                                   TextOf<RolloutRecovery>{"why", &RolloutRecovery::why}};
constexpr std::array recoveryTimes{TimeOf<RolloutRecovery>{"since", &RolloutRecovery::sinceMs},
                                   TimeOf<RolloutRecovery>{"within_since", &RolloutRecovery::withinSinceMs},
                                   TimeOf<RolloutRecovery>{"silent_since", &RolloutRecovery::silentSinceMs},
                                   TimeOf<RolloutRecovery>{"ended", &RolloutRecovery::endedMs}};
constexpr std::array stateTexts{TextOf<RolloutState>{"plan_digest", &RolloutState::planDigest},
                                TextOf<RolloutState>{"reason", &RolloutState::reason},
                                TextOf<RolloutState>{"holding", &RolloutState::holding},
                                TextOf<RolloutState>{"candidate_revision", &RolloutState::candidateRevision},
                                TextOf<RolloutState>{"driver", &RolloutState::driver}};
constexpr std::array stateTimes{TimeOf<RolloutState>{"started", &RolloutState::startedMs},
                                TimeOf<RolloutState>{"ended", &RolloutState::outcomeMs},
                                TimeOf<RolloutState>{"holding_since", &RolloutState::holdingSinceMs},
                                TimeOf<RolloutState>{"metrics_lost_since", &RolloutState::metricsLostSinceMs},
                                TimeOf<RolloutState>{"no_data_since", &RolloutState::noDataSinceMs},
                                TimeOf<RolloutState>{"analysed", &RolloutState::analysedMs}};

nlohmann::json toJson(const RolloutRecord& record)
{
    nlohmann::json json{{"phase", rolloutnames::of(phases, record.phase)}, {"attempts", record.attempts}};
    write(json, record, recordTexts);
    write(json, record, recordTimes);
    if (record.blindMs != 0) // records of before have none
        json["blind_ms"] = record.blindMs;
    return json;
}

RolloutRecord readRecord(StrictFields fields)
{
    RolloutRecord record;
    record.phase = fields.oneOf<RolloutRecord::Phase>("phase", phases);
    record.attempts = int(integer(fields, "attempts"));
    read(fields, record, recordTexts);
    read(fields, record, recordTimes);
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

nlohmann::json toJson(const RolloutRecovery& recovery)
{
    nlohmann::json json{{"kind", rolloutnames::of(recoveries, recovery.kind)}};
    write(json, recovery, recoveryTexts);
    write(json, recovery, recoveryTimes);
    return json;
}

RolloutRecovery readRecovery(StrictFields fields)
{
    RolloutRecovery recovery;
    recovery.kind = fields.oneOf<RolloutRecovery::Kind>("kind", recoveries);
    read(fields, recovery, recoveryTexts);
    read(fields, recovery, recoveryTimes);
    fields.refuseOthers();
    return recovery;
}

nlohmann::json toJson(const RolloutRequest& request)
{
    return {{"kind", rolloutnames::of(requestKinds, request.kind)},
            {"who", text(request.who)},
            {"at", time(request.atMs)},
            {"reason", text(request.reason)}};
}

template <class Item>
nlohmann::json toJson(const QList<Item>& items)
{
    auto json = nlohmann::json::array();
    for (const auto& item : items)
        json.push_back(toJson(item));
    return json;
}

nlohmann::json toJson(const RolloutState& state)
{
    nlohmann::json json{{"format", stateFormat},
                        {"direction", rolloutnames::of(ways, state.direction)},
                        {"steps", toJson(state.steps)},
                        {"back", toJson(state.back)},
                        {"outcome", rolloutnames::of(outcomes, state.outcome)},
                        {"held_ms", state.heldMs},
                        {"conditions", toJson(state.conditions)},
                        {"requests", toJson(state.requests)}};
    write(json, state, stateTexts);
    write(json, state, stateTimes);
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
    read(fields, state, stateTexts);
    read(fields, state, stateTimes);
    state.direction = fields.oneOf<RolloutState::Direction>("direction", ways);
    fields.list("steps", [&](StrictFields record) { state.steps.append(readRecord(std::move(record))); });
    fields.list("back", [&](StrictFields record) { state.back.append(readRecord(std::move(record))); });
    state.outcome = fields.oneOf<RolloutOutcome>("outcome", outcomes);
    state.heldMs = integer(fields, "held_ms");
    fields.list("conditions", [&](StrictFields condition) {
        state.conditions.append(readCondition(std::move(condition)));
    });
    fields.list("requests", [&](StrictFields request) {
        state.requests.append({request.oneOf<RolloutRequest::Kind>("kind", requestKinds), request.text("who"),
                               request.time("at"), request.text("reason")});
        request.refuseOthers();
    });
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
        return fail(ErrorKind::Invalid, where,
                    rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning", "The state is of another plan.")));
    if (state->steps.size() != plan.steps.size() || state->back.size() != wayBackSteps ||
        state->conditions.size() != plan.conditions.size())
        return fail(ErrorKind::Invalid, where,
                    rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning",
                                                  "The state does not have the plan's steps.")));
    return state;
}

} // namespace ph
