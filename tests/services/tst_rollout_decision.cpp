#include "tests/services/RolloutSamples.h"

using namespace ph;
using namespace ph::testing;

namespace {

using Phase = RolloutRecord::Phase;
using Kind = RolloutDecision::Kind;
using Verdict = AnalysisReport::Verdict;

/// A rollout at some point of its way: what is written down and what is seen.
struct Moment {
    RolloutPlan plan = planned();
    RolloutState state = newRollout(plan, QStringLiteral("sha256:x"), rolloutBegins);
    KserveObject object;
    std::int64_t nowMs = rolloutBegins + minute;
    std::optional<AnalysisReport> report;
    std::optional<Error> metricsLost, unseen;
    QList<std::optional<double>> readings = {100.0};
    QString freeze;
    RolloutSight::Stable stable = RolloutSight::Stable::NotAsked;

    RolloutSight sight() const
    {
        auto sight = kserve::sightOf(object.json(), plan, nowMs);
        if (!sight)
            qFatal("%s", qPrintable(sight.error().detail));
        sight->unseen = unseen;
        sight->report = report;
        sight->metricsLost = metricsLost;
        sight->readings = readings;
        sight->freeze = freeze;
        sight->stable = stable;
        return *sight;
    }
    RolloutDecision decision() const { return decide(plan, state, sight()); }

    RolloutRecord& step(qsizetype position) { return state.steps[position]; }
    RolloutRecord& back(WayBack step) { return state.back[qsizetype(step)]; }
    void ask(RolloutRequest::Kind kind, std::int64_t atMs = rolloutBegins)
    {
        state.requests.append({kind, QStringLiteral("ada"), atMs, QStringLiteral("looks odd")});
    }
    void judge(Verdict verdict, const char* why) { report = reported(verdict, why, nowMs); }
    void fail(const char* condition, const char* message)
    {
        object.conditions = Json::array({Json{
            {"type", condition}, {"status", "False"}, {"reason", "RevisionFailed"}, {"message", message}}});
    }
};

/// Planned steps: 0 preflight, 1 deploy, 2 weight 10, 3 weight 50, 4 promote, 5 confirm.
void passUntil(Moment& moment, qsizetype position)
{
    for (qsizetype i = 0; i < position; ++i) {
        auto& record = moment.step(i);
        record.phase = Phase::Passed;
        record.intendedMs = record.requestedMs = record.observedMs = rolloutBegins;
    }
}

Moment atPreflight()
{
    return {};
}
/// The preflight is passed; nothing is deployed.
Moment atDeploy()
{
    Moment moment;
    passUntil(moment, 1);
    return moment;
}
/// The candidate is asked for, and r3 is on its way.
Moment deploying()
{
    auto moment = atDeploy();
    moment.step(1).phase = Phase::Requested;
    moment.step(1).intendedMs = moment.step(1).requestedMs = moment.nowMs - second;
    moment.object.uri = "s3://models/v3";
    moment.object.percent = 0;
    moment.object.created = "r3";
    moment.object.traffic = {{"r2", 0}, {"r2", 100}}; // "latest" names the old one until the new one is ready
    return moment;
}
/// r3 is ready and gets nothing.
Moment deployed()
{
    auto moment = deploying();
    passUntil(moment, 2);
    moment.state.candidateRevision = QStringLiteral("r3");
    moment.object.ready = "r3";
    moment.object.traffic = {{"r3", 0}, {"r2", 100}};
    return moment;
}
/// 10 % are observed, since 10 s.
Moment soaking()
{
    auto moment = deployed();
    moment.step(2).phase = Phase::Observed;
    moment.step(2).intendedMs = moment.step(2).requestedMs = moment.step(2).observedMs =
        moment.nowMs - 10 * second;
    moment.object.percent = 10;
    moment.object.traffic = {{"r3", 10}, {"r2", 90}};
    return moment;
}
/// Its minute is over.
Moment soaked()
{
    auto moment = soaking();
    moment.nowMs = moment.step(2).observedMs + minute;
    return moment;
}
Moment atPromotion()
{
    auto moment = soaking();
    passUntil(moment, 4);
    moment.object.percent = 50;
    moment.object.traffic = {{"r3", 50}, {"r2", 50}};
    return moment;
}
Moment promoted()
{
    auto moment = atPromotion();
    passUntil(moment, 5);
    moment.object.percent = 100;
    moment.object.traffic = {{"r3", 100}};
    moment.object.rolledOut = "r3";
    moment.object.previous = "r2";
    return moment;
}
/// Turned back from 10 %.
Moment turnedBack()
{
    auto moment = soaking();
    moment.state.direction = RolloutState::Direction::Back;
    moment.state.reason = QStringLiteral("too many errors");
    return moment;
}
/// 0 % is observed; the fields are the candidate's still.
Moment takenBack()
{
    auto moment = turnedBack();
    moment.back(WayBack::TakeBack).phase = Phase::Passed;
    moment.object.percent = 0;
    moment.object.traffic = {{"r3", 0}, {"r2", 100}};
    return moment;
}
/// The fields are as before, and r4, which comes of them, is ready.
Moment restored()
{
    auto moment = takenBack();
    moment.back(WayBack::Restore).phase = Phase::Requested;
    moment.back(WayBack::Restore).requestedMs = moment.nowMs;
    moment.object.uri = "s3://models/v2";
    moment.object.created = moment.object.ready = "r4";
    moment.object.traffic = {{"r4", 0}, {"r2", 100}};
    return moment;
}

MetricVerdict noData()
{
    MetricVerdict verdict;
    verdict.metric = QStringLiteral("error_rate");
    return verdict;
}

using Given = std::function<void(Moment&)>;
using Place = Moment (*)();

QString kindName(Kind kind)
{
    static const char* const names[] = {"note", "try", "act", "wait", "hold", "end"};
    return QString::fromLatin1(names[int(kind)]);
}

/// What is decided, as one line: what is done, which way, and why.
QString inWords(const RolloutDecision& decision)
{
    auto words = kindName(decision.kind);
    if (decision.kind == Kind::Act || decision.kind == Kind::Try)
        words += QStringLiteral(" %1 %2").arg(
            decision.write.fields == RolloutWrite::Fields::After ? QStringLiteral("candidate")
                                                                 : QStringLiteral("before"),
            decision.write.percent ? QString::number(*decision.write.percent) : QStringLiteral("none"));
    if (decision.kind == Kind::End)
        words += u' ' + rolloutOutcomeName(decision.state.outcome);
    if (decision.state.direction == RolloutState::Direction::Back)
        words += QStringLiteral(" back");
    if (!decision.state.holding.isEmpty())
        words += QStringLiteral(": ") + decision.state.holding;
    else if (!decision.state.reason.isEmpty())
        words += QStringLiteral(": ") + decision.state.reason;
    return words;
}

} // namespace

