#pragma once

#include "models/values/RankCorrelation.h"
#include "widgets/charts/LatestTask.h"
#include "widgets/charts/PointChart.h"

namespace ph {

/// Every pair of two to eight columns: points below the diagonal, on it each column's distribution, above it
/// Spearman's rank correlation, which a mirrored copy of the points would only hint at. A run that lacks a
/// column is missing in the plots of that column alone.
class ScatterMatrixView : public PointChart {
    Q_OBJECT
public:
    ScatterMatrixView(ChartSpec spec, LinkedRuns& linked, QWidget* parent = nullptr);
    /// NaN until it is computed, and for categories.
    RankCorrelation correlation(std::size_t a, std::size_t b) const;
    bool isPreparing() const override { return task_.isRunning(); }

Q_SIGNALS:
    void correlationsChanged();

protected:
    void prepared() override;
    std::vector<PointPanel> panels(const QRectF& area) const override;
    PointLook lookOf(std::uint32_t place, const Theme& theme) const override;
    void paintBehind(QPainter& painter, const PointFrame& frame, const Theme& theme) const override;
    QString message() const override;
    QString remarkText() const override;

private:
    QRectF cell(const QRectF& area, std::size_t row, std::size_t column) const;
    void paintHistogram(QPainter& painter, const QRectF& rect, std::size_t column, const Theme& theme) const;
    void paintCorrelation(QPainter& painter, const QRectF& rect, const RankCorrelation& correlation,
                          const Theme& theme) const;

    std::vector<RankCorrelation> correlations_; ///< a + b * columns, for a below b
    LatestTask<std::vector<RankCorrelation>> task_{*this};
};

} // namespace ph
