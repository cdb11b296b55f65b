#include "services/store/RunDocument.h"

#include <algorithm>

namespace ph {

namespace {

template <class Cell>
void sortLastWins(std::vector<Cell>& cells)
{
    const auto byKey = [](const Cell& a, const Cell& b) { return a.key < b.key; };
    if (!std::is_sorted(cells.begin(), cells.end(), byKey))
        std::stable_sort(cells.begin(), cells.end(), byKey);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i + 1 == cells.size() || cells[i + 1].key != cells[i].key)
            cells[kept++] = cells[i];
    }
    cells.resize(kept);
}

void encodeTexts(PackWriter& out, const std::vector<RunDocument::TextValue>& cells)
{
    out.number(cells.size());
    std::int64_t key = 0;
    for (const auto& cell : cells) {
        out.number(std::uint64_t(cell.key - key));
        out.text(cell.text);
        key = cell.key;
    }
}

void decodeTexts(PackReader& in, std::vector<RunDocument::TextValue>& cells)
{
    const auto count = in.count(2);
    cells.reserve(count);
    std::int64_t key = 0;
    for (std::size_t i = 0; i < count; ++i) {
        key += std::int64_t(in.number());
        const auto text = in.text();
        if (!in.ok())
            return;
        cells.push_back({key, text});
    }
}

} // namespace

void RunDocument::clear()
{
    metrics.clear();
    params.clear();
    tags.clear();
    inputs.clear();
    outputs.clear();
}

void RunDocument::normalize()
{
    sortLastWins(metrics);
    sortLastWins(params);
    sortLastWins(tags);
}

void RunDocument::encode(std::string& bytes) const
{
    bytes.clear();
    PackWriter out(bytes);
    out.byte(version);
    out.byte(std::uint8_t(status));
    out.byte(std::uint8_t(lifecycle));
    out.signedNumber(startMs);
    out.signedNumber(endMs);
    for (const auto text : {name, user, artifactUri, statusText})
        out.text(text);
    out.number(metrics.size());
    std::int64_t key = 0;
    for (const auto& metric : metrics) {
        out.number(std::uint64_t(metric.key - key));
        key = metric.key;
    }
    for (const auto& metric : metrics)
        out.real(metric.value);
    encodeTexts(out, params);
    encodeTexts(out, tags);
    out.number(inputs.size());
    for (const auto& input : inputs) {
        out.number(std::uint64_t(input.dataset));
        out.text(input.context);
    }
    out.number(outputs.size());
    for (const auto& output : outputs) {
        out.text(output.modelId);
        out.signedNumber(output.step);
    }
    std::int64_t ms = 0;
    for (const auto& metric : metrics) {
        out.signedNumber(metric.step);
        out.signedNumber(wrappedDifference(metric.timestampMs, ms));
        ms = metric.timestampMs;
    }
}

bool RunDocument::decode(std::string_view bytes, Extent extent)
{
    clear();
    PackReader in(bytes);
    if (in.byte() != version)
        return false;
    const auto rawStatus = in.byte();
    status = rawStatus <= std::uint8_t(RunStatus::Unknown) ? RunStatus(rawStatus) : RunStatus::Unknown;
    lifecycle = in.byte() == std::uint8_t(Lifecycle::Deleted) ? Lifecycle::Deleted : Lifecycle::Active;
    startMs = in.signedNumber();
    endMs = in.signedNumber();
    for (auto* text : {&name, &user, &artifactUri, &statusText})
        *text = in.text();
    const auto metricCount = in.count(9);
    metrics.reserve(metricCount);
    std::int64_t key = 0;
    for (std::size_t i = 0; i < metricCount; ++i) {
        key += std::int64_t(in.number());
        metrics.push_back({key, 0, 0, noTime});
    }
    for (auto& metric : metrics)
        metric.value = in.real();
    if (!in.ok()) {
        metrics.clear();
        return false;
    }
    decodeTexts(in, params);
    decodeTexts(in, tags);
    const auto inputCount = in.count(2);
    for (std::size_t i = 0; i < inputCount && in.ok(); ++i) {
        const auto dataset = std::int64_t(in.number());
        const auto context = in.text();
        if (in.ok())
            inputs.push_back({dataset, context});
    }
    const auto outputCount = in.count(2);
    for (std::size_t i = 0; i < outputCount && in.ok(); ++i) {
        const auto modelId = in.text();
        const auto step = in.signedNumber();
        if (in.ok())
            outputs.push_back({modelId, step});
    }
    if (extent == Extent::All) {
        std::int64_t ms = 0;
        for (auto& metric : metrics) {
            metric.step = in.signedNumber();
            ms = wrappedSum(ms, in.signedNumber());
            metric.timestampMs = ms;
        }
    }
    return in.ok();
}

} // namespace ph
