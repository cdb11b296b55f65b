#include "models/charts/CurveTable.h"
#include "models/charts/KnownCurves.h"
#include "tests/support/RunTables.h"
#include "tests/support/Testing.h"

using namespace ph;
using namespace ph::testing;

namespace {

QString q(const char* text)
{
    return QString::fromUtf8(text);
}

/// A point at each of these times, one step apart.
std::shared_ptr<MetricPoints> pointsAt(std::initializer_list<std::int64_t> timesMs)
{
    auto points = std::make_shared<MetricPoints>();
    for (const auto ms : timesMs)
        points->append(std::int64_t(points->size()), ms, 1);
    return points;
}

ChartSpec specOf(const QStringList& metrics)
{
    ChartSpec spec;
    for (const auto& metric : metrics)
        spec.columns.append({ColumnKind::Metric, metric});
    return spec;
}

} // namespace

/// What a chart of curves takes from the runs that it is about: their clocks, their marks, what they log.
class TestKnownCurves : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void relativeTimeBeginsWhereTheRunDid_data()
    {
        QTest::addColumn<qint64>("startMs");
        QTest::addColumn<qint64>("zeroMs");
        QTest::addColumn<TimeZero>("is");
        QTest::newRow("with the run") << qint64(400) << qint64(400) << TimeZero::RunStart;
        QTest::newRow("start not known") << qint64(noTime) << qint64(1'000) << TimeZero::FirstPoint;
        QTest::newRow("start never said") << qint64(0) << qint64(1'000) << TimeZero::FirstPoint;
        QTest::newRow("start after its points") << qint64(1'500) << qint64(1'000) << TimeZero::FirstPoint;
    }

    void relativeTimeBeginsWhereTheRunDid()
    {
        QFETCH(qint64, startMs);
        QFETCH(qint64, zeroMs);
        QFETCH(TimeZero, is);
        const auto loss = q("loss"), late = q("late");
        RunTableBuilder table;
        table.run(1, q("a")).metric(loss, 1).metric(late, 1);
        if (startMs != noTime)
            table.time(attribute::startTime, startMs);
        const auto set = compareRows(table.build(), {}, nullptr);
        auto spec = specOf({loss, late});
        spec.curves.x = CurveX::RelativeTime;
        KnownCurves known;
        known.show({1, loss}, {pointsAt({1'000, 2'000}), nullptr, {}, 2});
        // Only a summary is known of this one.
        const CurveBucket summary{1, 2, 1, 1, 1, 1, 2, 0, 2'000, 3'000};
        known.show({1, late}, {nullptr, std::make_shared<const std::vector<CurveBucket>>(1, summary), {}, 2});
        const auto made = prepareScene(known.request(*set, spec, {}));
        QCOMPARE(made.scene.timeZero, is);
        // Two curves of a run have one clock: what was logged at the same time stands at the same x.
        QCOMPARE(made.scene.curves[0].line->xRange(),
                 (ChartRange{double(1'000 - zeroMs), double(2'000 - zeroMs)}));
        QCOMPARE(made.scene.curves[1].line->xRange(),
                 (ChartRange{double(2'000 - zeroMs), double(3'000 - zeroMs)}));
        const auto rows = curveTable(*set, spec, made.scene);
        QCOMPARE(rows.row(0)[4].toDouble() * 1'000, double(1'000 - zeroMs));
        QVERIFY2(rows.row(2)[4].startsWith(QString::number(double(2'000 - zeroMs) / 1'000)),
                 qPrintable(rows.row(2)[4]));
    }

    void theAxisSaysWhereItsRunsBeginOtherwise()
    {
        const auto table = RunTableBuilder()
                               .run(1, q("a"))
                               .metric(q("loss"), 1)
                               .time(attribute::startTime, 1)
                               .run(2, q("b"))
                               .metric(q("loss"), 1)
                               .build();
        const auto set = compareRows(table, {}, nullptr);
        auto spec = specOf({q("loss")});
        spec.curves.x = CurveX::RelativeTime;
        KnownCurves known;
        for (const qint64 id : {1, 2}) {
            known.show({id, q("loss")}, {pointsAt({5'000}), nullptr, {}, 1});
        }
        QCOMPARE(prepareScene(known.request(*set, spec, {})).scene.timeZero, TimeZero::Either);
        QCOMPARE(prepareScene(known.request(*set, spec, {2})).scene.timeZero, TimeZero::RunStart);
        QCOMPARE(prepareScene(known.request(*set, spec, {1})).scene.timeZero, TimeZero::FirstPoint);
    }

    void aRunThatLogsTheMetricElsewhereHasACourse()
    {
        const auto last = RunTableBuilder()
                              .run(1, q("a"))
                              .metric(q("loss"), 1)
                              .run(2, q("b"))
                              .metric(q("loss"), 1)
                              .run(3, q("c"))
                              .metric(q("auc"), 1)
                              .run(4, q("d"))
                              .metric(q("auc"), 1)
                              .build();
        const auto taken = RunTableBuilder()
                               .run(1, q("a"))
                               .metric(q("loss"), 1)
                               .run(2, q("b"))
                               .run(3, q("c"))
                               .run(4, q("d"))
                               .build();
        Comparison how;
        how.at = {MetricAt::Kind::Step, 17};
        how.last = last;
        how.unknown = {{q("loss"), {4}}};
        const auto set = compareRows(taken, how, nullptr);
        QVERIFY(mayHaveMetric(*set, 0, q("loss")));
        QVERIFY(mayHaveMetric(*set, 1, q("loss")));  // at other steps
        QVERIFY(!mayHaveMetric(*set, 2, q("loss"))); // at none
        QVERIFY(mayHaveMetric(*set, 3, q("loss")));  // was not read yet
    }

    void fewCurvesHaveMarksOfTheirOwn_data()
    {
        QTest::addColumn<std::optional<ColumnKey>>("groupBy");
        QTest::newRow("runs") << std::optional<ColumnKey>();
        QTest::newRow("groups") << std::optional(ColumnKey{ColumnKind::Param, q("seed")});
    }

    void fewCurvesHaveMarksOfTheirOwn()
    {
        QFETCH(std::optional<ColumnKey>, groupBy);
        const QStringList metrics{q("loss"), q("auc")};
        for (int from = 1; from < 60; ++from) { // whatever colours their ids prefer
            RunTableBuilder table;
            for (int id = from; id < from + 4; ++id)
                table.run(id, QString::number(id))
                    .param(q("seed"), QString::number(id))
                    .metric(metrics[0], 1)
                    .metric(metrics[1], 1);
            const auto set = compareRows(table.build(), {groupBy}, nullptr);
            KnownCurves known;
            for (int id = from; id < from + 4; ++id) {
                for (const auto& metric : metrics)
                    known.show({id, metric}, {pointsAt({0, 1'000}), nullptr, {}, 2});
            }
            std::set<int> marks;
            const auto scene = prepareScene(known.request(*set, specOf(metrics), {})).scene;
            for (const auto& curve : scene.curves)
                marks.insert(curve.look.marker);
            QCOMPARE(marks.size(), std::size_t(runMarkers));
        }
    }
};

QTEST_APPLESS_MAIN(TestKnownCurves)
#include "tst_known_curves.moc"
