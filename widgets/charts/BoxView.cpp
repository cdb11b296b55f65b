#include "widgets/charts/BoxView.h"

#include "widgets/charts/OrdinaryChart.h"

#include <QPainter>

namespace ph {

double BoxView::paintBodies(QPainter& painter, const PlotLayout& layout, const QRectF& area,
                            const Theme& theme) const
{
    OrdinaryChart chart;
    chart.layout = layout;
    const double slot = layout.plot.width() / layout.x.range.span();
    const double width = std::min(0.5 * slot, 96.0);
    chart.boxShare = width / slot;
    for (std::size_t g = 0; g < groups().size(); ++g) {
        const auto& box = boxes()[g];
        const QColor line = colour(groups()[g], theme);
        QColor fill = line;
        fill.setAlphaF(line.alphaF() * 0.18F);
        chart.boxes.push_back({box.low, box.q1, box.median, box.q3, box.high, line, fill});
    }
    paintOrdinaryChart(painter, chart, area, theme);
    // Qt Charts draws every line of a box alike; the median is what is looked for.
    painter.save();
    for (std::size_t g = 0; g < groups().size(); ++g) {
        const QPointF at = layout.toPixel(double(g), boxes()[g].median);
        painter.setPen(QPen(colour(groups()[g], theme), 3, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(at - QPointF(width / 2, 0), at + QPointF(width / 2, 0));
    }
    painter.restore();
    return width;
}

} // namespace ph
