#pragma once

#include "models/values/TextPool.h"

#include <string>
#include <vector>

namespace ph {

/// Bytes whose plain order is the natural order of the text: letters without case, runs of digits by their
/// value
/// ("run-9" before "run-10").
void appendNaturalKey(std::string_view utf8, std::string& out);

/// Orders codes by their texts, naturally; texts that differ only in case or leading zeros by their bytes.
void sortNaturally(std::vector<std::uint32_t>& codes, const TextDictionary& dictionary);

} // namespace ph
