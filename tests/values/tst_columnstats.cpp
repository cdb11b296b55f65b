#include "models/values/ColumnStats.h"
#include "tests/services/QueryTables.h"
#include "tests/support/Testing.h"

using namespace ph;
using namespace ph::testing;

namespace {

std::vector<std::uint32_t> allRows(std::size_t n)
{
    std::vector<std::uint32_t> rows(n);
    for (std::size_t i = 0; i < n; ++i)
        rows[i] = std::uint32_t(i);
    return rows;
}

const double notANumber = std::numeric_limits<double>::quiet_NaN();

} // namespace

/// Summaries of columns against numbers worked out by hand.
class TestColumnStats : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void describesNumbers();
    void countsMissingAndNan();
    void leavesInfinitiesOutAndCountsThem();
    void keepsDigitsOfLargeValues();
    void describesText();
    void describesNothing();
    void findsWhatVaries();
};

void TestColumnStats::describesNumbers()
{
    const auto table = TableOfRuns(8).numbers(metric("a"), {2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0}).table();
    const auto stats = columnStats(table, allRows(8), metric("a"));
    QCOMPARE(stats.count, 8U);
    QCOMPARE(stats.mean, 5.0);
    QCOMPARE(stats.deviation, std::sqrt(32.0 / 7.0));
    QCOMPARE(stats.min, 2.0);
    QCOMPARE(stats.max, 9.0);
    QCOMPARE(stats.median, 4.5);
    QCOMPARE(stats.distinct, 5U);
    const std::vector<std::uint32_t> three = {7, 0, 4};
    QCOMPARE(columnStats(table, three, metric("a")).median, 5.0);
}

void TestColumnStats::countsMissingAndNan()
{
    const auto table =
        TableOfRuns(5).numbers(metric("a"), {notANumber, 1.0, std::nullopt, notANumber, 3.0}).table();
    const auto stats = columnStats(table, allRows(5), metric("a"));
    QCOMPARE(stats.rows, 5U);
    QCOMPARE(stats.missing, 1U);
    QCOMPARE(stats.nans, 2U);
    QCOMPARE(stats.count, 2U);
    QCOMPARE(stats.distinct, 3U);
    QCOMPARE(stats.mean, 2.0);
}

void TestColumnStats::leavesInfinitiesOutAndCountsThem()
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    constexpr double largest = std::numeric_limits<double>::max(); // what a SQL store makes of an infinity
    const auto table =
        TableOfRuns(7)
            .numbers(metric("a"), {infinity, 1.0, notANumber, 3.0, -infinity, largest, -largest})
            .table();
    const auto stats = columnStats(table, allRows(7), metric("a"));
    QCOMPARE(stats.infinities, 4U);
    QCOMPARE(stats.notFinite(), 5U);
    QCOMPARE(stats.count, 2U);
    QCOMPARE(stats.mean, 2.0);
    QCOMPARE(stats.median, 2.0);
    QCOMPARE(stats.max, 3.0);
    QCOMPARE(stats.distinct, 7U);
}

void TestColumnStats::keepsDigitsOfLargeValues()
{
    const auto table = TableOfRuns(3).numbers(metric("a"), {1e15 + 4, 1e15 + 7, 1e15 + 13}).table();
    const auto stats = columnStats(table, allRows(3), metric("a"));
    QCOMPARE(stats.mean, 1e15 + 8);
    QVERIFY(std::abs(stats.deviation - std::sqrt(21.0)) < 0.05);
    const double large = 1.7e308;
    const auto edge = TableOfRuns(2).numbers(metric("a"), {large, large}).table();
    QCOMPARE(columnStats(edge, allRows(2), metric("a")).median, large);
    QCOMPARE(columnStats(edge, allRows(2), metric("a")).mean, large);
    // Their squares are no double any more, on either side.
    const auto huge = TableOfRuns(2).numbers(metric("a"), {8e299, 3e299}).table();
    QVERIFY(std::abs(columnStats(huge, allRows(2), metric("a")).deviation / (5e299 / std::sqrt(2.0)) - 1) <
            1e-12);
    const auto tiny = TableOfRuns(3).numbers(metric("a"), {2e-300, 4e-300, 5e-300}).table();
    QVERIFY(std::abs(columnStats(tiny, allRows(3), metric("a")).deviation / (std::sqrt(7.0 / 3) * 1e-300) -
                     1) < 1e-12);
}

void TestColumnStats::describesText()
{
    const auto table =
        TableOfRuns(3)
            .texts(param("lr"), {QStringLiteral("0.1"), QStringLiteral("1e-1"), std::nullopt})
            .texts(param("model"), {QStringLiteral("xgb"), QStringLiteral("1"), QStringLiteral("xgb")})
            .table();
    const auto lr = columnStats(table, allRows(3), param("lr"));
    QCOMPARE(lr.count, 2U);
    QCOMPARE(lr.mean, 0.1);
    QCOMPARE(lr.missing, 1U);
    QCOMPARE(lr.distinct, 2U);
    const auto model = columnStats(table, allRows(3), param("model"));
    QCOMPARE(model.count, 0U);
    QCOMPARE(model.distinct, 2U);
    QVERIFY(std::isnan(model.mean));
}

void TestColumnStats::describesNothing()
{
    const auto table = TableOfRuns(2).numbers(metric("a"), {1.0, 2.0}).table();
    QCOMPARE(columnStats(table, {}, metric("a")).rows, 0U);
    QCOMPARE(columnStats(table, allRows(2), metric("gone")).missing, 2U);
    QVERIFY(std::isnan(columnStats(table, allRows(1), metric("a")).deviation));
}

void TestColumnStats::findsWhatVaries()
{
    const auto table = TableOfRuns(3)
                           .numbers(metric("same"), {1.0, 1.0, 1.0})
                           .numbers(metric("nan"), {notANumber, notANumber, notANumber})
                           .numbers(metric("hole"), {1.0, std::nullopt, 1.0})
                           .texts(param("p"), {QStringLiteral("a"), QStringLiteral("a"), QStringLiteral("b")})
                           .texts(param("none"), {std::nullopt, std::nullopt, std::nullopt})
                           .times(attr(attribute::startTime), {1, 2, 3})
                           .table();
    QVERIFY(varyingColumns(table, allRows(3)) ==
            (std::vector<ColumnKey>{metric("hole"), param("p"), attr(attribute::startTime)}));
    QVERIFY(varyingColumns(table, allRows(1)).empty());
    QVERIFY(varyingColumns(table, {}).empty());
}

QTEST_GUILESS_MAIN(TestColumnStats)
#include "tst_columnstats.moc"
