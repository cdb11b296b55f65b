#include "services/performance/PerformanceMeasure.h"

#include "services/analysis/AucInterval.h"
#include "services/analysis/ShareInterval.h"

#include <boost/math/distributions/students_t.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace ph {

namespace {

using enum PerformanceMeasure;

constexpr std::array binaryMeasures{Accuracy, BalancedAccuracy, Precision, Recall, F1, RocAuc, LogLoss};
constexpr std::array classMeasures{Accuracy, BalancedAccuracy};
constexpr std::array numberMeasures{MeanAbsoluteError, RootMeanSquaredError, Bias};

BoundedFigure shareFigure(double events, double total, double level)
{
    const auto around = shareInterval({events, total}, level);
    return {events / total, around.low, around.high};
}

BoundedFigure meanFigure(const std::vector<double>& values, double level)
{
    BoundedFigure figure;
    if (values.empty())
        return figure;
    const auto count = double(values.size());
    figure.value = std::accumulate(values.begin(), values.end(), 0.0) / count;
    if (values.size() < 2)
        return figure;
    double squares = 0;
    for (const double value : values)
        squares += (value - figure.value) * (value - figure.value);
    const double half = boost::math::quantile(boost::math::students_t(count - 1), (1 + level) / 2) *
                        std::sqrt(squares / (count - 1) / count);
    figure.low = figure.value - half;
    figure.high = figure.value + half;
    return figure;
}

BoundedFigure balancedFigure(const ConfusionMatrix& matrix, double level)
{
    double sum = 0, below = 0, above = 0;
    int classes = 0;
    for (std::size_t i = 0; i < matrix.size(); ++i) {
        if (matrix.ofTruth(i) == 0)
            continue;
        const auto recall = shareFigure(matrix.at(i, i), matrix.ofTruth(i), level);
        sum += recall.value;
        below = std::hypot(below, recall.value - recall.low);
        above = std::hypot(above, recall.high - recall.value);
        ++classes;
    }
    if (classes == 0)
        return {};
    return {sum / classes, (sum - below) / classes, (sum + above) / classes};
}

BoundedFigure f1Figure(double hits, double wrong, double level)
{
    const auto of = [](double jaccard) { return 2 * jaccard / (1 + jaccard); };
    const auto jaccard = shareFigure(hits, hits + wrong, level);
    return {of(jaccard.value), of(jaccard.low), of(jaccard.high)};
}

BoundedFigure ofClasses(PerformanceMeasure measure, const Outcomes& rows, double level)
{
    std::vector<std::uint32_t> truth, said;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows.isLabelled(i) && rows.said[i] >= 0) {
            truth.push_back(std::uint32_t(rows.truth[i]));
            said.push_back(std::uint32_t(rows.said[i]));
        }
    }
    const auto matrix = confusionMatrix(rows.classes, truth, said);
    if (measure == BalancedAccuracy)
        return balancedFigure(matrix, level);
    double hits = 0;
    for (std::size_t i = 0; i < matrix.size(); ++i)
        hits += matrix.at(i, i);
    if (measure == Accuracy)
        return shareFigure(hits, matrix.total(), level);
    const auto positive = std::size_t(rows.positive);
    const double found = matrix.at(positive, positive);
    if (measure == Precision)
        return shareFigure(found, matrix.ofPrediction(positive), level);
    if (measure == Recall)
        return shareFigure(found, matrix.ofTruth(positive), level);
    return f1Figure(found, matrix.ofPrediction(positive) + matrix.ofTruth(positive) - 2 * found, level);
}

BoundedFigure ofScores(PerformanceMeasure measure, const Outcomes& rows, double level)
{
    const auto scored = rows.scoredRows();
    if (measure == RocAuc) {
        const auto area = aucInterval(scored, level);
        return {area.auc, area.low, area.high};
    }
    std::vector<double> losses;
    losses.reserve(scored.size());
    for (const auto& row : scored)
        losses.push_back(logLoss(row.positive, row.score));
    auto figure = meanFigure(losses, level);
    if (figure.low < 0)
        figure.low = 0;
    return figure;
}

BoundedFigure ofNumbers(PerformanceMeasure measure, const Outcomes& rows, double level)
{
    std::vector<double> errors;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const double error = rows.saidNumber[i] - rows.trueNumber[i];
        if (std::isfinite(error))
            errors.push_back(measure == Bias                ? error
                             : measure == MeanAbsoluteError ? std::abs(error)
                                                            : error * error);
    }
    auto figure = meanFigure(errors, level);
    if (measure != Bias && figure.low < 0)
        figure.low = 0;
    if (measure != RootMeanSquaredError)
        return figure;
    return {std::sqrt(figure.value), std::sqrt(figure.low), std::sqrt(figure.high)};
}

} // namespace

QString performanceMeasureName(PerformanceMeasure measure)
{
    constexpr std::array names{"accuracy", "balanced_accuracy", "precision", "recall", "f1",
                               "roc_auc",  "log_loss",          "mae",       "rmse",   "bias"};
    return QLatin1String(names[std::size_t(measure)]);
}

MetricDirection performanceDirection(PerformanceMeasure measure)
{
    if (measure == Bias)
        return MetricDirection::Unknown;
    return measure < LogLoss ? MetricDirection::HigherIsBetter : MetricDirection::LowerIsBetter;
}

std::span<const PerformanceMeasure> performanceMeasures(OutcomeTask task)
{
    if (task == OutcomeTask::Numbers)
        return numberMeasures;
    return task == OutcomeTask::TwoClasses ? std::span<const PerformanceMeasure>(binaryMeasures)
                                           : std::span<const PerformanceMeasure>(classMeasures);
}

bool needsScore(PerformanceMeasure measure)
{
    return measure == RocAuc || measure == LogLoss;
}

BoundedFigure measuredPerformance(PerformanceMeasure measure, const Outcomes& rows, double level)
{
    if (measure >= MeanAbsoluteError)
        return ofNumbers(measure, rows, level);
    return needsScore(measure) ? ofScores(measure, rows, level) : ofClasses(measure, rows, level);
}

double logLoss(bool isPositive, double score)
{
    const double cut = std::clamp(score, 1e-15, 1 - 1e-15);
    return isPositive ? -std::log(cut) : -std::log1p(-cut);
}

} // namespace ph
