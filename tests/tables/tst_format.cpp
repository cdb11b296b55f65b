#include "models/tables/Format.h"
#include "tests/support/Testing.h"

#include <QLocale>
#include <QScopeGuard>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

using namespace ph;

class tst_format : public QObject {
    Q_OBJECT

    static constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    static constexpr double infinity = std::numeric_limits<double>::infinity();
    static constexpr double largest = std::numeric_limits<double>::max();

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void numbersThatAreNoneAreShownAsSuch()
    {
        QCOMPARE(formatNumber(nan), QStringLiteral("NaN"));
        QCOMPARE(formatNumber(infinity), QString(QChar(0x221e)));
        QCOMPARE(formatNumber(-infinity), QString(QChar(0x2212)) + QChar(0x221e));
        QCOMPARE(formatNumber(largest), formatNumber(infinity)); // how MLflow's SQL store keeps one
        QCOMPARE(formatNumber(-largest), formatNumber(-infinity));
        QCOMPARE(formatExactNumber(largest), QStringLiteral("1.7976931348623157e+308"));
        QCOMPARE(formatExactNumber(nan), QStringLiteral("NaN"));
        QCOMPARE(formatExactNumber(-infinity), QStringLiteral("-Infinity"));
    }

    void negativeNumbersHaveAMinusAsWideAsADigitAndZeroHasNone()
    {
        QCOMPARE(formatNumber(-2.5), QString(QChar(0x2212)) + QStringLiteral("2.5"));
        QCOMPARE(formatNumber(-0.0), QStringLiteral("0"));
        QCOMPARE(formatCount(-5000), QString(QChar(0x2212)) + QStringLiteral("5,000"));
    }

    void exactNumbersGiveBackTheVeryDouble()
    {
        for (const double value : {0.1, 1.0 / 3.0, 5e-324, 1.7976931348623157e308, -0.91342})
            QCOMPARE(formatExactNumber(value).toDouble(), value);
    }

    void aColumnSharesItsDecimals_data()
    {
        QTest::addColumn<QList<double>>("values");
        QTest::addColumn<QStringList>("texts");
        QTest::newRow("scores") << QList<double>{0.9134, 0.5, nan} << QStringList{"0.9134", "0.5000", "NaN"};
        QTest::newRow("integers") << QList<double>{3, 200, 5000} << QStringList{"3", "200", "5,000"};
        QTest::newRow("close together")
            << QList<double>{0.913421, 0.913427} << QStringList{"0.91342100", "0.91342700"};
        QTest::newRow("small") << QList<double>{1e-7, 2e-7} << QStringList{"1.000e-07", "2.000e-07"};
        QTest::newRow("far apart") << QList<double>{1e-5, 123.4} << QStringList{"1.000e-05", "1.234e+02"};
        QTest::newRow("an infinity, as MLflow clamps it")
            << QList<double>{0.07045, largest, 0.5, -largest} << QStringList{"0.0704", "∞", "0.5000", "-∞"};
        QTest::newRow("clamped infinities only") << QList<double>{largest} << QStringList{"∞"};
        QTest::newRow("nothing") << QList<double>{nan} << QStringList{"NaN"};
        QTest::newRow("zeros") << QList<double>{0, 0} << QStringList{"0", "0"};
    }

    void aColumnSharesItsDecimals()
    {
        QFETCH(QList<double>, values);
        QFETCH(QStringList, texts);
        const NumberFormat format =
            numberFormatFor(std::span<const double>(values.constData(), std::size_t(values.size())));
        QStringList shown;
        for (const double value : values)
            shown << formatNumber(value, format).replace(QChar(0x2212), QLatin1Char('-'));
        QCOMPARE(shown, texts);
    }

