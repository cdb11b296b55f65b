#include "models/charts/CurveScene.h"
#include "models/charts/CurveTable.h"
#include "models/charts/KnownCurves.h"
#include "models/charts/ValueRange.h"
#include "tests/support/RunTables.h"
#include "tests/support/Testing.h"

#include <cmath>
#include <random>

using namespace ph;
using namespace ph::testing;

namespace {

QString q(const char* text)
{
    return QString::fromUtf8(text);
}

std::shared_ptr<MetricPoints> series(std::size_t size, std::uint32_t seed = 1)
{
    auto points = std::make_shared<MetricPoints>();
    std::mt19937 random(seed);
    std::normal_distribution<double> normal(1, 0.1);
    for (std::size_t i = 0; i < size; ++i)
        points->append(std::int64_t(i), std::int64_t(i) * 1000, normal(random));
    return points;
}

std::vector<CurveBucket> bucketsOf(const MetricPoints& points, std::size_t each)
{
    std::vector<CurveBucket> out;
    for (std::size_t from = 0; from < points.size(); from += each) {
        const auto to = std::min(points.size(), from + each);
        const auto [low, high] = std::minmax_element(points.values.begin() + std::ptrdiff_t(from),
                                                     points.values.begin() + std::ptrdiff_t(to));
        out.push_back({double(points.steps[from]), double(points.steps[to - 1]), *low, *high,
                       points.values[from], points.values[to - 1], std::uint32_t(to - from), 0,
                       points.timestampsMs[from], points.timestampsMs[to - 1]});
    }
    return out;
}

CurveSource overviewOf(const MetricPoints& points)
{
    return {nullptr,
            std::make_shared<const std::vector<CurveBucket>>(bucketsOf(points, 64)),
            {},
            std::int64_t(points.size())};
}

ComparedRunsPtr runs(std::size_t count, const QString& metric, std::size_t lacking = 0)
{
    RunTable::Rows rows;
    NumberColumn values(count);
    for (std::size_t i = 0; i < count; ++i) {
        rows.ids.push_back(std::int64_t(i) + 1);
        rows.connections.push_back(1);
        rows.parents.push_back(-1);
        if (i >= lacking)
            values.set(i, 1);
    }
    std::vector<Column> columns{
        {{ColumnKind::Metric, metric}, std::make_shared<const ColumnData>(std::move(values))}};
    return compareRows(std::make_shared<const RunTable>(1, std::move(rows), std::move(columns)), {}, nullptr);
}

ChartSpec specOf(const QString& metric)
{
    ChartSpec spec;
    spec.columns = {{ColumnKind::Metric, metric}};
    return spec;
}

ChartTable tableOf(const KnownCurves& known, const ComparedRuns& set, const ChartSpec& spec)
{
    return curveTable(set, spec, prepareScene(known.request(set, spec, {})).scene);
}

} // namespace

