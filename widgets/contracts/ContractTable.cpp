#include "widgets/contracts/ContractTable.h"

#include "models/tables/ContractTables.h"
#include "widgets/common/ItemToolTip.h"

#include <algorithm>

namespace ph {

ContractFilter::ContractFilter(QAbstractItemModel* lines, QObject* parent)
    : QSortFilterProxyModel(parent)
{
    setSortRole(contractSortRole);
    setSortLocaleAware(true);
    setSortCaseSensitivity(Qt::CaseInsensitive);
    setSourceModel(lines);
}

void ContractFilter::setWords(const QString& text)
{
    words_ = text.simplified().split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool ContractFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    if (words_.isEmpty())
        return true;
    QString all;
    for (int column = 0; column < sourceModel()->columnCount(parent); ++column)
        all += u'\n' + sourceModel()->index(row, column, parent).data().toString();
    return std::all_of(words_.begin(), words_.end(),
                       [&all](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

ContractDelegate::ContractDelegate(int badgeColumn, ToneOf toneOf, int mainColumn)
{
    setBadgeColumn(badgeColumn, std::move(toneOf));
    setMainColumn(mainColumn);
}

bool ContractDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view,
                                 const QStyleOptionViewItem& option, const QModelIndex& index)
{
    return showItemToolTip(*event, view, option, index) ||
           LineDelegate::helpEvent(event, view, option, index);
}

} // namespace ph
