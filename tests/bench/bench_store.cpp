#include "services/store/CacheStore.h"
#include "tests/bench/Figures.h"
#include "tests/support/StoreSamples.h"

#include <benchmark/benchmark.h>

#include <QTemporaryDir>

#include <chrono>
#include <ctime>
#include <fstream>
#include <iostream>

#include <malloc.h>
#include <sqlite3.h>
#include <unistd.h>

using namespace ph;
using namespace ph::testing;
namespace fs = std::filesystem;

namespace {

constexpr ConnectionId lab{1};
const QString experiment = QStringLiteral("1");

double wallSeconds(const std::function<void()>& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Processor time, the kernel's included: the ratios hold on a machine that others use too.
double processorSeconds(const std::function<void()>& work)
{
    const auto start = std::clock();
    work();
    return double(std::clock() - start) / CLOCKS_PER_SEC;
}

/// The quickest of several: what the work takes when nobody disturbs.
double quickest(int times, const std::function<void()>& work)
{
    double best = 1e9;
    for (int i = 0; i < times; ++i)
        best = std::min(best, processorSeconds(work));
    return best;
}

double residentMB()
{
    malloc_trim(0);
    std::ifstream statm("/proc/self/statm");
    double total = 0, resident = 0;
    statm >> total >> resident;
    return resident * double(sysconf(_SC_PAGESIZE)) / 1e6;
}

void need(bool ok, const char* what)
{
    if (!ok) {
        std::cerr << what << " failed\n";
        std::exit(1);
    }
}

enum class Precision { Single, Double };

/// A noisy loss curve as frameworks log it: mostly float32, which arrives as a double.
MetricPoints lossCurve(std::size_t count, unsigned seed, Precision precision)
{
    std::mt19937 random{seed};
    std::normal_distribution<double> noise(0, 0.02);
    MetricPoints points;
    std::int64_t ms = 1'700'000'000'000;
    for (std::size_t i = 0; i < count; ++i) {
        const double value = 2 / (1 + double(i) / 5000) + noise(random);
        points.append(std::int64_t(i), ms += 200 + std::int64_t(random() % 40),
                      precision == Precision::Single ? double(float(value)) : value);
    }
    return points;
}

/// The table of an MLflow tracking database, with its primary key and its index.
class MlflowTable {
public:
    explicit MlflowTable(const fs::path& file)
    {
        need(sqlite3_open(file.c_str(), &db_) == SQLITE_OK, "opening the peer");
        exec("PRAGMA journal_mode=WAL");
        exec("PRAGMA synchronous=NORMAL");
        exec("CREATE TABLE metrics(key VARCHAR(250) NOT NULL, value FLOAT NOT NULL, timestamp BIGINT NOT "
             "NULL, "
             "run_uuid VARCHAR(32) NOT NULL, step BIGINT DEFAULT '0' NOT NULL, is_nan BOOLEAN DEFAULT '0' "
             "NOT NULL, "
             "CONSTRAINT metric_pk PRIMARY KEY (key, timestamp, step, run_uuid, value, is_nan), "
             "CHECK (is_nan IN (0, 1)))");
        exec("CREATE INDEX index_metrics_run_uuid ON metrics(run_uuid, key)");
    }
    ~MlflowTable() { sqlite3_close(db_); }
    void insert(const std::string& run, const MetricPoints& points)
    {
        sqlite3_stmt* statement = nullptr;
        exec("BEGIN");
        sqlite3_prepare_v2(db_, "INSERT INTO metrics VALUES ('loss', ?1, ?2, ?3, ?4, 0)", -1, &statement,
                           nullptr);
        for (std::size_t i = 0; i < points.size(); ++i) {
            sqlite3_bind_double(statement, 1, points.values[i]);
            sqlite3_bind_int64(statement, 2, points.timestampsMs[i]);
            sqlite3_bind_text(statement, 3, run.c_str(), -1, SQLITE_STATIC);
            sqlite3_bind_int64(statement, 4, points.steps[i]);
            need(sqlite3_step(statement) == SQLITE_DONE, "inserting into the peer");
            sqlite3_reset(statement);
        }
        sqlite3_finalize(statement);
        exec("COMMIT");
    }
    MetricPoints read(const std::string& run)
    {
        MetricPoints points;
        sqlite3_stmt* statement = nullptr;
        sqlite3_prepare_v2(db_,
                           "SELECT step, timestamp, value FROM metrics WHERE run_uuid = ?1 AND key = 'loss' "
                           "ORDER BY step, timestamp",
                           -1, &statement, nullptr);
        sqlite3_bind_text(statement, 1, run.c_str(), -1, SQLITE_STATIC);
        while (sqlite3_step(statement) == SQLITE_ROW)
            points.append(sqlite3_column_int64(statement, 0), sqlite3_column_int64(statement, 1),
                          sqlite3_column_double(statement, 2));
        sqlite3_finalize(statement);
        return points;
    }
    void exec(const char* sql) { need(sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) == SQLITE_OK, sql); }

private:
    sqlite3* db_ = nullptr;
};

std::unique_ptr<CacheStore> openStore(const fs::path& file)
{
    auto opened = CacheStore::open(file);
    need(opened.has_value(), "opening the store");
    return std::move(opened->store);
}

/// Metric points: ours against MLflow's own table, in the same run.
void metricPoints(benchmark::State& state, Precision precision)
{
    constexpr int series = 20;
    constexpr std::size_t length = 100'000;
    std::vector<MetricPoints> curves;
    for (unsigned i = 0; i < series; ++i)
        curves.push_back(lossCurve(length, i, precision));
    const auto runs = sweepPage(0, series, 0, 0, 2);
    const auto key = [&](int i) {
        const auto id = runs.view(runs.runs[std::size_t(i)].id);
        return EntityKey{lab, EntityKind::Run, QString::fromUtf8(id.data(), qsizetype(id.size()))};
    };
    const auto loss = QStringLiteral("loss");
    for ([[maybe_unused]] auto _ : state) {
        const QTemporaryDir dir;
        const fs::path folder = dir.path().toStdString();
        double ours = 0, oursRead = 0, peer = 0, peerRead = 0;
        {
            const auto store = openStore(folder / "cache.db");
            need(store->putRuns(lab, experiment, runs, 1, std::nullopt).has_value(), "writing runs");
            ours = processorSeconds([&] {
                for (int i = 0; i < series; ++i)
                    need(
                        store
                            ->putHistory(key(i), loss, curves[std::size_t(i)], SeriesInfo::State::Complete, 1)
                            .has_value(),
                        "writing a history");
            });
            oursRead = quickest(
                15, [&] { need((*store->history(key(7), loss))->size() == length, "reading a history"); });
            state.counters["overview_ms"] =
                1e3 * quickest(15, [&] {
                    need((*store->overview(key(7), loss))->buckets.size() > 0, "reading an overview");
                });
        }
        {
            MlflowTable table(folder / "peer.db");
            peer = processorSeconds([&] {
                for (int i = 0; i < series; ++i)
                    table.insert(key(i).remoteId.toStdString(), curves[std::size_t(i)]);
            });
            const auto run = key(7).remoteId.toStdString();
            peerRead = quickest(5, [&] { need(table.read(run).size() == length, "reading the peer"); });
        }
        const double points = double(series) * double(length);
        state.counters["insert_Mpt_s"] = points / ours / 1e6;
        state.counters["insert_ratio"] = peer / ours;
        state.counters["B_per_pt"] = double(fs::file_size(folder / "cache.db")) / points;
        state.counters["peer_B_per_pt"] = double(fs::file_size(folder / "peer.db")) / points;
        state.counters["read_100k_ms"] = oursRead * 1e3;
        state.counters["read_ratio"] = peerRead / oursRead;
        using namespace ph::bench;
        const std::string kind = precision == Precision::Single ? " (float32)" : " (float64)";
        const std::string peerName = ", against MLflow's table and index in SQLite";
        addFigure("metric points" + kind + ": insert" + peerName, peer / ours, Want::AtLeast, 40, "x");
        addFigure("metric points" + kind + ": bytes a point, overview included",
                  double(fs::file_size(folder / "cache.db")) / points, Want::AtMost, 8, "B");
        addFigure("metric points" + kind + ": read of a 100k series" + peerName, peerRead / oursRead,
                  Want::AtLeast, 20, "x");
    }
}

/// 100,000 runs with 60 columns: 13 attributes, 27 metrics, 15 params, 5 tags.
void runTable(benchmark::State& state)
{
    constexpr int pages = 100;
    constexpr int pageRuns = 1000;
    constexpr int cells = 27 + 15 + 5;
    for ([[maybe_unused]] auto _ : state) {
        const QTemporaryDir dir;
        const auto store = openStore(fs::path(dir.path().toStdString()) / "cache.db");
        double put = 0, again = 0;
        for (int i = 0; i < pages; ++i) {
            const auto page = sweepPage(i * pageRuns, pageRuns, 27, 15, 5);
            put += processorSeconds(
                [&] { need(store->putRuns(lab, experiment, page, 1, std::nullopt).has_value(), "writing"); });
            if (i % 10 == 0)
                again += processorSeconds([&] {
                    need(store->putRuns(lab, experiment, page, 2, std::nullopt).has_value(), "rewriting");
                });
        }
        state.counters["put_Mcells_s"] = double(pages) * pageRuns * cells / put / 1e6;
        state.counters["put_same_Mcells_s"] = double(pages) / 10 * pageRuns * cells / again / 1e6;

        const auto before = residentMB();
        RunTablePtr table;
        const auto first = wallSeconds([&] { table = store->loadTable({}, {}, {}, {}).value(); });
        state.counters["table_MB"] = residentMB() - before;
        need(table->rowCount() == pages * pageRuns && table->columns().size() == 60, "loading");
        state.counters["load_first_wall_ms"] = first * 1e3;
        state.counters["load_ms"] =
            1e3 * quickest(3, [&] { need(store->loadTable({}, {}, {}, {}).has_value(), "loading"); });
        need(store->putRuns(lab, experiment, sweepPage(500, 20, 27, 15, 5, 7), 3, std::nullopt).has_value(),
             "changing");
        state.counters["load_20_changed_ms"] =
            1e3 * quickest(3, [&] { need(store->loadTable({}, {}, table, {}).has_value(), "reloading"); });
        need(store->putRuns(lab, experiment, sweepPage(pages * pageRuns, 500, 27, 15, 5), 3, std::nullopt)
                 .has_value(),
             "adding");
        state.counters["load_500_added_ms"] =
            1e3 * quickest(3, [&] { need(store->loadTable({}, {}, table, {}).has_value(), "reloading"); });
    }
}

} // namespace

BENCHMARK_CAPTURE(metricPoints, float32, Precision::Single)->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(metricPoints, float64, Precision::Double)->Iterations(1)->Unit(benchmark::kMillisecond);
BENCHMARK(runTable)->Iterations(1)->Unit(benchmark::kMillisecond);
