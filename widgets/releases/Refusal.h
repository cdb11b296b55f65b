#pragma once

#include "models/values/Error.h"

namespace ph {

class Banner;

/// What was asked for was refused, in the words of whoever refused it: they say more than the kind of error.
void showRefusal(Banner& banner, const Error& error);

} // namespace ph
