#include "widgets/charts/HistogramView.h"

#include "models/charts/Distribution.h"
#include "widgets/charts/OrdinaryChart.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

/// The smallest groups put together as the last one.
void gatherSmall(std::vector<ValueGroup>& groups, std::size_t most)
{
    std::stable_sort(groups.begin(), groups.end(),
                     [](const auto& a, const auto& b) { return a.places.size() > b.places.size(); });
    ValueGroup other{HistogramView::tr("other"), {}, {}, {}};
    for (std::size_t g = most - 1; g < groups.size(); ++g) {
        const auto& small = groups[g];
        other.places.insert(other.places.end(), small.places.begin(), small.places.end());
        other.values.insert(other.values.end(), small.values.begin(), small.values.end());
    }
    groups.resize(most - 1);
    groups.push_back(std::move(other));
}

/// Counts have no fractions.
void keepWhole(std::vector<Tick>& ticks)
{
    std::erase_if(ticks, [](const Tick& tick) { return std::abs(tick.at - std::round(tick.at)) > 1e-9; });
}

} // namespace

void HistogramView::prepare()
{
    groups_.clear();
    edges_.clear();
    runsOf_.clear();
    hasOther_ = false;
    column_ = {};
    if (!runs() || spec().columns.isEmpty())
        return setRemark({});
    column_ = axisColumn(*runs(), spec().columns.first(), spec());
    groups_ = valueGroups(*runs(), column_, linked().hidden());
    hasOther_ = groups_.size() > maxGroups;
    if (hasOther_)
        gatherSmall(groups_, maxGroups);
    if (column_.kind == AxisKind::Category) {
        for (qsizetype i = 0; !groups_.empty() && i <= column_.categories.size(); ++i)
            edges_.push_back(double(i) - 0.5);
    } else {
        edges_ = histogramEdges(allValues(groups_));
    }
    runsOf_.assign(bins(), std::vector<QList<qint64>>(groups_.size()));
    for (std::size_t g = 0; g < groups_.size(); ++g) {
        for (std::size_t i = 0; i < groups_[g].places.size(); ++i) {
            const int bin = histogramBin(edges_, groups_[g].values[i]);
            if (bin >= 0)
                runsOf_[std::size_t(bin)][g].append(runs()->rowId(groups_[g].places[i]));
        }
    }
    setRemark(leftOutText(*runs(), {&column_, 1}));
}

QString HistogramView::binText(std::size_t bin, QString (*time)(std::int64_t)) const
{
    if (column_.kind == AxisKind::Category)
        return column_.categories[qsizetype(bin)];
    const auto text = [&](double edge) {
        return column_.kind == AxisKind::Time ? time(std::int64_t(edge)) : axisText(column_, edge);
    };
    return tr("%1 to %2").arg(text(edges_[bin]), text(edges_[bin + 1]));
}

QList<LegendEntry> HistogramView::legend() const
{
    QList<LegendEntry> entries;
    if (!runs()->isGrouped())
        return entries;
    for (const auto& group : groups_) {
        if (!hasOther_ || &group != &groups_.back())
            entries.append({LegendEntry::Key::Swatch, group.look, group.label});
    }
    return entries;
}

std::vector<RunMark> HistogramView::draw(QPainter& painter, const QRectF& area, const Theme& theme) const
{
    if (bins() == 0) {
        paintNothing(painter, tr("None of these runs has a value of %1 to show.").arg(column_.key.name), area,
                     theme);
        return {};
    }
    const QRectF below = paintLegend(painter, legend(), area, theme);
    OrdinaryChart chart;
    chart.bars.first = (edges_[0] + edges_[1]) / 2;
    chart.bars.distance = edges_[1] - edges_[0];
    chart.bars.share = column_.kind == AxisKind::Category ? 0.8 : 0.94;
    std::vector<double> totals(bins(), 0);
    // What is selected first, at the bottom, where lengths compare.
    enum class Part { Kept, Dimmed };
    for (const auto part : {Part::Kept, Part::Dimmed}) {
        if (part == Part::Dimmed && linked().selected().isEmpty())
            break;
        for (std::size_t g = 0; g < groups_.size(); ++g) {
            const bool other = hasOther_ && g + 1 == groups_.size();
            OrdinaryBars::Layer layer{other ? theme.textFaint : theme.series(groups_[g].look.colour), {}};
            layer.fill.setAlphaF(part == Part::Dimmed ? 0.25F : 1.0F);
            for (std::size_t b = 0; b < bins(); ++b) {
                const auto& ids = runsOf_[b][g];
                layer.lengths.push_back(double(std::count_if(ids.begin(), ids.end(), [&](qint64 id) {
                    return linked().isDimmed(id) == (part == Part::Dimmed);
                })));
                totals[b] += layer.lengths.back();
            }
            chart.bars.layers.push_back(std::move(layer));
        }
    }
    const double highest = *std::max_element(totals.begin(), totals.end());
    PlotAxis x = plotAxis(column_);
    x.range = {edges_.front(), edges_.back()};
    chart.layout = layOutPlot(x, {AxisKind::Linear, {0, highest * 1.06}, tr("runs"), {}}, below);
    keepWhole(chart.layout.yTicks);
    paintOrdinaryChart(painter, chart, below, theme);

    std::vector<RunMark> marks;
    const auto& layout = chart.layout;
    for (std::size_t b = 0; b < bins(); ++b) {
        if (totals[b] == 0)
            continue;
        QList<qint64> ids;
        for (const auto& group : runsOf_[b])
            ids += group;
        QString text = binText(b) + u'\n' + runsText(*runs(), ids);
        for (std::size_t g = 0; runs()->isGrouped() && g < groups_.size(); ++g) {
            if (!runsOf_[b][g].isEmpty())
                text += u'\n' + groups_[g].label + u' ' + QLocale().toString(runsOf_[b][g].size());
        }
        const QPointF topLeft = layout.toPixel(edges_[b], totals[b]);
        marks.push_back(
            {RunMark::Shape::Block, QRectF(topLeft, layout.toPixel(edges_[b + 1], 0)), ids, text, {}});
    }
    return marks;
}

QRectF HistogramView::brushed(const QRectF& dragged) const
{
    // Bins are brushed along x only.
    return {dragged.left(), 0, dragged.width(), double(height())};
}

ChartTable HistogramView::table() const
{
    ChartTable table;
    table.header = {column_.key.name, tr("Runs")};
    for (const auto& group : groups_) {
        if (runs()->isGrouped())
            table.header.append(group.label);
    }
    table.rows = qsizetype(bins());
    QList<QStringList> rows;
    for (std::size_t b = 0; b < bins(); ++b) {
        QStringList cells{binText(b, formatIsoMinute), {}};
        qsizetype total = 0;
        for (const auto& ids : runsOf_[b]) {
            total += ids.size();
            if (runs()->isGrouped())
                cells.append(QString::number(ids.size()));
        }
        cells[1] = QString::number(total);
        rows.append(cells);
    }
    table.row = [rows](qsizetype row) { return rows[row]; };
    return table;
}

} // namespace ph
