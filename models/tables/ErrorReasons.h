#pragma once

#include <QString>

#include <optional>

namespace ph {

/// What an error of a cluster, a server, a repository or a release home said (Error::forRecords()), which
/// rollouts, releases and gates keep in English within their reasons, in the language of whoever reads; none:
/// it is of nobody here.
std::optional<QString> knownErrorReason(const QString& english);

} // namespace ph
