#include "widgets/charts/GroupedValuesView.h"

#include "widgets/charts/RunMarks.h"

#include <QLocale>
#include <QPainter>

#include <cmath>

namespace ph {

namespace {

/// Between -1 and 1, always the same for a run: the fractional parts of multiples of the golden ratio lie
/// evenly.
double jitter(qint64 id)
{
    const double at = double(id % 100'000) * 0.6180339887498949;
    return 2 * (at - std::floor(at)) - 1;
}

QString exact(const AxisColumn& column, double at)
{
    return QString::number(column.kind == AxisKind::Logarithmic ? std::pow(10, at) : at, 'g', 10);
}

std::vector<double> plainValues(const AxisColumn& column, const ValueGroup& group)
{
    auto values = group.values;
    if (column.kind == AxisKind::Logarithmic) {
        for (double& v : values)
            v = std::pow(10, v);
    }
    return values;
}

} // namespace

void GroupedValuesView::prepare()
{
    groups_.clear();
    boxes_.clear();
    column_ = {};
    if (!runs() || spec().columns.isEmpty())
        return setRemark({});
    column_ = axisColumn(*runs(), spec().columns.first(), spec());
    if (column_.kind == AxisKind::Category)
        return setRemark(tr("%1 holds words, which have no quartiles.").arg(column_.key.name));
    groups_ = valueGroups(*runs(), column_, linked().hidden());
    QString remark = leftOutText(*runs(), {&column_, 1});
    if (groups_.size() > maxGroups) {
        std::stable_sort(groups_.begin(), groups_.end(),
                         [](const auto& a, const auto& b) { return a.places.size() > b.places.size(); });
        if (!remark.isEmpty())
            remark += u' ';
        remark += tr("The %1 largest of %2 groups are shown.")
                      .arg(QLocale().toString(qulonglong(maxGroups)),
                           QLocale().toString(qulonglong(groups_.size())));
        groups_.resize(maxGroups);
    }
    for (const auto& group : groups_)
        boxes_.push_back(boxSummary(group.values));
    setRemark(remark);
}

QList<qint64> GroupedValuesView::ids(const ValueGroup& group) const
{
    QList<qint64> ids;
    for (const auto place : group.places)
        ids.append(runs()->rowId(place));
    return ids;
}

QColor GroupedValuesView::colour(const ValueGroup& group, const Theme& theme) const
{
    QColor colour = theme.series(group.look.colour);
    const bool dimmed = std::all_of(group.places.begin(), group.places.end(),
                                    [&](auto place) { return linked().isDimmed(runs()->rowId(place)); });
    if (dimmed)
        colour.setAlphaF(0.25F);
    return colour;
}

bool GroupedValuesView::showsPoint(const ValueGroup& group, std::size_t i) const
{
    const auto& box = boxes_[std::size_t(&group - groups_.data())];
    return group.places.size() <= maxSinglePoints || group.values[i] < box.low ||
           group.values[i] > box.high || linked().isSelected(runs()->rowId(group.places[i]));
}

QString GroupedValuesView::groupText(const ValueGroup& group) const
{
    const auto& box = boxes_[std::size_t(&group - groups_.data())];
    const auto spread = meanSpread(plainValues(column_, group));
    const auto said = [&](double at) { return axisText(column_, at); };
    QString text = tr("median %1, quartiles %2 to %3").arg(said(box.median), said(box.q1), said(box.q3)) +
                   u'\n' + tr("from %1 to %2").arg(said(box.smallest), said(box.largest));
    if (spread.count > 1 && column_.kind != AxisKind::Time)
        text += u'\n' + tr("mean %1 ± %2")
                            .arg(QLocale().toString(spread.mean, 'g', 5),
                                 QLocale().toString(spread.deviation, 'g', 2));
    return text;
}

std::vector<RunMark> GroupedValuesView::draw(QPainter& painter, const QRectF& area, const Theme& theme) const
{
    if (groups_.empty()) {
        paintNothing(painter,
                     column_.kind == AxisKind::Category || spec().columns.isEmpty()
                         ? remark()
                         : tr("None of these runs has a value of %1 to show.").arg(column_.key.name),
                     area, theme);
        return {};
    }
    PlotAxis x{AxisKind::Category, {-0.5, double(groups_.size()) - 0.5}, {}, {}};
    if (runs()->groupBy)
        x.name = runs()->groupBy->name;
    for (const auto& group : groups_)
        x.categories.append(
            tr("%1 (%2)").arg(group.label, QLocale().toString(qulonglong(group.places.size()))));
    const PlotLayout layout = layOutPlot(x, plotAxis(column_), area);
    const double bodyWidth = paintBodies(painter, layout, area, theme);

    std::vector<RunMark> marks;
    for (std::size_t g = 0; g < groups_.size(); ++g) {
        const QPointF top = layout.toPixel(double(g), boxes_[g].high);
        const QPointF bottom = layout.toPixel(double(g), boxes_[g].low);
        marks.push_back(
            {RunMark::Shape::Block,
             QRectF(top.x() - bodyWidth / 2, top.y(), bodyWidth, std::max(1.0, bottom.y() - top.y())),
             ids(groups_[g]),
             groups_[g].label + u'\n' + groupText(groups_[g]),
             {}});
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t g = 0; g < groups_.size(); ++g) {
        const auto& group = groups_[g];
        for (std::size_t i = 0; i < group.places.size(); ++i) {
            if (!showsPoint(group, i))
                continue;
            const qint64 id = runs()->rowId(group.places[i]);
            QPointF at = layout.toPixel(double(g), group.values[i]);
            at.rx() += jitter(id) * bodyWidth * 0.32;
            QColor colour = theme.series(group.look.colour);
            colour.setAlphaF(linked().isDimmed(id) ? 0.25F : 1.0F);
            const double size = linked().isSelected(id) ? 8 : 6;
            // A rim in the surface's colour keeps neighbours apart.
            paintMarker(painter, at, group.look.marker, size + 2.5, theme.surface);
            paintMarker(painter, at, group.look.marker, size, colour);
            const double reach = size / 2;
            marks.push_back({RunMark::Shape::Point,
                             QRectF(at.x() - reach, at.y() - reach, size, size),
                             {id},
                             runs()->names[qsizetype(group.places[i])] + u'\n' + column_.key.name + u' ' +
                                 axisText(column_, group.values[i]),
                             {}});
        }
    }
    painter.restore();
    return marks;
}

ChartTable GroupedValuesView::table() const
{
    ChartTable table;
    table.header = {tr("Group"),        tr("Runs"),    tr("Lowest"), tr("1st quartile"),      tr("Median"),
                    tr("3rd quartile"), tr("Highest"), tr("Mean"),   tr("Standard deviation")};
    table.rows = qsizetype(groups_.size());
    table.row = [groups = groups_, boxes = boxes_, column = column_](qsizetype row) {
        const auto& group = groups[std::size_t(row)];
        const auto& box = boxes[std::size_t(row)];
        const auto spread = meanSpread(plainValues(column, group));
        return QStringList{group.label,
                           QString::number(box.count),
                           exact(column, box.smallest),
                           exact(column, box.q1),
                           exact(column, box.median),
                           exact(column, box.q3),
                           exact(column, box.largest),
                           QString::number(spread.mean, 'g', 10),
                           spread.count > 1 ? QString::number(spread.deviation, 'g', 10) : QString()};
    };
    return table;
}

} // namespace ph
