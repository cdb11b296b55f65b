#pragma once

#include "services/performance/IsotonicCalibration.h"
#include "services/performance/PerformanceMeasure.h"

#include <array>
#include <optional>

namespace ph {

/// How good a classifier is where labels are not there yet, from what its scores promise: confidence-based
/// performance estimation as NannyML's (CBPE, docs/how_it_works/performance_estimation). Scores are
/// calibrated on the labelled rows of the reference by isotonic regression, and confusion counts expected
/// from them: of a row predicted positive the probability is a true positive, the rest a false one.
///
/// It holds where the classes of rows like these are as frequent as they were, which is not so where what the
/// model learnt has itself changed. Of rows that were in the calibration it is too good.
class ConfidenceEstimate {
public:
    /// Nothing without `leastRows` rows that have a label and a score, at least `leastOfClass` of either
    /// outcome: of two classes whether it is positive, of more whether the prediction was right, which the
    /// score then is the confidence in.
    static std::optional<ConfidenceEstimate> from(const Outcomes& reference);
    static constexpr std::size_t leastRows = 50, leastOfClass = 5;

    /// Of more than two classes: accuracy only. Between the bounds, three standard errors away as in NannyML
    /// (docs/how_it_works/estimation_of_standard_error), lies what as many rows would measure. Errors are
    /// those of the reference's labelled rows; that of the area has both of DeLong's parts, where NannyML has
    /// one.
    BoundedFigure of(PerformanceMeasure measure, const Outcomes& rows) const;

private:
    explicit ConfidenceEstimate(std::vector<ScoredRow> calibrating)
        : calibration_(std::move(calibrating))
    {
    }
    void measureErrors(const Outcomes& reference);
    double expected(PerformanceMeasure measure, const Outcomes& rows) const;
    double expectedArea(const Outcomes& rows) const;

    IsotonicCalibration calibration_;
    bool isOfTwoClasses_ = true;
    /// Times the square root of how many rows there are: the standard error.
    std::array<double, std::size_t(PerformanceMeasure::LogLoss) + 1> deviations_ = {};
};

} // namespace ph
