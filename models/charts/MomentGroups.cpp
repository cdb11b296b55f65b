#include "models/charts/MomentGroups.h"

namespace ph {

std::vector<MomentGroup> momentGroups(const std::vector<CurveScene::Moment>& moments, ChartRange x,
                                      double reach)
{
    std::vector<MomentGroup> groups;
    for (std::size_t i = 0; i < moments.size(); ++i) {
        const auto& moment = moments[i];
        if (!x.contains(moment.x))
            continue;
        if (groups.empty() || moment.x - groups.back().x >= reach) {
            groups.push_back({moment.x, i, 1, moment.glyph});
            continue;
        }
        auto& group = groups.back();
        ++group.count;
        if (group.glyph != moment.glyph)
            group.glyph.reset();
    }
    return groups;
}

} // namespace ph
