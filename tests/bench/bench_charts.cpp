// One curve of a million noisy points onto a 1,200 x 600 picture: decimated, against QPainter drawing every
// point, and against QLineSeries::replace() and a render of its chart.
#include "models/charts/M4.h"
#include "models/charts/ValueRange.h"

#include "tests/bench/Figures.h"

#include <benchmark/benchmark.h>

#include <QAbstractAxis>
#include <QApplication>
#include <QChart>
#include <QGraphicsScene>
#include <QImage>
#include <QLineSeries>
#include <QPainter>

#include <chrono>
#include <random>

namespace {

constexpr int width = 1200, height = 600;

const ph::MetricPoints& loss()
{
    static const ph::MetricPoints points = [] {
        ph::MetricPoints out;
        std::mt19937_64 random(20260117);
        std::normal_distribution<double> noise(0, 0.05);
        for (int i = 0; i < 1'000'000; ++i)
            out.append(i, 1'700'000'000'000 + i, std::exp(-i / 2e5) + noise(random));
        return out;
    }();
    return points;
}

const ph::CurveData& curve()
{
    static const ph::CurveData data = ph::prepareCurve(loss(), {});
    return data;
}

void draw(QPainter& painter, const QList<QPointF>& points)
{
    painter.setPen(QPen(Qt::blue, 1));
    painter.drawPolyline(points.constData(), int(points.size()));
}

QList<QPointF> toPixels(std::span<const QPointF> points, ph::ChartRange x, ph::ChartRange y)
{
    QList<QPointF> out;
    out.reserve(qsizetype(points.size()));
    for (const QPointF& p : points)
        out.append({(p.x() - x.low) / x.span() * width, height - (p.y() - y.low) / y.span() * height});
    return out;
}

void drawDecimated(QImage& image)
{
    const ph::ChartRange x = curve().xRange();
    const ph::ChartRange y = ph::extent(curve(), x);
    const ph::DecimatedCurve thinned = ph::m4(curve(), x, width);
    QPainter painter(&image);
    for (std::size_t i = 0; i < thinned.starts.size(); ++i)
        draw(painter, toPixels(thinned.line(i), x, y));
}

void drawEverything(QImage& image)
{
    const ph::ChartRange x = curve().xRange();
    const ph::ChartRange y = ph::extent(curve(), x);
    std::vector<QPointF> all;
    all.reserve(curve().size());
    for (std::size_t i = 0; i < curve().size(); ++i)
        all.emplace_back(curve().x[i], curve().y[i]);
    QPainter painter(&image);
    draw(painter, toPixels(all, x, y));
}

void replaceAndRender(QImage& image)
{
    static int argc = 1;
    static char name[] = "bench";
    static char* argv[] = {name, nullptr};
    qputenv("QT_QPA_PLATFORM", "offscreen");
    if (!qApp)
        new QApplication(argc, argv); // lives as long as the program
    // Like the application, never destroyed: Qt's own statics are gone when ours would be.
    static auto& scene = *new QGraphicsScene;
    static QLineSeries* series = [] {
        auto* chart = new QChart;
        auto* made = new QLineSeries;
        chart->legend()->hide();
        chart->addSeries(made);
        chart->createDefaultAxes();
        const ph::ChartRange x = curve().xRange();
        const ph::ChartRange y = ph::extent(curve(), x);
        chart->axes(Qt::Horizontal).first()->setRange(x.low, x.high);
        chart->axes(Qt::Vertical).first()->setRange(y.low, y.high);
        chart->resize(width, height);
        scene.addItem(chart);
        return made;
    }();
    QList<QPointF> all;
    all.reserve(qsizetype(curve().size()));
    for (std::size_t i = 0; i < curve().size(); ++i)
        all.append({curve().x[i], curve().y[i]});
    series->replace(all);
    QPainter painter(&image);
    scene.render(&painter);
}

double secondsOf(void (*work)(QImage&), int times)
{
    QImage image(width, height, QImage::Format_RGB32);
    double best = 1e9;
    for (int i = 0; i < times; ++i) {
        image.fill(Qt::white);
        const auto from = std::chrono::steady_clock::now();
        work(image);
        best = std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count());
    }
    return best;
}

void prepareMillion(benchmark::State& state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(ph::prepareCurve(loss(), {}));
}
BENCHMARK(prepareMillion)->Unit(benchmark::kMillisecond);

void m4OfMillion(benchmark::State& state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(ph::m4(curve(), curve().xRange(), width));
}
BENCHMARK(m4OfMillion)->Unit(benchmark::kMillisecond);

void frameOfMillion(benchmark::State& state)
{
    QImage image(width, height, QImage::Format_RGB32);
    for (auto _ : state)
        drawDecimated(image);
    const double ours = secondsOf(drawDecimated, 5);
    state.counters["x_vs_all_points"] = secondsOf(drawEverything, 3) / ours;
    state.counters["x_vs_QLineSeries"] = secondsOf(replaceAndRender, 2) / ours;
    ph::bench::addNote("a curve of 1M points drawn, against QPainter with all points",
                       state.counters["x_vs_all_points"], "x");
    ph::bench::addNote("a curve of 1M points drawn, against QLineSeries::replace",
                       state.counters["x_vs_QLineSeries"], "x");
}
BENCHMARK(frameOfMillion)->Unit(benchmark::kMillisecond);

} // namespace
