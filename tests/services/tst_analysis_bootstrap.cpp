#include "services/analysis/BootstrapDifference.h"
#include "tests/support/Testing.h"

#include <cmath>
#include <numeric>
#include <random>
#include <vector>

using namespace ph;
using namespace ph::testing;

namespace {

using Values = std::vector<double>;

/// Standard normal by Box and Muller: the same numbers with every standard library.
class Normals {
public:
    explicit Normals(unsigned seed)
        : engine_(seed)
    {
    }
    double uniform() { return (double(engine_()) + 0.5) / 4294967296.0; }
    double normal() { return std::sqrt(-2 * std::log(uniform())) * std::cos(6.283185307179586 * uniform()); }
    Values normals(int n, double mean = 0, double deviation = 1)
    {
        Values out;
        for (int i = 0; i < n; ++i)
            out.push_back(mean + deviation * normal());
        return out;
    }
    Values exponentials(int n)
    {
        Values out;
        for (int i = 0; i < n; ++i)
            out.push_back(-std::log(uniform()));
        return out;
    }

private:
    std::mt19937 engine_;
};

/// Share of intervals that hold `truth`.
template <class Draw>
double coverage(double truth, int trials, Statistic statistic, Draw draw)
{
    int held = 0;
    for (int trial = 0; trial < trials; ++trial) {
        const auto [a, b] = draw();
        const auto d = groupDifference(a, b, statistic, {1000, std::uint64_t(trial), 0.95});
        held += d.low <= truth && truth <= d.high;
    }
    return double(held) / trials;
}

constexpr double inf = std::numeric_limits<double>::infinity();

// Efron and Tibshirani, "An Introduction to the Bootstrap" (1993), table 2.1: survival of mice, days.
const Values treated{94, 197, 16, 38, 99, 141, 23};
const Values control{52, 104, 146, 10, 51, 30, 40, 27, 46};

} // namespace

