// A pack of 400 MB, nearly all of it one SQLite file: opened, verified, its file unpacked; and written. And
// one of a month, opened in the window.
#include "services/pack/WritePack.h"
#include "tests/bench/BigPack.h"
#include "tests/bench/Child.h"
#include "tests/bench/Figures.h"
#include "tests/services/PackLab.h"

#include <benchmark/benchmark.h>

#include <QFileInfo>
#include <QTemporaryDir>

#include <chrono>
#include <random>

using namespace ph;

namespace {

constexpr std::int64_t packedBytes = 400'000'000;

double secondsSince(std::chrono::steady_clock::time_point begin)
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

/// Of what does not pack: histories lie in such a file compressed.
void writeNoise(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("%s cannot be written", qPrintable(path));
    std::mt19937_64 random(7);
    QByteArray block(1 << 20, '\0');
    for (std::int64_t done = 0; done < packedBytes; done += block.size()) {
        for (qsizetype at = 0; at < block.size(); at += 8)
            qToLittleEndian(std::uint64_t(random()), block.data() + at);
        file.write(block.constData(), std::min<std::int64_t>(block.size(), packedBytes - done));
    }
}

void largePack(benchmark::State& state)
{
    const QTemporaryDir folder;
    const auto database = folder.filePath(QStringLiteral("observed.db"));
    const auto file = folder.filePath(QStringLiteral("large.phpack"));
    writeNoise(database);
    PackDraft draft{{PackKind::Environment, QStringLiteral("production"), {}}, 1'795'825'800'000, "0.1.0"};
    draft.sources = {{QStringLiteral("observed.db"), QStringLiteral("application/vnd.sqlite3"), database}};
    const auto key = testing::knownKey();
    const PackWriting writing{[](const QString& text) { return text; }, &key, packedBytes};
    double written = NAN, opened = NAN, verified = NAN, unpacked = NAN, inPlace = NAN;
    for ([[maybe_unused]] auto once : state) {
        auto begin = std::chrono::steady_clock::now();
        if (!writePack(file, draft, writing))
            break;
        written = secondsSince(begin);
        begin = std::chrono::steady_clock::now();
        auto pack = openPack(file, testing::knownKeys());
        if (!pack)
            break;
        opened = secondsSince(begin);
        begin = std::chrono::steady_clock::now();
        const auto verdict = pack->verify({});
        if (!verdict || verdict->standing() != PackStanding::Whole)
            break;
        verified = secondsSince(begin);
        begin = std::chrono::steady_clock::now();
        auto target = PackFolder::make(folder.path());
        if (!target || !pack->extract(QStringLiteral("observed.db"), *target, {}))
            break;
        unpacked = secondsSince(begin);
        begin = std::chrono::steady_clock::now();
        if (!pack->inPlace(QStringLiteral("observed.db")))
            break;
        const auto whole = pack->verify({});
        if (!whole || whole->standing() != PackStanding::Whole)
            break;
        inPlace = secondsSince(begin);
    }
    bench::addFigure("pack of 400 MB: opened", opened * 1e3, bench::Want::AtMost, 10, "ms");
    bench::addFigure("pack of 400 MB: verified", verified, bench::Want::AtMost, 1, "s");
    bench::addNote("pack of 400 MB: its file unpacked", unpacked, "s");
    bench::addFigure("pack of 400 MB: verified to be read in place, of the time to verify and unpack it",
                     inPlace / (verified + unpacked), bench::Want::AtMost, 0.8, "x");
    bench::addNote("pack of 400 MB: written", written, "s");
}
BENCHMARK(largePack)->Iterations(1)->Unit(benchmark::kMillisecond);

void packOfAMonth(benchmark::State& state)
{
    for ([[maybe_unused]] auto once : state) {
        const QTemporaryDir folder, workspace;
        const auto file = bench::writeBigPack(folder.path());
        const auto window = bench::startChild({QStringLiteral("pack"), workspace.path(), file});
        const auto values = bench::readValues(*window, 120'000);
        bench::addFigure("pack of 30 days, 50 endpoints, 1M events, 50M points: first paint",
                         values.at("painted_ms") / 1e3, bench::Want::AtMost, 1, "s");
        bench::addFigure("  a movement or zoom and its frame, p95", values.at("movement_p95_ms"),
                         bench::Want::AtMost, 16, "ms");
        bench::addFigure("  most memory of the window", values.at("peak_bytes") / 1e6, bench::Want::AtMost,
                         400, "MB");
        bench::addNote("  of it before the pack was opened", values.at("before_bytes") / 1e6, "MB");
        bench::addNote("  the file", double(QFileInfo(file).size()) / 1e6, "MB");
    }
}
BENCHMARK(packOfAMonth)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace
