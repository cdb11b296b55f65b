#pragma once

#include "models/values/DriftStudy.h"
#include "models/values/GateFacts.h"
#include "models/values/Result.h"

#include <QJsonObject>

#include <stop_token>

namespace ph {

/// What a gate judges of a study. Invalid for more than maxDriftReadings: a release record keeps them all.
Result<DriftFacts> driftFactsOf(const DriftStudy& study, const QString& referenceDigest,
                                const QString& currentDigest);
inline constexpr std::size_t maxDriftReadings = 10'000;

/// Compares the tables of a drift gate's settings, which are as seen from `folder`. As old as the current
/// file: the reference may be of any age. An error of studyDrift(), and Conflict where a file changed
/// meanwhile, is the fact's. Blocking, for as long as large tables take.
Fact<DriftFacts> gatherDrift(const QJsonObject& settings, const QString& folder, std::int64_t nowMs,
                             std::stop_token stop);

} // namespace ph
