#include "models/charts/HeatLayout.h"

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

HeatLayout::Span inSight(int scroll, int size, int step, std::size_t count)
{
    if (size <= 0 || count == 0)
        return {};
    const auto last = std::size_t((scroll + size + step - 1) / step);
    return {std::min(std::size_t(scroll / step), count), std::min(last, count)};
}

/// The scroll nearest to `now` that shows the step from `at` on a length of `size`.
int scrolledTo(int now, int at, int step, int size)
{
    return std::clamp(now, std::min(at + step - size, at), at);
}

} // namespace

QRect HeatLayout::cellsArea() const
{
    return {namesWidth, namesHeight, std::max(0, window.width() - namesWidth),
            std::max(0, window.height() - namesHeight - keyHeight)};
}

QPoint HeatLayout::longestScroll() const
{
    const QSize area = cellsArea().size(), whole = wholeSize();
    return {std::max(0, whole.width() - area.width()), std::max(0, whole.height() - area.height())};
}

QRect HeatLayout::cellRect(HeatPlace place) const
{
    return QRect(QPoint(int(place.column) * cell.width(), int(place.row) * cell.height()), cell)
        .translated(cellsArea().topLeft() - scroll);
}

std::optional<HeatPlace> HeatLayout::placeAt(QPoint position) const
{
    if (!cellsArea().contains(position))
        return std::nullopt;
    const QPoint at = position - cellsArea().topLeft() + scroll;
    const HeatPlace place{std::size_t(at.y() / cell.height()), std::size_t(at.x() / cell.width())};
    if (place.row >= rows || place.column >= columns)
        return std::nullopt;
    return place;
}

std::optional<std::size_t> HeatLayout::rowNameAt(QPoint position) const
{
    if (position.x() < 0 || position.x() >= namesWidth)
        return std::nullopt;
    const auto place = placeAt({namesWidth, position.y()});
    return place ? std::optional(place->row) : std::nullopt;
}

std::optional<std::size_t> HeatLayout::columnNameAt(QPoint position) const
{
    if (position.y() < 0 || position.y() >= namesHeight)
        return std::nullopt;
    const auto place = placeAt({position.x(), namesHeight});
    return place ? std::optional(place->column) : std::nullopt;
}

HeatLayout::Span HeatLayout::rowsInSight() const
{
    return inSight(scroll.y(), cellsArea().height(), cell.height(), rows);
}

HeatLayout::Span HeatLayout::columnsInSight() const
{
    return inSight(scroll.x(), cellsArea().width(), cell.width(), columns);
}

QPoint HeatLayout::scrollTo(HeatPlace place) const
{
    const QSize area = cellsArea().size();
    return {scrolledTo(scroll.x(), int(place.column) * cell.width(), cell.width(), area.width()),
            scrolledTo(scroll.y(), int(place.row) * cell.height(), cell.height(), area.height())};
}

HeatLayout HeatLayout::zoomed(QSize wanted, QPoint fixed) const
{
    HeatLayout next = *this;
    next.cell = wanted.expandedTo(smallest).boundedTo(largest);
    const QPoint from = fixed - cellsArea().topLeft();
    const QPointF at = QPointF(from + scroll);
    const QPointF moved(at.x() * next.cell.width() / cell.width(),
                        at.y() * next.cell.height() / cell.height());
    const QPoint longest = next.longestScroll();
    next.scroll = {std::clamp(int(std::lround(moved.x())) - from.x(), 0, longest.x()),
                   std::clamp(int(std::lround(moved.y())) - from.y(), 0, longest.y())};
    return next;
}

int namesApart(int distance, int needed)
{
    return std::max(1, (needed + distance - 1) / distance);
}

} // namespace ph
