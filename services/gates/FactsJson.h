#pragma once

#include "models/values/GateFacts.h"
#include "services/gates/GateKinds.h"

namespace ph {

/// What is known of a fact without its value.
struct FactState {
    bool hasValue = false;
    std::int64_t observedMs = noTime;
    std::optional<Error> error;
    QString source;
};
FactState factState(const GateFacts& facts, const QString& gateId, FactName name);

/// Empty ones where nothing was gathered for this gate alone.
const OwnFacts& ownFacts(const GateFacts& facts, const QString& gateId);

QString factTitle(FactName name); ///< "the candidate's metrics"

/// The facts of these names for one gate, as JSON; NaN and the infinities as strings. `metrics` narrows
/// metrics and folds to these keys where it is not empty.
QJsonObject factsToJson(const GateFacts& facts, const QString& gateId, std::span<const FactName> names,
                        const QStringList& metrics);
Result<GateFacts> factsFromJson(const QJsonObject& json, const QString& gateId);

} // namespace ph
