// A 20 MB runs/search reply into columns, against nlohmann's DOM of the same bytes.
#include "services/connectors/mlflow/MlflowDecode.h"
#include "tests/bench/Figures.h"
#include "tests/bench/PeakMemory.h"

#include <benchmark/benchmark.h>
#include <nlohmann/json.hpp>

#include <ctime>
#include <random>

namespace {

/// Runs of 50 metrics, 50 params, 10 tags, indented as MLflow's servers do.
std::string makePage(int runs)
{
    std::mt19937_64 random(20260117);
    std::uniform_real_distribution<double> unit(0, 1);
    std::string out = "{\n  \"runs\": [";
    char line[256];
    const auto add = [&out, &line](const char* format, auto... values) {
        if constexpr (sizeof...(values) > 0) {
            std::snprintf(line, sizeof line, format, values...);
            out += line;
        } else {
            out += format;
        }
    };
    for (int r = 0; r < runs; ++r) {
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
}

/// The same without white space, as proxies and other servers send it.
std::string compacted(const std::string& page)
{
    std::string out;
    out.reserve(page.size());
    bool inText = false;
    for (const char c : page) {
        inText = inText != (c == '"'); // no string of the page holds a quote
        if (inText || (c != ' ' && c != '\n'))
            out += c;
    }
    return out;
}

struct Page {
    std::string text; ///< about 20 MB
    std::size_t runs;
};

Page compactPage()
{
    return {compacted(makePage(2690)), 2690};
}

Page indentedPage()
{
    return {makePage(1380), 1380};
}

void decodeColumns(std::string& body, std::size_t runs)
{
    ph::RunBatch batch;
    const auto decoded = ph::decodeRunPage(body, QStringLiteral("bench"), batch);
    if (!decoded || batch.size() != runs || batch.metrics.size() != runs * 50)
        std::abort();
    benchmark::DoNotOptimize(batch);
}

void parseDom(const Page& page)
{
    auto dom = nlohmann::json::parse(page.text);
    if (dom["runs"].size() != page.runs)
        std::abort();
    benchmark::DoNotOptimize(dom);
}

template <class Work>
double secondsOf(Work work)
{
    const auto start = std::clock(); // processor time: others use this machine too
    work();
    return double(std::clock() - start) / CLOCKS_PER_SEC;
}

/// Ours and the peer in turn, the quickest of each.
void runPageIntoColumns(benchmark::State& state, Page (*makeIt)(), const char* form)
{
    const auto page = makeIt();
    // As the transport hands it over: the decoder pads it in place.
    std::string body = page.text;
    double ours = 1e9, dom = 1e9;
    for (auto _ : state) {
        for (int i = 0; i < 9; ++i) {
            ours = std::min(ours, secondsOf([&] { decodeColumns(body, page.runs); }));
            if (i % 2 == 0)
                dom = std::min(dom, secondsOf([&] { parseDom(page); }));
        }
    }
    const auto bytes = double(page.text.size());
    const auto peak = 1 + double(ph::bench::peakBytesOf([&] { decodeColumns(body, page.runs); })) / bytes;
    state.counters["body_MB"] = bytes / 1e6;
    state.counters["ours_ms"] = ours * 1e3;
    state.counters["dom_ms"] = dom * 1e3;
    state.counters["times_faster_than_dom"] = dom / ours;
    state.counters["peak_over_body"] = peak;
    state.counters["dom_peak_over_body"] =
        1 + double(ph::bench::peakBytesOf([&] { parseDom(page); })) / bytes;
    char work[128];
    std::snprintf(work, sizeof work, "runs/search reply, %.0f MB %s, into columns, against nlohmann's DOM",
                  bytes / 1e6, form);
    ph::bench::addFigure(work, dom / ours, ph::bench::Want::AtLeast, 8, "x");
    ph::bench::addFigure(std::string("  peak memory over the body, ") + form, peak, ph::bench::Want::AtMost,
                         6, "x");
}
BENCHMARK_CAPTURE(runPageIntoColumns, compact, compactPage, "compact")
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(runPageIntoColumns, indented, indentedPage, "indented")
    ->Iterations(1)
    ->Unit(benchmark::kMillisecond);

} // namespace
