#include "widgets/common/WordFilter.h"

#include <algorithm>

namespace ph {

void WordFilter::setWords(const QString& text)
{
    words_ = text.simplified().split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool WordFilter::filterAcceptsRow(int row, const QModelIndex& parent) const
{
    if (words_.isEmpty())
        return true;
    QString all;
    if (searchRole_)
        all = sourceModel()->index(row, 0, parent).data(*searchRole_).toString();
    for (int column = 0; column < sourceModel()->columnCount(parent); ++column)
        all += u'\n' + sourceModel()->index(row, column, parent).data().toString();
    return std::all_of(words_.begin(), words_.end(),
                       [&all](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

} // namespace ph
