#include "services/query/Query.h"

#include <bit>

namespace ph {

RowMask::RowMask(std::size_t rows, bool fill)
    : rows_(rows)
    , words_((rows + 63) / 64, fill ? ~std::uint64_t(0) : 0)
{
    // Bits past the last row stay clear, so that counting needs no care.
    if (fill && rows % 64 != 0)
        words_.back() = (std::uint64_t(1) << (rows % 64)) - 1;
}

std::size_t RowMask::count() const
{
    std::size_t bits = 0;
    for (const auto word : words_)
        bits += std::size_t(std::popcount(word));
    return bits;
}

} // namespace ph
