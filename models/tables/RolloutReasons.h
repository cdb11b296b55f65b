#pragma once

#include <QString>

namespace ph {

/// What a rollout says of itself and of what it measures, in the language of whoever reads; its record has
/// it in English.
QString rolloutReasonText(const QString& english);

} // namespace ph
