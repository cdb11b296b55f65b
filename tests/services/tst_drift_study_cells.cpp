#include "tests/services/StudyLab.h"

#include <QDateTime>

#include <cmath>

using namespace ph;
using namespace ph::testing;

namespace {

using Verdict = ColumnDrift::Verdict;
constexpr std::int64_t hour = 3'600'000, day = 24 * hour;
constexpr std::int64_t november = 1'793'491'200'000; // 2026-11-01 UTC

QByteArray at(std::int64_t ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODate).toLatin1();
}

QByteArray plainReference()
{
    return csvOf("value", 200, [](int i) { return decimal(spread(i)); });
}

/// So many rows a day from the first of November, moved by `shift` of the day.
QByteArray daily(int days, int rowsPerDay, const std::function<double(int)>& shift)
{
    return csvOf("time,value", days * rowsPerDay, [&](int i) {
        const int ofDay = i / rowsPerDay;
        return at(november + ofDay * day + (i % rowsPerDay) * (day / rowsPerDay)) + "," +
               decimal(spread(i) + shift(ofDay));
    });
}

std::vector<std::size_t> rowsOf(const DriftStudy& study)
{
    std::vector<std::size_t> rows;
    for (const auto& window : study.windows)
        rows.push_back(window.rows);
    return rows;
}

using Counts = std::vector<std::size_t>;

} // namespace

