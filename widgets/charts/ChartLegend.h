#pragma once

#include "widgets/charts/RunMarks.h"

#include <QList>
#include <QRectF>

namespace ph {

struct LegendEntry {
    enum class Key { Line, Stroke, Swatch }; ///< Stroke: a line without markers
    Key key = Key::Swatch;
    RunLook look;
    QString text; ///< plain; shortened where room is short
    enum class Weight { Normal, Dimmed } weight = Weight::Normal;
    QString figures = {}; ///< behind the text, never shortened
};

/// Painted along the upper edge of `area`, in at most two rows; what does not fit is counted at the end
/// ("and 5 more"). Gives the rest of the area.
QRectF paintLegend(QPainter& painter, const QList<LegendEntry>& entries, const QRectF& area,
                   const Theme& theme);

} // namespace ph
