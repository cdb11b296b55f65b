#include "services/query/Query.h"
#include "tests/bench/Figures.h"

#include <benchmark/benchmark.h>
#include <sqlite3.h>

#include <QTemporaryDir>

#include <chrono>
#include <random>

/// Search and sort over 100,000 runs. The peer is what a tracking server does: the same values as key/value
/// rows in SQLite, indexed by key and value, each predicate a subquery over its key.
namespace {

using namespace ph;

constexpr std::size_t runCount = 100000;
constexpr int metricCount = 20;
constexpr int paramCount = 20;

// The search that people come with: a metric, a param, a pattern over a tag.
const char* const threePredicates = "metrics.m3 > 0.9 AND params.p5 = 'xgb' AND tags.team LIKE 'fraud%'";
constexpr const char* models[] = {"xgb", "lightgbm", "catboost", "logistic", "mlp"};
constexpr const char* teams[] = {"fraud-eu", "fraud-us", "risk",    "search",
                                 "ads",      "pricing",  "support", "growth"};

struct Runs {
    std::vector<std::vector<double>> metrics; // [metric][run]
    std::vector<std::vector<std::string>> params;
    std::vector<std::string> teams;
    std::vector<std::string> names;
};

const Runs& runs()
{
    static const Runs made = [] {
        std::mt19937_64 random(1);
        std::uniform_real_distribution<double> unit(0, 1);
        Runs result;
        result.metrics.resize(metricCount);
        for (auto& metric : result.metrics) {
            for (std::size_t i = 0; i < runCount; ++i)
                metric.push_back(unit(random));
        }
        result.params.resize(paramCount);
        for (auto& param : result.params) {
            for (std::size_t i = 0; i < runCount; ++i)
                param.emplace_back(models[random() % std::size(models)]);
        }
        for (std::size_t i = 0; i < runCount; ++i)
            result.teams.emplace_back(teams[random() % std::size(teams)]);
        for (std::size_t i = 0; i < runCount; ++i)
            result.names.push_back("run-" + std::to_string(random() % 1000000));
        return result;
    }();
    return made;
}

ColumnData textColumn(const std::vector<std::string>& values)
{
    auto dictionary = std::make_shared<TextDictionary>();
    TextColumn column;
    for (const auto& value : values)
        column.codes.push_back(dictionary->intern(value));
    column.numbers.assign(dictionary->size(), std::numeric_limits<double>::quiet_NaN());
    column.dictionary = std::move(dictionary);
    return column;
}

const RunTable& table()
{
    static const RunTable made = [] {
        RunTable::Rows rows;
        std::vector<Column> columns;
        const auto add = [&columns](ColumnKey key, ColumnData data) {
            columns.push_back({std::move(key), std::make_shared<const ColumnData>(std::move(data))});
        };
        for (std::size_t i = 0; i < runCount; ++i) {
            rows.ids.push_back(std::int64_t(i) + 1);
            rows.connections.push_back(1);
            rows.parents.push_back(-1);
        }
        for (int m = 0; m < metricCount; ++m) {
            NumberColumn column(runCount);
            for (std::size_t i = 0; i < runCount; ++i)
                column.set(i, runs().metrics[std::size_t(m)][i]);
            add({ColumnKind::Metric, QStringLiteral("m%1").arg(m)}, std::move(column));
        }
        for (int p = 0; p < paramCount; ++p)
            add({ColumnKind::Param, QStringLiteral("p%1").arg(p)}, textColumn(runs().params[std::size_t(p)]));
        add({ColumnKind::Tag, QStringLiteral("team")}, textColumn(runs().teams));
        add({ColumnKind::Attribute, QLatin1String(attribute::name)}, textColumn(runs().names));
        TimeColumn started;
        for (std::size_t i = 0; i < runCount; ++i)
            started.values.push_back(1700000000000 + std::int64_t(i * 7919 % runCount) * 1000);
        add({ColumnKind::Attribute, QLatin1String(attribute::startTime)}, std::move(started));
        return RunTable(1, std::move(rows), std::move(columns));
    }();
    return made;
}

/// Key/value rows as MLflow's own schema has them, with the indexes that such a search wants.
class KeyValueRows {
public:
    KeyValueRows()
    {
        sqlite3_open(qUtf8Printable(folder_.filePath(QStringLiteral("runs.db"))), &db_);
        run("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-400000;"
            "CREATE TABLE metrics(key INTEGER, value REAL, run INTEGER);"
            "CREATE TABLE params(key INTEGER, value TEXT, run INTEGER);"
            "CREATE TABLE tags(key INTEGER, value TEXT, run INTEGER); PRAGMA case_sensitive_like=ON; BEGIN");
        sqlite3_stmt* metric = prepare("INSERT INTO metrics VALUES(?,?,?)");
        sqlite3_stmt* param = prepare("INSERT INTO params VALUES(?,?,?)");
        sqlite3_stmt* tag = prepare("INSERT INTO tags VALUES(?,?,?)");
        for (std::size_t i = 0; i < runCount; ++i) {
            for (int m = 0; m < metricCount; ++m) {
                sqlite3_bind_int(metric, 1, m);
                sqlite3_bind_double(metric, 2, runs().metrics[std::size_t(m)][i]);
                sqlite3_bind_int64(metric, 3, sqlite3_int64(i));
                sqlite3_step(metric);
                sqlite3_reset(metric);
            }
            for (int p = 0; p < paramCount; ++p)
                insertText(param, p, runs().params[std::size_t(p)][i], i);
            insertText(tag, 0, runs().teams[i], i);
        }
        sqlite3_finalize(metric);
        sqlite3_finalize(param);
        sqlite3_finalize(tag);
        run("COMMIT; CREATE INDEX metrics_by_value ON metrics(key, value, run);"
            "CREATE INDEX metrics_by_run ON metrics(run, key, value);"
            "CREATE INDEX params_by_value ON params(key, value, run);"
            "CREATE INDEX params_by_run ON params(run, key, value);"
            "CREATE INDEX tags_by_value ON tags(key, value, run);"
            "CREATE INDEX tags_by_run ON tags(run, key, value); ANALYZE;");
        // Once as SQLite's planner orders it, once in the order that is best for this data.
        planned_ = prepare(
            "SELECT a.run FROM params a JOIN metrics b ON b.run = a.run AND b.key = 3 AND b.value > 0.9"
            " JOIN tags c ON c.run = a.run AND c.key = 0 AND c.value LIKE 'fraud%'"
            " WHERE a.key = 5 AND a.value = 'xgb'");
        ordered_ = prepare("SELECT b.run FROM metrics b CROSS JOIN params a ON a.run = b.run AND a.key = 5 "
                           "AND a.value = 'xgb'"
                           " CROSS JOIN tags c ON c.run = b.run AND c.key = 0 AND c.value LIKE 'fraud%'"
                           " WHERE b.key = 3 AND b.value > 0.9");
    }
    ~KeyValueRows()
    {
        sqlite3_finalize(planned_);
        sqlite3_finalize(ordered_);
        sqlite3_close(db_);
    }
    KeyValueRows(const KeyValueRows&) = delete;
    KeyValueRows& operator=(const KeyValueRows&) = delete;

