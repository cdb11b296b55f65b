#pragma once

#include "models/values/Result.h"

#include <simdjson.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

/// Big pages (runs/search, metric histories) through simdjson's DOM: ten times as fast as nlohmann_json and a
/// fifth of the memory. Same rules as parseJson(): bounded depth, and what Python servers emit beyond JSON is
/// accepted.
namespace ph {

/// One document at a time. Keep and reuse a BulkJson for page after page: its buffers are reused. Not
/// thread-safe.
///
///     BulkJson json;
///     auto root = json.parse(response->body, where);
///     simdjson::dom::array runs;
///     if (root && root->at_key("runs").get(runs) == simdjson::SUCCESS)
///         for (simdjson::dom::element run : runs) …
///
/// Use simdjson's error codes (`.get(out)`), never its throwing conversions.
class BulkJson {
public:
    /// The root, valid until the next parse() or the end of this object; `text` itself is not needed any
    /// more. A string whose capacity exceeds its size by simdjson::SIMDJSON_PADDING is not copied
    /// (HttpResponse::body of makeCurlTransport() is such a one). Unreadable with the byte offset for bad
    /// syntax or nesting deeper than maxJsonDepth. Bare NaN and Infinity, which MLflow's get-history-bulk
    /// emits, become the strings "NaN", "Infinity", "-Infinity" (see mendJson()).
    Result<simdjson::dom::element> parse(const std::string& text, const QString& where);

private:
    simdjson::dom::parser parser_;
};

/// A number, or one spelt as text: "NaN", "Infinity", "-Infinity" (also "inf", "nan" in any case), "0.25".
/// Empty for anything else, null too.
std::optional<double> bulkNumber(simdjson::dom::element element);
std::optional<double>
bulkNumber(simdjson::simdjson_result<simdjson::dom::element> element); ///< empty where missing

/// An int64 as a number, as text ("1700000000000"), or as a whole double within ±2^63. Empty for anything
/// else.
std::optional<std::int64_t> bulkInteger(simdjson::dom::element element);
std::optional<std::int64_t> bulkInteger(simdjson::simdjson_result<simdjson::dom::element> element);

/// Text as UTF-8, valid as long as the document. Empty optional for any other type.
std::optional<std::string_view> bulkText(simdjson::dom::element element);
std::optional<std::string_view> bulkText(simdjson::simdjson_result<simdjson::dom::element> element);

/// The array under `key`; empty where missing or null (MLflow leaves empty arrays out); no value for another
/// type.
/// Keep it in a variable before looping: a range-for over a temporary optional's content dangles.
std::optional<simdjson::dom::array> bulkArray(simdjson::dom::element object, std::string_view key);

/// A whole text as a number with the spellings that bulkNumber() takes.
std::optional<double> numberFromText(std::string_view text);
/// A whole text as a decimal int64.
std::optional<std::int64_t> integerFromText(std::string_view text);

} // namespace ph
