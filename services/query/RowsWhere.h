#pragma once

#include "services/query/PackedBits.h"
#include "services/query/Query.h"

namespace ph {

/// Bits of test(row) for the rows of `within`; blocks of 64 without any are skipped, the rest runs without
/// branches.
template <class Test>
RowMask rowsWhere(const RowMask& within, Test test)
{
    RowMask out(within.size());
    const auto rows = within.size();
    for (std::size_t w = 0; w < within.words().size(); ++w) {
        if (within.words()[w] == 0)
            continue;
        Flags64 flags{};
        const auto base = w * 64;
        if (base + 64 <= rows) {
            for (std::size_t i = 0; i < 64; ++i)
                flags[i] = std::uint8_t(test(base + i));
        } else {
            for (std::size_t i = 0; base + i < rows; ++i)
                flags[i] = std::uint8_t(test(base + i));
        }
        out.words()[w] = packed(flags) & within.words()[w];
    }
    return out;
}

/// The rows of `a` that are not in `b`.
inline RowMask rowsWithout(RowMask a, const RowMask& b)
{
    for (std::size_t w = 0; w < a.words().size(); ++w)
        a.words()[w] &= ~b.words()[w];
    return a;
}

} // namespace ph
