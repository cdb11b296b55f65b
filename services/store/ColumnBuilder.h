#pragma once

#include "models/values/RunTable.h"

#include <string_view>

namespace ph {

/// `text` as a number where all of it is one ("1e-3", "-5", "0.25"); else NaN. Neither "0x10", "nan", "inf"
/// nor " 1" is a number here: a param spelled so is a word.
double strictNumber(std::string_view text);

/// Text columns under construction: distinct values are numbered in order of rows, so that equal columns come
/// out with equal dictionaries.
class TextColumnBuilder {
public:
    explicit TextColumnBuilder(std::size_t rows)
        : codes_(rows, TextDictionary::none)
    {
    }
    void set(std::size_t row, std::string_view text) { codes_[row] = dictionary_.intern(text); }
    void setCode(std::size_t row, std::uint32_t code) { codes_[row] = code; }
    std::uint32_t intern(std::string_view text) { return dictionary_.intern(text); }
    bool has(std::size_t row) const { return codes_[row] != TextDictionary::none; }
    std::string_view at(std::size_t row) const { return dictionary_.at(codes_[row]); }
    TextColumn finish();

private:
    std::vector<std::uint32_t> codes_;
    TextDictionary dictionary_;
};

using ColumnPtr = std::shared_ptr<const ColumnData>;

/// Where the rows of a new table come from: an older table, or freshly read ones.
struct RowSources {
    std::vector<std::int32_t> older; ///< row in the older table, or -1
    std::vector<std::int32_t> fresh; ///< row among the freshly read, or -1; wins over `older`
    bool sameRows = false; ///< row i of the older table is row i of the new one, and there are no others
    std::size_t size() const { return older.size(); }
};

/// One column of the new table; null arguments are columns without any value. The older column itself where
/// nothing in it changed; null where no row has a value.
ColumnPtr mergeColumn(const ColumnPtr& older, const ColumnPtr& fresh, const RowSources& rows);

/// `older` where both hold the same, so that readers see at once that nothing changed.
ColumnPtr shareIfEqual(const ColumnPtr& older, ColumnData&& column);

} // namespace ph
