#include "tests/services/RolloutLab.h"

using namespace ph;
using namespace ph::testing;

namespace {

using Verdict = AnalysisReport::Verdict;

constexpr auto wholeWay = "v3 0, v3 10, v3 50, v3 100";
constexpr auto backFromTen = "v3 0, v3 10, v3 0, v2 0, v2 -";

} // namespace

/// A driver against KServe, from the preflight to the end: whatever happens, it ends in the state that the
/// policy says, and the candidate never gets more than its cap before its soak is over.
class TestRolloutScenarios : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCandidateIsComparedWithTheRevisionBefore();
    void worseMetricsTakeItBack_data();
    void worseMetricsTakeItBack();
    void theConditionIsHeededAtOnce();
    void noDataIsNoSuccess_data();
    void noDataIsNoSuccess();
    void aLostSourceIsAsThePolicySays_data();
    void aLostSourceIsAsThePolicySays();
    void aPauseHoldsAndAResumeGoesOn();
    void aFreezeMidWayHoldsAtThePresentShare();
    void aFreezeNeverKeepsARollbackBack();
    void anotherManagersShareIsNotTakenOver();
    void whoeverPutsItBackByHandEndsIt();
    void standardModeIsRefusedBeforeAnythingIsDone();
    void standardModeOnTheWayHolds();
    void gitOpsOnTheWayHolds();
    void aRefusalOfTheClusterHoldsBeforeAnythingIsDone();
    void whatTheClusterWarnsOfIsKept();
    void aMissingRightIsNamed();
    void somebodysAnnotationMakesAnotherRevision();
    void anAbTestRunsUntilItHasDecided();
    void blueGreenMovesAtOnceAndKeepsTheWayBack();
    void anEndpointThatGoesEndsIt();
    void aSecondRolloutOfTheSameEndpointIsRefused();
    void somebodyElsesDrivingIsNotDisturbed();
    void whoIsTakenOverFromLeaves();
    void measurementsAreKept();
};

void TestRolloutScenarios::aCandidateIsComparedWithTheRevisionBefore()
{
    RolloutLab lab;
    QVERIFY_RESULT(lab.roll());
    QCOMPARE(lab.analysis.askedOf, QStringLiteral("scorer-predictor-00003/scorer-predictor-00002"));
}

void TestRolloutScenarios::worseMetricsTakeItBack_data()
{
    QTest::addColumn<Verdict>("verdict");
    QTest::newRow("an ordinary one") << Verdict::Fail;
    QTest::newRow("a critical one") << Verdict::Critical;
}

void TestRolloutScenarios::worseMetricsTakeItBack()
{
    QFETCH(Verdict, verdict);
    RolloutLab lab;
    lab.analysis.judge = [=](const AnalysisLook& when) {
        return ScriptedAnalysis::says(when.nowMs - when.beganMs < 30 * second ? Verdict::Wait : verdict,
                                      "4 % errors, 2 % before", when);
    };
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("rolled-back: 4 % errors, 2 % before"));
    QCOMPARE(lab.history(), QString::fromLatin1(backFromTen));
    QCOMPARE(lab.highest(), 10);
    QCOMPARE(lab.sharesOf("s3://models/v2"), 100);
    QCOMPARE(lab.object().contains("/spec/predictor/canaryTrafficPercent"_json_pointer), false);
}

void TestRolloutScenarios::theConditionIsHeededAtOnce()
{
    RolloutLab lab;
    lab.lookInterval = RolloutDriver::Settings().lookInterval;
    const auto trueFrom = rolloutBegins + minute;
    std::int64_t zeroAt = noTime;
    lab.analysis.gauge = [=](std::int64_t nowMs) { return std::optional(nowMs >= trueFrom ? 301.0 : 100.0); };
    const auto noteWrite = lab.transport.after;
    lab.transport.after = [&](const HttpRequest& request) {
        noteWrite(request);
        if (zeroAt == noTime && lab.history().endsWith(QStringLiteral("v3 10, v3 0")))
            zeroAt = lab.nowMs;
    };
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("rolled-back: The rollback condition is met: p95 > 300 (301)."));
    QVERIFY(zeroAt >= trueFrom && zeroAt - trueFrom <= 2 * second);
}

