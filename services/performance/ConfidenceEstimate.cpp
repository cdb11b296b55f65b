#include "services/performance/ConfidenceEstimate.h"

#include "services/analysis/AucInterval.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ph {

namespace {

using enum PerformanceMeasure;

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

/// Counts of a confusion matrix; expected ones need not be whole.
struct Confusion {
    double hits = 0, falseAlarms = 0, misses = 0, rejections = 0;

    double rows() const { return hits + falseAlarms + misses + rejections; }
    double positives() const { return hits + misses; }
    double negatives() const { return falseAlarms + rejections; }
    double predicted() const { return hits + falseAlarms; }
    void add(double probability, bool isPredicted)
    {
        (isPredicted ? hits : misses) += probability;
        (isPredicted ? falseAlarms : rejections) += 1 - probability;
    }
};

double figureOf(PerformanceMeasure measure, const Confusion& c)
{
    if (measure == Accuracy)
        return (c.hits + c.rejections) / c.rows();
    if (measure == BalancedAccuracy)
        return (c.hits / c.positives() + c.rejections / c.negatives()) / 2;
    if (measure == Precision)
        return c.hits / c.predicted();
    if (measure == Recall)
        return c.hits / c.positives();
    return c.hits / (c.hits + (c.falseAlarms + c.misses) / 2);
}

/// Variance of an event of this share among so many of all rows, in the mean of all.
double varianceOfShare(double share, double partOfRows)
{
    return share * (1 - share) / partOfRows;
}

double varianceOf(PerformanceMeasure measure, const Confusion& c)
{
    const double recall = c.hits / c.positives(), rejected = c.rejections / c.negatives();
    const double either = c.rows() - c.rejections;
    if (measure == Accuracy)
        return varianceOfShare((c.hits + c.rejections) / c.rows(), 1);
    if (measure == BalancedAccuracy)
        return (varianceOfShare(recall, c.positives() / c.rows()) +
                varianceOfShare(rejected, c.negatives() / c.rows())) /
               4;
    if (measure == Precision)
        return varianceOfShare(c.hits / c.predicted(), c.predicted() / c.rows());
    if (measure == Recall)
        return varianceOfShare(recall, c.positives() / c.rows());
    const double factor = either / (c.hits + (c.falseAlarms + c.misses) / 2);
    return factor * factor * varianceOfShare(c.hits / either, either / c.rows());
}

double varianceOfLoss(std::span<const ScoredRow> rows)
{
    double sum = 0, squares = 0;
    for (const auto& row : rows)
        sum += logLoss(row.positive, row.score) / double(rows.size());
    for (const auto& row : rows)
        squares += std::pow(logLoss(row.positive, row.score) - sum, 2) / double(rows.size());
    return squares;
}

} // namespace

std::optional<ConfidenceEstimate> ConfidenceEstimate::from(const Outcomes& reference)
{
    const bool isOfTwo = reference.positive >= 0;
    std::vector<ScoredRow> calibrating;
    for (std::size_t i = 0; i < reference.size(); ++i) {
        if (!reference.isLabelled(i) || !reference.isScored(i))
            continue;
        if (isOfTwo)
            calibrating.push_back({reference.score[i], reference.truth[i] == reference.positive});
        else if (reference.isPredicted(i))
            calibrating.push_back({reference.score[i], reference.truth[i] == reference.said[i]});
    }
    const auto positives = std::size_t(
        std::count_if(calibrating.begin(), calibrating.end(), [](const auto& row) { return row.positive; }));
    if (calibrating.size() < leastRows || std::min(positives, calibrating.size() - positives) < leastOfClass)
        return std::nullopt;
    ConfidenceEstimate estimate(std::move(calibrating));
    estimate.isOfTwoClasses_ = isOfTwo;
    estimate.measureErrors(reference);
    return estimate;
}

void ConfidenceEstimate::measureErrors(const Outcomes& reference)
{
    Confusion counts;
    double right = 0, judged = 0;
    for (std::size_t i = 0; i < reference.size(); ++i) {
        if (!reference.isLabelled(i) || !reference.isPredicted(i))
            continue;
        right += reference.truth[i] == reference.said[i];
        ++judged;
        if (isOfTwoClasses_)
            counts.add(reference.truth[i] == reference.positive, reference.said[i] == reference.positive);
    }
    deviations_.fill(unknown);
    if (!isOfTwoClasses_) {
        deviations_[std::size_t(Accuracy)] = std::sqrt(varianceOfShare(right / judged, 1));
        return;
    }
    for (const auto measure : {Accuracy, BalancedAccuracy, Precision, Recall, F1})
        deviations_[std::size_t(measure)] = std::sqrt(varianceOf(measure, counts));
    const auto scored = reference.scoredRows();
    const auto area = aucInterval(scored);
    deviations_[std::size_t(RocAuc)] = std::sqrt(area.variance() * double(scored.size()));
    deviations_[std::size_t(LogLoss)] = std::sqrt(varianceOfLoss(scored));
}

/// The area of the curve that expected counts draw, scores from the highest down.
double ConfidenceEstimate::expectedArea(const Outcomes& rows) const
{
    std::vector<double> scores;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows.isScored(i))
            scores.push_back(rows.score[i]);
    }
    std::sort(scores.begin(), scores.end(), std::greater<>());
    double positives = 0, negatives = 0, area = 0;
    for (const double score : scores) {
        // Rows of one score have one probability: what they draw together is a straight line.
        const double probability = calibration_.probability(score);
        area += (1 - probability) * (positives + probability / 2);
        positives += probability;
        negatives += 1 - probability;
    }
    return area / (positives * negatives);
}

double ConfidenceEstimate::expected(PerformanceMeasure measure, const Outcomes& rows) const
{
    if (measure == RocAuc)
        return expectedArea(rows);
    Confusion counts;
    double loss = 0, scored = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!rows.isScored(i))
            continue;
        const double probability = calibration_.probability(rows.score[i]);
        if (measure == LogLoss) {
            loss += probability * logLoss(true, rows.score[i]) +
                    (1 - probability) * logLoss(false, rows.score[i]);
            ++scored;
        } else if (rows.isPredicted(i)) {
            // Of many classes a "positive" is a prediction that is right.
            counts.add(probability, !isOfTwoClasses_ || rows.said[i] == rows.positive);
        }
    }
    return measure == LogLoss ? loss / scored : figureOf(measure, counts);
}

BoundedFigure ConfidenceEstimate::of(PerformanceMeasure measure, const Outcomes& rows) const
{
    if (measure > LogLoss || (!isOfTwoClasses_ && measure != Accuracy))
        return {};
    double count = 0;
    for (std::size_t i = 0; i < rows.size(); ++i)
        count += rows.isScored(i) && (needsScore(measure) || rows.isPredicted(i));
    BoundedFigure figure;
    figure.value = expected(measure, rows);
    const double away = 3 * deviations_[std::size_t(measure)] / std::sqrt(count);
    figure.low = std::max(figure.value - away, 0.0);
    figure.high = figure.value + away;
    if (measure != LogLoss)
        figure.high = std::min(figure.high, 1.0);
    if (std::isnan(figure.value) || std::isnan(away))
        figure.low = figure.high = unknown;
    return figure;
}

} // namespace ph
