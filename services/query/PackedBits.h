#pragma once

#include <array>
#include <cstdint>
#include <cstring>

namespace ph {

/// 64 answers, 0 or 1 each: what a loop without branches writes, so that compilers vectorise it.
using Flags64 = std::array<std::uint8_t, 64>;

/// The same as one word, the first answer lowest.
inline std::uint64_t packed(const Flags64& flags)
{
    std::uint64_t bits = 0;
    for (unsigned i = 0; i < 8; ++i) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, flags.data() + i * 8, 8);
        // The multiplication gathers eight lowest bits into the top byte.
        bits |= (eight * 0x0102040810204080ULL >> 56) << (i * 8);
    }
    return bits;
}

} // namespace ph
