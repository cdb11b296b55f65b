#include "services/release/CanonicalJson.h"
#include "services/release/PlanCheck.h"
#include "services/release/PlanDocument.h"
#include "services/release/RegistryExecutor.h"
#include "services/release/TierCheck.h"
#include "tests/support/ReleaseSamples.h"
#include "tests/support/Shouting.h"
#include "tests/support/Testing.h"

using namespace ph;
using namespace ph::testing;

namespace {

QStringList described(const QList<PlanStep>& steps)
{
    QStringList lines;
    for (const auto& step : steps)
        lines << QStringLiteral("%1 '%2' -> '%3'").arg(step.place, step.expected, step.value);
    return lines;
}

ReleaseEnvironment manifests()
{
    ReleaseEnvironment environment;
    environment.name = QStringLiteral("cluster");
    auto& target = environment.target;
    target.kind = ReleaseTarget::Kind::GitManifest;
    target.repository = QStringLiteral("/srv/manifests");
    target.file = QStringLiteral("fraud.yaml");
    target.field = QStringLiteral("spec.predictor.model.storageUri");
    target.value = QStringLiteral("models:/fraud/{version}");
    return environment;
}

} // namespace

class TestReleasePlan : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPlanComesBackFromBothForms();
    void recordedFilesAreKeptInOneOrder();
    void everyFieldIsInTheDigest();
    void aRolloutIsPartOfThePlan();
    void whatAPersonWritesIsReadStrictly_data();
    void whatAPersonWritesIsReadStrictly();
    void stepsForAnAlias();
    void stepsForAStage();
    void stepsForAManifest();
    void nothingIsAnnouncedWhereTheEnvironmentSaysSo();
    void requestsMoveBeforeTheAliasThatTellsOfIt();
    void partsGoBackInReverse();
    void aPlaceNobodyLookedAtIsNotEmpty();
    void stepIdsFollowFromWhatIsDone();
    void aTierIsAtLeastWhatTheEnvironmentAsksFor();
    void aCapThatTheTargetCannotHoldIsRefused();
    void anEndpointTakesTiersThatSayHowTrafficMoves();
    void problemsAreNamed_data();
    void problemsAreNamed();
};

void TestReleasePlan::aPlanComesBackFromBothForms()
{
    auto plan = samplePlan();
    plan.texts.risk = QStringLiteral("no\ttabs ~ \x01 \u2028 # : - \U0001F600 'a' \"b\" \\n");
    const auto canonical = canonicalPlan(plan);
    QVERIFY_RESULT(canonical);
    QCOMPARE(planFromCanonical(*canonical, QStringLiteral("test")).value(), plan);
    const auto read = planFromYaml(planToYaml(plan), QStringLiteral("PLAN.yaml"));
    QVERIFY_RESULT(read);
    QCOMPARE(*read, plan);
    QCOMPARE(planDigest(*read).value(), planDigest(plan).value());
    QVERIFY(planDigest(plan)->startsWith(QLatin1String("sha256:")));
    plan.createdMs = noTime;
    QCOMPARE(planFromYaml(planToYaml(plan), {}).value(), plan);
}

void TestReleasePlan::recordedFilesAreKeptInOneOrder()
{
    auto plan = samplePlan();
    const auto before = planDigest(plan).value();
    QVERIFY(!canonicalPlan(plan)->contains("\"files\"")); // plans from before keep their digest
    plan.parts[0].files = {{QStringLiteral("model/b: #1"), QString(64, u'b')},
                           {QStringLiteral("model/MLmodel"), QString(64, u'a')}};
    QVERIFY(planDigest(plan).value() != before);
    QCOMPARE(planFromYaml(planToYaml(plan), {}).value(), plan);
    QCOMPARE(planFromCanonical(canonicalPlan(plan).value(), {}).value(), plan);
    auto json = planToJson(plan);
    auto& files = json["parts"][0]["files"];
    std::swap(files[0], files[1]);
    QVERIFY_ERROR(planFromJson(json, QStringLiteral("PLAN.yaml")), ErrorKind::Invalid);
    files[1] = files[0];
    QVERIFY_ERROR(planFromJson(json, QStringLiteral("PLAN.yaml")), ErrorKind::Invalid);
}

