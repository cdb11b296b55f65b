#include "app/release/EnvironmentSources.h"
#include "app/release/GateSubjects.h"
#include "app/release/LiveFacts.h"
#include "app/release/LiveVersion.h"
#include "app/release/ReleaseDesk.h"
#include "app/release/ReleaseReading.h"
#include "app/release/RollbackFactsLoader.h"
#include "services/http/CurlTransport.h"
#include "services/release/ApprovalDocument.h"
#include "services/sync/RunFetch.h"
#include "tests/app/RegistryLab.h"
#include "tests/support/GitSite.h"
#include "tests/support/PrometheusLab.h"
#include "tests/support/Testing.h"

#include <QJsonArray>

using namespace ph;
using namespace ph::testing;

namespace {

const QString fraud = QStringLiteral("fraud"), champion = QStringLiteral("champion");

/// One alert of the model that fires, one that waits, and one of another model that fires.
const QByteArray alerting = "groups:\n- name: fraud\n  interval: 1s\n  rules:\n"
                            "  - {alert: ErrorsHigh, expr: up > 0, labels: {model: fraud},\n"
                            "     annotations: {summary: Errors of fraud are high}}\n"
                            "  - {alert: Waits, expr: up > 0, for: 10m, labels: {model: fraud}}\n"
                            "  - {alert: Other, expr: up > 0, labels: {model: churn}}\n";
const QByteArray quiet = "groups:\n- name: fraud\n  interval: 1s\n  rules:\n"
                         "  - {alert: ErrorsHigh, expr: up > 1, labels: {model: fraud}}\n";

const QByteArray modelFile =
    "flavors: {sklearn: {}}\nsignature:\n  inputs: '[{\"type\": \"double\", \"name\": \"age\"}]'\n"
    "  outputs: '[{\"type\": \"long\"}]'\n";

PolicyTier tierWith(const QStringList& series)
{
    PolicyTier tier;
    tier.gates = {{QStringLiteral("watch"),
                   QStringLiteral("monitoring-exists"),
                   {},
                   std::nullopt,
                   QJsonObject{{QStringLiteral("series"), QJsonArray::fromStringList(series)}}},
                  {QStringLiteral("incidents"), QStringLiteral("no-open-incident"), {}, std::nullopt, {}}};
    return tier;
}

GateFacts ask(const QString& address, const QStringList& series, const MetricLabels& labels = {})
{
    const auto transport = makeCurlTransport();
    ReleaseEnvironment environment;
    environment.metricsSource = address;
    environment.alertLabels = labels;
    GateFacts facts;
    const auto vault = makeMemoryVault();
    addLiveFacts(facts, {*transport, *vault}, environment, tierWith(series), toMs(systemNow()), {});
    return facts;
}

GateResult gate(const GateFacts& facts, const PolicyTier& tier, const char* id)
{
    return evaluateGate(*tier.gate(QLatin1String(id)), facts, toMs(systemNow()), 3'600'000);
}

bool isWatching(const QString& address)
{
    const auto transport = makeCurlTransport();
    PrometheusQuery source(*transport, address, {});
    const auto up = source.reading(QStringLiteral("up"));
    const auto rules = source.alertingRules();
    const auto alerts = source.alerts();
    const auto firing = alerts ? std::count_if(alerts->begin(), alerts->end(),
                                               [](const MetricAlert& alert) {
                                                   return alert.state == MetricAlert::State::Firing;
                                               })
                               : 0;
    return up && up->samples == 1 && rules &&
           std::all_of(rules->begin(), rules->end(),
                       [](const MetricRule& rule) { return rule.health == MetricRule::Health::Ok; }) &&
           (rules->size() < 3 || firing == 2);
}

DraftRequest request()
{
    DraftRequest request;
    request.environment = QStringLiteral("production");
    request.parts = {{ReleasePart::Kind::Model, fraud, {}, QStringLiteral("2"), {}}};
    request.texts = {QStringLiteral("Fewer false alarms"), QStringLiteral("Misses more"),
                     QStringLiteral("At once"), QStringLiteral("Precision of 0.9 for a day")};
    request.rollbackCondition = QStringLiteral("up < 1 for 5m");
    request.rollbackDataSource = QStringLiteral("metrics");
    return request;
}

/// Everything that a release needs, real: a tracker with its registry, a home in Git, a Prometheus.
struct Site : RegistryLab {
    GitSite home;
    PrometheusLab watch{quiet};
    SigningKey key = SigningKey::generate(), approver = SigningKey::generate();