    std::size_t searchPlanned() { return count(planned_); }
    std::size_t searchOrdered() { return count(ordered_); }

private:
    static std::size_t count(sqlite3_stmt* search)
    {
        std::size_t found = 0;
        while (sqlite3_step(search) == SQLITE_ROW)
            ++found;
        sqlite3_reset(search);
        return found;
    }
    void run(const char* sql) { sqlite3_exec(db_, sql, nullptr, nullptr, nullptr); }
    static void insertText(sqlite3_stmt* statement, int key, const std::string& text, std::size_t row)
    {
        sqlite3_bind_int(statement, 1, key);
        sqlite3_bind_text(statement, 2, text.data(), int(text.size()), SQLITE_STATIC);
        sqlite3_bind_int64(statement, 3, sqlite3_int64(row));
        sqlite3_step(statement);
        sqlite3_reset(statement);
    }
    sqlite3_stmt* prepare(const char* sql)
    {
        sqlite3_stmt* statement = nullptr;
        sqlite3_prepare_v2(db_, sql, -1, &statement, nullptr);
        return statement;
    }

    QTemporaryDir folder_;
    sqlite3* db_ = nullptr;
    sqlite3_stmt* planned_ = nullptr;
    sqlite3_stmt* ordered_ = nullptr;
};

template <class Work>
double secondsOf(Work work, int times)
{
    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < times; ++i)
        work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() / times;
}

