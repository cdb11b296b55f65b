// Verdicts by row and column: how strongly they speak, in which order rows stand, and where each cell lies.
#include "models/charts/DriftHeat.h"
#include "models/charts/HeatLayout.h"
#include "tests/support/Testing.h"

#include <cmath>

using namespace ph;

namespace {

using Verdict = ColumnDrift::Verdict;
using Order = std::vector<std::size_t>;

HeatCell moved(double strength)
{
    return {strength, Verdict::Drift};
}

HeatCell quiet(double strength)
{
    return {strength, Verdict::NoDrift};
}

ColumnDrift byDistance(double statistic, double threshold)
{
    ColumnDrift drift;
    drift.statistic = statistic;
    drift.effect = statistic;
    drift.thresholds.distance = threshold;
    drift.threshold = threshold;
    drift.verdict = statistic >= threshold ? Verdict::Drift : Verdict::NoDrift;
    return drift;
}

ColumnDrift byChanceAndEffect(double p, double effect)
{
    ColumnDrift drift;
    drift.statistic = 0.9;
    drift.p = p;
    drift.effect = effect;
    drift.effectSize = EffectSize::KolmogorovDistance;
    drift.thresholds = {0.01, 0.1};
    drift.isScoredByP = true;
    drift.verdict = p < 0.01 && std::abs(effect) >= 0.1 ? Verdict::Drift : Verdict::NoDrift;
    return drift;
}

/// Three columns, two segments, four windows; cell values tell where they come from.
DriftStudy study()
{
    DriftStudy study;
    for (const auto* name : {"amount", "age", "country"}) {
        StudiedColumn column;
        column.column.name = QLatin1String(name);
        study.columns.push_back(column);
    }
    study.segments = {DriftSegment{},
                      DriftSegment{{QStringLiteral("region")}, {QStringLiteral("EU")}, 10, 10}};
    for (int window = 0; window < 4; ++window)
        study.windows.push_back({QStringLiteral("day %1").arg(window + 1)});
    for (std::size_t segment = 0; segment < 2; ++segment) {
        for (std::size_t window = 0; window < 4; ++window) {
            for (std::size_t column = 0; column < 3; ++column)
                study.cells.push_back(byDistance(double(100 * segment + 10 * window + column) / 100, 1));
        }
        for (std::size_t column = 0; column < 3; ++column) {
            study.whole.push_back(byDistance(double(segment * 3 + column), 2));
            study.onsets.push_back(segment == 1 ? std::optional(column) : std::nullopt);
        }
    }
    return study;
}

HeatMap fourRows()
{
    HeatMap map{{QStringLiteral("x10"), QStringLiteral("X2"), QStringLiteral("b"), QStringLiteral("a")},
                {QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3")},
                QStringLiteral("column"),
                QStringLiteral("window"),
                {}};
    map.cells = {quiet(0.2), quiet(0.3), moved(1.5), // one, late
                 quiet(0.1), moved(2),   moved(2),   // two, strong
                 quiet(0.1), {},         quiet(0.2), //
                 moved(1.1), moved(1.2), quiet(0)};  // two, weak
    map.onsets = {2, 1, std::nullopt, 0};
    return map;
}

HeatLayout layout()
{
    HeatLayout made;
    made.window = {500, 300};
    made.rows = 100;
    made.columns = 40;
    made.namesWidth = 100;
    made.namesHeight = 20;
    made.keyHeight = 30;
    made.cell = {20, 10};
    return made;
}

} // namespace

class TestHeatMap : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void a_strength_of_one_is_the_threshold_of_a_distance();
    void where_chance_and_effect_both_count_the_weaker_one_is_the_strength();
    void strength_and_verdict_never_contradict();
    void what_has_no_verdict_has_no_strength();
    void colours_step_at_the_threshold();
    void rows_stand_in_the_order_asked_for();
    void a_study_becomes_a_map_of_columns_or_segments();
    void the_table_says_what_the_picture_says();
    void cells_are_found_where_they_are_painted();
    void only_what_is_in_sight_is_counted();
    void scrolling_to_a_cell_moves_no_more_than_needed();
    void zooming_keeps_what_is_under_the_pointer();
};

