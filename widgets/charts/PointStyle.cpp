#include "widgets/charts/PointStyle.h"

#include "widgets/charts/RunMarks.h"

#include <cmath>

namespace ph {

namespace {

constexpr double smallestBubble = 5, largestBubble = 30;
constexpr int absentMarker = 6; // a cross: told from every value without its grey

double plainSizeFor(std::size_t runs)
{
    return runs <= 60 ? 9 : runs <= 400 ? 8 : runs <= 1500 ? 7 : 6;
}

float opacityFor(std::size_t runs)
{
    return runs <= 60 ? 0.95F : runs <= 400 ? 0.85F : runs <= 1500 ? 0.75F : 0.6F;
}

} // namespace

double shareOf(const AxisColumn& column, double at)
{
    return column.range.span() > 0 ? (at - column.range.low) / column.range.span() : 0.5;
}

double bubbleSize(const AxisColumn& column, double at)
{
    if (std::isnan(at))
        return smallestBubble;
    constexpr double least = smallestBubble * smallestBubble, most = largestBubble * largestBubble;
    return std::sqrt(least + (most - least) * shareOf(column, at));
}

RunLook categoryLook(qsizetype index)
{
    return {int(index) % runColours, 0, int(index + index / runColours) % runMarkers};
}

PointLook PointStyle::look(std::size_t place, const Theme& theme) const
{
    PointLook look;
    const RunLook& own = runs->look(place);
    if (!colour) {
        look.fill = theme.series(own.colour);
        look.marker = own.marker;
    } else if (!colour->has(place)) {
        look.fill = theme.textFaint;
        look.marker = absentMarker;
    } else if (isRamp()) {
        look.fill = rampColour(shareOf(*colour, colour->at[place]), theme);
        look.marker = runs->isGrouped() ? own.marker : 0;
    } else {
        const auto category = categoryLook(qsizetype(colour->at[place]));
        look.fill = theme.series(category.colour);
        look.marker = category.marker;
    }
    look.size = size ? bubbleSize(*size, size->at[place]) : plainSize;
    look.fill.setAlphaF(size ? std::min(0.7F, opacityFor(runs->size())) : opacityFor(runs->size()));
    return look;
}

PointStyle pointStyle(const ComparedRunsPtr& runs, const ChartSpec& spec)
{
    PointStyle style{runs, std::nullopt, std::nullopt, plainSizeFor(runs->size())};
    if (spec.colourBy)
        style.colour = axisColumn(*runs, *spec.colourBy, spec);
    if (spec.sizeBy)
        style.size = axisColumn(*runs, *spec.sizeBy, spec);
    return style;
}

} // namespace ph
