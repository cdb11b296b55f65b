#include "models/charts/LinkedRuns.h"

namespace ph {

std::optional<qint64> LinkedRuns::hoveredRun() const
{
    return hovered_.size() == 1 ? std::optional(*hovered_.begin()) : std::nullopt;
}

void LinkedRuns::setHovered(const Ids& ids)
{
    if (hovered_ == ids)
        return;
    hovered_ = ids;
    Q_EMIT hoverChanged();
}

void LinkedRuns::select(const Ids& ids, Change change)
{
    Ids next = change == Change::Replace ? ids : selected_;
    for (const auto id : ids) {
        if (change == Change::Toggle && selected_.contains(id))
            next.remove(id);
        else
            next.insert(id);
    }
    if (next == selected_)
        return;
    selected_ = next;
    Q_EMIT selectionChanged();
}

void LinkedRuns::setHidden(const Ids& ids)
{
    if (hidden_ == ids)
        return;
    hidden_ = ids;
    Q_EMIT hiddenChanged();
}

void LinkedRuns::keepOnly(const std::function<bool(qint64)>& compared)
{
    const auto kept = [&](Ids ids) {
        ids.removeIf([&](qint64 id) { return !compared(id); });
        return ids;
    };
    setHovered(kept(hovered_));
    select(kept(selected_));
    setHidden(kept(hidden_));
}

} // namespace ph
