#pragma once

#include "models/values/Connection.h"
#include "models/values/Result.h"

namespace ph {

/// The field by which a connection's owner lets this program change things there. `help`: what it would
/// change.
SettingField controlField(const QString& help);

/// Forbidden, in words, where the owner has not.
Result<void> controlAllowed(const Connection& connection);

} // namespace ph