void searchThreePredicates(benchmark::State& state)
{
    const auto query = parseQuery(QString::fromLatin1(threePredicates));
    KeyValueRows peer;
    const auto expected = peer.searchPlanned();
    if (evaluate(*query, table())->count() != expected || peer.searchOrdered() != expected) {
        state.SkipWithError("both sides must find the same runs");
        return;
    }
    const double planned = secondsOf([&] { benchmark::DoNotOptimize(peer.searchPlanned()); }, 30);
    const double ordered = secondsOf([&] { benchmark::DoNotOptimize(peer.searchOrdered()); }, 30);
    double seconds = 0;
    for (auto _ : state)
        seconds += secondsOf([&] { benchmark::DoNotOptimize(evaluate(*query, table())); }, 1);
    state.counters["found"] = double(expected);
    const double own = seconds / double(state.iterations());
    state.counters["peer_ms"] = planned * 1000;
    state.counters["peer_best_order_ms"] = ordered * 1000;
    state.counters["ratio"] = planned / own;
    state.counters["ratio_best_order"] = ordered / own;
    bench::addFigure("three predicates over 100k runs, against indexed key/value rows in SQLite",
                     planned / own, bench::Want::AtLeast, 50, "x");
    bench::addFigure("  the same with the join order that suits SQLite best", ordered / own,
                     bench::Want::AtLeast, 50, "x");
}

void search(benchmark::State& state, const char* text)
{
    const auto query = parseQuery(QString::fromUtf8(text));
    for (auto _ : state)
        benchmark::DoNotOptimize(evaluate(*query, table()));
}

void sortBy(benchmark::State& state, const ColumnKey& key)
{
    const RowMask all(runCount, true);
    for (auto _ : state)
        benchmark::DoNotOptimize(sortedRows(table(), all, {{key, Qt::DescendingOrder}}));
}

void parse(benchmark::State& state)
{
    const auto text = QString::fromLatin1(threePredicates);
    for (auto _ : state)
        benchmark::DoNotOptimize(parseQuery(text));
}

void complete(benchmark::State& state, const char* text)
{
    const auto typed = QString::fromLatin1(text);
    for (auto _ : state)
        benchmark::DoNotOptimize(completions(typed, typed.size(), table()));
}

BENCHMARK(searchThreePredicates)->Name("query/three predicates, 100k runs")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search, like, "name LIKE 'run-12%'")
    ->Name("query/LIKE over 95k names")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search, regex, "name =~ '^run-\\d*77$'")
    ->Name("query/regex over 95k names")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(search, text, "7777")
    ->Name("query/free text over 95k names")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(sortBy, metric, (ColumnKey{ColumnKind::Metric, QStringLiteral("m3")}))
    ->Name("query/sort 100k by metric")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(sortBy, param, (ColumnKey{ColumnKind::Param, QStringLiteral("p3")}))
    ->Name("query/sort 100k by param")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(sortBy, name, (ColumnKey{ColumnKind::Attribute, QStringLiteral("run_name")}))
    ->Name("query/sort 100k by 95k names")
    ->Unit(benchmark::kMillisecond);
BENCHMARK(parse)->Name("query/parse three predicates")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(complete, key, "metr")->Name("query/complete a key")->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(complete, value, "name = ")
    ->Name("query/complete a value of 95k")
    ->Unit(benchmark::kMillisecond);

} // namespace
