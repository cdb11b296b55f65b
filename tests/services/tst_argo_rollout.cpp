#include "tests/services/ArgoLab.h"

using namespace ph;
using namespace ph::testing;

namespace {

using Verdict = AnalysisReport::Verdict;
using Request = RolloutRequest::Kind;

/// Everything fails that is measured from now on by a metric of this name.
void fails(ArgoLab& lab, const char* metric, const char* value)
{
    lab.controller.gauge = [name = std::string(metric),
                            value = std::string(value)](const nlohmann::json& asked) {
        return std::optional<std::string>(asked["name"] == name ? value : "[0.001]");
    };
}

RolloutAsk compared()
{
    return askWith(
        [](RolloutAsk& ask) { ask.rules.analysis[0].judge = AnalysisMetric::Judge::Distribution; });
}

} // namespace

/// A rollout that the controller of Argo Rollouts carries out: from the preflight to the end, with a driver
/// beside it that may die.
class TestArgoRollout : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aGoodCandidateIsPromotedByTheController();
    void itGoesOnWithNobodyThere();
    void aFailingAnalysisTakesItBack();
    void aConditionTakesItBack();
    void abortedByUs();
    void abortedByHandIsHeeded();
    void rolledBackAfterThePromotion();
    void aPauseStopsTheControllerToo();
    void whatSomebodyPausedIsTheirs();
    void aFreezeStopsIt();
    void aCandidateThatNeverStartsIsTakenBack();
    void aCandidateThatCrashesIsTakenBackAtOnce();
    void whatOnlyWeJudgeWaitsForUs();
    void whatWeJudgeWorseIsTakenBack();
    void noDataHoldsOrTakesBack();
    void whatWasMeasuredIsKept();
    void whatMadeItFailIsKept();
    void conditionsAloneAreReadFromTheirRuns();
    void theErrorsAreMeasuredOnceItIsBack();
    void theyAreMeasuredOfWhatWentBackWithNobodyThere();
    void somebodysStepsAreNotOverwritten();
    void aMissingRightHoldsItBeforeAnythingIsDone();
    void killedAnywhereAnotherTakesOver_data();
    void killedAnywhereAnotherTakesOver();
    void whatCannotBePlanned_data();
    void whatCannotBePlanned();
    void aPlanThatDoesMoreIsFound();
    void theRequestsAreThoseOfItsCommandLine();
};

void TestArgoRollout::aGoodCandidateIsPromotedByTheController()
{
    ArgoLab lab;
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("promoted: "));
    QCOMPARE(lab.weights(), QStringLiteral("10 50 100 0")); // then the candidate is the stable one
    QCOMPARE(lab.model(), std::string("s3://models/v3"));
    QCOMPARE(lab.told("/status/stableRS"), lab.told("/status/currentPodHash"));
    QCOMPARE(lab.told("/status/stableRS"), state->candidateRevision);
    QVERIFY(state->steps[3].observedMs >= state->steps[2].observedMs + minute);
    QCOMPARE(lab.cluster.list("analysistemplates.argoproj.io", "models").size(), std::size_t(3));
}

void TestArgoRollout::itGoesOnWithNobodyThere()
{
    ArgoLab lab;
    (void)lab.roll(10 * second); // the laptop is closed
    QCOMPARE(lab.store.load(lab.id())->state.outcome, RolloutOutcome::Open);
    lab.goOn(10 * minute);
    QCOMPARE(lab.weights(), QStringLiteral("10 50 100 0"));
    const auto state = lab.drive(lab.settings("pod"), minute);
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("promoted: "));
}

