#include "services/drift/DriftCounts.h"
#include "services/drift/PooledRuns.h"
#include "services/drift/RadixSort.h"
#include "services/drift/SampleDistance.h"

#include <QTest>

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <numeric>
#include <random>

using namespace ph;

namespace {

using Values = std::vector<double>;
constexpr double inf = std::numeric_limits<double>::infinity();
constexpr double missing = std::numeric_limits<double>::quiet_NaN();

SortedSample sampleOf(const Values& values)
{
    return SortedSample(values);
}

Values made(std::size_t count, const std::function<double()>& one)
{
    Values values(count);
    std::generate(values.begin(), values.end(), one);
    return values;
}

/// max |F - G| with every value looked at.
double slowKolmogorov(const SortedSample& x, const SortedSample& y)
{
    double largest = 0;
    forEachPooledRun(x, y, [&](const PooledRun& run) {
        largest = std::max(largest, std::abs(x.shareUpTo(run.value) - y.shareUpTo(run.value)));
    });
    return largest;
}

/// ∫ |F - G|^power over the values.
double slowArea(const SortedSample& x, const SortedSample& y, int power)
{
    long double sum = 0;
    double last = missing;
    forEachPooledRun(x, y, [&](const PooledRun& run) {
        if (!std::isnan(last))
            sum += std::pow(std::abs((long double)(x.shareUpTo(last)) - y.shareUpTo(last)), power) *
                   ((long double)(run.value) - last);
        last = run.value;
    });
    return double(sum);
}

bool near(double a, double b)
{
    return std::abs(a - b) <= 1e-12 * std::abs(b);
}

} // namespace

