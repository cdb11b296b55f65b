#include "services/analysis/ClassificationMeasures.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ph {

namespace {

/// True and false positives at each distinct score, from the highest down.
struct Step {
    double threshold;
    double truePositives, falsePositives;
};

std::vector<Step> steps(std::span<const ScoredRow> rows)
{
    std::vector<ScoredRow> sorted(rows.begin(), rows.end());
    std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
    std::vector<Step> steps;
    double truePositives = 0;
    double falsePositives = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        (sorted[i].positive ? truePositives : falsePositives) += 1;
        if (i + 1 == sorted.size() || sorted[i + 1].score != sorted[i].score)
            steps.push_back({sorted[i].score, truePositives, falsePositives});
    }
    return steps;
}

void thin(std::vector<ThresholdPoint>& points)
{
    if (points.size() <= maxCurvePoints)
        return;
    constexpr double apart = 2.0 / double(maxCurvePoints);
    std::vector<ThresholdPoint> kept{points.front()};
    for (std::size_t i = 1; i + 1 < points.size(); ++i) {
        const auto& last = kept.back();
        if (std::abs(points[i].x - last.x) + std::abs(points[i].y - last.y) >= apart)
            kept.push_back(points[i]);
    }
    kept.push_back(points.back());
    points = std::move(kept);
}

CalibrationBin binOf(std::span<const ScoredRow> rows)
{
    CalibrationBin bin;
    for (const auto& row : rows) {
        bin.meanScore += row.score;
        bin.rate += row.positive;
    }
    bin.count = qint64(rows.size());
    bin.meanScore /= double(rows.size());
    bin.rate /= double(rows.size());
    return bin;
}

} // namespace

ConfusionMatrix confusionMatrix(const QStringList& labels, std::span<const std::uint32_t> truth,
                                std::span<const std::uint32_t> predicted)
{
    ConfusionMatrix matrix{labels, std::vector<double>(std::size_t(labels.size() * labels.size()), 0)};
    for (std::size_t i = 0; i < truth.size(); ++i)
        matrix.counts[truth[i] * matrix.size() + predicted[i]] += 1;
    return matrix;
}

std::vector<ClassScores> classScores(const ConfusionMatrix& matrix)
{
    std::vector<ClassScores> scores;
    constexpr double unknown = std::numeric_limits<double>::quiet_NaN();
    for (std::size_t i = 0; i < matrix.size(); ++i) {
        const double hits = matrix.at(i, i);
        const double truth = matrix.ofTruth(i);
        const double predicted = matrix.ofPrediction(i);
        scores.push_back({matrix.labels[qsizetype(i)], predicted > 0 ? hits / predicted : unknown,
                          truth > 0 ? hits / truth : unknown,
                          truth + predicted > 0 ? 2 * hits / (truth + predicted) : unknown, truth});
    }
    return scores;
}

std::optional<RocCurve> rocCurve(std::span<const ScoredRow> rows)
{
    const auto all = steps(rows);
    if (all.empty() || all.back().truePositives == 0 || all.back().falsePositives == 0)
        return std::nullopt;
    const auto [threshold, positives, negatives] = all.back();
    RocCurve curve;
    curve.points.push_back({0, 0, std::numeric_limits<double>::infinity()});
    for (const auto& step : all) {
        const ThresholdPoint point{step.falsePositives / negatives, step.truePositives / positives,
                                   step.threshold};
        const auto& last = curve.points.back();
        curve.area += (point.x - last.x) * (point.y + last.y) / 2;
        curve.points.push_back(point);
    }
    thin(curve.points);
    return curve;
}

std::optional<PrecisionRecallCurve> precisionRecallCurve(std::span<const ScoredRow> rows)
{
    const auto all = steps(rows);
    if (all.empty() || all.back().truePositives == 0)
        return std::nullopt;
    const double positives = all.back().truePositives;
    PrecisionRecallCurve curve;
    curve.prevalence = positives / double(rows.size());
    // No row is above an infinite threshold; precision is taken as 1 there, as everybody draws it.
    curve.points.push_back({0, 1, std::numeric_limits<double>::infinity()});
    for (const auto& step : all) {
        const ThresholdPoint point{step.truePositives / positives,
                                   step.truePositives / (step.truePositives + step.falsePositives),
                                   step.threshold};
        curve.averagePrecision += (point.x - curve.points.back().x) * point.y;
        curve.points.push_back(point);
    }
    thin(curve.points);
    return curve;
}

std::optional<Calibration> calibrationOf(std::span<const ScoredRow> rows, int bins)
{
    if (rows.empty() || std::any_of(rows.begin(), rows.end(),
                                    [](const auto& row) { return !(row.score >= 0 && row.score <= 1); }))
        return std::nullopt;
    Calibration calibration;
    std::vector<ScoredRow> sorted(rows.begin(), rows.end());
    std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.score < b.score; });
    for (const auto& row : sorted) {
        const double miss = row.score - double(row.positive);
        calibration.brier += miss * miss / double(rows.size());
    }
    const std::span<const ScoredRow> all = sorted;
    std::size_t from = 0;
    for (int b = 0; b < bins; ++b) {
        const double high = double(b + 1) / bins;
        auto to = from;
        while (to < all.size() && (all[to].score <= high || b + 1 == bins))
            ++to;
        if (to > from) {
            auto bin = binOf(all.subspan(from, to - from));
            bin.low = double(b) / bins;
            bin.high = high;
            calibration.error += std::abs(bin.meanScore - bin.rate) * double(bin.count) / double(rows.size());
            calibration.equalWidth.push_back(bin);
        }
        from = to;
    }
    from = 0;
    for (std::size_t b = 0; b < std::size_t(bins) && from < all.size(); ++b) {
        auto to = std::max(from + 1, all.size() * (b + 1) / std::size_t(bins));
        // Equal scores belong into the same bin.
        while (to < all.size() && all[to].score == all[to - 1].score)
            ++to;
        auto bin = binOf(all.subspan(from, to - from));
        bin.low = all[from].score;
        bin.high = all[to - 1].score;
        calibration.equalCount.push_back(bin);
        from = to;
    }
    return calibration;
}

} // namespace ph
