#pragma once

#include "widgets/charts/EvaluationView.h"

namespace ph {

/// A confusion matrix a run, as small multiples: rows are the truth, columns the prediction. Colour is the
/// share of the row, so that rare classes are seen; the numbers are counts, and the share where there is
/// room.
class ConfusionView final : public EvaluationView {
    Q_OBJECT
public:
    using EvaluationView::EvaluationView;
    ChartTable table() const override; ///< a row a run, truth and prediction

protected:
    std::size_t maxRuns() const override { return 6; }
    bool shows(const ClassificationData& classification) const override
    {
        return classification.confusion.has_value();
    }
    QString missingText() const override { return tr("no predictions beside the labels"); }
    std::vector<RunMark> draw(QPainter& painter, const QRectF& area, const Theme& theme) const override;

private:
    void drawMatrix(QPainter& painter, const ShownRun& run, const QRectF& area, const Theme& theme,
                    std::vector<RunMark>& marks) const;
};

} // namespace ph
