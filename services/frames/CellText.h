#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace ph {

/// A decimal number, blanks around it and a leading plus allowed; infinities as "inf" and "Infinity", in any
/// case, and for what is too large for a double. None for all else, NaN among it.
std::optional<double> numberOf(std::string_view cell);

/// A whole number of 64 bits: "7", "+7", and "7.0" up to 2^53.
std::optional<std::int64_t> integerOf(std::string_view cell);

/// "true", "false", "yes", "no", "t", "f", "y", "n" in any case, "1" and "0".
std::optional<bool> booleanOf(std::string_view cell);

/// Whether a number is led by zeros that it does not need: then it is a code, as "00501", and no quantity.
bool hasLeadingZeros(std::string_view cell);

} // namespace ph
