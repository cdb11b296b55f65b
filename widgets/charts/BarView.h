#pragma once

#include "models/charts/Distribution.h"
#include "widgets/charts/MarksView.h"
#include "widgets/charts/PlotAxes.h"

class QToolButton;

namespace ph {

/// A bar a run, or a group's mean with error bars; the best stands on top where the metric says which way is
/// better, else the largest. Bars start at zero, so that their lengths compare; on a logarithmic axis at its
/// end.
class BarView final : public MarksView {
    Q_OBJECT
public:
    BarView(ChartSpec spec, LinkedRuns& linked, QWidget* parent = nullptr);

    ChartTable table() const override;

    enum class ErrorBars { Deviation, Confidence95 };
    ErrorBars errorBars() const { return errorBars_; }
    void setErrorBars(ErrorBars errorBars);

    /// With more, the best and the worst are shown, and the remark says so.
    static constexpr std::size_t maxBars = 60, bestBars = 45;

protected:
    void prepare() override;
    std::vector<RunMark> draw(QPainter& painter, const QRectF& area, const Theme& theme) const override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Bar {
        QString label;
        RunLook look;
        QList<qint64> runs;
        MeanSpread value; ///< of a single run: its value
    };
    double error(const Bar& bar) const; ///< half the length of its error bar; NaN: none
    void order();
    QString text(const Bar& bar) const;
    PlotLayout layOut(const QRectF& area) const;
    void paintErrorBar(QPainter& painter, const PlotLayout& layout, double y, const Bar& bar,
                       const Theme& theme) const;
    void placeChoice();

    AxisColumn column_;
    std::vector<Bar> bars_;
    bool isCut_ = false; ///< between the best and the worst
    ErrorBars errorBars_ = ErrorBars::Deviation;
    QToolButton* choice_;
};

} // namespace ph