void TestHeatMap::a_strength_of_one_is_the_threshold_of_a_distance()
{
    QCOMPARE(driftStrength(byDistance(0.1, 0.1)), 1.0);
    QCOMPARE(driftStrength(byDistance(0.05, 0.1)), 0.5);
    QCOMPARE(driftStrength(byDistance(0.4, 0.1)), 4.0);
}

void TestHeatMap::where_chance_and_effect_both_count_the_weaker_one_is_the_strength()
{
    QCOMPARE(driftStrength(byChanceAndEffect(1e-4, 0.5)), 2.0);   // p is the threshold squared
    QCOMPARE(driftStrength(byChanceAndEffect(1e-10, 0.15)), 1.5); // much more than chance, but little
    QCOMPARE(driftStrength(byChanceAndEffect(0.1, -0.5)), 0.5);   // large, but it may be chance
    auto corrected = byChanceAndEffect(1e-4, 0.5);
    corrected.correctedP = 1e-2;
    QCOMPARE(driftStrength(corrected), 1.0); // it is the corrected p that decides
}

void TestHeatMap::strength_and_verdict_never_contradict()
{
    for (const double p : {0.0, 1e-300, 0.009999, 0.01, 0.5, 1.0}) {
        for (const double effect : {-1.0, -0.1, 0.0, 0.0999, 0.1, 0.7}) {
            const auto drift = byChanceAndEffect(p, effect);
            const double strength = driftStrength(drift);
            QVERIFY(std::isfinite(strength));
            if (drift.verdict == Verdict::Drift)
                QVERIFY2(strength >= 1, qPrintable(QStringLiteral("%1 %2").arg(p).arg(effect)));
            else
                QVERIFY2(strength <= 1, qPrintable(QStringLiteral("%1 %2").arg(p).arg(effect)));
        }
    }
    QCOMPARE(driftStrength(byDistance(0.3, 0)), heatCeiling); // a threshold of nothing has no multiples
}

void TestHeatMap::what_has_no_verdict_has_no_strength()
{
    auto drift = byDistance(5, 1);
    drift.verdict = Verdict::NoData;
    QVERIFY(std::isnan(driftStrength(drift)));
}

void TestHeatMap::colours_step_at_the_threshold()
{
    QCOMPARE(heatShare(0), 0.0);
    QCOMPARE(heatShare(missingNumber), 0.0);
    QCOMPARE(heatShare(1), 0.5);
    QVERIFY(heatShare(0.999) < 0.5);
    QCOMPARE(heatShare(heatCeiling), 1.0);
    QCOMPARE(heatShare(1e300), 1.0);
}

void TestHeatMap::rows_stand_in_the_order_asked_for()
{
    const auto map = fourRows();
    QCOMPARE(rowOrder(map, HeatOrder::AsGiven), (Order{0, 1, 2, 3}));
    QCOMPARE(rowOrder(map, HeatOrder::MostDrift), (Order{1, 3, 0, 2}));
    QCOMPARE(rowOrder(map, HeatOrder::Name), (Order{3, 2, 1, 0})); // X2 before x10
    QCOMPARE(rowOrder(map, HeatOrder::Onset), (Order{3, 1, 0, 2}));
    QCOMPARE(rowOrder(HeatMap{}, HeatOrder::MostDrift), Order());
}

void TestHeatMap::a_study_becomes_a_map_of_columns_or_segments()
{
    const auto all = study();
    const auto columns = columnsByWindow(all, 1);
    QCOMPARE(columns.rows, QStringList({"amount", "age", "country"}));
    QCOMPARE(columns.columns.size(), 4);
    QCOMPARE(columns.at({2, 3}).strength, 1.32); // segment 1, window 3, column 2
    QCOMPARE(columns.at({2, 3}).verdict, Verdict::Drift);
    QCOMPARE(columns.onset(2), std::optional<std::size_t>(2));

    const auto segments = segmentsByWindow(all, 2);
    QCOMPARE(segments.rows, QStringList({"all rows", "region = EU"}));
    QCOMPARE(segments.at({0, 3}).strength, 0.32);
    QCOMPARE(segments.at({1, 3}).strength, 1.32);
    QCOMPARE(segments.onset(0), std::optional<std::size_t>());

    const auto bySegment = columnsBySegment(all);
    QCOMPARE(bySegment.at({1, 1}).strength, 2.0); // (3 + 1) over its threshold of 2
    QVERIFY(bySegment.onsets.empty());

    QVERIFY(columnsByWindow(DriftStudy{}).isEmpty());
}