void TestArgoRollout::aFailingAnalysisTakesItBack()
{
    ArgoLab lab;
    fails(lab, "error_rate", "[0.4]");
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QCOMPARE(state->outcome, RolloutOutcome::RolledBack);
    QVERIFY2(state->reason.contains(QLatin1String("failed (1) > failureLimit (0)")),
             qPrintable(state->reason));
    QCOMPARE(lab.weights(), QStringLiteral("10 0"));
    QCOMPARE(lab.model(), std::string("s3://models/v2"));
    QCOMPARE(lab.told("/status/abort"), QString());
    QCOMPARE(lab.told("/spec/strategy/canary/steps/0/setWeight"),
             QStringLiteral("20")); // the steps of before
    QCOMPARE(lab.told("/spec/strategy/canary/analysis"), QString());
}

void TestArgoRollout::aConditionTakesItBack()
{
    ArgoLab lab;
    lab.at(80 * second, [&] { fails(lab, "condition-1", "[900]"); });
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QCOMPARE(state->outcome, RolloutOutcome::RolledBack);
    QCOMPARE(lab.weights(), QStringLiteral("10 50 0"));
}

void TestArgoRollout::abortedByUs()
{
    ArgoLab lab;
    lab.at(30 * second, [&] { lab.ask(Request::Abort); });
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("rolled-back: ada: looks odd"));
    QCOMPARE(lab.weights(), QStringLiteral("10 0"));
    QCOMPARE(lab.model(), std::string("s3://models/v2"));
    for (const auto& record : state->back)
        QCOMPARE(record.phase, RolloutRecord::Phase::Passed);
}

void TestArgoRollout::abortedByHandIsHeeded()
{
    ArgoLab lab;
    lab.at(30 * second, [&] {
        lab.change([](Json& object) { object["status"]["abort"] = true; }, "kubectl-argo-rollouts", "status");
    });
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QCOMPARE(state->outcome, RolloutOutcome::RolledBack);
    QVERIFY2(state->reason.startsWith(QLatin1String("Argo Rollouts aborted it")), qPrintable(state->reason));
    QCOMPARE(lab.model(), std::string("s3://models/v2"));
}

void TestArgoRollout::rolledBackAfterThePromotion()
{
    ArgoLab lab;
    QVERIFY_RESULT(lab.roll());
    lab.goOn(minute);
    lab.ask(Request::RollBack);
    const auto state = lab.drive(lab.settings());
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("rolled-back: ada: looks odd"));
    QCOMPARE(lab.model(), std::string("s3://models/v2"));
    QCOMPARE(lab.told("/status/stableRS"), lab.plan().stableRevision);
    QCOMPARE(lab.told("/status/promoteFull"), QString());
}

void TestArgoRollout::aPauseStopsTheControllerToo()
{
    ArgoLab lab;
    lab.at(30 * second, [&] { lab.ask(Request::Pause); });
    const auto held = lab.roll(10 * minute);
    QVERIFY_RESULT(held);
    QCOMPARE(inWords(*held), QStringLiteral("open: Paused by ada: looks odd"));
    QCOMPARE(lab.weights(), QStringLiteral("10"));
    QCOMPARE(lab.told("/spec/paused"), QStringLiteral("true"));
    lab.ask(Request::Resume);
    const auto state = lab.drive(lab.settings());
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("promoted: "));
    QCOMPARE(lab.told("/spec/paused"), QString());
}

void TestArgoRollout::whatSomebodyPausedIsTheirs()
{
    ArgoLab lab;
    lab.at(30 * second, [&] { lab.change([](Json& object) { object["spec"]["paused"] = true; }, "ben"); });
    const auto held = lab.roll(5 * minute);
    QVERIFY_RESULT(held);
    QCOMPARE(inWords(*held), QStringLiteral("open: ben paused it."));
    QCOMPARE(lab.told("/spec/paused"), QStringLiteral("true"));
    lab.change([](Json& object) { object["spec"]["paused"] = false; }, "ben");
    QCOMPARE(inWords(lab.drive(lab.settings()).value()), QStringLiteral("promoted: "));
}