void TestReleasePlan::everyFieldIsInTheDigest()
{
    auto plan = samplePlan();
    plan.parts[0].files = {{QStringLiteral("model/MLmodel"), QString(64, u'a')}};
    const auto json = planToJson(plan);
    const auto digest = planDigest(plan).value();
    int leaves = 0;
    const auto flat = json.flatten();
    for (auto it = flat.begin(); it != flat.end(); ++it) {
        auto changed = json;
        auto& leaf = changed[nlohmann::json::json_pointer(it.key())];
        leaf = leaf.get<std::string>() + "x";
        QVERIFY2(sha256Text(canonicalJson(changed).value()) != digest, it.key().c_str());
        ++leaves;
    }
    QVERIFY(leaves > 60);
}

void TestReleasePlan::aRolloutIsPartOfThePlan()
{
    auto plan = samplePlan();
    const auto before = planDigest(plan).value();
    QVERIFY(!canonicalPlan(plan)->contains("rollout_plan")); // plans from before keep their digest
    plan.rollout = QStringLiteral("{\"percent\":10,\"why\":\"a \\\"b\\\"\"}");
    QVERIFY(planDigest(plan).value() != before);
    QCOMPARE(planFromCanonical(*canonicalPlan(plan), QStringLiteral("test")).value(), plan);
    QCOMPARE(planFromYaml(planToYaml(plan), QStringLiteral("PLAN.yaml")).value(), plan);
    auto json = planToJson(plan);
    json["rollout_plan"] = ""; // one plan has one text
    QVERIFY_ERROR(planFromJson(json, QStringLiteral("PLAN.yaml")), ErrorKind::Invalid);
}

void TestReleasePlan::whatAPersonWritesIsReadStrictly_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* name, const char* from, const char* to, const char* says) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString::fromUtf8(says);
    };
    row("unknown key", "texts:\n", "colour: red\ntexts:\n", "line 19, column 1: Unknown key \"colour\"");
    row("unknown key inside", "  risk:", "  rsik: a\n  risk:", "Unknown key \"rsik\"");
    row("missing key", "tier: \"high\"\n", "", "\"tier\" is missing");
    row("key twice", "tier: \"high\"\n", "tier: high\ntier: low\n",
        "line 5, column 1: the key \"tier\" is here twice");
    row("wrong kind", "kind: \"model\"", "kind: \"modle\"", "\"kind\" cannot be \"modle\"");
    row("text for a list", "parts:\n", "parts: none\nother:\n", "\"parts\" must be a list");
    row("list for a text", "tier: \"high\"", "tier: [high]", "line 4, column 1: \"tier\" must be a text");
    row("alias", "tier: \"high\"", "tier: *nothing", "line 4");
    row("time", "created: \"2026", "created: \"1.1.2026", "must look like");
    row("broken", "tier: \"high\"", "tier: \"high", "line");
    row("format", "pilothouse.plan/v1", "pilothouse.plan/v9", "no format of a plan");
    row("several", "tier: \"high\"", "tier: \"high\"\n---\n", "");
}

void TestReleasePlan::whatAPersonWritesIsReadStrictly()
{
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    QFETCH(const QString, says);
    auto text = planToYaml(samplePlan());
    const auto at = text.indexOf(from);
    QVERIFY(at >= 0);
    text.replace(at, from.size(), to);
    const auto read = planFromYaml(text, QStringLiteral("PLAN.yaml"));
    QVERIFY_ERROR(read, ErrorKind::Invalid);
    QVERIFY2(read.error().detail.contains(says), qPrintable(read.error().detail));
}

void TestReleasePlan::stepsForAnAlias()
{
    QCOMPARE(
        described(samplePlan().steps),
        (QStringList{QStringLiteral("models:/fraud/7#pilothouse.release '' -> '2026-11-26-fraud-7-x3k9'"),
                     QStringLiteral("models:/fraud/7#pilothouse.release.digest '' -> '{plan-digest}'"),
                     QStringLiteral("models:/fraud/7#pilothouse.release.state '' -> 'running'"),
                     QStringLiteral("models:/fraud@champion '6' -> '7'"),
                     QStringLiteral("models:/fraud#pilothouse.threshold.review '0.81' -> '0.84'"),
                     QStringLiteral("models:/fraud/7#pilothouse.release.state 'running' -> 'released'")}));
}

void TestReleasePlan::stepsForAStage()
{
    auto environment = production();
    environment.registry.clear();
    environment.target = {};
    environment.target.kind = ReleaseTarget::Kind::Stage;
    environment.target.stage = QStringLiteral("Production");
    const auto place = QStringLiteral("models:/fraud/Production");
    const QList<ReleasePart> parts{
        {ReleasePart::Kind::Model, QStringLiteral("fraud"), {}, QStringLiteral("7"), {}}};
    QCOMPARE(
        described(planSteps(QStringLiteral("r"), environment, parts, {{place, QStringLiteral("6")}}).value()),
        QStringList{QStringLiteral("models:/fraud/Production '6' -> '7'")});
    const QList<ReleasePart> prompt{
        {ReleasePart::Kind::Prompt, QStringLiteral("greeting"), {}, QStringLiteral("2"), {}}};
    QVERIFY_ERROR(planSteps(QStringLiteral("r"), environment, prompt, {}), ErrorKind::Invalid);
}

