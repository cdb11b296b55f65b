#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace ph {

/// Of a text that comes in pieces, the oldest first, its newest whole lines, of at most so many bytes. Holds
/// at most twice as many.
class NewestLines {
public:
    explicit NewestLines(std::size_t mostBytes)
        : mostBytes_(mostBytes)
    {
    }
    void add(std::string_view piece);
    /// Older lines that are not kept; also one that is larger than all that may be kept.
    std::int64_t dropped() const { return dropped_ + (isWithinDropped_ ? 1 : 0); }
    /// What is kept. Half a line at its end is kept too, unless `end` says that it was cut there.
    enum class End { AsItCame, Cut };
    std::string take(End end);

private:
    void trim();
    std::size_t mostBytes_;
    std::string kept_;
    std::int64_t dropped_ = 0;
    bool isWithinDropped_ = false; ///< of the line that comes next, the beginning was dropped
};

} // namespace ph
