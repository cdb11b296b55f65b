#pragma once

#include "widgets/charts/GroupedValuesView.h"

namespace ph {

/// A box a group with whiskers at 1.5 interquartile ranges, see boxSummary().
class BoxView final : public GroupedValuesView {
    Q_OBJECT
public:
    using GroupedValuesView::GroupedValuesView;

protected:
    double paintBodies(QPainter& painter, const PlotLayout& layout, const QRectF& area,
                       const Theme& theme) const override;
};

} // namespace ph
