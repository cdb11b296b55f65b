#pragma once

#include "models/values/TimelineItem.h"

namespace ph {

/// What an item of a timeline is called, in the language of whoever reads; its record has it in English. Only
/// the words that we put around names, for an item of that kind, are others then: names stay, and so does
/// what servers, files and people said. States and checks are called as their own screens call them.
QString timelineTitleText(const TimelineItem& item);

/// What else is told of it, likewise.
QString timelineDetailText(const TimelineItem& item);

} // namespace ph
