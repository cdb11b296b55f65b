#include "services/performance/LabelDelay.h"

#include <algorithm>

namespace ph {

namespace {

constexpr double msInHour = 3'600'000;
constexpr std::size_t mostPoints = 200;

struct Wait {
    double hours;
    bool isOver;
};

std::vector<std::pair<double, double>> thinned(std::vector<std::pair<double, double>> points)
{
    if (points.size() <= mostPoints)
        return points;
    std::vector<std::pair<double, double>> kept;
    for (std::size_t i = 0; i < mostPoints; ++i)
        kept.push_back(points[i * (points.size() - 1) / (mostPoints - 1)]);
    return kept;
}

} // namespace

LabelDelays labelDelays(const PerformanceRows& rows)
{
    LabelDelays result;
    const auto& predicted = rows.columns.predictedAt;
    const auto& labelled = rows.columns.labelledAt;
    if (!predicted || !labelled || predicted->type != FrameType::Timestamp ||
        labelled->type != FrameType::Timestamp)
        return result;
    std::int64_t now = noTime;
    for (const auto row : rows.rows)
        now = std::max({now, predicted->integers[row], labelled->integers[row]});
    std::vector<Wait> waits;
    for (const auto row : rows.rows) {
        const auto from = predicted->integers[row], to = labelled->integers[row];
        if (from == missingInteger)
            continue;
        if (to != missingInteger && to < from)
            ++result.beforePrediction;
        else
            waits.push_back(
                {double((to == missingInteger ? now : to) - from) / msInHour, to != missingInteger});
    }
    // Where a label comes in the moment another row is no longer waited for, that row waited to the end of
    // it.
    std::sort(waits.begin(), waits.end(), [](const Wait& a, const Wait& b) {
        return std::pair(a.hours, !a.isOver) < std::pair(b.hours, !b.isOver);
    });
    double without = 1;
    for (std::size_t i = 0; i < waits.size(); ++i) {
        if (!waits[i].isOver)
            continue;
        without *= 1 - 1 / double(waits.size() - i);
        if (i + 1 == waits.size() || !waits[i + 1].isOver || waits[i + 1].hours != waits[i].hours)
            result.labelledBy.emplace_back(waits[i].hours, 1 - without);
    }
    result.labelledBy = thinned(std::move(result.labelledBy));
    return result;
}

} // namespace ph
