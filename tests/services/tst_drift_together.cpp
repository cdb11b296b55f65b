#include "tests/services/StudyLab.h"
#include "tests/support/Testing.h"

using namespace ph;
using namespace ph::testing;

/// What a comparison finds when it looks at all columns together.
class TestDriftTogether : public QObject {
    Q_OBJECT

    static constexpr int rows = 2'000;

    /// Two columns, the second as the first or turned around: each by itself has the same values.
    static QByteArray pair(bool isTurned)
    {
        return csvOf("a,b", rows, [isTurned](int i) {
            const auto a = spread(i);
            return decimal(a) + ',' + decimal(isTurned ? 1 - a : a);
        });
    }
    /// Scores that keep their promise, with or without the labels.
    static QByteArray scored(const QByteArray& label)
    {
        return csvOf("x,score" + label, rows, [&label](int i) {
            const auto score = spread(i);
            const bool isPositive = spread(7'919 * i + 13) < score;
            return decimal(spread(i + 1)) + ',' + decimal(score) +
                   (label.isEmpty() ? QByteArray()
                    : isPositive    ? QByteArray(",1")
                                    : QByteArray(",0"));
        });
    }

private Q_SLOTS:
    void aTurnedDependenceIsFoundThatNoColumnShows()
    {
        StudyLab lab;
        const auto study = lab.study(pair(false), pair(true));
        QVERIFY_RESULT(study);
        QCOMPARE(study->summary.drifted, 0u);
        QVERIFY(study->multivariate);
        QCOMPARE(study->multivariate->classifier.verdict, ColumnDrift::Verdict::Drift);
        QVERIFY(study->multivariate->classifier.low > 0.9);
        const auto same = lab.study(pair(false), pair(false));
        QVERIFY_RESULT(same);
        QCOMPARE(same->multivariate->classifier.verdict, ColumnDrift::Verdict::NoDrift);
    }

    void labelsOfTheReferenceAreEnoughForAnEstimate()
    {
        StudyLab lab;
        const auto study = lab.study(scored(",label"), scored({}));
        QVERIFY_RESULT(study);
        QVERIFY(study->performance);
        const auto& series = study->performance->series;
        const auto found = std::find_if(series.begin(), series.end(), [](const PerformanceSeries& one) {
            return one.measure == QLatin1String("accuracy");
        });
        QVERIFY(found != series.end());
        QCOMPARE(found->whole.labelled, 0u);
        QVERIFY(std::isnan(found->whole.measured));
        QVERIFY(std::abs(found->whole.estimated - found->reference.measured) < 0.03);
    }

    void withoutPredictionsThereIsNothingToTell()
    {
        StudyLab lab;
        const auto study = lab.study(pair(false), pair(false));
        QVERIFY_RESULT(study);
        QVERIFY(!study->performance);
    }

    void columnsAloneAreEnoughWhereThatIsAsked()
    {
        StudyLab lab;
        auto plan = lab.plan(scored(",label"), scored(",label"));
        plan.together = DriftPlan::Together::Leave;
        const auto study = studyDrift(plan);
        QVERIFY_RESULT(study);
        QVERIFY(!study->multivariate);
        QVERIFY(!study->performance);
    }
};

QTEST_GUILESS_MAIN(TestDriftTogether)
#include "tst_drift_together.moc"
