#include "models/values/CsvCell.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>

namespace ph {

namespace {

using namespace std::string_view_literals;

constexpr std::array blanks{" "sv, "\t"sv, "\r"sv, "\n"sv, "\v"sv, "\f"sv, "\u00a0"sv, "\u3000"sv};
constexpr std::array leads{"="sv, "+"sv, "-"sv, "@"sv, "\uff1d"sv, "\uff0b"sv, "\uff0d"sv, "\uff20"sv};

/// How many bytes of the text's beginning are one of these; 0: none.
std::size_t begins(std::string_view text, std::span<const std::string_view> with)
{
    const auto found = std::ranges::find_if(with, [&](auto one) { return text.starts_with(one); });
    return found == with.end() ? 0 : found->size();
}

bool isNumber(std::string_view text)
{
    if (text.starts_with('+') && !text.starts_with("+-"))
        text.remove_prefix(1);
    double number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size();
}

} // namespace

bool isFormula(std::string_view utf8)
{
    auto text = utf8;
    while (const auto bytes = begins(text, blanks))
        text.remove_prefix(bytes);
    if (isNumber(text))
        return false;
    return begins(text, leads) > 0 ||
           (!utf8.empty() && "\t\r\n"sv.find(utf8.front()) != std::string_view::npos);
}

QString withoutFormula(const QString& text)
{
    return isFormula(text.toStdString()) ? u'\'' + text : text;
}

QString csvCell(const QString& text)
{
    auto cell = withoutFormula(text);
    if (!cell.contains(u'"') && !cell.contains(u',') && !cell.contains(u'\n') && !cell.contains(u'\r'))
        return cell;
    return u'"' + cell.replace(u'"', QLatin1String("\"\"")) + u'"';
}

} // namespace ph
