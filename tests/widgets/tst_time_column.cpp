#include "models/tables/Format.h"
#include "tests/support/Testing.h"
#include "widgets/common/LineDelegate.h"
#include "widgets/common/LineTable.h"
#include "widgets/common/TimeColumn.h"

#include <QHeaderView>
#include <QScopeGuard>
#include <QStandardItemModel>

using namespace ph;

namespace {

using TimeFormat = QString (*)(std::int64_t);

} // namespace

/// Columns of times are as wide as the language writes them.
class TestTimeColumn : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, SchemeChoice::Light); }

    void everyTimeOfAYearHasRoom_data() { languages(); }
    void everyTimeOfAYearHasRoom()
    {
        QFETCH(QLocale, locale);
        const auto restore = qScopeGuard([before = QLocale()] { QLocale::setDefault(before); });
        QLocale::setDefault(locale);
        LineDelegate delegate;
        QStandardItemModel model(1, 1);
        for (const TimeFormat format : {formatLocalMinute, formatLocalTime}) {
            const int width = timeColumnWidth(format);
            for (qint64 second = 0; second < 366 * qint64(86400); second += 12'343) {
                const auto text = format(1'700'000'000'123 + second * 1000);
                model.setData(model.index(0, 0), text);
                const int needed = delegate.sizeHint({}, model.index(0, 0)).width();
                QVERIFY2(needed <= width, qPrintable(text));
            }
        }
    }

    void theTitleHasRoomWithTheMarkOfSorting_data() { languages(); }
    void theTitleHasRoomWithTheMarkOfSorting()
    {
        QFETCH(QLocale, locale);
        const auto restore = qScopeGuard([before = QLocale()] { QLocale::setDefault(before); });
        QLocale::setDefault(locale);
        QStandardItemModel model(0, 1);
        model.setHorizontalHeaderLabels({QStringLiteral("Happened")});
        LineTable table(QStringLiteral("times"), QStringLiteral("Times"));
        table.setModel(&model);
        table.setSortingEnabled(true);
        QVERIFY(table.header()->sectionSizeHint(0) <= timeColumnWidth(formatLocalMinute));
    }

    void aSpanNeedsRoomForBothItsTimes()
    {
        const auto span = [](std::int64_t ms) { return formatLocalTime(ms) + u'/' + formatLocalTime(ms); };
        QVERIFY(timeColumnWidth(span) > 2 * timeColumnWidth(formatLocalTime) - lineCellMargins);
    }

private:
    static void languages()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::newRow("C") << QLocale::c();
        QTest::newRow("English") << QLocale(QLocale::English, QLocale::UnitedStates);
        QTest::newRow("Chinese") << QLocale(QLocale::Chinese, QLocale::China);
        QTest::newRow("German") << QLocale(QLocale::German, QLocale::Germany);
    }
};

QTEST_MAIN(TestTimeColumn)
#include "tst_time_column.moc"
