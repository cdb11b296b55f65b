#include "app/shots/MonitoringSample.h"
#include "tests/support/Testing.h"

using namespace ph;
using namespace ph::sample;

/// What a panel of a dashboard makes of answers.
class TestMetricPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void a_missing_step_is_a_gap_and_nan_is_a_mark()
    {
        MetricSeries series;
        series.timesMs = {0, 15'000, 60'000, 75'000};
        series.values = {1, 2, std::nan(""), 4};
        const auto curve = metricCurve(series, 15'000);
        QCOMPARE(curve.size(), std::size_t(5)); // one place stands for what is missing
        QCOMPARE(curve.x, (std::vector<double>{0, 15'000, 30'000, 60'000, 75'000}));
        QVERIFY(std::isnan(curve.y[2]));
        QCOMPARE(curve.y[1], 2.0);
        QCOMPARE(curve.y[4], 4.0);
        QCOMPARE(curve.marks.size(), std::size_t(1)); // the NaN that was logged, not the gap
        QCOMPARE(curve.marks[0].x, 60'000.0);
    }

    void quantiles_share_a_chart_and_what_is_unknown_says_what_it_looked_for()
    {
        const auto panels = samplePanels();
        QCOMPARE(panels[0].id, QStringLiteral("latency"));
        QCOMPARE(panels[0].parts.size(), 3);
        QVERIFY(panels[0].isKnown());
        const auto cost = std::find_if(panels.begin(), panels.end(), [](const MetricPanel& panel) {
            return panel.id == QLatin1String("cost");
        });
        QVERIFY(cost != panels.end());
        QVERIFY(!cost->isKnown());
        QVERIFY(!cost->parts[0].lookedFor.isEmpty());
    }

    void what_ended_long_ago_is_not_the_latest()
    {
        PanelLine line{QStringLiteral("p95"), wave(1, 0, 0)};
        QCOMPARE(latestOf(line, sampleHour()), std::optional(1.0));
        auto later = sampleHour();
        later.toMs += 10 * monitorMinute;
        QVERIFY(!latestOf(line, later));
        QVERIFY(!latestOf({}, sampleHour()));
    }

    void every_panel_has_the_whole_window_and_the_deployments_in_it()
    {
        auto marks = sampleMarks();
        marks.prepend({monitorNow - 300 * monitorMinute, QStringLiteral("before the window")});
        const auto scene = panelScene(sampleReading(samplePanels()[0]), {}, marks);
        QCOMPARE(scene.x.low, double(sampleHour().fromMs));
        QCOMPARE(scene.x.high, double(sampleHour().toMs));
        QCOMPARE(scene.moments.size(), std::size_t(1));
        QCOMPARE(scene.moments[0].text, sampleMarks()[0].text);
    }

    void the_table_says_every_point()
    {
        const auto reading = sampleReading(samplePanels()[0]);
        const auto table = panelTable(reading);
        QCOMPARE(table.rows, qsizetype(reading.lines.size() * reading.lines[0].series.timesMs.size()));
        QCOMPARE(table.row(0)[1], QStringLiteral("2026-11-27T11:00:00.000Z"));
        QCOMPARE(table.row(table.rows - 1)[0], reading.lines.back().name);
    }

    void steps_are_whole_and_a_few_hundred()
    {
        const auto hour = windowOf({}, monitorNow);
        QCOMPARE(hour.stepMs, std::int64_t(15'000));
        const auto week = windowOf({7 * 1440 * monitorMinute, noTime, noTime}, monitorNow);
        QCOMPARE(week.stepMs, std::int64_t(1'800'000));
        const auto custom = windowOf({0, 1000, 2000}, monitorNow);
        QCOMPARE(custom.fromMs, std::int64_t(1000));
        QCOMPARE(custom.toMs, std::int64_t(2000));
    }

    void a_release_counts_from_when_it_was_seen()
    {
        ReleaseRecord release;
        release.plan.environment = QStringLiteral("production");
        release.plan.parts = {
            {ReleasePart::Kind::Model, QStringLiteral("fraud"), {}, QStringLiteral("7"), {}}};
        StepRecord step;
        step.state = StepRecord::State::Requested;
        step.observedMs = 500;
        release.steps = {step};
        const EndpointNames names{QStringLiteral("payments"), QStringLiteral("fraud"), {}};
        QVERIFY(deployMarks({release}, names, nullptr).isEmpty()); // asked for is not done
        release.steps[0].state = StepRecord::State::Confirmed;
        const auto marks = deployMarks({release}, names, nullptr);
        QCOMPARE(marks.size(), 1);
        QCOMPARE(marks[0].atMs, std::int64_t(500));
        QVERIFY(deployMarks({release}, {{}, QStringLiteral("churn"), {}}, nullptr).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestMetricPanel)
#include "tst_metricpanel.moc"
