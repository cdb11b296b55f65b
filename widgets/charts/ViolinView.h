#pragma once

#include "widgets/charts/GroupedValuesView.h"

namespace ph {

/// The mirrored density of each group, with its quartiles inside: two modes are seen, which a box hides.
class ViolinView final : public GroupedValuesView {
    Q_OBJECT
public:
    using GroupedValuesView::GroupedValuesView;

protected:
    void prepare() override;
    double paintBodies(QPainter& painter, const PlotLayout& layout, const QRectF& area,
                       const Theme& theme) const override;

private:
    std::vector<Density> densities_;
};

} // namespace ph
