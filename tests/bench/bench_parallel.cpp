// Parallel coordinates of 1,000 runs x 12 axes at 1,200 x 500: a brush moves by one mouse move, then the
// whole chart is painted; against QPainter drawing every polyline, antialiased, anew.
#include "tests/bench/Figures.h"
#include "tests/bench/Offscreen.h"
#include "tests/widgets/ParallelSample.h"
#include "widgets/charts/ParallelView.h"

#include <benchmark/benchmark.h>

#include <QApplication>
#include <QImage>
#include <QPainter>
#include <QTest>

#include <chrono>

using namespace ph;
using namespace ph::testing;

namespace {

constexpr QSize size(1200, 500);

template <class Work>
double msOf(Work&& work)
{
    const auto from = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - from).count();
}

double percentile(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values[std::size_t(share * double(values.size() - 1))];
}

/// What each frame would cost without a density that is kept.
void drawEveryPolyline(QImage& image, const ParallelView& view)
{
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto& plot = view.plot();
    const auto& layout = view.axesLayout();
    for (std::uint32_t place = 0; place < plot.geometry.lineCount(); ++place) {
        auto colour = plot.geometry.passes(place) ? plot.colourOf(place, Theme::light()) : QColor(Qt::gray);
        colour.setAlphaF(0.4F);
        painter.setPen(QPen(colour, 1.15));
        QPolygonF line;
        for (std::size_t axis = 0; axis < plot.geometry.axisCount(); ++axis)
            line << QPointF(layout.x[axis], layout.yOf(plot.heights[axis][place]));
        painter.drawPolyline(line);
    }
}

void brushMove(benchmark::State& state)
{
    bench::needWidgets();
    const int runs = int(state.range(0));
    LinkedRuns linked;
    auto spec = parallelSpec(twelveAxes());
    spec.colourBy = metricKey("auc");
    spec.logarithmic = {paramKey("learning_rate")};
    ParallelView view(spec, linked);
    view.resize(size);
    view.showRuns(sweep(runs));
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    const double first = msOf([&] { view.render(&image); });

    std::vector<double> frames;
    const auto& layout = view.axesLayout();
    const int x = int(layout.x[8]);
    for ([[maybe_unused]] auto _ : state) {
        // A brush is drawn open along the axis by hand, then swept to its other end and back.
        QTest::mousePress(&view, Qt::LeftButton, {}, QPoint(x, int(layout.bottom) - 10));
        for (int i = 0; i < 300; ++i) {
            const int length = int(layout.bottom - layout.top) - 20;
            const int y = int(layout.bottom) - 10 - std::abs((i * 7) % (2 * length) - length);
            frames.push_back(msOf([&] {
                QTest::mouseMove(&view, QPoint(x, y));
                view.render(&image);
            }));
        }
        QTest::mouseRelease(&view, Qt::LeftButton, {}, QPoint(x, int(layout.top) + 10));
        view.clearBrushes();
    }
    view.setBrushes(8, {{{10, 20}}});
    std::vector<double> peer;
    for (int i = 0; i < 5; ++i)
        peer.push_back(msOf([&] { drawEveryPolyline(image, view); }));
    const double p95 = percentile(frames, 0.95), p50 = percentile(frames, 0.5);
    state.counters["p50_ms"] = p50;
    state.counters["p95_ms"] = p95;
    state.counters["first_frame_ms"] = first;
    state.counters["x_vs_QPainter"] = percentile(peer, 0.5) / p50;
    if (runs != 1000)
        return;
    bench::addFigure("parallel coordinates, 1,000 runs x 12 axes: brush move to repaint, p95", p95,
                     bench::Want::AtMost, 16, "ms");
    bench::addNote("  against QPainter drawing every polyline antialiased", percentile(peer, 0.5) / p50, "x");
    bench::addNote("  its first frame", first, "ms");
}
BENCHMARK(brushMove)->Arg(1000)->Arg(5000)->Iterations(1)->Unit(benchmark::kMillisecond);

} // namespace
