#pragma once

#include "models/values/Gate.h"

#include <nlohmann/json.hpp>

namespace ph {

/// What a gate answered, with everything that it stands on; `age_seconds` is of the oldest input, null where
/// nothing was observed.
nlohmann::json gateToJson(const GateResult& gate, std::int64_t nowMs);

/// "threshold 300 · margin -12 · sample 100 · p95 312 ms · seen 3 h ago": one line, as text for a terminal.
QString evidenceText(const GateResult& gate, std::int64_t nowMs);

} // namespace ph
