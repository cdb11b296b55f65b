#pragma once

#include "models/values/Classification.h"
#include "models/values/MetricDirection.h"
#include "models/values/StudyNote.h"

#include <QString>

#include <limits>
#include <vector>

namespace ph {

/// How good a model was over some rows: by the labels that are there, and by what its scores promise.
struct PerformanceReading {
    std::size_t rows = 0;     ///< with a prediction or score
    std::size_t labelled = 0; ///< of those; the others wait for their label
    double measured = std::numeric_limits<double>::quiet_NaN();
    double low = std::numeric_limits<double>::quiet_NaN(); ///< 95 % confidence
    double high = std::numeric_limits<double>::quiet_NaN();
    /// Without labels, from calibrated scores (confidence-based performance estimation, NannyML). Between low
    /// and high, three standard errors away, lies what as many rows would measure if scores kept their
    /// promise.
    double estimated = std::numeric_limits<double>::quiet_NaN();
    double estimatedLow = std::numeric_limits<double>::quiet_NaN();
    double estimatedHigh = std::numeric_limits<double>::quiet_NaN();
};

struct PerformanceSeries {
    /// "accuracy", "balanced_accuracy", "precision", "recall", "f1", "roc_auc", "log_loss"; "mae", "rmse",
    /// "bias"
    QString measure;
    MetricDirection better = MetricDirection::HigherIsBetter;
    PerformanceReading reference = {};
    PerformanceReading whole = {};
    std::vector<PerformanceReading> windows = {}; ///< as the study's windows
};

struct PerformanceStudy {
    QString prediction, score, label; ///< columns; empty: there is none
    QString positive;                 ///< which label the score is the probability of
    std::vector<PerformanceSeries> series = {};
    /// Ten equally wide bins of the scores of labelled rows, empty ones left out.
    std::vector<CalibrationBin> referenceCalibration = {}, currentCalibration = {};
    /// How long labels take, where both times are there: so many hours, and the share of rows labelled by
    /// then.
    std::vector<std::pair<double, double>> labelDelay = {};
    StudyNotes notes = {}; ///< what could not be told, and why
};

} // namespace ph