    Site()
    {
        for (const auto& run : addFraud(modelFile))
            (void)refreshRun(workspace->cache(), *link, {connection(), EntityKind::Run, run}, {});
        signWith(key);
        writePolicy(approver, "      - {id: watch, kind: monitoring-exists, series: [up]}\n"
                              "      - {id: incidents, kind: no-open-incident}\n"
                              "      - {id: rollback, kind: rollback-ready}\n"
                              "      - {id: signature, kind: signature-compatible}\n"
                              "      - {id: pinned, kind: prompt-and-policy-pinned}\n");
        writeEnvironment(home.bare(), "metrics: " + watch.url().toLatin1() + "\nalerts: {model: fraud}\n");
        home.person(QStringLiteral("README"), "releases", QStringLiteral("first"));
    }
    Result<ReleaseEnvironment> settle() const
    {
        return addEnvironment(folderOf(*workspace), folder.filePath(QStringLiteral("production.yaml")));
    }
    Result<ReleaseDesk> desk() const
    {
        return ReleaseDesk::open(*workspace, {}, {.facts = factsOf(*workspace, {})});
    }
    Fact<RollbackFacts> wayBack(const QString& version, const QString& condition,
                                const QString& source = QStringLiteral("metrics")) const
    {
        const auto environment = loadEnvironment(folderOf(*workspace), QStringLiteral("production"));
        const RollbackPlan plan{{{ReleasePart::Kind::Model, fraud, {}, version, {}}}, condition, source};
        return loadRollbackFacts(*workspace, *environment, plan, registryOf(*workspace), {}, {});
    }
};

} // namespace

/// Gates whose facts are live, against a real Prometheus.
class LiveFactsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!PrometheusLab::isInstalled())
            QSKIP("prometheus is not installed");
    }
    void whatIsWatchedPasses();
    void firingAlertsAreIncidents();
    void withoutRulesNobodyKeepsIncidents();
    void whatCannotBeAskedNeverPasses();
    void nobodyIsAskedForWhatNoGateAsks();
    void aRehearsalIsARollbackThatEnded();
    void theWayBackIsLookedAt();
    void theWayBackIsRehearsedBeforeTheFirstRelease();
    void aManifestNamesTheChampion();
    void aReleaseCanPassThemAll();
    void whatIsLiveIsAskedAgainWhenItIsExecuted();
    void theEnvironmentIsProbedWhole();
};

void LiveFactsTest::whatIsWatchedPasses()
{
    PrometheusLab lab(quiet);
    QVERIFY(lab.waitFor([&] { return isWatching(lab.url()); }));
    const auto verdict = [&](const QStringList& series) {
        return gate(ask(lab.url(), series), tierWith(series), "watch");
    };
    const auto up = QStringLiteral("up"), several = QStringLiteral("{__name__=~\"scrape_.+\"}");
    const auto watched = verdict({up, QStringLiteral("sum(up)")});
    QVERIFY2(watched.verdict == GateVerdict::Pass, qPrintable(watched.reason));
    QCOMPARE(watched.numbers.size(), 2);
    QVERIFY(evaluateAgain(watched)->verdict == GateVerdict::Pass);
    QVERIFY(verdict({up, QStringLiteral("nobody_has_this")}).verdict == GateVerdict::NoData);
    QVERIFY(verdict({QStringLiteral("0 * up / 0")}).verdict == GateVerdict::Inconclusive);
    const auto ambiguous = verdict({up, several});
    QVERIFY(ambiguous.verdict == GateVerdict::Inconclusive);
    QVERIFY2(ambiguous.reason.contains(several), qPrintable(ambiguous.reason));
    QVERIFY(evaluateAgain(ambiguous)->reason == ambiguous.reason);
    const auto unreadable = verdict({up, QStringLiteral("sum(")});
    QVERIFY(unreadable.verdict == GateVerdict::Inconclusive);
    QVERIFY2(unreadable.reason.contains(QLatin1String("sum(")), qPrintable(unreadable.reason));
}

