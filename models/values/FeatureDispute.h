#pragma once

#include "models/values/DataContract.h"

namespace ph {

/// What one contract says that a feature is. Unit and owner are empty where it says nothing of them.
struct FeatureDefinition {
    ContractType type = ContractType::Text;
    QString unit = {}, owner = {};
    friend bool operator==(const FeatureDefinition&, const FeatureDefinition&) = default;
};
FeatureDefinition featureDefinition(const ContractColumn& column);

/// "number in EUR, of billing"
QString definitionText(const FeatureDefinition& definition);

/// What contracts disagree in. Who says nothing of a unit or an owner does not disagree in it.
enum class DisputedPart : std::uint8_t { Type, Unit, Owner };
QString disputedPartName(DisputedPart part); ///< "type", "unit", "owner"

struct FeatureSide {
    QString contract, team;
    FeatureDefinition definition;
    friend bool operator==(const FeatureSide&, const FeatureSide&) = default;
};

/// A feature that contracts define differently. It is frozen while they do.
struct FeatureDispute {
    QString feature;
    QList<DisputedPart> parts;
    QList<FeatureSide> sides; ///< every contract that has it, in the contracts' order
    friend bool operator==(const FeatureDispute&, const FeatureDispute&) = default;
};

/// "latency is frozen: a says number in ms; b says number in s"
QString frozenText(const FeatureDispute& dispute);

/// Columns of one name in several contracts that differ in type, unit or owner, by name.
QList<FeatureDispute> featureDisputes(const QList<DataContract>& contracts);

/// `contracts` with `changed` in the place of the one of its name, or at the end.
QList<DataContract> withContract(QList<DataContract> contracts, const DataContract& changed);

/// Features that are frozen among `contracts`, and that `changed` would define in yet another way while the
/// dispute goes on: such a change has to wait until the dispute is settled, or settle it. Each with the
/// dispute as it is.
QList<FeatureDispute> frozenChanges(const QList<DataContract>& contracts, const DataContract& changed);

/// Those of the disputes that are about columns of this contract.
QList<FeatureDispute> disputesOf(const DataContract& contract, const QList<FeatureDispute>& disputes);

} // namespace ph
