#pragma once

#include "models/charts/Distribution.h"
#include "models/charts/ValueGroups.h"
#include "widgets/charts/MarksView.h"
#include "widgets/charts/PlotAxes.h"

namespace ph {

/// One column's values by group along x: what boxes and violins have in common. Small groups show each run as
/// a point beside its neighbours; a point is that run, a body is the whole group.
class GroupedValuesView : public MarksView {
    Q_OBJECT
public:
    using MarksView::MarksView;
    ChartTable table() const override; ///< a row a group: its quartiles, mean and deviation

    static constexpr std::size_t maxGroups = 30;       ///< the largest; the rest is named in the remark
    static constexpr std::size_t maxSinglePoints = 60; ///< runs of a group that are shown one by one

protected:
    void prepare() override;
    std::vector<RunMark> draw(QPainter& painter, const QRectF& area, const Theme& theme) const override;
    /// The bodies, over the x positions 0, 1, …; returns the width of the widest in pixels.
    virtual double paintBodies(QPainter& painter, const PlotLayout& layout, const QRectF& area,
                               const Theme& theme) const = 0;
    /// What the group's readout says below its name.
    QString groupText(const ValueGroup& group) const;

    const AxisColumn& column() const { return column_; }
    const std::vector<ValueGroup>& groups() const { return groups_; }
    const std::vector<BoxSummary>& boxes() const { return boxes_; } ///< beside groups()
    /// Pale where none of its runs is selected while others are.
    QColor colour(const ValueGroup& group, const Theme& theme) const;

private:
    QList<qint64> ids(const ValueGroup& group) const;
    bool showsPoint(const ValueGroup& group, std::size_t i) const;

    AxisColumn column_;
    std::vector<ValueGroup> groups_;
    std::vector<BoxSummary> boxes_;
};

} // namespace ph
