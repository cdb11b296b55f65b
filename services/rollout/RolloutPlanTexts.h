#pragma once

#include "models/values/RecordedText.h"

#include <QCoreApplication>

namespace ph {

/// Why a rollout cannot be planned. What is told while one runs stays in its record, which is English.
struct RolloutPlanTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::RolloutPlanning)
};

/// What may end up in a record as well, of a literal marked by QT_TRANSLATE_NOOP("ph::RolloutPlanning", …).
inline RecordedText rolloutText(const char* english)
{
    return recordedText("ph::RolloutPlanning", english);
}

} // namespace ph