void TestReleasePlan::stepsForAManifest()
{
    const auto environment = manifests();
    QList<ReleasePart> parts{
        {ReleasePart::Kind::Model, QStringLiteral("fraud"), QStringLiteral("6"), QStringLiteral("7"), {}},
        {ReleasePart::Kind::Threshold, QStringLiteral("spec.env.LIMIT"), {}, QStringLiteral("0.9"), {}}};
    QMap<QString, QString> observed;
    const auto places = placesToObserve(environment, parts).value();
    for (const auto& place : places)
        observed.insert(place, QStringLiteral("old"));
    const auto steps = planSteps(QStringLiteral("r"), environment, parts, observed);
    QVERIFY_RESULT(steps);
    QCOMPARE(
        described(*steps),
        (QStringList{QStringLiteral("git:/srv/manifests#fraud.yaml:spec.predictor.model.storageUri 'old' -> "
                                    "'models:/fraud/7'"),
                     QStringLiteral("git:/srv/manifests#fraud.yaml:spec.env.LIMIT 'old' -> '0.9'")}));
}

void TestReleasePlan::nothingIsAnnouncedWhereTheEnvironmentSaysSo()
{
    auto environment = manifests();
    environment.registry = QStringLiteral("lab");
    const QList<ReleasePart> parts{
        {ReleasePart::Kind::Model, QStringLiteral("fraud"), QStringLiteral("6"), QStringLiteral("7"), {}}};
    const auto kinds = [&] {
        QMap<QString, QString> observed;
        const auto places = placesToObserve(environment, parts).value();
        for (const auto& place : places)
            observed.insert(place, QStringLiteral("old"));
        QList<PlanStep::Kind> found;
        const auto steps = planSteps(QStringLiteral("r"), environment, parts, observed).value();
        for (const auto& step : steps)
            found << step.kind;
        return found;
    };
    using Kind = PlanStep::Kind;
    QCOMPARE(kinds(), (QList{Kind::SetTag, Kind::SetTag, Kind::SetTag, Kind::CommitManifest, Kind::SetTag}));
    environment.announce = ReleaseEnvironment::Announce::Nowhere;
    QCOMPARE(kinds(), QList{Kind::CommitManifest});
}

void TestReleasePlan::requestsMoveBeforeTheAliasThatTellsOfIt()
{
    auto environment = production();
    environment.registry.clear(); // no tags
    environment.target.kind = ReleaseTarget::Kind::Endpoint;
    environment.target.connection = QStringLiteral("cluster");
    environment.target.ns = QStringLiteral("models");
    environment.target.name = QStringLiteral("scorer");
    const auto place = QStringLiteral("endpoint:cluster/models/scorer");
    const QList<ReleasePart> parts{
        {ReleasePart::Kind::Model, QStringLiteral("fraud"), QStringLiteral("6"), QStringLiteral("7"), {}}};
    const QMap<QString, QString> observed{{place, QStringLiteral("6")},
                                          {QStringLiteral("models:/fraud@champion"), QStringLiteral("5")}};
    const auto steps = planSteps(QStringLiteral("r"), environment, parts, observed);
    QVERIFY_RESULT(steps);
    QCOMPARE(described(*steps), (QStringList{QStringLiteral("endpoint:cluster/models/scorer '6' -> '7'"),
                                             QStringLiteral("models:/fraud@champion '5' -> '7'")}));
    QVERIFY(steps->front().kind == PlanStep::Kind::RollOut);
    QVERIFY(stepKindAt(place, environment.target) == PlanStep::Kind::RollOut);

    environment.target.alias.clear();
    QCOMPARE(placesToObserve(environment, parts).value(), QStringList{place});
    auto other = parts;
    other.front().name = QStringLiteral("spam"); // which this endpoint does not serve
    QVERIFY_ERROR(placesToObserve(environment, other), ErrorKind::Invalid);
}

