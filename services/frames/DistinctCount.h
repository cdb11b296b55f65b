#pragma once

#include "models/values/TextPool.h"

#include <cstdint>
#include <vector>

namespace ph {

/// How many distinct texts there are, and how often each: exact up to a bound, then an estimate of how many
/// from hashes alone (HyperLogLog; Flajolet et al. 2007), with its error. Takes a few megabytes at most.
class DistinctCount {
public:
    static constexpr std::size_t exactUpTo = std::size_t(1) << 16;

    void add(std::string_view text, std::size_t times = 1);
    std::size_t count() const;
    /// Standard error over the count; 0 where it is exact.
    double relativeError() const;
    bool isExact() const { return registers_.empty(); }
    /// The most frequent texts, at most so many, most frequent first. Empty where it is not exact.
    std::vector<std::pair<std::string, std::size_t>> mostFrequent(std::size_t most) const;

private:
    static constexpr int registerBits = 14;
    void addHash(std::string_view text);

    TextDictionary words_;
    std::vector<std::size_t> times_; ///< by word
    std::vector<std::uint8_t> registers_;
};

} // namespace ph
