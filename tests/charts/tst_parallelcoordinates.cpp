#include "models/charts/LineDensity.h"
#include "models/charts/ParallelCoordinates.h"
#include "tests/support/RunTables.h"

#include <QTest>

#include <numeric>
#include <random>

using namespace ph;
using Missing = AxisBrushes::Missing;

namespace {

constexpr double none = ParallelCoordinates::noHeight;

AxisColumn numbers(const QString& name, std::vector<double> at)
{
    AxisColumn column;
    column.key = {ColumnKind::Metric, name};
    for (const double v : at) {
        if (std::isnan(v))
            ++column.left.absent;
        else
            column.range = column.range.valid()
                               ? ChartRange{std::min(column.range.low, v), std::max(column.range.high, v)}
                               : ChartRange{v, v};
    }
    column.at = std::move(at);
    return column;
}

AxisColumn categories(const QStringList& names, std::vector<double> at)
{
    auto column = numbers(QStringLiteral("kind"), std::move(at));
    column.kind = AxisKind::Category;
    column.categories = names;
    column.range = {0, double(names.size() - 1)};
    return column;
}

QList<int> passingPlaces(const ParallelCoordinates& geometry)
{
    QList<int> places;
    for (std::size_t place = 0; place < geometry.lineCount(); ++place) {
        if (geometry.passes(place))
            places.append(int(place));
    }
    return places;
}

LineBundle oneLine(float from, float to, float width, std::uint32_t rgb = 0xff0000)
{
    return {{0, width}, {{from}, {to}}, {rgb}};
}

const std::uint32_t first[] = {0};

} // namespace

class ParallelCoordinatesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void valuesAndHeightsAreInverse()
    {
        ParallelCoordinates geometry({numbers(QStringLiteral("a"), {-3, 0.5, 11})});
        for (const auto direction :
             {ParallelCoordinates::Direction::Upwards, ParallelCoordinates::Direction::Downwards}) {
            geometry.setDirection(0, direction);
            for (const double value : {-3.0, 0.5, 11.0})
                QVERIFY(std::abs(geometry.valueAt(0, geometry.heightOf(0, value)) - value) < 1e-12);
        }
        QVERIFY(geometry.heightOf(0, 11) < geometry.heightOf(0, -3)); // downwards now
    }

    void heightsLieWithinTheAxisWhateverTheValues_data()
    {
        QTest::addColumn<QList<double>>("values");
        QTest::addRow("ordinary") << QList<double>{1, 2, 3};
        QTest::addRow("a single value") << QList<double>{5, 5};
        QTest::addRow("zero") << QList<double>{0, 0};
        QTest::addRow("tiny") << QList<double>{1e-300, 3e-300};
        QTest::addRow("all that doubles hold") << QList<double>{-1.7e308, 0, 1.7e308};
        QTest::addRow("large and close") << QList<double>{1e300, 1e300};
    }
    void heightsLieWithinTheAxisWhateverTheValues()
    {
        QFETCH(QList<double>, values);
        const ParallelCoordinates geometry({numbers(QStringLiteral("a"), {values.begin(), values.end()})});
        for (const double height : geometry.heights(0))
            QVERIFY2(height >= 0 && height <= 1, qPrintable(QString::number(height)));
    }

    void aRunWithoutAValueHasNoHeightButStays()
    {
        const ParallelCoordinates geometry(
            {numbers(QStringLiteral("a"), {1, none, 2}), numbers(QStringLiteral("b"), {none, none, none})});
        QCOMPARE(geometry.lineCount(), std::size_t(3));
        QCOMPARE(geometry.passing(), std::size_t(3));
        QVERIFY(std::isnan(geometry.heights(0)[1]));
        QVERIFY(std::isnan(geometry.heights(1)[0]));
        QCOMPARE(geometry.range(1), (ChartRange{0, 1}));
    }

    void brushesOnOneAxisAreJoinedByOr_betweenAxesByAnd()
    {
        ParallelCoordinates geometry({numbers(QStringLiteral("a"), {0, 1, 2, 3, none}),
                                      numbers(QStringLiteral("b"), {0, 10, 20, 30, 40})});
        geometry.setBrushes(0, {{{0, 0.5}, {1.5, 3}}});
        QCOMPARE(passingPlaces(geometry), (QList<int>{0, 2, 3}));
        geometry.setBrushes(1, {{{15, 100}}});
        QCOMPARE(passingPlaces(geometry), (QList<int>{2, 3}));
        geometry.setBrushes(0, {});
        QCOMPARE(passingPlaces(geometry), (QList<int>{2, 3, 4}));
        geometry.setBrushes(1, {});
        QCOMPARE(geometry.passing(), std::size_t(5));
        QVERIFY(!geometry.isBrushed());
    }

    void missingValuesAreBrushedByTheirOwnSlot()
    {
        ParallelCoordinates geometry({numbers(QStringLiteral("a"), {0, none, 2})});
        geometry.setBrushes(0, {{}, Missing::Inside});
        QCOMPARE(passingPlaces(geometry), (QList<int>{1}));
        geometry.setBrushes(0, {{{1.5, 2}}, Missing::Inside});
        QCOMPARE(passingPlaces(geometry), (QList<int>{1, 2}));
    }

    void aBrushOnCategoriesCountsWholeOnes()
    {
        const QStringList names{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")};
        ParallelCoordinates geometry({categories(names, {0, 1, 2, 1})});
        geometry.setBrushes(0, {{{0.8, 1.2}}});
        QCOMPARE(passingPlaces(geometry), (QList<int>{1, 3}));
        QCOMPARE(geometry.brushes(0).ranges.front(), (ChartRange{0.5, 1.5}));
        geometry.setBrushes(0, geometry.brushes(0)); // says the same again
        QCOMPARE(geometry.brushes(0).ranges.front(), (ChartRange{0.5, 1.5}));
        geometry.setBrushes(0, {{{2, 1}}}); // upside down
        QCOMPARE(passingPlaces(geometry), (QList<int>{1, 2, 3}));
    }

    void anyOrderOfBrushMovesEndsWhereAFullCheckDoes()
    {
        std::mt19937 random(20261125);
        std::uniform_real_distribution<double> share(0, 1);
        std::vector<AxisColumn> axes;
        for (int a = 0; a < 5; ++a) {
            std::vector<double> at(300);
            for (auto& v : at)
                v = share(random) < 0.1 ? none : share(random);
            axes.push_back(numbers(QString::number(a), std::move(at)));
        }
        ParallelCoordinates geometry(axes);
        std::vector<AxisBrushes> held(axes.size());
        for (int move = 0; move < 200; ++move) {
            const auto axis = std::size_t(share(random) * double(axes.size()));
            auto& now = held[axis];
            now = {};
            for (int i = int(share(random) * 3); i > 0; --i) {
                const double low = share(random);
                now.ranges.push_back({low, low + 0.4});
            }
            now.missing = share(random) < 0.3 ? Missing::Inside : Missing::Outside;
            geometry.setBrushes(axis, now);
        }
        std::size_t passing = 0;
        for (std::size_t place = 0; place < 300; ++place) {
            bool passes = true;
            for (std::size_t a = 0; a < axes.size(); ++a) {
                const double v = axes[a].at[place];
                bool here = held[a].isEmpty() || (std::isnan(v) && held[a].missing == Missing::Inside);
                for (const auto& range : held[a].ranges)
                    here = here || (v >= range.low && v <= range.high);
                passes = passes && here;
            }
            QCOMPARE(geometry.passes(place), passes);
            passing += passes;
        }
        QCOMPARE(geometry.passing(), passing);
    }

    void runsOfACategoryAreSpreadWithinItsBandAndInTheOrderOfTheAxisBefore()
    {
        std::vector<double> before(100), kind(100);
        for (std::size_t i = 0; i < 100; ++i) {
            before[i] = double((i * 37) % 100);
            kind[i] = double(i % 2);
        }
        const ParallelCoordinates geometry({numbers(QStringLiteral("a"), before),
                                            categories({QStringLiteral("x"), QStringLiteral("y")}, kind)});
        const auto heights = geometry.heights(1);
        for (std::size_t i = 0; i < 100; ++i) {
            QCOMPARE(std::round(geometry.valueAt(1, heights[i])), kind[i]);
            for (std::size_t j = 0; j < 100; ++j) {
                if (kind[i] == kind[j] && before[i] < before[j])
                    QVERIFY(heights[i] < heights[j]);
            }
        }
    }

    void theNearestLineIsFoundByItsTrueDistance()
    {
        // From (0, 0) to (30, 40), and level at y = 100: the point (15, 45) is 25 below the middle of the
        // first; 25 times the cosine 3/5 is 15.
        const std::vector<float> x{0, 30};
        const std::vector<std::vector<float>> y{{0, 100}, {40, 100}};
        const auto near = nearestLine(x, y, 15, 45, 20, {true, true});
        QVERIFY(near);
        QCOMPARE(near->line, 0U);
        QVERIFY(std::abs(near->distance - 15) < 1e-6);
        QVERIFY(!nearestLine(x, y, 15, 45, 14, {true, true}));
        QCOMPARE(nearestLine(x, y, 15, 95, 20, {true, true})->line, 1U);
        QVERIFY(!nearestLine(x, y, 15, 95, 20, {true, false}));
        QVERIFY(!nearestLine(x, y, 60, 100, 20, {true, true}));
    }

    void aLevelLineCoversItsThickness()
    {
        LineDensity density(10, 9);
        density.add(oneLine(4.5F, 4.5F, 10), first, 1);
        for (int column = 0; column < 10; ++column) {
            QCOMPARE(density.coverage(column, 4), 16U);
            QCOMPARE(density.coverage(column, 3), 0U);
            QCOMPARE(density.coverage(column, 5), 0U);
        }
    }

    void aSlantedLineIsUnbrokenAndCoversWhatItsAreaSays()
    {
        // A stroke of thickness t over a run of w columns covers t * sqrt(w² + h²) pixels.
        for (const float rise : {0.0F, 10.0F, 40.0F, 160.0F}) {
            LineDensity density(40, 200);
            density.add(oneLine(20, 20 + rise, 40), first, 1);
            double sum = 0;
            for (int row = 0; row < 200; ++row) {
                std::uint32_t inRow = 0;
                for (int column = 0; column < 40; ++column)
                    inRow += density.coverage(column, row);
                sum += inRow / 16.0;
                if (row > 21 && float(row) < 19 + rise)
                    QVERIFY2(inRow > 0, qPrintable(QString::number(row)));
            }
            const double area = std::hypot(40.0, double(rise));
            QVERIFY2(std::abs(sum - area) < 0.08 * area,
                     qPrintable(QStringLiteral("%1 %2").arg(sum).arg(area)));
        }
    }

    void aLineTakenAwayLeavesNothingBehind()
    {
        std::mt19937 random(3);
        std::uniform_real_distribution<float> y(-20, 120);
        LineBundle bundle{{0, 33.5F, 80}, {{}, {}, {}}, {}};
        for (int i = 0; i < 50; ++i) {
            for (auto& station : bundle.y)
                station.push_back(y(random));
            bundle.rgb.push_back(std::uint32_t(random()) & 0xffffff);
        }
        std::vector<std::uint32_t> all(50), odd;
        std::iota(all.begin(), all.end(), 0U);
        for (std::uint32_t i = 1; i < 50; i += 2)
            odd.push_back(i);
        LineDensity whole(80, 100), some(80, 100);
        whole.add(bundle, all, 1.2F);
        std::vector<std::uint32_t> even;
        for (std::uint32_t i = 0; i < 50; i += 2)
            even.push_back(i);
        whole.takeAway(bundle, even, 1.2F);
        some.add(bundle, odd, 1.2F);
        std::vector<std::uint32_t> a(8000), b(8000);
        whole.render(a.data(), 80, 0.4);
        some.render(b.data(), 80, 0.4);
        QCOMPARE(a, b);
        whole.takeAway(bundle, odd, 1.2F);
        whole.render(a.data(), 80, 0.4);
        QCOMPARE(std::count(a.begin(), a.end(), 0U), 8000);
    }

    void linesAboveEachOtherComposeAsTheirOpacitySays()
    {
        // Porter and Duff's "over" of n equal layers: 1 - (1 - a)^n; colours are the mean.
        LineBundle bundle{{0, 4}, {{2.5F, 2.5F}, {2.5F, 2.5F}}, {0xff0000, 0x0000ff}};
        LineDensity density(4, 5);
        std::vector<std::uint32_t> pixels(20);
        density.add(bundle, first, 1);
        density.render(pixels.data(), 4, 0.5);
        QCOMPARE(pixels[8], 0x80800000U);
        const std::uint32_t second[] = {1};
        density.add(bundle, second, 1);
        density.render(pixels.data(), 4, 0.5);
        QCOMPARE(pixels[8] >> 24, 191U);
        QCOMPARE(pixels[8] >> 16 & 255, 96U);
        QCOMPARE(pixels[8] & 255, 96U);
    }

    void linesFarOutsideCostNothingAndBreakNothing()
    {
        LineDensity density(20, 20);
        density.add(oneLine(-1e9F, 1e9F, 20), first, 1);
        density.add(oneLine(1e30F, 1e30F, 20), first, 1);
        LineDensity(0, 0).add(oneLine(0, 1, 20), first, 1);
        QCOMPARE(density.coverage(3, 3), 0U);
    }
};

QTEST_APPLESS_MAIN(ParallelCoordinatesTest)
#include "tst_parallelcoordinates.moc"
