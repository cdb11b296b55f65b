#pragma once

#include "models/values/DriftDetail.h"
#include "models/values/Result.h"

#include <functional>
#include <stop_token>

namespace ph {

struct StudyContext {
    std::stop_token stop = {};
    /// What is being done, in English, and how much of all is done, 0 to 1. Any thread, one at a time.
    std::function<void(const QString& step, double share)> progress = {};
    /// What values of both tables may be kept whole. Where they take more, every second, fourth … row is kept
    /// for what needs rows (texts, models of several columns), and the tables are read once more: numbers are
    /// then counted between some thousand quantiles of either, see DriftStudy::sketchError, and
    /// categories as ever. Sorting, counts and dictionaries take about as much again.
    std::size_t maxBytes = std::size_t(768) << 20;
    unsigned threads = 0; ///< 0: as many as there are cores
};

/// Reads both tables of a plan and compares them: by column, segment and window. Errors as readFrame();
/// Invalid, naming what, where the plan asks for columns, methods or windows that the tables do not have.
Result<DriftStudy> studyDrift(const DriftPlan& plan, const StudyContext& context = {});

/// All that stands behind one verdict of a study, read from its tables anew: only the columns that it takes.
/// Invalid where a file is another one by now.
Result<DriftDetail> driftDetail(const DriftStudy& study, std::size_t column, std::size_t segment,
                                std::optional<std::size_t> window, const StudyContext& context = {});

} // namespace ph
