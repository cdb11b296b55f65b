#pragma once

#include "models/values/ItemFault.h"
#include "services/connectors/ConnectorText.h"

#include <vector>

namespace ph::mlflow {

inline constexpr std::size_t maxDecodeFaults = 100; ///< of one reply
inline constexpr auto wrongType = QT_TRANSLATE_NOOP("ph::Connector", "A value of another type was expected");
inline constexpr auto noMetricValue = QT_TRANSLATE_NOOP("ph::Connector", "The metric has no value");

/// Tells, by such `words`, of what stands at `path()`, which is asked only while there is room for more
/// faults.
template <class Path>
void tellFault(std::vector<ItemFault>& faults, const char* words, Path path)
{
    if (faults.size() >= maxDecodeFaults)
        return;
    const QString at = path();
    faults.push_back({at, Error::make(ErrorKind::Unreadable, at, connectorText(words))});
}

} // namespace ph::mlflow
