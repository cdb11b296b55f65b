#include "widgets/charts/ViolinView.h"

#include "widgets/charts/OrdinaryChart.h"

#include <QPainter>

#include <algorithm>

namespace ph {

void ViolinView::prepare()
{
    GroupedValuesView::prepare();
    densities_.clear();
    for (const auto& group : groups())
        densities_.push_back(densityOf(group.values));
}

double ViolinView::paintBodies(QPainter& painter, const PlotLayout& layout, const QRectF& area,
                               const Theme& theme) const
{
    OrdinaryChart axes;
    axes.layout = layout;
    paintOrdinaryChart(painter, axes, area, theme);
    const double slot = layout.plot.width() / layout.x.range.span();
    const double width = std::min(0.8 * slot, 140.0);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t g = 0; g < groups().size(); ++g) {
        const auto& density = densities_[g];
        const auto& box = boxes()[g];
        const QColor line = colour(groups()[g], theme);
        const double middle = layout.toX(double(g));
        if (!density.at.empty()) {
            // Each violin has the same widest place: groups of many and of few runs are equally readable.
            const double widest = *std::max_element(density.density.begin(), density.density.end());
            QPolygonF outline;
            for (std::size_t i = 0; i < density.at.size(); ++i)
                outline << QPointF(middle - density.density[i] / widest * width / 2,
                                   layout.toY(density.at[i]));
            for (std::size_t i = density.at.size(); i-- > 0;)
                outline << QPointF(middle + density.density[i] / widest * width / 2,
                                   layout.toY(density.at[i]));
            QColor fill = line;
            fill.setAlphaF(line.alphaF() * 0.18F);
            painter.setPen(QPen(line, 1.5));
            painter.setBrush(fill);
            painter.drawPolygon(outline);
        }
        // Not in the colour of the points that lie over it.
        QColor ink = theme.text;
        ink.setAlphaF(line.alphaF());
        painter.setPen(QPen(ink, 5, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QPointF(middle, layout.toY(box.q1)), QPointF(middle, layout.toY(box.q3)));
        const double y = layout.toY(box.median);
        painter.setPen(QPen(ink, 3, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QPointF(middle - width / 5, y), QPointF(middle + width / 5, y));
    }
    painter.restore();
    return width;
}

} // namespace ph
