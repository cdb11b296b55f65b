#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ph {

/// A piece of a TextPool.
struct TextRef {
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
};

/// Many UTF-8 strings in one allocation. Up to 4 GiB.
class TextPool {
public:
    TextRef add(std::string_view text)
    {
        TextRef ref{std::uint32_t(bytes_.size()), std::uint32_t(text.size())};
        bytes_.append(text);
        return ref;
    }
    std::string_view view(TextRef ref) const
    {
        return std::string_view(bytes_).substr(ref.offset, ref.length);
    }
    void reserve(std::size_t bytes) { bytes_.reserve(bytes); }
    std::size_t sizeBytes() const { return bytes_.capacity(); }

private:
    std::string bytes_;
};

/// Distinct strings numbered from 0 in order of first appearance.
class TextDictionary {
public:
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    /// The number of `text`, which is added where it is new.
    std::uint32_t intern(std::string_view text);
    /// The number of `text`, or `none`.
    std::uint32_t find(std::string_view text) const;
    std::string_view at(std::uint32_t code) const { return pool_.view(refs_[code]); }
    std::uint32_t size() const { return std::uint32_t(refs_.size()); }
    /// Texts lie one behind the other in the order of their numbers, so that many can be searched as one:
    /// those from `first` up to and without `end`. Text `code` starts at startOf(code) - startOf(first)
    /// therein.
    std::string_view joined(std::uint32_t first, std::uint32_t end) const;
    std::uint32_t startOf(std::uint32_t code) const { return refs_[code].offset; }
    std::size_t sizeBytes() const;

private:
    // Open addressing over codes: strings stay in the pool, so growing never rehashes text twice.
    void grow();
    TextPool pool_;
    std::vector<TextRef> refs_;
    std::vector<std::uint32_t> hashes_;
    std::vector<std::uint32_t> slots_; // code, or none
};

} // namespace ph
