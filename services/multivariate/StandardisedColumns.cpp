#include "services/multivariate/StandardisedColumns.h"

#include <algorithm>
#include <cmath>

namespace ph {

StandardisedColumn::StandardisedColumn(const JointColumn& column, std::span<const std::uint32_t> rows)
    : column_(column)
{
    if (column.isCategory())
        measureCategories(rows);
    else
        measureNumbers(rows);
    if (rows.empty())
        return;
    double sum = 0, squares = 0;
    for (const auto row : rows)
        sum += plain(false, row);
    mean_ = sum / double(rows.size());
    double least = mean_, greatest = mean_;
    for (const auto row : rows) {
        const double value = plain(false, row);
        squares += (value - mean_) * (value - mean_);
        least = std::min(least, value);
        greatest = std::max(greatest, value);
    }
    const double deviation = std::sqrt(squares / double(rows.size()));
    // The mean of equal numbers may be off by a rounding; squares of huge ones are infinite.
    if (std::isfinite(deviation) && deviation > 1e-12 * std::max(std::abs(least), std::abs(greatest)))
        deviation_ = deviation;
}

void StandardisedColumn::measureNumbers(std::span<const std::uint32_t> rows)
{
    double sum = 0;
    std::size_t count = 0;
    for (const auto row : rows) {
        const double value = column_.reference.number(row);
        if (std::isfinite(value)) {
            sum += value;
            ++count;
        }
    }
    missing_ = count > 0 ? sum / double(count) : 0;
}

void StandardisedColumn::measureCategories(std::span<const std::uint32_t> rows)
{
    shares_.assign(column_.texts.size(), 0);
    std::size_t without = 0;
    for (const auto row : rows) {
        const auto code = column_.code(false, row);
        if (code == missingCode)
            ++without;
        else
            ++shares_[std::size_t(code)];
    }
    *std::max_element(shares_.begin(), shares_.end()) += double(without);
    for (auto& share : shares_)
        share /= double(rows.size());
    missing_ = *std::max_element(shares_.begin(), shares_.end());
}

double StandardisedColumn::plain(bool ofCurrent, std::uint32_t row) const
{
    if (column_.isCategory()) {
        const auto code = column_.code(ofCurrent, row);
        return code == missingCode ? missing_ : shares_[std::size_t(code)];
    }
    const double value = column_.side(ofCurrent).number(row);
    return std::isfinite(value) ? value : missing_;
}

void StandardisedColumn::write(bool ofCurrent, std::span<const std::uint32_t> rows, double* values) const
{
    for (std::size_t i = 0; i < rows.size(); ++i)
        values[i] = (plain(ofCurrent, rows[i]) - mean_) / deviation_;
}

} // namespace ph
