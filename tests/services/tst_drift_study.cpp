#include "services/driftstudy/StudyTables.h"
#include "tests/services/StudyLab.h"

#include <QDateTime>

#include <cmath>

using namespace ph;
using namespace ph::testing;

namespace {

using Verdict = ColumnDrift::Verdict;
constexpr std::int64_t hourMs = 3'600'000, dayMs = 24 * hourMs;

QByteArray timeOf(std::int64_t ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODate).toLatin1();
}

constexpr std::int64_t firstOfNovember = 1'793'491'200'000; // 2026-11-01 UTC

} // namespace

/// What a comparison of two tables finds, and what it says of tables that are not as they should be.
class TestDriftStudy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // --- columns
    void whatMovedIsTold()
    {
        StudyLab lab;
        const auto study = lab.study(
            csvOf("age,plan", 400, [](int i) { return decimal(spread(i)) + (i % 4 ? ",free" : ",paid"); }),
            csvOf("age,plan", 300,
                  [](int i) { return decimal(spread(i) + 0.4) + (i % 4 ? ",free" : ",paid"); }));
        QVERIFY_RESULT(study);
        QCOMPARE(driftOf(*study, "age").verdict, Verdict::Drift);
        QCOMPARE(driftOf(*study, "age").method, DriftMethod::KolmogorovSmirnov);
        QVERIFY(std::abs(driftOf(*study, "age").statistic - 0.4) < 0.01);
        QCOMPARE(driftOf(*study, "age").nReference, std::size_t(400));
        QCOMPARE(driftOf(*study, "age").nCurrent, std::size_t(300));
        QCOMPARE(driftOf(*study, "plan").verdict, Verdict::NoDrift);
        QCOMPARE(study->summary.drifted, std::size_t(1));
        QCOMPARE(study->summary.judged, std::size_t(2));
        QCOMPARE(study->summary.verdict, Verdict::Drift);
        QVERIFY(driftOf(*study, "age").correctedP.has_value());
    }

    void constantColumnsDoNotMoveUnlessTheyAreOthers()
    {
        StudyLab lab;
        const auto study = lab.study(csvOf("a,b,c", 50, [](int) { return "1,1,x"; }),
                                     csvOf("a,b,c", 50, [](int) { return "1,2,x"; }));
        QVERIFY_RESULT(study);
        QCOMPARE(driftOf(*study, "a").verdict, Verdict::NoDrift);
        QCOMPARE(driftOf(*study, "b").verdict, Verdict::Drift);
        QCOMPARE(driftOf(*study, "c").verdict, Verdict::NoDrift);
    }

    void aColumnWithoutValuesIsNoData()
    {
        StudyLab lab;
        const auto study = lab.study(csvOf("a,b", 50, [](int i) { return decimal(i) + ",1"; }),
                                     csvOf("a,b", 50, [](int) { return ",1"; }));
        QVERIFY_RESULT(study);
        QCOMPARE(driftOf(*study, "a").verdict, Verdict::NoData);
        QCOMPARE(driftOf(*study, "a").why, QStringLiteral("no values in the current data"));
        QCOMPARE(driftOf(*study, "a").leftOutOfCurrent.missing, std::size_t(50));
        QCOMPARE(study->summary.withoutData, std::size_t(1));
    }

    void oneRowIsNoData()
    {
        StudyLab lab;
        const auto study = lab.study("a\n1\n", "a\n2\n");
        QVERIFY_RESULT(study);
        QCOMPARE(study->summary.verdict, Verdict::NoData);
        QVERIFY2(driftOf(*study, "a").why.startsWith("1 rows with a value, where 30"),
                 qPrintable(driftOf(*study, "a").why));
    }

    void infinitiesAreCounted()
    {
        StudyLab lab;
        const auto study =
            lab.study(csvOf("a", 60, [](int i) { return i == 3 ? "inf" : decimal(spread(i)); }),
                      csvOf("a", 60, [](int i) { return i == 3 ? "-inf" : decimal(spread(i)); }));
        QVERIFY_RESULT(study);
        QCOMPARE(driftOf(*study, "a").leftOutOfReference.plusInfinity, std::size_t(1));
        QCOMPARE(driftOf(*study, "a").leftOutOfCurrent.minusInfinity, std::size_t(1));
        QCOMPARE(driftOf(*study, "a").nReference, std::size_t(59));
    }

    void whatOnlyOneSideHasIsNoted()
    {
        StudyLab lab;
        const auto study = lab.study(csvOf("a,old", 40, [](int i) { return decimal(i) + ",1"; }),
                                     csvOf("new,a", 40, [](int i) { return "1," + decimal(i); }));
        QVERIFY_RESULT(study);
        QCOMPARE(study->columns.size(), std::size_t(1));
        QVERIFY(englishNotes(study->notes).contains(QStringLiteral("only in the reference: old")));
        QVERIFY(englishNotes(study->notes).contains(QStringLiteral("only in the current data: new")));
    }

    void typesThatDifferAreWidened()
    {
        StudyLab lab;
        const auto study = lab.study(csvOf("n,c", 40, [](int i) { return decimal(i) + ",1"; }),
                                     csvOf("n,c", 40, [](int i) { return decimal(i + 0.5) + ",one"; }));
        QVERIFY_RESULT(study);
        QCOMPARE(study->columns[placeOf(*study, "n")].column.type, FrameType::Number);
        QCOMPARE(study->columns[placeOf(*study, "c")].column.type, FrameType::Category);
        QCOMPARE(driftOf(*study, "n").verdict, Verdict::NoDrift);
        QCOMPARE(driftOf(*study, "c").verdict, Verdict::Drift);
        QVERIFY(
            englishNotes(study->notes)
                .contains(QStringLiteral(
                    "c is integer in the reference, category in the current data; compared as category")));
    }

    /// The first rows, by which types are guessed, are numbers; what comes later is not.
    void alsoWhereThatShowsLate()
    {
        StudyLab lab;
        const int late = 300'000;
        const auto study =
            lab.study(csvOf("a", 100, [](int i) { return decimal(i % 7); }),
                      csvOf("a", late + 40'000, [&](int i) { return i < late ? decimal(i % 7) : "many"; }));
        QVERIFY_RESULT(study);
        QCOMPARE(study->columns[0].values, DriftValues::Categories);
        QCOMPARE(driftOf(*study, "a").nReference, std::size_t(100));
        QCOMPARE(driftOf(*study, "a").nCurrent, std::size_t(late + 40'000));
    }

    void idsAndTimesAreNotJudged()
    {
        StudyLab lab;
        const auto line = [](int i) {
            return "u" + decimal(i) + "," + timeOf(firstOfNovember + i * hourMs) + "," + decimal(i % 3) +
                   ",2";
        };
        const auto table = csvOf("user_id,time,label,amount", 60, line);
        const auto study = lab.study(table, table);
        QVERIFY_RESULT(study);
        QCOMPARE(study->columns.size(), std::size_t(2));
        QCOMPARE(study->columns[0].column.role, FrameRole::Label);
        QCOMPARE(study->columns[0].values, DriftValues::Categories); // classes, though they are numbers
        QCOMPARE(study->columns[1].values, DriftValues::Numbers);
    }

    void whatIsNotThereIsAnError()
    {
        StudyLab lab;
        const auto plain = lab.plan("a\n1\n", "a\n1\n");
        auto plan = plain;
        plan.columns = {"b"};
        QVERIFY_ERROR(studyDrift(plan), ErrorKind::Invalid);
        plan = plain;
        plan.methods = {{"b", DriftMethod::StabilityIndex}};
        QVERIFY_ERROR(studyDrift(plan), ErrorKind::Invalid);
        plan = plain;
        plan.segments = {{"region"}};
        QVERIFY_ERROR(studyDrift(plan), ErrorKind::Invalid);
        plan = plain;
        plan.window = {WindowRule::Kind::Fixed, dayMs};
        QVERIFY_ERROR(studyDrift(plan), ErrorKind::Invalid);
        plan = plain;
        plan.window = {WindowRule::Kind::Sliding, dayMs, dayMs};
        QVERIFY_ERROR(studyDrift(plan), ErrorKind::Invalid);
        plan = plain;
        plan.referenceTime = {0, dayMs};
        QVERIFY_ERROR(studyDrift(plan), ErrorKind::Invalid);
        plan = plain;
        plan.current = lab.path("gone.csv");
        QVERIFY_ERROR(studyDrift(plan), ErrorKind::NotFound);
        QVERIFY_ERROR(lab.study("a\n1\n", "b\n1\n"), ErrorKind::Invalid);
    }

    void aMethodMayBeAskedFor()
    {
        StudyLab lab;
        auto plan = lab.plan(csvOf("a", 100, [](int i) { return decimal(spread(i)); }),
                             csvOf("a", 100, [](int i) { return decimal(spread(i) * 2); }));
        plan.methods = {{"a", DriftMethod::StabilityIndex}};
        const auto study = studyDrift(plan);
        QVERIFY_RESULT(study);
        QCOMPARE(driftOf(*study, "a").method, DriftMethod::StabilityIndex);
    }

    /// Above a thousand reference rows Evidently takes the normed distance, and half of the columns have to
    /// move.
    void evidentlysDefaultsGiveItsVerdict()
    {
        StudyLab lab;
        const auto line = [](double shift) {
            return [shift](int i) {
                return decimal(spread(i) + shift) + "," + decimal(spread(i)) + "," + decimal(spread(i) * 3);
            };
        };
        auto plan = lab.plan(csvOf("a,b,c", 2000, line(0)), csvOf("a,b,c", 2000, line(0.1)));
        plan.rules = driftRules(DriftDefaults::Evidently);
        const auto study = studyDrift(plan);
        QVERIFY_RESULT(study);
        const auto& a = driftOf(*study, "a");
        QCOMPARE(a.method, DriftMethod::WassersteinNormed);
        QCOMPARE(a.verdict, Verdict::Drift);
        QVERIFY(std::abs(a.statistic - 0.1 * std::sqrt(12.0)) < 1e-3);
        QVERIFY(!a.correctedP);
        QCOMPARE(study->summary.drifted, std::size_t(1));
        QCOMPARE(study->summary.verdict, Verdict::NoDrift);
    }

    // --- being asked to stop, and files that change
    void endsWhenAsked()
    {
        StudyLab lab;
        const auto plan = lab.plan(csvOf("a", 50, [](int i) { return decimal(i); }),
                                   csvOf("a", 50, [](int i) { return decimal(i); }));
        std::stop_source stop;
        stop.request_stop();
        QVERIFY_ERROR(studyDrift(plan, {stop.get_token()}), ErrorKind::Cancelled);
        std::stop_source later;
        StudyContext context{later.get_token()};
        context.progress = [&](const QString& step, double) {
            if (step == QLatin1String("comparing columns"))
                later.request_stop();
        };
        QVERIFY_ERROR(studyDrift(plan, context), ErrorKind::Cancelled);
    }

    void whatSqliteWritesBesideItsFileIsAChange()
    {
        StudyLab lab;
        const auto path = lab.write(QStringLiteral("rows.db"), "the database");
        const auto before = tableState(path + QStringLiteral("#rows"));
        QCOMPARE(before.bytes, 12);
        lab.write(QStringLiteral("rows.db-wal"), ""); // as one leaves it who only reads
        QVERIFY(tableState(path) == before);
        lab.write(QStringLiteral("rows.db-wal"), "rows that came");
        QCOMPARE(tableState(path).bytes, 26);
        QVERIFY(tableState(path) != before);
        QVERIFY(tableState(lab.path(QStringLiteral("none.db"))) == TableState());
    }

    void tellsHowFarItIs()
    {
        StudyLab lab;
        const auto plan = lab.plan(csvOf("a,b", 50, [](int i) { return decimal(i) + ",1"; }),
                                   csvOf("a,b", 50, [](int i) { return decimal(i) + ",1"; }));
        QStringList steps;
        double last = 0;
        bool isAscending = true;
        StudyContext context;
        context.progress = [&](const QString& step, double share) {
            isAscending = isAscending && share >= last;
            last = share;
            steps.append(step);
        };
        QVERIFY_RESULT(studyDrift(plan, context));
        QVERIFY(isAscending);
        QCOMPARE(last, 1.0);
        steps.removeDuplicates();
        QCOMPARE(steps, (QStringList{"reading the reference", "reading the current data", "comparing columns",
                                     "comparing all columns together", "done"}));
    }
};

QTEST_GUILESS_MAIN(TestDriftStudy)
#include "tst_drift_study.moc"
