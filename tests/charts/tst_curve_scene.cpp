#include "models/charts/CurveScene.h"
#include "models/charts/KnownCurves.h"
#include "models/charts/ValueRange.h"
#include "tests/support/Testing.h"

#include <cmath>
#include <random>

using namespace ph;

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
        const auto table = known.table(*set, spec);
        QCOMPARE(table.rows, 7);
        QCOMPARE(table.row(0).mid(2), (QStringList{q("7"), q("2023-11-14T22:13:20.000Z"), q("NaN")}));
        QCOMPARE(table.row(1).last(), q("0.1"));
        QCOMPARE(table.row(6)[0], set->names[1]);
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