Q_DECLARE_METATYPE(Given)
Q_DECLARE_METATYPE(Place)

/// What a driver does next, from everything that it knows. Nothing here waits or asks anybody.
class TestRolloutDecision : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void decides_data();
    void decides();
    void aWriteIsWrittenDownBeforeItIsAsked();
    void answersAreTakenForWhatTheySay_data();
    void answersAreTakenForWhatTheySay();
    void aDeploymentFoundOnTheWayBackIsWrittenDown();
    void timesOfHoldingDoNotCount();
    void theCandidateIsKnownOnceItIsCreated();
    void aConditionHasToHoldForItsTime();
    void whatAConditionMeasuredLastIsKept();
    void blindTimeCountsTowardNoSoak_data();
    void blindTimeCountsTowardNoSoak();
};

void TestRolloutDecision::decides_data()
{
    QTest::addColumn<Place>("place");
    QTest::addColumn<Given>("given");
    QTest::addColumn<QString>("decision"); ///< the line, as far as its reason is told
    const auto row = [](const char* name, Place place, const Given& given, const char* decision) {
        QTest::newRow(name) << place << given << QString::fromUtf8(decision);
    };
    const Given nothing = [](Moment&) {};

    // The preflight.
    row("first the server is asked whether it would", atPreflight, nothing, "try candidate 0");
    row(
        "preflight: changed since", atPreflight, [](Moment& m) { m.object.uri = "s3://models/v9"; },
        "hold: /spec/predictor/model/storageUri is \"s3://models/v9\"");
    row(
        "preflight: another is rolled out", atPreflight,
        [](Moment& m) { m.object.rolledOut = m.object.created = m.object.ready = "r3"; },
        "hold: r3 is rolled out, and r2 was");
    row(
        "preflight: a freeze", atPreflight, [](Moment& m) { m.freeze = QStringLiteral("Frozen until May."); },
        "hold: Frozen");
    row(
        "preflight: met already", atPreflight, [](Moment& m) { m.readings = {400.0}; },
        "hold: The rollback condition is met before");
    row(
        "preflight: nobody answers the condition", atPreflight,
        [](Moment& m) { m.readings = {std::optional<double>()}; },
        "hold: Nobody answers the rollback condition p95");
    row(
        "preflight: would be refused", atPreflight,
        [](Moment& m) {
            m.step(0).phase = Phase::Refused;
            m.step(0).result = QStringLiteral("no right");
        },
        "hold: The cluster would refuse the candidate (no right)");
    row(
        "aborted before anything was done", atPreflight,
        [](Moment& m) { m.ask(RolloutRequest::Kind::Abort); }, "note back: ada: looks odd");
    row(
        "then it ends", atPreflight, [](Moment& m) { m.state.direction = RolloutState::Direction::Back; },
        "end aborted back");

    // Deploying.
    row("fields and 0 % in one write", atDeploy, nothing, "act candidate 0");
    row(
        "a freeze before it", atDeploy, [](Moment& m) { m.freeze = QStringLiteral("Frozen."); },
        "hold: Frozen");
    row(
        "no answer came, and it is there", deploying, [](Moment& m) { m.step(1).phase = Phase::Intended; },
        "note");
    row(
        "no answer came, and it may still come", atDeploy,
        [](Moment& m) {
            m.step(1).phase = Phase::Intended;
            m.step(1).intendedMs = m.nowMs - second;
            m.step(1).precondition = QStringLiteral("41");
        },
        "wait");
    row(
        "no answer came, and its time is over", atDeploy,
        [](Moment& m) {
            m.step(1).phase = Phase::Intended;
            m.step(1).intendedMs = m.nowMs - 2 * minute;
            m.step(1).precondition = QStringLiteral("41");
        },
        "act candidate 0");
    row(
        "no answer came, and its precondition is gone", atDeploy,
        [](Moment& m) {
            m.step(1).phase = Phase::Intended;
            m.step(1).intendedMs = m.nowMs;
            m.step(1).precondition = QStringLiteral("40");
        },
        "act candidate 0");
    row(
        "not created yet", deploying, [](Moment& m) { m.object.created = "r2"; }, "wait");
    row(
        "Ready=True is of the one before", deploying,
        [](Moment& m) {
            m.object.created = "r2";
            m.object.conditions = Json::array({Json{{"type", "Ready"}, {"status", "True"}}});
        },
        "wait");
    row("created, and not ready", deploying, nothing, "wait");
    row(
        "ready and seen", deploying,
        [](Moment& m) {
            m.object.ready = "r3";
            m.object.traffic = {{"r3", 0}, {"r2", 100}};
        },
        "note");
    row(
        "a model that cannot be loaded", deploying,
        [](Moment& m) {
            m.object.modelStatus = {
                {"transitionStatus", "BlockedByFailedLoad"},
                {"lastFailureInfo", {{"reason", "ModelLoadFailed"}, {"message", "no such"}}}};
        },
        "note back: r3 cannot serve (BlockedByFailedLoad/ModelLoadFailed): no such");
    row(
        "a crash, with its routes ready", deploying,
        [](Moment& m) { m.fail("PredictorReady", "CrashLoopBackOff"); },
        "note back: r3 cannot serve (RevisionFailed): CrashLoopBackOff");
    row(
        "a failure of the one before says nothing of the candidate", deploying,
        [](Moment& m) {
            m.object.created = "r2";
            m.fail("PredictorReady", "old");
        },
        "wait");
    row(
        "not ready in time", deploying, [](Moment& m) { m.nowMs += 11 * minute; },
        "note back: the candidate at 0 % was asked for, and is not seen within 600 s: r3 is created");
    row(
        "refused", atDeploy,
        [](Moment& m) {
            m.step(1).phase = Phase::Refused;
            m.step(1).intendedMs = rolloutBegins;
            m.step(1).result = QStringLiteral("exceeded quota");
        },
        "hold: the candidate at 0 % was refused (exceeded quota)");
    row(
        "refused, and somebody says to go on", atDeploy,
        [](Moment& m) {
            m.step(1).phase = Phase::Refused;
            m.step(1).intendedMs = rolloutBegins;
            m.ask(RolloutRequest::Kind::Resume, rolloutBegins + 1);
        },
        "note");

    // Weights and soaks.
    row("the first share", deployed, nothing, "act candidate 10");
    row(
        "never before the candidate is ready", deployed, [](Moment& m) { m.object.ready = "r2"; },
        "hold: r3 is created, and not ready");
    row(
        "a freeze holds at the present share", deployed,
        [](Moment& m) { m.freeze = QStringLiteral("Frozen."); }, "hold: Frozen");
    row(
        "a pause", deployed, [](Moment& m) { m.ask(RolloutRequest::Kind::Pause); },
        "hold: Paused by ada: looks odd");
    row(
        "a pause that is over", deployed,
        [](Moment& m) {
            m.ask(RolloutRequest::Kind::Pause);
            m.ask(RolloutRequest::Kind::Resume);
        },
        "act candidate 10");
    row(
        "its soak runs", soaking, [](Moment& m) { m.judge(Verdict::Pass, "fine"); }, "wait");
    row(
        "a freeze does not end a soak", soaking, [](Moment& m) { m.freeze = QStringLiteral("Frozen."); },
        "wait");
    row("time alone lets nothing pass", soaked, nothing, "wait");
    row(
        "too few samples are no success", soaked, [](Moment& m) { m.judge(Verdict::Wait, "too few"); },
        "wait");
    row(
        "passed", soaked, [](Moment& m) { m.judge(Verdict::Pass, "fine"); }, "note");
    row(
        "a condition that nobody answers lets nothing pass", soaked,
        [](Moment& m) {
            m.judge(Verdict::Pass, "fine");
            m.readings = {std::optional<double>()};
        },
        "wait");
    row(
        "NaN is no data, and no data in time is the metrics' loss", soaked,
        [](Moment& m) {
            m.judge(Verdict::Wait, "NaN");
            m.report->metrics = {noData()};
            m.nowMs += minute;
        },
        "note back: The soak is over, and there is no data to judge by: NaN");
    row(
        "or it holds, where the policy says so", soaked,
        [](Moment& m) {
            m.plan.rules.onMetricsLost = RolloutRules::MetricsLost::Hold;
            m.judge(Verdict::Wait, "NaN");
            m.report->metrics = {noData()};
            m.nowMs += minute;
        },
        "hold: The soak is over, and there is no data");
    row(
        "a failure", soaking, [](Moment& m) { m.judge(Verdict::Fail, "too many errors"); },
        "note back: too many errors");
    row(
        "a critical failure", soaking, [](Moment& m) { m.judge(Verdict::Critical, "down"); },
        "note back: down");
    row(
        "a failure in a freeze goes back all the same", soaking,
        [](Moment& m) {
            m.freeze = QStringLiteral("Frozen.");
            m.judge(Verdict::Fail, "too many errors");
        },
        "note back: too many errors");
    row(
        "and in a pause", soaking,
        [](Moment& m) {
            m.ask(RolloutRequest::Kind::Pause);
            m.judge(Verdict::Critical, "down");
        },
        "note back: down");
    row(
        "the rollback condition", soaking, [](Moment& m) { m.readings = {301.0}; },
        "note back: The rollback condition is met: p95 > 300 (301)");
    row(
        "it crashes later", soaking, [](Moment& m) { m.fail("PredictorReady", "OOMKilled"); },
        "note back: r3 cannot serve (RevisionFailed): OOMKilled");
    row(
        "aborted by hand", soaking, [](Moment& m) { m.ask(RolloutRequest::Kind::Abort); }, "note back: ada");
    row(
        "metrics silent within their grace", soaking,
        [](Moment& m) {
            m.metricsLost = Error::make(ErrorKind::Offline, {}, QStringLiteral("refused"));
            m.state.metricsLostSinceMs = m.nowMs - 30 * second;
        },
        "wait");
    row(
        "metrics lost: back", soaking,
        [](Moment& m) {
            m.metricsLost = Error::make(ErrorKind::Offline, {}, QStringLiteral("refused"));
            m.state.metricsLostSinceMs = m.nowMs - minute;
        },
        "note back: The metrics have said nothing for 60 s (refused)");
    row(
        "metrics lost: hold", soaking,
        [](Moment& m) {
            m.plan.rules.onMetricsLost = RolloutRules::MetricsLost::Hold;
            m.metricsLost = Error::make(ErrorKind::Offline, {}, QStringLiteral("refused"));
            m.state.metricsLostSinceMs = m.nowMs - minute;
        },
        "hold: The metrics have said nothing for 60 s");
    row(
        "metrics that are back", soaking,
        [](Moment& m) {
            m.state.metricsLostSinceMs = m.nowMs - 10 * minute;
            m.judge(Verdict::Wait, "few");
        },
        "wait");
    row(
        "not decided in time", soaking, [](Moment& m) { m.nowMs += 10 * 60 * minute; },
        "note back: It was not decided within");

    // Others.
    row(
        "somebody sets another share", soaking,
        [](Moment& m) {
            m.object.percent = 30;
            m.object.holdPercent("night-watch");
        },
        "hold: night-watch manages /spec/predictor/canaryTrafficPercent now");
    row(
        "the plan's own manager sets another share", soaking,
        [](Moment& m) {
            m.object.percent = 30;
            m.plan.takesOverFrom = {QStringLiteral("kubectl")};
            m.object.holdPercent("kubectl");
        },
        "hold: The object asks for 30 %, which this rollout did not ask for. Changed last by kubectl.");
    row(
        "somebody puts another model there", soaking, [](Moment& m) { m.object.uri = "s3://models/v9"; },
        "hold: The endpoint does not have the candidate's fields any more");
    row(
        "somebody's annotation makes a new revision", soaking, [](Moment& m) { m.object.created = "r4"; },
        "hold: r4 was created after the candidate r3");
    row(
        "a third revision gets requests", soaking,
        [](Moment& m) {
            m.object.traffic = {{"r3", 10}, {"r2", 80}, {"r1", 10}};
        },
        "hold: r1 gets 10 %");
    row(
        "several rows of one revision are one share", deployed,
        [](Moment& m) {
            m.object.traffic = {{"r3", 0}, {"r2", 40}, {"r2", 60}};
        },
        "act candidate 10");
    row(
        "Standard mode all of a sudden", soaking, [](Moment& m) { m.object.mode = "Standard"; },
        "hold: In Standard mode");
    row(
        "a GitOps controller comes", soaking,
        [](Moment& m) {
            m.object.metadata = {{"annotations", {{"argocd.argoproj.io/tracking-id", "fraud:x"}}}};
        },
        "hold: Argo CD (fraud) manages this endpoint");
    row(
        "nobody answers", soaking,
        [](Moment& m) { m.unseen = Error::make(ErrorKind::Timeout, {}, QStringLiteral("slow")); },
        "hold: The endpoint cannot be seen (slow)");
    row(
        "it is gone", soaking, [](Moment& m) { m.unseen = Error::make(ErrorKind::NotFound, {}); },
        "end stopped: The endpoint is not there");
    row(
        "another object of its name", soaking, [](Moment& m) { m.object.uid = "u2"; },
        "end stopped: Another");

    // Promotion.
    row("promotion asks for everything", atPromotion, nothing, "act candidate 100");
    row(
        "a freeze stops it", atPromotion, [](Moment& m) { m.freeze = QStringLiteral("Frozen."); },
        "hold: Frozen");
    row(
        "promoted, not yet seen", promoted,
        [](Moment& m) {
            m.step(4).phase = Phase::Requested;
            m.object.rolledOut = "r2";
        },
        "wait");
    row("seen", promoted, nothing, "note");
    row(
        "confirmed, with no soak", promoted,
        [](Moment& m) {
            m.step(5).phase = Phase::Observed;
            m.step(5).observedMs = m.nowMs;
        },
        "note");
    row(
        "confirmed, with a soak, and a failure", promoted,
        [](Moment& m) {
            m.plan.steps[5].soakMs = minute;
            m.step(5).phase = Phase::Observed;
            m.step(5).observedMs = m.nowMs;
            m.judge(Verdict::Fail, "worse");
        },
        "note back: worse");
    row(
        "the end", promoted, [](Moment& m) { m.step(5).phase = Phase::Passed; }, "end promoted");
    row(
        "what has ended stays ended", promoted,
        [](Moment& m) {
            m.state.outcome = RolloutOutcome::Promoted;
            m.state.outcomeMs = m.nowMs;
            m.ask(RolloutRequest::Kind::RollBack, m.nowMs - 1);
        },
        "end promoted");
    row(
        "but for a rollback that is asked for later", promoted,
        [](Moment& m) {
            m.state.outcome = RolloutOutcome::Promoted;
            m.state.outcomeMs = m.nowMs;
            m.ask(RolloutRequest::Kind::RollBack, m.nowMs);
        },
        "note back: ada: looks odd");

    // A/B.
    const Given abTest = [](Moment& m) { m.plan.strategy = RolloutStrategy::AbTest; };
    row(
        "a sequential test ends when it has decided", soaking,
        [=](Moment& m) {
            abTest(m);
            m.judge(Verdict::Pass, "better");
        },
        "note");
    row(
        "and not before", soaked,
        [=](Moment& m) {
            abTest(m);
            m.judge(Verdict::Wait, "open");
        },
        "wait");

    // The way back.
    row("0 % first", turnedBack, nothing, "act candidate 0 back");
    row(
        "neither a freeze nor a pause stops it", turnedBack,
        [](Moment& m) {
            m.freeze = QStringLiteral("Frozen.");
            m.ask(RolloutRequest::Kind::Pause);
        },
        "act candidate 0 back");
    row(
        "after the promotion 0 % goes to the one before", promoted,
        [](Moment& m) { m.state.direction = RolloutState::Direction::Back; }, "act candidate 0 back");
    row(
        "unless that is another by now", promoted,
        [](Moment& m) {
            m.state.direction = RolloutState::Direction::Back;
            m.object.previous = "r1";
        },
        "hold back: At 0 % KServe would send the requests to r1, not to r2");
    row(
        "asked for is not done", takenBack,
        [](Moment& m) {
            m.back(WayBack::TakeBack).phase = Phase::Requested;
            m.back(WayBack::TakeBack).requestedMs = m.nowMs;
            m.object.traffic = {{"r3", 10}, {"r2", 90}};
        },
        "wait back");
    row(
        "the old one has to be ready", takenBack,
        [](Moment& m) {
            m.back(WayBack::TakeBack).phase = Phase::Requested;
            m.back(WayBack::TakeBack).requestedMs = m.nowMs;
            m.stable = RolloutSight::Stable::NotReady;
        },
        "wait back");
    row(
        "proved by the traffic", takenBack,
        [](Moment& m) {
            m.back(WayBack::TakeBack).phase = Phase::Requested;
            m.back(WayBack::TakeBack).requestedMs = m.nowMs;
            m.stable = RolloutSight::Stable::Ready;
        },
        "note back");
    row(
        "not seen in time", takenBack,
        [](Moment& m) {
            m.back(WayBack::TakeBack).phase = Phase::Requested;
            m.back(WayBack::TakeBack).requestedMs = m.nowMs - 11 * minute;
            m.object.traffic = {{"r3", 10}, {"r2", 90}};
        },
        "hold back: Going back was asked for, and is not seen: r2 gets 90 %");
    row(
        "a late write raised it again: 0 % anew", takenBack,
        [](Moment& m) {
            m.object.percent = 10;
            m.object.traffic = {{"r3", 10}, {"r2", 90}};
        },
        "act candidate 0 back");
    row("then the fields, still at 0 %", takenBack, nothing, "act before 0 back");
    row(
        "restored, and not ready", restored, [](Moment& m) { m.object.ready = "r3"; }, "wait back");
    row(
        "restored, and not created", restored, [](Moment& m) { m.object.created = m.object.ready = "r3"; },
        "wait back");
    row("restored", restored, nothing, "note back");
    row(
        "then the percentage is taken away", restored,
        [](Moment& m) { m.back(WayBack::Restore).phase = Phase::Passed; }, "act before none back");
    row(
        "released, not seen", restored,
        [](Moment& m) {
            m.back(WayBack::Restore).phase = Phase::Passed;
            m.back(WayBack::Release).phase = Phase::Requested;
            m.back(WayBack::Release).requestedMs = m.nowMs;
            m.object.percent = std::nullopt;
        },
        "wait back");
    row(
        "released and seen: the errors are left to be measured", restored,
        [](Moment& m) {
            m.back(WayBack::Release).phase = Phase::Requested;
            m.object.percent = std::nullopt;
            m.object.traffic = {{"r4", 100}};
        },
        "note back: too many errors");
    row(
        "somebody else put it back", turnedBack,
        [](Moment& m) {
            m.object.uri = "s3://models/v2";
            m.object.percent = std::nullopt;
            m.object.created = m.object.ready = m.object.rolledOut = "r4";
            m.object.traffic = {{"r4", 100}};
        },
        "note back: too many errors");
    row(
        "GitOps would undo it", turnedBack,
        [](Moment& m) {
            m.object.metadata = {{"annotations", {{"argocd.argoproj.io/tracking-id", "fraud:x"}}}};
        },
        "hold back: Argo CD (fraud) manages this endpoint and would undo a rollback by hand: it must go "
        "through "
        "Git");
    row(
        "another manager holds the percentage", turnedBack,
        [](Moment& m) { m.object.holdPercent("night-watch"); }, "hold back: night-watch manages");
    row(
        "neither as before nor as the candidate", turnedBack,
        [](Moment& m) { m.object.uri = "s3://models/v9"; }, "hold back: The endpoint is neither as it was");
    row(
        "refused, for now", turnedBack,
        [](Moment& m) {
            m.back(WayBack::TakeBack).phase = Phase::Refused;
            m.back(WayBack::TakeBack).notBeforeMs = m.nowMs + 1;
            m.back(WayBack::TakeBack).result = QStringLiteral("no right");
        },
        "hold back: Going back was refused (no right)");
    row(
        "and asked for again later", turnedBack,
        [](Moment& m) {
            m.back(WayBack::TakeBack).phase = Phase::Refused;
            m.back(WayBack::TakeBack).notBeforeMs = m.nowMs;
        },
        "note back");
    row(
        "a deployment that may be on its way is waited for", atDeploy,
        [](Moment& m) {
            m.state.direction = RolloutState::Direction::Back;
            m.step(1).phase = Phase::Intended;
            m.step(1).intendedMs = m.nowMs - second;
            m.step(1).precondition = QStringLiteral("41");
        },
        "wait back");
    row(
        "and found never to have come", atDeploy,
        [](Moment& m) {
            m.state.direction = RolloutState::Direction::Back;
            m.step(1).phase = Phase::Intended;
            m.step(1).intendedMs = m.nowMs - second;
            m.step(1).precondition = QStringLiteral("40");
        },
        "end aborted back");
}

