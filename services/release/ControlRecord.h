#pragma once

#include "services/release/SigningKey.h"
#include "services/store/StateStore.h"

#include <nlohmann/json.hpp>

namespace ph {

/// Tells the ledger alone of a control action that belongs to no release, e.g. "traffic.requested" before
/// one asks and "traffic.observed" after. Errors of canonicalJson() and Storage; nothing is written then.
/// Blocking.
Result<void> recordControl(StateStore& state, const SigningKey& key, std::int64_t nowMs, const QString& kind,
                           const nlohmann::json& asked, const nlohmann::json& observed);

} // namespace ph
