#include "services/drift/ColumnVerdict.h"
#include "services/drift/KolmogorovDistribution.h"
#include "services/drift/MeanTests.h"
#include "services/drift/RankTests.h"
#include "services/drift/SampleDistance.h"
#include "tests/services/DriftSamples.h"

using namespace ph;
using namespace ph::testing;

/// What scipy 1.10 and Evidently 0.7 say of the same numbers: tests/data/drift/numbers.json, by expected.py.
class TestDriftNumbers : public QObject {
    Q_OBJECT

private:
    QJsonObject expectations_ = driftExpectations(QStringLiteral("numbers.json"));

    void everyCase()
    {
        QTest::addColumn<QJsonObject>("expected");
        const auto cases = expectations_["cases"].toArray();
        for (const auto& value : cases) {
            const auto expected = value.toObject();
            QTest::newRow(qPrintable(expected["name"].toString())) << expected;
        }
    }

    /// Both samples of the case.
    struct Samples {
        QJsonObject expected;
        SortedSample reference, current;
        explicit Samples(const QJsonObject& of)
            : expected(of)
            , reference(driftSample(of["reference"].toObject()))
            , current(driftSample(of["current"].toObject()))
        {
        }
    };

private Q_SLOTS:
    void theTableIsThere() { QVERIFY(expectations_["cases"].toArray().size() >= 20); }

    void scipysDistances_data() { everyCase(); }
    void scipysDistances()
    {
        QFETCH(QJsonObject, expected);
        const Samples of(expected);
        const auto found = kolmogorovDistance(of.reference, of.current);
        DRIFT_STATISTIC(found.distance, expected["ks"][0]);
        DRIFT_PROBABILITY(kolmogorovTwoSampleTail(of.reference.size(), of.current.size(), found.ofPairs),
                          expected["ks"][1]);
        QVERIFY(isNear(std::abs(of.reference.shareUpTo(found.at) - of.current.shareUpTo(found.at)),
                       found.distance, 1e-12, 1e-15));
        DRIFT_STATISTIC(wassersteinDistance(of.reference, of.current), expected["wasserstein"]);
        DRIFT_STATISTIC(energyDistance(of.reference, of.current), expected["energy"]);
    }

    void scipysRankTests_data() { everyCase(); }
    void scipysRankTests()
    {
        QFETCH(QJsonObject, expected);
        const Samples of(expected);
        const auto whitney = mannWhitney(of.reference, of.current);
        DRIFT_STATISTIC(whitney.u, expected["mannwhitney"][0]);
        DRIFT_PROBABILITY(whitney.p, expected["mannwhitney"][1]);
        const auto mises = cramerVonMises(of.reference, of.current);
        DRIFT_NEAR(mises.statistic, expectedNumber(expected["cramervonmises"][0]), 1e-12,
                   // scipy subtracts two numbers of about two thirds of the size, and keeps this of them
                   2e-16 * double(of.reference.size() + of.current.size()));
        DRIFT_PROBABILITY(mises.p, expected["cramervonmises"][1]);
        const auto anderson = andersonDarling(of.reference, of.current);
        DRIFT_STATISTIC(anderson.statistic, expected["anderson"][0]);
        DRIFT_PROBABILITY(anderson.p, expected["anderson"][1]);
    }

    void scipysTestsOfMeans_data() { everyCase(); }
    void scipysTestsOfMeans()
    {
        QFETCH(QJsonObject, expected);
        Samples of(expected);
        if (const int exponent = magnitudeExponent(of.reference, of.current)) {
            of.reference = of.reference.scaled(exponent);
            of.current = of.current.scaled(exponent);
        }
        const auto reference = of.reference.moments(), current = of.current.moments();
        const auto student = compareMeans(reference, current, Variances::Equal);
        DRIFT_STATISTIC(student.t, expected["student"][0]);
        DRIFT_PROBABILITY(student.p, expected["student"][1]);
        const auto welch = compareMeans(reference, current, Variances::Unequal);
        DRIFT_STATISTIC(welch.t, expected["welch"][0]);
        DRIFT_PROBABILITY(welch.p, expected["welch"][1]);
    }

    void numpysQuantilesAndMoments_data() { everyCase(); }
    void numpysQuantilesAndMoments()
    {
        QFETCH(QJsonObject, expected);
        const Samples of(expected);
        const auto quantiles = expected["quantiles"].toArray();
        for (const auto& quantile : quantiles)
            DRIFT_STATISTIC(of.reference.quantile(quantile[0].toDouble()), quantile[1]);
        DRIFT_STATISTIC(of.reference.moments().mean, expected["mean"]);
        DRIFT_STATISTIC(of.reference.moments().deviation(), expected["std"]);
    }

    void evidentlysScores_data() { everyCase(); }
    void evidentlysScores()
    {
        QFETCH(QJsonObject, expected);
        const Samples of(expected);
        const auto rules = driftRules(DriftDefaults::Evidently);
        const auto evidently = expected["evidently"].toObject();
        for (auto it = evidently.begin(); it != evidently.end(); ++it) {
            if (it.key() == QLatin1String("default"))
                continue;
            const auto method = driftMethodFromName(it.key());
            QVERIFY2(method, qPrintable(it.key()));
            const auto found = numberDrift(of.reference, of.current, rules, method);
            QVERIFY2(isNear(found.score(), expectedNumber(it.value()),
                            rules.isScoredByP(*method) ? 1e-9 : 1e-12, 4e-15),
                     qPrintable(QStringLiteral("%1: %2, expected %3")
                                    .arg(it.key(), QString::number(found.score(), 'g', 17),
                                         QString::number(expectedNumber(it.value()), 'g', 17))));
        }
    }

    void evidentlysChoiceAndVerdict_data() { everyCase(); }
    void evidentlysChoiceAndVerdict()
    {
        QFETCH(QJsonObject, expected);
        const Samples of(expected);
        const auto chosen = expected["evidently"].toObject()["default"].toObject();
        const auto found = numberDrift(of.reference, of.current, driftRules(DriftDefaults::Evidently));
        QCOMPARE(driftMethodName(found.method.value()), chosen["method"].toString());
        DRIFT_PROBABILITY(found.score(), chosen["score"]);
        QCOMPARE(found.verdict == ColumnDrift::Verdict::Drift, chosen["drift"].toBool());
        QVERIFY(found.verdict != ColumnDrift::Verdict::NoData);
    }

    void kolmogorovsDistribution()
    {
        const auto tails = expectations_["kolmogorov"].toArray();
        QVERIFY(tails.size() > 80);
        for (const auto& tail : tails)
            DRIFT_NEAR(kolmogorovTail(std::uint64_t(tail[0].toInteger()), tail[1].toDouble()),
                       expectedNumber(tail[2]), 1e-9, 4e-15);
    }
    // Where scipy does not follow: 2 exp(-2 n d²), to the first order in 1/sqrt(n).
    void millionsHaveTheLimitingDistribution()
    {
        const double d = 1.5 / std::sqrt(1e8);
        DRIFT_NEAR(kolmogorovTail(100'000'000, d), 2 * std::exp(-2 * 1.5 * 1.5) * (1 - 2 * 1.5 / 3e4), 1e-6,
                   0);
    }
};

QTEST_GUILESS_MAIN(TestDriftNumbers)
#include "tst_drift_numbers.moc"
