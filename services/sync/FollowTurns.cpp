#include "services/sync/FollowTurns.h"

#include <algorithm>

namespace ph {

std::vector<FollowedCurve> FollowTurns::next(const std::set<FollowedCurve>& all, std::size_t most)
{
    std::vector<FollowedCurve> turn;
    auto one = all.upper_bound(last_);
    while (turn.size() < std::min(most, all.size())) {
        if (one == all.end())
            one = all.begin();
        turn.push_back(*one++);
    }
    if (!turn.empty())
        last_ = turn.back();
    return turn;
}

} // namespace ph
