#pragma once

#include "models/values/RunBatch.h"

namespace ph {

/// Counts runs that come more than once, each once. Eight bytes a run: of an id only its hash is kept, and
/// two of a million runs share one with a probability of less than one in ten million.
class DistinctRuns {
public:
    void add(const RunBatch& runs);
    std::size_t count() const { return hashes_.size(); }

private:
    std::vector<std::uint64_t> hashes_; // sorted
};

} // namespace ph
