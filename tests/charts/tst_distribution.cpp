// Statistics behind boxes, violins, error bars and histograms, against closed forms and published data.
#include "models/charts/Distribution.h"
#include "models/charts/ValueGroups.h"
#include "tests/support/RunTables.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

using namespace ph;

namespace {

/// Miles per gallon of 32 cars: Henderson and Velleman, "Building multiple regression models interactively",
/// Biometrics 37 (1981); R's data set mtcars.
std::vector<double> milesPerGallon()
{
    std::vector<double> mpg{21.0, 21.0, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8,
                            16.4, 17.3, 15.2, 10.4, 10.4, 14.7, 32.4, 30.4, 33.9, 21.5, 15.5,
                            15.2, 13.3, 19.2, 27.3, 26.0, 30.4, 15.8, 19.7, 15.0, 21.4};
    std::sort(mpg.begin(), mpg.end());
    return mpg;
}

bool near(double a, double b, double within)
{
    return std::abs(a - b) <= within;
}

} // namespace

class TestDistribution : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void quantilesAreThoseOfNumpyAndR();
    void extremeQuantilesStayFinite();
    void boxOfPublishedData();
    void boxNamesOutliers();
    void whiskersNeverEndInsideTheBox();
    void boxOfFew();
    void meanDeviationAndIntervalOfPublishedData();
    void spreadOfFewAndOfHuge();
    void binsAreRoundAndHoldEverything_data();
    void binsAreRoundAndHoldEverything();
    void binsFollowTheirRules();
    void binsAreClosedAsNumpys();
    void silvermanOfPublishedData();
    void densityOfTwoValuesIsTwoBells();
    void densityIntegratesToOneInside();
    void densityOfManyIsThatOfTheirQuantiles();
    void noDensityOfEqualValues();
    void groupsAreSortedAndSkipWhatIsAbsentOrHidden();
};

void TestDistribution::quantilesAreThoseOfNumpyAndR()
{
    // numpy.quantile's documentation: a = [10, 7, 4, 3, 2, 1], median 3.5.
    const std::vector<double> numpy{1, 2, 3, 4, 7, 10};
    QCOMPARE(quantile(numpy, 0.5), 3.5);
    // R: quantile(1:10, c(.1, .25)) gives 1.9 and 3.25 (type 7).
    std::vector<double> ten(10);
    std::iota(ten.begin(), ten.end(), 1);
    QVERIFY(near(quantile(ten, 0.1), 1.9, 1e-12));
    QCOMPARE(quantile(ten, 0.25), 3.25);
    QCOMPARE(quantile(ten, 0), 1.0);
    QCOMPARE(quantile(ten, 1), 10.0);
    QVERIFY(std::isnan(quantile({}, 0.5)));
}

void TestDistribution::extremeQuantilesStayFinite()
{
    const std::vector<double> huge{-1.7e308, 1.7e308};
    QCOMPARE(quantile(huge, 0.5), 0.0);
    const auto box = boxSummary(huge);
    QVERIFY(std::isfinite(box.median));
    QVERIFY(box.low <= box.q1 && box.q3 <= box.high);
}

void TestDistribution::boxOfPublishedData()
{
    // R's summary(mtcars$mpg): 10.40 15.43 19.20 22.80 33.90.
    const auto box = boxSummary(milesPerGallon());
    QVERIFY(near(box.smallest, 10.40, 1e-9));
    QVERIFY(near(box.q1, 15.425, 1e-9));
    QVERIFY(near(box.median, 19.20, 1e-9));
    QVERIFY(near(box.q3, 22.80, 1e-9));
    QVERIFY(near(box.largest, 33.90, 1e-9));
    // The fence is 22.8 + 1.5 * 7.375 = 33.8625: one car lies beyond it.
    QCOMPARE(box.outliers, std::vector<double>{33.9});
    QCOMPARE(box.high, 32.4);
    QCOMPARE(box.low, 10.4);
    QCOMPARE(box.count, std::size_t(32));
}

void TestDistribution::boxNamesOutliers()
{
    const std::vector<double> values{-50, 1, 2, 3, 4, 5, 6, 7, 8, 90, 91};
    const auto box = boxSummary(values);
    QCOMPARE(box.outliers, (std::vector<double>{-50, 90, 91}));
    QCOMPARE(box.low, 1.0);
    QCOMPARE(box.high, 8.0);
}

void TestDistribution::whiskersNeverEndInsideTheBox()
{
    // The first quartile, 75, lies below every value that is no outlier.
    const auto box = boxSummary(std::vector<double>{0, 100, 100, 100});
    QCOMPARE(box.q1, 75.0);
    QCOMPARE(box.low, 75.0);
    QCOMPARE(box.outliers, std::vector<double>{0});
}

