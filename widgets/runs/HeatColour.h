#pragma once

#include "widgets/common/Theme.h"

namespace ph {

/// Colour of a place on a sequential scale, 0 to 1: dark blue over green to yellow, which keeps its order in
/// greyscale and for the colour-blind (after viridis, van der Walt and Smith 2015, CC0), shifted towards the
/// middle so that both ends stay visible on light and on dark sheets.
QColor heatColour(double fraction, const Theme& theme);

} // namespace ph
