// Curves along another metric of more points than a chart holds: they are drawn from fewer, and never
// dropped.
#include "app/CurveFetch.h"
#include "app/CurveThinning.h"
#include "tests/support/StoreSamples.h"
#include "tests/support/Testing.h"

#include <QTemporaryDir>

#include <cmath>

using namespace ph;
using namespace ph::testing;

namespace {

const QString loss = QStringLiteral("loss");
const QString epoch = QStringLiteral("epoch");

std::shared_ptr<MetricPoints> pointsOf(std::int64_t count, const std::function<double(std::int64_t)>& value)
{
    auto points = std::make_shared<MetricPoints>();
    for (std::int64_t step = 0; step < count; ++step)
        points->append(step, step, value(step));
    return points;
}

MetricPoints within(const MetricPoints& points, ChartRange steps)
{
    MetricPoints part;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (steps.contains(double(points.steps[i])))
            part.append(points.steps[i], points.timestampsMs[i], points.values[i]);
    }
    return part;
}

/// Answers as a store does: points where they are few, else buckets.
class Histories {
public:
    std::map<QString, std::shared_ptr<MetricPoints>> points;
    std::size_t mostInPart = 5'000, largest = 0;

    Result<CurveSource> operator()(const CurveWant& want)
    {
        auto part = within(*points.at(want.metric), want.steps);
        if (part.size() > mostInPart)
            return CurveSource{nullptr, std::make_shared<std::vector<CurveBucket>>(), want.steps, 0};
        largest = std::max(largest, part.size());
        return CurveSource{std::make_shared<MetricPoints>(std::move(part)), nullptr, want.steps, 0};
    }
    CurveSource whole(const QString& metric) const
    {
        return {points.at(metric), nullptr, {}, std::int64_t(points.at(metric)->size())};
    }
};

} // namespace

class CurveThinningTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void extremesGapsAndEndsAreKept()
    {
        Histories histories;
        histories.points[loss] = pointsOf(50'000, [](std::int64_t step) {
            return step == 31'415 ? 50 : step == 27'182 ? -50 : step == 40'000 ? std::nan("") : 1;
        });
        histories.points[epoch] =
            pointsOf(50'000, [](std::int64_t step) { return step == 12'345 ? 1e6 : 0.5 * double(step); });
        const auto thinned = thinnedAlong(1, loss, epoch, histories.whole(loss), ThinnedTo::Extremes,
                                          [&](const CurveWant& want) { return histories(want); });
        QVERIFY_RESULT(thinned);
        QVERIFY(histories.largest <= histories.mostInPart); // never more in memory
        QVERIFY(thinned->points.size() < 30'000);
        QCOMPARE(thinned->points.steps, thinned->along.steps);
        QCOMPARE(thinned->points.steps.front(), 0);
        QCOMPARE(thinned->points.steps.back(), 49'999);
        const auto at = [&](std::int64_t step) {
            const auto& steps = thinned->points.steps;
            const auto found = std::find(steps.begin(), steps.end(), step);
            return found == steps.end() ? std::optional<std::size_t>()
                                        : std::optional(std::size_t(found - steps.begin()));
        };
        for (const std::int64_t step : {31'415, 27'182, 40'000, 12'345})
            QVERIFY2(at(step), qPrintable(QString::number(step)));
        QCOMPARE(thinned->points.values[*at(31'415)], 50.0);
        QCOMPARE(thinned->along.values[*at(31'415)], 0.5 * 31'415);
        QVERIFY(std::isnan(thinned->points.values[*at(40'000)]));
    }

    void meansStandInTheMiddleOfTheirStretch()
    {
        Histories histories;
        histories.points[loss] = pointsOf(40'960, [](std::int64_t step) { return step % 2 ? 1.0 : -1.0; });
        histories.points[epoch] = pointsOf(40'960, [](std::int64_t step) { return double(step); });
        const auto thinned = thinnedAlong(1, loss, epoch, histories.whole(loss), ThinnedTo::Means,
                                          [&](const CurveWant& want) { return histories(want); });
        QVERIFY_RESULT(thinned);
        QVERIFY(thinned->points.size() > 1'000 && thinned->points.size() < 5'000);
        for (const double mean : thinned->points.values)
            QVERIFY(std::abs(mean) <= 0.2);
        QCOMPARE(thinned->along.values[0], double(thinned->points.steps[0]));
    }

    void pointsWithoutAnXAreCounted()
    {
        Histories histories;
        histories.points[loss] = pointsOf(10'000, [](std::int64_t step) { return double(step); });
        histories.points[epoch] = pointsOf(4'000, [](std::int64_t step) { return double(step); });
        const auto thinned = thinnedAlong(1, loss, epoch, histories.whole(loss), ThinnedTo::Extremes,
                                          [&](const CurveWant& want) { return histories(want); });
        QVERIFY_RESULT(thinned);
        QCOMPARE(thinned->withoutX, 6'000);
        QCOMPARE(thinned->points.steps.back(), 3'999);
    }

    void oneStepWithTooManyPointsIsNamed()
    {
        Histories histories;
        histories.points[loss] = histories.points[epoch] =
            pointsOf(6'000, [](std::int64_t step) { return double(step); });
        std::fill(histories.points[loss]->steps.begin(), histories.points[loss]->steps.end(), 7);
        const auto thinned = thinnedAlong(1, loss, epoch, histories.whole(loss), ThinnedTo::Extremes,
                                          [&](const CurveWant& want) { return histories(want); });
        QVERIFY_ERROR(thinned, ErrorKind::Invalid);
        QVERIFY2(thinned.error().detail.contains(u'7'), qPrintable(thinned.error().detail));
    }

    void whatACacheHoldsIsDrawnHoweverLong_data()
    {
        QTest::addColumn<Smoothing::Kind>("smoothing");
        QTest::newRow("as logged") << Smoothing::Kind::None;
        QTest::newRow("smoothed") << Smoothing::Kind::Ema;
    }
    void whatACacheHoldsIsDrawnHoweverLong()
    {
        QFETCH(Smoothing::Kind, smoothing);
        constexpr auto logged = mostChartPoints / 2 + 1; // with its x more than a chart holds
        QTemporaryDir folder;
        auto opened = CacheStore::open(std::filesystem::path(folder.path().toStdString()) / "cache.db");
        QVERIFY_RESULT(opened);
        auto& cache = *opened->store;
        Run run;
        run.key = {{1}, EntityKind::Run, QStringLiteral("a")};
        run.status = RunStatus::Finished;
        run.metrics = {{loss, 1, logged - 1, logged - 1}, {epoch, 1, logged - 1, logged - 1}};
        QVERIFY_RESULT(cache.putRuns({1}, QStringLiteral("7"), batchOf({run}), 1, std::nullopt));
        const auto put = [&](const QString& metric, const std::function<double(std::int64_t)>& value) {
            return cache.putHistory(run.key, metric, *pointsOf(logged, value), SeriesInfo::State::Complete,
                                    1);
        };
        QVERIFY_RESULT(put(loss, [](std::int64_t step) { return step == 777'777 ? 50.0 : 1.0; }));
        QVERIFY_RESULT(put(epoch, [](std::int64_t step) { return double(step) / 1'000; }));
        const auto table = cache.loadTable({}, {}, nullptr, {});
        QVERIFY_RESULT(table);
        const auto runs = compareRows(*table, {}, nullptr);
        ChartSpec spec;
        spec.columns = {{ColumnKind::Metric, loss}};
        spec.curves.x = CurveX::Metric;
        spec.curves.xMetric = epoch;
        spec.curves.smoothing = {smoothing, 0.6};

        KnownCurves known;
        const auto thinned = readCurves(known, *runs, spec, {}, 1200, [&](const QList<CurveWant>& wants) {
            std::vector<Result<CurveSource>> sources;
            for (const auto& want : wants)
                sources.push_back(fetchCurve(cache, nullptr, run, want, {}));
            return sources;
        });
        QVERIFY_RESULT(thinned);
        QCOMPARE(thinned->curves, 1);
        const auto made = prepareScene(known.request(*runs, spec, {}));
        QCOMPARE(made.scene.curves.size(), std::size_t(1));
        const auto& line = *made.scene.curves[0].line;
        QVERIFY(line.isDrawable());
        QCOMPARE(made.remarks.fromBuckets, 0);
        QCOMPARE(std::int64_t(line.logged), logged);
        QVERIFY(line.size() < 40'000);
        QVERIFY(std::abs(line.xRange().high - double(logged) / 1'000) < 1);
        if (smoothing == Smoothing::Kind::None)
            QCOMPARE(*std::max_element(line.y.begin(), line.y.end()), 50.0);
    }
};

QTEST_GUILESS_MAIN(CurveThinningTest)
#include "tst_curve_thinning.moc"
