#include "models/charts/GroupCurve.h"
#include "tests/support/Testing.h"

#include <cmath>

using namespace ph;
using Band = CurveOptions::Band;

namespace {

CurveDataPtr curve(std::vector<double> x, std::vector<double> y)
{
    return std::make_shared<const CurveData>(indexCurve(std::move(x), std::move(y)));
}

} // namespace

class TestCurveGroups : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void sameStepsGiveMeanAndSampleDeviation()
    {
        // 2, 4, 9: mean 5, sample standard deviation √((9+1+16)/2) = √13.
        const std::vector<CurveDataPtr> runs{curve({0, 1}, {2, 1}), curve({0, 1}, {4, 1}),
                                             curve({0, 1}, {9, 1})};
        const auto group = groupCurve(runs, Band::Deviation, CurveScale::Linear);
        QCOMPARE(group.mean->x, (std::vector<double>{0, 1}));
        QCOMPARE(group.mean->y, (std::vector<double>{5, 1}));
        QVERIFY(std::abs(group.high[0] - (5 + std::sqrt(13.0))) < 1e-12);
        QVERIFY(std::abs(group.low[0] - (5 - std::sqrt(13.0))) < 1e-12);
        QCOMPARE(group.high[1], 1.0);
        QCOMPARE(group.count, (std::vector<std::uint32_t>{3, 3}));
    }

    void bandsOfEveryMagnitudeAreNumbers()
    {
        for (const double unit : {1e300, 1e-300}) {
            const std::vector<CurveDataPtr> runs{curve({0}, {2 * unit}), curve({0}, {4 * unit}),
                                                 curve({0}, {9 * unit})};
            const auto group = groupCurve(runs, Band::Deviation, CurveScale::Linear);
            QVERIFY(std::abs(group.high[0] / unit - (5 + std::sqrt(13.0))) < 1e-12);
            QVERIFY(std::abs(group.low[0] / unit - (5 - std::sqrt(13.0))) < 1e-12);
        }
    }

    void anInfinityIsNoValueOfAGroup()
    {
        std::vector<double> x, y;
        for (int i = 0; i < 5'000; ++i) { // more steps than bins
            x.push_back(i);
            y.push_back(i == 2'500 ? INFINITY : 1);
        }
        const std::vector<CurveDataPtr> runs{curve(x, y), curve({0, 4'999}, {1, 1})};
        const auto group = groupCurve(runs, Band::MinMax, CurveScale::Linear);
        QVERIFY(std::all_of(group.high.begin(), group.high.end(), [](double high) { return high == 1; }));
    }

    void aRunCountsOnlyWhereItHasBeen()
    {
        const std::vector<CurveDataPtr> runs{curve({0, 10}, {0, 10}), curve({4, 6, 20}, {1, 1, 1})};
        const auto group = groupCurve(runs, Band::MinMax, CurveScale::Linear);
        QCOMPARE(group.mean->x, (std::vector<double>{0, 4, 6, 10, 20}));
        QCOMPARE(group.count, (std::vector<std::uint32_t>{1, 2, 2, 2, 1}));
        QCOMPARE(group.mean->y, (std::vector<double>{0, 2.5, 3.5, 5.5, 1})); // 4, 6, 10 on the first line
        QCOMPARE(group.low[2], 1.0);
        QCOMPARE(group.high[2], 6.0);
    }

    void nothingIsDrawnAcrossAGap()
    {
        const std::vector<CurveDataPtr> runs{curve({0, 1, 2, 3}, {1, NAN, NAN, 4}), curve({1.5}, {7})};
        const auto group = groupCurve(runs, Band::None, CurveScale::Linear);
        QCOMPARE(group.count, (std::vector<std::uint32_t>{1, 0, 1, 0, 1}));
        QVERIFY(std::isnan(group.mean->y[1]));
        QCOMPARE(group.mean->y[2], 7.0);
    }

    void theMeanIsOfValuesNotOfLogarithms()
    {
        const std::vector<CurveDataPtr> runs{curve({0}, {1}), curve({0}, {100})};
        const auto group = groupCurve(runs, Band::Deviation, CurveScale::Logarithmic);
        QCOMPARE(group.mean->y[0], std::log10(50.5));
        QCOMPARE(group.low[0], group.mean->y[0]); // mean - deviation is negative: no place on this axis
    }

    void manyStepsBecomeBinsThatKeepExtremes()
    {
        std::vector<double> x, y, x2;
        for (int i = 0; i < 100'000; ++i) {
            x.push_back(i);
            x2.push_back(i + 0.5);
            y.push_back(1);
        }
        auto spiked = y;
        spiked[61'803] = 50;
        const std::vector<CurveDataPtr> runs{curve(x, spiked), curve(x2, y)};
        const auto group = groupCurve(runs, Band::MinMax, CurveScale::Linear);
        QCOMPARE(group.grid, GroupCurve::Grid::Bins);
        QCOMPARE(group.mean->size(), std::size_t(2'000));
        QCOMPARE(*std::max_element(group.high.begin(), group.high.end()), 50.0);
        // A bin holds 50 points of the run: its mean there is (49 + 50)/50, and the group's of two runs.
        QVERIFY(std::abs(*std::max_element(group.mean->y.begin(), group.mean->y.end()) -
                         (99.0 / 50 + 1) / 2) < 1e-9);
        QVERIFY(std::all_of(group.count.begin(), group.count.end(), [](auto n) { return n == 2; }));
    }

    void sparseRunsAreInterpolatedInBins()
    {
        std::vector<double> x, y;
        for (int i = 0; i < 5'000; ++i) {
            x.push_back(i);
            y.push_back(0);
        }
        const std::vector<CurveDataPtr> runs{curve(x, y), curve({0, 4999}, {0, 4999})};
        const auto group = groupCurve(runs, Band::MinMax, CurveScale::Linear);
        for (std::size_t i = 1; i + 1 < group.mean->size(); ++i) {
            QCOMPARE(group.count[i], 2U);
            QVERIFY(std::abs(group.high[i] - group.mean->x[i]) < 1e-6);
        }
    }

    void emptyAndSingleCurvesAreOrdinary()
    {
        QCOMPARE(groupCurve({}, Band::MinMax, CurveScale::Linear).mean->size(), std::size_t(0));
        const std::vector<CurveDataPtr> runs{curve({}, {}), curve({5}, {2}), curve({6}, {NAN})};
        const auto group = groupCurve(runs, Band::Deviation, CurveScale::Linear);
        QCOMPARE(group.count, (std::vector<std::uint32_t>{1, 0}));
        QCOMPARE(group.low[0], 2.0);
    }
};

QTEST_APPLESS_MAIN(TestCurveGroups)
#include "tst_curve_groups.moc"
