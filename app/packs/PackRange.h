#pragma once

#include "models/values/Pack.h"
#include "models/values/TimelineItem.h"

#include <QStringList>

#include <functional>

namespace ph {

/// What of a workspace goes into a pack: all that concerns this environment in [fromMs, toMs].
struct PackRange {
    QString environment;
    std::int64_t fromMs = noTime, toMs = stillGoing;
    QString incident = {}; ///< its record alone; empty: those of all incidents of the environment
};

/// Told while a pack is written or read; `total` 0: not known.
using PackProgress = std::function<void(const QString& text, qint64 done, qint64 total)>;

} // namespace ph