void TestRolloutScenarios::noDataIsNoSuccess_data()
{
    QTest::addColumn<RolloutRules::MetricsLost>("rule");
    QTest::addColumn<QString>("end");
    QTest::newRow("back") << RolloutRules::MetricsLost::RollBack << "rolled-back: The soak is over";
    QTest::newRow("hold") << RolloutRules::MetricsLost::Hold << "open: The soak is over";
}

void TestRolloutScenarios::noDataIsNoSuccess()
{
    QFETCH(RolloutRules::MetricsLost, rule);
    QFETCH(QString, end);
    RolloutLab lab(askWith([=](RolloutAsk& ask) { ask.rules.onMetricsLost = rule; }));
    lab.analysis.judge = [](const AnalysisLook& when) {
        auto measurement = ScriptedAnalysis::says(Verdict::Wait, "error_rate is NaN", when);
        MetricVerdict nan;
        nan.metric = QStringLiteral("error_rate");
        measurement.report.metrics = {nan};
        return measurement;
    };
    const auto state = lab.roll(10 * minute);
    QVERIFY_RESULT(state);
    QVERIFY2(inWords(*state).startsWith(end), qPrintable(inWords(*state)));
    QCOMPARE(lab.highest(), 10);
}

void TestRolloutScenarios::aLostSourceIsAsThePolicySays_data()
{
    QTest::addColumn<RolloutRules::MetricsLost>("rule");
    QTest::addColumn<int>("lostForS");
    QTest::addColumn<QString>("end");
    QTest::newRow("back") << RolloutRules::MetricsLost::RollBack << 600
                          << "rolled-back: The metrics have said nothing for 60 s (connection refused)";
    QTest::newRow("hold") << RolloutRules::MetricsLost::Hold << 6'000
                          << "open: The metrics have said nothing for";
    QTest::newRow("hold, and go on once it is back")
        << RolloutRules::MetricsLost::Hold << 600 << "promoted: ";
    QTest::newRow("within its grace") << RolloutRules::MetricsLost::RollBack << 40 << "promoted: ";
}

void TestRolloutScenarios::aLostSourceIsAsThePolicySays()
{
    QFETCH(RolloutRules::MetricsLost, rule);
    QFETCH(int, lostForS);
    QFETCH(QString, end);
    RolloutLab lab(askWith([=](RolloutAsk& ask) { ask.rules.onMetricsLost = rule; }));
    const auto from = rolloutBegins + 40 * second, until = from + lostForS * second;
    const auto isLost = [&] { return lab.nowMs >= from && lab.nowMs < until; };
    const auto lost = [] { return fail(ErrorKind::Offline, {}, QStringLiteral("connection refused")); };
    lab.analysis.judge = [=](const AnalysisLook& when) -> Result<RolloutMeasurement> {
        if (isLost())
            return lost();
        return ScriptedAnalysis::says(Verdict::Pass, "fine", when);
    };
    lab.analysis.gauge = [=](std::int64_t) -> Result<std::optional<double>> {
        if (isLost())
            return lost();
        return std::optional(100.0);
    };
    const auto state = lab.roll(30 * minute);
    QVERIFY_RESULT(state);
    QVERIFY2(inWords(*state).startsWith(end), qPrintable(inWords(*state)));
    if (state->outcome != RolloutOutcome::Promoted)
        QCOMPARE(lab.highest(), 10);
    else // what was left of the first soak, and the second
        QVERIFY2(lab.allAtMs() - until > 80 * second, qPrintable(QString::number(lab.allAtMs() - until)));
}

void TestRolloutScenarios::aPauseHoldsAndAResumeGoesOn()
{
    RolloutLab lab;
    lab.at(30 * second, [&] { lab.ask(RolloutRequest::Kind::Pause); });
    auto state = lab.roll(10 * minute);
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("open: Paused by ada: looks odd"));
    QCOMPARE(lab.highest(), 10);
    lab.ask(RolloutRequest::Kind::Resume);
    state = lab.drive(lab.settings());
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("promoted: "));
    QVERIFY(state->heldMs > 8 * minute);
}

void TestRolloutScenarios::aFreezeMidWayHoldsAtThePresentShare()
{
    RolloutLab lab;
    lab.at(30 * second, [&] { lab.freeze = QStringLiteral("Frozen until Monday."); });
    auto state = lab.roll(20 * minute);
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("open: Frozen until Monday."));
    QCOMPARE(lab.history(), QStringLiteral("v3 0, v3 10"));
    lab.freeze.clear();
    state = lab.drive(lab.settings());
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("promoted: "));
}

