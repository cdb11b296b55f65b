#include "services/analysis/FamilyWiseError.h"
#include "services/analysis/SignedRank.h"
#include "tests/services/GateSamples.h"
#include "tests/support/Testing.h"

#include <random>

using namespace ph;
using namespace ph::testing;

/// The judge of challengers: its tests against published numbers, and how often it is wrong.
class TestChallengerChampion : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void signedRankOfPublishedPairs();
    void signedRankOfFewPairs();
    void signedRankWithTies();
    void signedRankOfManyPairsIsNearlyExact();
    void holmOfPublishedValues();
    void equalsRarelyFail_data();
    void equalsRarelyFail();
    void power_data();
    void power();
    void answers_data();
    void answers();
};

namespace {

GateSpec challenger(const char* settings)
{
    return {QStringLiteral("challenger"),
            QStringLiteral("challenger-champion"),
            {},
            std::nullopt,
            json(settings)};
}

enum class Folds { Matching, Different };

struct Lab {
    std::mt19937_64 random{20261126};
    GateSpec spec = challenger(R"({"metric": "auc"})");

    double normal() // Box and Muller: std::normal_distribution differs between libraries
    {
        const auto uniform = [this] { return (double(random() >> 11) + 0.5) * 0x1p-53; };
        return std::sqrt(-2 * std::log(uniform())) * std::cos(6.283185307179586 * uniform());
    }

    /// Folds spread by 2 % of the metric. Matching folds share what is hard about them: half of the variance.
    GateVerdict once(Folds kind, int count, double effect)
    {
        const double noise = 0.02 * std::sqrt(0.5);
        NumbersByKey a, b;
        for (int i = 0; i < count; ++i) {
            const auto name = QStringLiteral("fold-%1").arg(i);
            const double shared = noise * normal();
            const double other = kind == Folds::Matching ? shared : noise * normal();
            a.insert(name, 0.9 * (1 + effect + shared + noise * normal()));
            b.insert(kind == Folds::Matching ? name : QStringLiteral("seed-%1").arg(i),
                     0.9 * (1 + other + noise * normal()));
        }
        GateFacts facts;
        facts.candidate.folds = seen(QMap<QString, NumbersByKey>{{QStringLiteral("auc"), a}});
        facts.champion.folds = seen(QMap<QString, NumbersByKey>{{QStringLiteral("auc"), b}});
        return evaluateGate(spec, facts, now, day).verdict;
    }

    double shareOf(GateVerdict verdict, Folds kind, int count, double effect, int rounds)
    {
        int hits = 0;
        for (int i = 0; i < rounds; ++i)
            hits += once(kind, count, effect) == verdict ? 1 : 0;
        return double(hits) / rounds;
    }
};

void kindsAndCounts()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("count");
    QTest::newRow("10 matching folds") << int(Folds::Matching) << 10;
    QTest::newRow("30 matching folds") << int(Folds::Matching) << 30;
    QTest::newRow("10 runs a side") << int(Folds::Different) << 10;
    QTest::newRow("30 runs a side") << int(Folds::Different) << 30;
}

} // namespace

void TestChallengerChampion::signedRankOfPublishedPairs()
{
    // Darwin's maize, cross- against self-fertilised (Fisher, The Design of Experiments, 1935), in eighths of
    // an inch. W+ = 96 of 120; the exact two-sided p is 0.04126 (R: wilcox.test(d, exact = TRUE)).
    const std::vector<double> d{49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48};
    const auto test = signedRank(d);
    QCOMPARE(test.pairs, 15u);
    QCOMPARE(test.statistic, 96.0);
    QVERIFY(std::abs(2 * test.pGreater - 0.04126) < 5e-5);
}

void TestChallengerChampion::signedRankOfFewPairs()
{
    // All positive: the one of 2^n choices of signs.
    for (int n = 1; n <= 12; ++n) {
        std::vector<double> d;
        for (int i = 1; i <= n; ++i)
            d.push_back(i);
        QCOMPARE(signedRank(d).pGreater, std::pow(0.5, n));
        QCOMPARE(signedRank(d).pLess, 1.0);
    }
    const std::vector<double> nothing{0, 0, std::nan("")};
    QCOMPARE(signedRank(nothing).pairs, 0u);
    QVERIFY(std::isnan(signedRank(nothing).pGreater));
}

void TestChallengerChampion::signedRankWithTies()
{
    // By hand: ranks 1.5, 1.5, 3; the sums of the eight choices are 0, 1.5, 1.5, 3, 3, 4.5, 4.5, 6.
    const std::vector<double> d{1, 1, -2};
    const auto test = signedRank(d);
    QCOMPARE(test.statistic, 3.0);
    QCOMPARE(test.pGreater, 5.0 / 8);
    QCOMPARE(test.pLess, 5.0 / 8);
}

void TestChallengerChampion::signedRankOfManyPairsIsNearlyExact()
{
    // The same data as 50 pairs (exact) and with one more that matters little (approximated).
    std::vector<double> d;
    for (int i = 0; i < 50; ++i)
        d.push_back((i % 3 == 0 ? -1.0 : 1.0) * (1 + i * 37 % 50));
    const auto exact = signedRank(d);
    d.push_back(0.001);
    const auto normal = signedRank(d);
    QVERIFY(exact.pGreater < 0.1);
    QVERIFY(std::abs(exact.pGreater - normal.pGreater) < 0.01);
}

