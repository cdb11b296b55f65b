#pragma once

#include "models/values/Classification.h"

#include <span>

/// How well a classifier's predictions and scores fit the truth. Pure; definitions as scikit-learn's, so that
/// numbers agree with what people logged.
namespace ph {

/// A row's truth and its score for the positive class. Scores are finite.
struct ScoredRow {
    double score = 0;
    bool positive = false;
};

/// Labels in natural order; one that occurs on either side has a row and a column. `truth` and `predicted`
/// hold indices into `labels`, as many of each.
ConfusionMatrix confusionMatrix(const QStringList& labels, std::span<const std::uint32_t> truth,
                                std::span<const std::uint32_t> predicted);

std::vector<ClassScores> classScores(const ConfusionMatrix& matrix);

/// Fawcett, "An introduction to ROC analysis", 2006. Rows with the same score are one step. The area is the
/// Mann–Whitney U statistic over the number of pairs, by trapezoids over those steps, so that ties count
/// half. None without both positives and negatives.
std::optional<RocCurve> rocCurve(std::span<const ScoredRow> rows);

/// Average precision is the sum of precision times the gain in recall over descending thresholds, not
/// interpolated. None without positives.
std::optional<PrecisionRecallCurve> precisionRecallCurve(std::span<const ScoredRow> rows);

/// Brier score (Brier, 1950) and expected calibration error over `bins` equally wide bins, (low, high] but
/// for the first (Guo et al., "On calibration of modern neural networks", 2017). None without rows or with a
/// score outside [0, 1].
std::optional<Calibration> calibrationOf(std::span<const ScoredRow> rows, int bins = 10);

/// Curves of more points are thinned to about this many, evenly along the curve; corners may be cut by half a
/// thousandth, areas are of all rows.
inline constexpr std::size_t maxCurvePoints = 2000;

} // namespace ph
