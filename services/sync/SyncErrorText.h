#pragma once

#include "models/values/Connection.h"
#include "models/values/Result.h"

namespace ph {

/// What an error of a pass means and what to do about it, in words (used by the window and the command line).
QString syncErrorText(const Error& error);
/// The same where it is known what was read: a folder or a database is no server.
QString syncErrorText(const Error& error, const Connection& connection);

} // namespace ph
