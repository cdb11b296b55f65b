#include "app/shots/RolloutSample.h"
#include "models/tables/Format.h"
#include "models/tables/RolloutTables.h"
#include "models/tables/RolloutWords.h"
#include "tests/support/Testing.h"
#include "tests/support/Translating.h"

using namespace ph;
using namespace ph::sample;

namespace {

using Percent = std::optional<double>;

/// What a curve says at a moment.
Percent at(const QList<TrafficMoment>& moments, std::int64_t atMs)
{
    Percent percent;
    for (const auto& moment : moments) {
        if (moment.atMs <= atMs)
            percent = moment.percent;
    }
    return percent;
}

} // namespace

/// What a rollout's record becomes on its page.
class TestRolloutView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void the_present_step_counts_its_soak_down()
    {
        const auto steps = rolloutSteps(rolloutUnderWay(), endpointsNow);
        QCOMPARE(steps.size(), 6);
        QVERIFY(steps[2].isPresent);
        QCOMPARE(steps[2].soakLeftMs, 4 * aMinute);
        QCOMPARE(rolloutPhaseText(steps[2]),
                 QStringLiteral("4 min of soak left")
                     .replace(QStringLiteral("4 min"), formatDuration(4 * aMinute)));
        QVERIFY(!steps[1].isPresent);
        QCOMPARE(steps[1].soakLeftMs, noTime);
        QCOMPARE(rolloutSteps(rolloutUnderWay(), endpointsNow + anHour)[2].soakLeftMs, 0);
    }

    void who_drives_it_in_the_cluster_is_said()
    {
        auto rollout = rolloutUnderWay();
        QCOMPARE(rolloutArming(rollout), RolloutArming::SupervisedOnly);
        rollout.plan.rules.arming = RolloutRules::Arming::Required;
        QVERIFY(armingSentence(rollout).contains(QStringLiteral("wants it armed")));
        rollout.job = ArmedJob{ArmedJob::Standing::Starting, QStringLiteral("drive-x"), {}, {}, {}, {}};
        QCOMPARE(rolloutArming(rollout), RolloutArming::Starting);
        QCOMPARE(armingSentence(rollout), QStringLiteral("The Job drive-x has no pod yet."));
        rollout.job->pods = {QStringLiteral("drive-x-2"), QStringLiteral("drive-x-1")};
        rollout.job->trouble = QStringLiteral("ImagePullBackOff");
        QCOMPARE(armingSentence(rollout),
                 QStringLiteral("The Job drive-x is there, and its pod drive-x-2 does not drive. "
                                "ImagePullBackOff."));
        rollout.job->standing = ArmedJob::Standing::Driving;
        QCOMPARE(rolloutArming(rollout), RolloutArming::Armed);
        QVERIFY(armingSentence(rollout).contains(QStringLiteral("in the pod drive-x-2")));
        QVERIFY(!armingSentence(rollout).contains(QStringLiteral("policy")));
        rollout.job->policy = ArmedJob::PolicyMatch::Another;
        QVERIFY(armingSentence(rollout).contains(QStringLiteral("arm it anew")));
        rollout.job->standing = ArmedJob::Standing::Ended; // and the rollout goes on
        QCOMPARE(rolloutArming(rollout), RolloutArming::SupervisedOnly);
        QVERIFY(armingSentence(rollout).contains(QStringLiteral("has ended. ImagePullBackOff.")));
        rollout.jobUnseen = QStringLiteral("Forbidden.");
        QCOMPARE(rolloutArming(rollout), RolloutArming::Unknown);
    }

    void what_keeps_its_pod_is_said_in_the_readers_language()
    {
        const testing::Translating speaking(
            QStringLiteral("ph::RolloutPlanning"),
            {{QStringLiteral("it ended with the exit code %1 (%2)"), QStringLiteral("Ende mit %1 (%2)")}});
        auto rollout = rolloutUnderWay();
        rollout.job = ArmedJob{ArmedJob::Standing::Starting,
                               QStringLiteral("drive-x"),
                               {},
                               {},
                               {QStringLiteral("drive-x-1")},
                               QStringLiteral("it ended with the exit code 137 (OOMKilled)")};
        QVERIFY(armingSentence(plainly(rollout)).endsWith(QStringLiteral("Ende mit 137 (OOMKilled).")));
        rollout.job->trouble = QStringLiteral("ImagePullBackOff"); // the cluster's own word
        QVERIFY(armingSentence(plainly(rollout)).endsWith(QStringLiteral("ImagePullBackOff.")));
    }

    void what_the_cluster_carries_out_is_armed_once_it_has_the_steps()
    {
        auto rollout = rolloutUnderWay();
        rollout.carried = RolloutPicture::Carried::ByCluster;
        rollout.plan.rules.arming = RolloutRules::Arming::Required;
        QCOMPARE(rolloutArming(rollout), RolloutArming::Armed);
        QVERIFY(armingSentence(rollout).contains(QStringLiteral("may be switched off")));
        rollout.state.steps[deployStep].observedMs = noTime;
        QCOMPARE(rolloutArming(rollout), RolloutArming::SupervisedOnly);
        QVERIFY(armingSentence(rollout).contains(QStringLiteral("once the endpoint holds its steps")));
    }

    void what_a_way_back_proves_of_the_errors_is_said()
    {
        auto rollout = rolloutTakenBack();
        const auto before = rolloutVerdicts(rollout);
        rollout.state.recovery = {RolloutRecovery::Kind::NotBack, QStringLiteral("fraud-00008"),
                                  QStringLiteral("error_rate is 0.03."), endpointsNow - 2 * aMinute};
        auto late = rollout.reports.last();
        late.toMs = endpointsNow;
        late.metrics[0].kind = MetricVerdict::Kind::Pass;
        rollout.reports << late;
        QCOMPARE(rolloutVerdicts(rollout), before); // no stage's
        QVERIFY(
            rolloutCauseText(rollout.state)
                .contains(QStringLiteral("The traffic is back, the errors are not: error_rate is 0.03.")));
        rollout.state.recovery.kind = RolloutRecovery::Kind::Back;
        QVERIFY(rolloutCauseText(rollout.state).contains(QStringLiteral("within their bounds")));
        rollout.state.recovery.kind = RolloutRecovery::Kind::Unknown;
        QVERIFY(rolloutCauseText(rollout.state).contains(QStringLiteral("is not known")));
    }

    void a_soak_stands_still_while_nobody_sees()
    {
        auto rollout = rolloutUnderWay();
        rollout.state.blindSinceMs = endpointsNow;
        QCOMPARE(rolloutSteps(rollout, endpointsNow + anHour)[2].soakLeftMs, 4 * aMinute);
    }

    void the_way_back_follows_the_steps()
    {
        const auto steps = rolloutSteps(rolloutTakenBack(), endpointsNow);
        QCOMPARE(steps.size(), 6 + wayBackSteps);
        QCOMPARE(rolloutStepText(steps[6]), QStringLiteral("Take back"));
        for (const auto& step : steps)
            QVERIFY(!step.isPresent);
        QCOMPARE(rolloutPhaseText(steps[4]),
                 QStringLiteral("Left out")); // nobody plans its promotion any more
    }

    void between_asking_and_seeing_nobody_knows_what_is_observed()
    {
        const auto history = rolloutTraffic(rolloutUnderWay(), endpointsNow);
        const auto askedMs = endpointsNow - 7 * aMinute + 300;
        QCOMPARE(at(history.declared, askedMs), Percent(10));
        QCOMPARE(at(history.observed, askedMs), Percent());
        QCOMPARE(at(history.observed, askedMs - 1), Percent(0));
        QCOMPARE(at(history.observed, endpointsNow), Percent(10));
        QCOMPARE(history.untilMs, endpointsNow);
    }

    void a_write_with_no_clear_answer_leaves_what_is_declared_open()
    {
        auto rollout = rolloutUnderWay();
        rollout.state.steps[3].phase = RolloutRecord::Phase::Intended;
        rollout.state.steps[3].intendedMs = endpointsNow - 1000;
        QCOMPARE(at(rolloutTraffic(rollout, endpointsNow).declared, endpointsNow), Percent());
    }

    void what_was_refused_changed_nothing()
    {
        auto rollout = rolloutUnderWay();
        rollout.state.steps[3].phase = RolloutRecord::Phase::Refused;
        rollout.state.steps[3].intendedMs = endpointsNow - 1000;
        const auto history = rolloutTraffic(rollout, endpointsNow);
        QCOMPARE(at(history.declared, endpointsNow), Percent(10));
        QCOMPARE(at(history.observed, endpointsNow), Percent(10));
    }

    void while_nobody_looks_nothing_is_observed()
    {
        QCOMPARE(at(rolloutTraffic(rolloutHeld(), endpointsNow).observed, endpointsNow), Percent());
    }

    void what_the_page_sees_itself_counts_until_it_sees_no_more()
    {
        auto rollout = rolloutHeld(); // whose driver is silent
        rollout.seen = {{endpointsNow - aMinute, 10}, {endpointsNow - 2'000, 12}};
        const auto observed = [&](std::int64_t nowMs) {
            return at(rolloutTraffic(rollout, nowMs).observed, nowMs);
        };
        QCOMPARE(observed(endpointsNow), Percent(12));
        QCOMPARE(observed(endpointsNow + aMinute), Percent()); // read last a minute ago
        QCOMPARE(at(rolloutTraffic(rollout, endpointsNow).observed, endpointsNow - 80'000), Percent());
    }

    void the_last_look_at_each_stage_counts()
    {
        auto rollout = rolloutUnderWay();
        auto older = rollout.reports[0];
        older.toMs -= aMinute;
        older.metrics[0].kind = MetricVerdict::Kind::NoData;
        rollout.reports.prepend(older);
        const auto verdicts = rolloutVerdicts(rollout);
        QCOMPARE(verdicts.size(), 3);
        QCOMPARE(verdicts[0].step, 2);
        QCOMPARE(verdicts[0].verdict.kind, MetricVerdict::Kind::Pass);
        QCOMPARE(verdicts[0].weight, AnalysisMetric::Weight::Critical);
    }

    void what_can_be_asked_depends_on_where_it_stands()
    {
        using Kind = RolloutRequest::Kind;
        const auto going = rolloutUnderWay().state, held = rolloutHeld().state,
                   back = rolloutTakenBack().state;
        QVERIFY(requestRefusal(Kind::Pause, going).isEmpty());
        QVERIFY(!requestRefusal(Kind::Resume, going).isEmpty());
        QVERIFY(requestRefusal(Kind::Abort, going).isEmpty());
        QVERIFY(!requestRefusal(Kind::Pause, held).isEmpty());
        QVERIFY(requestRefusal(Kind::Resume, held).isEmpty());
        for (const auto kind : {Kind::Pause, Kind::Resume, Kind::Abort, Kind::RollBack})
            QVERIFY(!requestRefusal(kind, back).isEmpty());
        auto promoted = going;
        promoted.outcome = RolloutOutcome::Promoted;
        QCOMPARE(wayBackRequest(promoted), Kind::RollBack);
        QVERIFY(requestRefusal(Kind::RollBack, promoted).isEmpty());
    }

    void who_drives_it_is_said_and_what_to_do_where_nobody_does()
    {
        QVERIFY(
            driverText(rolloutUnderWay(), endpointsNow).startsWith(QStringLiteral("Driven by ada@desk-3")));
        const auto undriven = driverText(rolloutHeld(), endpointsNow);
        QVERIFY(undriven.startsWith(QStringLiteral("Nobody drives it; ada@desk-3 did last.")));
        QVERIFY(undriven.contains(QStringLiteral("pilothouse release drive ") + rolloutPlan().id));
    }

    void acts_are_told_newest_first_with_what_persons_asked()
    {
        RolloutActModel model;
        const auto rollout = rolloutHeld();
        model.apply(rolloutActs(rollout.state, rollout.plan));
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.index(0, RolloutActModel::What).data().toString(),
                 QStringLiteral("Pause, asked by grace"));
        QCOMPARE(model.index(0, RolloutActModel::Answer).data().toString(), QStringLiteral("payday traffic"));
        QCOMPARE(model.index(1, RolloutActModel::What).data().toString(), QStringLiteral("10 %"));
    }

    void a_condition_shows_what_was_measured_last()
    {
        RolloutConditionModel model(nullptr, endpointsClock);
        auto rollout = rolloutTakenBack();
        rollout.state.conditions[1] = {};
        model.apply(rolloutConditions(rollout));
        const auto cell = [&](int row, int column) { return model.index(row, column).data().toString(); };
        QCOMPARE(cell(0, RolloutConditionModel::Value), QStringLiteral("0.031"));
        QCOMPARE(cell(0, RolloutConditionModel::Measured),
                 formatAge(endpointsNow - 4 * aMinute, endpointsNow));
        QCOMPARE(cell(1, RolloutConditionModel::Standing), QStringLiteral("Not measured"));
        QCOMPARE(cell(1, RolloutConditionModel::Value), QString::fromUtf8("–"));
    }

    void an_effect_has_its_sign_and_its_interval()
    {
        RolloutVerdictModel model;
        model.apply(rolloutVerdicts(rolloutUnderWay()));
        QCOMPARE(model.index(1, RolloutVerdictModel::Effect).data().toString(),
                 QString::fromUtf8("+7 (−2.5 to +17)"));
        QCOMPARE(effectText({}), QString::fromUtf8("–"));
    }
};

QTEST_MAIN(TestRolloutView)
#include "tst_rolloutview.moc"
