#include "widgets/registry/TimelineScale.h"

#include <algorithm>
#include <cmath>

namespace ph {

namespace {
constexpr double shortest = 60'000, longest = 100 * 365.25 * 86'400'000;
}

double TimelineScale::x(std::int64_t ms) const
{
    return left + double(ms - fromMs) / double(toMs - fromMs) * width;
}

std::int64_t TimelineScale::at(double x) const
{
    return fromMs + std::llround((x - left) / width * double(toMs - fromMs));
}

TimelineScale TimelineScale::zoomed(double factor, double x) const
{
    const double span = double(toMs - fromMs), next = std::clamp(span * factor, shortest, longest);
    const double before = (x - left) / width;
    TimelineScale scale = *this;
    scale.fromMs = at(x) - std::llround(before * next);
    scale.toMs = scale.fromMs + std::llround(next);
    return scale;
}

TimelineScale TimelineScale::movedBy(double pixels) const
{
    const auto by = std::llround(pixels / width * double(toMs - fromMs));
    TimelineScale scale = *this;
    scale.fromMs += by;
    scale.toMs += by;
    return scale;
}

TimelineScale TimelineScale::showing(std::int64_t ms) const
{
    TimelineScale scale = *this;
    const auto by = ms < fromMs ? ms - fromMs : ms > toMs ? ms - toMs : 0;
    scale.fromMs += by;
    scale.toMs += by;
    return scale;
}

} // namespace ph
