#pragma once

#include "models/values/MonitorLines.h"
#include "widgets/common/StateView.h"
#include "widgets/common/Theme.h"

namespace ph {

/// What a list of monitoring lacks, and how old it is.
struct MonitorNotice {
    Tone tone = Tone::Warning;
    QString text;    ///< a sentence a connection, one a line
    QString details; ///< what exactly could not be read
    QString help;    ///< where the handbook says what to do about the first that is named
    friend bool operator==(const MonitorNotice&, const MonitorNotice&) = default;
};
/// None where every connection was read whole, or is being read for the first time.
std::optional<MonitorNotice> monitorNotice(const QList<MonitorStanding>& standings, std::int64_t nowMs);

/// What stands in place of a list while it is empty. `none`: what it says where all was read and there is
/// nothing.
StateContent noLines(const QList<MonitorStanding>& standings, const StateContent& none);

/// Offers what monitoring needs first.
StateContent noMonitoring();

} // namespace ph
