#include "models/values/TextPool.h"

namespace ph {

namespace {

std::uint32_t hashOf(std::string_view text)
{
    const auto h = std::hash<std::string_view>()(text);
    return std::uint32_t(h ^ (h >> 32));
}

} // namespace

std::uint32_t TextDictionary::intern(std::string_view text)
{
    if ((refs_.size() + 1) * 2 > slots_.size())
        grow();
    const auto mask = std::uint32_t(slots_.size() - 1);
    const auto hash = hashOf(text);
    for (auto i = hash & mask;; i = (i + 1) & mask) {
        const auto code = slots_[i];
        if (code == none) {
            slots_[i] = std::uint32_t(refs_.size());
            refs_.push_back(pool_.add(text));
            hashes_.push_back(hash);
            return slots_[i];
        }
        if (hashes_[code] == hash && at(code) == text)
            return code;
    }
}

std::uint32_t TextDictionary::find(std::string_view text) const
{
    if (slots_.empty())
        return none;
    const auto mask = std::uint32_t(slots_.size() - 1);
    const auto hash = hashOf(text);
    for (auto i = hash & mask;; i = (i + 1) & mask) {
        const auto code = slots_[i];
        if (code == none || (hashes_[code] == hash && at(code) == text))
            return code;
    }
}

std::string_view TextDictionary::joined(std::uint32_t first, std::uint32_t end) const
{
    if (first >= end)
        return {};
    const auto& last = refs_[end - 1];
    return pool_.view({startOf(first), last.offset + last.length - startOf(first)});
}

std::size_t TextDictionary::sizeBytes() const
{
    return pool_.sizeBytes() + refs_.capacity() * sizeof(TextRef) +
           (hashes_.capacity() + slots_.capacity()) * sizeof(std::uint32_t);
}

void TextDictionary::grow()
{
    slots_.assign(slots_.empty() ? 16 : slots_.size() * 2, none);
    const auto mask = std::uint32_t(slots_.size() - 1);
    for (std::uint32_t code = 0; code < hashes_.size(); ++code) {
        auto i = hashes_[code] & mask;
        while (slots_[i] != none)
            i = (i + 1) & mask;
        slots_[i] = code;
    }
}

} // namespace ph
