#pragma once

#include "models/values/Policy.h"

#include <nlohmann/json.hpp>

#include <QStringList>

namespace ph {

/// How a tier's releases move traffic on a cluster, a line each and one for every metric; in English, plain.
QStringList rolloutLines(const PolicyTier& tier);

/// The same for scripts; null where the tier has no rollout. Times in milliseconds, shares in percent.
nlohmann::json rolloutJson(const PolicyTier& tier);

} // namespace ph
