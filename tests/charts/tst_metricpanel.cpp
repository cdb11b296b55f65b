#include "app/shots/MonitoringSample.h"
#include "models/charts/MomentGroups.h"
#include "tests/support/Testing.h"

#include <numeric>
#include <set>

using namespace ph;
using namespace ph::sample;

namespace {

constexpr std::int64_t minute = 60'000;

/// What each bound counted up to it, step after step of a minute from 0 on; NaN: it has no point there.
MetricSeries counted(const char* bound, std::vector<double> values)
{
    MetricSeries series;
    series.labels = {{QStringLiteral("le"), QLatin1String(bound)}};
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (std::isnan(values[i]))
            continue;
        series.timesMs.push_back(std::int64_t(i + 1) * minute);
        series.values.push_back(values[i]);
    }
    return series;
}
const double none = std::nan("");

MetricPanel panelCalled(const QString& id)
{
    for (const auto& panel : samplePanels()) {
        if (panel.id == id)
            return panel;
    }
    qFatal("no panel %s", qPrintable(id));
}

DeploySources fraudSources()
{
    DeploySources sources;
    sources.names = {QStringLiteral("payments"), QStringLiteral("fraud"), {}};
    return sources;
}

ReleaseRecord fraudRelease(StepRecord::State state)
{
    ReleaseRecord release;
    release.plan.id = QStringLiteral("2026-11-27-fraud-7");
    release.plan.environment = QStringLiteral("production");
    release.plan.parts = {{ReleasePart::Kind::Model, QStringLiteral("fraud"), {}, QStringLiteral("7"), {}}};
    StepRecord step;
    step.step = {QStringLiteral("s1"), PlanStep::Kind::SetAlias, QStringLiteral("models:/fraud@champion"),
                 QStringLiteral("6"), QStringLiteral("7")};
    step.state = state;
    step.intendedMs = 400;
    step.observedMs = 500;
    release.steps = {step};
    return release;
}

