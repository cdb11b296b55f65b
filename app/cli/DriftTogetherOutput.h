#pragma once

#include "models/values/DriftStudy.h"

#include <QStringList>

#include <nlohmann/json.hpp>

namespace ph {

/// What a study found of all columns together; null where it was not looked at.
nlohmann::json jointDriftJson(const DriftStudy& study);
nlohmann::json performanceJson(const DriftStudy& study);
/// Both in a few lines for people; empty where neither was looked at.
QStringList togetherLines(const DriftStudy& study);

} // namespace ph
