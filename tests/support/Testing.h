#pragma once

#include "models/values/Result.h"

#include <QTest>

/// Fails the test with the error's own words where a Result holds one.
#define QVERIFY_RESULT(result)                                                                               \
    do {                                                                                                     \
        const auto& r_ = (result);                                                                           \
        if (!r_)                                                                                             \
            QFAIL(qPrintable(                                                                                \
                QStringLiteral("%1: %2: %3")                                                                 \
                    .arg(ph::errorKindName(r_.error().kind), r_.error().where, r_.error().detail)));         \
    } while (false)

/// Fails unless a Result holds an error of this kind.
#define QVERIFY_ERROR(result, expectedKind)                                                                  \
    do {                                                                                                     \
        const auto& r_ = (result);                                                                           \
        QVERIFY2(!r_, "expected an error, got a value");                                                     \
        QCOMPARE(ph::errorKindName(r_.error().kind), ph::errorKindName(expectedKind));                       \
    } while (false)

namespace ph::testing {

/// A file or folder below tests/data.
inline QString data(const QString& path)
{
    return QStringLiteral(PH_TEST_DATA "/") + path;
}

} // namespace ph::testing
