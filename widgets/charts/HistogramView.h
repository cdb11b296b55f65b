#pragma once

#include "models/charts/ValueGroups.h"
#include "models/tables/Format.h"
#include "widgets/charts/ChartLegend.h"
#include "widgets/charts/MarksView.h"
#include "widgets/charts/PlotAxes.h"

namespace ph {

/// How many runs fall into each bin of a column's values, or into each category, stacked by group. What is
/// selected elsewhere stands at the bottom of each bar. A drag across bins selects their runs.
class HistogramView final : public MarksView {
    Q_OBJECT
public:
    using MarksView::MarksView;
    ChartTable table() const override; ///< a row a bin, a column a group

    /// Colours repeat beyond; the smaller groups stand together as "other".
    static constexpr std::size_t maxGroups = runColours;

protected:
    void prepare() override;
    std::vector<RunMark> draw(QPainter& painter, const QRectF& area, const Theme& theme) const override;
    QRectF brushed(const QRectF& dragged) const override;

private:
    std::size_t bins() const { return edges_.empty() ? 0 : edges_.size() - 1; }
    /// Its edges in words, or its category; `time` writes the edges of times.
    QString binText(std::size_t bin, QString (*time)(std::int64_t) = formatLocalMinute) const;
    QList<LegendEntry> legend() const;

    AxisColumn column_;
    std::vector<ValueGroup> groups_;
    bool hasOther_ = false; ///< the last group gathers what has no colour of its own
    std::vector<double> edges_;
    std::vector<std::vector<QList<qint64>>> runsOf_; ///< by bin and group
};

} // namespace ph
