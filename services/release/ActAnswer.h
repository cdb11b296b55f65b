#pragma once

#include "models/values/Error.h"

namespace ph {

// What the answer to an act says of the act, for whoever drives.

/// True where the other side said no, so that nothing was done. After any other error only looking tells.
bool isRefusal(ErrorKind kind);

/// As it is recorded beside a step; English.
QString answerWords(const Error& error);

} // namespace ph
