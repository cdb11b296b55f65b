#pragma once

#include "models/values/QualityReport.h"

#include <nlohmann/json.hpp>

#include <QStringList>

namespace ph {

/// A report as a person reads it in a terminal: what it is, and its results as a table; in English, plain.
QStringList qualityLines(const QualityReport& report);
/// What the report holds that was not understood, in a line; empty: all was.
QString unreadLine(const QualityReport& report);
/// The same for scripts.
nlohmann::json qualityJson(const QualityReport& report);

} // namespace ph
