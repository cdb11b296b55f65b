#pragma once

#include "models/tables/Format.h"
#include "models/values/TimelineItem.h"

#include <QString>

/// Everything about a timeline that has a word, translated. Times are local.
namespace ph {

QString timelineKindText(TimelineKind kind);             ///< "Alias change"
QString timelineKindTitle(TimelineKind kind);            ///< "Alias changes": of a lane, a filter
QString timelineRoleText(TimelineRole role);             ///< "Change"
QString timelineSeverityText(TimelineSeverity severity); ///< "Warning"
/// "T"; "T – T" and "since T" where it lasted and goes on; "T … T": between two looks.
/// `time` writes T.
QString timelineTimeText(const TimelineItem& item, QString (*time)(std::int64_t) = formatLocalTime);
/// "since T": what is longest but for spans and what lay between two looks.
QString timelineSinceText(std::int64_t ms);
/// "production · payments/fraud"; "everything" where nothing is said.
QString timelineScopeText(const TimelineScope& scope);

} // namespace ph