void TestArgoRollout::aFreezeStopsIt()
{
    ArgoLab lab;
    lab.at(80 * second, [&] { lab.freeze = QStringLiteral("Frozen: the holidays"); });
    const auto held = lab.roll(10 * minute);
    QVERIFY_RESULT(held);
    QCOMPARE(inWords(*held), QStringLiteral("open: Frozen: the holidays"));
    QCOMPARE(lab.highest(), 50);
    lab.ask(Request::Abort); // a freeze keeps nothing from going back
    QCOMPARE(lab.drive(lab.settings())->outcome, RolloutOutcome::RolledBack);
    QCOMPARE(lab.told("/spec/paused"), QString());
}

void TestArgoRollout::aCandidateThatNeverStartsIsTakenBack()
{
    ArgoLab lab(askWith([](RolloutAsk& ask) { ask.storageUri = QStringLiteral("oci://server:broken"); }));
    lab.controller.setBehaviour("broken", ArgoController::Behaviour::Pending);
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QCOMPARE(state->outcome, RolloutOutcome::RolledBack);
    QVERIFY2(state->reason.contains(QLatin1String("is not seen within 600 s")), qPrintable(state->reason));
    QCOMPARE(lab.highest(), 0);
}

void TestArgoRollout::aCandidateThatCrashesIsTakenBackAtOnce()
{
    ArgoLab lab(askWith([](RolloutAsk& ask) { ask.storageUri = QStringLiteral("oci://server:broken"); }));
    lab.controller.setBehaviour("broken", ArgoController::Behaviour::CrashLoop);
    const auto state = lab.roll(2 * minute);
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state),
             QStringLiteral("rolled-back: Argo Rollouts cannot go on (CrashLoopBackOff): no such model"));
    QCOMPARE(lab.highest(), 0);
}

void TestArgoRollout::whatOnlyWeJudgeWaitsForUs()
{
    ArgoLab lab(compared());
    bool isSure = false;
    lab.analysis.judge = [&](const AnalysisLook& when) {
        return ScriptedAnalysis::says(isSure ? Verdict::Pass : Verdict::Wait, "judged", when);
    };
    const auto waits = lab.roll(20 * minute);
    QVERIFY_RESULT(waits);
    QCOMPARE(waits->outcome, RolloutOutcome::Open);
    QCOMPARE(lab.weights(), QStringLiteral("10"));
    isSure = true;
    const auto state = lab.drive(lab.settings());
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("promoted: "));
    QCOMPARE(lab.weights(), QStringLiteral("10 50 100 0"));
}

void TestArgoRollout::whatWeJudgeWorseIsTakenBack()
{
    ArgoLab lab(compared());
    lab.analysis.judge = [](const AnalysisLook& when) {
        return ScriptedAnalysis::says(Verdict::Critical, "much worse", when);
    };
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QCOMPARE(inWords(*state), QStringLiteral("rolled-back: much worse"));
    QCOMPARE(lab.highest(), 10);
}

void TestArgoRollout::noDataHoldsOrTakesBack()
{
    for (const char* nothing : {"[]", "[NaN]"}) {
        ArgoLab back;
        fails(back, "error_rate", nothing);
        const auto gauge = back.controller.gauge;
        back.controller.gauge = [gauge, nothing](const nlohmann::json& metric) {
            return metric["name"] == "error_rate-data" ? std::optional<std::string>(nothing) : gauge(metric);
        };
        const auto state = back.roll();
        QVERIFY_RESULT(state);
        QCOMPARE(state->outcome, RolloutOutcome::RolledBack);
        QCOMPARE(back.highest(), 10);

        ArgoLab holds(
            askWith([](RolloutAsk& ask) { ask.rules.onMetricsLost = RolloutRules::MetricsLost::Hold; }));
        fails(holds, "error_rate", nothing);
        const auto held = holds.roll(20 * minute);
        QVERIFY_RESULT(held);
        QVERIFY2(
            held->holding.startsWith(QLatin1String("Argo Rollouts paused it: an analysis could not tell")),
            qPrintable(inWords(*held)));
        QCOMPARE(holds.highest(), 10);
        fails(holds, "nobody", "[]");
        holds.ask(Request::Resume);
        QCOMPARE(inWords(holds.drive(holds.settings()).value()), QStringLiteral("promoted: "));
    }
}

