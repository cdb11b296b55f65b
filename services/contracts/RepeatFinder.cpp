#include "services/contracts/RepeatFinder.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace ph {

namespace {

/// Spreads std::hash over all 64 bits (MurmurHash3's last step); never 0, which is a free slot.
std::uint64_t hashOf(std::string_view text)
{
    std::uint64_t hash = std::hash<std::string_view>()(text);
    hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdu;
    hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53u;
    hash ^= hash >> 33;
    return hash == 0 ? ~std::uint64_t(0) : hash;
}

} // namespace

RepeatFinder::RepeatFinder(std::size_t mostHashes)
    : mostHashes_(std::max<std::size_t>(mostHashes, 16))
{
}

RepeatFinder::Seen RepeatFinder::look(std::string_view text)
{
    if (!isExact())
        return lookAtHash(hashOf(text));
    const auto before = texts_.size();
    const bool isNew = texts_.intern(text) == before;
    if (texts_.size() > std::min(exactUpTo, mostHashes_) || texts_.sizeBytes() > mostTextBytes) {
        slots_.assign(1024, 0);
        for (std::uint32_t code = 0; code < texts_.size(); ++code)
            lookAtHash(hashOf(texts_.at(code)));
        texts_ = {};
    }
    return isNew ? Seen::New : Seen::Before;
}

RepeatFinder::Seen RepeatFinder::lookAtHash(std::uint64_t hash)
{
    if (!isChosen(hash))
        return Seen::NotLookedAt;
    if (!insert(hash))
        return Seen::Before;
    compared_ += double(used_ - 1);
    if (used_ > mostHashes_) {
        ++thinned_;
        rebuild(slots_.size());
    } else if (used_ * 2 > slots_.size()) {
        rebuild(slots_.size() * 2);
    }
    return Seen::New;
}

bool RepeatFinder::insert(std::uint64_t hash)
{
    const auto mask = slots_.size() - 1;
    // The low bits choose what is looked at, so the high ones choose the place.
    for (auto at = std::size_t(hash >> 20) & mask;; at = (at + 1) & mask) {
        if (slots_[at] == hash)
            return false;
        if (slots_[at] == 0) {
            slots_[at] = hash;
            ++used_;
            return true;
        }
    }
}

void RepeatFinder::rebuild(std::size_t slots)
{
    const auto before = std::exchange(slots_, std::vector<std::uint64_t>(slots, 0));
    used_ = 0;
    for (const auto hash : before) {
        if (hash != 0 && isChosen(hash))
            insert(hash);
    }
}

double RepeatFinder::chanceOfMistake() const
{
    // A union bound: each pair is equal with a chance of 2^-64.
    return isExact() ? 0 : std::min(1.0, std::ldexp(compared_, -64));
}

} // namespace ph
