#pragma once

#include "models/values/MetricDirection.h"
#include "services/performance/Outcomes.h"

#include <QString>

#include <limits>
#include <span>

namespace ph {

enum class PerformanceMeasure : std::uint8_t {
    Accuracy,
    BalancedAccuracy, ///< mean recall of the classes that occur
    Precision,        ///< of the positive class, as the next two
    Recall,
    F1,
    RocAuc,
    LogLoss, ///< natural logarithm, scores cut to [1e-15, 1 - 1e-15]
    MeanAbsoluteError,
    RootMeanSquaredError,
    Bias ///< mean of prediction minus label
};

QString performanceMeasureName(PerformanceMeasure measure); ///< see PerformanceSeries::measure
MetricDirection performanceDirection(PerformanceMeasure measure);
/// Those that a task is measured by. Without scores, without those that need them.
std::span<const PerformanceMeasure> performanceMeasures(OutcomeTask task);
bool needsScore(PerformanceMeasure measure);

/// A figure and in which bounds it lies; NaN where that cannot be said.
struct BoundedFigure {
    double value = std::numeric_limits<double>::quiet_NaN();
    double low = std::numeric_limits<double>::quiet_NaN();
    double high = std::numeric_limits<double>::quiet_NaN();
};

/// By the labelled rows among them. Definitions as scikit-learn's; NaN where they leave the value undefined.
/// Confidence intervals of `level`, in (0, 1):
/// - shares (accuracy, precision, recall): Wilson (JASA 22, 1927);
/// - F1: as J = tp / (tp + fp + fn) is a share and F1 = 2 J / (1 + J) grows with it, Wilson's of J;
/// - balanced accuracy: each recall's own distances from Wilson's bounds, squared and added (Zou and Donner,
///   Stat. Med. 27, 2008);
/// - area: DeLong, see aucInterval();
/// - means: Student's t; of the root of a mean square, the roots of its bounds.
BoundedFigure measuredPerformance(PerformanceMeasure measure, const Outcomes& rows, double level = 0.95);

/// Of a positive class with this score; finite.
double logLoss(bool isPositive, double score);

} // namespace ph
