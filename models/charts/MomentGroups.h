#pragma once

#include "models/charts/CurveScene.h"

namespace ph {

/// Moments that lie too close to be told apart: they are drawn as one, with their number.
struct MomentGroup {
    double x = 0; ///< of the first one
    std::size_t first = 0, count = 0;
    std::optional<CurveScene::Moment::Glyph> glyph = {}; ///< that all have; none: they are of several kinds
};
/// Of ascending moments, those within `x`; each group holds what is less than `reach` from its first.
std::vector<MomentGroup> momentGroups(const std::vector<CurveScene::Moment>& moments, ChartRange x,
                                      double reach);

} // namespace ph
