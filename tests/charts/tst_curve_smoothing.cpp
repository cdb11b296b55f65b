#include "models/charts/CurveData.h"
#include "models/charts/Smoothing.h"
#include "tests/support/Testing.h"

#include <cmath>
#include <random>

using namespace ph;

namespace {

void compareAll(const std::vector<double>& got, const std::vector<double>& wanted, double within = 1e-12)
{
    QCOMPARE(got.size(), wanted.size());
    for (std::size_t i = 0; i < got.size(); ++i) {
        if (std::isnan(wanted[i]))
            QVERIFY(std::isnan(got[i]));
        else
            QVERIFY2(std::abs(got[i] - wanted[i]) <= within,
                     qPrintable(QStringLiteral("%1: %2, not %3").arg(i).arg(got[i]).arg(wanted[i])));
    }
}

std::vector<double> noise(std::size_t size)
{
    std::mt19937 random(7);
    std::normal_distribution<double> normal(0, 1);
    std::vector<double> out(size);
    for (double& value : out)
        value = normal(random);
    return out;
}

} // namespace

class TestCurveSmoothing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void timeWeightedIsTheEmaWhereDistancesAreEqual()
    {
        // (1-w)·Σ w^k y / (1 - w^n) = Σ w^k y / Σ w^k, so evenly spaced both are the same formula.
        auto values = noise(200);
        std::vector<double> x(200);
        for (std::size_t i = 0; i < x.size(); ++i)
            x[i] = 1'000 + 25.0 * double(i);
        compareAll(timeWeighted(x, values, 0.8), smoothed(values, 0.8), 1e-9);
    }

    void timeWeightedForgetsByDistance()
    {
        // By hand: x 0, 1, 4, so the unit is 2; w = 0.25. Weights: 0.25^0.5 = 0.5, 0.25^1.5 = 0.125.
        const std::vector<double> x{0, 1, 4}, values{8, 2, 4};
        compareAll(timeWeighted(x, values, 0.25),
                   {8, (8 * 0.5 + 2) / (0.5 + 1), ((8 * 0.5 + 2) * 0.125 + 4) / ((0.5 + 1) * 0.125 + 1)});
    }

    void gapsStayAndDoNotEnter()
    {
        const std::vector<double> x{0, 1, 2, 3}, values{1, NAN, HUGE_VAL, 3};
        const auto ema = timeWeighted(x, values, 0.5);
        QVERIFY(std::isnan(ema[1]));
        QCOMPARE(ema[2], HUGE_VAL);
        // Two finite points three apart are the unit: their weights are 0.5 and 1.
        QVERIFY(std::abs(ema[3] - (1 * 0.5 + 3) / 1.5) < 1e-12);
        const auto kernel = gaussian(values, 2);
        QVERIFY(std::isnan(kernel[1]));
        QCOMPARE(kernel[2], HUGE_VAL);
        const double w = std::exp(-9.0 / 8);
        QVERIFY(std::abs(kernel[0] - (1 + 3 * w) / (1 + w)) < 1e-12);
    }

    void gaussianOfAnImpulseIsItsKernel()
    {
        const double sigma = 3;
        std::vector<double> impulse(101, 0.0);
        impulse[50] = 1;
        double sum = 0;
        for (int k = -12; k <= 12; ++k)
            sum += std::exp(-k * k / (2 * sigma * sigma));
        const auto out = gaussian(impulse, sigma);
        for (int i = 0; i <= 100; ++i) {
            const int k = i - 50;
            const double wanted = std::abs(k) <= 12 ? std::exp(-k * k / (2 * sigma * sigma)) / sum : 0;
            QVERIFY2(std::abs(out[std::size_t(i)] - wanted) < 1e-15, qPrintable(QString::number(i)));
        }
    }

    void gaussianKeepsLinesAwayFromTheEnds()
    {
        // A symmetric kernel that sums to one maps a straight line to itself.
        std::vector<double> line(200);
        for (std::size_t i = 0; i < line.size(); ++i)
            line[i] = 3 - 0.25 * double(i);
        const auto out = gaussian(line, 5);
        for (std::size_t i = 20; i < 180; ++i)
            QVERIFY(std::abs(out[i] - line[i]) < 1e-9);
        // A constant stays one to its very ends, gaps or not: nothing is pulled towards zero.
        compareAll(gaussian(std::vector<double>{2, 2, NAN, 2, 2}, 3), {2, 2, NAN, 2, 2});
    }

    void whiteNoiseLosesAsMuchAsTheoryHas()
    {
        // Variance of a Gaussian average of white noise: 1 / (2·σ·√π).
        const auto out = gaussian(noise(200'000), 10);
        double squares = 0;
        for (const double value : out)
            squares += value * value;
        const double wanted = 1 / (2 * 10 * std::sqrt(M_PI));
        QVERIFY(std::abs(squares / 200'000 / wanted - 1) < 0.03);
    }

    void amountsOutOfRangeAreHeldNotObeyed()
    {
        const std::vector<double> values{1, 5, 2};
        const std::vector<double> x{0, 1, 2};
        compareAll(gaussian(values, NAN), values);
        compareAll(gaussian(values, -1), values);
        compareAll(timeWeighted(x, values, -2), values);
        compareAll(timeWeighted(x, values, 5), timeWeighted(x, values, 0.999));
        QVERIFY(gaussian({}, 3).empty() && timeWeighted({}, {}, 0.5).empty());
        compareAll(timeWeighted(std::vector<double>{4, 4, 4}, values, 0.5), smoothed(values, 0.5));
    }

    void smoothingRunsAlongX()
    {
        MetricPoints points; // logged in another order than time
        points.append(0, 2000, 3);
        points.append(1, 1000, 1);
        points.append(2, 3000, 5);
        const auto curve =
            prepareCurve(points, {.x = CurveX::WallTime, .smoothing = {Smoothing::Kind::Ema, 0.5}});
        compareAll(curve.y, smoothed(std::vector<double>{1, 3, 5}, 0.5));
    }
};

QTEST_APPLESS_MAIN(TestCurveSmoothing)
#include "tst_curve_smoothing.moc"
