#pragma once

#include "models/charts/Distribution.h"
#include "models/values/DriftDetail.h"

#include <QDate>

#include <algorithm>
#include <cmath>
#include <random>

/// Comparisons made up, as an engine would give them.
namespace ph::testing {

inline std::vector<double> drawn(std::size_t count, double mean, double spread, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> normal(mean, spread);
    std::vector<double> values(count);
    for (auto& value : values)
        value = normal(random);
    std::sort(values.begin(), values.end());
    return values;
}

inline BoxFigures boxOf(const std::vector<double>& sorted)
{
    return {sorted.size(),          sorted.front(), quantile(sorted, 0.25), quantile(sorted, 0.5),
            quantile(sorted, 0.75), sorted.back(),  meanSpread(sorted).mean};
}

inline std::vector<std::pair<double, double>> cdfOf(const std::vector<double>& sorted, std::size_t steps)
{
    std::vector<std::pair<double, double>> cdf;
    for (std::size_t i = 1; i <= steps; ++i) {
        const auto last = i * sorted.size() / steps - 1;
        cdf.emplace_back(sorted[last], double(last + 1) / double(sorted.size()));
    }
    return cdf;
}

inline QStringList days(int count)
{
    QStringList names;
    for (int i = 0; i < count; ++i)
        names.append(QDate(2026, 11, 1).addDays(i).toString(Qt::ISODate));
    return names;
}

/// Numbers that move up by 1.5 from the eighth of 24 days on; the fourth has no rows.
inline DriftDetail movedNumbers(int windows = 24)
{
    DriftDetail detail;
    const auto reference = drawn(4000, 40, 8, 1), current = drawn(3000, 45, 10, 2);
    NumberDistributions numbers;
    numbers.edges = histogramEdges(reference);
    while (numbers.edges.back() < current.back())
        numbers.edges.push_back(numbers.edges.back() + (numbers.edges[1] - numbers.edges[0]));
    while (numbers.edges.front() > current.front())
        numbers.edges.insert(numbers.edges.begin(), 2 * numbers.edges[0] - numbers.edges[1]);
    const auto shares = [&](const std::vector<double>& values) {
        std::vector<double> found(numbers.edges.size() - 1, 0);
        for (const double value : values)
            found[std::size_t(histogramBin(numbers.edges, value))] += 1.0 / double(values.size());
        return found;
    };
    numbers.referenceShares = shares(reference);
    numbers.currentShares = shares(current);
    numbers.referenceCdf = cdfOf(reference, 400);
    numbers.currentCdf = cdfOf(current, 400);
    for (int percent = 1; percent < 100; percent += percent == 1 ? 4 : 5)
        numbers.quantiles.push_back(
            {percent / 100.0, quantile(reference, percent / 100.0), quantile(current, percent / 100.0)});
    numbers.reference = boxOf(reference);
    numbers.current = boxOf(current);
    detail.numbers = numbers;
    detail.drift.nReference = 4000;
    detail.drift.nCurrent = 3000;
    detail.drift.leftOutOfReference.missing = 80;
    detail.drift.verdict = ColumnDrift::Verdict::Drift;
    for (int window = 0; window < windows; ++window) {
        const bool none = window == 3;
        detail.history.boxes.push_back(
            none ? BoxFigures{}
                 : boxOf(drawn(120, window < 8 ? 40 : 40 + 1.5 * (window - 7), 8, 10 + unsigned(window))));
        detail.history.missing.push_back(none ? missingNumber
                                              : 0.02 + (window > 12 ? 0.06 : 0) + 0.004 * (window % 3));
    }
    return detail;
}

/// Twenty categories; the first one moved most.
inline DriftDetail movedCategories(int windows = 24)
{
    DriftDetail detail;
    detail.drift.nReference = 2000;
    detail.drift.nCurrent = 1000;
    const QStringList names{QStringLiteral("credit card"),
                            QStringLiteral("bank transfer"),
                            QStringLiteral("buy now, pay later in three instalments without interest"),
                            QStringLiteral("银行转账"),
                            QStringLiteral("<b>voucher</b>"),
                            QString()};
    for (int i = 0; i < 20; ++i) {
        const double before = 0.30 / (1 + i), moved = (i % 2 ? 1 : -1) * 0.12 / (1 + i);
        detail.categories.push_back({i < names.size() ? names[i] : QStringLiteral("method %1").arg(i),
                                     std::size_t(2000 * before), std::size_t(1000 * (before + moved)), before,
                                     before + moved});
    }
    detail.categoriesLeftOut = 5;
    detail.history.categories = names.mid(0, 5);
    detail.history.shares.resize(6);
    for (int window = 0; window < windows; ++window) {
        double rest = 1;
        for (int i = 0; i < 5; ++i) {
            const double share = std::max(0.02, 0.30 / (1 + i) + (i == 0 ? -0.008 : 0.002) * window);
            detail.history.shares[std::size_t(i)].push_back(window == 3 ? missingNumber : share);
            rest -= share;
        }
        detail.history.shares[5].push_back(window == 3 ? missingNumber : rest);
        detail.history.missing.push_back(0);
    }
    return detail;
}

/// Accuracy that falls; the last five of the windows wait for their labels.
inline PerformanceStudy fallingPerformance(int windows = 24)
{
    PerformanceStudy study;
    study.prediction = QStringLiteral("approved");
    study.score = QStringLiteral("p_approved");
    study.label = QStringLiteral("paid_back");
    study.positive = QStringLiteral("yes");
    PerformanceSeries series;
    series.measure = QStringLiteral("accuracy");
    series.reference.measured = 0.91;
    for (int window = 0; window < windows; ++window) {
        PerformanceReading reading;
        reading.rows = std::size_t(900 + 40 * (window % 5));
        const int waiting = std::max(0, window - (windows - 6));
        reading.labelled =
            window >= windows - 5 ? reading.rows * std::size_t(6 - waiting) / 24 : reading.rows * 9 / 10;
        const double accuracy = 0.91 - (window > 8 ? 0.006 * (window - 8) : 0) + 0.004 * std::sin(window);
        if (window != 3 && window < windows - 2) {
            reading.measured = accuracy;
            reading.low = accuracy - 0.012;
            reading.high = accuracy + 0.012;
        }
        if (window != 3) {
            reading.estimated = accuracy + 0.008;
            reading.estimatedLow = accuracy - 0.004;
            reading.estimatedHigh = accuracy + 0.020;
        }
        series.windows.push_back(reading);
    }
    study.series.push_back(series);
    for (int i = 0; i < 10; ++i) {
        const double score = 0.05 + 0.1 * i;
        const double low = 0.1 * i, high = 0.1 * (i + 1);
        study.referenceCalibration.push_back({low, high, score, score + 0.01 * std::sin(i), 100 + 50 * i});
        study.currentCalibration.push_back(
            {low, high, score, score * score * 0.3 + 0.65 * score, 400 - 35 * i});
    }
    for (int hours = 0; hours <= 96; hours += 8)
        study.labelDelay.emplace_back(hours, 1 - std::exp(-hours / 30.0));
    return study;
}

} // namespace ph::testing
