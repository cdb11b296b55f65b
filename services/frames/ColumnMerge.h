#pragma once

#include "services/frames/FrameSource.h"

namespace ph {

/// For one thread's dictionary of a column: which number its words have in everybody's.
struct WordMap {
    std::vector<std::int32_t> everybodys;
    std::size_t age = 0; ///< of the writer's words
};

/// What all threads made of one column, in the order of the rows.
class ColumnMerge {
public:
    ColumnMerge(const FrameColumn& column, const FrameLimits& limits);

    /// The writer's batch, its categories in everybody's numbers.
    ColumnView add(ColumnWriter& writer, WordMap& words);
    /// The type that the column should have had by what was read so far, `share` of the table (0 to 1). None
    /// where its own does, and where a person chose it.
    std::optional<FrameType> betterType(double share) const;
    const ColumnReading& reading() const { return reading_; }

private:
    std::int32_t everybodysCode(std::string_view word);

    SaidBy saidBy_;
    FrameType type_;
    const FrameLimits& limits_;
    ColumnReading reading_;
    std::size_t rows_ = 0, fractions_ = 0;
    std::shared_ptr<TextDictionary> words_;
};

} // namespace ph
