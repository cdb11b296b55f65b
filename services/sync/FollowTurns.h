#pragma once

#include <QString>

#include <cstdint>
#include <set>
#include <utility>
#include <vector>

namespace ph {

/// A metric of a run, by its rowId.
using FollowedCurve = std::pair<qint64, QString>;

/// Whose turn it is where more curves are followed than are asked for at once. A value; it stays fair while
/// curves come and go.
class FollowTurns {
public:
    /// The next `most` of `all` behind those of the last time, the first ones again after the last; each
    /// once.
    std::vector<FollowedCurve> next(const std::set<FollowedCurve>& all, std::size_t most);

private:
    FollowedCurve last_{};
};

} // namespace ph
