#pragma once

#include "models/values/Run.h"
#include "models/values/RunTable.h"

#include <span>
#include <vector>

namespace ph {

/// One key and what each side's runs say to it.
struct WhyFact {
    ColumnKey key;
    std::vector<QString> a, b; ///< of the runs that have it
};

/// Everything comparable (isComparable()) that one of two runs has; datasets as "name @ digest" with the use
/// as the key's name.
std::vector<WhyFact> factsOf(const Run& a, const Run& b);

/// The same of two sets of rows; datasets as {Dataset, "digest"}.
std::vector<WhyFact> factsOf(const RunTable& table, std::span<const std::uint32_t> a,
                             std::span<const std::uint32_t> b);

} // namespace ph
