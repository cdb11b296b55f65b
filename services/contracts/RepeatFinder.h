#pragma once

#include "models/values/TextPool.h"

#include <cstdint>
#include <vector>

namespace ph {

/// Finds texts that were there before, in bounded memory: by the texts themselves up to exactUpTo of them,
/// then by 64-bit hashes, and where those are too many, by the hashes of every second, fourth, … text, chosen
/// by the hash, so that all rows of a chosen text are looked at.
class RepeatFinder {
public:
    static constexpr std::size_t exactUpTo = std::size_t(1) << 16;
    static constexpr std::size_t mostTextBytes = std::size_t(16) << 20;

    /// Takes at most 32 bytes for each of `mostHashes`, while growing.
    explicit RepeatFinder(std::size_t mostHashes);

    enum class Seen : std::uint8_t { New, Before, NotLookedAt };
    Seen look(std::string_view text);

    bool isExact() const { return slots_.empty(); }
    /// Every so many-th text is looked at; 1: all.
    std::uint64_t oneIn() const { return std::uint64_t(1) << thinned_; }
    /// How likely it is at most that some text was taken for another one; 0 where it is exact.
    double chanceOfMistake() const;

private:
    Seen lookAtHash(std::uint64_t hash);
    bool isChosen(std::uint64_t hash) const { return (hash & (oneIn() - 1)) == 0; }
    bool insert(std::uint64_t hash); ///< false where it is there
    void rebuild(std::size_t slots);

    std::size_t mostHashes_;
    TextDictionary texts_;
    std::vector<std::uint64_t> slots_; ///< open addressing; 0 is free
    std::size_t used_ = 0;
    double compared_ = 0; ///< pairs of hashes of different texts, at most
    unsigned thinned_ = 0;
};

} // namespace ph
