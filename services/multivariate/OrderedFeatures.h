#pragma once

#include "services/multivariate/JointColumns.h"

namespace ph {

/// Rows of both tables as trees see them, reference first: 32 bit numbers, NaN where a value is missing.
struct FeatureMatrix {
    std::size_t rows = 0;
    std::vector<std::size_t> columnOf = {}; ///< of each feature, the column that it was made of
    std::vector<float> values = {};         ///< row by row

    std::size_t features() const { return columnOf.size(); }
    std::span<const float> row(std::size_t at) const
    {
        return std::span(values).subspan(at * features(), features());
    }
};

/// Trees see nothing but the order. So a number is given as its rank among those of both tables: none is lost
/// in 32 bits, and infinities have their place. A column of up to eight categories is a feature for each
/// (1: it is this one), one of more their order by how frequent they are in both tables together.
FeatureMatrix orderedFeatures(std::span<const JointColumn> columns,
                              std::span<const std::uint32_t> referenceRows,
                              std::span<const std::uint32_t> currentRows);

} // namespace ph
