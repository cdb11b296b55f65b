#pragma once

#include <simdjson.h>

#include <cstdint>
#include <string>
#include <string_view>

/// Scalars of protobuf JSON out of simdjson's on-demand values.
namespace ph::mlflow {

namespace json = simdjson::ondemand;

enum class Read {
    Value,
    Missing, ///< null
    Wrong,   ///< another type, or a number that the target cannot hold
};

/// Numbers, quoted numbers, and the non-finite ones as strings or bare words.
Read readDouble(json::value& value, double& out);
/// Numbers without a fraction, and quoted int64.
Read readInteger(json::value& value, std::int64_t& out);
/// `out` lives until the parser's next document; `spare` backs it where the text has lone surrogates.
Read readText(json::value& value, std::string_view& out, std::string& spare);

/// JSON string text without its quotes, unescaped; what is no valid escape becomes U+FFFD.
std::string unescapeLeniently(std::string_view raw);

} // namespace ph::mlflow
