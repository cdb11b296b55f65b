#include "widgets/charts/OrdinaryChart.h"

#include <QBarSet>
#include <QBoxPlotSeries>
#include <QBoxSet>
#include <QChart>
#include <QGraphicsScene>
#include <QHorizontalStackedBarSeries>
#include <QLegend>
#include <QPainter>
#include <QStackedBarSeries>
#include <QValueAxis>

namespace ph {

namespace {

QValueAxis* hiddenAxis(double low, double high)
{
    auto* made = new QValueAxis;
    made->setRange(low, high);
    made->setVisible(false);
    return made;
}

void attach(QChart& chart, QAbstractSeries* series, QAbstractAxis* x, QAbstractAxis* y)
{
    chart.addSeries(series);
    chart.addAxis(x, Qt::AlignBottom);
    chart.addAxis(y, Qt::AlignLeft);
    series->attachAxis(x);
    series->attachAxis(y);
}

void addBars(QChart& chart, const OrdinaryBars& bars, const PlotLayout& layout)
{
    const bool upright = bars.orientation == Qt::Vertical;
    QAbstractBarSeries* series =
        upright ? static_cast<QAbstractBarSeries*>(new QStackedBarSeries) : new QHorizontalStackedBarSeries;
    series->setBarWidth(bars.share);
    for (const auto& layer : bars.layers) {
        auto* set = new QBarSet({});
        set->append(QList<qreal>(layer.lengths.begin(), layer.lengths.end()));
        set->setBrush(layer.fill);
        set->setPen(Qt::NoPen);
        series->append(set);
    }
    // Qt Charts puts bars at 0, 1, 2, … and lets them stand on 0.
    const auto index = [&](double at) { return (at - bars.first) / bars.distance; };
    const PlotAxis& along = upright ? layout.x : layout.y;
    const PlotAxis& across = upright ? layout.y : layout.x;
    auto* position = hiddenAxis(index(along.range.low), index(along.range.high));
    auto* length = hiddenAxis(across.range.low - bars.base, across.range.high - bars.base);
    attach(chart, series, upright ? position : length, upright ? length : position);
}

void addBoxes(QChart& chart, const OrdinaryChart& wanted)
{
    auto* series = new QBoxPlotSeries;
    series->setBoxWidth(wanted.boxShare);
    for (const auto& box : wanted.boxes) {
        auto* set = new QBoxSet(box.low, box.q1, box.median, box.q3, box.high);
        set->setPen(QPen(box.line, 1.5));
        set->setBrush(box.fill);
        series->append(set);
    }
    const auto& [x, y] = std::pair(wanted.layout.x.range, wanted.layout.y.range);
    attach(chart, series, hiddenAxis(x.low, x.high), hiddenAxis(y.low, y.high));
}

} // namespace

void paintOrdinaryChart(QPainter& painter, const OrdinaryChart& wanted, const QRectF& area,
                        const Theme& theme)
{
    paintAxes(painter, wanted.layout, theme);
    paintOrdinaryMarks(painter, wanted, area);
}

void paintOrdinaryMarks(QPainter& painter, const OrdinaryChart& wanted, const QRectF& area)
{
    const PlotLayout& layout = wanted.layout;
    QGraphicsScene scene;
    auto* chart = new QChart;
    scene.addItem(chart);
    chart->setBackgroundVisible(false);
    chart->setPlotAreaBackgroundVisible(false);
    chart->setAnimationOptions(QChart::NoAnimation);
    chart->setMargins({});
    chart->setContentsMargins({});
    chart->legend()->hide();
    chart->setGeometry(area);
    chart->setPlotArea(layout.plot.translated(-area.topLeft()));

    if (!wanted.bars.layers.empty())
        addBars(*chart, wanted.bars, layout);
    if (!wanted.boxes.empty())
        addBoxes(*chart, wanted);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    scene.render(&painter, area, area);
    painter.restore();
}

} // namespace ph
