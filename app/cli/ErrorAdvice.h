#pragma once

#include "models/values/Error.h"

namespace ph {

/// What somebody at a terminal can do about it: a sentence or two in English, on one line. Empty where there
/// is nothing to do, or where the error's own detail names the command that helps.
QString errorAdviceForTerminal(const Error& error);

} // namespace ph
