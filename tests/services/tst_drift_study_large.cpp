#include "tests/services/StudyLab.h"

#include <QDateTime>

#include <cmath>

using namespace ph;
using namespace ph::testing;

namespace {

constexpr std::int64_t hour = 3'600'000, day = 24 * hour;
constexpr std::int64_t november = 1'793'491'200'000; // 2026-11-01 UTC
constexpr int rows = 20'000;

QByteArray largeTable(double movedBy)
{
    return csvOf("time,region,value,count,plan", rows, [&](int i) {
        const auto time = QDateTime::fromMSecsSinceEpoch(november + i * (4 * day / rows), Qt::UTC);
        return (i % 100 == 7 ? QByteArray() : time.toString(Qt::ISODate).toLatin1()) + "," +
               (i % 3 == 0   ? "EU"
                : i % 3 == 1 ? "US"
                             : "") +
               "," + (i % 50 == 3 ? QByteArray() : decimal(std::exp(spread(i) + movedBy))) + "," +
               decimal(i % 4 + (movedBy > 0 && i % 10 == 0 ? 4 : 0)) + "," + (i % 5 ? "free" : "paid");
    });
}

DriftPlan segmentedPlan(StudyLab& lab, double movedBy)
{
    auto plan = lab.plan(largeTable(0), largeTable(movedBy));
    plan.segments = {{"region"}};
    plan.window = {WindowRule::Kind::Fixed, day};
    return plan;
}

StudyContext small()
{
    StudyContext context;
    context.maxBytes = std::size_t(256) << 10; // the tables take twice as much
    return context;
}

/// To the last bit; what is not known is not known on either side.
bool areSame(double a, double b)
{
    return a == b || (std::isnan(a) && std::isnan(b));
}

} // namespace

