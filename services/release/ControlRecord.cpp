#include "services/release/ControlRecord.h"

#include "services/release/ReleaseRows.h"
#include "services/store/DatabasePool.h"

namespace ph {

Result<void> recordControl(StateStore& state, const SigningKey& key, std::int64_t nowMs, const QString& kind,
                           const nlohmann::json& asked, const nlohmann::json& observed)
{
    return state.pool().write([&](Database& db) { appendToLedger(db, kind, asked, observed, key, nowMs); });
}

} // namespace ph
