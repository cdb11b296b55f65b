#pragma once

#include "services/analysis/ClassificationMeasures.h"

#include <vector>

namespace ph {

/// How probable a positive is at a score, where all that is taken as known is that it does not fall as scores
/// rise: isotonic regression by pooling adjacent violators (Ayer et al., Ann. Math. Statist. 26, 1955).
/// Between the scores it knows a straight line, beyond them constant, as scikit-learn's IsotonicRegression.
class IsotonicCalibration {
public:
    /// At least one row.
    explicit IsotonicCalibration(std::vector<ScoredRow> rows);
    /// Of a finite score, in [0, 1].
    double probability(double score) const;

private:
    std::vector<double> scores_, probabilities_; ///< where lines begin and end, scores ascending
};

} // namespace ph