class TestDriftSample : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sorts_data()
    {
        QTest::addColumn<Values>("values");
        std::mt19937_64 random(1);
        std::normal_distribution<double> normal;
        constexpr std::size_t n = 40'000;
        QTest::newRow("nothing") << Values{};
        QTest::newRow("one") << Values{3};
        QTest::newRow("few") << Values{3, -1, 0, -0.0, 5e-324, -5e-324, 1.7e308, -1.7e308};
        QTest::newRow("normal") << made(n, [&] { return normal(random); });
        QTest::newRow("of all magnitudes") << made(n, [&] { return std::exp(200 * normal(random)); });
        QTest::newRow("whole") << made(n, [&] { return double(random() % 100); });
        QTest::newRow("all equal") << Values(n, 0.1);
        QTest::newRow("two values") << made(n, [&] { return random() % 2 ? -1.5 : 1e9; });
        QTest::newRow("denormal") << made(n, [&] { return double(random() % 5'000) * 5e-324; });
        // Where the leading bits of all are the same.
        QTest::newRow("far from zero") << made(n, [&] { return 1e9 + 1e-4 * normal(random); });
        // Where those of most are, so that the others come to be sorted last.
        QTest::newRow("far from zero, or zero")
            << made(n, [&] { return random() % 2 ? 0 : 1e9 + 1e-4 * normal(random); });
        QTest::newRow("any bits") << made(n, [&] {
            double value = missing;
            while (std::isnan(value))
                value = std::bit_cast<double>(std::uint64_t(random()));
            return value;
        });
        Values falling(n);
        std::iota(falling.rbegin(), falling.rend(), -double(n / 2));
        QTest::newRow("falling") << falling;
    }
    void sorts()
    {
        QFETCH(Values, values);
        auto expected = values;
        std::sort(expected.begin(), expected.end());
        radixSort(values);
        QVERIFY(values == expected);
    }

    void whatIsNoFiniteNumberIsCountedApart()
    {
        const auto sample = sampleOf({2, missing, inf, 1, -inf, inf, missing, missing});
        QCOMPARE(sample.size(), std::size_t(2));
        QVERIFY(sample.leftOut() == (LeftOut{3, 2, 1}));
        QCOMPARE(sample.leftOut().total(), std::size_t(6));
        const auto nothing = sampleOf({missing, inf});
        QVERIFY(nothing.isEmpty());
        QVERIFY(std::isnan(nothing.quantile(0.5)) && std::isnan(nothing.shareUpTo(1)));
        QVERIFY(std::isnan(nothing.moments().mean));
        QCOMPARE(nothing.distinct(), std::size_t(0));
        QVERIFY(std::isnan(kolmogorovDistance(nothing, sample).distance));
        QVERIFY(std::isnan(wassersteinDistance(sample, nothing)));
        QVERIFY(std::isnan(energyDistance(nothing, nothing)));
    }

    void countsAndShares()
    {
        const auto sample = sampleOf({5, 1, 3, 3, 3, 8});
        QCOMPARE(sample.countBelow(3), std::size_t(1));
        QCOMPARE(sample.countUpTo(3), std::size_t(4));
        QCOMPARE(sample.shareUpTo(3), 4.0 / 6);
        QCOMPARE(sample.shareUpTo(-1), 0.0);
        QCOMPARE(sample.shareUpTo(8), 1.0);
        QCOMPARE(sample.distinct(), std::size_t(4));
        QCOMPARE(sample.distinct(2), std::size_t(2));
        QCOMPARE(sampleOf({0.0, -0.0}).distinct(), std::size_t(1));
        const auto other = sampleOf({3, 4, 8, 9});
        QCOMPARE(pooledDistinct(sample, other, 99), std::size_t(6));
        QCOMPARE(pooledDistinct(sample, other, 3), std::size_t(3));
        QCOMPARE(pooledDistinct(sampleOf({}), other, 99), std::size_t(4));
    }

    void quantilesDoNotOverflow()
    {
        QCOMPARE(sampleOf({-1.7e308, 1.7e308}).quantile(0.5), 0.0);
        QCOMPARE(sampleOf({7}).quantile(0.3), 7.0);
        QCOMPARE(sampleOf({0.1, 0.1, 0.1}).quantile(0.9), 0.1);
    }

    void aConstantHasNoSpread()
    {
        const auto moments = sampleOf(Values(1'000'003, 0.1)).moments();
        QCOMPARE(moments.mean, 0.1);
        QCOMPARE(moments.deviation(), 0.0);
    }

    void distancesAreThoseOfTheDefinition_data()
    {
        QTest::addColumn<int>("n");
        QTest::addColumn<int>("m");
        QTest::addColumn<int>("kind");
        for (const auto& [n, m] :
             {std::pair{1, 1}, {1, 300}, {5'000, 5'000}, {5'000, 4'999}, {20'000, 70}, {300, 9'000}}) {
            for (int kind = 0; kind < 5; ++kind)
                QTest::addRow("%d and %d, kind %d", n, m, kind) << n << m << kind;
        }
    }
    void distancesAreThoseOfTheDefinition()
    {
        QFETCH(int, n);
        QFETCH(int, m);
        QFETCH(int, kind);
        std::mt19937_64 random(std::uint64_t(n + m + kind));
        std::normal_distribution<double> normal;
        double shift = 0;
        const auto one = [&]() -> double {
            switch (kind) {
            case 0:
                return normal(random) + shift; // hardly apart
            case 1:
                return std::floor(normal(random) * 2 + shift); // ties
            case 2:
                return normal(random) * 0.01 + 100 * shift; // wholly apart
            case 3:
                return random() % 10 ? 0.0 : normal(random) * (1 + shift); // mostly one value
            default:
                return std::exp(3 * normal(random)) * (1 + shift);
            }
        };
        const auto x = sampleOf(made(std::size_t(n), one));
        shift = 0.05;
        const auto y = sampleOf(made(std::size_t(m), one));
        const auto found = kolmogorovDistance(x, y);
        QVERIFY(near(found.distance, slowKolmogorov(x, y)));
        QCOMPARE(double(found.ofPairs), std::round(found.distance * n * m));
        QCOMPARE(kolmogorovDistance(y, x).ofPairs, found.ofPairs);
        QVERIFY(near(wassersteinDistance(x, y), slowArea(x, y, 1)));
        QVERIFY(near(wassersteinDistance(y, x), slowArea(x, y, 1)));
        QVERIFY(near(energyDistance(x, y), std::sqrt(2 * slowArea(x, y, 2))));
        QCOMPARE(kolmogorovDistance(x, x).ofPairs, std::uint64_t(0));
        QCOMPARE(wassersteinDistance(x, x), 0.0);
        QCOMPARE(energyDistance(x, x), 0.0);
    }

    void distancesOfTheHugeAndTheTinyAreExact()
    {
        const auto x = sampleOf({1, 2, 4, 9}), y = sampleOf({2, 3, 7});
        const double moved = wassersteinDistance(x, y), energy = energyDistance(x, y);
        for (const int exponent : {1'019, -1'060}) {
            const auto a = x.scaled(exponent), b = y.scaled(exponent);
            QVERIFY(near(wassersteinDistance(a, b), std::ldexp(moved, exponent)) || exponent < 0);
            QVERIFY(std::abs(wassersteinDistance(a, b) - std::ldexp(moved, exponent)) <=
                    std::ldexp(moved, exponent) * 1e-3);
            QVERIFY(std::isfinite(energyDistance(a, b)));
            const int even = exponent - exponent % 2;
            QVERIFY(near(energyDistance(x.scaled(even), y.scaled(even)), std::ldexp(energy, even / 2)));
        }
    }

    void intervalsHoldTheirLowerEdgeAndTheLastBoth()
    {
        const auto counts = binnedCounts(sampleOf({0, 1, 1, 2, 3}), sampleOf({-1, 3, 4}), Values{0, 1, 2, 3});
        QCOMPARE(counts.reference, (Values{1, 2, 2}));
        QCOMPARE(counts.current, (Values{0, 0, 1})); // what is outside counts nowhere
    }
    void dividersLeaveNothingOut()
    {
        const auto counts =
            dividedCounts(sampleOf({0, 1, 1, 2, 3}), sampleOf({-1, 3, 4}), Values{0, 1, 7, 8});
        QCOMPARE(counts.reference, (Values{1, 2, 2}));
        QCOMPARE(counts.current, (Values{1, 0, 2}));
    }
    void aFrequentValueHasABinOfItsOwn()
    {
        Values values(70, 0.0);
        for (int i = 1; i <= 30; ++i)
            values.push_back(i);
        const auto dividers = quantileDividers(sampleOf(values), 10);
        QVERIFY(std::is_sorted(dividers.begin(), dividers.end()));
        const auto counts = dividedCounts(sampleOf(values), sampleOf({-1e-9, 0, 0, 1e-9}), dividers);
        QCOMPARE(counts.current, (Values{1, 2, 1, 0, 0, 0}));
        QCOMPARE(counts.reference[1], 70.0);
        // Also where it is the only one.
        const auto constant = quantileDividers(sampleOf(Values(50, 3.0)), 10);
        QCOMPARE(dividedCounts(sampleOf(Values(50, 3.0)), sampleOf({2, 3, 4, 5}), constant).current,
                 (Values{1, 1, 2}));
    }

    void sturgesEdgesAreNumpys()
    {
        // numpy.histogram_bin_edges([…], bins="sturges")
        QCOMPARE(sturgesEdges(0, 10, 100).size(), std::size_t(9));
        QCOMPARE(sturgesEdges(3, 3, 7), (Values{2.5, 3.5}));
        QCOMPARE(sturgesEdges(0, 1, 1), (Values{0, 1}));
        const auto wide = sturgesEdges(-1.7e308, 1.7e308, 16);
        QCOMPARE(wide.size(), std::size_t(6));
        QVERIFY(std::is_sorted(wide.begin(), wide.end()));
    }
};

QTEST_GUILESS_MAIN(TestDriftSample)
#include "tst_drift_sample.moc"