void TestRolloutScenarios::aFreezeNeverKeepsARollbackBack()
{
    RolloutLab lab;
    lab.at(30 * second, [&] { lab.freeze = QStringLiteral("Frozen until Monday."); });
    lab.analysis.judge = [&](const AnalysisLook& when) {
        return ScriptedAnalysis::says(when.nowMs > rolloutBegins + 5 * minute ? Verdict::Fail : Verdict::Pass,
                                      "worse", when);
    };
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("rolled-back: worse"));
    QCOMPARE(lab.highest(), 10);
}

void TestRolloutScenarios::anotherManagersShareIsNotTakenOver()
{
    RolloutLab lab;
    lab.at(30 * second, [&] {
        lab.change([](Json& object) { object["spec"]["predictor"]["canaryTrafficPercent"] = 5; },
                   "night-watch");
    });
    auto state = lab.roll(10 * minute);
    QVERIFY_RESULT(state);
    QVERIFY2(
        inWords(*state).startsWith(QStringLiteral("open: night-watch manages /spec/predictor/canaryTraffic")),
        qPrintable(inWords(*state)));
    QCOMPARE(lab.highest(), 10);
    // Nor to go back: somebody has to say who is right.
    lab.ask(RolloutRequest::Kind::Abort);
    state = lab.drive(lab.settings(), 5 * minute);
    QVERIFY_RESULT(state);
    QVERIFY2(inWords(*state).startsWith(QStringLiteral("open: night-watch manages")),
             qPrintable(inWords(*state)));
    QCOMPARE(state->reason, QStringLiteral("ada: looks odd"));
    QCOMPARE(lab.history(), QStringLiteral("v3 0, v3 10"));
}

void TestRolloutScenarios::whoeverPutsItBackByHandEndsIt()
{
    RolloutLab lab;
    lab.at(30 * second, [&] {
        lab.change([](Json& object) {
            object["spec"]["predictor"]["model"]["storageUri"] = "s3://models/v2";
            object["spec"]["predictor"].erase("canaryTrafficPercent");
        });
    });
    auto state = lab.roll(5 * minute);
    QVERIFY_RESULT(state);
    QVERIFY2(
        inWords(*state).startsWith(QStringLiteral("open: The endpoint does not have the candidate's fields")),
        qPrintable(inWords(*state)));
    lab.ask(RolloutRequest::Kind::Abort);
    state = lab.drive(lab.settings());
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("rolled-back: ada: looks odd"));
    QCOMPARE(lab.history(), QStringLiteral("v3 0, v3 10"));
}

void TestRolloutScenarios::standardModeIsRefusedBeforeAnythingIsDone()
{
    RolloutLab lab;
    lab.change([](Json& object) {
        object["metadata"]["annotations"]["serving.kserve.io/deploymentMode"] = "Standard";
        object.erase("status");
    });
    lab.controller.runFor(std::chrono::seconds(10));
    const auto plan = lab.tryPlan(canaryAsk());
    QVERIFY_ERROR(plan, ErrorKind::Unsupported);
    QVERIFY(plan.error().detail.contains(QStringLiteral("ignores canaryTrafficPercent")));
}

void TestRolloutScenarios::standardModeOnTheWayHolds()
{
    RolloutLab lab;
    lab.at(30 * second, [&] {
        lab.cluster.change(
            lab.scorer, [](Json& object) { object["status"]["deploymentMode"] = "Standard"; }, "manager",
            "status");
    });
    const auto state = lab.roll(5 * minute);
    QVERIFY_RESULT(state);
    QVERIFY2(inWords(*state).startsWith(QStringLiteral("open: In Standard mode")),
             qPrintable(inWords(*state)));
    QCOMPARE(lab.history(), QStringLiteral("v3 0, v3 10"));
}

void TestRolloutScenarios::gitOpsOnTheWayHolds()
{
    RolloutLab lab;
    lab.at(30 * second, [&] {
        lab.change([](Json& object) {
            object["metadata"]["annotations"]["argocd.argoproj.io/tracking-id"] = "fraud:x";
        });
    });
    lab.at(minute, [&] { lab.ask(RolloutRequest::Kind::RollBack); });
    const auto state = lab.roll(5 * minute);
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state),
             QStringLiteral("open: Argo CD (fraud) manages this endpoint and would undo a rollback "
                            "by hand: it must go through Git."));
}

