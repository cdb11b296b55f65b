#pragma once

#include "models/values/Frame.h"
#include "services/frames/MissingWords.h"

namespace ph {

/// Up to this share of the present cells may not fit a type that a column is given, and is counted instead: a
/// few cells that went wrong make no text of a column of numbers.
inline constexpr double toleratedMisfits = 0.05;

/// What the cells of a sample are, looked at one by one.
class TypeGuess {
public:
    void look(std::string_view cell, const MissingWords& missing);
    /// The narrowest type that fits all but toleratedMisfits of the cells. Whole numbers are timestamps only
    /// where the column's name speaks of time and they lie between 2001 and 2100; numbers with leading zeros
    /// are codes, and so text. Text is a category where it repeats itself, or is short and there is little of
    /// it. Number where no cell was present.
    FrameType type(const QString& name) const;

private:
    static constexpr std::size_t maxDistinct = 4096;
    std::size_t present_ = 0, numbers_ = 0, integers_ = 0, epochs_ = 0, times_ = 0, booleans_ = 0,
                textBytes_ = 0;
    TextDictionary words_;
    std::size_t wordsOf_ = 0; ///< how many present cells words_ is of
};

/// What a column is to a model, by its name and type: "y_pred", "score", "label", "user_id", "region". At
/// most one column is the timestamp: the first one whose name says so, else the first timestamp. Roles that a
/// person gave stay, and nobody else is the timestamp then.
void guessRoles(FrameSchema& schema);

} // namespace ph
