#include "widgets/charts/RocPrView.h"

#include <QPainter>

#include <cmath>

namespace ph {

namespace {

PlotAxis shareAxis(const QString& name)
{
    return {AxisKind::Linear, {0, 1}, name, {}};
}

void paintChance(QPainter& painter, const PlotLayout& layout, double from, double to, const Theme& theme)
{
    painter.setPen(QPen(theme.textFaint, 1, Qt::DashLine));
    painter.drawLine(layout.toPixel(0, from), layout.toPixel(1, to));
}

} // namespace

RunMark RocPrView::drawCurve(QPainter& painter, const PlotLayout& layout,
                             const std::vector<ThresholdPoint>& points, const ShownRun& run,
                             const QString& text, const Theme& theme) const
{
    QPolygonF line;
    for (const auto& point : points)
        line << layout.toPixel(point.x, point.y);
    QPen pen(colour(run, theme), 2, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    if (const auto dashes = dashPattern(run.look.dash); !dashes.isEmpty())
        pen.setDashPattern(dashes);
    painter.setPen(pen);
    painter.drawPolyline(line);
    return {RunMark::Shape::Line,    line.boundingRect(),           {run.rowId},
            run.name + u'\n' + text, theme.series(run.look.colour), line};
}

std::vector<RunMark> RocPrView::draw(QPainter& painter, const QRectF& area, const Theme& theme) const
{
    const auto all = shown();
    if (all.empty()) {
        paintNothing(painter, nothingText(), area, theme);
        return {};
    }
    QList<LegendEntry> legend;
    for (const auto& run : all)
        legend.append(legendEntry(run, tr("AUC %1 · AP %2")
                                           .arg(measureText(run.data->roc->area),
                                                measureText(run.data->precisionRecall->averagePrecision))));
    const QRectF below = paintLegend(painter, legend, area, theme);
    // Side by side where there is width, else one above the other.
    const bool wide = below.width() > below.height();
    const QRectF first(below.topLeft(), wide ? QSizeF(below.width() / 2, below.height())
                                             : QSizeF(below.width(), below.height() / 2));
    const QRectF second = first.translated(wide ? first.width() : 0, wide ? 0 : first.height());
    PlotLayout roc =
        layOutPlot(shareAxis(tr("false positive rate")), shareAxis(tr("true positive rate")), first);
    if (!axisNamesFit(roc)) {
        roc.x.name = tr("FPR", "false positive rate");
        roc.y.name = tr("TPR", "true positive rate");
    }
    const PlotLayout pr = layOutPlot(shareAxis(tr("recall")), shareAxis(tr("precision")), second);
    paintAxes(painter, roc, theme);
    paintAxes(painter, pr, theme);
    std::vector<RunMark> marks;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    paintChance(painter, roc, 0, 1, theme);
    const double prevalence = all.front().data->precisionRecall->prevalence;
    paintChance(painter, pr, prevalence, prevalence, theme);
    for (const auto& run : all) {
        const auto positive = run.data->positive.isEmpty() ? tr("averaged over all labels")
                                                           : tr("positive: %1").arg(run.data->positive);
        marks.push_back(drawCurve(painter, roc, run.data->roc->points, run,
                                  tr("AUC %1").arg(measureText(run.data->roc->area)) + u'\n' + positive,
                                  theme));
        marks.push_back(drawCurve(
            painter, pr, run.data->precisionRecall->points, run,
            tr("average precision %1").arg(measureText(run.data->precisionRecall->averagePrecision)) + u'\n' +
                positive,
            theme));
    }
    painter.restore();
    return marks;
}

ChartTable RocPrView::table() const
{
    ChartTable table;
    table.header = {tr("Run"), tr("Curve"), QStringLiteral("x"), QStringLiteral("y"), tr("Threshold")};
    QList<QStringList> rows;
    const auto add = [&](const ShownRun& run, const QString& curve,
                         const std::vector<ThresholdPoint>& points) {
        for (const auto& point : points)
            rows.append(
                {run.name, curve, QString::number(point.x, 'g', 8), QString::number(point.y, 'g', 8),
                 std::isfinite(point.threshold) ? QString::number(point.threshold, 'g', 8) : QString()});
    };
    for (const auto& run : shown()) {
        add(run, tr("ROC, AUC %1").arg(measureText(run.data->roc->area)), run.data->roc->points);
        add(run, tr("precision–recall, AP %1").arg(measureText(run.data->precisionRecall->averagePrecision)),
            run.data->precisionRecall->points);
    }
    table.rows = rows.size();
    table.row = [rows](qsizetype row) { return rows[row]; };
    return table;
}

} // namespace ph
