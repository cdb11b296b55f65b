#pragma once

#include "tests/support/Paths.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>
#include <string>
#include <vector>

namespace ph::testing {

/// A part of tests/data/multivariate/expected.json, which expected.py beside it wrote.
inline QJsonValue expectedPart(const char* name)
{
    QFile file(data(QStringLiteral("multivariate/expected.json")));
    return file.open(QIODevice::ReadOnly)
               ? QJsonDocument::fromJson(file.readAll()).object()[QLatin1String(name)]
               : QJsonValue();
}

/// null is NaN.
inline std::vector<double> numbersOf(const QJsonValue& value)
{
    std::vector<double> numbers;
    for (const auto& each : value.toArray())
        numbers.push_back(each.toDouble(std::nan("")));
    return numbers;
}

inline std::vector<std::int8_t> booleansOf(const QJsonValue& value)
{
    std::vector<std::int8_t> booleans;
    for (const auto& each : value.toArray())
        booleans.push_back(each.toBool() ? 1 : 0);
    return booleans;
}

inline std::vector<std::string> textsOf(const QJsonValue& value)
{
    std::vector<std::string> texts;
    for (const auto& each : value.toArray())
        texts.push_back(each.toString().toStdString());
    return texts;
}

/// To 1e-9 of itself.
inline bool isAsExpected(double measured, double expected)
{
    return std::abs(measured - expected) <= 1e-9 * std::max(std::abs(expected), 1e-3);
}

} // namespace ph::testing

#define AS_EXPECTED(measured, expected)                                                                      \
    do {                                                                                                     \
        const double measured_ = (measured), expected_ = (expected).toDouble();                              \
        QVERIFY2(ph::testing::isAsExpected(measured_, expected_),                                            \
                 qPrintable(QStringLiteral("%1: %2, expected %3")                                            \
                                .arg(QStringLiteral(#measured), QString::number(measured_, 'g', 17),         \
                                     QString::number(expected_, 'g', 17))));                                 \
    } while (false)
