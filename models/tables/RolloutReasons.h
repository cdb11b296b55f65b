#pragma once

#include <QString>

#include <optional>

namespace ph {

/// What a rollout says of itself and of what it measures, in the language of whoever reads; its record has
/// it in English.
QString rolloutReasonText(const QString& english);

/// The same of one sentence; none: it is none of a rollout.
std::optional<QString> knownRolloutReason(const QString& english);

} // namespace ph
