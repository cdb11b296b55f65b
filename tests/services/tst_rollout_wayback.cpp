#include "tests/services/DecisionTable.h"

using namespace ph;
using namespace ph::testing;

namespace {

using Phase = RolloutRecord::Phase;

/// Turned back from 10 %.
RolloutMoment turnedBack()
{
    auto moment = soaking();
    moment.state.direction = RolloutState::Direction::Back;
    moment.state.reason = QStringLiteral("too many errors");
    return moment;
}
/// 0 % is observed; the fields are the candidate's still.
RolloutMoment takenBack()
{
    auto moment = turnedBack();
    moment.back(WayBack::TakeBack).phase = Phase::Passed;
    moment.object.percent = 0;
    moment.object.traffic = {{"r3", 0}, {"r2", 100}};
    return moment;
}
/// 0 % is asked for just now.
RolloutMoment takingBack()
{
    auto moment = takenBack();
    moment.back(WayBack::TakeBack).phase = Phase::Requested;
    moment.back(WayBack::TakeBack).requestedMs = moment.nowMs;
    return moment;
}
/// The fields are as before, and r4, which comes of them, is ready.
RolloutMoment restored()
{
    auto moment = takenBack();
    moment.back(WayBack::Restore).phase = Phase::Requested;
    moment.back(WayBack::Restore).requestedMs = moment.nowMs;
    moment.object.uri = "s3://models/v2";
    moment.object.created = moment.object.ready = "r4";
    moment.object.traffic = {{"r4", 0}, {"r2", 100}};
    return moment;
}

} // namespace

/// What a driver does next once a rollout has turned back.
class TestRolloutWayBack : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void decides_data();
    void decides() { decidesAsTheRowSays(); }
    void aDeploymentFoundOnTheWayBackIsWrittenDown();
};

