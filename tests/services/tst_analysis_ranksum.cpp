#include "services/analysis/RankSum.h"
#include "services/analysis/SerialDependence.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

using namespace ph;

namespace {

using Values = std::vector<double>;

bool near(double a, double b, double within = 1e-9)
{
    return std::abs(a - b) <= within * std::max(1.0, std::abs(b));
}

Values drawn(std::size_t count, double persistence, std::mt19937_64& random)
{
    std::normal_distribution<double> normal;
    Values values{normal(random)};
    while (values.size() < count)
        values.push_back(persistence * values.back() +
                         std::sqrt(1 - persistence * persistence) * normal(random));
    return values;
}

/// All differences, in order: what shiftOf() finds without them.
Values differences(const Values& x, const Values& y)
{
    Values all;
    for (const double a : x) {
        for (const double b : y)
            all.push_back(a - b);
    }
    std::sort(all.begin(), all.end());
    return all;
}

} // namespace

/// Expected numbers: scipy 1.10.1, scipy.stats.mannwhitneyu(x, y, alternative=…, method=…), by
/// Debian's python3-scipy; those with ties and few values by itertools over all choices.
class TestRankSum : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fewValuesAreExact()
    {
        const auto test = rankSum(Values{1.1, 2.2, 3.3, 4.4, 5.5, 7.9}, Values{0.4, 1.7, 2.9, 3.1});
        QCOMPARE(test.u, 19.0);
        QVERIFY(near(test.pGreater, 0.08571428571));
        QVERIFY(near(test.pLess, 0.9428571429));
        QVERIFY(near(test.least, 1.0 / 210)); // 10 over 4
    }
    void fewValuesWithTiesAreExact()
    {
        const auto test = rankSum(Values{1, 2, 2, 3, 5}, Values{2, 3, 4, 4});
        QCOMPARE(test.u, 6.5);
        QVERIFY(near(test.pGreater, 0.8333333333));
        QVERIFY(near(test.pLess, 0.2142857143));
    }
    void manyValuesAreNormal()
    {
        Values x, y;
        for (int i = 0; i < 40; ++i)
            x.push_back(i * 37 % 101 + 0.5);
        for (int i = 0; i < 35; ++i)
            y.push_back(i * 53 % 97 * 0.8);
        const auto test = rankSum(x, y);
        QCOMPARE(test.u, 899.0);
        QVERIFY(near(test.pGreater, 0.01751345565));
        QVERIFY(near(test.pLess, 0.9829406919));
    }
    void manyTiesAreAllowedFor()
    {
        Values x, y;
        for (int i = 0; i < 40; ++i)
            x.push_back(i * 7 % 11);
        for (int i = 0; i < 35; ++i)
            y.push_back(i * 5 % 9);
        const auto test = rankSum(x, y);
        QCOMPARE(test.u, 832.5);
        QVERIFY(near(test.pGreater, 0.07952408387));
        QVERIFY(near(test.pLess, 0.9220430303));
    }
    void whatIsNoNumberCountsNowhere()
    {
        const double nan = std::nan("");
        const auto test = rankSum(Values{nan, 1, 2}, Values{0, HUGE_VAL});
        QCOMPARE(test.first, std::size_t(2));
        QCOMPARE(test.second, std::size_t(1));
        QVERIFY(std::isnan(rankSum(Values{nan}, Values{1}).pGreater));
        QVERIFY(std::isnan(shiftOf(Values{nan}, Values{1}, 0.95).estimate));
    }
    void constantsAreEqual()
    {
        QCOMPARE(rankSum(Values(40, 1.0), Values(40, 1.0)).pGreater, 1.0);
        QCOMPARE(shiftOf(Values(40, 1.0), Values(40, 1.0), 0.95).estimate, 0.0);
    }

    void theShiftIsTheMedianDifference()
    {
        std::mt19937_64 random(5);
        for (const std::size_t n : {1u, 2u, 5u, 9u, 30u}) {
            auto x = drawn(n, 0, random), y = drawn(n + 3, 0, random);
            x.push_back(y.front()); // ties
            const auto all = differences(x, y);
            const double median = all[(all.size() - 1) / 2] / 2 + all[all.size() / 2] / 2;
            QVERIFY(near(shiftOf(x, y, 0.95).estimate, median, 1e-12));
        }
    }
    // R, wilcox.test(conf.int = TRUE): the ends are the 24th difference from either side (qwilcox(0.025, 10,
    // 10) is 24), as in the tables of Mann and Whitney.
    void theIntervalTakesAsManyFromEitherEnd()
    {
        std::mt19937_64 random(6);
        const auto x = drawn(10, 0, random), y = drawn(10, 0, random);
        const auto all = differences(x, y);
        const auto shift = shiftOf(x, y, 0.95);
        QCOMPARE(shift.low, all[23]);
        QCOMPARE(shift.high, all[76]);
        QVERIFY(std::isnan(shiftOf(Values{1, 2}, Values{3, 4}, 0.95).low)); // no two can say so
    }
    void theIntervalHoldsTheTruthAsOftenAsItSays()
    {
        std::mt19937_64 random(7);
        int held = 0;
        for (int i = 0; i < 2'000; ++i) {
            auto x = drawn(20, 0, random);
            const auto y = drawn(20, 0, random);
            for (auto& value : x)
                value += 3;
            const auto shift = shiftOf(x, y, 0.95);
            held += shift.low <= 3 && 3 <= shift.high;
        }
        QVERIFY2(held >= 1'870 && held <= 1'930, qPrintable(QString::number(held)));
    }

    void samplesThatResembleTheOneBeforeCountForLess()
    {
        std::mt19937_64 random(8);
        QVERIFY(varianceInflation(drawn(4'000, 0, random), drawn(4'000, 0, random)) < 1.1);
        const double half = varianceInflation(drawn(4'000, 0.5, random), drawn(4'000, 0.5, random));
        QVERIFY2(half > 2.4 && half < 3.4, qPrintable(QString::number(half))); // of ranks: nearly 3
        QCOMPARE(varianceInflation(Values{1, 2, 3}, Values{1, 2, 3}), 1.0);
        QCOMPARE(varianceInflation(Values(9, 1.0), Values(9, 1.0)), 1.0);
    }
    // What plain Mann and Whitney would find in one of four at p 0.01, once samples depend on each other.
    void dependentSamplesAreNotFoundApart()
    {
        std::mt19937_64 random(9);
        int plain = 0, allowed = 0;
        for (int i = 0; i < 2'000; ++i) {
            const auto x = drawn(40, 0.8, random), y = drawn(40, 0.8, random);
            plain += rankSum(x, y).pGreater <= 0.01;
            allowed += rankSum(x, y, varianceInflation(x, y)).pGreater <= 0.01;
        }
        QVERIFY2(plain > 250, qPrintable(QString::number(plain)));
        QVERIFY2(allowed <= 50, qPrintable(QString::number(allowed)));
    }

    void burstsOfCountsAreNoticed()
    {
        std::mt19937_64 random(10);
        Values totals(40, 500), events, others, bursts;
        for (int i = 0; i < 40; ++i) {
            events.push_back(double(std::binomial_distribution<int>(500, 0.02)(random)));
            others.push_back(double(std::binomial_distribution<int>(500, 0.02)(random)));
            bursts.push_back(i % 10 == 0 ? 100.0 : 1.0);
        }
        const auto even = countInflation(events, totals, others, totals);
        QVERIFY2(even.first < 1.5 && even.second < 1.5, qPrintable(QString::number(even.first)));
        QVERIFY(countInflation(others, totals, bursts, totals).first > 10);
        // What fails by itself in bursts has no excuse.
        QCOMPARE(countInflation(bursts, totals, others, totals).first, even.first);
        // The side with few requests learns from the one with many.
        Values few(40, 10), none(40, 0);
        none[3] = 1;
        QVERIFY(countInflation(none, few, bursts, totals).first > 1.2);
        QVERIFY(countInflation(none, few, events, totals).first < 1.1);
        // A single sample tells nothing of bursts: as if shares varied by their own size.
        QCOMPARE(countInflation(Values{1}, Values{10}, Values{1}, Values{10}).first, 2.0);
        QCOMPARE(countInflation({}, {}, {}, {}).first, 1.0);
    }
};

QTEST_GUILESS_MAIN(TestRankSum)
#include "tst_analysis_ranksum.moc"
