#pragma once

#include "models/values/OnCallPin.h"
#include "models/values/Result.h"

namespace ph {

/// A round as it lies in state.db.
QByteArray onCallRoundText(const OnCallRound& round);
/// Unreadable where it is none of ours. A part that only a newer version knows is left out.
Result<OnCallRound> onCallRoundFrom(const QByteArray& text);

} // namespace ph
