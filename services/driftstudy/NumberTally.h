#pragma once

#include "services/drift/SortedSample.h"

#include <cstdint>

namespace ph {

/// Numbers of a cell counted in bounded memory: whole while they take no more than their levels would, beyond
/// that by level, which are the intervals between dividers that all cells of a column share. Each level holds
/// its upper edge; the first and the last are open.
class NumberTally {
public:
    /// `level`: that of the value, see levelOf(); of no meaning where it is not finite.
    void add(double value, std::size_t level, std::span<const double> dividers);
    std::size_t size() const { return size_; } ///< finite values
    const LeftOut& leftOut() const { return leftOut_; }

    std::vector<std::uint64_t> levelCounts(std::span<const double> dividers) const;
    /// Sorted; of a level each value is their mean. Thinned evenly beyond mostValues.
    SortedSample sample() const;
    /// How far a share of the values up to somewhere may be off in sample().
    double error() const;

    static constexpr std::size_t mostValues = 200'000;

private:
    struct Level {
        std::uint64_t count = 0;
        double first = 0;       ///< the first value in it
        double beyondFirst = 0; ///< by how much the others are greater, together
        bool isOneValue = true;
    };
    void count(double value, std::size_t level);

    std::vector<double> values_; ///< all of them, while there are no levels
    std::vector<Level> levels_;
    std::size_t size_ = 0;
    LeftOut leftOut_;
};

std::size_t levelOf(double value, std::span<const double> dividers);

} // namespace ph
