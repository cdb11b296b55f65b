// Drift of 500 columns over 200 windows, with every one of the 100,000 cells in sight: until it is painted
// first, and what a pointer that moves costs. The peer is a QTableView of the same cells and colours; the
// floor is filling as many pixels with one colour.
#include "tests/bench/Figures.h"
#include "tests/bench/Offscreen.h"
#include "widgets/charts/HeatMapPicture.h"
#include "widgets/charts/HeatMapView.h"

#include <benchmark/benchmark.h>

#include <QAbstractTableModel>
#include <QApplication>
#include <QHeaderView>
#include <QTableView>
#include <QTest>

#include <ctime>
#include <functional>
#include <random>

namespace {

using namespace ph;

constexpr int heatRows = 500, heatColumns = 200;
constexpr QSize cellSize(6, 3), windowSize(1600, 1600);

HeatMapPtr heatMap()
{
    auto map = std::make_shared<HeatMap>();
    std::mt19937 random(20260117);
    std::exponential_distribution<double> strengths(1.5);
    for (int row = 0; row < heatRows; ++row) {
        map->rows.append(QStringLiteral("feature_%1_mean_of_30_days").arg(row));
        map->onsets.push_back(row % 3 == 0 ? std::optional(std::size_t(row % heatColumns)) : std::nullopt);
    }
    for (int column = 0; column < heatColumns; ++column)
        map->columns.append(QDate(2026, 1, 1).addDays(column).toString(Qt::ISODate));
    for (int i = 0; i < heatRows * heatColumns; ++i) {
        const double strength = strengths(random);
        map->cells.push_back(i % 50 == 0 ? HeatCell{}
                                         : HeatCell{strength, strength >= 1 ? ColumnDrift::Verdict::Drift
                                                                            : ColumnDrift::Verdict::NoDrift});
    }
    return map;
}

class CellsModel final : public QAbstractTableModel {
public:
    explicit CellsModel(HeatMapPtr map)
        : map_(std::move(map))
    {
    }
    int rowCount(const QModelIndex& = {}) const override { return heatRows; }
    int columnCount(const QModelIndex& = {}) const override { return heatColumns; }
    QVariant data(const QModelIndex& index, int role) const override
    {
        if (role != Qt::BackgroundRole)
            return {};
        return strengthColour(map_->at({std::size_t(index.row()), std::size_t(index.column())}).strength,
                              Theme::light());
    }

private:
    HeatMapPtr map_;
};

/// Of this thread: the machine may be busy with other things.
double milliseconds(const std::function<void()>& work)
{
    const auto now = [] {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return double(time.tv_sec) * 1e3 + double(time.tv_nsec) * 1e-6;
    };
    const double from = now();
    work();
    return now() - from;
}

double best(int times, const std::function<double()>& measure)
{
    double least = 1e9;
    for (int i = 0; i < times; ++i)
        least = std::min(least, measure());
    return least;
}

/// All of it, parts inside included.
double firstPaint(QWidget& view)
{
    return milliseconds([&] {
        view.resize(windowSize);
        benchmark::DoNotOptimize(view.grab());
    });
}

double ourFirstPaint(const HeatMapPtr& map)
{
    HeatMapView view;
    view.setCellSize(cellSize);
    return milliseconds([&] { view.showMap(map); }) + firstPaint(view);
}

double theirFirstPaint(const HeatMapPtr& map)
{
    CellsModel model(map);
    QTableView view;
    view.setShowGrid(false);
    for (auto* header : {view.horizontalHeader(), view.verticalHeader()}) {
        header->hide();
        header->setMinimumSectionSize(1);
    }
    view.horizontalHeader()->setDefaultSectionSize(cellSize.width());
    view.verticalHeader()->setDefaultSectionSize(cellSize.height());
    return milliseconds([&] { view.setModel(&model); }) + firstPaint(view);
}

/// The longest of a hundred moves, each painted.
double longestHover(HeatMapView& view)
{
    double longest = 0;
    for (int i = 0; i < 100; ++i) {
        const QPoint at = view.cellRect({std::size_t(5 * i), std::size_t(i * 17 % heatColumns)}).center();
        longest = std::max(longest, milliseconds([&] {
                               QTest::mouseMove(view.viewport(), at);
                               view.viewport()->repaint();
                           }));
    }
    return longest;
}

void heatMap500By200(benchmark::State& state)
{
    bench::needWidgets();
    const auto map = heatMap();
    for (auto _ : state)
        benchmark::DoNotOptimize(ourFirstPaint(map));
    const double first = best(5, [&] { return ourFirstPaint(map); });
    const double peer = best(2, [&] { return theirFirstPaint(map); });
    QPixmap canvas(windowSize);
    const double floor = best(5, [&] { return milliseconds([&] { canvas.fill(Qt::white); }); });
    HeatMapView view;
    view.setCellSize(cellSize);
    view.showMap(map);
    firstPaint(view);
    view.show();
    view.repaint();
    using namespace ph::bench;
    addFigure("heat map of 500 columns x 200 windows, all cells in sight: first paint", first, Want::AtMost,
              100, "ms CPU");
    addFigure("heat map of 500 x 200: against a QTableView of the same cells", peer / first, Want::AtLeast, 5,
              "x");
    addNote("heat map of 500 x 200: first paint, against filling its pixels once", first / floor, "x");
    addFigure("heat map of 500 x 200: the longest of 100 moves of the pointer, painted",
              best(3, [&] { return longestHover(view); }), Want::AtMost, 16, "ms CPU");
}
BENCHMARK(heatMap500By200)->Unit(benchmark::kMillisecond);

} // namespace