void TestArgoRollout::whatWasMeasuredIsKept()
{
    ArgoLab lab;
    QVERIFY_RESULT(lab.roll());
    const auto kept = lab.store.measurements(lab.id());
    QVERIFY_RESULT(kept);
    std::size_t values = 0;
    bool hasCondition = false;
    for (const auto& measurement : *kept) {
        for (const auto& evidence : measurement.evidence) {
            hasCondition = hasCondition || evidence.metric == QLatin1String("p95");
            if (evidence.metric == QLatin1String("error_rate"))
                values += evidence.candidate.values.size();
        }
    }
    std::size_t measured = 0; // what comes after our last look at a stage, too
    for (const auto& run : lab.cluster.list("analysisruns.argoproj.io", "models")) {
        for (const auto& result : run["status"]["metricResults"])
            measured += result["name"] == "error_rate" ? result["measurements"].size() : 0;
    }
    QVERIFY(measured >= 6);
    QCOMPARE(values, measured);
    QVERIFY(hasCondition);
    QVERIFY2(kept->back().report.metrics.front().why.startsWith(QLatin1String("Argo Rollouts: ")),
             qPrintable(kept->back().report.metrics.front().why));
}

/// The run ends the rollout: no look comes after the measurement that made it fail.
void TestArgoRollout::whatMadeItFailIsKept()
{
    ArgoLab lab;
    fails(lab, "error_rate", "[0.4]");
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    const auto kept = lab.store.measurements(lab.id());
    QVERIFY_RESULT(kept);
    std::vector<double> values;
    for (const auto& measurement : *kept) {
        for (const auto& evidence : measurement.evidence) {
            if (evidence.metric == QLatin1String("error_rate"))
                values.insert(values.end(), evidence.candidate.values.begin(),
                              evidence.candidate.values.end());
        }
    }
    QVERIFY(std::find(values.begin(), values.end(), 0.4) != values.end());
}

void TestArgoRollout::conditionsAloneAreReadFromTheirRuns()
{
    ArgoLab lab(askWith([](RolloutAsk& ask) {
        const auto conditions = ask.conditions;
        ask = allAtOnceAsk();
        ask.conditions = conditions;
        ask.rules.analysis.clear();
        ask.soakMs = 2 * minute;
    }));
    QVERIFY_RESULT(lab.roll());
    const auto kept = lab.store.measurements(lab.id());
    QVERIFY_RESULT(kept);
    QVERIFY(!kept->empty());
    QCOMPARE(kept->back().report.metrics.front().metric, QStringLiteral("p95"));
}

void TestArgoRollout::theErrorsAreMeasuredOnceItIsBack()
{
    ArgoLab lab;
    lab.at(80 * second, [&] { fails(lab, "condition-1", "[900]"); });
    lab.analysis.gauge = [&](std::int64_t nowMs) {
        return std::optional(nowMs < rolloutBegins + 4 * minute ? 900.0 : 100.0);
    };
    const auto state = lab.roll();
    QVERIFY_RESULT(state);
    QCOMPARE(state->outcome, RolloutOutcome::RolledBack);
    QCOMPARE(state->recovery.kind, RolloutRecovery::Kind::Back);
    QCOMPARE(state->recovery.revision, lab.plan().stableRevision);
    QVERIFY(state->recovery.endedMs >= rolloutBegins + 4 * minute);
}

