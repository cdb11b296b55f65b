#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace ph {

/// Cuts a stream of bytes into its lines, in whatever pieces it comes.
class LineSplitter {
public:
    /// `longest`: bytes of a line that are kept at most.
    explicit LineSplitter(std::size_t longest)
        : longest_(longest)
    {
    }

    /// Gives each complete line that is not empty, without its end. False where `line` gave false or a line
    /// is too long.
    bool add(std::string_view bytes, const std::function<bool(std::string_view)>& line);
    bool tooLong() const { return tooLong_; }
    /// What came after the last line's end.
    std::string_view rest() const { return begun_; }

private:
    const std::size_t longest_;
    std::string begun_;
    bool tooLong_ = false;
};

} // namespace ph
