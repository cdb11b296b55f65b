#pragma once

#include "models/charts/ContourLevels.h"
#include "widgets/charts/LatestTask.h"
#include "widgets/charts/PointChart.h"

namespace ph {

/// A surface and its lines of equal height, made away from the GUI thread.
struct Contours {
    ScatteredField field;
    std::vector<double> levels;
    std::vector<std::vector<QLineF>> lines; ///< by level
};

/// How a metric lies over two params: levels of a smooth surface, see scatteredField(), with the runs on it
/// in the colour of their own value, so that one who disagrees with the surface is seen. Where no run is
/// near, the ground is hatched: nothing is known there. Columns that are text, and too few runs, leave the
/// points alone and say why.
class ContourView : public PointChart {
    Q_OBJECT
public:
    ContourView(ChartSpec spec, LinkedRuns& linked, QWidget* parent = nullptr);
    const Contours& contours() const { return contours_; }
    bool isPreparing() const override { return task_.isRunning(); }

Q_SIGNALS:
    void contoursChanged();

protected:
    void prepared() override;
    bool needsEveryColumn() const override { return true; }
    PointLook lookOf(std::uint32_t place, const Theme& theme) const override;
    double legendWidth(const QRectF& area) const override;
    void paintLegend(QPainter& painter, const QRectF& rect, const Theme& theme) const override;
    void paintBehind(QPainter& painter, const PointFrame& frame, const Theme& theme) const override;
    void paintPoint(PointPainter& painter, QPointF at, const PointLook& look) const override;
    void paintOver(QPainter& painter, const PointFrame& frame, const Theme& theme) const override;
    QString message() const override;
    QString remarkText() const override;

private:
    /// Why there are points but no surface; empty: there is one.
    QString noSurfaceText() const;
    void take(const Contours& contours);
    std::vector<QRgb> bandColours(const Theme& theme) const;

    Contours contours_;
    LatestTask<Contours> task_{*this};
};

} // namespace ph
