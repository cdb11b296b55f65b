#pragma once

#include "models/values/RunsLayout.h"

namespace ph {

class RunDelegate;
class RunTableModel;

/// Widths that fit a column's title with its sort mark and what its cells say. Looked up once for a column
/// and kept, so that sorting and syncing move nothing; they grow where many more lines, or the figures of
/// groups, came. In device-independent pixels.
class ColumnWidths {
public:
    static constexpr int narrowest = 72, widest = 260, narrowestName = 200, widestName = 440;

    /// To be told after each change of lines, columns or arrangement.
    void measure(const RunTableModel& model, const RunDelegate& delegate);
    /// Within the bounds. The column must have been measured.
    int fitting(const ColumnKey& column) const;
    /// What the column would take if there were no bounds; a name's only the widest of names.
    int wanted(const ColumnKey& column) const;

private:
    QMap<ColumnKey, int> wanted_;
    Arrangement arrangement_;
    int measuredLines_ = 0;
};

} // namespace ph
