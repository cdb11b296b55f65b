#include "services/drift/ColumnVerdict.h"
#include "services/drift/CountTests.h"
#include "services/drift/ShareDistance.h"
#include "tests/services/DriftSamples.h"

using namespace ph;
using namespace ph::testing;

/// What scipy 1.10 and Evidently 0.7 say of the same counts: tests/data/drift/categories.json, by
/// expected.py.
class TestDriftCategories : public QObject {
    Q_OBJECT

private:
    void everyCase()
    {
        QTest::addColumn<QJsonObject>("expected");
        const auto cases = driftExpectations(QStringLiteral("categories.json"))["cases"].toArray();
        QVERIFY(cases.size() >= 9);
        for (const auto& value : cases) {
            const auto expected = value.toObject();
            QTest::newRow(qPrintable(expected["name"].toString())) << expected;
        }
    }

    /// The counts of the case.
    struct Sides {
        CategoryCounts reference, current;
        DriftCounts counts;
        explicit Sides(const QJsonObject& of)
            : reference(categoryCounts(of["reference"].toObject()))
            , current(categoryCounts(of["current"].toObject()))
            , counts(driftCounts(reference, current))
        {
        }
    };

private Q_SLOTS:
    void scipysTests_data() { everyCase(); }
    void scipysTests()
    {
        QFETCH(QJsonObject, expected);
        const Sides of(expected);
        const std::pair<const char*, CountTest> tests[] = {
            {"chisquare", chiSquaredOfTable(of.counts)},
            {"likelihood", likelihoodRatioOfTable(of.counts)},
            {"fit", chiSquaredOfFit(of.counts)},
            {"likelihood_fit", likelihoodRatioOfFit(of.counts)},
            {"z", shareDifference(of.counts)}};
        for (const auto& [name, test] : tests) {
            const auto numbers = expected.value(QLatin1String(name));
            if (numbers.isUndefined()) { // of unequal sizes
                QVERIFY(std::isnan(test.statistic));
                continue;
            }
            DRIFT_STATISTIC(test.statistic, numbers[0]);
            DRIFT_PROBABILITY(test.p, numbers[1]);
        }
        DRIFT_STATISTIC(cramersV(of.counts), expected["cramer_v"]);
    }

    void scipysDistances_data() { everyCase(); }
    void scipysDistances()
    {
        QFETCH(QJsonObject, expected);
        const Sides of(expected);
        const auto shares = plainShares(of.counts);
        DRIFT_STATISTIC(jensenShannonDistance(shares, LogBase::Two), expected["jensenshannon_bits"]);
        DRIFT_STATISTIC(totalVariation(shares), expected["tvd"]);
    }

    void evidentlysScores_data() { everyCase(); }
    void evidentlysScores()
    {
        QFETCH(QJsonObject, expected);
        const Sides of(expected);
        const auto rules = driftRules(DriftDefaults::Evidently);
        const auto evidently = expected["evidently"].toObject();
        for (auto it = evidently.begin(); it != evidently.end(); ++it) {
            if (it.key() == QLatin1String("default"))
                continue;
            const auto found = categoryDrift(of.reference, of.current, rules, driftMethodFromName(it.key()));
            // Evidently's Hellinger subtracts from 1.
            QVERIFY2(isNear(found.score(), expectedNumber(it.value()), 1e-12,
                            it.key() == QLatin1String("hellinger") && found.score() < 0.05 ? 1e-13 : 1e-15),
                     qPrintable(QStringLiteral("%1: %2, expected %3")
                                    .arg(it.key(), QString::number(found.score(), 'g', 17),
                                         QString::number(expectedNumber(it.value()), 'g', 17))));
        }
    }

    void evidentlysChoiceAndVerdict_data() { everyCase(); }
    void evidentlysChoiceAndVerdict()
    {
        QFETCH(QJsonObject, expected);
        const Sides of(expected);
        const auto chosen = expected["evidently"].toObject()["default"].toObject();
        const auto found = categoryDrift(of.reference, of.current, driftRules(DriftDefaults::Evidently));
        QCOMPARE(driftMethodName(found.method.value()), chosen["method"].toString());
        DRIFT_PROBABILITY(found.score(), chosen["score"]);
        QCOMPARE(found.verdict == ColumnDrift::Verdict::Drift, chosen["drift"].toBool());
    }

    // scipy.stats.power_divergence raises there, and Evidently with it.
    void evidentlysGTestNeedsAsManyRows()
    {
        const auto reference = categoryCounts({{"a", 40}, {"b", 30}}),
                   current = categoryCounts({{"a", 41}, {"b", 30}});
        const auto found = categoryDrift(reference, current, driftRules(DriftDefaults::Evidently),
                                         DriftMethod::LikelihoodRatio);
        QCOMPARE(found.verdict, ColumnDrift::Verdict::NoData);
        QVERIFY(found.why.contains("as many rows"));
        QVERIFY(std::isnan(likelihoodRatioOfFit(driftCounts(reference, current)).statistic));
    }

    void whatIsRareIsComparedTogether()
    {
        DriftCounts counts{{500, 300}, {450, 340}};
        for (int i = 0; i < 300; ++i) { // names of which each is seen once
            counts.reference.push_back(i % 2);
            counts.current.push_back(1 - i % 2);
        }
        const auto together = withRareTogether(counts);
        QCOMPARE(together.reference, (std::vector<double>{150, 500, 300}));
        QCOMPARE(together.current, (std::vector<double>{150, 450, 340}));
        QVERIFY(chiSquaredOfTable(together).p > 0.05);
        // Where there is nothing else, counts have nothing to say.
        CategoryCounts names, others;
        for (int i = 0; i < 100; ++i) {
            names.counts.insert(QStringLiteral("a%1").arg(i), 1);
            others.counts.insert(QStringLiteral("b%1").arg(i), 1);
        }
        const auto found = categoryDrift(names, others, driftRules(DriftDefaults::Pilothouse));
        QCOMPARE(found.method, DriftMethod::ChiSquare);
        QCOMPARE(found.verdict, ColumnDrift::Verdict::NoData);
    }

    void sharesWithoutASideAreNoNumbers()
    {
        const auto shares = plainShares({{3, 4}, {0, 0}});
        QVERIFY(std::isnan(totalVariation(shares)));
        QVERIFY(std::isnan(kullbackLeibler(shares)));
        QVERIFY(std::isnan(jensenShannonDistance(shares, LogBase::E)));
        QVERIFY(std::isnan(chiSquaredOfTable({{3, 4}, {0, 0}}).p));
        QVERIFY(std::isnan(chiSquaredOfFit({{0, 0}, {3, 4}}).p));
        QVERIFY(std::isnan(shareDifference({{0, 0}, {3, 4}}).p));
        QVERIFY(std::isnan(permutedTotalVariation({}, std::vector<std::uint32_t>{1})));
    }

    // RandomState(0) of numpy, with rows in another order than that of their categories; by a loop over
    // numpy.random.permutation as in expected.py.
    void permutationsAreThoseOfNumpy()
    {
        std::vector<std::uint32_t> reference, current;
        for (std::uint32_t i = 0; i < 90; ++i)
            reference.push_back(i * 7 % 10 % 3);
        for (std::uint32_t i = 0; i < 70; ++i)
            current.push_back(i * 5 % 7 % 3);
        QCOMPARE(permutedTotalVariation(reference, current), 0.933);
    }
};

QTEST_GUILESS_MAIN(TestDriftCategories)
#include "tst_drift_categories.moc"
