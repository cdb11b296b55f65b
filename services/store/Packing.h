#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace ph {

static_assert(std::endian::native == std::endian::little, "packed bytes are little endian");

/// Small numbers of either sign become small unsigned ones: 0, -1, 1, -2, … -> 0, 1, 2, 3, …
constexpr std::uint64_t zigzag(std::int64_t value)
{
    return (std::uint64_t(value) << 1) ^ std::uint64_t(value >> 63);
}

constexpr std::int64_t unzigzag(std::uint64_t value)
{
    return std::int64_t((value >> 1) ^ (~(value & 1) + 1));
}

/// a - b and a + b without overflow trouble: both wrap, and undo each other.
constexpr std::int64_t wrappedDifference(std::int64_t a, std::int64_t b)
{
    return std::int64_t(std::uint64_t(a) - std::uint64_t(b));
}

constexpr std::int64_t wrappedSum(std::int64_t a, std::int64_t b)
{
    return std::int64_t(std::uint64_t(a) + std::uint64_t(b));
}

/// Appends numbers and texts to bytes.
class PackWriter {
public:
    explicit PackWriter(std::string& bytes)
        : bytes_(bytes)
    {
    }
    void byte(std::uint8_t value) { bytes_.push_back(char(value)); }
    void number(std::uint64_t value)
    {
        char buffer[10];
        int n = 0;
        for (; value >= 0x80; value >>= 7)
            buffer[n++] = char(value | 0x80);
        buffer[n++] = char(value);
        bytes_.append(buffer, std::size_t(n));
    }
    void signedNumber(std::int64_t value) { number(zigzag(value)); }
    void real(double value)
    {
        char buffer[8];
        std::memcpy(buffer, &value, 8);
        bytes_.append(buffer, 8);
    }
    void text(std::string_view value)
    {
        number(value.size());
        bytes_.append(value);
    }

private:
    std::string& bytes_;
};

/// Reads them back. Never reads past the end: then ok() turns false and everything reads as zero or empty.
class PackReader {
public:
    explicit PackReader(std::string_view bytes)
        : at_(bytes.data())
        , end_(bytes.data() + bytes.size())
    {
    }
    bool ok() const { return ok_; }
    bool atEnd() const { return at_ == end_; }
    std::size_t left() const { return std::size_t(end_ - at_); }
    const char* position() const { return at_; }

    std::uint8_t byte()
    {
        if (at_ == end_)
            return std::uint8_t(spoil());
        return std::uint8_t(*at_++);
    }
    std::uint64_t number()
    {
        if (at_ != end_ && std::uint8_t(*at_) < 0x80) // most are small
            return std::uint8_t(*at_++);
        std::uint64_t value = 0;
        for (int shift = 0; shift < 70; shift += 7) {
            if (at_ == end_)
                return spoil();
            const auto b = std::uint8_t(*at_++);
            value |= std::uint64_t(b & 0x7F) << (shift & 63);
            if (b < 0x80)
                return value;
        }
        return spoil();
    }
    std::int64_t signedNumber() { return unzigzag(number()); }
    double real()
    {
        double value = 0;
        if (left() < 8) {
            spoil();
            return 0;
        }
        std::memcpy(&value, at_, 8);
        at_ += 8;
        return value;
    }
    std::string_view text()
    {
        const auto size = number();
        if (size > left()) {
            spoil();
            return {};
        }
        std::string_view value(at_, std::size_t(size));
        at_ += size;
        return value;
    }
    /// A count of things that take at least `minimumBytes` each: never more than what is left can hold.
    std::size_t count(std::size_t minimumBytes)
    {
        const auto n = number();
        if (n > left() / minimumBytes)
            return std::size_t(spoil());
        return std::size_t(n);
    }

private:
    std::uint64_t spoil()
    {
        ok_ = false;
        at_ = end_;
        return 0;
    }
    const char* at_;
    const char* end_;
    bool ok_ = true;
};

} // namespace ph
