#pragma once

#include "models/values/Error.h"

#include <optional>

namespace ph {

/// What an error of a cluster, a server, a repository or a release home said (Error::forRecords()), which
/// rollouts, releases and gates keep in English within their reasons, in the language of whoever reads; none:
/// it is of nobody here.
std::optional<QString> knownErrorReason(const QString& english);

/// What an error said, which a cache may have kept in English, in the language of whoever reads.
QString errorReasonText(const Error& error);

} // namespace ph
