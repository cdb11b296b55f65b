#pragma once

#include "models/values/CurveBucket.h"
#include "models/values/Run.h"

#include <span>
#include <vector>

namespace ph {

/// A curve small enough for a table cell: low and high of each of `columns` equal parts of the series, scaled
/// so that 0 is its lowest and 1 its highest value. NaN where a part holds nothing drawable.
struct Sparkline {
    struct Column {
        double low, high;
    };
    std::vector<Column> columns;
    bool isEmpty() const { return columns.empty(); }
};

Sparkline sparkline(const MetricPoints& points, int columns = 48);
Sparkline sparkline(std::span<const CurveBucket> buckets, int columns = 48);

} // namespace ph
