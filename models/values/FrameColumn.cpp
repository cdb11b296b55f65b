#include "models/values/FrameColumn.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace ph {

namespace {

constexpr std::array frameTypeNames{"number", "integer", "boolean", "category", "timestamp", "text"};
constexpr std::array frameRoleNames{"feature", "prediction", "score",    "label",
                                    "segment", "timestamp",  "entity-id"};

template <class Value, std::size_t size>
std::optional<Value> named(const std::array<const char*, size>& names, const QString& name)
{
    const auto found = std::find_if(names.begin(), names.end(),
                                    [&](const char* each) { return name == QLatin1String(each); });
    return found == names.end() ? std::nullopt : std::optional(Value(found - names.begin()));
}

template <class Value>
std::string digits(Value value)
{
    std::array<char, 32> room{};
    const auto written = std::to_chars(room.data(), room.data() + room.size(), value);
    return {room.data(), written.ptr};
}

} // namespace

QString frameTypeName(FrameType type)
{
    return QLatin1String(frameTypeNames[std::size_t(type)]);
}

std::optional<FrameType> frameTypeFromName(const QString& name)
{
    return named<FrameType>(frameTypeNames, name);
}

QString frameRoleName(FrameRole role)
{
    return QLatin1String(frameRoleNames[std::size_t(role)]);
}

std::optional<FrameRole> frameRoleFromName(const QString& name)
{
    return named<FrameRole>(frameRoleNames, name);
}

std::size_t ColumnView::rows() const
{
    switch (type) {
    case FrameType::Number:
        return numbers.size();
    case FrameType::Integer:
    case FrameType::Timestamp:
        return integers.size();
    case FrameType::Boolean:
        return booleans.size();
    case FrameType::Category:
        return codes.size();
    case FrameType::Text:
        break;
    }
    return texts.ends.size();
}

bool ColumnView::isMissing(std::size_t row) const
{
    switch (type) {
    case FrameType::Number:
        return std::isnan(numbers[row]);
    case FrameType::Integer:
    case FrameType::Timestamp:
        return integers[row] == missingInteger;
    case FrameType::Boolean:
        return booleans[row] == missingBoolean;
    case FrameType::Category:
        return codes[row] == missingCode;
    case FrameType::Text:
        break;
    }
    return texts.at(row).empty();
}

double ColumnView::number(std::size_t row) const
{
    if (type == FrameType::Number)
        return numbers[row];
    if (type == FrameType::Category || type == FrameType::Text || isMissing(row))
        return missingNumber;
    return type == FrameType::Boolean ? double(booleans[row]) : double(integers[row]);
}

std::string ColumnView::text(std::size_t row) const
{
    if (isMissing(row))
        return {};
    switch (type) {
    case FrameType::Number:
        return digits(numbers[row]);
    case FrameType::Integer:
        return digits(integers[row]);
    case FrameType::Timestamp:
        return QDateTime::fromMSecsSinceEpoch(integers[row], Qt::UTC)
            .toString(Qt::ISODateWithMs)
            .toStdString();
    case FrameType::Boolean:
        return booleans[row] == 1 ? "true" : "false";
    case FrameType::Category:
        return std::string(dictionary->at(std::uint32_t(codes[row])));
    case FrameType::Text:
        break;
    }
    return std::string(texts.at(row));
}

} // namespace ph