void TestHeatMap::the_table_says_what_the_picture_says()
{
    const auto map = std::make_shared<const HeatMap>(fourRows());
    const auto table = heatTable(map, rowOrder(*map, HeatOrder::MostDrift));
    QCOMPARE(table.header, QStringList({"column", "1", "2", "3"}));
    QCOMPARE(table.rows, 4);
    QCOMPARE(table.row(0), QStringList({"X2", "no drift 0.1", "drift 2", "drift 2"}));
    QCOMPARE(table.row(3), QStringList({"b", "no drift 0.1", "no data", "no drift 0.2"}));
}

void TestHeatMap::cells_are_found_where_they_are_painted()
{
    auto made = layout();
    made.scroll = {30, 15};
    for (const HeatPlace place : {HeatPlace{2, 2}, HeatPlace{10, 7}, HeatPlace{25, 20}}) {
        const auto cell = made.cellRect(place);
        QCOMPARE(made.placeAt(cell.topLeft()), std::optional(place));
        QCOMPARE(made.placeAt(cell.bottomRight()), std::optional(place));
        QCOMPARE(made.rowNameAt({50, cell.center().y()}), std::optional(place.row));
        QCOMPARE(made.columnNameAt({cell.center().x(), 10}), std::optional(place.column));
    }
    QCOMPARE(made.placeAt({99, 100}), std::optional<HeatPlace>());  // a name
    QCOMPARE(made.placeAt({200, 10}), std::optional<HeatPlace>());  // likewise
    QCOMPARE(made.placeAt({200, 280}), std::optional<HeatPlace>()); // the key
    made.rows = 3;
    made.scroll = {};
    QCOMPARE(made.placeAt({200, 100}), std::optional<HeatPlace>()); // below the last row
}

void TestHeatMap::only_what_is_in_sight_is_counted()
{
    auto made = layout(); // 400 x 250 pixels for cells of 20 x 10
    QCOMPARE(made.rowsInSight().last, std::size_t(25));
    QCOMPARE(made.columnsInSight().last, std::size_t(20));
    made.scroll = made.longestScroll();
    QCOMPARE(made.scroll, QPoint(400, 750));
    QCOMPARE(made.rowsInSight().first, std::size_t(75));
    QCOMPARE(made.rowsInSight().last, std::size_t(100));
    made.scroll = {10, 5}; // half a cell each
    QCOMPARE(made.rowsInSight().first, std::size_t(0));
    QCOMPARE(made.rowsInSight().last, std::size_t(26));
    made.window = {50, 10};
    QCOMPARE(made.rowsInSight().last, std::size_t(0));
}

void TestHeatMap::scrolling_to_a_cell_moves_no_more_than_needed()
{
    auto made = layout();
    QCOMPARE(made.scrollTo({3, 3}), QPoint(0, 0));
    QCOMPARE(made.scrollTo({25, 20}), QPoint(20, 10));
    made.scroll = {200, 100};
    QCOMPARE(made.scrollTo({3, 3}), QPoint(60, 30));
}

void TestHeatMap::zooming_keeps_what_is_under_the_pointer()
{
    auto made = layout();
    made.scroll = {100, 200};
    const QPoint pointer(300, 150);
    const auto before = made.placeAt(pointer);
    const auto larger = made.zoomed({40, 20}, pointer);
    QCOMPARE(larger.cell, QSize(40, 20));
    QCOMPARE(larger.placeAt(pointer), before);
    QCOMPARE(made.zoomed({1, 1}, pointer).cell, HeatLayout::smallest);
    QCOMPARE(made.zoomed({1000, 1000}, pointer).cell, HeatLayout::largest);
    QCOMPARE(made.zoomed(HeatLayout::smallest, pointer).scroll,
             QPoint(0, 0)); // nothing is left of the first column
    QCOMPARE(namesApart(5, 15), 3);
    QCOMPARE(namesApart(20, 15), 1);
}

QTEST_APPLESS_MAIN(TestHeatMap)
#include "tst_heat_map.moc"