void TestRolloutDecision::decides()
{
    QFETCH(Place, place);
    QFETCH(Given, given);
    QFETCH(QString, decision);
    auto moment = place();
    given(moment);
    const auto words = inWords(moment.decision());
    QVERIFY2(words.startsWith(decision), qPrintable(words));
    QCOMPARE(words.section(u':', 0, 0), decision.section(u':', 0, 0));
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

void TestRolloutDecision::aDeploymentFoundOnTheWayBackIsWrittenDown()
{
    auto moment = deploying();
    moment.state.direction = RolloutState::Direction::Back;
    moment.step(1).phase = Phase::Intended;
    // Else its restored fields would look as if it had never come.
    QVERIFY(moment.decision().state.steps[1].phase == Phase::Requested);
}

void TestRolloutDecision::timesOfHoldingDoNotCount()
{
    auto moment = deployed();
    moment.plan.decideWithinMs = 5 * minute;
    moment.freeze = QStringLiteral("Frozen.");
    auto held = moment.decision();
    QCOMPARE(held.state.holdingSinceMs, moment.nowMs);
    moment.state = held.state;
    moment.nowMs += 60 * minute;
    held = moment.decision();
    QVERIFY(held.kind == Kind::Hold);
    moment.state = held.state;
    moment.freeze.clear();
    const auto goesOn = moment.decision();
    QVERIFY(goesOn.kind == Kind::Act);
    QCOMPARE(goesOn.state.heldMs, 60 * minute);
    QCOMPARE(goesOn.state.holding, QString());
}

void TestRolloutDecision::theCandidateIsKnownOnceItIsCreated()
{
    QCOMPARE(deploying().decision().state.candidateRevision, QStringLiteral("r3"));
    auto early = deploying();
    early.object.created = "r2";
    QCOMPARE(early.decision().state.candidateRevision, QString());
}

void TestRolloutDecision::aConditionHasToHoldForItsTime()
{
    auto moment = soaking();
    moment.plan.conditions[0].forMs = 30 * second;
    moment.readings = {301.0};
    moment.state = moment.decision().state;
    QVERIFY(moment.state.direction == RolloutState::Direction::Forward);
    moment.nowMs += 20 * second;
    moment.readings = {std::optional<double>()}; // no data ends nothing
    moment.state = moment.decision().state;
    moment.nowMs += 10 * second;
    moment.readings = {301.0};
    QVERIFY(moment.decision().state.direction == RolloutState::Direction::Back);
    moment.readings = {299.0};
    QVERIFY(moment.decision().state.direction == RolloutState::Direction::Forward);
}

void TestRolloutDecision::whatAConditionMeasuredLastIsKept()
{
    auto moment = soaking();
    const auto measured = [&](double value, std::int64_t passedMs) {
        moment.nowMs += passedMs;
        moment.readings = {value};
        moment.state = moment.decision().state;
        return moment.state.conditions[0];
    };
    moment.plan.conditions[0].forMs = minute;
    const auto first = moment.nowMs;
    QCOMPARE(measured(100, 0), (ConditionRecord{noTime, 100, first}));
    QCOMPARE(measured(101, second), (ConditionRecord{noTime, 100, first})); // a sample is due every 15 s
    QCOMPARE(measured(102, 14 * second), (ConditionRecord{noTime, 102, first + 15 * second}));
    QCOMPARE(measured(301, second), (ConditionRecord{first + 16 * second, 301, first + 16 * second}));
    QCOMPARE(measured(310, 15 * second), (ConditionRecord{first + 16 * second, 310, first + 31 * second}));
    QCOMPARE(measured(99, second), (ConditionRecord{noTime, 99, first + 32 * second}));
}

void TestRolloutDecision::blindTimeCountsTowardNoSoak_data()
{
    QTest::addColumn<Given>("blinded");
    const auto row = [](const char* name, const Given& blinded) { QTest::newRow(name) << blinded; };
    row("the metrics are silent", [](Moment& m) { m.metricsLost = Error::make(ErrorKind::Offline, {}); });
    row("what decides has no data", [](Moment& m) {
        m.judge(Verdict::Wait, "NaN");
        m.report->metrics = {noData()};
    });
    row("a condition has no value", [](Moment& m) { m.readings = {std::optional<double>()}; });
    row("the endpoint is not seen", [](Moment& m) { m.unseen = Error::make(ErrorKind::Timeout, {}); });
    row("somebody else's share is there", [](Moment& m) { m.object.percent = 30; });
}

/// Ten seconds of a minute have passed when everything goes dark for forty.
void TestRolloutDecision::blindTimeCountsTowardNoSoak()
{
    QFETCH(Given, blinded);
    auto moment = soaking();
    const auto seenMs = moment.step(2).observedMs;
    const auto lookAfter = [&](std::int64_t ms) {
        moment.nowMs = seenMs + ms;
        moment.judge(Verdict::Pass, "fine");
        const auto decision = moment.decision();
        moment.state = decision.state;
        return kindName(decision.kind);
    };
    auto dark = moment;
    blinded(dark);
    moment.state = dark.decision().state;
    QCOMPARE(moment.state.blindSinceMs, seenMs + 10 * second);
    dark = moment;
    dark.nowMs = seenMs + 50 * second;
    blinded(dark);
    moment.state = dark.decision().state;
    QCOMPARE(soakOverMs(moment.plan.steps[2], moment.step(2), moment.state, dark.nowMs),
             seenMs + 100 * second); // its countdown stands still
    QCOMPARE(lookAfter(50 * second), QStringLiteral("wait"));
    QCOMPARE(moment.step(2).blindMs, 40 * second);
    QCOMPARE(lookAfter(minute), QStringLiteral("wait"));
    QCOMPARE(lookAfter(99 * second), QStringLiteral("wait"));
    QCOMPARE(lookAfter(100 * second), QStringLiteral("note"));
    QVERIFY(moment.step(2).phase == Phase::Passed);
}

QTEST_GUILESS_MAIN(TestRolloutDecision)
#include "tst_rollout_decision.moc"
