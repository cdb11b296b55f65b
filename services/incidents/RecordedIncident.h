#pragma once

#include "models/values/Result.h"
#include "models/values/TimelineItem.h"

#include <QByteArray>

namespace ph {

/// What a platform saw in three days, and within it one trouble with its cause: see
/// resources/sample/incidents/make.py.
struct RecordedIncident {
    TimelineScope scope;
    std::int64_t onsetMs = 0;
    QString cause; ///< the id of the item that did it
    std::vector<TimelineItem> items;
};

/// Reads one. Unreadable where it is no JSON, or an item is of no kind that is known.
/// @param where  names it in errors
Result<RecordedIncident> recordedIncident(const QByteArray& json, const QString& where);

} // namespace ph
