#pragma once

#include "tests/fixture/MlflowFixture.h"
#include "tests/support/Testing.h"

namespace ph::testing {

/// A row for each version of which a real server was recorded.
inline void versions()
{
    QTest::addColumn<QString>("version");
    QTest::newRow("2.17") << QStringLiteral("2.17");
    QTest::newRow("3.6") << QStringLiteral("3.6");
}

/// A row for each way that the fixture speaks.
inline void dialects()
{
    QTest::addColumn<int>("dialect");
    QTest::newRow("2.17") << int(MlflowFixture::Dialect::V2);
    QTest::newRow("3.6") << int(MlflowFixture::Dialect::V3);
}

/// The fixture of the row.
inline MlflowFixture::Options dialectOption()
{
    QFETCH(int, dialect);
    MlflowFixture::Options options;
    options.dialect = MlflowFixture::Dialect(dialect);
    return options;
}

/// The run of a recording.
inline QString runIdOf(const QString& version, const char* inV2, const char* inV3)
{
    return QLatin1String(version == QLatin1String("2.17") ? inV2 : inV3);
}

} // namespace ph::testing
