#pragma once

#include "widgets/charts/EvaluationView.h"
#include "widgets/charts/PlotAxes.h"

namespace ph {

/// A reliability curve a run (how often what is said with p happens) with the diagonal of a perfect
/// classifier, and below it how many rows each score got. Bins are of equal width.
class CalibrationView final : public EvaluationView {
    Q_OBJECT
public:
    using EvaluationView::EvaluationView;
    ChartTable table() const override; ///< a row a bin, of equal width and of equal count

protected:
    std::size_t maxRuns() const override { return 12; }
    bool shows(const ClassificationData& classification) const override
    {
        return classification.calibration.has_value();
    }
    QString missingText() const override { return tr("no scores between 0 and 1"); }
    std::vector<RunMark> draw(QPainter& painter, const QRectF& area, const Theme& theme) const override;

private:
    void drawReliability(QPainter& painter, const PlotLayout& layout, const ShownRun& run, const Theme& theme,
                         std::vector<RunMark>& marks) const;
    void drawCounts(QPainter& painter, const PlotLayout& layout, const std::vector<ShownRun>& all,
                    const Theme& theme) const;
};

} // namespace ph
