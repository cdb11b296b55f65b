#pragma once

#include "models/values/Time.h"

#include <QStringList>

namespace ph {

/// A postmortem that was drafted, as it is read on the screen.
struct PostmortemText {
    QString markdown;
    QStringList wording; ///< where a text blames somebody, and what to say instead: "\"forgot\" in …: say …"
    QStringList notes; ///< what could not be read, one sentence each
    std::int64_t draftedMs = noTime;
};

} // namespace ph
