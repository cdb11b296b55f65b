#pragma once

#include <QString>

namespace ph {

/// "READY" and the like: a logged model's status, for which MLflow's stores keep a number; `text`, which is
/// the same as it stands there, where the number is none of those.
QString loggedModelStatus(std::int64_t number, const QString& text);

} // namespace ph
