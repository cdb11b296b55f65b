#pragma once

#include "models/values/TimelineItem.h"
#include "widgets/common/StatusGlyph.h"

namespace ph {

Tone timelineTone(TimelineSeverity severity);
/// Grave ones by their severity; of the rest a change is filled, and what was only seen or said is a ring.
Shape timelineShape(TimelineRole role, TimelineSeverity severity);

/// One item.
void paintTimelineGlyph(QPainter& painter, QPointF centre, TimelineRole role, TimelineSeverity severity,
                        const Theme& theme);
/// So many items in one sign, around `centre`; grave ones by their colour and a border.
void paintTimelineCount(QPainter& painter, QPointF centre, std::size_t count, TimelineSeverity severity,
                        const Theme& theme);

} // namespace ph
