#pragma once

#include "models/values/Result.h"
#include "tests/support/Paths.h"

#include <QTest>

#include <cmath>

namespace ph::testing {

/// How often a test repeats what it draws by chance: an eighth under the sanitizers, which slow templates
/// down thirty times.
constexpr int times(int count)
{
#ifdef PH_SANITIZE
    return count / 8;
#else
    return count;
#endif
}

/// How much further from what is expected a share of times(count) draws may lie than one of `count`: by three
/// standard errors of a share near `share`. 0 without the sanitizers.
inline double looser(int count, double share)
{
    const double spread = std::sqrt(share * (1 - share));
    return 3 * spread * (1 / std::sqrt(times(count)) - 1 / std::sqrt(count));
}

} // namespace ph::testing

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
