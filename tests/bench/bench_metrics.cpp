// A range query of 11,000 points of 50 series from a server to curves that can be drawn, against what no
// program can do without: the transfer of the same reply, and simdjson's parse of it.
#include "models/charts/MetricPanel.h"
#include "services/connectors/MetricSource.h"
#include "services/connectors/prometheus/PrometheusConnector.h"
#include "services/http/BulkJson.h"
#include "services/http/CurlTransport.h"
#include "tests/bench/Figures.h"
#include "tests/fixture/HttpFixture.h"

#include <benchmark/benchmark.h>

#include <random>

namespace {

using namespace ph;

constexpr int seriesCount = 50, pointCount = 11'000;
constexpr std::int64_t firstSecond = 1'795'000'000, stepSeconds = 15;

/// As a Prometheus writes it: times in seconds, values as text.
std::string matrixReply()
{
    std::mt19937_64 random(20260117);
    std::uniform_real_distribution<double> unit(0, 1);
    std::string reply = R"({"status":"success","data":{"resultType":"matrix","result":[)";
    char point[64];
    for (int series = 0; series < seriesCount; ++series) {
        reply += (series ? "," : "") + std::string(R"({"metric":{"__name__":"latency","pod":"fraud-)") +
                 std::to_string(series) + R"("},"values":[)";
        for (int i = 0; i < pointCount; ++i) {
            std::snprintf(point, sizeof point, "%s[%lld,\"%.17g\"]", i ? "," : "",
                          static_cast<long long>(firstSecond + i * stepSeconds), unit(random));
            reply += point;
        }
        reply += "]}";
    }
    return reply + "]}}";
}

template <class Work>
double wallSeconds(Work work)
{
    const auto begin = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

void rangeQueryToCurves(benchmark::State& state)
{
    const auto reply = matrixReply();
    ph::testing::HttpFixture server(
        [&reply](const ph::testing::FixtureRequest&) { return ph::testing::FixtureReply{.body = reply}; });
    const auto transport = makeCurlTransport();
    Connection connection;
    connection.name = QStringLiteral("bench");
    connection.kind = QStringLiteral("prometheus");
    connection.location = QString::fromStdString(server.url());
    const auto connector = makePrometheus(connection);
    const HttpCredentials credentials;
    const CallContext context{*transport, credentials, {}};
    const MetricRange range{firstSecond * 1000, (firstSecond + (pointCount - 1) * stepSeconds) * 1000,
                            stepSeconds * 1000};

    const auto ours = [&] {
        auto answer =
            capability<MetricSource>(*connector)->queryRange(context, QStringLiteral("latency"), range);
        if (!answer || answer->series.size() != seriesCount)
            std::abort();
        PanelReading reading{.lines = {}, .window = {range.fromMs, range.toMs, range.stepMs}, .notes = {}};
        for (auto& series : answer->series)
            reading.lines.push_back({metricText(series.labels), std::move(series)});
        const auto scene = panelScene(reading, {}, {});
        if (scene.curves.size() != seriesCount || scene.curves.back().line->size() != pointCount)
            std::abort();
    };
    BulkJson json;
    const auto floor = [&] {
        HttpRequest request;
        request.url = server.url() + "/api/v1/query_range";
        const auto got = transport->send(request, {});
        if (!got || got->body.size() != reply.size() || !json.parse(got->body, QStringLiteral("bench")))
            std::abort();
    };
    double quickest = 1e9, least = 1e9;
    for (auto _ : state) {
        for (int i = 0; i < 9; ++i) {
            quickest = std::min(quickest, wallSeconds(ours));
            least = std::min(least, wallSeconds(floor));
        }
    }
    bench::addFigure("range query, 11,000 points x 50 series, to curves, over transfer and simdjson",
                     quickest / least, bench::Want::AtMost, 1.3, "x");
    bench::addNote("  the whole", quickest * 1e3, "ms");
    bench::addNote("  transfer and parse alone", least * 1e3, "ms");
}
BENCHMARK(rangeQueryToCurves)->Iterations(1)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace
