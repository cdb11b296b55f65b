#include "tests/services/DecisionTable.h"

using namespace ph;
using namespace ph::testing;

namespace {

using Phase = RolloutRecord::Phase;
using Kind = RolloutDecision::Kind;
using Verdict = AnalysisReport::Verdict;

RolloutMoment atPreflight()
{
    return {};
}
/// Its minute is over.
RolloutMoment soaked()
{
    auto moment = soaking();
    moment.nowMs = moment.step(2).observedMs + minute;
    return moment;
}
/// All requests reach it since three minutes, one of which is its soak, and its condition has no value.
RolloutMoment watchedAlone()
{
    auto moment = promoted();
    moment.plan.steps[5].soakMs = minute;
    moment.step(5).phase = Phase::Observed;
    moment.step(5).observedMs = moment.nowMs - 3 * minute;
    moment.readings = {std::optional<double>()};
    return moment;
}

} // namespace

/// What a driver does next on the way forward, from everything that it knows. Nothing here waits or asks
/// anybody.
class TestRolloutDecision : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void decides_data();
    void decides() { decidesAsTheRowSays(); }
    void aWriteIsWrittenDownBeforeItIsAsked();
    void answersAreTakenForWhatTheySay_data();
    void answersAreTakenForWhatTheySay();
    void theCandidateIsKnownOnceItIsCreated();
};

void TestRolloutDecision::decides_data()
{
    decisionColumns();
    const Given nothing = [](RolloutMoment&) {};

    // The preflight.
    decisionRow("first the server is asked whether it would", atPreflight, nothing, "try candidate 0");
    decisionRow(
        "preflight: changed since", atPreflight, [](RolloutMoment& m) { m.object.uri = "s3://models/v9"; },
        "hold: /spec/predictor/model/storageUri is \"s3://models/v9\"");
    decisionRow(
        "preflight: another is rolled out", atPreflight,
        [](RolloutMoment& m) { m.object.rolledOut = m.object.created = m.object.ready = "r3"; },
        "hold: r3 is rolled out, and r2 was");
    decisionRow(
        "preflight: a freeze", atPreflight,
        [](RolloutMoment& m) { m.freeze = QStringLiteral("Frozen until May."); }, "hold: Frozen");
    decisionRow(
        "preflight: met already", atPreflight, [](RolloutMoment& m) { m.readings = {400.0}; },
        "hold: The rollback condition is met before");
    decisionRow(
        "preflight: nobody answers the condition", atPreflight,
        [](RolloutMoment& m) { m.readings = {std::optional<double>()}; },
        "hold: Nobody answers the rollback condition p95");
    decisionRow(
        "preflight: would be refused", atPreflight,
        [](RolloutMoment& m) {
            m.step(0).phase = Phase::Refused;
            m.step(0).result = QStringLiteral("no right");
        },
        "hold: The cluster would refuse the candidate (no right)");
    decisionRow(
        "aborted before anything was done", atPreflight,
        [](RolloutMoment& m) { m.ask(RolloutRequest::Kind::Abort); }, "note back: ada: looks odd");
    decisionRow(
        "then it ends", atPreflight,
        [](RolloutMoment& m) { m.state.direction = RolloutState::Direction::Back; }, "end aborted back");

    // Deploying.
    decisionRow("fields and 0 % in one write", atDeploy, nothing, "act candidate 0");
    decisionRow(
        "a freeze before it", atDeploy, [](RolloutMoment& m) { m.freeze = QStringLiteral("Frozen."); },
        "hold: Frozen");
    decisionRow(
        "no answer came, and it is there", deploying,
        [](RolloutMoment& m) { m.step(1).phase = Phase::Intended; }, "note");
    decisionRow(
        "no answer came, and it may still come", atDeploy,
        [](RolloutMoment& m) {
            m.step(1).phase = Phase::Intended;
            m.step(1).intendedMs = m.nowMs - second;
            m.step(1).precondition = QStringLiteral("41");
        },
        "wait");
    decisionRow(
        "no answer came, and its time is over", atDeploy,
        [](RolloutMoment& m) {
            m.step(1).phase = Phase::Intended;
            m.step(1).intendedMs = m.nowMs - 2 * minute;
            m.step(1).precondition = QStringLiteral("41");
        },
        "act candidate 0");
    decisionRow(
        "no answer came, and its precondition is gone", atDeploy,
        [](RolloutMoment& m) {
            m.step(1).phase = Phase::Intended;
            m.step(1).intendedMs = m.nowMs;
            m.step(1).precondition = QStringLiteral("40");
        },
        "act candidate 0");
    decisionRow(
        "not created yet", deploying, [](RolloutMoment& m) { m.object.created = "r2"; }, "wait");
    decisionRow(
        "Ready=True is of the one before", deploying,
        [](RolloutMoment& m) {
            m.object.created = "r2";
            m.object.conditions = Json::array({Json{{"type", "Ready"}, {"status", "True"}}});
        },
        "wait");
    decisionRow("created, and not ready", deploying, nothing, "wait");
    decisionRow(
        "ready and seen", deploying,
        [](RolloutMoment& m) {
            m.object.ready = "r3";
            m.object.traffic = {{"r3", 0}, {"r2", 100}};
        },
        "note");
    decisionRow(
        "a model that cannot be loaded", deploying,
        [](RolloutMoment& m) {
            m.object.modelStatus = {
                {"transitionStatus", "BlockedByFailedLoad"},
                {"lastFailureInfo", {{"reason", "ModelLoadFailed"}, {"message", "no such"}}}};
        },
        "note back: r3 cannot serve (BlockedByFailedLoad/ModelLoadFailed): no such");
    decisionRow(
        "a crash, with its routes ready", deploying,
        [](RolloutMoment& m) { m.fail("PredictorReady", "CrashLoopBackOff"); },
        "note back: r3 cannot serve (RevisionFailed): CrashLoopBackOff");
    decisionRow(
        "a failure of the one before says nothing of the candidate", deploying,
        [](RolloutMoment& m) {
            m.object.created = "r2";
            m.fail("PredictorReady", "old");
        },
        "wait");
    decisionRow(
        "not ready in time", deploying, [](RolloutMoment& m) { m.nowMs += 11 * minute; },
        "note back: the candidate at 0 % was asked for, and is not seen within 600 s: r3 is created");
    decisionRow(
        "refused", atDeploy,
        [](RolloutMoment& m) {
            m.step(1).phase = Phase::Refused;
            m.step(1).intendedMs = rolloutBegins;
            m.step(1).result = QStringLiteral("exceeded quota");
        },
        "hold: the candidate at 0 % was refused (exceeded quota)");
    decisionRow(
        "refused, and somebody says to go on", atDeploy,
        [](RolloutMoment& m) {
            m.step(1).phase = Phase::Refused;
            m.step(1).intendedMs = rolloutBegins;
            m.ask(RolloutRequest::Kind::Resume, rolloutBegins + 1);
        },
        "note");

    // Weights and soaks.
    decisionRow("the first share", deployed, nothing, "act candidate 10");
    decisionRow(
        "never before the candidate is ready", deployed, [](RolloutMoment& m) { m.object.ready = "r2"; },
        "hold: r3 is created, and not ready");
    decisionRow(
        "a freeze holds at the present share", deployed,
        [](RolloutMoment& m) { m.freeze = QStringLiteral("Frozen."); }, "hold: Frozen");
    decisionRow(
        "a pause", deployed, [](RolloutMoment& m) { m.ask(RolloutRequest::Kind::Pause); },
        "hold: Paused by ada: looks odd");
    decisionRow(
        "a pause that is over", deployed,
        [](RolloutMoment& m) {
            m.ask(RolloutRequest::Kind::Pause);
            m.ask(RolloutRequest::Kind::Resume);
        },
        "act candidate 10");
    decisionRow(
        "its soak runs", soaking, [](RolloutMoment& m) { m.judge(Verdict::Pass, "fine"); }, "wait");
    decisionRow(
        "a freeze does not end a soak", soaking,
        [](RolloutMoment& m) { m.freeze = QStringLiteral("Frozen."); }, "wait");
    decisionRow("time alone lets nothing pass", soaked, nothing, "wait");
    decisionRow(
        "too few samples are no success", soaked, [](RolloutMoment& m) { m.judge(Verdict::Wait, "too few"); },
        "wait");
    decisionRow(
        "passed", soaked, [](RolloutMoment& m) { m.judge(Verdict::Pass, "fine"); }, "note");
    decisionRow(
        "a condition that nobody answers lets nothing pass", soaked,
        [](RolloutMoment& m) {
            m.judge(Verdict::Pass, "fine");
            m.readings = {std::optional<double>()};
        },
        "wait");
    decisionRow(
        "NaN is no data, and no data in time is the metrics' loss", soaked,
        [](RolloutMoment& m) {
            m.judge(Verdict::Wait, "NaN");
            m.report->metrics = {noData()};
            m.nowMs += minute;
        },
        "note back: The soak is over, and there is no data to judge by: NaN");
    decisionRow(
        "or it holds, where the policy says so", soaked,
        [](RolloutMoment& m) {
            m.plan.rules.onMetricsLost = RolloutRules::MetricsLost::Hold;
            m.judge(Verdict::Wait, "NaN");
            m.report->metrics = {noData()};
            m.nowMs += minute;
        },
        "hold: The soak is over, and there is no data");
    decisionRow(
        "a failure", soaking, [](RolloutMoment& m) { m.judge(Verdict::Fail, "too many errors"); },
        "note back: too many errors");
    decisionRow(
        "a critical failure", soaking, [](RolloutMoment& m) { m.judge(Verdict::Critical, "down"); },
        "note back: down");
    decisionRow(
        "a failure in a freeze goes back all the same", soaking,
        [](RolloutMoment& m) {
            m.freeze = QStringLiteral("Frozen.");
            m.judge(Verdict::Fail, "too many errors");
        },
        "note back: too many errors");
    decisionRow(
        "and in a pause", soaking,
        [](RolloutMoment& m) {
            m.ask(RolloutRequest::Kind::Pause);
            m.judge(Verdict::Critical, "down");
        },
        "note back: down");
    decisionRow(
        "the rollback condition", soaking, [](RolloutMoment& m) { m.readings = {301.0}; },
        "note back: The rollback condition is met: p95 > 300 (301)");
    decisionRow(
        "it crashes later", soaking, [](RolloutMoment& m) { m.fail("PredictorReady", "OOMKilled"); },
        "note back: r3 cannot serve (RevisionFailed): OOMKilled");
    decisionRow(
        "aborted by hand", soaking, [](RolloutMoment& m) { m.ask(RolloutRequest::Kind::Abort); },
        "note back: ada");
    decisionRow(
        "metrics silent within their grace", soaking,
        [](RolloutMoment& m) {
            m.metricsLost = Error::make(ErrorKind::Offline, {}, QStringLiteral("refused"));
            m.state.metricsLostSinceMs = m.nowMs - 30 * second;
        },
        "wait");
    decisionRow(
        "metrics lost: back", soaking,
        [](RolloutMoment& m) {
            m.metricsLost = Error::make(ErrorKind::Offline, {}, QStringLiteral("refused"));
            m.state.metricsLostSinceMs = m.nowMs - minute;
        },
        "note back: The metrics have said nothing for 60 s (refused)");
    decisionRow(
        "metrics lost: hold", soaking,
        [](RolloutMoment& m) {
            m.plan.rules.onMetricsLost = RolloutRules::MetricsLost::Hold;
            m.metricsLost = Error::make(ErrorKind::Offline, {}, QStringLiteral("refused"));
            m.state.metricsLostSinceMs = m.nowMs - minute;
        },
        "hold: The metrics have said nothing for 60 s");
    decisionRow(
        "metrics that are back", soaking,
        [](RolloutMoment& m) {
            m.state.metricsLostSinceMs = m.nowMs - 10 * minute;
            m.judge(Verdict::Wait, "few");
        },
        "wait");
    decisionRow(
        "not decided in time", soaking, [](RolloutMoment& m) { m.nowMs += 10 * 60 * minute; },
        "note back: It was not decided within");

    // Others.
    decisionRow(
        "somebody sets another share", soaking,
        [](RolloutMoment& m) {
            m.object.percent = 30;
            m.object.holdPercent("night-watch");
        },
        "hold: night-watch manages /spec/predictor/canaryTrafficPercent now");
    decisionRow(
        "the plan's own manager sets another share", soaking,
        [](RolloutMoment& m) {
            m.object.percent = 30;
            m.plan.takesOverFrom = {QStringLiteral("kubectl")};
            m.object.holdPercent("kubectl");
        },
        "hold: The object asks for 30 %, which this rollout did not ask for. Changed last by kubectl.");
    decisionRow(
        "somebody puts another model there", soaking,
        [](RolloutMoment& m) { m.object.uri = "s3://models/v9"; },
        "hold: The endpoint does not have the candidate's fields any more");
    decisionRow(
        "somebody's annotation makes a new revision", soaking,
        [](RolloutMoment& m) { m.object.created = "r4"; }, "hold: r4 was created after the candidate r3");
    decisionRow(
        "a third revision gets requests", soaking,
        [](RolloutMoment& m) {
            m.object.traffic = {{"r3", 10}, {"r2", 80}, {"r1", 10}};
        },
        "hold: r1 gets 10 %");
    decisionRow(
        "several rows of one revision are one share", deployed,
        [](RolloutMoment& m) {
            m.object.traffic = {{"r3", 0}, {"r2", 40}, {"r2", 60}};
        },
        "act candidate 10");
    decisionRow(
        "Standard mode all of a sudden", soaking, [](RolloutMoment& m) { m.object.mode = "Standard"; },
        "hold: In Standard mode");
    decisionRow(
        "a GitOps controller comes", soaking,
        [](RolloutMoment& m) {
            m.object.metadata = {{"annotations", {{"argocd.argoproj.io/tracking-id", "fraud:x"}}}};
        },
        "hold: Argo CD (fraud) manages this endpoint");
    decisionRow(
        "nobody answers", soaking,
        [](RolloutMoment& m) { m.unseen = Error::make(ErrorKind::Timeout, {}, QStringLiteral("slow")); },
        "hold: The endpoint cannot be seen (slow)");
    decisionRow(
        "it is gone", soaking, [](RolloutMoment& m) { m.unseen = Error::make(ErrorKind::NotFound, {}); },
        "end stopped: The endpoint is not there");
    decisionRow(
        "another object of its name", soaking, [](RolloutMoment& m) { m.object.uid = "u2"; },
        "end stopped: Another");

    // Promotion.
    decisionRow("promotion asks for everything", atPromotion, nothing, "act candidate 100");
    decisionRow(
        "a freeze stops it", atPromotion, [](RolloutMoment& m) { m.freeze = QStringLiteral("Frozen."); },
        "hold: Frozen");
    decisionRow(
        "promoted, not yet seen", promoted,
        [](RolloutMoment& m) {
            m.step(4).phase = Phase::Requested;
            m.object.rolledOut = "r2";
        },
        "wait");
    decisionRow("seen", promoted, nothing, "note");
    decisionRow(
        "confirmed, with no soak", promoted,
        [](RolloutMoment& m) {
            m.step(5).phase = Phase::Observed;
            m.step(5).observedMs = m.nowMs;
        },
        "note");
    decisionRow(
        "confirmed, with a soak, and a condition without a value for a moment", watchedAlone,
        [](RolloutMoment& m) { m.state.conditions[0].measuredMs = m.nowMs - 30 * second; }, "wait");
    decisionRow("confirmed, with a soak, and a condition without a value", watchedAlone, nothing,
                "note back: The soak is over, and the rollback condition p95 has no value.");
    decisionRow(
        "or it holds there, where the policy says so", watchedAlone,
        [](RolloutMoment& m) { m.plan.rules.onMetricsLost = RolloutRules::MetricsLost::Hold; },
        "hold: The soak is over, and the rollback condition p95 has no value.");
    decisionRow(
        "confirmed, with a soak, and a failure", promoted,
        [](RolloutMoment& m) {
            m.plan.steps[5].soakMs = minute;
            m.step(5).phase = Phase::Observed;
            m.step(5).observedMs = m.nowMs;
            m.judge(Verdict::Fail, "worse");
        },
        "note back: worse");
    decisionRow(
        "the end", promoted, [](RolloutMoment& m) { m.step(5).phase = Phase::Passed; }, "end promoted");
    decisionRow(
        "what has ended stays ended", promoted,
        [](RolloutMoment& m) {
            m.state.outcome = RolloutOutcome::Promoted;
            m.state.outcomeMs = m.nowMs;
            m.ask(RolloutRequest::Kind::RollBack, m.nowMs - 1);
        },
        "end promoted");
    decisionRow(
        "but for a rollback that is asked for later", promoted,
        [](RolloutMoment& m) {
            m.state.outcome = RolloutOutcome::Promoted;
            m.state.outcomeMs = m.nowMs;
            m.ask(RolloutRequest::Kind::RollBack, m.nowMs);
        },
        "note back: ada: looks odd");

    // A/B.
    const Given abTest = [](RolloutMoment& m) { m.plan.strategy = RolloutStrategy::AbTest; };
    decisionRow(
        "a sequential test ends when it has decided", soaking,
        [=](RolloutMoment& m) {
            abTest(m);
            m.judge(Verdict::Pass, "better");
        },
        "note");
    decisionRow(
        "and not before", soaked,
        [=](RolloutMoment& m) {
            abTest(m);
            m.judge(Verdict::Wait, "open");
        },
        "wait");
}