class TestBootstrap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMouseDataOfEfronAndTibshirani()
    {
        const auto mean = groupDifference(treated, control, Statistic::Mean);
        QVERIFY(std::abs(mean.estimate - 30.63) < 0.01); // their table 2.1
        QCOMPARE(mean.count, std::size_t(7));
        QCOMPARE(mean.referenceCount, std::size_t(9));
        QVERIFY2(!mean.isClear(), "30.63 with a standard error of 28.93 is no finding, they write");
        // Welch's t interval: 30.63 ± 2.28 · 28.93 with 9.65 degrees of freedom.
        QVERIFY(std::abs(mean.low - -34.2) < 12);
        QVERIFY(std::abs(mean.high - 95.4) < 14);
        const auto median = groupDifference(treated, control, Statistic::Median);
        QCOMPARE(median.estimate, 94.0 - 46.0); // theirs
        QVERIFY(!median.isClear());
    }

    void largeNormalGroupsGiveTheIntervalOfNormalTheory()
    {
        Normals random(11);
        const auto a = random.normals(400, 0.5), b = random.normals(500);
        const auto variance = [](const Values& v) {
            const double mean = std::accumulate(v.begin(), v.end(), 0.0) / double(v.size());
            double squares = 0;
            for (const auto x : v)
                squares += (x - mean) * (x - mean);
            return squares / double(v.size() - 1);
        };
        const double half = 1.9628 * std::sqrt(variance(a) / 400 + variance(b) / 500); // t, 898 degrees
        const auto d = groupDifference(a, b, Statistic::Mean, {20'000, 3, 0.95});
        QVERIFY(std::abs((d.high - d.low) / (2 * half) - 1) < 0.03);
        QVERIFY(std::abs((d.high + d.low) / 2 - d.estimate) < 0.05 * half);
        QVERIFY(d.isClear());
    }

    // 1,000 trials: the simulation's own standard error at 95 % is 0.7 points.
    void intervalsHoldTheTruthAsOftenAsTheySay_data()
    {
        QTest::addColumn<int>("n");
        QTest::addColumn<int>("m");
        QTest::addColumn<bool>("skewed");
        QTest::addColumn<double>("atLeast");
        QTest::addColumn<double>("atMost");
        QTest::addRow("five seeds a side") << 5 << 5 << false << 0.925 << 0.975;
        QTest::addRow("ten") << 10 << 10 << false << 0.93 << 0.97;
        QTest::addRow("unequal sizes") << 8 << 40 << false << 0.93 << 0.97;
        QTest::addRow("forty") << 40 << 40 << false << 0.93 << 0.97;
        QTest::addRow("ten, skewed") << 10 << 10 << true << 0.90 << 0.985;
        QTest::addRow("forty, skewed") << 40 << 40 << true << 0.925 << 0.975;
    }
    void intervalsHoldTheTruthAsOftenAsTheySay()
    {
        QFETCH(int, n);
        QFETCH(int, m);
        QFETCH(bool, skewed);
        QFETCH(double, atLeast);
        QFETCH(double, atMost);
        Normals random(unsigned(n * 100 + m));
        const auto share =
            skewed ? coverage(0, times(1000), Statistic::Mean,
                              [&] { return std::pair(random.exponentials(n), random.exponentials(m)); })
                   : coverage(0.7, times(1000), Statistic::Mean,
                              [&] { return std::pair(random.normals(n, 0.7, 2), random.normals(m)); });
        qInfo("coverage %.3f", share);
        const double chance = looser(1000, 0.95);
        QVERIFY2(share >= atLeast - chance && share <= atMost + chance, qPrintable(QString::number(share)));
    }

    void mediansAreCoveredToo_data()
    {
        QTest::addColumn<int>("n");
        QTest::addRow("6") << 6;
        QTest::addRow("11") << 11;
        QTest::addRow("40") << 40;
    }
    void mediansAreCoveredToo()
    {
        QFETCH(int, n);
        Normals random(71);
        const auto share = coverage(1, times(1000), Statistic::Median,
                                    [&] { return std::pair(random.normals(n, 1), random.normals(n)); });
        qInfo("coverage %.3f", share);
        QVERIFY2(share >= 0.92 - looser(1000, 0.92), qPrintable(QString::number(share)));
    }

    void theSameSeedGivesTheSameNumbersAndAnotherSeedOthers()
    {
        const auto first = groupDifference(treated, control, Statistic::Mean, {2000, 5, 0.95});
        QCOMPARE(groupDifference(treated, control, Statistic::Mean, {2000, 5, 0.95}), first);
        QVERIFY(groupDifference(treated, control, Statistic::Mean, {2000, 6, 0.95}).low != first.low);
        const auto shuffled = Values{23, 141, 99, 38, 16, 197, 94};
        QCOMPARE(groupDifference(shuffled, control, Statistic::Mean, {2000, 5, 0.95}).low, first.low);
    }

    void swappingTheGroupsTurnsTheSign()
    {
        const auto there = groupDifference(treated, control, Statistic::Mean, {20'000, 5, 0.95});
        const auto back = groupDifference(control, treated, Statistic::Mean, {20'000, 5, 0.95});
        QCOMPARE(back.estimate, -there.estimate);
        QVERIFY(std::abs(back.low + there.high) < 4);
        QVERIFY(std::abs(back.high + there.low) < 4);
    }

    void aHigherLevelIsWider()
    {
        const auto narrow = groupDifference(treated, control, Statistic::Mean, {2000, 5, 0.80});
        const auto wide = groupDifference(treated, control, Statistic::Mean, {2000, 5, 0.99});
        QVERIFY(wide.low < narrow.low && wide.high > narrow.high);
        QCOMPARE(wide.level, 0.99);
    }

    void whatIsNoNumberIsLeftOutAndNotCounted()
    {
        constexpr double largest = std::numeric_limits<double>::max(); // an infinity in a SQL store
        Values dirty = treated;
        dirty.insert(dirty.begin() + 2, {std::nan(""), inf, -inf, largest});
        const auto d = groupDifference(dirty, control, Statistic::Mean);
        QCOMPARE(d, groupDifference(treated, control, Statistic::Mean));
        QCOMPARE(d.count, std::size_t(7));
    }

    void degenerateGroupsGetNoInterval()
    {
        const auto none = groupDifference({}, control, Statistic::Mean);
        QVERIFY(std::isnan(none.estimate) && !none.hasInterval() && !none.isClear());
        const auto alone = groupDifference(Values{5}, control, Statistic::Mean);
        QVERIFY(!std::isnan(alone.estimate) && !alone.hasInterval());
        const auto constant = groupDifference(Values{2, 2, 2}, Values{1, 1, 1}, Statistic::Mean);
        QCOMPARE(constant.estimate, 1.0);
        QVERIFY2(!constant.hasInterval(), "no spread seen is not no spread");
        const auto half = groupDifference(Values{2, 2, 2, 2}, Values{1, 1.5, 0.5, 1.2}, Statistic::Mean);
        QVERIFY(half.hasInterval() && half.low <= half.estimate && half.estimate <= half.high);
        const auto pair = groupDifference(Values{1, 2}, Values{3, 4}, Statistic::Median);
        QVERIFY(pair.hasInterval() && pair.low <= -2 && pair.high >= -2);
    }

    void neitherHugeNorTinyNorFarAwayValuesSpoilIt()
    {
        const auto scaled = [](double by, double offset = 0) {
            Values a = treated, b = control;
            for (auto* side : {&a, &b}) {
                for (auto& v : *side)
                    v = v * by + offset;
            }
            return groupDifference(a, b, Statistic::Mean);
        };
        const auto plain = scaled(1);
        const auto huge = scaled(1e300), tiny = scaled(1e-300), far = scaled(1, 1e9);
        QVERIFY(std::abs(huge.low / 1e300 - plain.low) < 1e-6);
        QVERIFY(std::abs(tiny.high / 1e-300 - plain.high) < 1e-6);
        QVERIFY(std::abs(far.low - plain.low) < 1e-4);
        const auto beyond =
            groupDifference(Values{1.7e308, 1.6e308}, Values{-1.7e308, -1.6e308}, Statistic::Mean);
        QVERIFY(!beyond.hasInterval());
    }

    void stopsWhenAsked()
    {
        std::stop_source source;
        source.request_stop();
        const auto d = groupDifference(treated, control, Statistic::Mean, {}, source.get_token());
        QVERIFY(!d.hasInterval());
    }
};

QTEST_GUILESS_MAIN(TestBootstrap)
#include "tst_analysis_bootstrap.moc"
