#pragma once

#include "models/values/Frame.h"
#include "services/frames/CellGrid.h"
#include "services/frames/FrameRequest.h"
#include "services/frames/MissingWords.h"

namespace ph {

/// Makes one column of a batch from cells of whatever a source holds, and counts what does not fit. Kept for
/// batch after batch. Of one thread.
class ColumnWriter {
public:
    ColumnWriter(FrameType type, const MissingWords& missing, const FrameLimits& limits);

    /// A new batch; what was counted is forgotten.
    void clear();
    void addCells(const CellGrid& grid, std::size_t column);
    void addText(std::string_view text);
    void addNumber(double value); ///< NaN is missing
    void addInteger(std::int64_t value);
    void addBoolean(bool value);
    void addTime(std::int64_t ms);
    void addMissing();
    void addUnreadable(std::string_view cell); ///< is there, and no value of the type

    FrameType type() const { return type_; }
    const ColumnReading& reading() const { return reading_; }
    /// Of an integer column: numbers that are no integers, which are among the unreadable ones.
    std::size_t fractions() const { return fractions_; }
    /// Of a category column: numbers in words(), whose own ones stay from batch to batch until it is full.
    std::vector<std::int32_t>& codes() { return codes_; }
    const TextDictionary& words() const { return words_; }
    /// How often words() began anew.
    std::size_t wordsAge() const { return wordsAge_; }
    /// The batch's values; of a category column its codes are of words().
    ColumnView view() const;

private:
    template <class Add>
    void eachCell(const CellGrid& grid, std::size_t column, Add add);
    void addAsText(std::string_view text);
    void addNumberCell(std::string_view cell);
    void addIntegerCell(std::string_view cell);
    void addBooleanCell(std::string_view cell);
    void addTimeCell(std::string_view cell);
    std::string_view fitted(std::string_view text);
    void keep(std::string_view text);

    FrameType type_;
    const MissingWords& missing_;
    const FrameLimits& limits_;
    ColumnReading reading_;
    std::size_t fractions_ = 0;
    bool mayHoldBadUtf8_ = true;
    std::vector<double> numbers_;
    std::vector<std::int64_t> integers_;
    std::vector<std::int8_t> booleans_;
    std::vector<std::int32_t> codes_;
    TextDictionary words_;
    std::size_t wordsAge_ = 0;
    std::string textBytes_;
    std::vector<std::uint64_t> textEnds_;
    std::string mended_;
};

} // namespace ph
