#include "services/frames/DistinctCount.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <numeric>

namespace ph {

namespace {

constexpr std::size_t maxWordBytes = std::size_t(16) << 20;

/// std::hash spreads well over its 64 bits; this makes sure of the upper ones (MurmurHash3's last step).
std::uint64_t spreadHash(std::string_view text)
{
    std::uint64_t hash = std::hash<std::string_view>()(text);
    hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdu;
    hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53u;
    return hash ^ (hash >> 33);
}

} // namespace

void DistinctCount::add(std::string_view text, std::size_t times)
{
    if (!isExact())
        return addHash(text);
    const auto code = words_.intern(text);
    if (code == times_.size())
        times_.push_back(0);
    times_[code] += times;
    if (words_.size() <= exactUpTo && words_.sizeBytes() <= maxWordBytes)
        return;
    registers_.assign(std::size_t(1) << registerBits, 0);
    for (std::uint32_t word = 0; word < words_.size(); ++word)
        addHash(words_.at(word));
    words_ = {};
    times_ = {};
}

void DistinctCount::addHash(std::string_view text)
{
    const auto hash = spreadHash(text);
    auto& longest = registers_[hash >> (64 - registerBits)];
    // Zeros before the first one in the bits that choose no register.
    const auto rank = std::countl_zero((hash << registerBits) | (std::uint64_t(1) << (registerBits - 1))) + 1;
    longest = std::max(longest, std::uint8_t(rank));
}

std::size_t DistinctCount::count() const
{
    if (isExact())
        return words_.size();
    const auto registers = double(registers_.size());
    double sum = 0, empty = 0;
    for (const auto rank : registers_) {
        sum += std::ldexp(1.0, -int(rank));
        empty += rank == 0 ? 1 : 0;
    }
    const double estimate = 0.7213 / (1 + 1.079 / registers) * registers * registers / sum;
    // Few values leave registers empty, which says more than the ranks of the others.
    const bool isSmall = estimate <= 2.5 * registers && empty > 0;
    return std::size_t(std::llround(isSmall ? registers * std::log(registers / empty) : estimate));
}

double DistinctCount::relativeError() const
{
    return isExact() ? 0 : 1.04 / std::sqrt(double(registers_.size()));
}

std::vector<std::pair<std::string, std::size_t>> DistinctCount::mostFrequent(std::size_t most) const
{
    std::vector<std::uint32_t> order(words_.size());
    std::iota(order.begin(), order.end(), 0u);
    const auto count = std::min(most, order.size());
    std::partial_sort(order.begin(), order.begin() + std::ptrdiff_t(count), order.end(),
                      [this](std::uint32_t a, std::uint32_t b) {
                          return times_[a] != times_[b] ? times_[a] > times_[b] : words_.at(a) < words_.at(b);
                      });
    std::vector<std::pair<std::string, std::size_t>> found;
    for (std::size_t i = 0; i < count; ++i)
        found.emplace_back(words_.at(order[i]), times_[order[i]]);
    return found;
}

} // namespace ph
