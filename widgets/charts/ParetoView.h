#pragma once

#include "models/charts/ParetoFront.h"
#include "widgets/charts/PointChart.h"

namespace ph {

/// The runs that no other beats in every objective at once, and the others behind them in grey. Two
/// objectives span the plot, with the front as a stepped line: what lies behind it is dominated. A third one
/// is the colour, without a line, since a projection of a surface has none. Hidden runs do not compete.
class ParetoView : public PointChart {
    Q_OBJECT
public:
    ParetoView(ChartSpec spec, LinkedRuns& linked, QWidget* parent = nullptr);

    const ParetoFront& front() const { return front_; }
    ChartTable table() const override; ///< with a column "On the front"

protected:
    void prepared() override;
    bool needsEveryColumn() const override { return true; }
    std::vector<PointPanel> panels(const QRectF& area) const override;
    PointLook lookOf(std::uint32_t place, const Theme& theme) const override;
    Standing standing(std::uint32_t place) const override;
    double legendWidth(const QRectF& area) const override;
    void paintLegend(QPainter& painter, const QRectF& rect, const Theme& theme) const override;
    void paintBehind(QPainter& painter, const PointFrame& frame, const Theme& theme) const override;
    void paintOver(QPainter& painter, const PointFrame& frame, const Theme& theme) const override;
    PointReadout readout(std::uint32_t place) const override;
    QString message() const override;
    QString remarkText() const override;
    QString badgeText() const override;

private:
    bool isOn(std::uint32_t place) const { return front_.isOn[place]; }
    bool hasThird() const { return columns().size() == 3; }
    bool isLowerBetter(std::size_t column) const;
    QString directionText(std::size_t column) const;
    PointStyle thirdAsColour() const;

    std::vector<MetricDirection> directions_; ///< by column
    ParetoFront front_;
};

} // namespace ph
