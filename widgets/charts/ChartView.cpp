#include "widgets/charts/ChartView.h"

#include "widgets/common/AccessibleRole.h"

namespace ph {

ChartView::ChartView(ChartSpec spec, LinkedRuns& linked, QWidget* parent)
    : QWidget(parent)
    , spec_(std::move(spec))
    , linked_(linked)
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleRole(*this, QAccessible::Chart);
    setAccessibleName(chartTitle(spec_));
}

void ChartView::setSpec(const ChartSpec& spec)
{
    if (spec_ == spec)
        return;
    spec_ = spec;
    setAccessibleName(chartTitle(spec_));
    rebuild();
}

void ChartView::showRuns(const ComparedRunsPtr& runs)
{
    if (runs_ == runs)
        return;
    runs_ = runs;
    rebuild();
}

void ChartView::setRemark(const QString& remark, const QString& badge)
{
    if (remark_ == remark && badge_ == badge)
        return;
    remark_ = remark;
    badge_ = badge;
    Q_EMIT remarkChanged();
}

void ChartView::editSpec(const ChartSpec& spec)
{
    spec_ = spec;
    Q_EMIT specEdited(spec_);
}

} // namespace ph
