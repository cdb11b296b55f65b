#pragma once

#include "models/values/ContainmentOption.h"
#include "models/values/IncidentEntry.h"

#include <QList>

namespace ph {

/// What can be done against an incident, the first to be tried first, as it was thought out at `atMs`.
struct ContainmentReading {
    QList<ContainmentOption> options;
    QStringList unknown = {}; ///< what could not be read, a sentence each
    std::int64_t atMs = noTime;
    friend bool operator==(const ContainmentReading&, const ContainmentReading&) = default;
};

} // namespace ph
