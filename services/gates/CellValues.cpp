#include "services/gates/CellValues.h"

#include <QDateTime>

#include <algorithm>
#include <array>
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

std::int64_t cellTimeMs(const std::string& cell)
{
    auto text = QString::fromStdString(cell);
    if (text.size() > 10 && text[10] == u' ')
        text[10] = u'T';
    auto time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid())
        return noTime;
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return time.toMSecsSinceEpoch();
}

bool isOfType(const std::string& cell, const QString& type)
{
    if (type == QLatin1String("text"))
        return true;
    if (type == QLatin1String("timestamp"))
        return cellTimeMs(cell) != noTime;
    if (type == QLatin1String("boolean")) {
        static constexpr std::array words{"true", "false", "True", "False", "TRUE", "FALSE", "0", "1"};
        return std::find(words.begin(), words.end(), cell) != words.end();
    }
    const auto number = cellNumber(cell);
    if (type == QLatin1String("number"))
        return number.has_value();
    return type == QLatin1String("integer") && number && *number == std::floor(*number);
}

} // namespace ph
