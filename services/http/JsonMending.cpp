#include "services/http/JsonMending.h"

#include "services/http/HttpText.h"

#include <nlohmann/json.hpp>

#include <charconv>
#include <cstdint>

namespace ph {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD"; // U+FFFD

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Length of the well-formed UTF-8 sequence at the start of `text`; 0 for an invalid one.
std::size_t utf8Length(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto follows = [&](std::size_t i, unsigned low = 0x80, unsigned high = 0xBF) {
        return i < text.size() && byte(i) >= low && byte(i) <= high;
    };
    const unsigned first = byte(0);
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return follows(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const unsigned low = first == 0xE0 ? 0xA0 : 0x80;
        const unsigned high = first == 0xED ? 0x9F : 0xBF;
        return follows(1, low, high) && follows(2) ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const unsigned low = first == 0xF0 ? 0x90 : 0x80;
        const unsigned high = first == 0xF4 ? 0x8F : 0xBF;
        return follows(1, low, high) && follows(2) && follows(3) ? 4 : 0;
    }
    return 0;
}

/// The code unit of "\uXXXX" at the start of `text`, or -1.
int escapedUnit(std::string_view text)
{
    if (text.size() < 6 || text[0] != '\\' || text[1] != 'u')
        return -1;
    unsigned unit = 0;
    const auto [end, error] = std::from_chars(text.data() + 2, text.data() + 6, unit, 16);
    return error == std::errc() && end == text.data() + 6 ? static_cast<int>(unit) : -1;
}

class Mender {
public:
    explicit Mender(std::string_view text)
        : text_(text)
    {
    }

    std::optional<std::string> mend()
    {
        if (text_.starts_with("\xEF\xBB\xBF"))
            replace(3, {});
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (inString_)
                stepInString(c);
            else if (c == '"')
                inString_ = true, ++at_;
            else if (c == 'N')
                quoteWord("NaN");
            else if (c == 'I')
                quoteWord("Infinity");
            else if (c == '-' && rest().starts_with("-Infinity"))
                quoteWord("-Infinity");
            else if (c == '-' || isDigit(c))
                stepNumber();
            else
                ++at_;
        }
        if (!changed_)
            return std::nullopt;
        out_.append(text_.substr(copied_));
        return std::move(out_);
    }

private:
    std::string_view rest() const { return text_.substr(at_); }

    void replace(std::size_t length, std::string_view with)
    {
        if (!changed_)
            out_.reserve(text_.size() + text_.size() / 8 + 16);
        changed_ = true;
        out_.append(text_.substr(copied_, at_ - copied_));
        out_.append(with);
        at_ += length;
        copied_ = at_;
    }

    void quoteWord(std::string_view word)
    {
        const bool whole =
            rest().starts_with(word) &&
            (at_ + word.size() == text_.size() ||
             std::string_view(",]} \t\r\n").find(text_[at_ + word.size()]) != std::string_view::npos);
        if (whole)
            replace(word.size(), '"' + std::string(word) + '"');
        else
            ++at_;
    }

    void stepNumber()
    {
        std::size_t end = at_ + 1;
        bool whole = true;
        while (end < text_.size() && (isDigit(text_[end]) ||
                                      std::string_view("+-.eE").find(text_[end]) != std::string_view::npos)) {
            whole = whole && isDigit(text_[end]);
            ++end;
        }
        const std::string_view number = text_.substr(at_, end - at_);
        if (whole && number.size() < 19) {
            at_ = end;
            return;
        }
        double value = 0;
        const auto [parsed, error] = std::from_chars(number.data(), number.data() + number.size(), value);
        const bool complete = parsed == number.data() + number.size();
        if (complete && error == std::errc::result_out_of_range)
            replace(number.size(), outOfRange(number));
        else if (complete && error == std::errc() && whole && !fits64(number))
            replace(number.size(), std::string(number) + "e0");
        else
            at_ = end;
    }

    static bool fits64(std::string_view number)
    {
        std::int64_t value = 0;
        std::uint64_t large = 0;
        const char* end = number.data() + number.size();
        return std::from_chars(number.data(), end, value).ec == std::errc() ||
               (number.front() != '-' && std::from_chars(number.data(), end, large).ec == std::errc());
    }

    /// from_chars does not tell overflow from underflow; the exponent's sign does, near enough at these
    /// sizes.
    static std::string_view outOfRange(std::string_view number)
    {
        const auto exponent = number.find_first_of("eE");
        if (exponent != std::string_view::npos && number.substr(exponent + 1).starts_with('-'))
            return "0.0";
        if (exponent == std::string_view::npos && number.find_first_of("123456789") > number.find('.'))
            return "0.0";
        return number.front() == '-' ? "\"-Infinity\"" : "\"Infinity\"";
    }

    void stepInString(char c)
    {
        if (c == '"') {
            inString_ = false;
            ++at_;
        } else if (c == '\\') {
            stepEscape();
        } else if (const std::size_t length = utf8Length(rest()); length > 0) {
            at_ += length;
        } else {
            replace(1, replacement);
        }
    }

    void stepEscape()
    {
        const int unit = escapedUnit(rest());
        if (unit < 0xD800 || unit > 0xDFFF) {
            at_ += unit < 0 ? 2 : 6;
            at_ = std::min(at_, text_.size());
            return;
        }
        const int next = at_ + 6 < text_.size() ? escapedUnit(text_.substr(at_ + 6)) : -1;
        if (unit < 0xDC00 && next >= 0xDC00 && next <= 0xDFFF)
            at_ += 12;
        else
            replace(6, "\\uFFFD");
    }

    std::string_view text_;
    std::string out_;
    std::size_t at_ = 0;
    std::size_t copied_ = 0;
    bool inString_ = false;
    bool changed_ = false;
};

/// Accepts everything and keeps only where parsing stopped.
class FaultFinder : public nlohmann::json_sax<nlohmann::json> {
public:
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool start_object(std::size_t) override { return true; }
    bool key(string_t&) override { return true; }
    bool end_object() override { return true; }
    bool start_array(std::size_t) override { return true; }
    bool end_array() override { return true; }
    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception&) override
    {
        at = position;
        return false;
    }

    std::optional<std::size_t> at;
};

} // namespace

bool jsonNestsDeeperThan(std::string_view text, int maxDepth)
{
    int depth = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '[' || c == '{') {
            if (++depth > maxDepth)
                return true;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return false;
}

std::optional<std::string> mendJson(std::string_view text)
{
    return Mender(text).mend();
}

RecordedText describeJsonFault(std::string_view text)
{
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return httpText(QT_TRANSLATE_NOOP("ph::Http", "byte 0: there is no document"));
    FaultFinder finder;
    nlohmann::json::sax_parse(text.begin(), text.end(), &finder);
    const std::size_t at = finder.at.value_or(text.size());
    // nlohmann counts from one and points past the end where the text stops short.
    if (at > text.size() || at == 0)
        return httpText(QT_TRANSLATE_NOOP("ph::Http", "byte %1: the text ends too early")).arg(text.size());
    return httpText(QT_TRANSLATE_NOOP("ph::Http", "byte %1: unexpected text")).arg(at - 1);
}

} // namespace ph
