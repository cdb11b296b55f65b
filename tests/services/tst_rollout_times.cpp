#include "tests/services/DecisionTable.h"

using namespace ph;
using namespace ph::testing;

namespace {

using Phase = RolloutRecord::Phase;
using Kind = RolloutDecision::Kind;
using Verdict = AnalysisReport::Verdict;

} // namespace

/// Which times count: of holding, of a condition, and of a soak that nobody sees.
class TestRolloutTimes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void timesOfHoldingDoNotCount();
    void aConditionHasToHoldForItsTime();
    void whatAConditionMeasuredLastIsKept();
    void blindTimeCountsTowardNoSoak_data();
    void blindTimeCountsTowardNoSoak();
};

void TestRolloutTimes::timesOfHoldingDoNotCount()
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

void TestRolloutTimes::aConditionHasToHoldForItsTime()
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

void TestRolloutTimes::whatAConditionMeasuredLastIsKept()
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

void TestRolloutTimes::blindTimeCountsTowardNoSoak_data()
{
    QTest::addColumn<Given>("blinded");
    const auto row = [](const char* name, const Given& blinded) { QTest::newRow(name) << blinded; };
    row("the metrics are silent",
        [](RolloutMoment& m) { m.metricsLost = Error::make(ErrorKind::Offline, {}); });
    row("what decides has no data", [](RolloutMoment& m) {
        m.judge(Verdict::Wait, "NaN");
        m.report->metrics = {noData()};
    });
    row("a condition has no value", [](RolloutMoment& m) { m.readings = {std::optional<double>()}; });
    row("the endpoint is not seen", [](RolloutMoment& m) { m.unseen = Error::make(ErrorKind::Timeout, {}); });
    row("somebody else's share is there", [](RolloutMoment& m) { m.object.percent = 30; });
}

/// Ten seconds of a minute have passed when everything goes dark for forty.
void TestRolloutTimes::blindTimeCountsTowardNoSoak()
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

QTEST_GUILESS_MAIN(TestRolloutTimes)
#include "tst_rollout_times.moc"