    void durations_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << qint64(noTime) << QString(QChar(0x2013));
        QTest::newRow("negative") << qint64(-1) << QString(QChar(0x2013));
        QTest::newRow("ms") << qint64(850) << QStringLiteral("850 ms");
        QTest::newRow("s") << qint64(12400) << QStringLiteral("12.4 s");
        QTest::newRow("nearly a minute") << qint64(59960) << QStringLiteral("1 min");
        QTest::newRow("min") << qint64(200000) << QStringLiteral("3 min 20 s");
        QTest::newRow("h") << qint64(72 * 60000) << QStringLiteral("1 h 12 min");
        QTest::newRow("nearly an hour") << qint64(3599600) << QStringLiteral("1 h");
        QTest::newRow("d") << qint64(99) * 3600000 << QStringLiteral("4 d 3 h");
    }

    void durations()
    {
        QFETCH(qint64, ms);
        QFETCH(QString, text);
        QCOMPARE(formatDuration(ms), text);
    }

    void aMeanDurationAndItsSpreadShareAUnit()
    {
        const double minute = 60'000;
        QCOMPARE(formatDurationSpread(19.47 * minute, 35 * minute), QStringLiteral("19.5 ± 35.0 min"));
        QCOMPARE(formatDurationSpread(50'000, 35 * minute), QStringLiteral("0.8 ± 35.0 min"));
        QCOMPARE(formatDurationSpread(850, 20), QStringLiteral("850 ± 20 ms"));
        QCOMPARE(formatDurationSpread(90 * minute, std::nan("")), QStringLiteral("1.5 h"));
        QCOMPARE(formatDurationSpread(std::nan(""), 1), formatDuration(noTime));
    }

    void ages_data()
    {
        QTest::addColumn<qint64>("before");
        QTest::addColumn<QString>("text");
        QTest::newRow("now") << qint64(3000) << QStringLiteral("just now");
        QTest::newRow("min") << qint64(5 * 60000) << QStringLiteral("5 min ago");
        QTest::newRow("h") << qint64(150 * 60000) << QStringLiteral("2 h ago");
        QTest::newRow("d") << qint64(3) * 86400000 << QStringLiteral("3 d ago");
        QTest::newRow("old") << qint64(40) * 86400000 << QStringLiteral("10/5/2023");
        QTest::newRow("soon") << qint64(-5 * 60000) << QStringLiteral("in 5 min");
        QTest::newRow("very soon") << qint64(-20000) << QStringLiteral("in 20 s");
    }

    void ages()
    {
        QFETCH(qint64, before);
        QFETCH(QString, text);
        const qint64 now = 1700000000000; // 2023-11-14 22:13:20 UTC
        QCOMPARE(formatAge(now - before, now), text);
    }

    void aTimeThatNeverWasIsNever()
    {
        QCOMPARE(formatAge(noTime, 0), QStringLiteral("never"));
        QCOMPARE(formatLocalTime(noTime), QString(QChar(0x2013)));
        QCOMPARE(formatTimeToolTip(noTime), QStringLiteral("never"));
    }

    void oddClocksDoNotOverflow()
    {
        QVERIFY(
            !formatAge(std::numeric_limits<qint64>::min() + 1, std::numeric_limits<qint64>::max()).isEmpty());
        QVERIFY(!formatAge(std::numeric_limits<qint64>::max(), -1).isEmpty());
    }

    void timesAreWrittenAsTheLanguageDoes_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QString>("time");
        QTest::addColumn<QString>("minute");
        QTest::addColumn<QString>("dayMinute");
        QTest::addColumn<QString>("date");
        const auto row = [](const char* name, const QLocale& locale, const char* time, const char* minute,
                            const char* dayMinute, const char* date) {
            QTest::newRow(name) << locale << QString(QLatin1String(time)) << QString(QLatin1String(minute))
                                << QString(QLatin1String(dayMinute)) << QString(QLatin1String(date));
        };
        row("American", QLocale(QLocale::English, QLocale::UnitedStates), "11/14/2023 10:13:20 PM",
            "11/14/2023 10:13 PM", "11/14 10:13 PM", "11/14/2023");
        row("Chinese", QLocale(QStringLiteral("zh_CN")), "2023/11/14 22:13:20", "2023/11/14 22:13",
            "11/14 22:13", "2023/11/14");
        row("German", QLocale(QLocale::German), "14.11.2023 22:13:20", "14.11.2023 22:13", "14.11. 22:13",
            "14.11.2023");
        row("C", QLocale::c(), "2023-11-14 22:13:20", "2023-11-14 22:13", "11-14 22:13", "2023-11-14");
    }
    void timesAreWrittenAsTheLanguageDoes()
    {
        QFETCH(QLocale, locale);
        QFETCH(QString, time);
        QFETCH(QString, minute);
        QFETCH(QString, dayMinute);
        QFETCH(QString, date);
        const auto restore = qScopeGuard([before = QLocale()] { QLocale::setDefault(before); });
        QLocale::setDefault(locale);
        constexpr qint64 ms = 1700000000123; // 2023-11-14 22:13:20 UTC, which is the zone of the tests
        QCOMPARE(formatLocalTime(ms), time);
        QCOMPARE(formatLocalMinute(ms), minute);
        QCOMPARE(formatLocalDayMinute(ms), dayMinute);
        QCOMPARE(formatLocalDate(ms), date);
        QCOMPARE(formatAge(ms, ms + 40 * qint64(86400000)), date);
        QVERIFY(formatTimeToolTip(ms).startsWith(time + u' '));
        // What leaves the program, or is compared with logs.
        QVERIFY(formatTimeToolTip(ms).endsWith(QStringLiteral("\n2023-11-14 22:13:20 UTC")));
        QCOMPARE(formatUtcTime(ms), QStringLiteral("2023-11-14 22:13:20 UTC"));
        QCOMPARE(formatIsoTime(ms), QStringLiteral("2023-11-14 22:13:20"));
        QCOMPARE(formatIsoMinute(ms), QStringLiteral("2023-11-14 22:13"));
    }

    void theLongestTimesAreAsLongAsAny()
    {
        const auto samples = longestTimes(formatLocalTime);
        const auto longest = [&] {
            qsizetype most = 0;
            for (const auto& sample : samples)
                most = std::max(most, sample.size());
            return most;
        }();
        QCOMPARE(longest, QStringLiteral("12/28/2028 12:48:48 PM").size());
        for (qint64 hour = 0; hour < 366 * 24; hour += 5)
            QVERIFY(formatLocalTime(1700000000123 + hour * 3600000).size() <= longest);
    }

    void timesAreExactInUtc()
    {
        QCOMPARE(formatUtcTime(1700000000123), QStringLiteral("2023-11-14 22:13:20 UTC"));
        QVERIFY(formatTimeToolTip(1700000000123).endsWith(QStringLiteral("\n2023-11-14 22:13:20 UTC")));
    }

    void bytesAndCounts()
    {
        QCOMPARE(formatBytes(512), QStringLiteral("512 bytes"));
        QCOMPARE(formatBytes(1536), QStringLiteral("1.5 KiB"));
        QCOMPARE(formatBytes(-1), QString(QChar(0x2013)));
        QCOMPARE(formatCount(5000), QStringLiteral("5,000"));
    }
};

QTEST_GUILESS_MAIN(tst_format)
#include "tst_format.moc"
