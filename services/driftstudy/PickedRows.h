#pragma once

#include "models/values/Frame.h"

namespace ph {

/// Some rows of a batch as a batch of its own. Kept and filled again: its room is.
class PickedRows {
public:
    /// Valid until the next call. `rows` are counted from the batch's first.
    const FrameBatch& pick(const FrameBatch& from, std::span<const std::uint32_t> rows);

private:
    struct Values {
        std::vector<double> numbers;
        std::vector<std::int64_t> integers;
        std::vector<std::int8_t> booleans;
        std::vector<std::int32_t> codes;
        std::string textBytes;
        std::vector<std::uint64_t> textEnds;
    };
    std::vector<Values> values_;
    FrameBatch batch_;
};

/// All of a frame, as one batch.
FrameBatch batchOf(const Frame& frame);

} // namespace ph
