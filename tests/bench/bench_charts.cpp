// Curves onto a 1,200 x 600 picture, axes and legend included, by the code that the window uses: one of a
// million noisy points, twenty of a hundred thousand, and one of ten million out of a store. The peers are
// QPainter drawing every point and Qt Charts, which gets the very points that M4 leaves.
#include "app/CurveFetch.h"
#include "models/charts/CurveScene.h"
#include "models/charts/ValueRange.h"
#include "tests/bench/Figures.h"
#include "tests/bench/Offscreen.h"
#include "tests/bench/PeakMemory.h"
#include "widgets/charts/CurvePicture.h"

#include <benchmark/benchmark.h>

#include <QAbstractAxis>
#include <QApplication>
#include <QChart>
#include <QGraphicsScene>
#include <QImage>
#include <QLineSeries>
#include <QPainter>
#include <QTemporaryDir>

#include <chrono>
#include <ctime>
#include <functional>
#include <random>

namespace {

constexpr int width = 1200, height = 600;

ph::MetricPoints noisyLoss(int size, std::uint64_t seed)
{
    ph::MetricPoints out;
    std::mt19937_64 random(seed);
    std::normal_distribution<double> noise(0, 0.05);
    for (int i = 0; i < size; ++i)
        out.append(i, 1'700'000'000'000 + i, std::exp(-i / (size / 5.0)) + noise(random));
    return out;
}

const ph::MetricPoints& loss()
{
    static const ph::MetricPoints points = noisyLoss(1'000'000, 20260117);
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

/// Decimates and paints, as the window does for a new view.
void paintFrame(QImage& image, const ph::CurveScene& scene)
{
    ph::bench::needWidgets();
    QPainter painter(&image);
    ph::paintPicture(painter, ph::inView(scene, {}), QRectF(0, 0, width, height), ph::Theme::light(), 1);
}

ph::CurveRequest request(const ph::CurveSource& source)
{
    ph::CurveRequest out;
    out.title = QStringLiteral("loss");
    ph::RunCurve curve;
    curve.name = QStringLiteral("run");
    curve.sources = {source};
    out.curves.push_back(curve);
    return out;
}

/// What a store keeps of a series beside its points.
std::shared_ptr<const std::vector<ph::CurveBucket>> bucketsOf(const ph::MetricPoints& points)
{
    auto out = std::make_shared<std::vector<ph::CurveBucket>>();
    for (std::size_t from = 0; from < points.size(); from += 64) {
        const std::size_t to = std::min(points.size(), from + 64);
        const auto [low, high] = std::minmax_element(points.values.begin() + std::ptrdiff_t(from),
                                                     points.values.begin() + std::ptrdiff_t(to));
        out->push_back({double(points.steps[from]), double(points.steps[to - 1]), *low, *high,
                        points.values[from], points.values[to - 1], std::uint32_t(to - from), 0,
                        points.timestampsMs[from], points.timestampsMs[to - 1]});
    }
    return out;
}

void firstFrame(QImage& image)
{
    static const ph::CurveSource source{nullptr, bucketsOf(loss()), {}, 1'000'000};
    paintFrame(image, ph::prepareScene(request(source)).scene);
}

void drawDecimated(QImage& image)
{
    static const ph::CurveScene scene =
        ph::prepareScene(request({std::make_shared<ph::MetricPoints>(loss()), nullptr, {}, 1'000'000})).scene;
    paintFrame(image, scene);
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
    ph::bench::needWidgets();
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

const std::vector<ph::MetricPoints>& twenty()
{
    static const auto made = [] {
        std::vector<ph::MetricPoints> out;
        for (int i = 0; i < 20; ++i)
            out.push_back(noisyLoss(100'000, 100 + std::uint64_t(i)));
        return out;
    }();
    return made;
}

const ph::CurveScene& twentyScene()
{
    static const auto scene = [] {
        ph::CurveRequest wanted;
        wanted.title = QStringLiteral("loss");
        for (std::size_t i = 0; i < twenty().size(); ++i) {
            ph::RunCurve curve;
            curve.name = QStringLiteral("run-%1").arg(i);
            curve.look = {int(i) % ph::runColours, int(i) / ph::runColours, int(i) % ph::runMarkers};
            curve.sources = {{std::make_shared<ph::MetricPoints>(twenty()[i]), nullptr, {}, 100'000}};
            wanted.curves.push_back(std::move(curve));
        }
        return ph::prepareScene(wanted).scene;
    }();
    return scene;
}

const ph::CurveScene& twentyInView()
{
    static const auto scene = ph::inView(twentyScene(), {});
    return scene;
}

void decimateTwenty(QImage&)
{
    benchmark::DoNotOptimize(ph::frameOf(twentyInView(), width));
}

/// A frame as the window paints it: what a worker has decimated, with axes and legend.
void drawTwenty(QImage& image)
{
    ph::bench::needWidgets();
    static const auto geometry = ph::layOut(twentyInView(), QRectF(0, 0, width, height));
    static const auto frame = ph::frameOf(twentyInView(), int(geometry.plot.width()));
    QPainter painter(&image);
    ph::paintScene(painter, twentyInView(), frame, geometry, ph::Theme::light(), 1);
}

/// Qt Charts with the same points.
void chartTwenty(QImage& image)
{
    ph::bench::needWidgets();
    static const ph::CurveFrame frame = ph::frameOf(twentyInView(), width);
    static auto& scene = *new QGraphicsScene;
    static const QList<QLineSeries*> all = [] {
        auto* chart = new QChart;
        chart->legend()->hide();
        QList<QLineSeries*> made;
        for (std::size_t i = 0; i < frame.strokes.size(); ++i) {
            auto* series = new QLineSeries;
            series->setPen(QPen(ph::Theme::light().series(int(i)), 1));
            chart->addSeries(series);
            made.append(series);
        }
        chart->createDefaultAxes();
        const auto& part = twentyInView();
        for (auto* axis : chart->axes(Qt::Horizontal))
            axis->setRange(part.x.low, part.x.high);
        for (auto* axis : chart->axes(Qt::Vertical))
            axis->setRange(part.y.low, part.y.high);
        chart->resize(width, height);
        scene.addItem(chart);
        return made;
    }();
    for (std::size_t i = 0; i < frame.strokes.size(); ++i)
        all[qsizetype(i)]->replace(
            QList<QPointF>(frame.strokes[i].line.points.begin(), frame.strokes[i].line.points.end()));
    QPainter painter(&image);
    scene.render(&painter);
}

/// CPU seconds of this thread, the best of `times`: the machine may be busy with other things.
double secondsOf(const std::function<void(QImage&)>& work, int times)
{
    const auto now = [] {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return double(time.tv_sec) + double(time.tv_nsec) * 1e-9;
    };
    QImage image(width, height, QImage::Format_RGB32);
    double best = 1e9;
    for (int i = 0; i < times; ++i) {
        image.fill(Qt::white);
        const double from = now();
        work(image);
        best = std::min(best, now() - from);
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
    const double first = secondsOf(firstFrame, 5);
    const double peer = secondsOf(replaceAndRender, 3);
    ph::bench::addNote("a curve of 1M points drawn, against QPainter with all points",
                       secondsOf(drawEverything, 3) / ours, "x");
    ph::bench::addNote("a curve of 1M points drawn again (zoom, pan), against QLineSeries::replace",
                       peer / ours, "x");
    ph::bench::addFigure("first frame of one 1M-point curve, against QLineSeries::replace and paint",
                         peer / first, ph::bench::Want::AtLeast, 100, "x");
}
BENCHMARK(frameOfMillion)->Unit(benchmark::kMillisecond);

void frameOfTwenty(benchmark::State& state)
{
    QImage image(width, height, QImage::Format_RGB32);
    for (auto _ : state)
        drawTwenty(image);
    const double ours = secondsOf(drawTwenty, 7);
    ph::bench::addNote("20 curves x 100k points: decimating them, on a worker",
                       secondsOf(decimateTwenty, 7) * 1000, "ms CPU");
    ph::bench::addFigure("20 curves x 100k points: a frame", ours * 1000, ph::bench::Want::AtMost, 25,
                         "ms CPU");
    ph::bench::addFigure("20 curves x 100k points: against Qt Charts fed with the same M4 points",
                         secondsOf(chartTwenty, 5) / ours, ph::bench::Want::AtLeast, 5, "x");
}
BENCHMARK(frameOfTwenty)->Unit(benchmark::kMillisecond);

// Pixel columns whose lowest and highest drawn point are those of all points.
void extremesKept(benchmark::State& state)
{
    std::size_t columns = 0, kept = 0;
    for (auto _ : state) {
        for (const auto& points : twenty()) {
            const auto data = ph::prepareCurve(points, {});
            const auto thinned = ph::m4(data, data.xRange(), width);
            std::vector<ph::ChartRange> whole(width), drawn(width);
            const auto take = [&](std::vector<ph::ChartRange>& into, double x, double y) {
                const double share = (x - data.xRange().low) / data.xRange().span();
                auto& range = into[std::size_t(std::min(width - 1, int(share * width)))];
                range = ph::united(range, {y, y});
            };
            for (std::size_t i = 0; i < data.size(); ++i)
                take(whole, data.x[i], data.y[i]);
            for (const auto& p : thinned.points)
                take(drawn, p.x(), p.y());
            for (std::size_t c = 0; c < whole.size(); ++c)
                kept += whole[c] == drawn[c];
            columns += whole.size();
        }
    }
    ph::bench::addFigure("per-pixel-column min and max kept against the full polyline",
                         100.0 * double(kept) / double(columns), ph::bench::Want::AtLeast, 100, "%");
}
BENCHMARK(extremesKept)->Unit(benchmark::kMillisecond)->Iterations(1);

void overviewOfTenMillion(benchmark::State& state)
{
    ph::bench::needWidgets();
    const QTemporaryDir folder;
    auto opened = ph::CacheStore::open(folder.filePath(QStringLiteral("cache.db")).toStdString());
    ph::Run run;
    run.key = {{1}, ph::EntityKind::Run, QStringLiteral("r")};
    run.status = ph::RunStatus::Finished;
    ph::RunBatch batch;
    batch.append(run);
    const auto metric = QStringLiteral("loss");
    if (!opened || !opened->store->putRuns({1}, QStringLiteral("1"), batch, 1, std::nullopt) ||
        !opened->store->putHistory(run.key, metric, noisyLoss(10'000'000, 3), ph::SeriesInfo::State::Complete,
                                   1))
        return state.SkipWithError("the store cannot be written");
    const auto show = [&](QImage& image) {
        const auto source = ph::fetchCurve(*opened->store, nullptr, run,
                                           {1, metric, ph::CurveWant::Detail::Overview, {}}, {});
        if (source)
            paintFrame(image, ph::prepareScene(request(*source)).scene);
    };
    QImage image(width, height, QImage::Format_RGB32);
    for (auto _ : state)
        show(image);
    ph::bench::addFigure("a 10M-point curve from the store: overview first frame", secondsOf(show, 5) * 1000,
                         ph::bench::Want::AtMost, 50, "ms");
    ph::bench::addFigure("a 10M-point curve from the store: memory for it",
                         double(ph::bench::peakBytesOf([&] { show(image); })) / 1e6, ph::bench::Want::AtMost,
                         30, "MB");
}
BENCHMARK(overviewOfTenMillion)->Unit(benchmark::kMillisecond)->Iterations(3);

} // namespace