class TestCurveScene : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anotherMetricIsJoinedByStep()
    {
        MetricPoints loss, lr;
        for (int step = 0; step < 4; ++step)
            loss.append(step, step, 10 + step);
        lr.append(2, 0, 0.5); // out of order
        lr.append(0, 0, 9);
        lr.append(0, 1, 0.1); // logged twice: the last counts
        lr.append(3, 0, NAN); // no place
        QCOMPARE(alongSteps(loss, lr)[0], 0.1);
        const auto curve = prepareCurve(loss, {.x = CurveX::Metric}, &lr);
        QCOMPARE(curve.x, (std::vector<double>{0.1, 0.5}));
        QCOMPARE(curve.y, (std::vector<double>{10, 12}));
        QCOMPARE(curve.withoutX, std::size_t(2));
        QCOMPARE(curve.sourceIndex(1), std::size_t(2));
        QCOMPARE(prepareCurve(loss, {.x = CurveX::Metric}).withoutX, std::size_t(4));
    }

    void aLogarithmicXLeavesOutWhatIsNotPositive()
    {
        MetricPoints points;
        for (const int step : {-1, 0, 1, 10, 1000})
            points.append(step, 1000 + step, step);
        const auto curve = prepareCurve(points, {.xScale = CurveScale::Logarithmic});
        QCOMPARE(curve.x, (std::vector<double>{0, 1, 3}));
        QCOMPARE(curve.withoutX, std::size_t(2));
        const auto time = prepareCurve(
            points, {.x = CurveX::RelativeTime, .xScale = CurveScale::Logarithmic, .relativeToMs = 0});
        QVERIFY(std::abs(time.x.back() - std::log10(2.0)) < 1e-12); // in seconds
    }

    void everyPixelColumnKeepsItsExtremes()
    {
        const auto points = series(1'000'000);
        CurveScene scene;
        scene.curves.push_back(
            {q("a"), {}, std::make_shared<const CurveData>(prepareCurve(*points, {})), {}, {}, {1}});
        scene.x = {0, 999'999};
        const int columns = 1'200;
        const auto frame = frameOf(scene, columns);
        QVERIFY(frame.drawn <= columns * 4);
        QCOMPARE(frame.inView, std::int64_t(1'000'000));
        std::vector<ChartRange> full(columns), kept(columns);
        const auto column = [&](double x) { return std::min(columns - 1, int(x / 999'999 * columns)); };
        for (std::size_t i = 0; i < points->size(); ++i) {
            auto& range = full[std::size_t(column(double(i)))];
            range = united(range, {points->values[i], points->values[i]});
        }
        for (const auto& p : frame.strokes[0].line.points) {
            auto& range = kept[std::size_t(column(p.x()))];
            range = united(range, {p.y(), p.y()});
        }
        QVERIFY(full == kept);
    }

    void aFinerPartTakesItsPlaceInTheOverview()
    {
        const auto points = series(100'000);
        const auto overview = prepareOverview(bucketsOf(*points, 1'000), {});
        MetricPoints part;
        for (std::size_t i = 40'000; i < 50'000; ++i)
            part.append(points->steps[i], points->timestampsMs[i], points->values[i]);
        const auto curve = spliced(overview, prepareCurve(part, {}));
        QVERIFY(std::is_sorted(curve.x.begin(), curve.x.end()));
        QCOMPARE(curve.logged, std::size_t(100'000));
        QCOMPARE(curve.loggedWithin({40'000, 49'999}), std::size_t(10'000));
        QCOMPARE(curve.loggedWithin({0, 99'999}), std::size_t(100'000));
        QCOMPARE(extent(curve, {40'123, 40'456}).high,
                 *std::max_element(points->values.begin() + 40'123, points->values.begin() + 40'457));
    }

    void timesComeFromBucketsToo()
    {
        const auto points = series(10'000);
        const auto buckets = bucketsOf(*points, 64);
        const auto relative = prepareOverview(buckets, {.x = CurveX::RelativeTime});
        QCOMPARE(relative.xRange(), (ChartRange{0, 9'999'000}));
        QCOMPARE(relative.logged, std::size_t(10'000));
    }

    void aBucketBreaksWhereItHoldsWhatCannotBeDrawn()
    {
        CurveBucket bucket{0, 63, 1, 9, 2, 3, 64, 0, 0, 63};
        QVERIFY(prepareOverview(std::span(&bucket, 1), {}).marks.empty());
        bucket.nans = 1;
        bucket.plusInfinities = 2;
        const auto curve = prepareOverview(std::span(&bucket, 1), {});
        QCOMPARE(curve.logged, std::size_t(64));
        QCOMPARE(curve.marks.size(), std::size_t(2));
        QCOMPARE(curve.marks[0].kind, UndrawableKind::NotANumber);
        QCOMPARE(curve.marks[1].kind, UndrawableKind::PlusInfinity);
        QCOMPARE(extent(curve, curve.xRange()), (ChartRange{1, 9})); // the finite extremes stay
        QCOMPARE(m4(curve, curve.xRange(), 1'000).starts.size(), std::size_t(2));
        CurveBucket nothing{0, 63, NAN, NAN, NAN, NAN, 64, 0, 0, 63};
        nothing.minusInfinities = 64;
        const auto low = prepareOverview(std::span(&nothing, 1), {});
        QCOMPARE(low.marks.size(), std::size_t(1));
        QCOMPARE(low.marks[0].kind, UndrawableKind::MinusInfinity);
    }

    void whatWasNotReadYetIsAskedForAndNotCalledLacking()
    {
        auto set = std::make_shared<ComparedRuns>(*runs(4, q("loss"), 2)); // 1 and 2 have no value
        set->at.kind = MetricAt::Kind::Min;
        set->names = {q("one"), q("two"), q("three"), q("four")};
        set->unknown[q("loss")] = {1};
        KnownCurves known;
        const auto wants = known.wants(*set, specOf(q("loss")), {}, {}, 600);
        QCOMPARE(wants.size(), 3);
        QCOMPARE(wants[0].rowId, 1);
        const QString said = known.remark(*set, specOf(q("loss")), {});
        QVERIFY2(said.contains(q("1 of 4 runs have no loss: two.")), qPrintable(said));
    }

    void everyChartsCurvesAreFollowedAndOnceMoreWhenTheyHaveEnded()
    {
        const auto table = [](const QString& status) {
            return compareRows(RunTableBuilder()
                                   .run(1, q("a"))
                                   .attr(attribute::status, status)
                                   .metric(q("loss"), 1)
                                   .metric(q("auc"), 1)
                                   .run(2, q("b"))
                                   .attr(attribute::status, q("FINISHED"))
                                   .metric(q("loss"), 1)
                                   .build(),
                               {}, nullptr);
        };
        using Keys = std::set<KnownCurves::Key>;
        const Keys both{{1, q("auc")}, {1, q("loss")}};
        const std::vector<ChartSpec> charts{specOf(q("loss")), specOf(q("auc")), specOf(q("loss"))};
        QVERIFY(followedCurves(*table(q("RUNNING")), charts, {}) == both);
        QVERIFY(followedCurves(*table(q("FINISHED")), charts, both) == both);
        QVERIFY(followedCurves(*table(q("FINISHED")), charts, {}).empty());
    }

    void theTableSaysWhatIsASummary()
    {
        const auto set = runs(1, q("loss"));
        KnownCurves known;
        known.show({1, q("loss")}, {nullptr,
                                    std::make_shared<const std::vector<CurveBucket>>(
                                        1, CurveBucket{0, 63, 1, 9, 2, 3, 64, 0, 0, 63}),
                                    {},
                                    64});
        const auto table = tableOf(known, *set, specOf(q("loss")));
        QVERIFY2(table.header[2].contains(q("summary")) && table.header[4].contains(q("summary")),
                 qPrintable(table.header.join(u',')));
        QCOMPARE(table.row(0)[2], QString::fromUtf8("0–63")); // which of them is not known
        QCOMPARE(table.row(0)[4], q("1"));
        QCOMPARE(table.row(1)[4], q("9"));
    }

    void overviewsAreAskedForFirstAndPartsWhereTheyAreTooCoarse()
    {
        const auto set = runs(3, q("loss"), 1);
        const auto spec = specOf(q("loss"));
        KnownCurves known;
        auto wants = known.wants(*set, spec, {}, {}, 600);
        QCOMPARE(wants.size(), 2); // the run without loss is not asked about
        QCOMPARE(wants[0].detail, CurveWant::Detail::Overview);
        QVERIFY(known.isWaiting());
        QVERIFY(known.wants(*set, spec, {}, {}, 600).isEmpty()); // once

        const auto points = series(1'000'000);
        const auto buckets = std::make_shared<const std::vector<CurveBucket>>(bucketsOf(*points, 64));
        known.show({2, q("loss")}, {nullptr, buckets, {}, 1'000'000});
        known.show({3, q("loss")}, {series(100), nullptr, {}, 100});
        QVERIFY(known.wants(*set, spec, {}, {}, 600).isEmpty()); // 15,625 buckets are enough for the whole
        wants = known.wants(*set, spec, {}, {500'000, 510'000}, 600);
        QCOMPARE(wants.size(), 1);
        QCOMPARE(wants[0].detail, CurveWant::Detail::Range);
        QVERIFY(wants[0].steps.low < 500'000 && wants[0].steps.high > 510'000);
        QVERIFY(known.wants(*set, spec, {}, {500'500, 510'500}, 600).isEmpty()); // a small pan
        QVERIFY(known.wants(*set, spec, {2, 3}, {0, 1'000}, 600).isEmpty());     // hidden

        auto smooth = spec;
        smooth.curves.smoothing = {Smoothing::Kind::Ema, 0.6};
        wants = known.wants(*set, smooth, {}, {}, 600);
        QCOMPARE(wants.size(), 2);
        QCOMPARE(wants[0].detail, CurveWant::Detail::Full);
        const auto made = prepareScene(known.request(*set, smooth, {}));
        QCOMPARE(made.remarks.fromBuckets, 1);
        QVERIFY(made.scene.curves[1].behind && !made.scene.curves[0].behind);
    }

    void aViewOfTimeIsReadByTheStepsItCovers_data()
    {
        QTest::addColumn<CurveX>("kind");
        QTest::addColumn<CurveScale>("scale");
        QTest::addColumn<ChartRange>("view");
        const double began = 1'700'000'000'000; // a step a second
        QTest::newRow("wall") << CurveX::WallTime << CurveScale::Linear
                              << ChartRange{began + 500'000'000, began + 501'000'000};
        QTest::newRow("relative") << CurveX::RelativeTime << CurveScale::Linear
                                  << ChartRange{500'000'000, 501'000'000};
        QTest::newRow("logarithmic") << CurveX::RelativeTime << CurveScale::Logarithmic
                                     << ChartRange{std::log10(500'000), std::log10(501'000)};
    }

    void aViewOfTimeIsReadByTheStepsItCovers()
    {
        QFETCH(CurveX, kind);
        QFETCH(CurveScale, scale);
        QFETCH(ChartRange, view);
        const auto points = series(1'000'000);
        for (auto& ms : points->timestampsMs)
            ms += 1'700'000'000'000;
        const auto set = runs(1, q("loss"));
        auto spec = specOf(q("loss"));
        spec.curves.x = kind;
        spec.curves.xScale = scale;
        KnownCurves known;
        known.wants(*set, spec, {}, {}, 600);
        known.show({1, q("loss")}, overviewOf(*points));
        const auto wants = known.wants(*set, spec, {}, view, 600);
        QCOMPARE(wants.size(), 1);
        QCOMPARE(wants[0].detail, CurveWant::Detail::Range);
        QVERIFY(wants[0].steps.low <= 500'000 && wants[0].steps.high >= 501'000);
        QVERIFY(wants[0].steps.span() < 3'000);
        QVERIFY(known.wants(*set, spec, {}, view, 600).isEmpty());

        auto part = std::make_shared<MetricPoints>();
        for (auto i = std::size_t(wants[0].steps.low); i <= std::size_t(wants[0].steps.high); ++i)
            part->append(points->steps[i], points->timestampsMs[i], points->values[i]);
        known.show({1, q("loss")}, {part, nullptr, wants[0].steps, 1'000'000});
        const auto made = prepareScene(known.request(*set, spec, {}));
        QCOMPARE(made.scene.curves[0].line->loggedWithin(view), std::size_t(1'001));
        QCOMPARE(extent(*made.scene.curves[0].line, view).high,
                 *std::max_element(points->values.begin() + 500'000, points->values.begin() + 501'001));
    }

    void whereClocksWentBackTheWholeCurveIsRead()
    {
        const auto points = series(500'000);
        std::rotate(points->timestampsMs.begin(), points->timestampsMs.begin() + 250'000,
                    points->timestampsMs.end());
        const auto set = runs(1, q("loss"));
        auto spec = specOf(q("loss"));
        spec.curves.x = CurveX::WallTime;
        KnownCurves known;
        known.wants(*set, spec, {}, {}, 600);
        known.show({1, q("loss")}, overviewOf(*points));
        const auto wants = known.wants(*set, spec, {}, {100'000'000, 101'000'000}, 600);
        QCOMPARE(wants.size(), 1);
        QCOMPARE(wants[0].detail, CurveWant::Detail::Every);
    }

    void longCurvesAreSmoothedAndGroupedOnceTheyAreLookedAtClosely()
    {
        const auto set = runs(3, q("loss"));
        auto spec = specOf(q("loss"));
        spec.curves.smoothing = {Smoothing::Kind::Ema, 0.6};
        const auto points = series(900'000);
        KnownCurves known;
        known.wants(*set, spec, {}, {}, 600);
        for (const qint64 id : {1, 2, 3})
            known.show({id, q("loss")}, overviewOf(*points));
        QVERIFY(known.wants(*set, spec, {}, {}, 600).isEmpty());
        QVERIFY(known.wants(*set, spec, {}, {2'000'000, 3'000'000}, 600).isEmpty()); // nothing is there
        const ChartRange view{500'000, 510'000};
        auto wants = known.wants(*set, spec, {}, view, 600);
        QCOMPARE(wants.size(), 2); // a third would be more than mostChartPoints
        QCOMPARE(wants[1].rowId, 2);
        QCOMPARE(wants[1].detail, CurveWant::Detail::Every);
        QVERIFY(known.wants(*set, spec, {}, view, 600).isEmpty());
        for (const auto& want : wants)
            known.show({want.rowId, want.metric}, {points, nullptr, {}, 900'000});
        auto made = prepareScene(known.request(*set, spec, {}));
        QVERIFY(made.scene.curves[1].behind && !made.scene.curves[2].behind);
        QCOMPARE(made.remarks.fromBuckets, 1); // and is said

        wants = known.wants(*set, spec, {1}, view, 600); // who is hidden makes room
        QCOMPARE(wants.size(), 1);
        QCOMPARE(wants[0].rowId, 3);
    }

    void aRunThatGoesOnIsReadWholeAgain()
    {
        const auto set = runs(1, q("loss"));
        auto spec = specOf(q("loss"));
        spec.curves.smoothing = {Smoothing::Kind::Ema, 0.6};
        KnownCurves known;
        known.wants(*set, spec, {}, {}, 600);
        known.show({1, q("loss")}, overviewOf(*series(300'000)));
        known.wants(*set, spec, {}, {1'000, 2'000}, 600);
        known.show({1, q("loss")}, {series(300'000), nullptr, {}, 300'000});
        known.show({1, q("loss")}, overviewOf(*series(310'000)));
        const auto wants = known.wants(*set, spec, {}, {}, 600);
        QCOMPARE(wants.size(), 1);
        QCOMPARE(wants[0].detail, CurveWant::Detail::Every);
        QCOMPARE(prepareScene(known.request(*set, spec, {})).remarks.fromBuckets, 0); // meanwhile the old
    }

    void alongAnotherMetricBothAreReadOrNeither()
    {
        RunTableBuilder table;
        for (const int id : {1, 2})
            table.run(id, QString::number(id)).metric(q("loss"), 1).metric(q("lr"), 1);
        const auto set = compareRows(table.build(), {}, nullptr);
        auto spec = specOf(q("loss"));
        spec.curves.x = CurveX::Metric;
        spec.curves.xMetric = q("lr");
        KnownCurves known;
        known.wants(*set, spec, {}, {}, 600);
        const auto points = series(600'000);
        for (const qint64 id : {1, 2}) {
            known.show({id, q("loss")}, overviewOf(*points));
            known.show({id, q("lr")}, overviewOf(*points));
        }
        const auto wants = known.wants(*set, spec, {}, {}, 600); // buckets have no place there at all
        QCOMPARE(wants.size(), 3);
        for (const auto& want : wants.mid(0, 2)) {
            QCOMPARE(want.rowId, 1);
            QCOMPARE(want.detail, CurveWant::Detail::Every);
            known.show({want.rowId, want.metric}, {points, nullptr, {}, 600'000});
        }
        // The other run finds no room any more: some of its points have to do.
        const Thinning extremes{q("lr"), ThinnedTo::Extremes};
        QCOMPARE(wants[2], (CurveWant{2, q("loss"), CurveWant::Detail::Thinned, {}, extremes}));
        QVERIFY(known.isWaiting());
        QVERIFY(known.wants(*set, spec, {}, {}, 600).isEmpty()); // once
        const auto few = series(3);
        CurveSource thinned{few, nullptr, {}, 600'000, few, extremes, 7};
        known.show({2, q("loss")}, thinned);
        auto made = prepareScene(known.request(*set, spec, {}));
        QCOMPARE(made.scene.curves[0].line->size(), std::size_t(600'000));
        QCOMPARE(made.scene.curves[1].line->size(), std::size_t(3));
        QCOMPARE(made.remarks.withoutX, 7);
        QCOMPARE(made.remarks.fromBuckets, 0);
        made.scene.curves.erase(made.scene.curves.begin());
        const auto frame = frameOf(inView(made.scene, {}), 600);
        QCOMPARE(frame.drawn, 3);
        QCOMPARE(frame.inView, 600'000); // "3 of 600,000 points"

        // A smoothed curve is thinned otherwise; what comes late for the chart as it was is not it.
        spec.curves.smoothing = {Smoothing::Kind::Ema, 0.6};
        const auto again = known.wants(*set, spec, {}, {}, 600);
        QCOMPARE(again.size(), 1);
        QCOMPARE(again[0].thinning.to, ThinnedTo::Means);
        known.show({2, q("loss")}, thinned);
        QVERIFY(!prepareScene(known.request(*set, spec, {})).scene.curves[1].line->isDrawable());
        thinned.thinning.to = ThinnedTo::Means;
        known.show({2, q("loss")}, thinned);
        QVERIFY(prepareScene(known.request(*set, spec, {})).scene.curves[1].line->isDrawable());

        // A longer history of a run that goes on is thinned anew.
        auto longer = overviewOf(*points);
        longer.total = 700'000;
        known.show({2, q("loss")}, longer);
        QCOMPARE(known.wants(*set, spec, {}, {}, 600).size(), 1);
    }

    void nothingIsDroppedSilently()
    {
        const auto set = runs(4, q("a/b\n<i>"), 2);
        const auto spec = specOf(q("a/b\n<i>"));
        KnownCurves known;
        auto bad = std::make_shared<MetricPoints>();
        bad->append(0, 0, NAN);
        bad->append(1, 0, HUGE_VAL);
        known.show({3, q("a/b\n<i>")}, {bad, nullptr, {}, 2});
        known.fail({4, q("a/b\n<i>")}, Error::make(ErrorKind::Offline, {}, q("no route")));
        const auto made = prepareScene(known.request(*set, spec, {}));
        QCOMPARE(made.scene.curves.size(), std::size_t(1));
        const QString said = known.remark(*set, spec, made.remarks);
        QVERIFY2(said.contains(q("2 of 4 runs")), qPrintable(said));
        QVERIFY(said.contains(set->names[2]) && said.contains(q("no route")));
        QVERIFY(!said.contains(u'\n'));
    }

    void theTableIsLongAndLazy()
    {
        const auto set = runs(2, q("loss"));
        const auto spec = specOf(q("loss"));
        KnownCurves known;
        auto points = std::make_shared<MetricPoints>();
        points->append(7, 1'700'000'000'000, NAN);
        points->append(8, 1'700'000'001'000, 0.1);
        known.show({1, q("loss")}, {points, nullptr, {}, 2});
        known.show({2, q("loss")}, {series(5), nullptr, {}, 5});
        const auto table = tableOf(known, *set, spec);
        QCOMPARE(table.rows, 7);
        QCOMPARE(table.row(0).mid(2), (QStringList{q("7"), q("2023-11-14T22:13:20.000Z"), q("NaN")}));
        QCOMPARE(table.row(1).last(), q("0.1"));
        QCOMPARE(table.row(6)[0], set->names[1]);
    }

    void aTableAlongAnotherMetricHasItsColumnAndOnlyWhatWasJoined()
    {
        const auto set = runs(1, q("loss"));
        auto spec = specOf(q("loss"));
        spec.curves.x = CurveX::Metric;
        spec.curves.xMetric = q("lr");
        spec.curves.smoothing = {Smoothing::Kind::Ema, 0.5};
        auto along = std::make_shared<MetricPoints>();
        along->append(3, 0, 0.25);
        along->append(1, 0, 0.5);
        KnownCurves known;
        known.show({1, q("loss")}, {series(5), nullptr, {}, 5});
        known.show({1, q("lr")}, {along, nullptr, {}, 2});
        const auto table = tableOf(known, *set, spec);
        QCOMPARE(table.header.mid(2),
                 (QStringList{q("Step"), q("Time"), q("lr"), q("Value"), q("Smoothed")}));
        QCOMPARE(table.rows, 2);
        QCOMPARE(table.row(0)[2], q("3"));
        QCOMPARE(table.row(0)[4], q("0.25"));
        QCOMPARE(table.row(1)[4], q("0.5"));
        QCOMPARE(table.row(1)[5].toDouble(), series(5)->values[1]);
        QVERIFY(table.row(1)[6].toDouble() != table.row(1)[5].toDouble());
        known.show({1, q("lr")}, overviewOf(*series(100))); // buckets cannot be joined, nor is a row made up
        QCOMPARE(tableOf(known, *set, spec).rows, 0);
    }

    void timeSinceTheStartIsAColumn()
    {
        const auto set = runs(1, q("loss"));
        auto spec = specOf(q("loss"));
        spec.curves.x = CurveX::RelativeTime;
        KnownCurves known;
        known.show({1, q("loss")}, {series(5), nullptr, {}, 5});
        const auto table = tableOf(known, *set, spec);
        QCOMPARE(table.header[4], q("Seconds since start"));
        QCOMPARE(table.row(2)[4], q("2"));
    }

    void aTableOfGroupsIsTheirMeansAndBands()
    {
        const auto table = RunTableBuilder()
                               .run(1, q("a"))
                               .param(q("model"), q("xgb"))
                               .metric(q("loss"), 1)
                               .run(2, q("b"))
                               .param(q("model"), q("xgb"))
                               .metric(q("loss"), 1)
                               .build();
        const auto set = compareRows(table, {ColumnKey{ColumnKind::Param, q("model")}}, nullptr);
        auto spec = specOf(q("loss"));
        spec.curves.band = CurveOptions::Band::MinMax;
        KnownCurves known;
        for (const qint64 id : {1, 2}) {
            auto points = std::make_shared<MetricPoints>();
            points->append(7, 0, double(id));
            known.show({id, q("loss")}, {points, nullptr, {}, 1});
        }
        const auto rows = tableOf(known, *set, spec);
        QCOMPARE(rows.header, (QStringList{q("Group"), q("Metric"), q("Step"), q("Mean"), q("Low"), q("High"),
                                           q("Runs")}));
        QCOMPARE(rows.rows, 1);
        QCOMPARE(rows.row(0).mid(1), (QStringList{q("loss"), q("7"), q("1.5"), q("1"), q("2"), q("2")}));
    }

    void whatHasNoPlaceIsNotCountedAsDrawn()
    {
        auto nothing = std::make_shared<MetricPoints>();
        nothing->append(1, 0, NAN);
        CurveRequest request;
        request.options.xScale = CurveScale::Logarithmic;
        for (const auto& points :
             {std::shared_ptr<const MetricPoints>(series(5)), std::shared_ptr<const MetricPoints>(nothing)}) {
            RunCurve curve;
            curve.sources.push_back({points, nullptr, {}, std::int64_t(points->size())});
            request.curves.push_back(curve);
        }
        const auto frame = frameOf(prepareScene(request).scene, 100);
        QCOMPARE(frame.drawn, std::int64_t(4));  // step 0 has no logarithm, NaN no height
        QCOMPARE(frame.inView, std::int64_t(5)); // "4 of 5 points"
    }

    void theNearestCurveIsTheOneUnderTheHand()
    {
        CurveScene scene;
        for (const double y : {0.0, 10.0})
            scene.curves.push_back(
                {q("c"), {}, std::make_shared<const CurveData>(indexCurve({0, 100}, {y, y})), {}, {}, {}});
        scene.x = {0, 100};
        const auto frame = frameOf(scene, 100);
        const QPointF unit(1, 0.1); // a pixel is 1 along x and 0.1 along y
        QCOMPARE(nearestCurve(frame, {50, 9.5}, unit, 14), std::optional<std::size_t>(1));
        QCOMPARE(nearestCurve(frame, {50, 0.4}, unit, 14), std::optional<std::size_t>(0));
        QCOMPARE(nearestCurve(frame, {50, 5}, unit, 14), std::optional<std::size_t>());
    }
};

QTEST_APPLESS_MAIN(TestCurveScene)
#include "tst_curve_scene.moc"
