#include "services/metrics/CutReply.h"

#include "services/metrics/SampleScan.h"

#include <QRandomGenerator>

#include <charconv>

namespace ph::prometheus {

CutReply::CutReply(const std::string& body)
    : seal_(std::to_string(QRandomGenerator::system()->generate64()) + '-')
{
    // No text of JSON holds a bare quote: where this stands, a name ends and its value begins.
    constexpr std::string_view opening = R"("values":[[)";
    constexpr std::size_t brackets = 2;
    std::size_t kept = 0;
    std::size_t expected = 0; // the series of a range mostly are as long as each other
    for (std::size_t at = body.find(opening); at != std::string::npos; at = body.find(opening, at)) {
        at += opening.size();
        MetricSeries samples;
        samples.timesMs.reserve(expected);
        samples.values.reserve(expected);
        const char* after = scanSamples(body.data() + at - brackets, body.data() + body.size(), samples);
        if (!after)
            continue;
        text_.append(body, kept, at - kept).append(1, '"').append(seal_);
        text_.append(std::to_string(runs_.size())).append(R"("]])");
        expected = samples.timesMs.size();
        runs_.push_back(std::move(samples));
        at = kept = std::size_t(after - body.data());
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
