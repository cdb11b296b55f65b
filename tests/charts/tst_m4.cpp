#include "models/charts/M4.h"
#include "models/charts/ValueRange.h"
#include "tests/support/Testing.h"

#include <algorithm>
#include <cmath>
#include <random>

using namespace ph;

namespace {

constexpr double missing = std::numeric_limits<double>::quiet_NaN();

struct Extent {
    double low = HUGE_VAL, high = -HUGE_VAL;
    std::size_t points = 0;
    void take(double y)
    {
        low = std::min(low, y);
        high = std::max(high, y);
        ++points;
    }
};

int columnOf(double x, ChartRange range, int columns)
{
    // The same edges as the decimation uses, so that rounding cannot move a point into a neighbour.
    for (int c = 0; c + 1 < columns; ++c) {
        if (x < range.low + range.span() * (double(c + 1) / columns))
            return c;
    }
    return columns - 1;
}

} // namespace

class TestM4 : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void pixelColumnsHaveTheExtentOfAllPoints_data()
    {
        QTest::addColumn<int>("seed");
        QTest::addColumn<int>("size");
        QTest::addColumn<int>("nanPercent");
        for (int seed = 1; seed <= 40; ++seed)
            QTest::addRow("seed %d", seed) << seed << 50 + seed * 331
                                           << (seed % 4 == 0   ? 30
                                               : seed % 4 == 1 ? 1
                                                               : 0);
    }

    void pixelColumnsHaveTheExtentOfAllPoints()
    {
        QFETCH(int, seed);
        QFETCH(int, size);
        QFETCH(int, nanPercent);
        std::mt19937 random{std::uint32_t(seed)};
        std::normal_distribution<double> noise;
        std::uniform_int_distribution<int> percent(0, 99);
        std::vector<double> x, y;
        double at = 0, level = 0;
        for (int i = 0; i < size; ++i) {
            at += percent(random) < 10 ? 0 : 1 + percent(random) % 3; // duplicates occur
            level += noise(random);
            x.push_back(at);
            y.push_back(percent(random) < nanPercent
                            ? missing
                            : level + (percent(random) == 0 ? 100 * noise(random) : 0));
        }
        const CurveData curve = indexCurve(x, y);
        const ChartRange whole = curve.xRange();
        for (const ChartRange range :
             {whole, ChartRange{whole.low + whole.span() * 0.21, whole.low + whole.span() * 0.83}}) {
            const int columns = 37;
            std::vector<Extent> full(columns), thinned(columns);
            std::size_t inView = 0;
            for (std::size_t i = 0; i < x.size(); ++i) {
                if (!range.contains(x[i]))
                    continue;
                ++inView;
                if (!std::isnan(y[i]))
                    full[std::size_t(columnOf(x[i], range, columns))].take(y[i]);
            }
            const DecimatedCurve out = m4(curve, range, columns);
            QCOMPARE(out.inView, inView);
            for (const QPointF& p : out.points) {
                if (range.contains(p.x()))
                    thinned[std::size_t(columnOf(p.x(), range, columns))].take(p.y());
            }
            for (int c = 0; c < columns; ++c) {
                QCOMPARE(thinned[std::size_t(c)].low, full[std::size_t(c)].low);
                QCOMPARE(thinned[std::size_t(c)].high, full[std::size_t(c)].high);
                QVERIFY(out.kind == DecimatedCurve::Kind::Exact ||
                        thinned[std::size_t(c)].points <= (nanPercent ? 8U : 4U));
            }
        }
    }

    void nanBreaksTheLine()
    {
        const CurveData curve = indexCurve({0, 1, 2, 3, 4, 5}, {1, 2, missing, 3, missing, missing});
        const DecimatedCurve out = m4(curve, {0, 5}, 100);
        QCOMPARE(out.starts.size(), std::size_t(2));
        QCOMPARE(out.line(0).size(), std::size_t(2));
        QCOMPARE(out.line(1).size(), std::size_t(1));
        QCOMPARE(curve.marks.size(), std::size_t(3));
    }

    void nanBreaksADecimatedLineBetweenColumns()
    {
        std::vector<double> x, y;
        for (int i = 0; i < 10'000; ++i) {
            x.push_back(i);
            y.push_back(i >= 4'000 && i < 6'000 ? missing : std::sin(i / 50.0));
        }
        const DecimatedCurve out = m4(indexCurve(x, y), {0, 9'999}, 100);
        QCOMPARE(out.kind, DecimatedCurve::Kind::Decimated);
        QCOMPARE(out.starts.size(), std::size_t(2));
        QCOMPARE(out.line(0).back().x(), 3'999.0);
        QCOMPARE(out.line(1).front().x(), 6'000.0);
    }

    void linesLeaveThePictureTowardsTheirNeighbours()
    {
        const CurveData curve = indexCurve({0, 10, 20, 30}, {0, 1, 2, 3});
        const DecimatedCurve out = m4(curve, {12, 18}, 100);
        QCOMPARE(out.inView, std::size_t(0));
        QCOMPARE(out.points.size(), std::size_t(2));
        QCOMPARE(out.points[0], QPointF(10, 1));
        QCOMPARE(out.points[1], QPointF(20, 2));
    }

    void oneSpikeAmongAMillionSurvives()
    {
        std::vector<double> x(1'000'000), y(1'000'000);
        for (std::size_t i = 0; i < x.size(); ++i) {
            x[i] = double(i);
            y[i] = double(i % 7);
        }
        y[777'777] = 1e6;
        const DecimatedCurve out = m4(indexCurve(x, y), {0, 999'999}, 1'000);
        QVERIFY(out.points.size() <= 4'000);
        QVERIFY(std::any_of(out.points.begin(), out.points.end(),
                            [](QPointF p) { return p == QPointF(777'777, 1e6); }));
    }

    void bucketsKeepTheirExtremes()
    {
        std::vector<CurveBucket> buckets;
        for (int i = 0; i < 5'000; ++i)
            buckets.push_back(
                {i * 64.0, i * 64.0 + 63, i == 3'000 ? -500.0 : -1, i == 4'000 ? 900.0 : 1, 0, 0.5, 64, 0});
        buckets[10] = {640, 703, missing, missing, missing, missing, 64, 64};
        const DecimatedCurve out = m4(buckets, {0, 5'000 * 64.0}, 200);
        QCOMPARE(out.inView, std::size_t(5'000 * 64));
        QVERIFY(out.points.size() <= 200 * 8);
        const auto [low, high] = std::minmax_element(out.points.begin(), out.points.end(),
                                                     [](QPointF a, QPointF b) { return a.y() < b.y(); });
        QCOMPARE(low->y(), -500.0);
        QCOMPARE(high->y(), 900.0);
    }

    void nothingComesOfNothing()
    {
        QVERIFY(m4(CurveData{}, {0, 1}, 10).points.empty());
        QVERIFY(m4(indexCurve({1}, {1}), {}, 10).points.empty());
        QVERIFY(m4(indexCurve({1}, {1}), {0, 2}, 0).points.empty());
        QVERIFY(m4(indexCurve({1, 2}, {missing, missing}), {0, 3}, 10).points.empty());
    }

    void aMillionPointsAtOneStepAreOneColumn()
    {
        const CurveData curve = indexCurve(std::vector<double>(1'000, 5.0), [] {
            std::vector<double> y(1'000);
            for (std::size_t i = 0; i < y.size(); ++i)
                y[i] = double(i);
            return y;
        }());
        const DecimatedCurve out = m4(curve, {5, 5}, 10);
        QCOMPARE(out.points.size(), std::size_t(2));
    }

    void extentEqualsThatOfAllPoints()
    {
        std::mt19937 random(7);
        std::normal_distribution<double> noise;
        std::vector<double> x, y;
        for (int i = 0; i < 5'000; ++i) {
            x.push_back(i);
            y.push_back(i % 97 == 0 ? missing : noise(random));
        }
        const CurveData curve = indexCurve(x, y);
        for (int k = 0; k < 50; ++k) {
            const int low = int(random() % 5'000), high = low + int(random() % std::uint32_t(5'000 - low));
            Extent expected;
            for (int i = low; i <= high; ++i) {
                if (!std::isnan(y[std::size_t(i)]))
                    expected.take(y[std::size_t(i)]);
            }
            const ChartRange found = extent(curve, {double(low), double(high)});
            QCOMPARE(found.valid(), expected.points > 0);
            if (found.valid()) {
                QCOMPARE(found.low, expected.low);
                QCOMPARE(found.high, expected.high);
            }
        }
    }

    void robustExtentLeavesOutOneSpike()
    {
        std::vector<double> x, y;
        for (int i = 0; i < 1'000; ++i) {
            x.push_back(i);
            y.push_back(i == 500 ? 1e9 : i % 10);
        }
        const CurveData curve = indexCurve(x, y);
        QCOMPARE(extent(curve, curve.xRange()).high, 1e9);
        QVERIFY(robustExtent(curve, curve.xRange()).high < 20);
    }
};

QTEST_APPLESS_MAIN(TestM4)
#include "tst_m4.moc"
