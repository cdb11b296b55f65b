// What pictures of two distributions are drawn from: bars that compare, steps, the largest distance, bands.
#include "models/charts/DistributionPair.h"
#include "tests/support/Testing.h"

#include <cmath>

using namespace ph;

namespace {

using Cdf = std::vector<std::pair<double, double>>;

NumberDistributions sides(Cdf reference, Cdf current)
{
    NumberDistributions numbers;
    numbers.referenceCdf = std::move(reference);
    numbers.currentCdf = std::move(current);
    return numbers;
}

double areaOf(const QPolygonF& outline)
{
    double area = 0;
    for (qsizetype i = 1; i < outline.size(); ++i)
        area += (outline[i].x() - outline[i - 1].x()) * (outline[i].y() + outline[i - 1].y()) / 2;
    return area;
}

} // namespace

class TestDriftCharts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void even_bins_show_shares();
    void uneven_bins_show_densities_whose_area_is_the_share();
    void bins_that_do_not_fit_their_edges_show_nothing();
    void an_outline_goes_over_all_bars();
    void a_distribution_function_steps_at_its_values();
    void the_largest_distance_is_that_of_kolmogorov_and_smirnov();
    void a_side_without_values_has_no_distance();
    void ranges_leave_out_what_is_no_number();
    void bands_break_where_a_number_is_missing();
};

void TestDriftCharts::even_bins_show_shares()
{
    NumberDistributions numbers;
    numbers.edges = {0, 10, 20, 30};
    numbers.referenceShares = {0.2, 0.5, 0.3};
    numbers.currentShares = {0.1, 0.2, 0.7};
    const auto bars = pairOfBars(numbers);
    QVERIFY(!bars.isDensity);
    QCOMPARE(bars.reference, numbers.referenceShares);
    QCOMPARE(bars.highest(), 0.7);
    QVERIFY(isEven(std::vector<double>{0.1, 0.2, 0.3, 0.4})); // as far as doubles can tell
}

void TestDriftCharts::uneven_bins_show_densities_whose_area_is_the_share()
{
    NumberDistributions numbers;
    numbers.edges = {0, 1, 100};
    numbers.referenceShares = {0.5, 0.5};
    numbers.currentShares = {0.25, 0.75};
    const auto bars = pairOfBars(numbers);
    QVERIFY(bars.isDensity);
    QVERIFY(bars.reference[0] > 90 * bars.reference[1]); // half of them within a hundredth of the width
    QVERIFY(std::abs(areaOf(outlineOf(numbers.edges, bars.reference)) - 1) < 1e-12);
    QVERIFY(std::abs(areaOf(outlineOf(numbers.edges, bars.current)) - 1) < 1e-12);
}

void TestDriftCharts::bins_that_do_not_fit_their_edges_show_nothing()
{
    NumberDistributions numbers;
    numbers.edges = {0, 1, 2};
    numbers.referenceShares = {1};
    numbers.currentShares = {0.5, 0.5};
    QCOMPARE(pairOfBars(numbers).highest(), 0.0);
    QCOMPARE(pairOfBars({}).highest(), 0.0);
    QVERIFY(!isEven(std::vector<double>{5, 5}));
    QVERIFY(outlineOf(numbers.edges, {}).isEmpty());
}

void TestDriftCharts::an_outline_goes_over_all_bars()
{
    const std::vector<double> edges{0, 1, 2}, heights{0.4, 0.6};
    QCOMPARE(outlineOf(edges, heights),
             (QPolygonF{{{0, 0}, {0, 0.4}, {1, 0.4}, {1, 0.6}, {2, 0.6}, {2, 0}}}));
}

void TestDriftCharts::a_distribution_function_steps_at_its_values()
{
    const Cdf cdf{{1, 0.25}, {2, 0.75}, {4, 1}};
    QCOMPARE(shareUpTo(cdf, 0.999), 0.0);
    QCOMPARE(shareUpTo(cdf, 1), 0.25);
    QCOMPARE(shareUpTo(cdf, 3), 0.75);
    QCOMPARE(shareUpTo(cdf, 100), 1.0);
    QCOMPARE(stepsOf(cdf, {0, 5}),
             (QPolygonF{{{0, 0}, {1, 0}, {1, 0.25}, {2, 0.25}, {2, 0.75}, {4, 0.75}, {4, 1}, {5, 1}}}));
    QVERIFY(stepsOf({}, {0, 5}).isEmpty());
}

void TestDriftCharts::the_largest_distance_is_that_of_kolmogorov_and_smirnov()
{
    // 1 2 3 4 against 3 4 5 6: at 2 one half of the reference is there, and nothing of the other.
    const auto distance = largestDistance(
        sides({{1, 0.25}, {2, 0.5}, {3, 0.75}, {4, 1}}, {{3, 0.25}, {4, 0.5}, {5, 0.75}, {6, 1}}));
    QVERIFY(distance);
    QCOMPARE(distance->size(), 0.5);
    QCOMPARE(distance->at, 2.0); // of several as large the smallest value
    QCOMPARE(distance->reference, 0.5);
    QCOMPARE(distance->current, 0.0);
    const Cdf same{{1, 0.5}, {2, 1}};
    QCOMPARE(largestDistance(sides(same, same))->size(), 0.0);
}

void TestDriftCharts::a_side_without_values_has_no_distance()
{
    QVERIFY(!largestDistance(sides({}, {{1, 1}})));
    QVERIFY(!largestDistance(sides({{1, 1}}, {})));
}

void TestDriftCharts::ranges_leave_out_what_is_no_number()
{
    const auto numbers = sides({{-3, 0.5}, {1, 1}}, {{0, 0.5}, {std::numeric_limits<double>::infinity(), 1}});
    QCOMPARE(valuesOf(numbers), (ChartRange{-3, 1}));
    QVERIFY(!valuesOf({}).valid());
    const std::vector<QuantilePair> quantiles{{0.1, 4, missingNumber}, {0.5, 5, 9}};
    QCOMPARE(quantileRange(quantiles), (ChartRange{4, 9}));
    QCOMPARE(quantiles[1].shift(), 4.0);
}

void TestDriftCharts::bands_break_where_a_number_is_missing()
{
    const double none = missingNumber;
    const std::vector<double> low{1, 1, none, 1, none, 2, 2, 2}, high{3, 3, 3, 3, 3, 4, none, 4};
    const auto bands = bandsBetween(low, high);
    QCOMPARE(bands.size(), std::size_t(1)); // single points have no area
    QCOMPARE(bands[0], (QPolygonF{{{0, 3}, {1, 3}, {1, 1}, {0, 1}}}));
    QVERIFY(bandsBetween({}, {}).empty());
}

QTEST_APPLESS_MAIN(TestDriftCharts)
#include "tst_drift_charts.moc"
