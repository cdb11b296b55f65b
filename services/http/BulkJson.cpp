#include "services/http/BulkJson.h"

#include "services/http/HeaderText.h"
#include "services/http/HttpText.h"
#include "services/http/Json.h"
#include "services/http/JsonMending.h"

#include <charconv>
#include <cmath>
#include <limits>

namespace ph {

namespace {

/// simdjson counts a scalar inside the innermost array as a level of its own.
constexpr std::size_t simdjsonDepth = static_cast<std::size_t>(maxJsonDepth) + 1;

RecordedText fault(simdjson::error_code code, std::string_view text)
{
    if (code == simdjson::CAPACITY || code == simdjson::MEMALLOC)
        return httpText(QT_TRANSLATE_NOOP("ph::Http", "JSON of %1 bytes is too large")).arg(text.size());
    return httpText(QT_TRANSLATE_NOOP("ph::Http", "not JSON, %1")).arg(describeJsonFault(text));
}

} // namespace

Result<simdjson::dom::element> BulkJson::parse(const std::string& text, const QString& where)
{
    if (parser_.max_depth() != simdjsonDepth || parser_.capacity() < text.size()) {
        if (const auto code = parser_.allocate(std::max<std::size_t>(text.size(), 1024), simdjsonDepth))
            return fail(ErrorKind::Unreadable, where, fault(code, text));
    }
    simdjson::dom::element root;
    auto code = parser_.parse(text).get(root);
    if (code == simdjson::SUCCESS)
        return root;
    if (jsonNestsDeeperThan(text, maxJsonDepth))
        return fail(
            ErrorKind::Unreadable, where,
            httpText(QT_TRANSLATE_NOOP("ph::Http", "JSON nests deeper than %1 levels")).arg(maxJsonDepth));
    if (auto mended = mendJson(text)) {
        // allocate() again: mending may lengthen the text, and growing inside parse() would keep the depth
        // anyway.
        if (parser_.allocate(mended->size(), simdjsonDepth) == simdjson::SUCCESS) {
            code = parser_.parse(*mended).get(root);
            if (code == simdjson::SUCCESS)
                return root;
        }
    }
    return fail(ErrorKind::Unreadable, where, fault(code, text));
}

std::optional<double> numberFromText(std::string_view text)
{
    if (equalsIgnoringCase(text, "nan"))
        return std::numeric_limits<double>::quiet_NaN();
    std::string_view digits = text;
    double sign = 1;
    if (!digits.empty() && (digits.front() == '+' || digits.front() == '-')) {
        sign = digits.front() == '-' ? -1 : 1;
        digits.remove_prefix(1);
    }
    if (equalsIgnoringCase(digits, "infinity") || equalsIgnoringCase(digits, "inf"))
        return sign * std::numeric_limits<double>::infinity();
    if (digits.empty() || !((digits.front() >= '0' && digits.front() <= '9') || digits.front() == '.'))
        return std::nullopt;
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size())
        return std::nullopt;
    return sign * value;
}

std::optional<std::int64_t> integerFromText(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::optional<double> bulkNumber(simdjson::dom::element element)
{
    switch (element.type()) {
    case simdjson::dom::element_type::DOUBLE:
        return element.get_double().value_unsafe();
    case simdjson::dom::element_type::INT64:
        return static_cast<double>(element.get_int64().value_unsafe());
    case simdjson::dom::element_type::UINT64:
        return static_cast<double>(element.get_uint64().value_unsafe());
    case simdjson::dom::element_type::STRING:
        return numberFromText(element.get_string().value_unsafe());
    default:
        return std::nullopt;
    }
}

std::optional<std::int64_t> bulkInteger(simdjson::dom::element element)
{
    switch (element.type()) {
    case simdjson::dom::element_type::INT64:
        return element.get_int64().value_unsafe();
    case simdjson::dom::element_type::DOUBLE: {
        const double value = element.get_double().value_unsafe();
        if (value != std::floor(value) || value < -0x1p63 || value >= 0x1p63)
            return std::nullopt;
        return static_cast<std::int64_t>(value);
    }
    case simdjson::dom::element_type::STRING:
        return integerFromText(element.get_string().value_unsafe());
    default:
        return std::nullopt;
    }
}

std::optional<std::string_view> bulkText(simdjson::dom::element element)
{
    std::string_view text;
    if (element.get_string().get(text) != simdjson::SUCCESS)
        return std::nullopt;
    return text;
}

namespace {

/// A default-made simdjson array must not be iterated, so a missing one is this document's.
simdjson::dom::array noItems()
{
    struct Empty {
        Empty()
        {
            if (parser.parse(std::string("[]")).get(array) != simdjson::SUCCESS)
                std::terminate();
        }
        simdjson::dom::parser parser;
        simdjson::dom::array array;
    };
    static const Empty empty;
    return empty.array;
}

} // namespace

std::optional<simdjson::dom::array> bulkArray(simdjson::dom::element object, std::string_view key)
{
    simdjson::dom::element element;
    if (object.at_key(key).get(element) != simdjson::SUCCESS || element.is_null())
        return noItems();
    simdjson::dom::array array;
    if (element.get_array().get(array) != simdjson::SUCCESS)
        return std::nullopt;
    return array;
}

namespace {

template <class T>
std::optional<T> whenPresent(simdjson::simdjson_result<simdjson::dom::element> result,
                             std::optional<T> (*read)(simdjson::dom::element))
{
    simdjson::dom::element element;
    if (std::move(result).get(element) != simdjson::SUCCESS)
        return std::nullopt;
    return read(element);
}

} // namespace

std::optional<double> bulkNumber(simdjson::simdjson_result<simdjson::dom::element> element)
{
    return whenPresent<double>(element, &bulkNumber);
}

std::optional<std::int64_t> bulkInteger(simdjson::simdjson_result<simdjson::dom::element> element)
{
    return whenPresent<std::int64_t>(element, &bulkInteger);
}

std::optional<std::string_view> bulkText(simdjson::simdjson_result<simdjson::dom::element> element)
{
    return whenPresent<std::string_view>(element, &bulkText);
}

} // namespace ph
