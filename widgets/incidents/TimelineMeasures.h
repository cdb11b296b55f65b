#pragma once

namespace ph {

// How much room the parts of a timeline have, in pixels.
inline constexpr int timelineAxisHeight = 26;
inline constexpr int timelineCurveHeight = 54;

} // namespace ph