void TestRolloutDecision::aWriteIsWrittenDownBeforeItIsAsked()
{
    auto moment = deployed();
    const auto decision = moment.decision();
    const auto& record = decision.state.steps[2];
    QVERIFY(record.phase == Phase::Intended);
    QCOMPARE(record.precondition, QStringLiteral("41"));
    QCOMPARE(record.intendedMs, moment.nowMs);
    QCOMPARE(record.attempts, 1);
}

void TestRolloutDecision::answersAreTakenForWhatTheySay_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("phase");
    const auto row = [](ErrorKind kind, const char* phase) {
        QTest::newRow(qPrintable(errorKindName(kind))) << kind << QString::fromLatin1(phase);
    };
    row(ErrorKind::Timeout, "intended");
    row(ErrorKind::Offline, "intended");
    row(ErrorKind::ServerFault, "intended");
    row(ErrorKind::Unreadable, "intended");
    row(ErrorKind::Cancelled, "intended");
    row(ErrorKind::Conflict, "planned"); // the object changed: looked at again
    row(ErrorKind::RateLimited, "planned");
    row(ErrorKind::Forbidden, "refused");
    row(ErrorKind::Unauthorized, "refused");
    row(ErrorKind::Invalid, "refused");
    row(ErrorKind::NotFound, "refused");
}

void TestRolloutDecision::answersAreTakenForWhatTheySay()
{
    QFETCH(ErrorKind, kind);
    QFETCH(QString, phase);
    const auto intended = deployed().decision();
    const auto after =
        answered(intended.state, Kind::Act, fail(kind, {}, QStringLiteral("so it says")), rolloutBegins);
    QCOMPARE(rolloutPhaseName(after.steps[2].phase), phase);
    QVERIFY(after.steps[2].result.contains(QStringLiteral("so it says")));
    QVERIFY(answered(intended.state, Kind::Act, {}, rolloutBegins).steps[2].phase == Phase::Requested);
}

void TestRolloutDecision::theCandidateIsKnownOnceItIsCreated()
{
    QCOMPARE(deploying().decision().state.candidateRevision, QStringLiteral("r3"));
    auto early = deploying();
    early.object.created = "r2";
    QCOMPARE(early.decision().state.candidateRevision, QString());
}

QTEST_GUILESS_MAIN(TestRolloutDecision)
#include "tst_rollout_decision.moc"
