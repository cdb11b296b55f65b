#pragma once

#include "widgets/charts/EvaluationView.h"
#include "widgets/charts/PlotAxes.h"

namespace ph {

/// ROC and precision–recall side by side, a curve a run, with what chance reaches. The legend says the areas.
class RocPrView final : public EvaluationView {
    Q_OBJECT
public:
    using EvaluationView::EvaluationView;
    ChartTable table() const override; ///< a row a point of a curve

protected:
    std::size_t maxRuns() const override { return 24; }
    bool shows(const ClassificationData& classification) const override
    {
        return classification.roc && classification.precisionRecall;
    }
    QString missingText() const override { return tr("no scores for both a positive and a negative label"); }
    std::vector<RunMark> draw(QPainter& painter, const QRectF& area, const Theme& theme) const override;

private:
    RunMark drawCurve(QPainter& painter, const PlotLayout& layout, const std::vector<ThresholdPoint>& points,
                      const ShownRun& run, const QString& text, const Theme& theme) const;
};

} // namespace ph