void TestReleasePlan::partsGoBackInReverse()
{
    const auto plan = samplePlan();
    const QMap<QString, QString> now{
        {QStringLiteral("models:/fraud@champion"), QStringLiteral("7")},
        {QStringLiteral("models:/fraud#pilothouse.threshold.review"),
         QStringLiteral("0.81")}, // never got there
        {QStringLiteral("models:/fraud/7#pilothouse.release.state"), QStringLiteral("running")}};
    const auto steps = rollbackSteps(QStringLiteral("back"), production(), plan, now);
    QVERIFY_RESULT(steps);
    QCOMPARE(
        described(*steps),
        (QStringList{QStringLiteral("models:/fraud#pilothouse.threshold.review '0.81' -> '0.81'"),
                     QStringLiteral("models:/fraud@champion '7' -> '6'"),
                     QStringLiteral("models:/fraud/7#pilothouse.release.state 'running' -> 'rolled-back'")}));
}

void TestReleasePlan::aPlaceNobodyLookedAtIsNotEmpty()
{
    const auto steps = planSteps(QStringLiteral("r"), production(), samplePlan().parts, {});
    QVERIFY_ERROR(steps, ErrorKind::Invalid);
    QVERIFY(steps.error().detail.contains(QLatin1String("models:/fraud@champion")));
}

void TestReleasePlan::aTierIsAtLeastWhatTheEnvironmentAsksFor()
{
    Policy policy;
    for (const auto* name : {"low", "medium", "high"}) {
        PolicyTier tier;
        tier.name = QLatin1String(name);
        policy.tiers.append(tier);
    }
    ReleaseEnvironment environment;
    environment.name = QStringLiteral("production");
    QCOMPARE(tiersFor(environment, policy).size(), 3);
    QVERIFY(checkTier(policy.tiers[0], policy, environment).isEmpty());
    environment.tier = QStringLiteral("medium");
    QCOMPARE(tiersFor(environment, policy), (QStringList{QStringLiteral("medium"), QStringLiteral("high")}));
    QVERIFY(checkTier(policy.tiers[1], policy, environment).isEmpty());
    const auto tooLow = checkTier(policy.tiers[0], policy, environment);
    QCOMPARE(tooLow, QStringList{QStringLiteral(
                         "The tier low is too low for production, whose releases are of medium or high.")});
    environment.tier = QStringLiteral("grave"); // which nothing could be compared with
    QVERIFY(!checkTier(policy.tiers[2], policy, environment).isEmpty());
}

void TestReleasePlan::aCapThatTheTargetCannotHoldIsRefused()
{
    Policy policy;
    PolicyTier high;
    high.name = QStringLiteral("high");
    high.exposureCapPercent = 20;
    policy.tiers.append(high);
    ReleaseEnvironment environment;
    const auto problems = checkTier(policy.tiers[0], policy, environment);
    QCOMPARE(problems,
             QStringList{QStringLiteral(
                 "The tier high caps exposure at 20 %, and an alias moves all traffic at once: release to an "
                 "environment whose target is an endpoint of a cluster, which a rollout holds under its cap, "
                 "or take a tier without a cap.")});
    {
        const Shouting language;
        QVERIFY(Shouting::isIn(checkTier(policy.tiers[0], policy, environment).front()));
    }
    environment.target.kind = ReleaseTarget::Kind::GitManifest;
    QVERIFY(checkTier(policy.tiers[0], policy, environment).front().contains(QLatin1String("a commit")));
    policy.tiers[0].exposureCapPercent = 100;
    QVERIFY(checkTier(policy.tiers[0], policy, environment).isEmpty());
}

void TestReleasePlan::anEndpointTakesTiersThatSayHowTrafficMoves()
{
    Policy policy;
    PolicyTier high;
    high.name = QStringLiteral("high");
    policy.tiers.append(high);
    ReleaseEnvironment environment;
    environment.target.kind = ReleaseTarget::Kind::Endpoint;
    const auto problems = checkTier(policy.tiers[0], policy, environment);
    QCOMPARE(problems,
             QStringList{QStringLiteral("The tier high does not say how traffic moves on a cluster: give it "
                                        "a \"rollout\" in the policy, or take a tier that has one.")});
    {
        const Shouting language;
        QVERIFY(Shouting::isIn(checkTier(policy.tiers[0], policy, environment).front()));
    }
    policy.tiers[0].rollout = RolloutRules();
    policy.tiers[0].exposureCapPercent = 20; // which the rollout holds
    QVERIFY(checkTier(policy.tiers[0], policy, environment).isEmpty());
}

void TestReleasePlan::stepIdsFollowFromWhatIsDone()
{
    QCOMPARE(samplePlan().steps, samplePlan().steps);
    const auto other = samplePlan(production(), QStringLiteral("other"));
    for (qsizetype i = 0; i < other.steps.size(); ++i)
        QVERIFY(other.steps[i].id != samplePlan().steps[i].id);
}

