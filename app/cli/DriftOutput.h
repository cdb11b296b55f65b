#pragma once

#include "models/values/DriftStudy.h"

#include <nlohmann/json.hpp>

#include <QStringList>

namespace ph {

/// What a comparison found, for scripts: every column, in every segment and window.
nlohmann::json driftJson(const DriftStudy& study);
/// A line for each column, segment and window; those of all rows have an empty segment and window.
QByteArray driftCsv(const DriftStudy& study);
/// As a person reads it in a terminal: all columns, and what moved in segments; in English.
QStringList driftLines(const DriftStudy& study);

} // namespace ph