/// Segments and windows: who is in which, and since when a column has moved.
class TestDriftStudyCells : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // --- segments
    void segmentsAreTheValuesOfBothSides()
    {
        StudyLab lab;
        auto plan = lab.plan(
            csvOf("region,value", 200, [](int i) { return (i % 2 ? "EU," : "US,") + decimal(spread(i)); }),
            csvOf("region,value", 210, [](int i) {
                const QByteArray region = i % 3 == 0 ? "EU" : i % 3 == 1 ? "US" : "";
                return region + "," + decimal(spread(i) + (i % 3 == 0 ? 0.5 : 0));
            }));
        plan.segments = {{"region"}};
        const auto study = studyDrift(plan);
        QVERIFY_RESULT(study);
        QCOMPARE(segmentTexts(*study),
                 (QStringList{"all rows", "region = EU", "region = US", "region missing"}));
        QCOMPARE(driftOf(*study, "value", 1).verdict, Verdict::Drift);
        QCOMPARE(driftOf(*study, "value", 2).verdict, Verdict::NoDrift);
        QCOMPARE(driftOf(*study, "value", 3).verdict, Verdict::NoData); // the reference has none of those
        QCOMPARE(study->segments[1].nReference, std::size_t(100));
        QCOMPARE(study->segments[3].nReference, std::size_t(0));
        QCOMPARE(study->segments[3].nCurrent, std::size_t(70));
        // The column itself is compared as a whole; in its own segments there is nothing to compare.
        QCOMPARE(driftOf(*study, "region").method, DriftMethod::ShareDifference);
        QCOMPARE(driftOf(*study, "region", 1).verdict, Verdict::NoData);
    }

    void columnsMayBeCrossed()
    {
        StudyLab lab;
        const auto line = [](int i) {
            return QByteArray(i % 2 ? "EU" : "US") + (i % 3 ? ",phone," : ",desk,") + decimal(spread(i));
        };
        auto plan =
            lab.plan(csvOf("region,device,value", 300, line), csvOf("region,device,value", 300, line));
        plan.segments = {{"region", "device"}};
        const auto study = studyDrift(plan);
        QVERIFY_RESULT(study);
        QCOMPARE(segmentTexts(*study),
                 (QStringList{"all rows", "region = EU, device = phone", "region = US, device = phone",
                              "region = EU, device = desk", "region = US, device = desk"}));
        QCOMPARE(study->segments[3].nCurrent, std::size_t(50));
    }

    /// Parts that look alike when they are joined are not taken for one.
    void crossedValuesAreNotConfused()
    {
        StudyLab lab;
        const auto line = [](int i) -> QByteArray { return i % 2 ? "a,bc,1" : "ab,c,1"; };
        auto plan = lab.plan(csvOf("x,y,v", 60, line), csvOf("x,y,v", 60, line));
        plan.segments = {{"x", "y"}};
        const auto study = studyDrift(plan);
        QVERIFY_RESULT(study);
        QCOMPARE(study->segments.size(), std::size_t(3));
    }

    void tooManySegmentsLeaveOutTheSmallest()
    {
        StudyLab lab;
        const auto line = [](int i) { return "c" + QByteArray::number(i < 20 ? 0 : i) + ",1"; };
        auto plan = lab.plan(csvOf("city,v", 320, line), csvOf("city,v", 320, line));
        plan.segments = {{"city"}};
        plan.types = {{"city", FrameType::Category}};
        const auto study = studyDrift(plan);
        QVERIFY_RESULT(study);
        QCOMPARE(study->segments.size(), std::size_t(201));
        QCOMPARE(study->segmentsLeftOut, std::size_t(101));
        QCOMPARE(study->segments[1].text(), QStringLiteral("city = c0"));
    }

    // --- windows
    void daysAreThoseOfUtc()
    {
        StudyLab lab;
        auto plan = lab.plan(plainReference(), daily(3, 48, [](int) { return 0; }));
        plan.window = {WindowRule::Kind::Fixed, day};
        const auto study = studyDrift(plan);
        QVERIFY_RESULT(study);
        QCOMPARE(windowNames(*study), (QStringList{"2026-11-01", "2026-11-02", "2026-11-03"}));
        QCOMPARE(rowsOf(*study), (Counts{48, 48, 48}));
        QCOMPARE(study->windows[1].time, (TimeStretch{november + day, november + 2 * day}));
        QCOMPARE(study->rowsWithoutTime, std::size_t(0));
    }

    void orderOfRowsDoesNotMatter()
    {
        StudyLab lab;
        auto plan = lab.plan(plainReference(), csvOf("time,value", 144, [](int i) {
                                 const int row = i * 89 % 144; // any order
                                 return at(november + row * (day / 48)) + "," + decimal(row / 48);
                             }));
        plan.window = {WindowRule::Kind::Fixed, day};
        const auto study = studyDrift(plan);
        QVERIFY_RESULT(study);
        QCOMPARE(rowsOf(*study), (Counts{48, 48, 48}));
        const auto detail = driftDetail(*study, 0, 0, 2);
        QVERIFY_RESULT(detail);
        QCOMPARE(detail->numbers->current.least, 2.0);
        QCOMPARE(detail->numbers->current.greatest, 2.0);
    }

    void windowsMaySlide()
    {
        StudyLab lab;
        auto plan = lab.plan(plainReference(), daily(4, 24, [](int) { return 0; }));
        plan.window = {WindowRule::Kind::Sliding, 2 * day, day};
        const auto study = studyDrift(plan);
        QVERIFY_RESULT(study);
        QCOMPARE(windowNames(*study), (QStringList{"2026-11-01", "2026-11-02", "2026-11-03"}));
        QCOMPARE(rowsOf(*study), (Counts{48, 48, 48}));
        plan.window = {WindowRule::Kind::Sliding, 6 * hour, hour};
        const auto finer = studyDrift(plan);
        QVERIFY_RESULT(finer);
        QCOMPARE(finer->windows.size(), std::size_t(4 * 24 - 5));
        QCOMPARE(finer->windows[1].name, QStringLiteral("2026-11-01 01:00"));
        QCOMPARE(finer->windows[1].rows, std::size_t(6));
    }

    void rowsMayBeCounted()
    {
        StudyLab lab;
        auto plan = lab.plan(plainReference(), csvOf("value", 130, [](int i) { return decimal(spread(i)); }));
        plan.window.kind = WindowRule::Kind::Count;
        plan.window.rows = 50;
        const auto study = studyDrift(plan);
        QVERIFY_RESULT(study);
        QCOMPARE(windowNames(*study),
                 (QStringList{u"rows 1\u201350"_qs, u"rows 51\u2013100"_qs, u"rows 101\u2013130"_qs}));
        QCOMPARE(rowsOf(*study), (Counts{50, 50, 30}));
    }

    void countedRowsAreInTheOrderOfTime()
    {
        StudyLab lab;
        auto plan = lab.plan(plainReference(), csvOf("time,value", 100, [](int i) {
                                 return at(november - i * hour) + "," + decimal(i < 50 ? 5 : 0);
                             }));
        plan.window.kind = WindowRule::Kind::Count;
        plan.window.rows = 50;
        const auto study = studyDrift(plan);
        QVERIFY_RESULT(study);
        const auto first = driftDetail(*study, 0, 0, 0);
        QVERIFY_RESULT(first);
        QCOMPARE(first->numbers->current.greatest, 0.0); // the oldest rows are those that come last
        QCOMPARE(first->rows.numbers.front(), std::size_t(51));
        QCOMPARE(first->rows.numbers.back(), std::size_t(100));
    }

    void rowsWithoutTimeAreCounted()
    {
        StudyLab lab;
        auto plan = lab.plan(plainReference(), csvOf("time,value", 120, [](int i) {
                                 return (i % 4 == 0 ? QByteArray() : at(november + i * (day / 60))) + "," +
                                        decimal(spread(i));
                             }));
        plan.window = {WindowRule::Kind::Fixed, day};
        const auto study = studyDrift(plan);
        QVERIFY_RESULT(study);
        QCOMPARE(study->rowsWithoutTime, std::size_t(30));
        QCOMPARE(rowsOf(*study), (Counts{45, 45}));
        QCOMPARE(driftOf(*study, "value").nCurrent, std::size_t(120)); // the whole is all rows
    }

    void aDayWithoutRowsIsAWindowWithoutData()
    {
        StudyLab lab;
        auto plan =
            lab.plan(plainReference(), csvOf("time,value", 120, [](int i) {
                         return at(november + (i < 60 ? 0 : 2 * day) + i * 60'000) + "," + decimal(spread(i));
                     }));
        plan.window = {WindowRule::Kind::Fixed, day};
        const auto study = studyDrift(plan);
        QVERIFY_RESULT(study);
        QCOMPARE(rowsOf(*study), (Counts{60, 0, 60}));
        QCOMPARE(study->cell(0, 0, 1).verdict, Verdict::NoData);
    }

    /// One row of the year 2100 makes no million of empty windows, and does not push the others out.
    void aStrayTimeIsOneWindow()
    {
        StudyLab lab;
        auto plan = lab.plan(plainReference(), daily(2, 48, [](int) { return 0; }) + "2100-01-01,0.5\n");
        plan.window = {WindowRule::Kind::Fixed, hour};
        const auto study = studyDrift(plan);
        QVERIFY_RESULT(study);
        QCOMPARE(study->windows.size(), std::size_t(49));
        QCOMPARE(study->windowsLeftOut, std::size_t(0));
        QCOMPARE(study->windows.back().name, QStringLiteral("2100-01-01 00:00"));
    }

    void tooManyWindowsLeaveOutTheOldest()
    {
        StudyLab lab;
        auto plan =
            lab.plan(plainReference(), csvOf("value", 2'500, [](int i) { return decimal(spread(i)); }));
        plan.window.kind = WindowRule::Kind::Count;
        plan.window.rows = 1;
        const auto study = studyDrift(plan);
        QVERIFY_RESULT(study);
        QCOMPARE(study->windows.size(), std::size_t(2'000));
        QCOMPARE(study->windowsLeftOut, std::size_t(500));
        QCOMPARE(study->windows.front().name, u"rows 501\u2013501"_qs);
    }

    /// Both sides may be one file, told apart by time.
    void stretchesOfTimeMayBeCompared()
    {
        StudyLab lab;
        const auto table = daily(6, 48, [](int d) { return d < 3 ? 0 : 0.5; });
        auto plan = lab.plan(table, table);
        plan.reference = plan.current;
        plan.referenceTime = {noTime, november + 3 * day};
        plan.currentTime = {november + 3 * day, noTime};
        plan.window = {WindowRule::Kind::Fixed, day};
        const auto study = studyDrift(plan);
        QVERIFY_RESULT(study);
        QCOMPARE(driftOf(*study, "value").nReference, std::size_t(144));
        QCOMPARE(driftOf(*study, "value").nCurrent, std::size_t(144));
        QCOMPARE(driftOf(*study, "value").verdict, Verdict::Drift);
        QCOMPARE(windowNames(*study), (QStringList{"2026-11-04", "2026-11-05", "2026-11-06"}));
        QVERIFY(englishNotes(study->notes)
                    .contains(
                        QStringLiteral("144 of 288 rows of the reference are of another time, or of none")));
    }

    // --- since when
    void theOnsetIsWhereItStaysMoved()
    {
        StudyLab lab;
        auto plan =
            lab.plan(plainReference(), daily(8, 96, [](int d) { return d == 1 || d >= 5 ? 0.5 : 0; }));
        plan.window = {WindowRule::Kind::Fixed, day};
        const auto study = studyDrift(plan);
        QVERIFY_RESULT(study);
        QCOMPARE(study->cell(0, 0, 1).verdict, Verdict::Drift); // that one went back
        QCOMPARE(study->cell(0, 0, 2).verdict, Verdict::NoDrift);
        QCOMPARE(study->onset(0), std::optional<std::size_t>(5));
    }

    void aColumnThatWentBackHasNone()
    {
        StudyLab lab;
        auto plan = lab.plan(plainReference(), daily(4, 96, [](int d) { return d < 3 ? 0.5 : 0; }));
        plan.window = {WindowRule::Kind::Fixed, day};
        const auto study = studyDrift(plan);
        QVERIFY_RESULT(study);
        QCOMPARE(study->onset(0), std::nullopt);
    }

    void aGapDoesNotEndIt()
    {
        StudyLab lab;
        auto plan =
            lab.plan(plainReference(), csvOf("time,value", 300, [](int i) {
                         const int window = i / 100 == 0 ? 0 : i / 100 + 1; // none in the second
                         return at(november + window * day + i * 60'000) + "," + decimal(spread(i) + 0.5);
                     }));
        plan.window = {WindowRule::Kind::Fixed, day};
        const auto study = studyDrift(plan);
        QVERIFY_RESULT(study);
        QCOMPARE(study->cell(0, 0, 1).verdict, Verdict::NoData);
        QCOMPARE(study->onset(0), std::optional<std::size_t>(0));
    }

    // --- what stands behind a cell
    void aCellOfNumbersIsShownWhole()
    {
        StudyLab lab;
        auto plan = lab.plan(csvOf("time,region,value", 400,
                                   [](int i) {
                                       return at(november + i * 60'000) + (i % 2 ? ",EU," : ",US,") +
                                              decimal(spread(i));
                                   }),
                             csvOf("time,region,value", 400, [](int i) {
                                 return at(november + i * (day / 200)) + (i % 2 ? ",EU," : ",US,") +
                                        (i == 399   ? QByteArray("9")
                                         : i == 397 ? QByteArray()
                                                    : decimal(spread(i) + 0.2));
                             }));
        plan.segments = {{"region"}};
        plan.window = {WindowRule::Kind::Fixed, day};
        const auto study = studyDrift(plan);
        QVERIFY_RESULT(study);
        const auto column = placeOf(*study, "value");
        const auto detail = driftDetail(*study, column, 1, 1);
        QVERIFY_RESULT(detail);
        QCOMPARE(study->segments[1].text(), QStringLiteral("region = EU"));
        QCOMPARE(detail->drift.statistic, study->cell(column, 1, 1).statistic);
        const auto& numbers = detail->numbers.value();
        QCOMPARE(numbers.edges.size(), numbers.referenceShares.size() + 1);
        for (const auto* shares : {&numbers.referenceShares, &numbers.currentShares}) {
            double sum = 0;
            for (const double share : *shares)
                sum += share;
            QVERIFY(std::abs(sum - 1) < 1e-12);
        }
        QCOMPARE(numbers.quantiles.size(), std::size_t(199));
        QVERIFY(std::abs(numbers.quantiles[99].shift() - 0.2) < 0.05);
        QCOMPARE(numbers.referenceCdf.back().second, 1.0);
        QCOMPARE(numbers.current.n, std::size_t(99));
        QCOMPARE(numbers.current.greatest, 9.0);
        QCOMPARE(detail->history.boxes.size(), std::size_t(2));
        QCOMPARE(detail->history.missing[1], 0.01);
        QCOMPARE(detail->rows.of, std::size_t(100));
        QCOMPARE(detail->rows.columns, (QStringList{"value", "time", "region"}));
        QCOMPARE(detail->rows.numbers.front(), std::size_t(400)); // nothing is as unlike as the 9
        QCOMPARE(detail->rows.rows.front().front(), QStringLiteral("9"));
        QCOMPARE(detail->rows.numbers.back(), std::size_t(398)); // what is missing comes last
    }

    void aCellOfCategoriesTellsWhatMoved()
    {
        StudyLab lab;
        const auto plan =
            lab.plan(csvOf("plan", 100, [](int i) -> QByteArray { return i < 60 ? "free" : "paid"; }),
                     csvOf("plan", 100, [](int i) -> QByteArray {
                         return i < 30 ? "free" : i < 90 ? "paid" : "trial";
                     }));
        const auto study = studyDrift(plan);
        QVERIFY_RESULT(study);
        const auto detail = driftDetail(*study, 0, 0, std::nullopt);
        QVERIFY_RESULT(detail);
        QCOMPARE(detail->categories.size(), std::size_t(3));
        QCOMPARE(detail->categories[0].name, QStringLiteral("free"));
        QVERIFY(std::abs(detail->categories[0].moved() + 0.3) < 1e-12);
        QCOMPARE(detail->categories[2].name, QStringLiteral("trial"));
        QCOMPARE(detail->categories[2].reference, std::size_t(0));
        QCOMPARE(detail->rows.rows.front().front(), QStringLiteral("trial")); // the reference has none
        QVERIFY(!detail->numbers);
    }

    void textsAreShownByTheirLength()
    {
        StudyLab lab;
        auto plan = lab.plan(
            csvOf("note", 60, [](int i) { return "the parcel number " + QByteArray::number(i) + " came"; }),
            csvOf("note", 60, [](int i) { return "a refund was asked for, case " + QByteArray::number(i); }));
        plan.types = {{"note", FrameType::Text}};
        const auto study = studyDrift(plan);
        QVERIFY_RESULT(study);
        QCOMPARE(study->columns[0].values, DriftValues::Texts);
        QCOMPARE(driftOf(*study, "note").verdict, Verdict::Drift);
        const auto detail = driftDetail(*study, 0, 0, std::nullopt);
        QVERIFY_RESULT(detail);
        QCOMPARE(detail->numbers->reference.least, 24.0);
    }

    void aFileThatChangedIsNotShown()
    {
        StudyLab lab;
        const auto study = lab.study(plainReference(), plainReference());
        QVERIFY_RESULT(study);
        lab.write("current.csv", plainReference() + "7\n");
        QVERIFY_ERROR(driftDetail(*study, 0, 0, std::nullopt), ErrorKind::Invalid);
        QVERIFY_ERROR(driftDetail(*study, 1, 0, std::nullopt), ErrorKind::Invalid);
        QVERIFY_ERROR(driftDetail(*study, 0, 0, 0), ErrorKind::Invalid);
    }

    /// As many cells as the brief's picture has columns and windows; each is judged against the same sorted
    /// reference, by several threads.
    void threadsGiveTheSame()
    {
        StudyLab lab;
        auto plan = lab.plan(
            csvOf("a,b,c", 300,
                  [](int i) {
                      return decimal(spread(i)) + "," + decimal(spread(2 * i)) + "," + decimal(i % 4);
                  }),
            csvOf("a,b,c", 1'000, [](int i) {
                return decimal(spread(i)) + "," + decimal(spread(3 * i) * i) + "," + decimal(i % 5);
            }));
        plan.window.kind = WindowRule::Kind::Count;
        plan.window.rows = 100;
        StudyContext one, four;
        one.threads = 1;
        four.threads = 4;
        const auto a = studyDrift(plan, one), b = studyDrift(plan, four);
        QVERIFY_RESULT(a);
        QVERIFY_RESULT(b);
        QCOMPARE(a->cells.size(), std::size_t(30));
        for (std::size_t i = 0; i < a->cells.size(); ++i) {
            QCOMPARE(a->cells[i].statistic, b->cells[i].statistic);
            QCOMPARE(a->cells[i].correctedP, b->cells[i].correctedP);
        }
    }
};

QTEST_GUILESS_MAIN(TestDriftStudyCells)
#include "tst_drift_study_cells.moc"