void LiveFactsTest::firingAlertsAreIncidents()
{
    PrometheusLab lab(alerting);
    QVERIFY(lab.waitFor([&] { return isWatching(lab.url()); }));
    const auto all = ask(lab.url(), {});
    QVERIFY(all.incidents.value.has_value());
    QCOMPARE(all.incidents.value->open.size(), 2);
    const auto ofFraud = ask(lab.url(), {}, {{QStringLiteral("model"), fraud}});
    QVERIFY(ofFraud.incidents.value->kept == IncidentFacts::Kept::Yes);
    QCOMPARE(ofFraud.incidents.value->open.values(), QStringList{QStringLiteral("Errors of fraud are high")});
    QVERIFY2(ofFraud.incidents.value->open.firstKey().contains(QLatin1String("alertname=\"ErrorsHigh\"")),
             qPrintable(ofFraud.incidents.value->open.firstKey()));
    QVERIFY(gate(ofFraud, tierWith({}), "incidents").verdict == GateVerdict::Fail);
    const auto ofNone = ask(lab.url(), {}, {{QStringLiteral("model"), QStringLiteral("spam")}});
    QVERIFY(gate(ofNone, tierWith({}), "incidents").verdict == GateVerdict::Pass);
}

void LiveFactsTest::withoutRulesNobodyKeepsIncidents()
{
    PrometheusLab lab;
    QVERIFY(lab.waitFor([&] { return isWatching(lab.url()); }));
    QVERIFY(gate(ask(lab.url(), {}), tierWith({}), "incidents").verdict == GateVerdict::NoData);
}

void LiveFactsTest::whatCannotBeAskedNeverPasses()
{
    QString address;
    {
        PrometheusLab lab;
        address = lab.url();
    }
    const auto facts = ask(address, {QStringLiteral("up")});
    QVERIFY(facts.monitoring.error.has_value());
    QVERIFY(facts.incidents.error.has_value());
    const auto tier = tierWith({QStringLiteral("up")});
    QVERIFY(gate(facts, tier, "watch").verdict == GateVerdict::Inconclusive);
    QVERIFY(gate(facts, tier, "incidents").verdict == GateVerdict::Inconclusive);
    const auto nobody = ask({}, {QStringLiteral("up")});
    QVERIFY(gate(nobody, tier, "watch").verdict == GateVerdict::NoData);
    QVERIFY(gate(nobody, tier, "incidents").verdict == GateVerdict::NoData);
}

void LiveFactsTest::nobodyIsAskedForWhatNoGateAsks()
{
    const auto transport = makeCurlTransport();
    ReleaseEnvironment environment;
    environment.metricsSource = QStringLiteral("http://127.0.0.1:1"); // nobody is there
    GateFacts facts;
    const auto vault = makeMemoryVault();
    addLiveFacts(facts, {*transport, *vault}, environment, {}, toMs(systemNow()), {});
    QCOMPARE(facts, GateFacts());
}

void LiveFactsTest::aRehearsalIsARollbackThatEnded()
{
    ReleaseRecord release, done, running, elsewhere;
    for (auto* record : {&release, &done, &running, &elsewhere})
        record->plan.environment = QStringLiteral("production");
    release.state = done.state = elsewhere.state = ReleaseState::Done;
    running.state = ReleaseState::RollingBack;
    done.rollbackOf = running.rollbackOf = elsewhere.rollbackOf = QStringLiteral("r1");
    elsewhere.plan.environment = QStringLiteral("staging");
    release.changedMs = running.changedMs = elsewhere.changedMs = 9000;
    QCOMPARE(lastRehearsal({release, running, elsewhere}, QStringLiteral("production")), noTime);
    done.changedMs = 5000;
    auto earlier = done;
    earlier.changedMs = 4000;
    QCOMPARE(lastRehearsal({release, done, running, elsewhere, earlier}, QStringLiteral("production")),
             std::int64_t(5000));
}