QStringList textsOf(const QList<DeployMark>& marks)
{
    QStringList texts;
    for (const auto& mark : marks)
        texts << mark.text;
    return texts;
}

} // namespace

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
        DeployMark old;
        old.atMs = monitorNow - 300 * monitorMinute;
        marks.prepend(old);
        const auto scene = panelScene(sampleReading(samplePanels()[0]), {}, marks);
        QCOMPARE(scene.x.low, double(sampleHour().fromMs));
        QCOMPARE(scene.x.high, double(sampleHour().toMs));
        QCOMPARE(scene.moments.size(), std::size_t(sampleMarks().size()));
        QCOMPARE(scene.moments[0].text, deployMarkText(sampleMarks()[0]));
        QCOMPARE(scene.moments[0].since, scene.moments[0].x); // the cluster tells it to the moment
        QCOMPARE(scene.moments[2].since, double(monitorNow - 36 * monitorMinute));
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

    void buckets_are_differences_of_cumulative_counts_by_ascending_bound()
    {
        const auto history = bucketHistory({counted("+Inf", {10, 20}), counted("10", {9, 14}),
                                            counted("2.5", {4, 4}), counted("1.0", {1, 0})},
                                           minute);
        const auto infinite = std::numeric_limits<double>::infinity();
        QCOMPARE(history.bounds, (std::vector<double>{1, 2.5, 10, infinite}));
        QCOMPARE(history.endsMs, (std::vector<std::int64_t>{minute, 2 * minute}));
        QCOMPARE(history.counts, (std::vector<double>{1, 3, 5, 1, 0, 4, 10, 6}));
        QCOMPARE(history.totals, (std::vector<double>{10, 20}));
        QCOMPARE(history.share(1, 2), 0.5);
        QCOMPARE(history.total(), 30.0);
        QCOMPARE(bucketText(history, 0), QStringLiteral("up to 1"));
        QCOMPARE(bucketText(history, 3), QStringLiteral("above 10"));
    }

    void a_gap_is_no_zero_and_what_falls_is_left_out_and_told()
    {
        const auto history =
            bucketHistory({counted("1", {2, none, 8, 1, 0}), counted("2", {3, none, 5, none, 0}),
                           counted("+Inf", {3, none, 9, 4, 0}), counted("wide", {1})},
                          minute);
        QCOMPARE(history.endsMs, (std::vector<std::int64_t>{minute, 4 * minute, 5 * minute}));
        QCOMPARE(history.fallingSteps, std::size_t(1)); // up to 2 there were fewer than up to 1
        QCOMPARE(history.oddBounds, QStringList{QStringLiteral("wide")});
        QCOMPARE(history.count(1, 0), 1.0);
        QVERIFY(std::isnan(history.count(1, 1)) && std::isnan(history.count(1, 2))); // a bound is missing
        QVERIFY(std::isnan(history.share(2, 0))); // nobody predicted: no share of nothing
        QCOMPARE(history.totals[2], 0.0);
        for (const double count : history.counts)
            QVERIFY(std::isnan(count) || count >= 0);
        const auto strip = heatStrip(std::make_shared<const BucketHistory>(history));
        QVERIFY(strip->stepAt(0.5 * minute));
        QVERIFY(!strip->stepAt(1.5 * minute) && !strip->stepAt(2.5 * minute));
        QVERIFY(bucketHistory({}, minute).isEmpty());
    }

    void counters_of_a_file_grow_from_step_to_step_and_may_be_reset()
    {
        const auto grown = increasesOf({counted("+Inf", {5, 9, 2, none, 7, 8})}, minute);
        QCOMPARE(grown.size(), std::size_t(1));
        QCOMPARE(grown[0].timesMs, (std::vector<std::int64_t>{2 * minute, 3 * minute, 6 * minute}));
        QCOMPARE(grown[0].values, (std::vector<double>{4, 2, 1})); // 9 to 2: it began anew
    }

    void now_is_compared_with_what_was_before_the_last_change()
    {
        const auto scores = sampleScores();
        const auto changed = bucketShift(*scores, sampleHour(), lastChangeMs(sampleMarks(), sampleHour()));
        QVERIFY(changed.since == BucketShift::Since::Change);
        QCOMPARE(changed.before.toMs, monitorNow - 33 * monitorMinute);
        QCOMPARE(changed.now.fromMs, monitorNow - 15 * monitorMinute);
        QVERIFY(changed.mostMoved());
        QCOMPARE(std::accumulate(changed.now.shares.begin(), changed.now.shares.end(), 0.0), 1.0);
        const auto most = *changed.mostMoved();
        for (std::size_t bucket = 0; bucket < scores->buckets(); ++bucket)
            QVERIFY(std::abs(changed.now.shares[bucket] - changed.before.shares[bucket]) <=
                    std::abs(changed.now.shares[most] - changed.before.shares[most]));
        const auto range = bucketShift(*scores, sampleHour(), noTime);
        QVERIFY(range.since == BucketShift::Since::RangeBegin);
        QCOMPARE(range.before.toMs, sampleHour().fromMs + 15 * monitorMinute);
        // Since a change of just now nothing was counted: that is said, and not made up from before it.
        const auto fresh = bucketShift(*scores, sampleHour(), monitorNow - 1);
        QVERIFY(fresh.now.n == 0 && fresh.now.shares.empty() && !fresh.mostMoved());
    }

    void a_distribution_has_the_window_of_the_others_and_a_table()
    {
        const auto panel = panelCalled(QStringLiteral("confidence"));
        QVERIFY(panel.isDistribution() && panel.isKnown());
        QVERIFY(!panelCalled(QStringLiteral("predictions")).isKnown());
        const auto reading = sampleReading(panel);
        const auto scene = panelScene(reading, {}, sampleMarks());
        QCOMPARE(scene.x.low, double(sampleHour().fromMs));
        QVERIFY(scene.strip && scene.curves.empty());
        QCOMPARE(inView(scene, {}).y.low, -0.5);
        QCOMPARE(inView(scene, {}).y.high, 10.5);
        const auto table = panelTable(reading, sampleMarks());
        QCOMPARE(table.rows, qsizetype((reading.buckets->steps() + 2) * 11));
        QCOMPARE(table.row(0)[0], QStringLiteral("before"));
        QCOMPARE(table.row(22)[3], QStringLiteral("up to 0.1"));
        for (qsizetype row = 0; row < table.rows; ++row)
            QCOMPARE(table.row(row).size(), table.header.size());
    }

    void moments_that_would_touch_are_one_with_their_number()
    {
        using Glyph = CurveScene::Moment::Glyph;
        const std::vector<CurveScene::Moment> moments{{0, {}, Glyph::Flag, 0},
                                                      {10, {}, Glyph::Flag, 10},
                                                      {14, {}, Glyph::Flag, 14},
                                                      {20, {}, Glyph::Diamond, 20},
                                                      {90, {}, Glyph::Square, 90}};
        const auto groups = momentGroups(moments, {5, 80}, 8);
        QCOMPARE(groups.size(), std::size_t(2));
        QCOMPARE(groups[0].count, std::size_t(2));
        QVERIFY(groups[0].glyph == Glyph::Flag);
        QCOMPARE(groups[1].first, std::size_t(3));             // 10 from the first of them
        QVERIFY(!momentGroups(moments, {5, 80}, 40)[0].glyph); // of several kinds
    }

    void a_release_counts_from_when_it_was_seen()
    {
        auto sources = fraudSources();
        sources.releases = {fraudRelease(StepRecord::State::Requested)};
        const auto asked = deployMarks(sources); // asked for is not done
        QCOMPARE(textsOf(asked), QStringList{QStringLiteral("Release of fraud 7 to production begun")});
        sources.releases = {fraudRelease(StepRecord::State::Confirmed)};
        const auto marks = deployMarks(sources);
        QCOMPARE(marks.size(), 3);
        QCOMPARE(marks[1].text, QStringLiteral("fraud 7 released to production"));
        QCOMPARE(marks[1].atMs, std::int64_t(500));
        QCOMPARE(marks[1].afterMs, std::int64_t(400));
        QVERIFY(marks[2].kind == DeployKind::Alias && marks[2].served == DeployMark::Served::Other);
        sources.names.name = QStringLiteral("churn");
        QVERIFY(deployMarks(sources).isEmpty());
    }

    void an_alias_that_a_release_moved_is_told_once_and_one_that_was_found_between_two_looks()
    {
        auto sources = fraudSources();
        sources.releases = {fraudRelease(StepRecord::State::Confirmed)};
        AliasTimeline champion{QStringLiteral("@champion"), {}};
        champion.periods = {{QStringLiteral("6"), noTime, 100, 300, AliasPeriod::Cause::Observed},
                            {QStringLiteral("7"), 400, 500, 900, AliasPeriod::Cause::OurAct},
                            {QStringLiteral("5"), 900, 1500, 1500, AliasPeriod::Cause::Observed}};
        sources.aliases = {{QStringLiteral("fraud"), {champion}}};
        const auto aliases = ofKinds(deployMarks(sources), {DeployKind::Alias});
        QCOMPARE(textsOf(aliases), (QStringList{QStringLiteral("fraud@champion from 6 to 7"),
                                                QStringLiteral("fraud@champion from 7 to 5")}));
        QCOMPARE(aliases[1].afterMs, std::int64_t(900)); // nobody looked in between
        QCOMPARE(aliases[1].atMs, std::int64_t(1500));
        sources.releases.clear(); // then the log tells it
        QCOMPARE(ofKinds(deployMarks(sources), {DeployKind::Alias}).size(), 2);
    }

    void a_rollout_is_told_step_by_step_and_on_its_way_back()
    {
        auto sources = fraudSources();
        DeploySources::Rollout rollout;
        rollout.plan.candidate = {QStringLiteral("fraud"), QStringLiteral("7")};
        rollout.plan.steps = {{RolloutStep::Kind::Preflight, 0, 0},
                              {RolloutStep::Kind::Weight, 10, 0},
                              {RolloutStep::Kind::Weight, 50, 0}};
        rollout.state.steps.resize(3);
        rollout.state.steps[0].observedMs = 5;
        rollout.state.steps[1].requestedMs = 10;
        rollout.state.steps[1].observedMs = 20;
        rollout.state.steps[2].requestedMs = 30; // and not seen
        rollout.state.back.resize(1);
        rollout.state.back[0].observedMs = 40;
        rollout.state.reason = QStringLiteral("errors");
        rollout.state.driver = QStringLiteral("grace");
        RolloutRequest back;
        back.kind = RolloutRequest::Kind::RollBack;
        back.who = QStringLiteral("ada");
        back.atMs = 35;
        back.reason = QStringLiteral("scores");
        rollout.state.requests = {back};
        rollout.state.outcome = RolloutOutcome::RolledBack;
        rollout.state.outcomeMs = 50;
        sources.rollouts = {rollout};
        const auto marks = deployMarks(sources);
        QCOMPARE(textsOf(marks), (QStringList{QStringLiteral("fraud 7 gets 10 % of the requests"),
                                              QStringLiteral("Asked of the rollout: roll-back (scores)"),
                                              QStringLiteral("fraud 7 gets no more requests: errors"),
                                              QStringLiteral("Rollout of fraud 7 taken back")}));
        QCOMPARE(marks[0].afterMs, std::int64_t(10));
        QCOMPARE(deployMarkText(marks[1]), marks[1].text + QStringLiteral(", by ada"));
        QCOMPARE(ofKinds(marks, {DeployKind::Traffic}).size(), 1);
    }

    void traffic_moved_by_hand_is_told_as_it_was_seen_and_the_cluster_by_its_own_clock()
    {
        auto sources = fraudSources();
        Endpoint endpoint;
        endpoint.ns = QStringLiteral("payments");
        endpoint.name = QStringLiteral("fraud");
        endpoint.key.remoteId = QStringLiteral("inferenceservices.serving.kserve.io/payments/fraud");
        endpoint.lastChange = EndpointChange{QStringLiteral("kubectl"), 70};
        endpoint.seenMs = 90;
        sources.endpoint = endpoint;
        const auto entry = [&](const char* kind, std::int64_t atMs) {
            LedgerEntry line;
            line.kind = QLatin1String(kind);
            line.timeMs = atMs;
            line.actor = QStringLiteral("ed25519:5b");
            line.asked = "{\"object\":\"inferenceservices.serving.kserve.io/payments/fraud\","
                         "\"traffic\":{\"fraud-2\":25}}";
            return line;
        };
        auto elsewhere = entry("traffic.observed", 60);
        elsewhere.asked.replace("/fraud\"", "/churn\"");
        sources.ledger = {entry("traffic.requested", 10), entry("traffic.observed", 20), elsewhere};
        sources.keyNames = {{QStringLiteral("ed25519:5b"), QStringLiteral("ada")}};
        const auto marks = deployMarks(sources);
        QCOMPARE(textsOf(marks), (QStringList{QStringLiteral("Requests moved: 25 % to fraud-2"),
                                              QStringLiteral("fraud changed")}));
        QCOMPARE(marks[0].afterMs, std::int64_t(10));
        QCOMPARE(marks[0].by, QStringLiteral("ada"));
        QCOMPARE(marks[1].atMs, std::int64_t(70));
        QCOMPARE(marks[1].seenMs, std::int64_t(90));
        QCOMPARE(marks[1].by, QStringLiteral("kubectl"));
    }

    void kinds_have_names_that_are_read_again_and_signs_of_their_own()
    {
        std::set<int> signs;
        for (const auto kind : deployKinds) {
            QVERIFY(deployKindFromName(deployKindName(kind)) == kind);
            signs.insert(int(momentGlyph(kind)));
        }
        QCOMPARE(signs.size(), deployKinds.size());
        QVERIFY(!deployKindFromName(QStringLiteral("nonsense")));
    }
};

QTEST_GUILESS_MAIN(TestMetricPanel)
#include "tst_metricpanel.moc"
