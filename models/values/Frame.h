#pragma once

#include "models/values/FrameColumn.h"
#include "models/values/GrowingArray.h"

#include <QStringList>

namespace ph {

/// Who said what a column's type or role is.
enum class SaidBy : std::uint8_t { Data, Person };

struct FrameColumn {
    QString name; ///< no two of a frame are equal
    FrameType type = FrameType::Number;
    FrameRole role = FrameRole::Feature;
    SaidBy typeSaidBy = SaidBy::Data;
    SaidBy roleSaidBy = SaidBy::Data;

    friend bool operator==(const FrameColumn&, const FrameColumn&) = default;
};

using FrameSchema = std::vector<FrameColumn>;

/// The place of the column of this name, if there is one.
std::optional<std::size_t> columnNamed(const FrameSchema& schema, const QString& name);

/// Some rows of a frame, all columns equally long. Valid only while it is looked at.
struct FrameBatch {
    std::size_t firstRow = 0; ///< counted from 0
    std::size_t rows = 0;
    std::vector<ColumnView> columns = {};
};

/// How a column was read. A cell that is counted as anything but missing or infinite was there, and could not
/// be taken as it was; its value is missing, unless said otherwise.
struct ColumnReading {
    std::size_t missing = 0;          ///< no cell, an empty one, or one of the missing words
    std::size_t unreadable = 0;       ///< present, and no value of the column's type
    std::size_t infinite = 0;         ///< of numbers; kept
    std::size_t cut = 0;              ///< texts that were longer than the limit; kept up to there
    std::size_t notUtf8 = 0;          ///< texts with bytes that are none; those became U+FFFD
    std::size_t beyondDictionary = 0; ///< of a category column: values after the dictionary was full
    std::size_t withoutZone = 0;      ///< of timestamps: taken as UTC for want of a zone
    QStringList examples = {};        ///< a few of the unreadable cells, cut to 80 characters

    static constexpr qsizetype maxExamples = 5;
    void add(const ColumnReading& other);
};

/// How a table was read: nothing is dropped without being counted here.
struct FrameReading {
    QString format; ///< "CSV", "NDJSON", …
    std::size_t rows = 0;
    std::size_t bytes = 0;
    std::size_t shortRows = 0;      ///< had fewer cells than there are columns; the rest is missing
    std::size_t longRows = 0;       ///< had more; what was beyond is not in the frame
    std::size_t extraCells = 0;     ///< of those, together
    std::size_t blankRows = 0;      ///< lines without anything, which are no rows
    std::size_t unreadableRows = 0; ///< of NDJSON: lines that are no object, which are no rows
    std::size_t unknownCells = 0;   ///< likewise: under names that came up too often and too late
    std::size_t readAgain = 0;      ///< how often it was begun anew because a column's type was another one
    std::vector<ColumnReading> columns = {};
    QStringList notes = {}; ///< renamed columns and the like, in English
};

/// A table in memory that does not change any more.
class Frame {
public:
    const FrameSchema& schema() const { return schema_; }
    std::size_t rows() const { return rows_; }
    ColumnView column(std::size_t at) const;
    /// What the values take, dictionaries among it.
    std::size_t bytes() const;

    /// Begins a frame without rows.
    explicit Frame(FrameSchema schema = {});
    /// Of the frame's own types.
    void append(const FrameBatch& batch);
    /// After the last batch: gives back the room that was kept for more.
    void shrinkToFit();

private:
    struct Values {
        GrowingArray<double> numbers;
        GrowingArray<std::int64_t> integers;
        GrowingArray<std::int8_t> booleans;
        GrowingArray<std::int32_t> codes;
        std::shared_ptr<const TextDictionary> dictionary;
        GrowingArray<char> textBytes;
        GrowingArray<std::uint64_t> textEnds;
    };
    FrameSchema schema_;
    std::vector<Values> values_;
    std::size_t rows_ = 0;
};

} // namespace ph
