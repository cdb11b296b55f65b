#include "models/tables/ContainmentOptionModel.h"

#include "models/tables/ContainmentWords.h"
#include "models/tables/Format.h"

namespace ph {

QVariant ContainmentOptionModel::cell(const ContainmentOptionRow& row, int column, int role) const
{
    const auto& option = row.option;
    if (role == StandingRole)
        return int(option.standing);
    const bool isImpossible = option.standing == ContainmentOption::Standing::Impossible;
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Order:
        return QString::number(row.order);
    case Way:
        return containmentKindText(option.kind);
    case Target:
        return option.target;
    case Standing:
        return containmentStandingText(option.standing);
    case Touches:
        if (isImpossible)
            return {};
        return option.radius ? tr("%1 %").arg(formatNumber(*option.radius)) : tr("unknown");
    case WayBack:
        return isImpossible ? QString() : reversibilityText(option.reversibility);
    case Time:
        return isImpossible ? QString() : timeToEffectText(option);
    default:
        return {};
    }
}

QVariant ContainmentOptionModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Order:
        return tr("#", "column: the order in which to try");
    case Way:
        return tr("What can be done");
    case Target:
        return tr("Of what");
    case Standing:
        return tr("State", "column: possible or not");
    case Touches:
        return tr("Of requests", "column: what part of the requests it touches");
    case WayBack:
        return tr("Taken back by");
    case Time:
        return tr("Works in");
    default:
        return {};
    }
}

} // namespace ph
