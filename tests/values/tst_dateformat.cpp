#include "models/values/DateFormat.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>

using namespace ph;

class tst_dateformat : public QObject {
    Q_OBJECT

    /// Each format in use, of 25 November 2026, 14:03:05.007.
    static QStringList written(const QLocale& locale)
    {
        const QDateTime time(QDate(2026, 11, 25), QTime(14, 3, 5, 7));
        QStringList texts;
        for (const auto format :
             {dateFormat, dayFormat, monthFormat, minuteFormat, secondFormat, clockMillisecondFormat})
            texts << locale.toString(time, format(locale));
        return texts;
    }

private Q_SLOTS:
    void dateAndTimeAreWrittenAsTheLanguageDoes_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QStringList>("texts");
        QTest::newRow("C, which commands speak")
            << QLocale::c()
            << QStringList{"2026-11-25",          "11-25",       "2026-11", "2026-11-25 14:03",
                           "2026-11-25 14:03:05", "14:03:05.007"};
        QTest::newRow("noon parts the day")
            << QLocale(QLocale::English, QLocale::UnitedStates)
            << QStringList{"11/25/2026",    "11/25", "11/2026", "11/25/2026 2:03 PM", "11/25/2026 2:03:05 PM",
                           "2:03:05.007 PM"};
        QTest::newRow("the year first")
            << QLocale(QStringLiteral("zh_CN"))
            << QStringList{"2026/11/25",          "11/25",       "2026/11", "2026/11/25 14:03",
                           "2026/11/25 14:03:05", "14:03:05.007"};
        QTest::newRow("a day is an ordinal")
            << QLocale(QLocale::German)
            << QStringList{"25.11.2026",          "25.11.",      "11.2026", "25.11.2026 14:03",
                           "25.11.2026 14:03:05", "14:03:05.007"};
        QTest::newRow("seconds are parted as minutes are")
            << QLocale(QLocale::Finnish)
            << QStringList{"25.11.2026",          "25.11.",      "11.2026", "25.11.2026 14.03",
                           "25.11.2026 14.03.05", "14.03.05.007"};
    }
    void dateAndTimeAreWrittenAsTheLanguageDoes()
    {
        QFETCH(QLocale, locale);
        QFETCH(QStringList, texts);
        QCOMPARE(written(locale), texts);
    }

    /// Words in a format stay words, and no field is lost: what is written can be read again.
    void everyLocaleKeepsAllOfATime()
    {
        const auto locales =
            QLocale::matchingLocales(QLocale::AnyLanguage, QLocale::AnyScript, QLocale::AnyCountry);
        QVERIFY(locales.size() > 100);
        for (const auto& locale : locales) {
            const auto format = secondFormat(locale);
            for (const auto* field : {"yyyy", "M", "d", "m", "ss"})
                QVERIFY2(format.contains(QLatin1String(field)), qPrintable(locale.name() + u' ' + format));
            QVERIFY2(format.contains(u'h', Qt::CaseInsensitive), qPrintable(locale.name()));
            QVERIFY2(!dayFormat(locale).contains(u'y'), qPrintable(locale.name()));
            // Twelve hours say which half of the day they are of.
            QVERIFY2(!format.contains(QLatin1String("h:mm")) ||
                         format.contains(QLatin1String("AP"), Qt::CaseInsensitive),
                     qPrintable(locale.name() + u' ' + format));
        }
    }
};

QTEST_GUILESS_MAIN(tst_dateformat)
#include "tst_dateformat.moc"