void TestReleasePlan::problemsAreNamed_data()
{
    using Spoil = std::function<void(ReleasePlan&)>;
    QTest::addColumn<Spoil>("spoil");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* says, const Spoil& spoil) {
        QTest::newRow(says) << spoil << QString::fromLatin1(says);
    };
    row("no rollback target", [](ReleasePlan& p) { p.rollback.targets.clear(); });
    row("model \"fraud\" has no rollback target", [](ReleasePlan& p) { p.rollback.targets.removeFirst(); });
    row("target of the model \"fraud\" is empty", [](ReleasePlan& p) { p.rollback.targets[0].to.clear(); });
    row("no rollback condition", [](ReleasePlan& p) { p.rollback.condition = QStringLiteral(" \n"); });
    row("no data source", [](ReleasePlan& p) { p.rollback.dataSource.clear(); });
    row("condition \"when errors rise\" cannot be read: Write the condition as",
        [](ReleasePlan& p) { p.rollback.condition = QStringLiteral("when errors rise"); });
    row("source \"a dashboard\" cannot be asked",
        [](ReleasePlan& p) { p.rollback.dataSource = QStringLiteral("a dashboard"); });
    row("production has no metrics source",
        [](ReleasePlan& p) { p.rollback.dataSource = QStringLiteral("metrics"); });
    row("digest of model/MLmodel is not a sha256", [](ReleasePlan& p) {
        p.parts[0].files = {{QStringLiteral("model/MLmodel"), QStringLiteral("1")}};
    });
    row("roll back to what is being released",
        [](ReleasePlan& p) { p.rollback.targets[0].to = p.parts[0].to; });
    for (const char* word : {"abc", "nan", "inf", "0,7"})
        row(QByteArray("goes to \"" + QByteArray(word) + "\", which is no finite number").constData(),
            [word](ReleasePlan& p) { p.parts[1].to = QLatin1String(word); });
    row("goes to \"low\", which is no finite number",
        [](ReleasePlan& p) { p.rollback.targets[1].to = QStringLiteral("low"); });
    row("belongs to no part", [](ReleasePlan& p) { p.rollback.targets[0].name = QStringLiteral("x"); });
    row("objective is empty", [](ReleasePlan& p) { p.texts.objective.clear(); });
    row("risk is empty", [](ReleasePlan& p) { p.texts.risk.clear(); });
    row("rollout is empty", [](ReleasePlan& p) { p.texts.rollout.clear(); });
    row("acceptance is empty", [](ReleasePlan& p) { p.texts.acceptance = QStringLiteral("\t"); });
    row("author is empty", [](ReleasePlan& p) { p.author.clear(); });
    row("is there twice", [](ReleasePlan& p) { p.parts.append(p.parts[0]); });
    row("goes nowhere", [](ReleasePlan& p) { p.parts[0].to.clear(); });
    row("has no parts", [](ReleasePlan& p) { p.parts.clear(); });
    row("has no steps", [](ReleasePlan& p) { p.steps.clear(); });
    row("Two steps have the id", [](ReleasePlan& p) { p.steps[1].id = p.steps[0].id; });
    row("does not follow from what it does", [](ReleasePlan& p) { p.steps[3].value = QStringLiteral("8"); });
    row("steps do not follow from the parts", [](ReleasePlan& p) { p.steps.removeLast(); });
    row("does not expect what an earlier one leaves",
        [](ReleasePlan& p) { p.steps[5].expected = QStringLiteral("x"); });
    row("not a sha256", [](ReleasePlan& p) { p.parts[0].digest = QStringLiteral("md5:1"); });
    row("id may hold", [](ReleasePlan& p) { p.id = QStringLiteral("../up"); });
}

void TestReleasePlan::problemsAreNamed()
{
    QFETCH(const std::function<void(ReleasePlan&)>, spoil);
    QFETCH(const QString, says);
    auto plan = samplePlan();
    QCOMPARE(checkPlan(plan, production()), QStringList());
    spoil(plan);
    const auto problems = checkPlan(plan, production());
    QVERIFY2(!problems.filter(says).isEmpty(), qPrintable(problems.join(u'\n')));
    const Shouting language;
    for (const auto& problem : checkPlan(plan, production()))
        QVERIFY2(Shouting::isIn(problem), qPrintable(problem));
}

QTEST_GUILESS_MAIN(TestReleasePlan)
#include "tst_release_plan.moc"
