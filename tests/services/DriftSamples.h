#pragma once

#include "services/drift/DriftCounts.h"
#include "services/drift/SortedSample.h"
#include "tests/support/Paths.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>
#include <limits>

namespace ph::testing {

/// One of tests/data/drift/*.json, which expected.py beside them wrote.
inline QJsonObject driftExpectations(const QString& name)
{
    QFile file(data(QStringLiteral("drift/") + name));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

/// A number, or the text of one that JSON does not know.
inline double expectedNumber(const QJsonValue& value)
{
    return value.isString() ? value.toString().toDouble() : value.toDouble(std::nan(""));
}

/// The numbers that expected.py makes of the same recipe, to the bit.
inline std::vector<double> driftSample(const QJsonObject& recipe)
{
    std::vector<double> values;
    for (const auto& value : recipe["values"].toArray())
        values.push_back(value.toString().toDouble());
    auto state = std::uint64_t(recipe["seed"].toInteger());
    const auto uniform = [&state] {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        return double(state >> 11) * 0x1p-53;
    };
    const auto kind = recipe["kind"].toString();
    for (int i = 0; i < recipe["n"].toInt(); ++i) {
        const double a = uniform(), b = uniform(), c = uniform(), d = uniform();
        double x = a; // "flat"
        if (kind == QLatin1String("bell"))
            x = a + b + c + d - 2;
        else if (kind == QLatin1String("tail"))
            x = 1 / (a + 0.001) * (b < 0.5 ? 1 : -1);
        else if (kind == QLatin1String("whole"))
            x = std::floor(a * b * recipe["levels"].toDouble());
        values.push_back(x * recipe["scale"].toDouble() + recipe["shift"].toDouble());
    }
    return values;
}

inline CategoryCounts categoryCounts(const QJsonObject& counts)
{
    CategoryCounts result;
    for (auto it = counts.begin(); it != counts.end(); ++it)
        result.counts.insert(it.key(), it.value().toInteger());
    return result;
}

/// Relative; what is nearly zero may be off by the rounding of what it is the difference of.
inline bool isNear(double measured, double expected, double relative, double absolute)
{
    return measured == expected || std::abs(measured - expected) <= relative * std::abs(expected) + absolute;
}

} // namespace ph::testing

/// A statistic: to 1e-12 of itself.
#define DRIFT_STATISTIC(measured, expected)                                                                  \
    DRIFT_NEAR(measured, ph::testing::expectedNumber(expected), 1e-12, 1e-15)
/// A probability: to 1e-9 of itself; where scipy subtracts it from 1, the 16th digit after the point is lost.
#define DRIFT_PROBABILITY(measured, expected)                                                                \
    DRIFT_NEAR(measured, ph::testing::expectedNumber(expected), 1e-9, 4e-15)
#define DRIFT_NEAR(measured, expected, relative, absolute)                                                   \
    do {                                                                                                     \
        const double measured_ = (measured), expected_ = (expected);                                         \
        QVERIFY2(                                                                                            \
            ph::testing::isNear(measured_, expected_, relative, absolute),                                   \
            qPrintable(QStringLiteral("%1: %2, expected %3, off by %4 of it")                                \
                           .arg(QStringLiteral(#measured), QString::number(measured_, 'g', 17),              \
                                QString::number(expected_, 'g', 17),                                         \
                                QString::number(std::abs(measured_ - expected_) / std::abs(expected_)))));   \
    } while (false)
