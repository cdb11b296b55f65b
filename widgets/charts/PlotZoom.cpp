#include "widgets/charts/PlotZoom.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>

namespace ph {

bool wheelZooms(const QWidget& plot, const QWheelEvent& event)
{
    if (plot.hasFocus() || event.modifiers().testFlag(Qt::ControlModifier))
        return true;
    const QScrollArea* around = nullptr;
    for (const auto* parent = plot.parentWidget(); parent && !around; parent = parent->parentWidget())
        around = qobject_cast<const QScrollArea*>(parent);
    return !around || around->verticalScrollBar()->maximum() == 0;
}

ChartRange PlotZoom::view(int column, ChartRange whole) const
{
    const auto found = views_.find(column);
    return found == views_.end() ? whole : found->second;
}

void PlotZoom::zoom(int column, ChartRange whole, double factor, double around)
{
    const auto now = view(column, whole);
    if (!(now.span() > 0))
        return;
    const double span = std::max(now.span() / factor, whole.span() * 1e-6);
    if (span >= whole.span()) {
        views_.erase(column);
        return;
    }
    const double share = (around - now.low) / now.span();
    const double low = std::clamp(around - share * span, whole.low, whole.high - span);
    views_[column] = {low, low + span};
}

void PlotZoom::pan(int column, ChartRange whole, double share)
{
    const auto found = views_.find(column);
    if (found == views_.end())
        return;
    const double span = found->second.span();
    const double low = std::clamp(found->second.low + share * span, whole.low, whole.high - span);
    found->second = {low, low + span};
}

} // namespace ph
