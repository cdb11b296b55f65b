#pragma once

#include "models/values/TextPool.h"
#include "models/values/Time.h"

#include <QString>

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace ph {

/// What the values of a column of data are.
enum class FrameType : std::uint8_t {
    Number,  ///< double; infinities are values
    Integer, ///< 64 bit, exact
    Boolean,
    Category,  ///< text of which there are few; numbers in a dictionary
    Timestamp, ///< milliseconds since 1970 UTC
    Text       ///< any other text
};

/// What a column of data is to a model that is watched.
enum class FrameRole : std::uint8_t { Feature, Prediction, Score, Label, Segment, Timestamp, EntityId };

/// "number", "integer", "boolean", "category", "timestamp", "text".
QString frameTypeName(FrameType type);
std::optional<FrameType> frameTypeFromName(const QString& name);
/// "feature", "prediction", "score", "label", "segment", "timestamp", "entity-id".
QString frameRoleName(FrameRole role);
std::optional<FrameRole> frameRoleFromName(const QString& name);

/// Where there is no value. Of a number it is NaN, of a text the empty one.
inline constexpr double missingNumber = std::numeric_limits<double>::quiet_NaN();
inline constexpr std::int64_t missingInteger = noTime; ///< of integers and timestamps
inline constexpr std::int8_t missingBoolean = -1;
inline constexpr std::int32_t missingCode = -1;

/// Texts that lie one behind the other.
struct TextSpan {
    std::string_view bytes = {};
    std::span<const std::uint64_t> ends = {}; ///< in bytes; a text begins where the one before ends
    std::string_view at(std::size_t row) const
    {
        const auto begin = row == 0 ? 0 : ends[row - 1];
        return bytes.substr(begin, ends[row] - begin);
    }
};

/// A column's values over some rows. Only the span of its type is set.
struct ColumnView {
    FrameType type = FrameType::Number;
    std::span<const double> numbers = {};
    std::span<const std::int64_t> integers = {}; ///< of Integer and Timestamp
    std::span<const std::int8_t> booleans = {};  ///< 0, 1
    std::span<const std::int32_t> codes = {};    ///< of Category: the numbers of `dictionary`
    std::shared_ptr<const TextDictionary> dictionary = {};
    TextSpan texts = {};

    std::size_t rows() const;
    bool isMissing(std::size_t row) const;
    /// Numbers, integers (rounded above 2^53), booleans and timestamps; NaN where missing, and of all texts.
    double number(std::size_t row) const;
    /// A value as text that reads back as the same; empty where missing. Timestamps are ISO 8601.
    std::string text(std::size_t row) const;
};

} // namespace ph
