#pragma once

#include <QString>

#include <cstdint>
#include <span>
#include <vector>

namespace ph {

/// Two sets of rows without a row in common, so that tests and intervals of them mean what they say.
struct IndependentSides {
    std::vector<std::uint32_t> a, b; ///< ascending; the same rows where A and B are
    QString remark;                  ///< what was left out, for a reader; empty where nothing was
    bool isOneSet() const { return a == b; }
};

/// Leaves a row that is on both sides out of both, or, where one side has no others, out of the other side
/// only. `nameA` and `nameB` are for the remark. The same rows twice stay as they are.
IndependentSides independentSides(std::span<const std::uint32_t> a, std::span<const std::uint32_t> b,
                                  const QString& nameA, const QString& nameB);

} // namespace ph
