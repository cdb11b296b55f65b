#pragma once

#include "models/values/Gate.h"
#include "models/values/GateFacts.h"
#include "models/values/Policy.h"

namespace ph {

/// Asks one gate. Pure: the same spec, facts and time give the same result on any machine.
///
/// Only what is there, whole, and no older than the gate's max-age (else `maxFactAgeMs`) reaches the gate's
/// own rule; what is missing is NoData, what could not be read or was cut short Inconclusive, what is old
/// Stale. A Pass that stands on a number that is none becomes Inconclusive.
GateResult evaluateGate(const GateSpec& spec, const GateFacts& facts, std::int64_t nowMs,
                        std::int64_t maxFactAgeMs);

/// All gates of a tier, in its order.
QList<GateResult> evaluateGates(const PolicyTier& tier, const GateFacts& facts, std::int64_t nowMs,
                                std::int64_t maxFactAgeMs);

/// Asks again with what a result has kept: same verdict, or somebody has changed one of them. Invalid where
/// inputs cannot be read. Train-serve checks, and data contracts of older records, keep their tables only up
/// to 256 KiB; larger ones leave their digest, and answer Inconclusive here.
Result<GateResult> evaluateAgain(const GateResult& result);

/// Facts observed this much in the future are a clock that is off, not news.
inline constexpr std::int64_t allowedClockSkewMs = 5 * 60'000;

} // namespace ph
