#include "services/metrics/CutReply.h"

#include "services/metrics/SampleScan.h"

#include <QRandomGenerator>

#include <algorithm>
#include <charconv>
#include <future>
#include <thread>

namespace ph::prometheus {

namespace {

/// Samples that were read, and where they stand in a reply: behind the brackets that open them, to behind
/// those that close them.
struct FoundRun {
    std::size_t from, to;
    MetricSeries samples;
};

/// The runs that open within [from, to); the last may end behind it.
std::vector<FoundRun> runsWithin(const std::string& body, std::size_t from, std::size_t to)
{
    // No text of JSON holds a bare quote: where this stands, a name ends and its value begins. And no run
    // holds it, so that it does not matter where one begins to look.
    constexpr std::string_view opening = R"("values":[[)";
    constexpr std::size_t brackets = 2;
    std::vector<FoundRun> runs;
    std::size_t expected = 0; // the series of a range mostly are as long as each other
    for (auto at = body.find(opening, from); at < to; at = body.find(opening, at)) {
        at += opening.size();
        MetricSeries samples;
        samples.timesMs.reserve(expected);
        samples.values.reserve(expected);
        const char* after = scanSamples(body.data() + at - brackets, body.data() + body.size(), samples);
        if (!after)
            continue;
        expected = samples.timesMs.size();
        runs.push_back({at, std::size_t(after - body.data()), std::move(samples)});
        at = runs.back().to;
    }
    return runs;
}

/// All of them, in their order, looked for by as many threads as the reply is worth.
std::vector<FoundRun> runsOf(const std::string& body)
{
    constexpr std::size_t worthAThread = 1 << 20, mostThreads = 4;
    const auto threads =
        std::clamp<std::size_t>(body.size() / worthAThread, 1,
                                std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, mostThreads));
    const auto edge = [&](std::size_t part) { return body.size() * part / threads; };
    std::vector<std::future<std::vector<FoundRun>>> others;
    for (std::size_t part = 1; part < threads; ++part)
        others.push_back(std::async(std::launch::async,
                                    [&, part] { return runsWithin(body, edge(part), edge(part + 1)); }));
    auto runs = runsWithin(body, 0, edge(1));
    for (auto& other : others) {
        auto more = other.get();
        std::move(more.begin(), more.end(), std::back_inserter(runs));
    }
    return runs;
}

} // namespace

CutReply::CutReply(const std::string& body)
    : seal_(std::to_string(QRandomGenerator::system()->generate64()) + '-')
{
    std::size_t kept = 0;
    for (auto& run : runsOf(body)) {
        text_.append(body, kept, run.from - kept).append(1, '"').append(seal_);
        text_.append(std::to_string(runs_.size())).append(R"("]])");
        runs_.push_back(std::move(run.samples));
        kept = run.to;
    }
    text_.append(body, kept);
}

MetricSeries* CutReply::run(std::string_view mark)
{
    if (!mark.starts_with(seal_))
        return nullptr;
    mark.remove_prefix(seal_.size());
    std::size_t index = 0;
    std::from_chars(mark.data(), mark.data() + mark.size(), index);
    ++taken_;
    return &runs_.at(index);
}

} // namespace ph::prometheus
