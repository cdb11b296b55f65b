#pragma once

#include "models/values/PerformanceStudy.h"
#include "models/values/Result.h"
#include "services/performance/OutcomeReading.h"

#include <stop_token>

namespace ph {

class Frame;

/// What is held against what. Names are for the study that comes of it.
struct PerformanceQuestion {
    PerformanceColumns reference = {}, current = {};
    QString prediction = {}, score = {}, label = {};
    QString positive = {}; ///< the class that scores are the probability of; empty: it is found
    double level = 0.95;   ///< of the intervals of what is measured, in (0, 1)
};

/// The columns of both tables by their roles, the first one where there are more. Times of labels are those
/// of a column of timestamps that has "label" in its name.
PerformanceQuestion performanceQuestion(const Frame& reference, const Frame& current);

/// How good the model was in those rows of the reference, in those of the current table, and in each
/// window's, by numbers of rows from 0: a segment is studied by giving its rows alone, and rows may be in
/// several windows. See measuredPerformance() and ConfidenceEstimate for what is measured and estimated; what
/// cannot be told is NaN and, where all of it cannot, said in the notes. Only Cancelled is an error.
Result<PerformanceStudy> studyPerformance(const PerformanceQuestion& question,
                                          std::span<const std::uint32_t> referenceRows,
                                          std::span<const std::uint32_t> currentRows,
                                          std::span<const std::vector<std::uint32_t>> windows,
                                          std::stop_token stop = {});

/// The rows of each window, of those named, where `windowOf` says it of each row of the table (below 0:
/// none).
std::vector<std::vector<std::uint32_t>> rowsByWindow(std::span<const std::int32_t> windowOf,
                                                     std::span<const std::uint32_t> rows,
                                                     std::size_t windows);

} // namespace ph