void TestArgoRollout::theyAreMeasuredOfWhatWentBackWithNobodyThere()
{
    struct Killed {};
    ArgoLab lab;
    fails(lab, "error_rate", "[0.4]");
    lab.transport.after = [](const HttpRequest& request) {
        if (request.method == "PATCH" && request.url.find("/rollouts/scorer") != std::string::npos &&
            request.url.find("dryRun") == std::string::npos)
            throw Killed();
    };
    QVERIFY_EXCEPTION_THROWN((void)lab.roll(), Killed);
    lab.transport.after = {};
    lab.goOn(5 * minute);
    QCOMPARE(lab.weights(), QStringLiteral("10 0")); // there and back
    const auto state = lab.roll(lab.settings("pod"));
    QVERIFY_RESULT(state);
    QCOMPARE(state->outcome, RolloutOutcome::RolledBack);
    QCOMPARE(state->recovery.kind, RolloutRecovery::Kind::Back);
}

void TestArgoRollout::somebodysStepsAreNotOverwritten()
{
    ArgoLab lab;
    lab.at(30 * second, [&] {
        lab.change([](Json& object) {
            object["spec"]["strategy"]["canary"]["steps"] = Json::array({Json{{"setWeight", 90}}});
        });
    });
    const auto held = lab.roll(40 * second);
    QVERIFY_RESULT(held);
    QCOMPARE(held->outcome, RolloutOutcome::Open);
    QVERIFY2(held->holding.contains(QLatin1String("kubectl")), qPrintable(held->holding));
    QCOMPARE(lab.told("/spec/strategy/canary/steps/0/setWeight"), QStringLiteral("90"));
}

void TestArgoRollout::aMissingRightHoldsItBeforeAnythingIsDone()
{
    ArgoLab lab;
    lab.cluster.setFault("/apis/argoproj.io/v1alpha1/namespaces/models/analysistemplates",
                         ApiFault::withStatus(403));
    const auto held = lab.roll(2 * minute);
    QVERIFY_RESULT(held);
    QVERIFY2(held->holding.startsWith(QLatin1String("The cluster would refuse the candidate")),
             qPrintable(held->holding));
    QCOMPARE(lab.model(), std::string("s3://models/v2"));
}

void TestArgoRollout::killedAnywhereAnotherTakesOver_data()
{
    QTest::addColumn<bool>("good");
    QTest::newRow("good") << true;
    QTest::newRow("worse") << false;
}

void TestArgoRollout::killedAnywhereAnotherTakesOver()
{
    struct Killed {};
    QFETCH(bool, good);
    int kills = 0;
    for (int moment = 1;; moment += 30 * (8 / times(8))) {
        ArgoLab lab;
        if (!good)
            fails(lab, "error_rate", "[0.4]");
        int passed = 0;
        lab.transport.after = [&](const HttpRequest&) {
            if (++passed == moment)
                throw Killed();
        };
        bool died = false;
        try {
            (void)lab.roll();
        } catch (const Killed&) {
            died = true;
        }
        lab.transport.after = {};
        if (!died)
            break;
        ++kills;
        lab.goOn(31 * second);
        const auto state = lab.roll(lab.settings("pod"));
        QVERIFY_RESULT(state);
        QCOMPARE(state->outcome, good ? RolloutOutcome::Promoted : RolloutOutcome::RolledBack);
        QCOMPARE(lab.weights(), good ? QStringLiteral("10 50 100 0") : QStringLiteral("10 0"));
        QCOMPARE(lab.model(), std::string(good ? "s3://models/v3" : "s3://models/v2"));
    }
    QVERIFY2(kills > 0, qPrintable(QString::number(kills)));
}

void TestArgoRollout::whatCannotBePlanned_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("why");
    const auto row = [](const char* name, const char* path, const char* value, const char* why) {
        QTest::newRow(name) << QString::fromLatin1(path) << QString::fromLatin1(value)
                            << QString::fromLatin1(why);
    };
    row("no router", "/spec/strategy/canary/trafficRouting", "null", "Without a traffic router");
    row("blue-green", "/spec/strategy", "{\"blueGreen\": {}}", "blue-green");
    row("its pods elsewhere", "/spec/workloadRef", "{\"name\": \"x\"}", "spec.workloadRef");
    row("no percents", "/spec/strategy/canary/trafficRouting/maxTrafficWeight", "1000", "maxTrafficWeight");
    row("two addresses", "/spec/template/spec/containers/0/env/1", "{\"name\": \"X\", \"value\": \"s3://y\"}",
        "no single environment variable");
    row("paused", "/spec/paused", "true", "It is paused");
    row("on its way", "/status/currentPodHash", "\"other\"", "is on its way");
    row("not seen", "/metadata/generation", "99", "has not seen its latest change");
    row("Argo CD", "/metadata/annotations",
        "{\"argocd.argoproj.io/tracking-id\": \"app:argoproj.io/Rollout:x/y\"}", "would undo a rollout");
}

