#include "tests/services/RolloutLab.h"

using namespace ph;
using namespace ph::testing;

namespace {

using Verdict = AnalysisReport::Verdict;
using Recovery = RolloutRecovery::Kind;

/// p95 is too high from a minute on, and for so long.
void burdened(RolloutLab& lab, std::int64_t forMs)
{
    lab.analysis.gauge = [=](std::int64_t nowMs) {
        const auto sinceMs = nowMs - rolloutBegins - minute;
        return std::optional(sinceMs >= 0 && sinceMs < forMs ? 400.0 : 100.0);
    };
}

QString recoveryOf(const RolloutState& state)
{
    return recoveryInWords(state.recovery);
}

} // namespace

/// The third proof of a way back, after its traffic and the old revision: the errors are back where they may
/// be.
class TestRolloutRecovery : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void errorsAreMeasuredUntilTheyAreBack();
    void errorsThatStayAreToldAndNeverProven();
    void aThresholdIsMeasuredOfTheRevisionThatServesAgain();
    void valuesThatAreTooFewYetAreNoSilence();
    void aMomentWithinItsBoundsProvesNothing();
    void whatNothingTellsIsSaid_data();
    void whatNothingTellsIsSaid();
    void whatOnlyComparesIsSaidAtOnce();
    void aCandidateWithoutRequestsLeavesNothingToMeasure();
    void anotherDriverGoesOnMeasuring();
    void whoChangesTheEndpointMeanwhileEndsIt();
    void aCandidateThatComesAgainIsNotEndedOn();
};

void TestRolloutRecovery::errorsAreMeasuredUntilTheyAreBack()
{
    RolloutLab lab;
    burdened(lab, 5 * minute);
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QCOMPARE(state->outcome, RolloutOutcome::RolledBack);
    const auto& recovery = state->recovery;
    QVERIFY(recovery.sinceMs < rolloutBegins + 2 * minute); // the traffic was back long before
    QVERIFY(recovery.endedMs >= rolloutBegins + 6 * minute + lab.plan().rules.sampleEveryMs);
    QCOMPARE(state->outcomeMs, recovery.endedMs);
    QVERIFY2(recoveryOf(*state).startsWith(
                 QStringLiteral("The traffic is back, and the errors are within their bounds: p95 is 100.")),
             qPrintable(recoveryOf(*state)));
    QCOMPARE(*state->conditions[0].value, 400.0); // what it was taken back for stays
}

void TestRolloutRecovery::errorsThatStayAreToldAndNeverProven()
{
    RolloutLab lab;
    burdened(lab, 60 * minute);
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QCOMPARE(state->outcome, RolloutOutcome::RolledBack);
    QCOMPARE(state->recovery.kind, Recovery::NotBack);
    QVERIFY2(recoveryOf(*state).startsWith(
                 QStringLiteral("The traffic is back, the errors are not: p95 is 400, and")),
             qPrintable(recoveryOf(*state)));
    QVERIFY(state->recovery.endedMs - state->recovery.sinceMs >= lab.plan().rules.readyWithinMs);
    QVERIFY(state->recovery.endedMs - state->recovery.sinceMs < lab.plan().rules.readyWithinMs + minute);
    QCOMPARE(lab.sharesOf("s3://models/v2"), 100);
}

void TestRolloutRecovery::aThresholdIsMeasuredOfTheRevisionThatServesAgain()
{
    RolloutLab lab(askWith([](RolloutAsk& ask) { ask.conditions.clear(); }));
    lab.analysis.judge = [](const AnalysisLook& when) {
        return ScriptedAnalysis::says(Verdict::Fail, "4 % errors", when);
    };
    std::int64_t firstMs = noTime, askedFromMs = noTime;
    lab.analysis.judgeBack = [&](const AnalysisLook& when) {
        firstMs = firstMs == noTime ? when.nowMs : firstMs;
        askedFromMs = when.beganMs;
        const bool isBack = when.nowMs - firstMs > 2 * minute;
        return ScriptedAnalysis::says(isBack ? Verdict::Pass : Verdict::Fail,
                                      isBack ? "1 % errors" : "3 % errors", when);
    };
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QCOMPARE(state->recovery.kind, Recovery::Back);
    QCOMPARE(state->recovery.why, QStringLiteral("1 % errors"));
    QCOMPARE(state->recovery.revision, QStringLiteral("scorer-predictor-00004"));
    QCOMPARE(askedFromMs, state->recovery.sinceMs); // nothing of before counts
    QVERIFY(state->recovery.endedMs - firstMs > 2 * minute);
    const auto kept = lab.store.measurements(lab.id());
    QVERIFY_RESULT(kept);
    QCOMPARE(kept->back().report.why, QStringLiteral("1 % errors")); // the evidence
    QCOMPARE(state->steps[2].verdict, QStringLiteral("4 % errors"));
}

void TestRolloutRecovery::valuesThatAreTooFewYetAreNoSilence()
{
    RolloutLab lab(askWith([](RolloutAsk& ask) { ask.conditions.clear(); }));
    lab.analysis.judge = [](const AnalysisLook& when) {
        return ScriptedAnalysis::says(Verdict::Fail, "4 % errors", when);
    };
    bool isFirst = true;
    lab.analysis.judgeBack = [&](const AnalysisLook& when) { // none at first, then one a sample
        const bool isEnough = when.nowMs - when.beganMs > 2 * minute;
        auto found = isEnough ? ScriptedAnalysis::says(Verdict::Pass, "1 % errors", when)
                              : ScriptedAnalysis::says(Verdict::Wait, "8 values are needed", when);
        MetricVerdict verdict;
        verdict.metric = errorRate().name;
        verdict.kind = std::exchange(isFirst, false) ? MetricVerdict::Kind::NoData
                       : isEnough                    ? MetricVerdict::Kind::Pass
                                                     : MetricVerdict::Kind::Inconclusive;
        found.report.metrics = {verdict};
        return found;
    };
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QVERIFY(2 * minute > lab.plan().rules.metricsGraceMs);
    QVERIFY2(state->recovery.kind == Recovery::Back, qPrintable(recoveryOf(*state)));
    QCOMPARE(state->recovery.why, QStringLiteral("1 % errors"));
}

