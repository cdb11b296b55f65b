#pragma once

#include "models/values/Run.h"

#include <QStringList>

#include <optional>
#include <vector>

namespace ph {

/// Which prediction each true label got, counted.
struct ConfusionMatrix {
    QStringList labels;
    std::vector<double>
        counts; ///< by true label, then predicted; whole unless a matrix was logged normalised

    std::size_t size() const { return std::size_t(labels.size()); }
    double at(std::size_t truth, std::size_t predicted) const { return counts[truth * size() + predicted]; }
    double ofTruth(std::size_t truth) const;          ///< sum of its row
    double ofPrediction(std::size_t predicted) const; ///< sum of its column
    double total() const;
};

/// Of one class against all others; NaN where a denominator is zero.
struct ClassScores {
    QString label;
    double precision = 0, recall = 0, f1 = 0;
    double support = 0; ///< rows of this true label
};

struct ThresholdPoint {
    double x = 0, y = 0;
    double threshold = 0; ///< rows with at least this score count as positive
};

struct RocCurve {
    std::vector<ThresholdPoint> points; ///< false positive rate, true positive rate; from (0, 0) to (1, 1)
    double area = 0; ///< AUC: the chance that a positive scores above a negative, ties half
};

struct PrecisionRecallCurve {
    std::vector<ThresholdPoint> points; ///< recall, precision; recall ascending
    double averagePrecision = 0;
    double prevalence = 0; ///< share of positives: what chance reaches
};

struct CalibrationBin {
    double low = 0, high = 0;
    double meanScore = 0; ///< of its rows
    double rate = 0;      ///< share of positives among them
    qint64 count = 0;     ///< never 0
};

struct Calibration {
    std::vector<CalibrationBin> equalWidth; ///< ten bins of [0, 1], empty ones left out
    std::vector<CalibrationBin> equalCount; ///< up to ten bins of about as many rows
    double brier = 0;                       ///< mean squared distance between score and outcome
    double error = 0;                       ///< expected calibration error over equalWidth
};

/// What one logged table or matrix says about a classifier, ready to be drawn. Parts that the file does not
/// tell are absent.
struct ClassificationData {
    QString found;          ///< "y_true, y_score: 400 rows": what was read as what
    qint64 rows = 0;        ///< 0 for a matrix
    qint64 rowsLeftOut = 0; ///< without a label, or without anything to hold against it
    QString positive;       ///< the label whose scores the curves are about
    std::optional<ConfusionMatrix> confusion;
    std::vector<ClassScores> classes; ///< beside confusion's labels
    std::optional<RocCurve> roc;
    std::optional<PrecisionRecallCurve> precisionRecall;
    std::optional<Calibration> calibration; ///< only where scores are probabilities
};

/// Which of the listed artifacts may hold a table of predictions or a confusion matrix, the likeliest first:
/// JSON, CSV and TSV files of at most maxEvaluationBytes, judged by their names.
QStringList evaluationFiles(const QList<ArtifactEntry>& entries);
inline constexpr qint64 maxEvaluationBytes = 16 << 20;

} // namespace ph