/// Tables that do not fit into the memory they may take: read twice, counted, and judged as if they did.
class TestDriftStudyLarge : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsAreTheSame()
    {
        StudyLab lab;
        const auto plan = segmentedPlan(lab, 0.1);
        const auto whole = studyDrift(plan), counted = studyDrift(plan, small());
        QVERIFY_RESULT(whole);
        QVERIFY_RESULT(counted);
        QCOMPARE(whole->sketchError, 0.0);
        QVERIFY(counted->sketchError > 0);
        QVERIFY2(counted->sketchError < 0.06, qPrintable(QString::number(counted->sketchError)));
        QCOMPARE(segmentTexts(*counted), segmentTexts(*whole));
        QCOMPARE(windowNames(*counted), windowNames(*whole));
        QCOMPARE(counted->rowsWithoutTime, whole->rowsWithoutTime);
        for (std::size_t i = 0; i < whole->segments.size(); ++i) {
            QCOMPARE(counted->segments[i].nReference, whole->segments[i].nReference);
            QCOMPARE(counted->segments[i].nCurrent, whole->segments[i].nCurrent);
        }
        for (std::size_t i = 0; i < whole->windows.size(); ++i)
            QCOMPARE(counted->windows[i].rows, whole->windows[i].rows);
        for (std::size_t i = 0; i < whole->cells.size(); ++i) {
            QCOMPARE(counted->cells[i].nReference, whole->cells[i].nReference);
            QCOMPARE(counted->cells[i].nCurrent, whole->cells[i].nCurrent);
            QCOMPARE(counted->cells[i].leftOutOfCurrent, whole->cells[i].leftOutOfCurrent);
            QCOMPARE(counted->cells[i].method, whole->cells[i].method);
        }
    }

    void distancesAreOffByNoMoreThanIsSaid()
    {
        StudyLab lab;
        const auto plan = segmentedPlan(lab, 0.1);
        const auto whole = studyDrift(plan), counted = studyDrift(plan, small());
        QVERIFY_RESULT(whole);
        QVERIFY_RESULT(counted);
        const auto value = placeOf(*whole, "value"), category = placeOf(*whole, "plan");
        QCOMPARE(whole->overall(value).method, DriftMethod::KolmogorovSmirnov);
        for (std::size_t segment = 0; segment < whole->segments.size(); ++segment) {
            for (std::size_t window = 0; window < whole->windows.size(); ++window) {
                const auto& a = whole->cell(value, segment, window);
                const auto& b = counted->cell(value, segment, window);
                QVERIFY2(std::abs(a.statistic - b.statistic) <= counted->sketchError,
                         qPrintable(QStringLiteral("%1 %2").arg(a.statistic).arg(b.statistic)));
                QCOMPARE(b.verdict, a.verdict);
                QCOMPARE(counted->cell(category, segment, window).statistic,
                         whole->cell(category, segment, window).statistic); // categories are counted exactly
            }
        }
        QCOMPARE(counted->summary.drifted, whole->summary.drifted);
        QCOMPARE(counted->onset(value), whole->onset(value));
    }

    /// A number that few values have is what it is, and so are counts between tenths of the reference.
    void fewNumbersAreExact()
    {
        StudyLab lab;
        auto plan = segmentedPlan(lab, 0.1);
        plan.columns = {"count"};
        for (const auto method : {DriftMethod::KolmogorovSmirnov, DriftMethod::StabilityIndex,
                                  DriftMethod::ChiSquare, DriftMethod::WassersteinNormed}) {
            plan.methods = {{"count", method}};
            const auto whole = studyDrift(plan);
            auto context = small();
            context.maxBytes /= 2;
            const auto counted = studyDrift(plan, context);
            QVERIFY_RESULT(whole);
            QVERIFY_RESULT(counted);
            QCOMPARE(counted->sketchError, 0.0);
            const auto &a = driftOf(*whole, "count"), &b = driftOf(*counted, "count");
            QVERIFY2(std::abs(a.statistic - b.statistic) <= 1e-9 * std::abs(a.statistic),
                     qPrintable(QStringLiteral("%1: %2 %3")
                                    .arg(driftMethodName(method))
                                    .arg(a.statistic)
                                    .arg(b.statistic)));
            QCOMPARE(b.nCurrent, std::size_t(rows));
        }
    }

    void theSameFilesGiveTheSameAnswer()
    {
        StudyLab lab;
        const auto plan = segmentedPlan(lab, 0.05);
        const auto once = studyDrift(plan, small()), again = studyDrift(plan, small());
        QVERIFY_RESULT(once);
        QVERIFY_RESULT(again);
        for (std::size_t i = 0; i < once->cells.size(); ++i)
            QCOMPARE(once->cells[i].p, again->cells[i].p);
    }

    void slidingAndCountedWindowsAreTheSameToo()
    {
        StudyLab lab;
        auto plan = segmentedPlan(lab, 0);
        plan.window = {WindowRule::Kind::Sliding, 36 * hour, 12 * hour};
        const auto whole = studyDrift(plan), counted = studyDrift(plan, small());
        QVERIFY_RESULT(whole);
        QVERIFY_RESULT(counted);
        for (std::size_t i = 0; i < whole->cells.size(); ++i)
            QCOMPARE(counted->cells[i].nCurrent, whole->cells[i].nCurrent);
        plan.window = {WindowRule::Kind::Count, 0, 0, 3'000};
        const auto byRows = studyDrift(plan), countedByRows = studyDrift(plan, small());
        QVERIFY_RESULT(byRows);
        QVERIFY_RESULT(countedByRows);
        QCOMPARE(byRows->windows.size(), std::size_t(7));
        for (std::size_t i = 0; i < byRows->cells.size(); ++i)
            QCOMPARE(countedByRows->cells[i].nCurrent, byRows->cells[i].nCurrent);
    }

    void stretchesOfTimeToo()
    {
        StudyLab lab;
        auto plan = segmentedPlan(lab, 0.1);
        plan.reference = plan.current;
        plan.referenceTime.toMs = november + 2 * day;
        plan.currentTime.fromMs = november + 2 * day;
        auto context = small();
        context.maxBytes /= 2;
        const auto whole = studyDrift(plan), counted = studyDrift(plan, context);
        QVERIFY_RESULT(whole);
        QVERIFY_RESULT(counted);
        QVERIFY(counted->sketchError > 0);
        QCOMPARE(driftOf(*counted, "plan").nReference, driftOf(*whole, "plan").nReference);
        QCOMPARE(driftOf(*counted, "plan").statistic, driftOf(*whole, "plan").statistic);
        for (std::size_t i = 0; i < whole->cells.size(); ++i)
            QCOMPARE(counted->cells[i].nCurrent, whole->cells[i].nCurrent);
    }

    void anyNumberOfThreadsFindsTheSame()
    {
        StudyLab lab;
        const auto plan = segmentedPlan(lab, 0.1);
        auto alone = small(), together = small();
        alone.threads = 1;
        together.threads = 5;
        const auto one = studyDrift(plan, alone), five = studyDrift(plan, together);
        QVERIFY_RESULT(one);
        QVERIFY_RESULT(five);
        QVERIFY(one->sketchError > 0);
        QCOMPARE(five->sketchError, one->sketchError);
        QCOMPARE(five->cells.size(), one->cells.size());
        for (std::size_t i = 0; i < one->cells.size(); ++i) {
            const auto &a = one->cells[i], &b = five->cells[i];
            QCOMPARE(b.nCurrent, a.nCurrent);
            QCOMPARE(b.verdict, a.verdict);
            QVERIFY(areSame(b.statistic, a.statistic));
            QVERIFY(areSame(b.correctedP.value_or(-1), a.correctedP.value_or(-1)));
        }
    }

    void textsAreJudgedByASample()
    {
        StudyLab lab;
        const auto texts = [](const char* word) {
            return csvOf("note", 6'000, [word](int i) {
                return "parcel " + QByteArray::number(i) + " " + word + " the day before";
            });
        };
        auto plan = lab.plan(texts("arrived"), texts("vanished"));
        plan.types = {{"note", FrameType::Text}};
        const auto study = studyDrift(plan, small());
        QVERIFY_RESULT(study);
        QCOMPARE(driftOf(*study, "note").verdict, ColumnDrift::Verdict::Drift);
        QCOMPARE(study->notes.back().kind, StudyNote::Kind::TextsSampled);
        QCOMPARE(study->segments.front().nCurrent, std::size_t(6'000));
    }

    void aCellIsShownFromWhatFits()
    {
        StudyLab lab;
        const auto plan = segmentedPlan(lab, 0.1);
        const auto study = studyDrift(plan, small());
        QVERIFY_RESULT(study);
        const auto detail = driftDetail(*study, placeOf(*study, "value"), 1, 2, small());
        QVERIFY_RESULT(detail);
        QCOMPARE(detail->drift.nCurrent, study->cell(placeOf(*study, "value"), 1, 2).nCurrent);
        QVERIFY(detail->numbers->current.n > 100);
    }
};

QTEST_GUILESS_MAIN(TestDriftStudyLarge)
#include "tst_drift_study_large.moc"
