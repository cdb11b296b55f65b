#include "services/release/IsoTime.h"
#include "tests/support/Testing.h"

using namespace ph;

/// Times in signed texts: one way to write each, whatever version of Qt writes it.
class TestIsoTime : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachTimeHasOneText()
    {
        QCOMPARE(isoText(1'795'651'200'123), QStringLiteral("2026-11-26T00:00:00.123+00:00"));
        QCOMPARE(isoText(0), QStringLiteral("1970-01-01T00:00:00.000+00:00"));
        QCOMPARE(isoText(noTime), QString());
        for (const std::int64_t ms : {std::int64_t(0), std::int64_t(-1), std::int64_t(1'795'651'200'123)})
            QCOMPARE(fromIsoText(isoText(ms)).value_or(noTime), ms);
        QCOMPARE(fromIsoText(QString()), std::optional(noTime));
    }

    void peopleMayWriteZ()
    {
        QCOMPARE(fromIsoText(QStringLiteral("2026-11-26T00:00:00.123Z")).value_or(0), 1'795'651'200'123);
    }

    void nothingElseIsATime()
    {
        for (const char* text :
             {"2026-11-26T00:00:00.123", "2026-11-26T00:00:00Z", "2026-11-26T01:00:00.123+01:00",
              "2026-11-26 00:00:00.123Z", "2026-13-26T00:00:00.123Z", "2026-11-26T00:00:00.123z",
              "2026-11-26T00:00:00.123+00:00Z", "now", "Z"})
            QVERIFY2(!fromIsoText(QLatin1String(text)), text);
    }
};

QTEST_GUILESS_MAIN(TestIsoTime)
#include "tst_iso_time.moc"