void TestRolloutWayBack::decides_data()
{
    decisionColumns();
    const Given nothing = [](RolloutMoment&) {};

    decisionRow("0 % first", turnedBack, nothing, "act candidate 0 back");
    decisionRow(
        "neither a freeze nor a pause stops it", turnedBack,
        [](RolloutMoment& m) {
            m.freeze = QStringLiteral("Frozen.");
            m.ask(RolloutRequest::Kind::Pause);
        },
        "act candidate 0 back");
    decisionRow(
        "after the promotion 0 % goes to the one before", promoted,
        [](RolloutMoment& m) { m.state.direction = RolloutState::Direction::Back; }, "act candidate 0 back");
    decisionRow(
        "unless that is another by now", promoted,
        [](RolloutMoment& m) {
            m.state.direction = RolloutState::Direction::Back;
            m.object.previous = "r1";
        },
        "hold back: At 0 % KServe would send the requests to r1, not to r2");
    decisionRow(
        "asked for is not done", takingBack,
        [](RolloutMoment& m) {
            m.object.traffic = {{"r3", 10}, {"r2", 90}};
        },
        "wait back");
    decisionRow(
        "the old one has to be ready", takingBack,
        [](RolloutMoment& m) { m.stable = RolloutSight::Stable::NotReady; }, "wait back");
    decisionRow(
        "proved by the traffic", takingBack, [](RolloutMoment& m) { m.stable = RolloutSight::Stable::Ready; },
        "note back");
    decisionRow(
        "not seen in time", takingBack,
        [](RolloutMoment& m) {
            m.back(WayBack::TakeBack).requestedMs = m.nowMs - 11 * minute;
            m.object.traffic = {{"r3", 10}, {"r2", 90}};
        },
        "hold back: Going back was asked for, and is not seen: r2 gets 90 %");
    decisionRow(
        "a late write raised it again: 0 % anew", takenBack,
        [](RolloutMoment& m) {
            m.object.percent = 10;
            m.object.traffic = {{"r3", 10}, {"r2", 90}};
        },
        "act candidate 0 back");
    decisionRow("then the fields, still at 0 %", takenBack, nothing, "act before 0 back");
    decisionRow(
        "restored, and not ready", restored, [](RolloutMoment& m) { m.object.ready = "r3"; }, "wait back");
    decisionRow(
        "restored, and not created", restored,
        [](RolloutMoment& m) { m.object.created = m.object.ready = "r3"; }, "wait back");
    decisionRow("restored", restored, nothing, "note back");
    decisionRow(
        "then the percentage is taken away", restored,
        [](RolloutMoment& m) { m.back(WayBack::Restore).phase = Phase::Passed; }, "act before none back");
    decisionRow(
        "released, not seen", restored,
        [](RolloutMoment& m) {
            m.back(WayBack::Restore).phase = Phase::Passed;
            m.back(WayBack::Release).phase = Phase::Requested;
            m.back(WayBack::Release).requestedMs = m.nowMs;
            m.object.percent = std::nullopt;
        },
        "wait back");
    decisionRow(
        "released and seen: the errors are left to be measured", restored,
        [](RolloutMoment& m) {
            m.back(WayBack::Release).phase = Phase::Requested;
            m.object.percent = std::nullopt;
            m.object.traffic = {{"r4", 100}};
        },
        "note back: too many errors");
    decisionRow(
        "somebody else put it back", turnedBack,
        [](RolloutMoment& m) {
            m.object.uri = "s3://models/v2";
            m.object.percent = std::nullopt;
            m.object.created = m.object.ready = m.object.rolledOut = "r4";
            m.object.traffic = {{"r4", 100}};
        },
        "note back: too many errors");
    decisionRow(
        "GitOps would undo it", turnedBack,
        [](RolloutMoment& m) {
            m.object.metadata = {{"annotations", {{"argocd.argoproj.io/tracking-id", "fraud:x"}}}};
        },
        "hold back: Argo CD (fraud) manages this endpoint and would undo a rollback by hand: it must go "
        "through "
        "Git");
    decisionRow(
        "another manager holds the percentage", turnedBack,
        [](RolloutMoment& m) { m.object.holdPercent("night-watch"); }, "hold back: night-watch manages");
    decisionRow(
        "neither as before nor as the candidate", turnedBack,
        [](RolloutMoment& m) { m.object.uri = "s3://models/v9"; },
        "hold back: The endpoint is neither as it was");
    decisionRow(
        "refused, for now", turnedBack,
        [](RolloutMoment& m) {
            m.back(WayBack::TakeBack).phase = Phase::Refused;
            m.back(WayBack::TakeBack).notBeforeMs = m.nowMs + 1;
            m.back(WayBack::TakeBack).result = QStringLiteral("no right");
        },
        "hold back: Going back was refused (no right)");
    decisionRow(
        "and asked for again later", turnedBack,
        [](RolloutMoment& m) {
            m.back(WayBack::TakeBack).phase = Phase::Refused;
            m.back(WayBack::TakeBack).notBeforeMs = m.nowMs;
        },
        "note back");
    decisionRow(
        "a deployment that may be on its way is waited for", atDeploy,
        [](RolloutMoment& m) {
            m.state.direction = RolloutState::Direction::Back;
            m.step(1).phase = Phase::Intended;
            m.step(1).intendedMs = m.nowMs - second;
            m.step(1).precondition = QStringLiteral("41");
        },
        "wait back");
    decisionRow(
        "and found never to have come", atDeploy,
        [](RolloutMoment& m) {
            m.state.direction = RolloutState::Direction::Back;
            m.step(1).phase = Phase::Intended;
            m.step(1).intendedMs = m.nowMs - second;
            m.step(1).precondition = QStringLiteral("40");
        },
        "end aborted back");
}

void TestRolloutWayBack::aDeploymentFoundOnTheWayBackIsWrittenDown()
{
    auto moment = deploying();
    moment.state.direction = RolloutState::Direction::Back;
    moment.step(1).phase = Phase::Intended;
    // Else its restored fields would look as if it had never come.
    QVERIFY(moment.decision().state.steps[1].phase == Phase::Requested);
}

QTEST_GUILESS_MAIN(TestRolloutWayBack)
#include "tst_rollout_wayback.moc"
