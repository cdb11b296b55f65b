#pragma once

#include "models/values/ItemFault.h"

#include <vector>

namespace ph::mlflow {

inline constexpr std::size_t maxDecodeFaults = 100; ///< of one reply
inline constexpr auto wrongType = "A value of another type was expected";
inline constexpr auto noMetricValue = "The metric has no value";

/// Tells of what stands at `path()`, which is asked only while there is room for more faults.
template <class Path>
void tellFault(std::vector<ItemFault>& faults, const char* words, Path path)
{
    if (faults.size() >= maxDecodeFaults)
        return;
    const QString at = path();
    faults.push_back({at, Error::make(ErrorKind::Unreadable, at, QString::fromLatin1(words))});
}

} // namespace ph::mlflow
