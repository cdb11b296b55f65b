#include "models/charts/Clipping.h"

#include <QTest>

#include <vector>

using namespace ph;

namespace {

using Parts = QList<QList<QPointF>>;

Parts partsOf(const std::vector<QPointF>& line, const QRectF& area)
{
    Parts parts;
    clipPolyline(line, area, [&](std::span<const QPointF> part) {
        parts.append(QList<QPointF>(part.begin(), part.end()));
    });
    return parts;
}

} // namespace

/// What lies outside of a plot is cut off, and nothing else changes.
class TestClipping : public QObject {
    Q_OBJECT

    static constexpr QRectF area{0, 0, 10, 10};

private Q_SLOTS:
    void aSegmentIsCutAtEachBorder_data();
    void aSegmentIsCutAtEachBorder();
    void aSegmentThatPassesByIsNone();
    void aLineWithinIsTheSame();
    void aLineThatLeavesAndComesBackIsTwo();
    void aPointAloneStaysWhereItIsWithin();
    void cutsOfFarLinesStayWithin();
    void aPolygonIsCutAtItsCorners();
    void aPolygonAroundTheAreaIsTheArea();
    void aPolygonBesideTheAreaIsNone();
};

void TestClipping::aSegmentIsCutAtEachBorder_data()
{
    QTest::addColumn<QLineF>("line");
    QTest::addColumn<QLineF>("part");
    QTest::newRow("within") << QLineF(1, 1, 9, 9) << QLineF(1, 1, 9, 9);
    QTest::newRow("left") << QLineF(-5, 5, 5, 5) << QLineF(0, 5, 5, 5);
    QTest::newRow("right") << QLineF(5, 5, 15, 10) << QLineF(5, 5, 10, 7.5);
    QTest::newRow("top") << QLineF(5, -5, 5, 5) << QLineF(5, 0, 5, 5);
    QTest::newRow("bottom") << QLineF(2, 5, 2, 25) << QLineF(2, 5, 2, 10);
    QTest::newRow("both ends") << QLineF(-10, 0, 20, 10) << QLineF(0, 10. / 3, 10, 20. / 3);
    QTest::newRow("on the border") << QLineF(-5, 10, 15, 10) << QLineF(0, 10, 10, 10);
}

void TestClipping::aSegmentIsCutAtEachBorder()
{
    QFETCH(QLineF, line);
    QFETCH(QLineF, part);
    for (const bool turned : {false, true}) {
        const auto parts =
            turned ? partsOf({line.p2(), line.p1()}, area) : partsOf({line.p1(), line.p2()}, area);
        QCOMPARE(parts.size(), 1);
        QCOMPARE(parts[0].size(), 2);
        QCOMPARE(QLineF(parts[0][turned ? 1 : 0], parts[0][turned ? 0 : 1]), part);
    }
}

void TestClipping::aSegmentThatPassesByIsNone()
{
    QVERIFY(partsOf({{-5, 0}, {-1, 10}}, area).isEmpty());
    QVERIFY(partsOf({{-6, 5}, {5, -6}}, area).isEmpty()); // across a corner, outside of it
    QVERIFY(partsOf({{12, -3}, {12, 30}}, area).isEmpty());
}

void TestClipping::aLineWithinIsTheSame()
{
    const std::vector<QPointF> line{{0, 0}, {5, 10}, {10, 0}};
    QCOMPARE(partsOf(line, area), (Parts{{{0, 0}, {5, 10}, {10, 0}}}));
    QVERIFY(partsOf({}, area).isEmpty());
}

void TestClipping::aLineThatLeavesAndComesBackIsTwo()
{
    QCOMPARE(partsOf({{-2, 5}, {2, 5}, {5, 20}, {8, 5}, {12, 5}}, area),
             (Parts{{{0, 5}, {2, 5}, {3, 10}}, {{7, 10}, {8, 5}, {10, 5}}}));
}

void TestClipping::aPointAloneStaysWhereItIsWithin()
{
    QCOMPARE(partsOf({{3, 3}}, area), (Parts{{{3, 3}}}));
    QVERIFY(partsOf({{30, 3}}, area).isEmpty());
}

void TestClipping::cutsOfFarLinesStayWithin()
{
    for (int i = 1; i < 2'000; ++i) {
        const auto parts =
            partsOf({{-1e8 / i, -1e7 * i / 3.7}, {5, 5}, {1e8 / (i + 0.3), 1e7 * i / 7.1}}, area);
        QCOMPARE(parts.size(), 1);
        QCOMPARE(parts[0].size(), 3);
        for (const QPointF& p : parts[0])
            QVERIFY(p.x() >= 0 && p.x() <= 10 && p.y() >= 0 && p.y() <= 10);
    }
}

void TestClipping::aPolygonIsCutAtItsCorners()
{
    const auto cut = clippedPolygon(QPolygonF{{5, 5}, {15, 5}, {15, 15}, {5, 15}}, area);
    QCOMPARE(cut.size(), 4);
    QCOMPARE(cut.boundingRect(), QRectF(5, 5, 5, 5));
}

void TestClipping::aPolygonAroundTheAreaIsTheArea()
{
    const auto cut = clippedPolygon(QPolygonF{{-20, -20}, {30, -20}, {30, 30}, {-20, 30}}, area);
    QCOMPARE(cut.boundingRect(), area);
    QCOMPARE(cut.size(), 4);
}

void TestClipping::aPolygonBesideTheAreaIsNone()
{
    QVERIFY(clippedPolygon(QPolygonF{{11, 0}, {20, 0}, {20, 10}}, area).isEmpty());
}

QTEST_APPLESS_MAIN(TestClipping)
#include "tst_clipping.moc"
