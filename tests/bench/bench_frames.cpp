// A CSV of 1M rows and 50 columns into typed columns, against std::getline and strtod into vectors.
#include "services/frames/FrameReader.h"
#include "tests/bench/Figures.h"
#include "tests/bench/PeakMemory.h"

#include <QFile>
#include <QTemporaryDir>

#include <benchmark/benchmark.h>

#include <array>
#include <fstream>
#include <random>
#include <sstream>

namespace {

constexpr int columnCount = 50, rowCount = 1'000'000, peerRows = 50'000;

/// Two columns of integers, two of categories, one of times, the rest numbers of six decimals.
void writeTable(const QString& path, int rows)
{
    static constexpr std::array regions{"north", "south", "east", "west"};
    std::mt19937_64 random(20260117);
    std::uniform_real_distribution<double> unit(-100, 100);
    std::ofstream file(path.toStdString(), std::ios::binary);
    std::string text;
    char cell[64];
    for (int row = -1; row < rows; ++row) {
        for (int column = 0; column < columnCount; ++column) {
            if (row < 0)
                std::snprintf(cell, sizeof cell, "c%d", column);
            else if (column < 2)
                std::snprintf(cell, sizeof cell, "%d", int(random() % 100'000));
            else if (column < 4)
                std::snprintf(cell, sizeof cell, "%s", regions[random() % regions.size()]);
            else if (column == 4)
                std::snprintf(cell, sizeof cell, "2026-01-%02dT10:%02d:%02dZ", int(1 + random() % 28),
                              int(random() % 60), int(random() % 60));
            else
                std::snprintf(cell, sizeof cell, "%.6f", unit(random));
            text += cell;
            text += column + 1 < columnCount ? ',' : '\n';
        }
        if (text.size() > (std::size_t(1) << 20) || row + 1 == rows) {
            file << text;
            text.clear();
        }
    }
    if (!file.flush())
        std::abort();
}

/// What one writes who has no reader: a line, its cells, a number of each.
std::size_t readAsOneWould(const QString& path)
{
    std::ifstream file(path.toStdString());
    std::vector<std::vector<double>> numbers(columnCount);
    std::vector<std::vector<std::string>> texts(columnCount);
    std::string line, cell;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::istringstream cells(line);
        for (std::size_t column = 0; std::getline(cells, cell, ','); ++column) {
            char* end = nullptr;
            const double value = std::strtod(cell.c_str(), &end);
            if (end == cell.c_str() + cell.size())
                numbers[column].push_back(value);
            else
                texts[column].push_back(cell);
        }
    }
    benchmark::DoNotOptimize(texts);
    return numbers[0].size();
}

/// Takes batches and keeps none.
class Passing final : public ph::FrameSink {
public:
    void begin(const ph::FrameSchema&) override { rows = 0; }
    ph::Result<void> take(const ph::FrameBatch& batch) override
    {
        rows += batch.rows;
        return {};
    }
    std::size_t rows = 0;
};

template <class Work>
double wallSecondsOf(Work work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

void tableIntoColumns(benchmark::State& state)
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("table.csv"));
    const auto small = folder.filePath(QStringLiteral("small.csv"));
    writeTable(path, rowCount);
    writeTable(small, peerRows);
    const auto bytes = double(QFile(path).size());
    const auto load = [](const QString& file) {
        auto loaded = ph::loadFrame({.path = file, .threads = 2}, std::size_t(4) << 30);
        if (!loaded || loaded->frame.schema().size() != columnCount)
            std::abort();
        return loaded;
    };
    double seconds = 1e9, peer = 1e9, columns = 1, peak = 0;
    std::size_t streamed = 0;
    for (auto _ : state) {
        for (int i = 0; i < 3; ++i)
            seconds = std::min(seconds, wallSecondsOf([&] {
                                   if (load(path)->frame.rows() != rowCount)
                                       std::abort();
                               }));
        peer = wallSecondsOf([&] {
            if (readAsOneWould(small) != peerRows)
                std::abort();
        });
        peak = double(ph::bench::peakBytesOf([&] { columns = double(load(path)->frame.bytes()); }));
        streamed = ph::bench::peakBytesOf([&] {
            Passing sink;
            if (!ph::readFrame({.path = path, .threads = 2}, sink) || sink.rows != rowCount)
                std::abort();
        });
    }
    const double peerRate = double(QFile(small).size()) / peer;
    ph::bench::addFigure("CSV of 1M x 50 into columns, two threads", bytes / seconds / 1e6,
                         ph::bench::Want::AtLeast, 300, "MB/s");
    ph::bench::addFigure("  the same, against std::getline and strtod", bytes / seconds / peerRate,
                         ph::bench::Want::AtLeast, 4, "x");
    ph::bench::addFigure("  peak memory over the columns", peak / columns, ph::bench::Want::AtMost, 1.2, "x");
    ph::bench::addFigure("  peak memory where nothing is kept", double(streamed) / 1e6,
                         ph::bench::Want::AtMost, 100, "MB");
}
BENCHMARK(tableIntoColumns)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace
