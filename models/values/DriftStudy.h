#pragma once

#include "models/values/ColumnDrift.h"
#include "models/values/DriftPlan.h"
#include "models/values/Frame.h"
#include "models/values/MultivariateDrift.h"
#include "models/values/PerformanceStudy.h"

namespace ph {

/// Some rows of the current table that are compared with the reference for themselves.
struct DriftWindow {
    QString name;             ///< "2026-11-01", "2026-11-01 06:00", "rows 1–5000"
    TimeStretch time = {};    ///< open where rows are counted
    std::size_t firstRow = 0; ///< of those counted, from 0
    std::size_t rows = 0;
};

/// The rows of both sides that have these values; those without one are the segment of the missing value.
struct DriftSegment {
    QStringList columns = {}; ///< empty: all rows
    QStringList values = {};  ///< one for each column; a null text where it is missing
    std::size_t nReference = 0, nCurrent = 0;
    bool isAll() const { return columns.isEmpty(); }
    QString text() const; ///< "all rows", "region = EU, device = phone", "region missing"
};

/// By what a file is told to be still the same one.
struct TableState {
    std::int64_t bytes = -1; ///< below 0: there is none
    std::int64_t changedMs = noTime;
    friend bool operator==(const TableState&, const TableState&) = default;
};

struct StudiedColumn {
    FrameColumn column;
    DriftValues values = DriftValues::Numbers; ///< what it is compared as
};

/// What a comparison of two tables found: by column, segment and window.
struct DriftStudy {
    DriftPlan plan;
    FrameReading reference = {}, current = {}; ///< how each was read; only the columns that are needed
    TableState referenceFile = {}, currentFile = {};
    std::vector<StudiedColumn> columns = {};
    std::vector<DriftSegment> segments = {}; ///< the first one is all rows
    std::vector<DriftWindow> windows = {};   ///< in the order of time; empty: not cut into any
    std::vector<ColumnDrift> whole = {};     ///< all current rows; see overall()
    std::vector<ColumnDrift> cells = {};     ///< see cell()
    /// By segment and column, as `whole`: the first window from which it stays moved up to the last one that
    /// has data.
    std::vector<std::optional<std::size_t>> onsets = {};
    DriftSummary summary = {}; ///< of all rows
    std::optional<MultivariateDrift> multivariate = {};
    std::optional<PerformanceStudy> performance = {};
    std::size_t rowsWithoutTime = 0; ///< current ones, in no window for want of a timestamp
    std::size_t segmentsLeftOut = 0; ///< beyond the limit, smallest ones
    std::size_t windowsLeftOut = 0;  ///< likewise, oldest ones
    /// Above 0: columns were too large to be kept whole, and distances of numbers are off by at most this
    /// (in shares of the rows): the largest share of any judged cell's values between two neighbouring
    /// dividers. Counts of categories and bins are exact all the same; texts are judged by a sample of rows.
    double sketchError = 0;
    StudyNotes notes = {}; ///< columns that only one side has, types that differ, what readings say, …

    const ColumnDrift& overall(std::size_t column, std::size_t segment = 0) const
    {
        return whole[segment * columns.size() + column];
    }
    const ColumnDrift& cell(std::size_t column, std::size_t segment, std::size_t window) const
    {
        return cells[(segment * windows.size() + window) * columns.size() + column];
    }
    const std::optional<std::size_t>& onset(std::size_t column, std::size_t segment = 0) const
    {
        return onsets[segment * columns.size() + column];
    }
};

} // namespace ph
