#include "models/charts/ContourLevels.h"
#include "tests/support/Testing.h"

#include <cmath>
#include <random>

using namespace ph;

namespace {

struct Cloud {
    std::vector<double> x, y, z;
    FieldPoints points() const { return {x, y, z}; }
};

template <typename Surface>
Cloud cloud(int count, Surface surface, double xScale = 1, double yScale = 1)
{
    std::mt19937 random(5);
    std::uniform_real_distribution<double> share(0, 1);
    Cloud made;
    for (int i = 0; i < count; ++i) {
        const double u = share(random), v = share(random);
        made.x.push_back(u * xScale);
        made.y.push_back(v * yScale);
        made.z.push_back(surface(u, v));
    }
    return made;
}

/// A field whose nodes hold the surface itself.
template <typename Surface>
ScatteredField exactField(int columns, int rows, ChartRange x, ChartRange y, Surface surface)
{
    ScatteredField field;
    field.columns = columns;
    field.rows = rows;
    field.x = x;
    field.y = y;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            field.value.push_back(
                surface(x.low + x.span() * column / (columns - 1), y.low + y.span() * row / (rows - 1)));
            field.gap.push_back(0);
        }
    }
    return field;
}

} // namespace

class ContourTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPlaneIsReproduced_data()
    {
        QTest::addColumn<double>("xScale");
        QTest::addColumn<double>("yScale");
        QTest::addRow("ordinary") << 1.0 << 1.0;
        QTest::addRow("tiny against huge") << 1e-300 << 1e300;
    }
    void aPlaneIsReproduced()
    {
        QFETCH(double, xScale);
        QFETCH(double, yScale);
        const auto plane = [](double u, double v) { return 2 + 3 * u - v; };
        const auto points = cloud(200, plane, xScale, yScale);
        const auto field = scatteredField(points.points(), {0.1 * xScale, 0.9 * xScale},
                                          {0.1 * yScale, 0.9 * yScale}, 33, 25);
        QVERIFY(!field.isEmpty());
        for (int row = 0; row < field.rows; ++row) {
            for (int column = 0; column < field.columns; ++column) {
                const double u = 0.1 + 0.8 * column / 32, v = 0.1 + 0.8 * row / 24;
                const double found = field.value[std::size_t(row * field.columns + column)];
                QVERIFY2(std::abs(found - plane(u, v)) < 0.01,
                         qPrintable(QStringLiteral("%1 at %2, %3").arg(found).arg(u).arg(v)));
            }
        }
    }

    void noiseIsSmoothedAndTheRangeIsKept()
    {
        std::mt19937 random(9);
        std::normal_distribution<double> noise(0, 0.1);
        auto points = cloud(2000, [&](double, double) { return 0.5 + noise(random); });
        const auto field = scatteredField(points.points(), {0, 1}, {0, 1}, 21, 21);
        const auto [low, high] = std::minmax_element(points.z.begin(), points.z.end());
        for (const double value : field.value) {
            QVERIFY(value >= *low && value <= *high);
            QVERIFY2(std::abs(value - 0.5) < 0.08, qPrintable(QString::number(value)));
        }
    }

    void nothingIsInventedWhereNobodyLooked()
    {
        Cloud points = cloud(400, [](double u, double) { return u; });
        for (std::size_t i = 0; i < points.x.size(); ++i) {
            if (points.x[i] > 0.35 && points.x[i] < 0.9) // a gap with a few runs beyond it
                points.z[i] = std::nan("");
        }
        const auto field = scatteredField(points.points(), {0, 1}, {0, 1}, 41, 41);
        QVERIFY(std::isnan(field.valueAt(0.65, 0.5)));
        QVERIFY(!std::isnan(field.valueAt(0.2, 0.5)));
        QVERIFY(std::isnan(field.valueAt(1.5, 0.5)));
        // A line of equal height stops there too.
        for (const auto& piece : isoLine(field, 0.6))
            QVERIFY(std::isnan(field.valueAt(0.65, piece.center().y())));
    }

    void severalRunsAtOnePlaceCountTogether()
    {
        // Grid search: five places, ten noisy runs on each; their mean is what counts.
        Cloud points;
        const std::vector<QPointF> places{{0, 0}, {1, 0}, {0, 1}, {1, 1}, {0.5, 0.5}};
        for (const auto& place : places) {
            for (int i = 0; i < 10; ++i) {
                points.x.push_back(place.x());
                points.y.push_back(place.y());
                points.z.push_back(place.x() + (i % 2 ? 0.25 : -0.25));
            }
        }
        const auto field = scatteredField(points.points(), {0, 1}, {0, 1}, 3, 3);
        QCOMPARE(field.places, std::size_t(5));
        QVERIFY(std::abs(field.valueAt(0.5, 0.5) - 0.5) < 0.01);
        QVERIFY(std::abs(field.valueAt(1, 1) - 1) < 0.02);
    }

    void tooLittleForASurface()
    {
        const auto few = cloud(4, [](double u, double) { return u; });
        QVERIFY(scatteredField(few.points(), {0, 1}, {0, 1}, 9, 9).isEmpty());
        QCOMPARE(scatteredField(few.points(), {0, 1}, {0, 1}, 9, 9).places, std::size_t(4));
        const std::vector<double> line{1, 2, 3, 4, 5, 6}, flat(6, 3);
        QVERIFY(scatteredField({line, line, line}, {1, 6}, {1, 6}, 9, 9).isEmpty());
        QVERIFY(scatteredField({line, flat, line}, {1, 6}, {2, 4}, 9, 9).isEmpty());
        QVERIFY(scatteredField({{}, {}, {}}, {0, 1}, {0, 1}, 9, 9).isEmpty());
    }

    void aBumpHasRoundLevels()
    {
        const auto bump = [](double x, double y) { return std::exp(-(x * x + y * y)); };
        const auto field = exactField(101, 101, {-2, 2}, {-2, 2}, bump);
        for (const double level : {0.2, 0.5, 0.8}) {
            const double radius = std::sqrt(-std::log(level));
            const auto line = isoLine(field, level);
            QVERIFY(!line.empty());
            double length = 0;
            for (const auto& piece : line) {
                QVERIFY(std::abs(std::hypot(piece.x1(), piece.y1()) - radius) < 0.002);
                length += piece.length();
            }
            // All around, once.
            QVERIFY(std::abs(length - 2 * M_PI * radius) < 0.01 * length);
        }
    }

    void aSmoothedBumpIsStillRound()
    {
        const auto points = cloud(3000, [](double u, double v) {
            return std::exp(-8 * (std::pow(u - .5, 2) + std::pow(v - .5, 2)));
        });
        const auto field = scatteredField(points.points(), {0, 1}, {0, 1}, 61, 61);
        double least = 1, most = 0;
        for (const auto& piece : isoLine(field, 0.6)) {
            const double radius = std::hypot(piece.x1() - 0.5, piece.y1() - 0.5);
            least = std::min(least, radius);
            most = std::max(most, radius);
        }
        QVERIFY2(most / least < 1.1, qPrintable(QStringLiteral("%1 to %2").arg(least).arg(most)));
    }

    void aSaddleIsDecidedByItsMiddle()
    {
        // High corners lower left and upper right; the mean, 0.5, decides whether they hang together.
        auto field = exactField(2, 2, {0, 1}, {0, 1}, [](double x, double y) { return x == y ? 1.0 : 0.0; });
        const auto apart = isoLine(field, 0.6); // around each high corner
        QCOMPARE(apart.size(), std::size_t(2));
        for (const auto& piece : apart)
            QVERIFY(std::abs(piece.center().x() - piece.center().y()) < 1e-12);
        const auto together = isoLine(field, 0.4); // around each low corner
        QCOMPARE(together.size(), std::size_t(2));
        for (const auto& piece : together)
            QVERIFY(std::abs(piece.center().x() + piece.center().y() - 1) < 1e-12);
    }

    void levelsAreNice()
    {
        QCOMPARE(contourLevels({0.03, 1.07}, AxisKind::Linear, 5),
                 (std::vector<double>{0.2, 0.4, 0.6000000000000001, 0.8, 1.0}));
        QCOMPARE(contourLevels({-4.5, 0.5}, AxisKind::Logarithmic, 5),
                 (std::vector<double>{-4, -3, -2, -1, 0}));
        QVERIFY(contourLevels({0.1, 1.9}, AxisKind::Logarithmic, 8).size() > 5);
        QVERIFY(contourLevels({1, 1}, AxisKind::Linear, 5).empty());
        QVERIFY(contourLevels({}, AxisKind::Linear, 5).empty());
        const std::vector<double> levels{1, 2};
        QCOMPARE(contourBand(levels, 0.5), std::size_t(0));
        QCOMPARE(contourBand(levels, 1.0), std::size_t(1));
        QCOMPARE(contourBand(levels, 7.0), std::size_t(2));
    }
};

QTEST_APPLESS_MAIN(ContourTest)
#include "tst_contour.moc"
