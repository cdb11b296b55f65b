#include "widgets/incidents/TimelineView.h"

// Which moment of a timeline is meant.
namespace ph {

std::int64_t TimelineView::momentAt(QPointF at) const
{
    if (const auto hit = hitAt(at))
        return picture_->selection.table()->atMs(hit->row);
    return scale_.at(std::max(at.x(), double(scale_.left)));
}

std::int64_t TimelineView::moment() const
{
    return chosen_ && picture_ ? picture_->selection.table()->atMs(*chosen_)
                               : scale_.fromMs + (scale_.toMs - scale_.fromMs) / 2;
}

} // namespace ph