void TestRolloutScenarios::aRefusalOfTheClusterHoldsBeforeAnythingIsDone()
{
    RolloutLab lab;
    lab.cluster.setAdmission(
        [](const Json& object, const std::string&) -> std::optional<KubernetesFixture::Denial> {
            if (object.value("/spec/predictor/model/storageUri"_json_pointer, "") == "s3://models/v3")
                return KubernetesFixture::Denial{"models.example.com", "v3 is not signed"};
            return std::nullopt;
        });
    auto state = lab.roll(5 * minute);
    QVERIFY_RESULT(state);
    QVERIFY2(state->holding.contains(QStringLiteral("v3 is not signed")), qPrintable(inWords(*state)));
    QCOMPARE(lab.history(), QString());
    lab.cluster.setAdmission({});
    lab.ask(RolloutRequest::Kind::Resume);
    state = lab.drive(lab.settings());
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("promoted: "));
}

void TestRolloutScenarios::whatTheClusterWarnsOfIsKept()
{
    RolloutLab lab;
    lab.cluster.setWarnings([](const Json& object) {
        return object.value("kind", "") == "InferenceService"
                   ? std::vector<std::string>{"v1beta1 is deprecated"}
                   : std::vector<std::string>();
    });
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QCOMPARE(state->steps[0].result,
             QStringLiteral("would be accepted, with a warning: v1beta1 is deprecated"));
    QCOMPARE(state->steps[1].result, QStringLiteral("accepted, with a warning: v1beta1 is deprecated"));
}

void TestRolloutScenarios::aMissingRightIsNamed()
{
    RolloutLab lab;
    QVERIFY_RESULT(lab.store.begin(lab.plan(), lab.nowMs));
    lab.cluster.setUser(RolloutLab::token, {"reader",
                                            {{{"*"}, {""}, {"configmaps"}},
                                             {{"*"}, {"coordination.k8s.io"}, {"leases"}},
                                             {{"get"}, {"serving.kserve.io"}, {"inferenceservices"}}}});
    const auto state = lab.drive(lab.settings(), minute);
    QVERIFY_RESULT(state);
    QVERIFY2(state->holding.contains(
                 QStringLiteral("A role has to allow the verb \"patch\" on \"inferenceservices\"")),
             qPrintable(inWords(*state)));
    QCOMPARE(lab.history(), QString());
}

void TestRolloutScenarios::somebodysAnnotationMakesAnotherRevision()
{
    RolloutLab lab;
    lab.at(30 * second, [&] {
        lab.change([](Json& object) { object["metadata"]["annotations"]["note"] = "hello"; }, "kubectl-edit");
    });
    auto state = lab.roll(5 * minute);
    QVERIFY_RESULT(state);
    QVERIFY2(inWords(*state).startsWith(
                 QStringLiteral("open: scorer-predictor-00004 was created after the candidate")),
             qPrintable(inWords(*state)));
    QCOMPARE(lab.highest(), 10);
    lab.ask(RolloutRequest::Kind::Abort);
    state = lab.drive(lab.settings());
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("rolled-back: ada: looks odd"));
    QCOMPARE(lab.history(), QString::fromLatin1(backFromTen));
}

void TestRolloutScenarios::anAbTestRunsUntilItHasDecided()
{
    auto ask = canaryAsk();
    ask.rules.strategy = RolloutStrategy::AbTest;
    ask.rules.stages = {{50, minute}};
    RolloutLab lab(ask);
    lab.analysis.judge = [](const AnalysisLook& when) {
        return ScriptedAnalysis::says(when.nowMs - when.beganMs < 5 * minute ? Verdict::Wait : Verdict::Pass,
                                      "better", when);
    };
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("promoted: "));
    QCOMPARE(lab.history(), QStringLiteral("v3 0, v3 50, v3 100"));
    QVERIFY(lab.allAtMs() - rolloutBegins > 5 * minute);
}

void TestRolloutScenarios::blueGreenMovesAtOnceAndKeepsTheWayBack()
{
    auto ask = canaryAsk();
    ask.rules.strategy = RolloutStrategy::BlueGreen;
    ask.capPercent = 100;
    ask.soakMs = 5 * minute;
    RolloutLab lab(ask);
    lab.analysis.judge = [](const AnalysisLook& when) {
        return ScriptedAnalysis::says(when.nowMs - when.beganMs < minute ? Verdict::Wait : Verdict::Fail,
                                      "worse", when);
    };
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("rolled-back: worse"));
    QCOMPARE(lab.history(), QStringLiteral("v3 0, v3 100, v3 0, v2 0, v2 -"));
    QCOMPARE(lab.sharesOf("s3://models/v2"), 100);
}

