#include "services/driftstudy/WindowCut.h"

#include <QDateTime>

#include <algorithm>
#include <map>
#include <numeric>

namespace ph {

namespace {

constexpr std::int64_t minuteMs = 60'000, dayMs = 86'400'000;

std::int64_t floorDivided(std::int64_t a, std::int64_t b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

/// As long as need be to tell windows of this step apart.
QString timeName(std::int64_t fromMs, std::int64_t stepMs)
{
    const auto time = QDateTime::fromMSecsSinceEpoch(fromMs, Qt::UTC);
    return time.toString(stepMs % dayMs == 0      ? QStringLiteral("yyyy-MM-dd")
                         : stepMs % minuteMs == 0 ? QStringLiteral("yyyy-MM-dd HH:mm")
                         : stepMs % 1000 == 0     ? QStringLiteral("yyyy-MM-dd HH:mm:ss")
                                                  : QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
}

class TimeCut {
public:
    TimeCut(const WindowRule& rule, std::span<const std::int64_t> times)
        : step_(rule.kind == WindowRule::Kind::Sliding ? rule.stepMs : rule.lengthMs)
        , length_(rule.lengthMs)
    {
        for (const auto time : times) {
            if (time != noTime)
                ++rowsOfStep_[floorDivided(time, step_)];
        }
    }

    WindowCut cut(std::size_t most) const
    {
        if (rowsOfStep_.empty())
            return {};
        const auto first = rowsOfStep_.begin()->first, lastStep = rowsOfStep_.rbegin()->first;
        const auto stepsLong = (length_ + step_ - 1) / step_;
        const auto last = std::max(first, lastStep - length_ / step_ + 1);
        std::vector<std::int64_t> starts;
        if (std::uint64_t(last) - std::uint64_t(first) < most) {
            starts.resize(std::size_t(last - first) + 1);
            std::iota(starts.begin(), starts.end(), first);
        } else {
            starts = startsWithRows(first, last, stepsLong);
        }
        WindowCut cut;
        cut.leftOut = starts.size() - std::min(starts.size(), most);
        for (auto start = starts.begin() + std::ptrdiff_t(cut.leftOut); start != starts.end(); ++start)
            cut.windows.push_back(
                {timeName(*start * step_, step_), {*start * step_, *start * step_ + length_}});
        return cut;
    }

private:
    std::vector<std::int64_t> startsWithRows(std::int64_t first, std::int64_t last,
                                             std::int64_t stepsLong) const
    {
        std::vector<std::int64_t> starts;
        for (const auto& [step, rows] : rowsOfStep_) {
            const auto from = std::max(step - stepsLong + 1, starts.empty() ? first : starts.back() + 1);
            for (auto start = from; start <= std::min(step, last); ++start)
                starts.push_back(start);
        }
        return starts;
    }

    std::int64_t step_, length_;
    std::map<std::int64_t, std::size_t> rowsOfStep_;
};

WindowCut countedWindows(std::size_t each, std::size_t rows, std::size_t most)
{
    const auto all = (rows + each - 1) / each;
    WindowCut cut;
    cut.leftOut = all - std::min(all, most);
    for (auto i = cut.leftOut; i < all; ++i) {
        const auto first = i * each, count = std::min(each, rows - first);
        cut.windows.push_back(
            {QStringLiteral("rows %1\u2013%2").arg(first + 1).arg(first + count), {}, first, count});
    }
    return cut;
}

} // namespace

WindowCut cutIntoWindows(const WindowRule& rule, std::span<const std::int64_t> times, std::size_t rows,
                         std::size_t most)
{
    if (rule.kind == WindowRule::Kind::Whole)
        return {};
    const auto without = std::size_t(std::count(times.begin(), times.end(), noTime));
    auto cut = rule.kind == WindowRule::Kind::Count ? countedWindows(rule.rows, rows - without, most)
                                                    : TimeCut(rule, times).cut(most);
    cut.rowsWithoutTime = without;
    return cut;
}

std::vector<PositionRange> rangesOf(const std::vector<DriftWindow>& windows, const WindowRule& rule)
{
    std::vector<PositionRange> ranges;
    for (const auto& window : windows) {
        const auto first = std::int64_t(window.firstRow);
        ranges.push_back(rule.kind == WindowRule::Kind::Count
                             ? PositionRange{first, first + std::int64_t(window.rows)}
                             : PositionRange{window.time.fromMs, window.time.toMs});
    }
    return ranges;
}

std::vector<std::int64_t> rowPositions(const WindowRule& rule, std::span<const std::int64_t> times,
                                       std::size_t rows)
{
    if (rule.kind != WindowRule::Kind::Count)
        return {times.begin(), times.end()};
    std::vector<std::int64_t> positions(rows, noPosition);
    if (times.empty()) {
        std::iota(positions.begin(), positions.end(), 0);
        return positions;
    }
    std::vector<std::uint32_t> order;
    for (std::size_t row = 0; row < rows; ++row) {
        if (times[row] != noTime)
            order.push_back(std::uint32_t(row));
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return times[a] < times[b]; });
    for (std::size_t i = 0; i < order.size(); ++i)
        positions[order[i]] = std::int64_t(i);
    return positions;
}

} // namespace ph