void TestChallengerChampion::holmOfPublishedValues()
{
    // R: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")
    const auto q = adjustedForFamily(std::vector{0.01, 0.04, 0.03, 0.005, std::nan("")});
    const std::vector expected{0.03, 0.06, 0.06, 0.02};
    for (std::size_t i = 0; i < expected.size(); ++i)
        QCOMPARE(q[i], expected[i]);
    QVERIFY(std::isnan(q[4]));
}

void TestChallengerChampion::equalsRarelyFail_data()
{
    kindsAndCounts();
}

void TestChallengerChampion::equalsRarelyFail()
{
    QFETCH(int, kind);
    QFETCH(int, count);
    Lab lab;
    const auto share = lab.shareOf(GateVerdict::Fail, Folds(kind), count, 0, times(1000));
    qInfo("%s: %.1f %% of equals fail", QTest::currentDataTag(), 100 * share);
    QVERIFY(share <= 0.03 + looser(1000, 0.03));
}

void TestChallengerChampion::power_data()
{
    kindsAndCounts();
}

void TestChallengerChampion::power()
{
    QFETCH(int, kind);
    QFETCH(int, count);
    Lab lab;
    double least = 0;
    for (const double effect : {0.01, 0.02, 0.05}) {
        const auto better = lab.shareOf(GateVerdict::Pass, Folds(kind), count, effect, times(300));
        const auto worse = lab.shareOf(GateVerdict::Fail, Folds(kind), count, -effect, times(300));
        qInfo("%s, true effect %.0f %%: %.0f %% of better ones pass, %.0f %% of worse ones fail",
              QTest::currentDataTag(), 100 * effect, 100 * better, 100 * worse);
        const double chance = 0.05 + looser(300, 0.5);
        QVERIFY(better >= least - chance && worse >= least - chance); // grows with the effect
        least = std::min(better, worse);
    }
    QVERIFY(least >= 0.97 - looser(300, 0.97));
}

void TestChallengerChampion::answers_data()
{
    QTest::addColumn<QByteArray>("settings");
    QTest::addColumn<double>("challenger");
    QTest::addColumn<double>("champion");
    QTest::addColumn<int>("folds");
    QTest::addColumn<GateVerdict>("expected");
    using V = GateVerdict;
    const auto row = [](const char* name, const char* settings, double a, double b, int count, V expected) {
        QTest::newRow(name) << QByteArray(settings) << a << b << count << expected;
    };
    row("better", R"({"metric": "auc"})", 0.93, 0.9, 10, V::Pass);
    row("worse", R"({"metric": "auc"})", 0.9, 0.93, 10, V::Fail);
    row("the same to the digit", R"({"metric": "auc"})", 0.9, 0.9, 10, V::Inconclusive);
    row("the same, with tolerance", R"({"metric": "auc", "tolerance": 0.01})", 0.9, 0.9, 10, V::Pass);
    row("worse within tolerance", R"({"metric": "auc", "tolerance": 0.01})", 0.895, 0.9, 10, V::Pass);
    row("worse beyond tolerance", R"({"metric": "auc", "tolerance": 0.01})", 0.88, 0.9, 10, V::Fail);
    row("better, but not by enough", R"({"metric": "auc", "minimum-effect": 0.05})", 0.93, 0.9, 10, V::Fail);
    row("lower is better, by its name", R"({"metric": "loss"})", 0.2, 0.3, 10, V::Pass);
    row("lower is better, by the policy", R"({"metric": "q", "direction": "lower"})", 0.2, 0.3, 10, V::Pass);
    row("no direction", R"({"metric": "q"})", 0.3, 0.2, 10, V::Inconclusive);
    row("too few folds to tell", R"({"metric": "auc"})", 0.93, 0.9, 5, V::Inconclusive);
    row("fewer than demanded", R"({"metric": "auc", "minimum-sample": 20})", 0.93, 0.9, 10, V::Inconclusive);
    row("single values are no evidence", R"({"metric": "auc"})", 0.93, 0.9, 1, V::Inconclusive);
    row("but may be let decide", R"({"metric": "auc", "minimum-sample": 1})", 0.93, 0.9, 1, V::Pass);
    row("and fail", R"({"metric": "auc", "minimum-sample": 1})", 0.89, 0.9, 1, V::Fail);
    row("single values that are the same", R"({"metric": "auc", "minimum-sample": 1})", 0.9, 0.9, 1,
        V::Inconclusive);
}

void TestChallengerChampion::answers()
{
    QFETCH(QByteArray, settings);
    QFETCH(double, challenger);
    QFETCH(double, champion);
    QFETCH(int, folds);
    const auto spec = ::challenger(settings.constData());
    const auto metric = spec.settings[QLatin1String("metric")].toString();
    GateFacts facts;
    if (folds == 1) {
        facts.candidate.metrics = seen(NumbersByKey{{metric, challenger}});
        facts.champion.metrics = seen(NumbersByKey{{metric, champion}});
    } else {
        facts.candidate.folds =
            seen(QMap<QString, NumbersByKey>{{metric, testing::folds(challenger, folds)}});
        facts.champion.folds = seen(QMap<QString, NumbersByKey>{{metric, testing::folds(champion, folds)}});
    }
    const auto result = evaluateGate(spec, facts, now, day);
    QFETCH(GateVerdict, expected);
    QVERIFY2(result.verdict == expected, qPrintable(gateVerdictName(result.verdict) + u' ' + result.reason));
}

QTEST_GUILESS_MAIN(TestChallengerChampion)
#include "tst_challenger_champion.moc"
