#include "widgets/charts/PointPanel.h"

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

/// -0.28 to 0.28 of a category, from the run's id (the finaliser of SplitMix64).
double spread(std::int64_t id, std::uint64_t salt)
{
    std::uint64_t bits = std::uint64_t(id) * 2 + salt + 0x9e3779b97f4a7c15U;
    bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9U;
    bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebU;
    bits ^= bits >> 31;
    return (double(bits >> 11) / double(1ULL << 53) - 0.5) * 0.56;
}

double squared(QPointF v)
{
    return QPointF::dotProduct(v, v);
}

} // namespace

std::optional<QPointF> PointPanel::positionOf(std::uint32_t place) const
{
    const auto found = std::lower_bound(places.begin(), places.end(), place);
    if (found == places.end() || *found != place)
        return std::nullopt;
    return at[std::size_t(found - places.begin())];
}

std::optional<std::uint32_t> PointPanel::nearest(QPointF position, double reach) const
{
    std::optional<std::uint32_t> best;
    double least = reach * reach;
    for (std::size_t i = 0; i < at.size(); ++i) {
        if (const double distance = squared(at[i] - position); distance <= least) {
            least = distance;
            best = places[i];
        }
    }
    return best;
}

std::optional<std::uint32_t> PointPanel::nextTowards(std::optional<std::uint32_t> place,
                                                     QPointF direction) const
{
    const auto from = place ? positionOf(*place) : std::nullopt;
    if (!from)
        return nearest(layout.plot.center(), HUGE_VAL);
    std::optional<std::uint32_t> best;
    double least = HUGE_VAL;
    for (std::size_t i = 0; i < at.size(); ++i) {
        const QPointF way = at[i] - *from;
        const double along = QPointF::dotProduct(way, direction);
        const double aside = std::abs(way.x() * direction.y() - way.y() * direction.x());
        // Within 45 degrees, so that each arrow has its own quarter.
        if (along <= 0.01 || aside > along || along + 2 * aside >= least)
            continue;
        least = along + 2 * aside;
        best = places[i];
    }
    return best;
}

std::vector<std::uint32_t> PointPanel::within(const QRectF& rect) const
{
    std::vector<std::uint32_t> inside;
    for (std::size_t i = 0; i < at.size(); ++i) {
        if (rect.contains(at[i]))
            inside.push_back(places[i]);
    }
    return inside;
}

void placePoints(PointPanel& panel, const ComparedRuns& runs, const AxisColumn& x, const AxisColumn& y,
                 const LinkedRuns::Ids& hidden)
{
    panel.places.clear();
    panel.at.clear();
    const QRectF view = panel.layout.plot.adjusted(-1, -1, 1, 1);
    for (std::uint32_t place = 0; place < runs.size(); ++place) {
        if (!x.has(place) || !y.has(place) || hidden.contains(runs.rowId(place)))
            continue;
        double atX = x.at[place], atY = y.at[place];
        if (x.kind == AxisKind::Category)
            atX += spread(runs.rowId(place), 0);
        if (y.kind == AxisKind::Category)
            atY += spread(runs.rowId(place), 1);
        const QPointF pixel = panel.layout.toPixel(atX, atY);
        if (!view.contains(pixel))
            continue;
        panel.places.push_back(place);
        panel.at.push_back(pixel);
    }
}

} // namespace ph
