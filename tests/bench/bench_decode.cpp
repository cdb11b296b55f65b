// A 20 MB runs/search reply into columns, against nlohmann's DOM of the same bytes.
#include "services/connectors/mlflow/MlflowDecode.h"
#include "tests/bench/PeakMemory.h"

#include <benchmark/benchmark.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <random>

namespace {

/// 2,000 runs x 50 metrics, 50 params, 10 tags, indented as MLflow's servers do.
const std::string& page()
{
    static const std::string text = [] {
        std::mt19937_64 random(20260117);
        std::uniform_real_distribution<double> unit(0, 1);
        std::string out = "{\n  \"runs\": [";
        char line[256];
        const auto add = [&out, &line](const char* format, auto... values) {
            std::snprintf(line, sizeof line, format, values...);
            out += line;
        };
        for (int r = 0; r < 2000; ++r) {
            const auto id = (unsigned long long)(random());
            add("%s\n    {\n      \"info\": {\n        \"run_uuid\": \"%016llx%016llx\",\n", r ? "," : "", id,
                id);
            add("        \"experiment_id\": \"43\",\n        \"run_name\": \"bold-mule-%d\",\n", r);
            add("        \"user_id\": \"dvo\\u0159\\u00e1k\",\n        \"status\": \"FINISHED\",\n");
            add("        \"start_time\": %lld,\n        \"end_time\": %lld,\n", 1795132811279LL + r,
                1795133886389LL + r);
            add("        \"artifact_uri\": \"mlflow-artifacts:/43/%016llx/artifacts\",\n", id);
            add("        \"lifecycle_stage\": \"active\",\n        \"run_id\": \"%016llx%016llx\"\n      "
                "},\n",
                id, id);
            out += "      \"data\": {\n        \"metrics\": [";
            for (int m = 0; m < 50; ++m)
                add("%s\n          {\n            \"key\": \"val/metric_%02d\",\n            \"value\": "
                    "%.17g,\n"
                    "            \"timestamp\": %lld,\n            \"step\": %d\n          }",
                    m ? "," : "", m, unit(random), 1795133886389LL + r, m * 7);
            out += "\n        ],\n        \"params\": [";
            for (int p = 0; p < 50; ++p)
                add("%s\n          {\n            \"key\": \"param_%02d\",\n            \"value\": "
                    "\"%.6g\"\n          }",
                    p ? "," : "", p, unit(random));
            out += "\n        ],\n        \"tags\": [";
            for (int t = 0; t < 10; ++t)
                add("%s\n          {\n            \"key\": \"mlflow.tag_%d\",\n            \"value\": "
                    "\"/home/dvo\\u0159"
                    "\\u00e1k/proj/train_%d.py\"\n          }",
                    t ? "," : "", t, r % 17);
            out += "\n        ]\n      }\n    }";
        }
        out += "\n  ],\n  \"next_page_token\": \"eyJvZmZzZXQiOiAyMDAwfQ==\"\n}";
        return out;
    }();
    return text;
}

/// The bytes as the transport would hand them over: the decoder pads them in place.
std::string& receivedBody()
{
    static std::string body = page();
    return body;
}

void decodeColumns()
{
    auto& body = receivedBody();
    ph::RunBatch batch;
    const auto decoded = ph::decodeRunPage(body, QStringLiteral("bench"), batch);
    if (!decoded || batch.size() != 2000 || batch.metrics.size() != 100'000)
        std::abort();
    benchmark::DoNotOptimize(batch);
}

void parseDom()
{
    auto dom = nlohmann::json::parse(page());
    if (dom["runs"].size() != 2000)
        std::abort();
    benchmark::DoNotOptimize(dom);
}

template <class Work>
double secondsOf(Work work)
{
    double best = 1e9;
    for (int i = 0; i < 5; ++i) {
        const auto start = std::chrono::steady_clock::now();
        work();
        best =
            std::min(best, std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
    }
    return best;
}

void BM_RunPageIntoColumns(benchmark::State& state)
{
    const auto dom = secondsOf(parseDom);
    for (auto _ : state)
        decodeColumns();
    const auto bytes = double(page().size());
    state.SetBytesProcessed(std::int64_t(state.iterations()) * std::int64_t(page().size()));
    state.counters["body_MB"] = bytes / 1e6;
    state.counters["times_faster_than_dom"] = dom / secondsOf(decodeColumns);
    state.counters["peak_over_body"] = 1 + double(ph::bench::peakBytesOf(decodeColumns)) / bytes;
}
BENCHMARK(BM_RunPageIntoColumns)->Unit(benchmark::kMillisecond);

void BM_RunPageNlohmannDom(benchmark::State& state)
{
    for (auto _ : state)
        parseDom();
    state.SetBytesProcessed(std::int64_t(state.iterations()) * std::int64_t(page().size()));
    state.counters["peak_over_body"] = 1 + double(ph::bench::peakBytesOf(parseDom)) / double(page().size());
}
BENCHMARK(BM_RunPageNlohmannDom)->Unit(benchmark::kMillisecond);

} // namespace