void TestDistribution::boxOfFew()
{
    QVERIFY(std::isnan(boxSummary({}).median));
    const auto one = boxSummary(std::vector<double>{3});
    QCOMPARE(one.low, 3.0);
    QCOMPARE(one.q1, 3.0);
    QCOMPARE(one.high, 3.0);
    QVERIFY(one.outliers.empty());
}

void TestDistribution::meanDeviationAndIntervalOfPublishedData()
{
    // R: mean(mtcars$mpg) 20.09062, sd 6.026948; t.test(mtcars$mpg)$conf.int 17.91768 22.26357.
    const auto spread = meanSpread(milesPerGallon());
    QVERIFY(near(spread.mean, 20.09062, 1e-5));
    QVERIFY(near(spread.deviation, 6.026948, 1e-6));
    QVERIFY(near(spread.mean - spread.confidence95, 17.91768, 1e-5));
    QVERIFY(near(spread.mean + spread.confidence95, 22.26357, 1e-5));
}

void TestDistribution::spreadOfFewAndOfHuge()
{
    QVERIFY(std::isnan(meanSpread({}).mean));
    const auto one = meanSpread(std::vector<double>{4});
    QCOMPARE(one.mean, 4.0);
    QVERIFY(std::isnan(one.deviation) && std::isnan(one.confidence95));
    const auto huge = meanSpread(std::vector<double>{1e300, 3e300});
    QCOMPARE(huge.mean, 2e300);
    QVERIFY(near(huge.deviation / (std::numbers::sqrt2 * 1e300), 1, 1e-12));
    const auto tiny = meanSpread(std::vector<double>{1e-300, 3e-300});
    QVERIFY(near(tiny.deviation / (std::numbers::sqrt2 * 1e-300), 1, 1e-12));
}

void TestDistribution::binsAreRoundAndHoldEverything_data()
{
    QTest::addColumn<QList<double>>("values");
    QList<double> published;
    for (const double v : milesPerGallon())
        published.append(v);
    QTest::addRow("cars") << published;
    QTest::addRow("one value") << QList<double>{0.91};
    QTest::addRow("zero") << QList<double>{0, 0, 0};
    QTest::addRow("two") << QList<double>{1, 2};
    QTest::addRow("half the same") << QList<double>{5, 5, 5, 5, 5, 5, 5, 9};
    QTest::addRow("one far away") << QList<double>{0.1, 0.11, 0.12, 0.13, 0.14, 1e6};
    QTest::addRow("tiny") << QList<double>{1e-300, 2e-300, 5e-300};
    QTest::addRow("huge") << QList<double>{-1e300, 1e299, 1e300};
    QTest::addRow("beyond any span") << QList<double>{-1.7e308, 1.7e308};
    QTest::addRow("nearly the same") << QList<double>{1, 1 + 1e-15};
    QTest::addRow("negative") << QList<double>{-7.3, -7.1, -6.9, -2.0};
}

void TestDistribution::binsAreRoundAndHoldEverything()
{
    QFETCH(QList<double>, values);
    std::vector<double> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    const auto edges = histogramEdges(sorted);
    QVERIFY(edges.size() >= 2);
    QVERIFY2(edges.size() <= maxBins + 1, qPrintable(QString::number(edges.size())));
    QVERIFY(std::is_sorted(edges.begin(), edges.end()));
    for (const double v : sorted) {
        const int bin = histogramBin(edges, v);
        QVERIFY2(bin >= 0 && bin < int(edges.size()) - 1, qPrintable(QString::number(v)));
        QVERIFY(edges[std::size_t(bin)] <= v && v <= edges[std::size_t(bin) + 1]);
    }
}

void TestDistribution::binsFollowTheirRules()
{
    // Freedman–Diaconis: 2 * 7.375 / 32^(1/3) = 4.65, rounded to 5; from 10 to 35.
    QCOMPARE(histogramEdges(milesPerGallon()), (std::vector<double>{10, 15, 20, 25, 30, 35}));
    // Equal quartiles: Sturges, 4 / (log2(8) + 1) = 1.
    QCOMPARE(histogramEdges(std::vector<double>{5, 5, 5, 5, 5, 5, 5, 9}),
             (std::vector<double>{5, 6, 7, 8, 9}));
    QVERIFY(histogramEdges({}).empty());
}

void TestDistribution::binsAreClosedAsNumpys()
{
    // numpy.histogram's documentation: [1, 2, 1] with bins [0, 1, 2, 3] gives [0, 2, 1].
    const std::vector<double> edges{0, 1, 2, 3};
    std::vector<int> counts(3, 0);
    for (const double v : {1.0, 2.0, 1.0})
        ++counts[std::size_t(histogramBin(edges, v))];
    QCOMPARE(counts, (std::vector<int>{0, 2, 1}));
    // "All but the last bin is half-open."
    QCOMPARE(histogramBin(edges, 3), 2);
    QCOMPARE(histogramBin(edges, 3.01), -1);
    QCOMPARE(histogramBin(edges, -0.01), -1);
    QCOMPARE(histogramBin(edges, std::nan("")), -1);
}

