#include "widgets/charts/CalibrationView.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

constexpr double lowerPart = 76; // at least: its axis, the labels and the names below it

} // namespace

void CalibrationView::drawReliability(QPainter& painter, const PlotLayout& layout, const ShownRun& run,
                                      const Theme& theme, std::vector<RunMark>& marks) const
{
    const auto& bins = run.data->calibration->equalWidth;
    const QColor colour = this->colour(run, theme);
    QPolygonF line;
    for (const auto& bin : bins)
        line << layout.toPixel(bin.meanScore, bin.rate);
    QPen pen(colour, 2, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    if (const auto dashes = dashPattern(run.look.dash); !dashes.isEmpty())
        pen.setDashPattern(dashes);
    painter.setPen(pen);
    painter.drawPolyline(line);
    marks.push_back(
        {RunMark::Shape::Line,
         line.boundingRect(),
         {run.rowId},
         run.name + u'\n' + tr("calibration error %1").arg(measureText(run.data->calibration->error)),
         theme.series(run.look.colour),
         line});
    for (qsizetype i = 0; i < line.size(); ++i) {
        const auto& bin = bins[std::size_t(i)];
        paintMarker(painter, line[i], run.look.marker, 7, colour);
        marks.push_back(
            {RunMark::Shape::Point,
             QRectF(line[i] - QPointF(3.5, 3.5), QSizeF(7, 7)),
             {run.rowId},
             run.name + u'\n' +
                 tr("said %1, happened %2").arg(measureText(bin.meanScore), measureText(bin.rate)) + u'\n' +
                 tr("%Ln rows", nullptr, int(bin.count)),
             {}});
    }
}

void CalibrationView::drawCounts(QPainter& painter, const PlotLayout& layout,
                                 const std::vector<ShownRun>& all, const Theme& theme) const
{
    for (const auto& run : all) {
        painter.setPen(QPen(colour(run, theme), 1.5));
        // Outlines only: filled bars of several runs would hide each other.
        QPolygonF steps;
        for (const auto& bin : run.data->calibration->equalWidth) {
            const double share = double(bin.count) / double(run.data->rows);
            if (steps.isEmpty() || std::abs(steps.back().x() - layout.toX(bin.low)) > 0.5) {
                if (!steps.isEmpty())
                    steps << QPointF(steps.back().x(), layout.toY(0));
                steps << layout.toPixel(bin.low, 0);
            }
            steps << layout.toPixel(bin.low, share) << layout.toPixel(bin.high, share);
        }
        if (!steps.isEmpty())
            steps << QPointF(steps.back().x(), layout.toY(0));
        painter.drawPolyline(steps);
    }
}

std::vector<RunMark> CalibrationView::draw(QPainter& painter, const QRectF& area, const Theme& theme) const
{
    const auto all = shown();
    if (all.empty()) {
        paintNothing(painter, nothingText(), area, theme);
        return {};
    }
    QList<LegendEntry> legend;
    double mostRows = 0;
    for (const auto& run : all) {
        legend.append(legendEntry(run, tr("ECE %1 · Brier %2")
                                           .arg(measureText(run.data->calibration->error),
                                                measureText(run.data->calibration->brier))));
        for (const auto& bin : run.data->calibration->equalWidth)
            mostRows = std::max(mostRows, double(bin.count) / double(run.data->rows));
    }
    const QRectF below = paintLegend(painter, legend, area, theme);
    const double lower = std::clamp(below.height() * 0.26, lowerPart, 120.0);
    PlotLayout curve = layOutPlot({AxisKind::Linear, {0, 1}, {}, {}},
                                  {AxisKind::Linear, {0, 1}, tr("share of positives"), {}},
                                  below.adjusted(0, 0, 0, -lower), AxisNames::Hide);
    PlotLayout counts =
        layOutPlot({AxisKind::Linear, {0, 1}, tr("predicted probability"), {}},
                   {AxisKind::Linear, {0, mostRows * 1.08}, tr("share of positives, share of rows"), {}},
                   QRectF(below.left(), below.bottom() - lower, below.width(), lower));
    // Both share the axis that runs below them.
    const double left = std::max(curve.plot.left(), counts.plot.left());
    curve.plot.setLeft(left);
    counts.plot.setLeft(left);
    curve.plot.setBottom(curve.plot.bottom() + 14);
    const auto labelled = curve.xTicks;
    for (auto& tick : curve.xTicks)
        tick.label.clear();
    counts.xTicks = labelled;
    if (counts.plot.height() < 40)
        counts.yTicks = axisTicks(counts.y, 1);
    paintAxes(painter, curve, theme, AxisNames::Hide);
    paintAxes(painter, counts, theme);
    std::vector<RunMark> marks;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.textFaint, 1, Qt::DashLine));
    painter.drawLine(curve.toPixel(0, 0), curve.toPixel(1, 1));
    drawCounts(painter, counts, all, theme);
    for (const auto& run : all)
        drawReliability(painter, curve, run, theme, marks);
    painter.restore();
    return marks;
}

ChartTable CalibrationView::table() const
{
    ChartTable table;
    table.header = {tr("Run"), tr("Bins"), tr("From"), tr("To"), tr("Mean score"), tr("Share of positives"),
                    tr("Rows")};
    QList<QStringList> rows;
    const auto add = [&](const ShownRun& run, const QString& kind, const std::vector<CalibrationBin>& bins) {
        const auto number = [](double v) { return QString::number(v, 'g', 8); };
        for (const auto& bin : bins)
            rows.append({run.name, kind, number(bin.low), number(bin.high), number(bin.meanScore),
                         number(bin.rate), QString::number(bin.count)});
    };
    for (const auto& run : shown()) {
        add(run, tr("equal width"), run.data->calibration->equalWidth);
        add(run, tr("equal count"), run.data->calibration->equalCount);
    }
    table.rows = rows.size();
    table.row = [rows](qsizetype row) { return rows[row]; };
    return table;
}

} // namespace ph
