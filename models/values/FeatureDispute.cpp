#include "models/values/FeatureDispute.h"

#include <QMap>

#include <algorithm>

namespace ph {

namespace {

/// Whether two sides that both say something say different things.
bool differ(const QList<FeatureSide>& sides, QString FeatureDefinition::*part)
{
    QString said;
    for (const auto& side : sides) {
        const auto& word = side.definition.*part;
        if (!word.isEmpty() && !said.isEmpty() && word != said)
            return true;
        if (!word.isEmpty())
            said = word;
    }
    return false;
}

QList<DisputedPart> disputedParts(const QList<FeatureSide>& sides)
{
    QList<DisputedPart> parts;
    if (std::any_of(sides.begin(), sides.end(), [&](const FeatureSide& side) {
            return side.definition.type != sides.first().definition.type;
        }))
        parts.append(DisputedPart::Type);
    if (differ(sides, &FeatureDefinition::unit))
        parts.append(DisputedPart::Unit);
    if (differ(sides, &FeatureDefinition::owner))
        parts.append(DisputedPart::Owner);
    return parts;
}

const FeatureDispute* disputeOf(const QList<FeatureDispute>& disputes, const QString& feature)
{
    const auto found = std::find_if(disputes.begin(), disputes.end(),
                                    [&](const FeatureDispute& each) { return each.feature == feature; });
    return found == disputes.end() ? nullptr : &*found;
}

} // namespace

FeatureDefinition featureDefinition(const ContractColumn& column)
{
    return {column.type, column.unit.trimmed(), column.owner.trimmed()};
}

QString definitionText(const FeatureDefinition& definition)
{
    auto text = contractTypeName(definition.type);
    if (!definition.unit.isEmpty())
        text += QStringLiteral(" in ") + definition.unit;
    if (!definition.owner.isEmpty())
        text += QStringLiteral(", of ") + definition.owner;
    return text;
}

QString disputedPartName(DisputedPart part)
{
    switch (part) {
    case DisputedPart::Type:
        return QStringLiteral("type");
    case DisputedPart::Unit:
        return QStringLiteral("unit");
    case DisputedPart::Owner:
        return QStringLiteral("owner");
    }
    return {};
}

QString frozenText(const FeatureDispute& dispute)
{
    QStringList sides;
    for (const auto& side : dispute.sides)
        sides.append(QStringLiteral("%1 says %2").arg(side.contract, definitionText(side.definition)));
    return QStringLiteral("%1 is frozen: %2").arg(dispute.feature, sides.join(QStringLiteral("; ")));
}

QList<FeatureDispute> featureDisputes(const QList<DataContract>& contracts)
{
    QMap<QString, QList<FeatureSide>> sidesOf;
    for (const auto& contract : contracts) {
        for (const auto& column : contract.columns)
            sidesOf[column.name].append({contract.name, contract.team, featureDefinition(column)});
    }
    QList<FeatureDispute> disputes;
    for (auto it = sidesOf.cbegin(); it != sidesOf.cend(); ++it) {
        if (auto parts = disputedParts(it.value()); !parts.isEmpty())
            disputes.append({it.key(), std::move(parts), it.value()});
    }
    return disputes;
}

QList<DataContract> withContract(QList<DataContract> contracts, const DataContract& changed)
{
    const auto found = std::find_if(contracts.begin(), contracts.end(),
                                    [&](const DataContract& each) { return each.name == changed.name; });
    if (found == contracts.end())
        contracts.append(changed);
    else
        *found = changed;
    return contracts;
}

QList<FeatureDispute> frozenChanges(const QList<DataContract>& contracts, const DataContract& changed)
{
    const auto after = featureDisputes(withContract(contracts, changed));
    QList<FeatureDispute> refused;
    for (const auto& dispute : featureDisputes(contracts)) {
        const auto* column = changed.column(dispute.feature);
        if (!column || !disputeOf(after, dispute.feature))
            continue;
        const auto definition = featureDefinition(*column);
        const bool isAnother =
            std::none_of(dispute.sides.begin(), dispute.sides.end(),
                         [&](const FeatureSide& side) { return side.definition == definition; });
        if (isAnother)
            refused.append(dispute);
    }
    return refused;
}

QList<FeatureDispute> disputesOf(const DataContract& contract, const QList<FeatureDispute>& disputes)
{
    QList<FeatureDispute> found;
    for (const auto& dispute : disputes) {
        if (contract.column(dispute.feature))
            found.append(dispute);
    }
    return found;
}

} // namespace ph
