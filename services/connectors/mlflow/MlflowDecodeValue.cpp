#include "services/connectors/mlflow/MlflowDecodeValue.h"

#include <charconv>
#include <cmath>
#include <limits>

namespace ph::mlflow {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

std::string_view trimmed(std::string_view token)
{
    while (!token.empty() &&
           (token.back() == ' ' || token.back() == '\n' || token.back() == '\r' || token.back() == '\t'))
        token.remove_suffix(1);
    return token;
}

template <class Number>
bool parsed(std::string_view text, Number& out)
{
    const auto end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, out);
    return error == std::errc() && stop == end && !text.empty();
}

bool startsNumber(std::string_view token)
{
    return !token.empty() && ((token.front() >= '0' && token.front() <= '9') || token.front() == '-');
}

/// Up to 18 digits and nothing else, which no int64 overflows.
bool parsedDigits(std::string_view token, std::int64_t& out)
{
    if (token.empty() || token.size() > 18)
        return false;
    std::int64_t number = 0;
    for (const char c : token) {
        const auto digit = std::uint8_t(c - '0');
        if (digit > 9)
            return false;
        number = number * 10 + digit;
    }
    out = number;
    return true;
}

void appendUtf8(std::string& out, std::uint32_t code)
{
    if (code < 0x80) {
        out += char(code);
    } else if (code < 0x800) {
        out += char(0xC0 | (code >> 6));
        out += char(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        out += char(0xE0 | (code >> 12));
        out += char(0x80 | ((code >> 6) & 0x3F));
        out += char(0x80 | (code & 0x3F));
    } else {
        out += char(0xF0 | (code >> 18));
        out += char(0x80 | ((code >> 12) & 0x3F));
        out += char(0x80 | ((code >> 6) & 0x3F));
        out += char(0x80 | (code & 0x3F));
    }
}

constexpr std::uint32_t replacement = 0xFFFD;

// The unit of "\uXXXX" at `at`, which points behind the u; none where it is malformed.
std::optional<std::uint32_t> hexUnit(std::string_view raw, std::size_t at)
{
    if (at + 4 > raw.size())
        return std::nullopt;
    std::uint32_t unit = 0;
    const auto end = raw.data() + at + 4;
    const auto [stop, error] = std::from_chars(raw.data() + at, end, unit, 16);
    if (error != std::errc() || stop != end)
        return std::nullopt;
    return unit;
}

} // namespace

// The three below look at the token itself first: simdjson's own readers are built without the processor's
// newer instructions where a program must run everywhere, and copy each text once more.

Read readDouble(json::value& value, double& out)
{
    const auto token = trimmed(value.raw_json_token());
    if (startsNumber(token) && parsed(token, out))
        return Read::Value;
    if (value.get_double().get(out) == simdjson::SUCCESS)
        return Read::Value;
    if (token == "null")
        return Read::Missing;
    auto text = token;
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"')
        text = text.substr(1, text.size() - 2);
    if (text == "NaN")
        out = std::numeric_limits<double>::quiet_NaN();
    else if (text == "Infinity")
        out = infinity;
    else if (text == "-Infinity")
        out = -infinity;
    else if (!parsed(text, out) || !std::isfinite(out))
        return Read::Wrong;
    return Read::Value;
}

Read readInteger(json::value& value, std::int64_t& out)
{
    const auto token = trimmed(value.raw_json_token());
    if (parsedDigits(token, out) || value.get_int64().get(out) == simdjson::SUCCESS)
        return Read::Value;
    if (token == "null")
        return Read::Missing;
    auto text = token;
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"')
        text = text.substr(1, text.size() - 2);
    if (parsed(text, out))
        return Read::Value;
    // 12.0 and 1e3 are integers too, as far as a double holds them exactly.
    double number = 0;
    if (!parsed(text, number) || std::abs(number) > 9007199254740992.0 || number != std::floor(number))
        return Read::Wrong;
    out = std::int64_t(number);
    return Read::Value;
}

Read readText(json::value& value, std::string_view& out, std::string& spare)
{
    const auto token = value.raw_json_token();
    if (!token.starts_with('"'))
        return token.starts_with("null") ? Read::Missing : Read::Wrong;
    const auto quoted = trimmed(token);
    if (quoted.size() >= 2 && quoted.back() == '"' && quoted.find('\\') == std::string_view::npos) {
        out = quoted.substr(1, quoted.size() - 2); // nothing to unescape: as it lies in the body
        return Read::Value;
    }
    if (value.get_string().get(out) == simdjson::SUCCESS)
        return Read::Value;
    if (quoted.size() < 2 || quoted.back() != '"')
        return Read::Wrong;
    spare = unescapeLeniently(quoted.substr(1, quoted.size() - 2));
    out = spare;
    return Read::Value;
}

std::string unescapeLeniently(std::string_view raw)
{
    std::string out;
    out.reserve(raw.size());
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] != '\\' || i + 1 == raw.size()) {
            out += raw[i];
            continue;
        }
        const char escape = raw[++i];
        switch (escape) {
        case 'n':
            out += '\n';
            break;
        case 't':
            out += '\t';
            break;
        case 'r':
            out += '\r';
            break;
        case 'b':
            out += '\b';
            break;
        case 'f':
            out += '\f';
            break;
        case 'u': {
            const auto unit = hexUnit(raw, i + 1);
            if (!unit) {
                appendUtf8(out, replacement);
                break;
            }
            i += 4;
            if (*unit < 0xD800 || *unit > 0xDFFF) {
                appendUtf8(out, *unit);
                break;
            }
            const bool pairFollows = *unit < 0xDC00 && raw.substr(i + 1, 2) == "\\u";
            const auto low = pairFollows ? hexUnit(raw, i + 3) : std::nullopt;
            if (low && *low >= 0xDC00 && *low <= 0xDFFF) {
                appendUtf8(out, 0x10000 + ((*unit - 0xD800) << 10) + (*low - 0xDC00));
                i += 6;
            } else {
                appendUtf8(out, replacement);
            }
            break;
        }
        default:
            out += escape; // \" \\ \/
        }
    }
    return out;
}

} // namespace ph::mlflow
