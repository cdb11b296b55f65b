#pragma once

#include "models/values/IncidentEntry.h"
#include "models/values/Result.h"

#include <functional>

namespace ph {

/// Writes a fact into an incident's record; `done` gets the incident's id, on the GUI thread.
using IncidentWriting = std::function<void(const QString& incident, const IncidentFact& fact,
                                           std::function<void(const Result<QString>&)> done)>;

} // namespace ph