void LiveFactsTest::theWayBackIsRehearsedBeforeTheFirstRelease()
{
    Site site;
    QVERIFY_RESULT(site.settle());
    const auto production = QStringLiteral("production"), one = QStringLiteral("1");
    QCOMPARE(site.wayBack(one, {}).value->rehearsedMs, noTime);
    auto desk = ReleaseDesk::open(*site.workspace, {}, {});
    QVERIFY_RESULT(desk);
    QVERIFY_ERROR(desk->rehearse(production, QStringLiteral("9")), ErrorKind::NotFound);
    QCOMPARE(site.wayBack(one, {}).value->rehearsedMs, noTime);
    const auto rehearsed = desk->rehearse(production, {}); // what is live now
    QVERIFY_RESULT(rehearsed);
    QCOMPARE(*rehearsed, QStringLiteral("fraud 1"));
    QVERIFY(site.wayBack(one, {}).value->rehearsedMs != noTime);
    QVERIFY(storedLedgerLines(site.workspace->state()).value().contains("rollback.rehearsed"));
    const auto probed = probedEnvironment(*site.workspace, production, {});
    QVERIFY_RESULT(probed);
    QCOMPARE(probed->line.rehearsedMs, site.wayBack(one, {}).value->rehearsedMs);
    QVERIFY(storedReleases(site.workspace->state())->isEmpty());
}

void LiveFactsTest::aManifestNamesTheChampion()
{
    Site site;
    QVERIFY_RESULT(site.settle());
    GitSite manifests;
    const auto file = QStringLiteral("production/fraud.yaml");
    manifests.person(file, "spec:\n  uri: s3://models/fraud/v1\n", QStringLiteral("first"));
    auto environment = loadEnvironment(folderOf(*site.workspace), QStringLiteral("production")).value();
    environment.target = {.kind = ReleaseTarget::Kind::GitManifest,
                          .alias = {},
                          .stage = {},
                          .repository = manifests.bare(),
                          .branch = QStringLiteral("main"),
                          .file = file,
                          .field = QStringLiteral("spec.uri"),
                          .value = QStringLiteral("s3://models/fraud/v{version}")};
    const auto subject = gateSubject(*site.workspace, environment, fraud, QStringLiteral("2"), {});
    QVERIFY_RESULT(subject);
    QVERIFY(subject->champion);
    QCOMPARE(subject->champion->version, QStringLiteral("1"));
    manifests.person(file, "spec:\n  uri: s3://elsewhere/churn\n", QStringLiteral("another"));
    const auto seen = [&](HomeLook look) {
        return versionInManifest(*site.workspace, environment.target, look, {}).value();
    };
    QCOMPARE(seen(HomeLook::Copy), QStringLiteral("1"));
    QCOMPARE(seen(HomeLook::Pull), QString());
    QVERIFY(!gateSubject(*site.workspace, environment, fraud, QStringLiteral("2"), {})->champion);
    // One that is not reached is told, and nothing of what it named passes.
    manifests.person(file, "spec:\n  uri: s3://models/fraud/v1\n", QStringLiteral("back"));
    QVERIFY(!gateSubject(*site.workspace, environment, fraud, QStringLiteral("2"), {})->unreached);
    QVERIFY(QDir().rename(manifests.bare(), manifests.bare() + QStringLiteral(".away")));
    auto away = gateSubject(*site.workspace, environment, fraud, QStringLiteral("2"), {});
    QVERIFY_RESULT(away);
    QVERIFY(away->champion && away->champion->version == QStringLiteral("1"));
    QVERIFY(away->unreached);
    away->policy.tiers = {{}};
    QVERIFY(gatherGateFacts(*site.workspace, *away, {}).champion.metrics.error);
}

