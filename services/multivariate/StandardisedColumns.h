#pragma once

#include "services/multivariate/JointColumns.h"

namespace ph {

/// How the values of a column become numbers of mean 0 and deviation 1 over some rows of the reference, as
/// NannyML has it: a missing number is the mean, a missing category the most frequent one, and a category is
/// the share of the rows that have it (one that those rows do not have: 0). Infinite numbers count as
/// missing.
class StandardisedColumn {
public:
    /// `rows` of the reference. The column must outlive this.
    StandardisedColumn(const JointColumn& column, std::span<const std::uint32_t> rows);

    /// Whether those rows differ in it.
    bool varies() const { return deviation_ > 0; }
    /// Of as many rows of one side.
    void write(bool ofCurrent, std::span<const std::uint32_t> rows, double* values) const;

private:
    void measureNumbers(std::span<const std::uint32_t> rows);
    void measureCategories(std::span<const std::uint32_t> rows);
    double plain(bool ofCurrent, std::uint32_t row) const;

    const JointColumn& column_;
    std::vector<double> shares_; ///< by category
    double missing_ = 0;
    double mean_ = 0, deviation_ = 0;
};

} // namespace ph
