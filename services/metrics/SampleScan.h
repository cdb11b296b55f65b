#pragma once

#include "models/values/MetricSeries.h"

namespace ph::prometheus {

/// Reads the samples of a series as a Prometheus writes them: `[[1700000000.123,"1.5"],…]`, without blanks,
/// seconds with up to three decimals, ascending. They are appended to `series`, the same as a JSON parser and
/// std::from_chars would read them.
/// @param at   the first bracket
/// @param end  where the text ends; a NUL stands there, as behind a std::string
/// @return behind the last bracket; nullptr where anything is written in another way, be it right or wrong:
///         that is for a parser that knows all of JSON, and `series` is of no use then.
const char* scanSamples(const char* at, const char* end, MetricSeries& series);

} // namespace ph::prometheus
