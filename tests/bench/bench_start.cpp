// The program as it is started, with 100,000 runs in its cache, beside a blank window of Chromium on the same
// display; and what it costs while nobody does anything and ten connections are polled.
#include "services/store/CacheStore.h"
#include "services/store/StateStore.h"
#include "tests/bench/Child.h"
#include "tests/bench/Figures.h"
#include "tests/bench/Memory.h"
#include "tests/support/StoreSamples.h"

#include <benchmark/benchmark.h>

#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QThread>

#include <algorithm>
#include <ctime>

using namespace ph;
using namespace ph::bench;

namespace {

constexpr int starts = 5;

/// A display of its own; without one nothing is compared.
class Display {
public:
    Display()
    {
        server_.start(QStringLiteral("Xvfb"),
                      {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"),
                       QStringLiteral("0"), QStringLiteral("1400x900x24")});
        QByteArray number;
        while (!number.endsWith('\n') && server_.waitForReadyRead(10'000))
            number += server_.readAllStandardOutput();
        if (number.endsWith('\n'))
            name_ = QLatin1Char(':') + QString::fromLatin1(number.trimmed());
    }
    ~Display()
    {
        server_.terminate();
        server_.waitForFinished();
    }
    Display(const Display&) = delete;
    Display& operator=(const Display&) = delete;
    const QString& name() const { return name_; }

private:
    QProcess server_;
    QString name_;
};

double monotonicMs()
{
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

double median(std::vector<double> values)
{
    if (values.empty())
        return std::numeric_limits<double>::quiet_NaN();
    std::nth_element(values.begin(), values.begin() + std::ptrdiff_t(values.size() / 2), values.end());
    return values[values.size() / 2];
}

struct Start {
    double paintedMs, bytes;
};

/// Chromium until a page of it has painted a frame, which the page tells by asking for something. Its profile
/// is there already.
std::optional<Start> startChromium(const QString& display, const QString& profile)
{
    QTcpServer told;
    if (!told.listen(QHostAddress::LocalHost))
        return std::nullopt;
    QProcess chromium;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("DISPLAY"), display);
    chromium.setProcessEnvironment(environment);
    const auto page =
        QStringLiteral("data:text/html,<script>requestAnimationFrame(()=>requestAnimationFrame(()=>{"
                       "new Image().src='http://127.0.0.1:%1/'}))</script>")
            .arg(told.serverPort());
    const double begun = monotonicMs();
    chromium.start(QStringLiteral("chromium"),
                   {QStringLiteral("--no-sandbox"), QStringLiteral("--no-first-run"),
                    QStringLiteral("--user-data-dir=") + profile, page});
    const bool came = told.waitForNewConnection(60'000);
    const double painted = monotonicMs() - begun;
    QThread::sleep(3);
    const auto bytes = double(proportionalBytesOfTree(chromium.processId()));
    chromium.terminate();
    if (!chromium.waitForFinished(10'000))
        chromium.kill();
    chromium.waitForFinished();
    return came ? std::optional(Start{painted, bytes}) : std::nullopt;
}

void addSweep(const std::filesystem::path& folder)
{
    auto state = StateStore::open(folder / "state.db");
    Connection connection;
    connection.name = QStringLiteral("lab");
    connection.kind = QStringLiteral("mlflow");
    connection.location = QStringLiteral("http://127.0.0.1:9");
    auto opened = CacheStore::open(folder / "cache.db");
    Experiment experiment;
    experiment.key = {{1}, EntityKind::Experiment, QStringLiteral("1")};
    experiment.name = QStringLiteral("sweep");
    if (!state || !(*state)->addConnection(connection) || !opened ||
        !opened->store->putExperiments({1}, {&experiment, 1}, 1))
        std::abort();
    for (int i = 0; i < 100; ++i) {
        if (!opened->store->putRuns({1}, QStringLiteral("1"), testing::sweepPage(i * 1000, 1000, 12, 6, 2), 1,
                                    std::nullopt))
            std::abort();
    }
}

void startOfTheProgram(benchmark::State& state)
{
    for ([[maybe_unused]] auto once : state) {
        const Display display;
        const QTemporaryDir folder, profile;
        addSweep(folder.path().toStdString());
        std::vector<double> painted, shown, bytes, peerPainted, peerBytes;
        for (int i = 0; i < starts; ++i) {
            const auto window =
                startChild({QStringLiteral("start"), folder.path(), QString::number(monotonicMs(), 'f', 3)},
                           display.name());
            const auto values = readValues(*window, 60'000);
            painted.push_back(values.at("painted_ms"));
            shown.push_back(values.at("table_ms"));
            bytes.push_back(values.at("pss_bytes"));
            if (const auto peer = startChromium(display.name(), profile.path());
                peer && i > 0) { // not its first
                peerPainted.push_back(peer->paintedMs);
                peerBytes.push_back(peer->bytes);
            }
        }
        addFigure("start to first frame, 100k runs cached", median(painted), Want::AtMost, 400, "ms");
        addNote("  to the runs in their table", median(shown), "ms");
        addFigure("  memory 3 s after its start", median(bytes) / 1e6, Want::AtMost, 150, "MB");
        addFigure("  first frame, of a blank Chromium window's", median(painted) / median(peerPainted),
                  Want::AtMost, 0.5, "x");
        addFigure("  memory, of a blank Chromium window's", median(bytes) / median(peerBytes), Want::AtMost,
                  1.0 / 3, "x");
        addNote("  Chromium: first frame", median(peerPainted), "ms");
        addNote("  Chromium: memory", median(peerBytes) / 1e6, "MB");
    }
}
BENCHMARK(startOfTheProgram)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();

void idleProgram(benchmark::State& state)
{
    for ([[maybe_unused]] auto once : state) {
        const QTemporaryDir folder;
        const auto server = startChild({QStringLiteral("serve-little")});
        QByteArray address;
        while (!address.endsWith('\n') && server->waitForReadyRead(60'000))
            address += server->readAllStandardOutput();
        {
            auto opened = StateStore::open(std::filesystem::path(folder.path().toStdString()) / "state.db");
            for (int i = 0; opened && i < 10; ++i) {
                Connection connection;
                connection.name = QStringLiteral("lab-%1").arg(i);
                connection.kind = QStringLiteral("mlflow");
                connection.location = QString::fromUtf8(address.trimmed());
                if (!(*opened)->addConnection(connection))
                    std::abort();
            }
        }
        const auto window = startChild({QStringLiteral("idle"), folder.path()});
        const auto values = readValues(*window, 120'000);
        server->kill();
        server->waitForFinished();
        addFigure("processor of one core, ten connections polled, nobody there", values.at("idle_percent"),
                  Want::AtMost, 0.5, "%");
    }
}
BENCHMARK(idleProgram)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace
