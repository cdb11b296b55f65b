#include "models/values/RunGrouping.h"

#include "models/values/Infinity.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <unordered_map>

namespace ph {

namespace {

using Rows = std::span<const std::uint32_t>;

constexpr std::size_t maxRanges = 12;

QString numberLabel(double value)
{
    if (std::isinf(value))
        return value < 0 ? QStringLiteral("-∞") : QStringLiteral("∞");
    return QString::number(value == 0 ? 0.0 : value, 'g', QLocale::FloatingPointShortest);
}

QString timeLabel(double ms)
{
    return QDateTime::fromMSecsSinceEpoch(qint64(ms), Qt::UTC)
        .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
}

enum class ValueUnit { Number, TimeMs };

QString label(double value, ValueUnit unit)
{
    return unit == ValueUnit::TimeMs && std::isfinite(value) ? timeLabel(value) : numberLabel(value);
}

/// What the rows hold as numbers, apart from those that hold none.
struct Numbers {
    std::vector<std::pair<std::uint32_t, double>> values;
    std::vector<std::uint32_t> nans, missing;

    void add(std::uint32_t row, double value)
    {
        const bool infinite = standsForInfinity(value);
        values.emplace_back(row,
                            infinite ? std::copysign(std::numeric_limits<double>::infinity(), value) : value);
    }
};

/// The smallest of 1, 2, 5 × 10^n that cuts the span into at most maxRanges ranges on its own multiples.
double niceStep(double min, double max, ValueUnit unit)
{
    const auto fits = [&](double step) {
        return std::floor(max / step) - std::floor(min / step) + 1 <= double(maxRanges);
    };
    if (unit == ValueUnit::TimeMs) {
        constexpr double s = 1000, m = 60 * s, h = 60 * m, d = 24 * h;
        for (const double step : {s, 5 * s, 15 * s, m, 5 * m, 15 * m, h, 3 * h, 6 * h, 12 * h, d, 2 * d,
                                  7 * d, 14 * d, 28 * d, 91 * d, 182 * d, 364 * d, 3640 * d}) {
            if (fits(step))
                return step;
        }
    }
    // Halved so that a span as wide as the doubles themselves stays finite.
    const double span = max / 2 - min / 2;
    double power = std::pow(10, std::floor(std::log10(span / (double(maxRanges) / 2))) - 1);
    power = std::max(power, std::numeric_limits<double>::min()); // a span of subnormals
    for (;; power *= 10) {
        for (const double factor : {1.0, 2.0, 5.0}) {
            if (fits(factor * power) || !std::isfinite(factor * power))
                return factor * power;
        }
    }
}

RunGroup valueGroup(double value, ValueUnit unit)
{
    RunGroup group;
    group.key = std::isinf(value)
                    ? QString::fromLatin1(value < 0 ? "-inf" : "inf")
                    : QString::number(value == 0 ? 0.0 : value, 'g', QLocale::FloatingPointShortest);
    group.label = label(value, unit);
    group.from = group.to = value;
    return group;
}

RunGroup rangeGroup(double from, double to, ValueUnit unit)
{
    RunGroup group;
    group.kind = RunGroup::Kind::Range;
    group.from = from;
    group.to = to;
    group.key = numberLabel(from) + QLatin1StringView("..") + numberLabel(to);
    group.label = label(from, unit) + QStringLiteral(" – ") + label(to, unit);
    return group;
}

/// One group a value, ascending.
std::vector<RunGroup> byValue(const Numbers& numbers, ValueUnit unit)
{
    std::map<double, RunGroup> groups;
    for (const auto& [row, value] : numbers.values) {
        const auto [it, isNew] = groups.try_emplace(value);
        if (isNew)
            it->second = valueGroup(value, unit);
        it->second.rows.push_back(row);
    }
    std::vector<RunGroup> result;
    result.reserve(groups.size());
    for (auto& [value, group] : groups)
        result.push_back(std::move(group));
    return result;
}

std::vector<RunGroup> byRange(const Numbers& numbers, ValueUnit unit)
{
    double min = std::numeric_limits<double>::infinity();
    double max = -min;
    for (const auto& [row, value] : numbers.values) {
        if (std::isfinite(value)) {
            min = std::min(min, value);
            max = std::max(max, value);
        }
    }
    const double step = niceStep(min, max, unit);
    const double first = std::floor(min / step);
    // Edges are multiples, not sums: 0.1 + 0.1 + 0.1 would not be 0.3. Rounding to 15 digits keeps 0.3 from
    // being 0.30000000000000004 on screen, and rows are put by the very edges that are shown.
    const auto edge = [&](double index) {
        const double exact = (first + index) * step;
        return unit == ValueUnit::TimeMs ? exact : QString::number(exact, 'g', 15).toDouble();
    };
    const auto ranges = std::size_t(std::floor(max / step) - first) + 1;
    std::vector<double> edges;
    for (std::size_t i = 0; i <= ranges; ++i)
        edges.push_back(edge(double(i)));
    // Division and rounding may leave the outermost values just outside.
    if (edges.front() > min)
        edges.insert(edges.begin(), std::min(min, edge(-1)));
    if (edges.back() < max)
        edges.push_back(std::max(max, edge(double(ranges) + 1)));
    // The last range is closed, so that a maximum on an edge needs no range of its own.
    if (edges.size() > 2 && edges[edges.size() - 2] == max)
        edges.pop_back();
    std::vector<RunGroup> groups;
    for (std::size_t i = 0; i + 1 < edges.size(); ++i)
        groups.push_back(rangeGroup(edges[i], edges[i + 1], unit));
    RunGroup low = valueGroup(-std::numeric_limits<double>::infinity(), unit);
    RunGroup high = valueGroup(std::numeric_limits<double>::infinity(), unit);
    for (const auto& [row, value] : numbers.values) {
        if (std::isinf(value)) {
            (value < 0 ? low : high).rows.push_back(row);
            continue;
        }
        const auto above = std::upper_bound(edges.begin(), edges.end(), value) - edges.begin() - 1;
        const auto index = std::clamp<std::ptrdiff_t>(above, 0, std::ptrdiff_t(groups.size()) - 1);
        groups[std::size_t(index)].rows.push_back(row);
    }
    groups.insert(groups.begin(), std::move(low));
    groups.push_back(std::move(high));
    std::erase_if(groups, [](const RunGroup& group) { return group.rows.empty(); });
    return groups;
}

std::size_t distinctValues(const Numbers& numbers)
{
    std::vector<double> values;
    for (const auto& [row, value] : numbers.values)
        values.push_back(value);
    std::sort(values.begin(), values.end());
    return std::size_t(std::unique(values.begin(), values.end()) - values.begin());
}

RunGroup specialGroup(RunGroup::Kind kind, std::vector<std::uint32_t> rows)
{
    RunGroup group;
    group.kind = kind;
    group.key = kind == RunGroup::Kind::NotANumber ? QStringLiteral("nan") : QString();
    group.label = kind == RunGroup::Kind::NotANumber ? QStringLiteral("NaN") : QStringLiteral("—");
    group.rows = std::move(rows);
    return group;
}

std::vector<RunGroup> groupNumbers(Numbers numbers, ValueUnit unit)
{
    auto groups =
        distinctValues(numbers) > maxDistinctGroups ? byRange(numbers, unit) : byValue(numbers, unit);
    if (!numbers.nans.empty())
        groups.push_back(specialGroup(RunGroup::Kind::NotANumber, std::move(numbers.nans)));
    if (!numbers.missing.empty())
        groups.push_back(specialGroup(RunGroup::Kind::Missing, std::move(numbers.missing)));
    return groups;
}

std::vector<RunGroup> groupTexts(const TextColumn& texts, Rows rows)
{
    std::vector<RunGroup> groups;
    std::unordered_map<std::uint32_t, std::size_t> groupOf;
    std::vector<std::uint32_t> missing;
    for (const auto row : rows) {
        if (!texts.has(row)) {
            missing.push_back(row);
            continue;
        }
        const auto [it, isNew] = groupOf.try_emplace(texts.codes[row], groups.size());
        if (isNew) {
            const auto text = texts.at(row);
            RunGroup group;
            group.key = QString::fromUtf8(text.data(), qsizetype(text.size()));
            group.label = group.key;
            groups.push_back(std::move(group));
        }
        groups[it->second].rows.push_back(row);
    }
    if (!missing.empty())
        groups.push_back(specialGroup(RunGroup::Kind::Missing, std::move(missing)));
    return groups;
}

std::vector<RunGroup> groups(const ColumnData& data, Rows rows)
{
    Numbers numbers;
    if (const auto* texts = std::get_if<TextColumn>(&data)) {
        if (!texts->numeric())
            return groupTexts(*texts, rows);
        for (const auto row : rows) {
            if (texts->has(row))
                numbers.add(row, texts->numbers[texts->codes[row]]);
            else
                numbers.missing.push_back(row);
        }
        // Values that read as numbers group as numbers: "0.1" and "1e-1" are one.
        return groupNumbers(std::move(numbers), ValueUnit::Number);
    }
    if (const auto* times = std::get_if<TimeColumn>(&data)) {
        for (const auto row : rows) {
            if (times->has(row))
                numbers.values.emplace_back(row, double(times->values[row]));
            else
                numbers.missing.push_back(row);
        }
        return groupNumbers(std::move(numbers), ValueUnit::TimeMs);
    }
    const auto& column = std::get<NumberColumn>(data);
    for (const auto row : rows) {
        if (!column.has(row))
            numbers.missing.push_back(row);
        else if (std::isnan(column.values[row]))
            numbers.nans.push_back(row);
        else
            numbers.add(row, column.values[row]);
    }
    return groupNumbers(std::move(numbers), ValueUnit::Number);
}

} // namespace

std::vector<RunGroup> groupRows(const RunTable& table, std::span<const std::uint32_t> rows,
                                const ColumnKey& by, std::span<const ColumnKey> summarise)
{
    if (rows.empty())
        return {};
    const auto* data = table.find(by);
    std::vector<RunGroup> result;
    if (data)
        result = groups(*data, rows);
    else
        result.push_back(specialGroup(RunGroup::Kind::Missing, {rows.begin(), rows.end()}));
    for (auto& group : result) {
        for (const auto& column : summarise)
            group.stats.push_back(columnStats(table, group.rows, column));
    }
    return result;
}

} // namespace ph
