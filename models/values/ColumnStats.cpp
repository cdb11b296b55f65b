#include "models/values/ColumnStats.h"

#include "models/values/Infinity.h"
#include "models/values/Spread.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

namespace ph {

namespace {

bool sameNumber(double a, double b)
{
    return a == b || (std::isnan(a) && std::isnan(b));
}

/// Neumaier's compensated sum (ZAMM 54, 1974): keeps what plain addition rounds away, of either operand.
class CompensatedSum {
public:
    void add(double value)
    {
        const double total = sum_ + value;
        const double lost =
            std::abs(sum_) >= std::abs(value) ? (sum_ - total) + value : (value - total) + sum_;
        lost_ += std::isfinite(lost) ? lost : 0; // a sum that overflowed has nothing to lose
        sum_ = total;
    }
    double value() const { return sum_ + lost_; }

private:
    double sum_ = 0;
    double lost_ = 0;
};

double median(std::vector<double>& values)
{
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1)
        return *middle;
    const double below = *std::max_element(values.begin(), middle);
    return below == *middle ? below
                            : below / 2 + *middle / 2; // halves first: the sum of two large ones overflows
}

void describe(ColumnStats& stats, std::vector<double>& values)
{
    stats.infinities = std::erase_if(values, standsForInfinity);
    stats.count = values.size();
    if (values.empty())
        return;
    CompensatedSum sum;
    Spread spread;
    stats.min = stats.max = values.front();
    for (const double value : values) {
        spread.add(value);
        sum.add(value);
        stats.min = std::min(stats.min, value);
        stats.max = std::max(stats.max, value);
    }
    stats.mean = sum.value() / double(values.size());
    if (!std::isfinite(stats.mean))
        stats.mean = spread.mean(); // the sum overflowed, the mean did not
    if (values.size() > 1)
        stats.deviation = spread.deviation();
    stats.median = median(values);
}

std::size_t distinctNumbers(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return std::size_t(std::unique(values.begin(), values.end()) - values.begin());
}

template <class Value>
bool varies(std::span<const std::uint32_t> rows, Value value)
{
    if (rows.empty())
        return false;
    const auto first = value(rows.front());
    return std::any_of(rows.begin() + 1, rows.end(), [&](std::uint32_t row) { return value(row) != first; });
}

bool varies(const ColumnData& data, std::span<const std::uint32_t> rows)
{
    if (const auto* texts = std::get_if<TextColumn>(&data))
        return varies(rows, [texts](std::uint32_t row) { return texts->codes[row]; });
    if (const auto* times = std::get_if<TimeColumn>(&data))
        return varies(rows, [times](std::uint32_t row) { return times->values[row]; });
    if (rows.empty())
        return false;
    const auto& numbers = std::get<NumberColumn>(data);
    const auto first = rows.front();
    return std::any_of(rows.begin() + 1, rows.end(), [&](std::uint32_t row) {
        return numbers.has(row) != numbers.has(first) ||
               (numbers.has(row) && !sameNumber(numbers.values[row], numbers.values[first]));
    });
}

} // namespace

ColumnStats columnStats(const RunTable& table, std::span<const std::uint32_t> rows, const ColumnKey& column)
{
    ColumnStats stats;
    stats.rows = rows.size();
    const auto* data = table.find(column);
    if (!data) {
        stats.missing = rows.size();
        return stats;
    }
    std::vector<double> values;
    values.reserve(rows.size());
    if (const auto* numbers = std::get_if<NumberColumn>(data)) {
        for (const auto row : rows) {
            if (!numbers->has(row))
                ++stats.missing;
            else if (std::isnan(numbers->values[row]))
                ++stats.nans;
            else
                values.push_back(numbers->values[row]);
        }
    } else if (const auto* times = std::get_if<TimeColumn>(data)) {
        for (const auto row : rows) {
            if (times->has(row))
                values.push_back(double(times->values[row]));
            else
                ++stats.missing;
        }
    } else {
        const auto& texts = std::get<TextColumn>(*data);
        const bool numeric = texts.numeric();
        std::unordered_set<std::uint32_t> codes;
        for (const auto row : rows) {
            if (!texts.has(row)) {
                ++stats.missing;
                continue;
            }
            codes.insert(texts.codes[row]);
            if (numeric)
                values.push_back(texts.numbers[texts.codes[row]]);
        }
        stats.distinct = codes.size();
        describe(stats, values);
        return stats;
    }
    stats.distinct = distinctNumbers(values) + (stats.nans > 0 ? 1 : 0);
    describe(stats, values);
    return stats;
}

std::vector<ColumnKey> varyingColumns(const RunTable& table, std::span<const std::uint32_t> rows)
{
    std::vector<ColumnKey> keys;
    for (const auto& column : table.columns()) {
        if (varies(*column.data, rows))
            keys.push_back(column.key);
    }
    return keys;
}

} // namespace ph
