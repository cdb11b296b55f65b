#include "services/connectors/mlflow/MlflowFolderMetric.h"

#include <charconv>
#include <cmath>

namespace ph {

namespace {

std::string_view nextWord(std::string_view& line)
{
    constexpr std::string_view blanks = " \t\r";
    line.remove_prefix(std::min(line.find_first_not_of(blanks), line.size()));
    const auto word = line.substr(0, line.find_first_of(blanks));
    line.remove_prefix(word.size());
    return word;
}

std::optional<std::int64_t> parseInteger(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

} // namespace

bool MetricPoint::isLaterThan(const MetricPoint& other) const
{
    if (step != other.step)
        return step > other.step;
    if (timestampMs != other.timestampMs)
        return timestampMs > other.timestampMs;
    return value > other.value;
}

std::optional<double> parseMetricValue(std::string_view text)
{
    if (text.starts_with('+'))
        text.remove_prefix(1);
    // from_chars knows "nan", "inf" and "infinity" in any case.
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (end != text.data() + text.size() || text.empty())
        return std::nullopt;
    if (error == std::errc::result_out_of_range) { // 1e400 and 1e-400, as Python reads them
        const auto exponent = text.find_first_of("eE");
        if (exponent != std::string_view::npos && text.substr(exponent + 1).starts_with('-'))
            return 0.0;
        return text.starts_with('-') ? -HUGE_VAL : HUGE_VAL;
    }
    if (error != std::errc())
        return std::nullopt;
    return value;
}

std::optional<MetricPoint> parseMetricLine(std::string_view line)
{
    const auto time = parseInteger(nextWord(line));
    const auto value = parseMetricValue(nextWord(line));
    if (!time || !value)
        return std::nullopt;
    MetricPoint point{0, *time, *value};
    if (const auto step = nextWord(line); !step.empty()) {
        const auto number = parseInteger(step);
        if (!number)
            return std::nullopt;
        point.step = *number;
    }
    return point;
}

} // namespace ph
