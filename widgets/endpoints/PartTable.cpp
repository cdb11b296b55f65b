#include "widgets/endpoints/PartTable.h"

#include "widgets/common/LineDelegate.h"

#include <QHeaderView>
#include <QScrollBar>

#include <numeric>

namespace ph {

namespace {

constexpr int mostRows = 8; // a longer table scrolls by itself

} // namespace

PartTable::PartTable(const QString& objectName, const QString& accessibleName, QWidget* parent)
    : LineTable(objectName, accessibleName, parent)
{
    setUniformRowHeights(true);
}

void PartTable::setUp(QAbstractItemModel* model, LineDelegate* delegate, const QList<int>& widths, int taker)
{
    delegate->setParent(this);
    setModel(model);
    setItemDelegate(delegate);
    widths_ = widths;
    needed_ = std::accumulate(widths.begin(), widths.end(), 0);
    taker_ = taker;
    setFitting(mostRows);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    fitColumns();
}

bool PartTable::isScrolled() const
{
    return viewport()->width() < needed_;
}

QSize PartTable::sizeHint() const
{
    const auto rows = LineTable::sizeHint();
    return isScrolled() ? rows + QSize(0, horizontalScrollBar()->sizeHint().height()) : rows;
}

void PartTable::fitColumns()
{
    const auto fit = isScrolled() ? Fit::Scrolled : Fit::Whole;
    if (fit == fit_)
        return; // widths that a person chose stay
    fit_ = fit;
    auto widths = widths_;
    if (fit == Fit::Whole)
        widths[taker_] = 0;
    setColumns(widths);
    updateGeometry();
}

void PartTable::resizeEvent(QResizeEvent* event)
{
    LineTable::resizeEvent(event);
    if (!widths_.isEmpty())
        fitColumns();
}

} // namespace ph
