#include "models/charts/CurveLooks.h"

#include <algorithm>
#include <array>

namespace ph {

std::vector<RunLook> curveLooks(const ComparedRuns& runs, int metrics)
{
    std::vector<RunLook> out;
    std::array<int, runMarkers> uses{};
    const auto add = [&](const RunLook& look) {
        for (int m = 0; m < metrics; ++m)
            out.push_back({look.colour, (look.dash + m) % runDashes, (look.marker + m) % runMarkers});
        ++uses[std::size_t(look.marker)];
    };
    if (runs.isGrouped())
        std::ranges::for_each(runs.groups, add, &ComparedGroup::look);
    else
        std::ranges::for_each(runs.looks, add);
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (i % std::size_t(metrics) == 0)
            continue; // the run's own
        int& marker = out[i].marker;
        for (int k = 1, first = marker; k < runMarkers; ++k) {
            const int other = (first + k) % runMarkers;
            if (uses[std::size_t(other)] < uses[std::size_t(marker)])
                marker = other;
        }
        ++uses[std::size_t(marker)];
    }
    return out;
}

} // namespace ph
