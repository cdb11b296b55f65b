#include "services/analysis/RankProbability.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace ph;

namespace {

using Values = std::vector<double>;

bool near(double a, double b, double within = 1e-9)
{
    return std::abs(a - b) <= within;
}

double probabilityOf(const Values& x, const Values& y)
{
    RankProbability probability;
    return probability.of(spearman(x, y), x, y);
}

Values upTo(std::size_t n)
{
    Values values(n);
    std::iota(values.begin(), values.end(), 1);
    return values;
}

/// The p of some order of n whose squared rank differences have this sum.
double probabilityOfSum(std::size_t n, int sum)
{
    const auto x = upTo(n);
    auto y = x;
    const auto term = [](double a, double b) { return (a - b) * (a - b); };
    do {
        if (int(std::inner_product(x.begin(), x.end(), y.begin(), 0.0, std::plus<>(), term)) == sum)
            return probabilityOf(x, y);
    } while (std::next_permutation(y.begin(), y.end()));
    return std::nan("");
}

/// Two groups of runs: how many values of the first are above how many of the second.
double probabilityOfGroups(const Values& first, const Values& second)
{
    Values x(first.size(), 0), y = first;
    x.resize(first.size() + second.size(), 1);
    y.insert(y.end(), second.begin(), second.end());
    return probabilityOf(x, y);
}

} // namespace

class TestRankProbability : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void publishedExamples()
    {
        // Wikipedia, "Spearman's rank correlation coefficient": IQ and hours of television a week, by t.
        QVERIFY(near(probabilityOf({106, 100, 86, 101, 99, 103, 97, 113, 112, 110},
                                   {7, 27, 2, 50, 28, 29, 20, 12, 6, 17}),
                     0.627188, 1e-6));
        // Hollander and Wolfe (1973), p. 187, as in R's cor.test: exact p 0.0968.
        QVERIFY(near(probabilityOf({44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1},
                                   {2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8}),
                     0.0968, 5e-5));
    }

    void pairsInOrderAreRareAndNeverImpossible()
    {
        for (std::size_t n = 3; n <= 12; ++n) {
            const auto up = upTo(n);
            const Values down(up.rbegin(), up.rend());
            QVERIFY(near(probabilityOf(up, up) * std::tgamma(double(n) + 1), 2));
            QVERIFY(near(probabilityOf(up, down) * std::tgamma(double(n) + 1), 2));
        }
    }

    // Zar, Biostatistical Analysis, table B.20: critical values of rho, two-sided. The sum of squared rank
    // differences is (1 - rho)(n³ - n) / 6, and always even.
    void criticalValuesAreThoseOfTheTables_data()
    {
        QTest::addColumn<int>("n");
        QTest::addColumn<double>("level");
        QTest::addColumn<double>("rho");
        const auto row = [](int n, double level, double rho) {
            QTest::addRow("%d pairs, %g", n, level) << n << level << rho;
        };
        row(5, 0.10, 0.900);
        row(6, 0.10, 0.829);
        row(6, 0.05, 0.886);
        row(7, 0.05, 0.786);
        row(7, 0.01, 0.929);
        row(8, 0.05, 0.738);
        row(8, 0.01, 0.881);
        row(9, 0.05, 0.700);
        row(9, 0.01, 0.833);
    }
    void criticalValuesAreThoseOfTheTables()
    {
        QFETCH(int, n);
        QFETCH(double, level);
        QFETCH(double, rho);
        const int sum = int(std::lround((1 - rho) * (n * n * n - n) / 6));
        QVERIFY(probabilityOfSum(std::size_t(n), sum) <= level);
        QVERIFY(probabilityOfSum(std::size_t(n), sum + 2) > level);
    }

    // With one side of two values it is the test of Mann and Whitney, whose counts are combinations.
    void twoGroupsHaveTheProbabilityOfMannAndWhitney()
    {
        QVERIFY(near(probabilityOfGroups({1, 2}, {3, 4, 5}), 2.0 / 10)); // 0.0833, were no rank shared
        QVERIFY(near(probabilityOfGroups({1, 2, 3}, {4, 5, 6}), 2.0 / 20));
        QVERIFY(near(probabilityOfGroups({1, 2, 3, 4, 7}, {5, 6, 8, 9, 10}), 8.0 / 252)); // U = 2
        QVERIFY(near(probabilityOfGroups(upTo(10), {11, 12, 13, 14, 15, 16, 17, 18, 19, 20}), 2.0 / 184756,
                     1e-12));
        // Their table of critical values, 5 % two-sided, groups of ten: U = 23.
        const auto twenty = [](const Values& first) {
            Values second;
            for (const double value : upTo(20)) {
                if (std::find(first.begin(), first.end(), value) == first.end())
                    second.push_back(value);
            }
            return probabilityOfGroups(first, second);
        };
        QVERIFY(twenty({1, 2, 3, 4, 5, 6, 7, 15, 16, 19}) <= 0.05);
        QVERIFY(twenty({1, 2, 3, 4, 5, 6, 7, 15, 17, 19}) > 0.05); // U = 24
    }

    // Counted by another program, in fractions, over all orders of the ranks that are there.
    void sharedRanksAreAllowedFor()
    {
        QVERIFY(near(probabilityOf({1, 2, 3, 4, 5}, {5, 6, 7, 8, 7}), 2.0 / 15)); // scipy.stats.spearmanr's
        QVERIFY(
            near(probabilityOf({16, 32, 32, 64, 64, 128, 128}, {.7, .72, .71, .75, .75, .74, .8}), 1.0 / 35));
        QVERIFY(near(probabilityOf({1, 1, 1, 2, 2, 3, 3, 3}, {5, 5, 2, 1, 2, 2, 0, 1}), 3.0 / 40));
    }

    void theSidesMayBeExchanged()
    {
        const Values x{1, 1, 2, 2, 2, 3}, y{4, 6, 5, 7, 9, 9};
        QCOMPARE(probabilityOf(x, y), probabilityOf(y, x));
    }

    void whatIsRememberedIsNotMixedUp()
    {
        RankProbability probability;
        const std::vector<Values> keys{{1, 2, 3, 4, 5}, {1, 1, 2, 2, 2}, {5, 1, 4, 2, 3}, {1, 1, 1, 1, 2}};
        const Values metric{1, 3, 2, 5, 4};
        for (int twice = 0; twice < 2; ++twice) {
            for (const auto& key : keys)
                QCOMPARE(probability.of(spearman(key, metric), key, metric), probabilityOf(key, metric));
        }
    }

    void manyPairsAreQuick()
    {
        Values x, y;
        for (int i = 0; i < 100'000; ++i) {
            x.push_back(i);
            y.push_back(double(i * 7919LL % 100'003));
        }
        const double p = probabilityOf(x, y);
        QVERIFY(p > 0 && p <= 1);
    }

    void tooFewPairsAndConstantsHaveNone()
    {
        QVERIFY(std::isnan(probabilityOf({1, 1, 1, 1}, {1, 2, 3, 4})));
        QVERIFY(std::isnan(probabilityOf({1, 2}, {1, 2})));
        QVERIFY(std::isnan(probabilityOf({}, {})));
    }
};

QTEST_GUILESS_MAIN(TestRankProbability)
#include "tst_analysis_rankprobability.moc"
