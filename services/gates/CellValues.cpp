#include "services/gates/CellValues.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace ph {

bool isMissing(const SampleTable::Cell& cell)
{
    if (!cell || cell->empty())
        return true;
    if (cell->size() > 5)
        return false;
    std::string lower = *cell;
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return lower == "nan" || lower == "null" || lower == "none" || lower == "na" || lower == "<na>";
}

std::optional<double> cellNumber(std::string_view cell)
{
    if (!cell.empty() && cell.front() == '+')
        cell.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (error != std::errc() || end != cell.data() + cell.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

} // namespace ph