void TestArgoRollout::whatCannotBePlanned()
{
    QFETCH(QString, path);
    QFETCH(QString, value);
    QFETCH(QString, why);
    ArgoLab lab;
    auto object = lab.object();
    const auto read = [&] { return decodeRollout(object, ConnectionId{7}, lab.nowMs).value(); };
    const Json::json_pointer at(path.toStdString());
    if (value == QLatin1String("null"))
        object.at(at.parent_pointer()).erase(at.back());
    else
        object[at] = Json::parse(value.toStdString());
    const auto plan = planArgoRollout(object, read(), canaryAsk(), {}, lab.nowMs);
    QVERIFY(!plan);
    QVERIFY2(plan.error().detail.contains(why), qPrintable(plan.error().detail));
}

void TestArgoRollout::aPlanThatDoesMoreIsFound()
{
    ArgoLab lab;
    QCOMPARE(whyNotByArgo(lab.plan()), QString());
    const auto with = [&](const QString& path, const std::function<void(Json&)>& edit) {
        auto plan = lab.plan();
        for (auto& field : plan.fields) {
            if (field.path != path)
                continue;
            auto value = Json::parse(field.after.toStdString());
            edit(value);
            field.after = QString::fromStdString(value.dump());
        }
        return whyNotByArgo(plan);
    };
    const QString containers = QStringLiteral("/spec/template/spec/containers"),
                  steps = QStringLiteral("/spec/strategy/canary/steps");
    QVERIFY(!with(containers, [](Json& all) { all[0]["command"] = Json::array({"sh"}); }).isEmpty());
    QVERIFY(!with(steps, [](Json& all) { all[0]["setWeight"] = 90; }).isEmpty());
    auto plan = lab.plan();
    plan.fields.append({QStringLiteral("/spec/replicas"), {}, QStringLiteral("50")});
    QVERIFY(!whyNotByArgo(plan).isEmpty());
    plan.fields.clear();
    QVERIFY(!whyNotByArgo(plan).isEmpty());
}

void TestArgoRollout::theRequestsAreThoseOfItsCommandLine()
{
    ArgoLab lab;
    const auto sight = lab.site.look(lab.plan(), RolloutSite::StableLook::Skip, lab.nowMs);
    QVERIFY_RESULT(sight);
    const auto asked = [&](RolloutWrite::Argo what) {
        RolloutWrite write;
        write.argo = what;
        const auto requests = argoRequests(lab.plan(), *sight, write);
        auto body = requests->back().body;
        if (body["metadata"]["resourceVersion"] != sight->endpoint.resourceVersion.toStdString())
            qFatal("no precondition");
        body.erase("metadata");
        return QString::fromStdString(body.dump()) + u' ' + requests->back().subresource;
    };
    using Argo = RolloutWrite::Argo;
    QCOMPARE(asked(Argo::Abort), QStringLiteral("{\"status\":{\"abort\":true}} status"));
    QCOMPARE(asked(Argo::NextStep), QStringLiteral("{\"status\":{\"pauseConditions\":null}} status"));
    QCOMPARE(asked(Argo::SkipSteps), QStringLiteral("{\"status\":{\"promoteFull\":true}} status"));
    QCOMPARE(asked(Argo::Pause), QStringLiteral("{\"spec\":{\"paused\":true}} "));
}

QTEST_GUILESS_MAIN(TestArgoRollout)
#include "tst_argo_rollout.moc"
