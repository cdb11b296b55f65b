#include "services/release/StateDocument.h"

#include "services/release/SignedStatement.h"

namespace ph {

namespace {

constexpr char stateKind[] = "pilothouse.state/v1";

nlohmann::json stateStatement(const SignedState& state)
{
    auto steps = nlohmann::json::array();
    for (const auto& step : state.steps)
        steps.push_back({{"id", step.id.toStdString()}, {"state", stepStateName(step.state).toStdString()}});
    nlohmann::json json{{"release", state.releaseId.toStdString()},
                        {"plan_digest", state.planDigest.toStdString()},
                        {"evidence_digest", state.evidenceDigest.toStdString()},
                        {"state", releaseStateName(state.state).toStdString()},
                        {"reason", state.reason.toStdString()},
                        {"rollback_of", state.rollbackOf.toStdString()},
                        {"changed", isoText(state.changedMs).toStdString()},
                        {"steps", steps},
                        {"public_key", state.publicKey.toBase64().toStdString()}};
    if (state.isLeft)
        json["driven"] = "no";
    return json;
}

/// The value of a name; complains where it names none.
template <class State>
State named(StrictFields& fields, std::optional<State> (*fromName)(const QString&))
{
    const auto name = fields.text("state");
    const auto state = fromName(name);
    if (!state)
        fields.complainAbout("state", QStringLiteral("\"%1\" is no state").arg(name));
    return state.value_or(State{});
}

} // namespace

Result<QByteArray> signState(SignedState state, const SigningKey& key)
{
    return signBringingKey(stateKind, std::move(state), stateStatement, key);
}

Result<SignedState> stateFromCanonical(const QByteArray& text, const QString& where)
{
    auto state = statementFrom<SignedState>(text, where, [](StrictFields& fields, SignedState& read) {
        read.evidenceDigest = fields.text("evidence_digest");
        read.state = named(fields, releaseStateFromName);
        read.reason = fields.text("reason");
        read.rollbackOf = fields.text("rollback_of");
        read.changedMs = fields.time("changed");
        read.isLeft = fields.has("driven");
        if (read.isLeft && fields.text("driven") != QLatin1String("no"))
            fields.complainAbout("driven", QStringLiteral("\"no\" is expected here"));
        fields.list("steps", [&](StrictFields step) {
            read.steps.append({step.text("id"), named(step, stepStateFromName)});
            step.refuseOthers();
        });
        read.publicKey = fields.base64("public_key");
    });
    return whereSignatureFits(stateKind, std::move(state), stateStatement, where);
}

} // namespace ph