void TestRolloutRecovery::aMomentWithinItsBoundsProvesNothing()
{
    RolloutLab lab;
    lab.lookInterval = std::chrono::seconds(1);
    lab.analysis.gauge = [](std::int64_t nowMs) { // within for nine seconds of each ten
        const auto sinceMs = nowMs - rolloutBegins - minute;
        return std::optional(sinceMs >= 0 && sinceMs / second % 10 == 0 ? 400.0 : 100.0);
    };
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QVERIFY2(state->recovery.kind != Recovery::Back, qPrintable(recoveryOf(*state)));
}

void TestRolloutRecovery::whatNothingTellsIsSaid_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<bool>("atOnce");
    QTest::newRow("a source that is silent") << ErrorKind::Offline << false;
    QTest::newRow("nobody to ask") << ErrorKind::Unsupported << true;
}

void TestRolloutRecovery::whatNothingTellsIsSaid()
{
    QFETCH(ErrorKind, kind);
    QFETCH(bool, atOnce);
    RolloutLab lab;
    lab.at(30 * second, [&] {
        lab.ask(RolloutRequest::Kind::Abort);
        lab.analysis.gauge = [=](std::int64_t) -> Result<std::optional<double>> {
            return fail(kind, {}, QStringLiteral("connection refused"));
        };
    });
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QCOMPARE(state->outcome, RolloutOutcome::RolledBack);
    QCOMPARE(state->recovery.kind, Recovery::Unknown);
    QVERIFY2(recoveryOf(*state).endsWith(QStringLiteral("p95 has no value (connection refused).")),
             qPrintable(recoveryOf(*state)));
    const auto tookMs = state->recovery.endedMs - state->recovery.sinceMs;
    QCOMPARE(tookMs < 10 * second, atOnce);
    QVERIFY2(tookMs < 2 * minute, qPrintable(QString::number(tookMs)));
}

void TestRolloutRecovery::whatOnlyComparesIsSaidAtOnce()
{
    RolloutLab lab(askWith([](RolloutAsk& ask) {
        ask.conditions.clear();
        ask.rules.analysis[0].judge = AnalysisMetric::Judge::Distribution;
    }));
    lab.at(30 * second, [&] { lab.ask(RolloutRequest::Kind::Abort); });
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QCOMPARE(state->recovery.kind, Recovery::Unknown);
    QVERIFY2(recoveryOf(*state).contains(QStringLiteral("only compares")), qPrintable(recoveryOf(*state)));
    QCOMPARE(state->recovery.endedMs, state->recovery.sinceMs);
}

void TestRolloutRecovery::aCandidateWithoutRequestsLeavesNothingToMeasure()
{
    RolloutLab lab;
    lab.controller.setBehaviour("v3", KserveController::Behaviour::CrashLoop);
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QCOMPARE(state->outcome, RolloutOutcome::RolledBack);
    QCOMPARE(recoveryOf(*state), QString());
}

void TestRolloutRecovery::anotherDriverGoesOnMeasuring()
{
    RolloutLab lab;
    burdened(lab, 5 * minute);
    auto state = lab.roll(3 * minute);
    QVERIFY_RESULT(state);
    QCOMPARE(state->outcome, RolloutOutcome::Open);
    QCOMPARE(state->recovery.kind, Recovery::Measuring);
    const auto sinceMs = state->recovery.sinceMs;
    state = lab.drive(lab.settings("pod"));
    QVERIFY_RESULT(state);
    QCOMPARE(state->recovery.kind, Recovery::Back);
    QCOMPARE(state->recovery.sinceMs, sinceMs);
}

void TestRolloutRecovery::whoChangesTheEndpointMeanwhileEndsIt()
{
    RolloutLab lab;
    burdened(lab, 60 * minute);
    lab.at(4 * minute, [&] {
        lab.change(
            [](Json& object) { object["spec"]["predictor"]["model"]["storageUri"] = "s3://models/v4"; });
    });
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QCOMPARE(state->outcome, RolloutOutcome::RolledBack);
    QCOMPARE(state->recovery.kind, Recovery::Unknown);
    QVERIFY2(recoveryOf(*state).contains(QStringLiteral("Somebody changed the endpoint")),
             qPrintable(recoveryOf(*state)));
}

void TestRolloutRecovery::aCandidateThatComesAgainIsNotEndedOn()
{
    RolloutLab lab;
    burdened(lab, 60 * minute);
    lab.at(4 * minute, [&] {
        lab.change(
            [](Json& object) {
                object["spec"]["predictor"]["model"]["storageUri"] = "s3://models/v3";
                object["spec"]["predictor"]["canaryTrafficPercent"] = 10;
            },
            "pilothouse"); // a write of ours that came late
    });
    const auto state = lab.roll(30 * minute);
    QVERIFY_RESULT(state);
    QCOMPARE(state->outcome, RolloutOutcome::Open);
    QVERIFY2(!state->holding.isEmpty(), qPrintable(recoveryOf(*state)));
    QCOMPARE(state->recovery.kind, Recovery::None);
}

QTEST_GUILESS_MAIN(TestRolloutRecovery)
#include "tst_rollout_recovery.moc"
