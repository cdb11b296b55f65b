#pragma once

#include "models/values/AliasTimeline.h"
#include "widgets/common/Theme.h"

#include <QRectF>

class QPainter;

namespace ph {

/// How a stretch of a timeline looks. Each certainty has a pattern of its own: known is filled, between two
/// looks hatched, as last seen only outlined, unknown dotted.
struct SegmentLook {
    QColor version, next; ///< of the versions that it pointed at
    bool isDimmed = false;
};
void paintSegment(QPainter* painter, const QRectF& bar, const AliasAnswer& answer, const SegmentLook& look,
                  const Theme& theme);
/// What we did ourselves, at an exact moment: a diamond on the upper edge of the bar.
void paintOwnAct(QPainter* painter, double x, const QRectF& bar, const Theme& theme);
/// What stands in the bar: "v7", "v7 → v8".
QString segmentLabel(const AliasAnswer& answer);

} // namespace ph
