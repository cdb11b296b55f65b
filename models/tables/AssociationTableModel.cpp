#include "models/tables/AssociationTableModel.h"

#include "models/tables/Format.h"

namespace ph {

void AssociationTableModel::apply(const Associations& associations)
{
    beginResetModel();
    associations_ = associations;
    endResetModel();
}

int AssociationTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(associations_.items.size());
}

int AssociationTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AssociationTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Runs || section == Adjusted ? Qt::AlignRight : Qt::AlignLeft) |
                   Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section == Adjusted)
        return tr("The p value after allowing for all keys tested (Benjamini and Hochberg): how much chance "
                  "would be among the keys named up to here");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Key:
        return tr("Key");
    case Strength:
        return tr("Strength");
    case Figure:
        return tr("Figure");
    case Runs:
        return QStringLiteral("n");
    case Adjusted:
        return QStringLiteral("q");
    case Remark:
        return tr("Remark");
    default:
        return {};
    }
}

QString AssociationTableModel::remark(const Association& item) const
{
    if (!item.isClear())
        return tr("May be chance");
    if (item.kind == Association::Kind::Categorical)
        return tr("highest with %1, lowest with %2")
            .arg(item.highest.simplified().left(40), item.lowest.simplified().left(40));
    return item.rho > 0 ? tr("rises with it") : tr("falls with it");
}

QVariant AssociationTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& item = associations_.items[index.row()];
    const bool numeric = item.kind == Association::Kind::Numeric;
    switch (role) {
    case StrengthRole:
        return item.strength;
    case SignRole:
        return numeric ? (item.rho < 0 ? -1 : 1) : 0;
    case ClearRole:
        return item.isClear();
    case Qt::TextAlignmentRole:
        return headerData(index.column(), Qt::Horizontal, role);
    case Qt::ToolTipRole:
        if (index.column() == Key)
            return columnKeyText(item.key);
        return numeric ? tr("Spearman's rank correlation with %1; p %2")
                             .arg(associations_.metric, probabilityText(item.p))
                       : tr("Share of the variance of %1 that %Ln categories account for (η²), and the same "
                            "without "
                            "what chance gives (ω²); p %2",
                            nullptr, int(item.categories))
                             .arg(associations_.metric, probabilityText(item.p));
    case Qt::DisplayRole:
        break;
    case Qt::AccessibleTextRole:
        if (index.column() == Strength)
            return associationFigure(item);
        break;
    default:
        return {};
    }
    switch (index.column()) {
    case Key:
        return columnKeyText(item.key).simplified();
    case Figure:
        return associationFigure(item);
    case Runs:
        return formatCount(qint64(item.n));
    case Adjusted:
        return probabilityText(item.q);
    case Remark:
        return remark(item);
    default:
        return {};
    }
}

} // namespace ph