void TestDistribution::silvermanOfPublishedData()
{
    // R prints density(mtcars$mpg) with bw = 2.477.
    QVERIFY(near(silvermanBandwidth(milesPerGallon()), 2.477, 0.0005));
}

void TestDistribution::densityOfTwoValuesIsTwoBells()
{
    const std::vector<double> values{-1, 1};
    const auto bell = [](double z) { return std::exp(-z * z / 2) / std::sqrt(2 * std::numbers::pi); };
    QVERIFY(near(densityAt(values, 0.5, 0), bell(2) / 0.5, 1e-15));
    QVERIFY(near(densityAt(values, 0.5, 1), (bell(0) + bell(4)) / 2 / 0.5, 1e-15));
}

void TestDistribution::densityIntegratesToOneInside()
{
    // Quantiles of the standard logistic distribution: nearly all of the mass is within the values.
    std::vector<double> values;
    for (int i = 1; i < 1000; ++i)
        values.push_back(std::log(i / (1000.0 - i)));
    const auto density = densityOf(values, 400);
    QCOMPARE(density.at.front(), values.front());
    QCOMPARE(density.at.back(), values.back());
    double mass = 0;
    for (std::size_t i = 1; i < density.at.size(); ++i)
        mass += (density.at[i] - density.at[i - 1]) * (density.density[i] + density.density[i - 1]) / 2;
    QVERIFY2(mass > 0.995 && mass <= 1, qPrintable(QString::number(mass)));
    // The logistic density is 1/4 at its middle; the kernel widens it a little.
    const double peak = *std::max_element(density.density.begin(), density.density.end());
    QVERIFY2(near(peak, 0.25, 0.015), qPrintable(QString::number(peak)));
}

void TestDistribution::densityOfManyIsThatOfTheirQuantiles()
{
    std::vector<double> values;
    for (int i = 1; i < 20'000; ++i)
        values.push_back(std::log(i / (20'000.0 - i)));
    const auto density = densityOf(values, 11);
    // Within 0.4 % of the peak: less than a pixel of a violin.
    for (std::size_t i = 0; i < density.at.size(); ++i)
        QVERIFY(near(density.density[i], densityAt(values, density.bandwidth, density.at[i]), 1e-3));
}

void TestDistribution::noDensityOfEqualValues()
{
    QVERIFY(densityOf(std::vector<double>{2, 2, 2}).at.empty());
    QVERIFY(densityOf(std::vector<double>{2}).at.empty());
    QVERIFY(densityOf({}).at.empty());
}

void TestDistribution::groupsAreSortedAndSkipWhatIsAbsentOrHidden()
{
    testing::RunTableBuilder builder;
    const auto auc = QStringLiteral("auc");
    const auto model = QStringLiteral("model");
    builder.run(1, QStringLiteral("a")).param(model, QStringLiteral("x")).metric(auc, 3);
    builder.run(2, QStringLiteral("b")).param(model, QStringLiteral("y")).metric(auc, 1);
    builder.run(3, QStringLiteral("c")).param(model, QStringLiteral("x")).metric(auc, 2);
    builder.run(4, QStringLiteral("d")).param(model, QStringLiteral("x"));
    builder.run(5, QStringLiteral("e")).param(model, QStringLiteral("z")).metric(auc, std::nan(""));
    builder.run(6, QStringLiteral("f")).param(model, QStringLiteral("x")).metric(auc, 9);
    Comparison how;
    how.groupBy = ColumnKey{ColumnKind::Param, model};
    const auto runs = compareRows(builder.build(), how, nullptr);
    const auto column = axisColumn(*runs, {ColumnKind::Metric, auc});
    const auto groups = valueGroups(*runs, column, {6});
    QCOMPARE(groups.size(), std::size_t(2));
    QCOMPARE(groups[0].label, QStringLiteral("x"));
    QCOMPARE(groups[0].values, (std::vector<double>{2, 3}));
    QCOMPARE(groups[0].places, (std::vector<std::uint32_t>{2, 0}));
    QCOMPARE(groups[1].values, std::vector<double>{1});
    QCOMPARE(allValues(groups), (std::vector<double>{1, 2, 3}));

    const auto ungrouped = compareRows(builder.build(), {}, nullptr);
    QCOMPARE(valueGroups(*ungrouped, column, {}).size(), std::size_t(1));
    QCOMPARE(valueGroups(*ungrouped, column, {}).front().values.size(), std::size_t(4));
}

QTEST_GUILESS_MAIN(TestDistribution)
#include "tst_distribution.moc"