void TestRolloutScenarios::anEndpointThatGoesEndsIt()
{
    RolloutLab lab;
    lab.at(30 * second, [&] { lab.cluster.remove(lab.scorer); });
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("stopped: The endpoint is not there any more."));
}

void TestRolloutScenarios::aSecondRolloutOfTheSameEndpointIsRefused()
{
    RolloutLab lab;
    QVERIFY_RESULT(lab.store.begin(lab.plan(), lab.nowMs));
    QVERIFY_RESULT(lab.store.begin(lab.plan(), lab.nowMs)); // the same once more
    auto ask = canaryAsk();
    ask.capPercent = 60;
    QVERIFY_ERROR(lab.store.begin(*lab.tryPlan(ask), lab.nowMs), ErrorKind::Conflict); // the same id
    ask.releaseId = QStringLiteral("Another!");
    const auto refused = lab.store.begin(*lab.tryPlan(ask), lab.nowMs);
    QVERIFY_ERROR(refused, ErrorKind::Conflict);
    QVERIFY(refused.error().detail.contains(lab.id()));
    QVERIFY_RESULT(lab.drive(lab.settings()));
    QVERIFY_ERROR(lab.tryPlan(ask), ErrorKind::Invalid); // it serves that already
    ask.storageUri = QStringLiteral("s3://models/v4");
    QVERIFY_RESULT(lab.store.begin(*lab.tryPlan(ask), lab.nowMs));
    QCOMPARE(lab.store.list()->rollouts.size(), std::size_t(2));
}

void TestRolloutScenarios::somebodyElsesDrivingIsNotDisturbed()
{
    RolloutLab lab;
    QVERIFY_RESULT(lab.store.begin(lab.plan(), lab.nowMs));
    QVERIFY_RESULT(lab.store.claim(lab.id(), QStringLiteral("pod"), lab.nowMs));
    const auto refused = lab.drive(lab.settings());
    QVERIFY_ERROR(refused, ErrorKind::Conflict);
    QVERIFY(refused.error().detail.startsWith(QStringLiteral("pod drives it, and was heard of 0 s ago")));
    lab.nowMs += 31 * second; // it has died
    QVERIFY_RESULT(lab.drive(lab.settings()));
    QCOMPARE(lab.history(), QString::fromLatin1(wholeWay));
}

void TestRolloutScenarios::whoIsTakenOverFromLeaves()
{
    RolloutLab lab;
    lab.at(minute, [&] { QVERIFY_RESULT(lab.store.takeOver(lab.id(), QStringLiteral("pod"), lab.nowMs)); });
    const auto left = lab.roll();
    QVERIFY_ERROR(left, ErrorKind::Conflict);
    QVERIFY(left.error().detail.startsWith(QStringLiteral("pod drives it")));
    auto desk = lab.settings();
    desk.claim = RolloutDriver::Settings::Claim::TakeOver; // from one that was heard of just now
    QVERIFY_RESULT(lab.drive(desk));
    QCOMPARE(lab.history(), QString::fromLatin1(wholeWay));
}

void TestRolloutScenarios::measurementsAreKept()
{
    RolloutLab lab;
    lab.analysis.judge = [](const AnalysisLook& when) {
        auto measurement = ScriptedAnalysis::says(Verdict::Pass, "fine", when);
        MetricWindow window;
        for (auto at = when.beganMs; at <= when.nowMs; at += 5 * second) {
            window.timesMs.push_back(at);
            window.values.push_back(double(at));
        }
        measurement.evidence = {{QStringLiteral("error_rate"), {}, window, {}}};
        return measurement;
    };
    QVERIFY_RESULT(lab.roll());
    const auto kept = lab.store.measurements(lab.id());
    QVERIFY_RESULT(kept);
    QVERIFY2(kept->size() >= 8, qPrintable(QString::number(kept->size())));
    std::int64_t last = noTime;
    for (const auto& one : *kept) {
        QVERIFY(one.report.toMs > last);
        last = one.report.toMs;
    }
    QCOMPARE((*kept)[1].evidence[0].candidate.timesMs.size(), std::size_t(3)); // only what was new
}

QTEST_GUILESS_MAIN(TestRolloutScenarios)
#include "tst_rollout_scenarios.moc"