void LiveFactsTest::theWayBackIsLookedAt()
{
    Site site;
    QVERIFY_RESULT(site.settle());
    QVERIFY(site.watch.waitFor([&] { return isWatching(site.watch.url()); }));
    const auto one = QStringLiteral("1"), condition = QStringLiteral("up < 1 for 5m");
    const auto ready = site.wayBack(one, condition);
    QVERIFY2(!ready.error, qPrintable(ready.error ? ready.error->detail : QString()));
    QCOMPARE(ready.value->targetExists, std::optional(true));
    QCOMPARE(ready.value->targetLoads, std::optional(true));
    QCOMPARE(ready.value->conditionValue, std::optional(1.0));
    QVERIFY(ready.value->conditionValueMs > toMs(systemNow()) - 60'000);
    QCOMPARE(site.wayBack(one, condition, site.watch.url()).value->conditionValue, std::optional(1.0));

    const auto gone = site.wayBack(QStringLiteral("9"), condition);
    QCOMPARE(gone.value->targetExists, std::optional(false));
    QVERIFY(!gone.error);
    QVERIFY(!site.wayBack(one, QStringLiteral("nobody_has_this > 1")).value->conditionValue);
    QVERIFY(site.wayBack(one, QStringLiteral("when errors rise")).error->kind == ErrorKind::Invalid);
    QVERIFY(site.wayBack(one, QStringLiteral("{__name__=~\"scrape_.+\"} > 1")).error->kind ==
            ErrorKind::Invalid);
    QVERIFY(site.wayBack(one, condition, QStringLiteral("a dashboard")).error->kind ==
            ErrorKind::Unsupported);

    ModelVersion logged;
    logged.model = fraud;
    logged.runId = site.server.addRun({});
    logged.source = QStringLiteral("models:/other/3");
    const auto unknown = site.wayBack(site.server.addModelVersion(logged), condition);
    QVERIFY(!unknown.value->targetLoads);
    QVERIFY(unknown.error->kind == ErrorKind::Unsupported);
    logged.source = QStringLiteral("models:/m-1234");
    const auto deleted = site.wayBack(site.server.addModelVersion(logged), condition);
    QCOMPARE(deleted.value->targetLoads, std::optional(false));
    LoggedModel kept;
    kept.sourceRunId = logged.runId;
    const auto id = site.server.addLoggedModel(kept);
    site.server.addModelArtifact(id, QStringLiteral("MLmodel"), "flavors: {sklearn: {}}\n");
    logged.source = QStringLiteral("models:/") + id;
    const auto loads = site.wayBack(site.server.addModelVersion(logged), condition);
    QCOMPARE(loads.value->targetLoads, std::optional(true));
    logged.source = QStringLiteral("mlflow-artifacts:/0/%1/artifacts/model").arg(logged.runId);
    const auto empty = site.wayBack(site.server.addModelVersion(logged), condition);
    QCOMPARE(empty.value->targetLoads, std::optional(false));
    // Of a run that was never synced, too.
    logged.runId = site.server.addRun({});
    logged.source = QStringLiteral("mlflow-artifacts:/0/%1/artifacts/model").arg(logged.runId);
    site.server.addArtifact(logged.runId, QStringLiteral("model/MLmodel"), modelFile);
    QCOMPARE(site.wayBack(site.server.addModelVersion(logged), condition).value->targetLoads,
             std::optional(true));

    site.watch.stop();
    QVERIFY(site.wayBack(one, condition).error.has_value());
    site.server.stop();
    QVERIFY(site.wayBack(one, condition).error.has_value());
}

void LiveFactsTest::aReleaseCanPassThemAll()
{
    Site site;
    QVERIFY_RESULT(site.settle());
    QVERIFY(site.watch.waitFor([&] { return isWatching(site.watch.url()); }));
    auto desk = site.desk();
    QVERIFY_RESULT(desk);
    const auto drafted = desk->draft(request());
    QVERIFY_RESULT(drafted);
    QVERIFY2(drafted->missing.isEmpty(), qPrintable(drafted->missing.join(u' ')));
    const auto submitted = desk->submit(drafted->plan);
    QVERIFY_RESULT(submitted);
    QCOMPARE(submitted->record.gates.size(), 5);
    for (const auto& result : submitted->record.gates)
        QVERIFY2(result.verdict == GateVerdict::Pass, qPrintable(result.id + u' ' + result.reason));

    site.watch.stop();
    const auto blind = desk->submit(drafted->plan);
    QVERIFY_RESULT(blind);
    for (const auto& result : blind->record.gates)
        QCOMPARE(result.verdict == GateVerdict::Pass,
                 result.id == QLatin1String("signature") || result.id == QLatin1String("pinned"));
}

void LiveFactsTest::whatIsLiveIsAskedAgainWhenItIsExecuted()
{
    Site site;
    QVERIFY_RESULT(site.settle());
    QVERIFY(site.watch.waitFor([&] { return isWatching(site.watch.url()); }));
    auto desk = site.desk();
    QVERIFY_RESULT(desk);
    const auto drafted = desk->draft(request());
    QVERIFY_RESULT(drafted);
    const auto submitted = desk->submit(drafted->plan);
    QVERIFY_RESULT(submitted);
    const auto& record = submitted->record;
    const auto id = record.plan.id;
    const auto approval = signApproval({id,
                                        record.planDigest,
                                        record.evidenceDigest,
                                        Approval::Decision::Approve,
                                        QStringLiteral("Fine"),
                                        {},
                                        desk->now(),
                                        {}},
                                       site.approver);
    QVERIFY_RESULT(approval);
    ReleaseStore store(site.workspace->state(), site.key, {});
    QVERIFY_RESULT(store.record(*approval, site.approver.publicKey()));

    site.watch.stop(); // what it said at submit was approved, and is not what it says now
    const auto blind = desk->execute(id);
    QVERIFY_ERROR(blind, ErrorKind::Forbidden);
    for (const char* gate : {"watch", "incidents", "rollback"})
        QVERIFY2(blind.error().detail.contains(
                     QStringLiteral("The gate %1 does not pass now").arg(QLatin1String(gate))),
                 qPrintable(blind.error().detail));
    const auto kept = store.release(id);
    QVERIFY_RESULT(kept);
    QVERIFY(kept->state == ReleaseState::Waiting);
    QCOMPARE(kept->evidenceDigest, record.evidenceDigest);
}

void LiveFactsTest::theEnvironmentIsProbedWhole()
{
    Site site;
    auto environment = site.settle();
    QVERIFY_RESULT(environment);
    QVERIFY(site.watch.waitFor([&] { return isWatching(site.watch.url()); }));
    const auto sources = environmentSources(*site.workspace, {});
    const auto detail = [&](const char* label) {
        for (const auto& part : probeEnvironment(*environment, sources, {}).parts) {
            if (environmentPartName(part.part) == QLatin1String(label))
                return QStringLiteral("%1 %2").arg(int(part.verdict)).arg(part.detail);
        }
        return QString();
    };
    const auto yes = QString::number(int(ProbeLine::Verdict::Yes)) + u' ';
    QVERIFY(probeEnvironment(*environment, sources, {}).isUsable());
    QCOMPARE(detail("Model"), yes + QStringLiteral("2 versions, @champion at 1"));
    QCOMPARE(detail("Target"), yes + QStringLiteral("models:/fraud@champion is 1"));
    QVERIFY2(detail("Policy").startsWith(yes + QStringLiteral("test: the tiers high; sha256:")),
             qPrintable(detail("Policy")));
    QVERIFY(detail("Tracker").startsWith(yes));

    const auto unknown = QString::number(int(ProbeLine::Verdict::Unknown)) + u' ',
               no = QString::number(int(ProbeLine::Verdict::No)) + u' ';
    environment->target.alias = QStringLiteral("other");
    QCOMPARE(detail("Target"), yes + QStringLiteral("models:/fraud@other is not set yet"));
    environment->target = {};
    environment->target.kind = ReleaseTarget::Kind::GitManifest;
    environment->target.repository = site.home.bare();
    environment->target.branch = QStringLiteral("main");
    environment->target.file = QStringLiteral("production.yaml");
    environment->target.field = QStringLiteral("spec.version");
    QVERIFY2(detail("Target").startsWith(no), qPrintable(detail("Target")));
    site.home.person(QStringLiteral("production.yaml"), "spec:\n  version: \"1\"\n", QStringLiteral("live"));
    QVERIFY2(detail("Target").startsWith(yes) && detail("Target").endsWith(QLatin1String(" is 1")),
             qPrintable(detail("Target")));
    environment->target = {};
    environment->target.alias = champion;
    environment->model.clear();
    QVERIFY2(detail("Target").startsWith(unknown), qPrintable(detail("Target")));
    site.write(QStringLiteral("policy.yaml"), "policy: 1\nname: test\nmax-aeg: 24h\n");
    QVERIFY2(detail("Policy").startsWith(no) && detail("Policy").contains(QLatin1String("policy.yaml:3:1")),
             qPrintable(detail("Policy")));
}

QTEST_GUILESS_MAIN(LiveFactsTest)
#include "tst_live_facts.moc"
