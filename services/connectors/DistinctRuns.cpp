#include "services/connectors/DistinctRuns.h"

#include <algorithm>
#include <functional>

namespace ph {

void DistinctRuns::add(const RunBatch& runs)
{
    const auto known = std::ptrdiff_t(hashes_.size());
    for (const auto& row : runs.runs)
        hashes_.push_back(std::hash<std::string_view>{}(runs.view(row.id)));
    const auto added = hashes_.begin() + known;
    std::sort(added, hashes_.end());
    std::inplace_merge(hashes_.begin(), added, hashes_.end());
    hashes_.erase(std::unique(hashes_.begin(), hashes_.end()), hashes_.end());
}

} // namespace ph
