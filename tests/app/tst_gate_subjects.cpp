// What gates are asked with of a version's own files, against a tracker with its registry.
#include "app/release/GateSubjects.h"
#include "app/release/ReleaseDesk.h"
#include "services/sync/RegistryPass.h"
#include "tests/app/RegistryLab.h"
#include "tests/support/GitSite.h"
#include "tests/support/Testing.h"

#include <QCryptographicHash>
#include <QJsonArray>

using namespace ph;
using namespace ph::testing;

namespace {

const QString model = QStringLiteral("fraud");

/// Version 1 is live; version 2 is to be released.
struct Shop : RegistryLab {
    GitSite home;
    SigningKey key = SigningKey::generate();
    QStringList runs;

    Shop()
    {
        runs = addFraud("flavors: {sklearn: {}}\n");
        for (const auto& run : std::as_const(runs))
            server.addArtifact(run, QStringLiteral("model/data/model.pkl"), "weights");
        signWith(key);
        writePolicy(SigningKey::generate(), "      - {id: digest, kind: artifact-digest}\n"
                                            "      - {id: again, kind: reproducibility, topics: "
                                            "[environment]}\n");
        writeEnvironment(home.bare());
        home.person(QStringLiteral("README"), "releases", QStringLiteral("first"));
        (void)addEnvironment(folderOf(*workspace), folder.filePath(QStringLiteral("production.yaml")));
    }
    /// Of the second run, from elsewhere.
    QString addVersionFrom(const QString& source)
    {
        ModelVersion version;
        version.model = model;
        version.runId = runs.back();
        version.source = source;
        return server.addModelVersion(version);
    }
    ReleaseDesk desk() const
    {
        return std::move(*ReleaseDesk::open(*workspace, {}, {.facts = factsOf(*workspace, {})}));
    }
    Result<Drafted> draft(const QString& version) const
    {
        DraftRequest request;
        request.environment = QStringLiteral("production");
        request.parts = {{ReleasePart::Kind::Model, model, {}, version, {}}};
        request.texts = {QStringLiteral("o"), QStringLiteral("r"), QStringLiteral("n"), QStringLiteral("a")};
        request.rollbackCondition = QStringLiteral("error_rate > 0.02");
        request.rollbackDataSource = QStringLiteral("https://prometheus.example.org");
        return desk().draft(request);
    }
    GateResult asked(const ReleasePlan& plan, const char* gate) const
    {
        const auto results = desk().askGates(plan);
        for (const auto& result : results ? *results : QList<GateResult>()) {
            if (result.id == QLatin1String(gate))
                return result;
        }
        return {};
    }
    Result<GateSubject> subject() const
    {
        auto environment = loadEnvironment(folderOf(*workspace), QStringLiteral("production"));
        if (!environment)
            return fail(environment.error());
        return gateSubject(*workspace, *environment, model, QStringLiteral("2"), {});
    }
};

} // namespace

class GateSubjectsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void draftingRecordsWhatEveryFileIs();
    void whatChangedWentOrCameIsNamed();
    void aLoggedModelsFilesAreRecordedToo();
    void withoutARecordThereIsNoData();
    void filesThatCannotBeReadNeverPass();
    void theEnvironmentIsLookedForBesideTheModel();
    void filesThatNobodyListedAreUnknown();
    void sourceRunsAreReadAgain();
    void runsThatCannotBeReadNowNeverPass();
    void signaturesThatCannotBeReadNowNeverPass();
    void aVersionThatNobodyAnsweredForIsNotSaidToBeMissing();
    void versionsThatTheRegistryCannotTellNowNeverPass_data();
    void versionsThatTheRegistryCannotTellNowNeverPass();
};

void GateSubjectsTest::draftingRecordsWhatEveryFileIs()
{
    Shop shop;
    const auto drafted = shop.draft(QStringLiteral("2"));
    QVERIFY_RESULT(drafted);
    QVERIFY2(drafted->missing.isEmpty(), qPrintable(drafted->missing.join(u' ')));
    const auto& files = drafted->plan.parts.front().files;
    QCOMPARE(files.keys(),
             (QStringList{QStringLiteral("model/MLmodel"), QStringLiteral("model/data/model.pkl")}));
    const auto weights = QCryptographicHash::hash("weights", QCryptographicHash::Sha256).toHex();
    QCOMPARE(files.last(), QString::fromLatin1(weights));
    QVERIFY(drafted->plan.rollback.targets.front().files.isEmpty());
    const auto submitted = shop.desk().submit(drafted->plan);
    QVERIFY_RESULT(submitted);
    const auto& gates = submitted->record.gates;
    const auto digest = std::find_if(gates.begin(), gates.end(),
                                     [](const auto& gate) { return gate.id == QLatin1String("digest"); });
    QVERIFY(digest != gates.end());
    QVERIFY2(digest->verdict == GateVerdict::Pass, qPrintable(digest->reason));
}

void GateSubjectsTest::whatChangedWentOrCameIsNamed()
{
    Shop shop;
    auto plan = shop.draft(QStringLiteral("2"))->plan;
    shop.server.addArtifact(shop.runs[1], QStringLiteral("model/data/model.pkl"), "other weights");
    shop.server.addArtifact(shop.runs[1], QStringLiteral("model/code.py"), "import os");
    plan.parts.front().files.insert(QStringLiteral("model/gone.txt"), QString(64, u'a'));
    const auto digest = shop.asked(plan, "digest");
    QVERIFY(digest.verdict == GateVerdict::Fail);
    for (const char* says :
         {"Not what was recorded: model/data/model.pkl.", "Not there any more: model/gone.txt.",
          "Files that nobody recorded: model/code.py."})
        QVERIFY2(digest.reason.contains(QLatin1String(says)), qPrintable(digest.reason));
}

void GateSubjectsTest::aLoggedModelsFilesAreRecordedToo()
{
    Shop shop;
    LoggedModel logged;
    logged.sourceRunId = shop.runs[1];
    const auto id = shop.server.addLoggedModel(logged);
    shop.server.addModelArtifact(id, QStringLiteral("MLmodel"), "flavors: {sklearn: {}}\n");
    shop.server.addModelArtifact(id, QStringLiteral("conda.yaml"), "name: mlflow-env\n");
    const auto drafted = shop.draft(shop.addVersionFrom(QStringLiteral("models:/") + id));
    QVERIFY_RESULT(drafted);
    QCOMPARE(drafted->plan.parts.front().files.keys(),
             (QStringList{QStringLiteral("MLmodel"), QStringLiteral("conda.yaml")}));
    QVERIFY(shop.asked(drafted->plan, "digest").verdict == GateVerdict::Pass);
    QVERIFY(shop.asked(drafted->plan, "again").verdict == GateVerdict::Pass);
    shop.server.addModelArtifact(id, QStringLiteral("MLmodel"), "flavors: {onnx: {}}\n");
    QVERIFY(shop.asked(drafted->plan, "digest").verdict == GateVerdict::Fail);
}

void GateSubjectsTest::withoutARecordThereIsNoData()
{
    Shop shop;
    auto plan = shop.draft(QStringLiteral("2"))->plan;
    plan.parts.front().files.clear();
    QVERIFY(shop.asked(plan, "digest").verdict == GateVerdict::NoData);
}

void GateSubjectsTest::filesThatCannotBeReadNeverPass()
{
    Shop shop;
    const auto plan = shop.draft(QStringLiteral("2"))->plan;
    QVERIFY(shop.asked(plan, "digest").verdict == GateVerdict::Pass);
    auto subject = shop.subject();
    QVERIFY_RESULT(subject);
    subject->recorded = plan.parts.front().files;
    subject->policy.tiers = {{}};
    subject->policy.tiers.front().gates = {
        {QStringLiteral("digest"), QStringLiteral("artifact-digest"), {}, std::nullopt, {}}};
    QVERIFY(!gatherGateFacts(*shop.workspace, *subject, {}).candidate.digests.error);
    shop.server.stop();
    QVERIFY(gatherGateFacts(*shop.workspace, *subject, {}).candidate.digests.error);
}

void GateSubjectsTest::theEnvironmentIsLookedForBesideTheModel()
{
    Shop shop;
    const auto plan = shop.draft(QStringLiteral("2"))->plan;
    QVERIFY(shop.asked(plan, "again").verdict == GateVerdict::Fail); // it was looked for, and is not there
    shop.server.addArtifact(shop.runs[1], QStringLiteral("model/conda.yaml"), "name: mlflow-env\n");
    const auto again = shop.asked(plan, "again");
    QVERIFY2(again.verdict == GateVerdict::Pass, qPrintable(again.reason));
}

void GateSubjectsTest::filesThatNobodyListedAreUnknown()
{
    Shop shop;
    const auto subject = shop.subject();
    QVERIFY_RESULT(subject);
    QVERIFY(!readSourceRuns(*shop.workspace, *subject, {}).candidate);
    const auto facts = loadGateFacts(shop.workspace->cache(), *subject, toMs(systemNow()), Commands::Skip);
    QVERIFY(facts.candidate.reproducibility.value->contains(QStringLiteral("commit"))); // empty: missing
    QVERIFY(!facts.candidate.reproducibility.value->contains(QStringLiteral("environment")));
    const GateSpec gate{QStringLiteral("again"),
                        QStringLiteral("reproducibility"),
                        {},
                        std::nullopt,
                        QJsonObject{{QStringLiteral("topics"), QJsonArray{QStringLiteral("environment")}}}};
    const auto result = evaluateGate(gate, facts, toMs(systemNow()), 3'600'000);
    QVERIFY2(result.verdict == GateVerdict::Inconclusive, qPrintable(result.reason));
}

void GateSubjectsTest::sourceRunsAreReadAgain()
{
    Shop shop;
    const auto subject = shop.subject();
    QVERIFY_RESULT(subject);
    QVERIFY(!subject->unasked);
    QVERIFY(!readSourceRuns(*shop.workspace, *subject, {}).candidate);
    shop.server.logMetric(shop.runs[1], QStringLiteral("auc"), 0.9);
    QVERIFY(!readSourceRuns(*shop.workspace, *subject, {}).candidate);
    QCOMPARE((*shop.workspace->cache().run(subject->candidateRun))->metrics.size(), 1);
    shop.server.stop();
    const auto unread = readSourceRuns(*shop.workspace, *subject, {});
    QVERIFY(unread.candidate && unread.candidate->kind == ErrorKind::Offline);
    QVERIFY(unread.champion && unread.champion->kind == ErrorKind::Offline);
}

void GateSubjectsTest::runsThatCannotBeReadNowNeverPass()
{
    Shop shop;
    shop.server.logMetric(shop.runs[1], QStringLiteral("auc"), 0.9);
    auto subject = shop.subject();
    QVERIFY_RESULT(subject);
    const GateSpec gate{
        QStringLiteral("auc"),
        QStringLiteral("metric-threshold"),
        {},
        std::nullopt,
        QJsonObject{{QStringLiteral("metric"), QStringLiteral("auc")}, {QStringLiteral("at-least"), 0.8}}};
    subject->policy.tiers = {{}};
    subject->policy.tiers.front().gates = {gate};
    const auto asked = [&] {
        subject->unread = readSourceRuns(*shop.workspace, *subject, {});
        return evaluateGate(gate, gatherGateFacts(*shop.workspace, *subject, {}), toMs(systemNow()),
                            3'600'000);
    };
    QVERIFY(asked().verdict == GateVerdict::Pass);
    shop.server.stop(); // the cache saw it a moment ago
    const auto blind = asked();
    QVERIFY2(blind.verdict == GateVerdict::Inconclusive, qPrintable(blind.reason));
}

void GateSubjectsTest::signaturesThatCannotBeReadNowNeverPass()
{
    Shop shop;
    for (const auto& run : std::as_const(shop.runs))
        shop.server.addArtifact(run, QStringLiteral("model/MLmodel"),
                                "flavors: {sklearn: {}}\nsignature:\n"
                                "  inputs: '[{\"type\": \"double\", \"name\": \"age\"}]'\n"
                                "  outputs: '[{\"type\": \"long\"}]'\n");
    auto subject = shop.subject();
    QVERIFY_RESULT(subject);
    const GateSpec gate{
        QStringLiteral("signature"), QStringLiteral("signature-compatible"), {}, std::nullopt, {}};
    subject->policy.tiers = {{}};
    subject->policy.tiers.front().gates = {gate};
    subject->unread = readSourceRuns(*shop.workspace, *subject, {});
    const auto asked = [&] {
        return evaluateGate(gate, gatherGateFacts(*shop.workspace, *subject, {}), toMs(systemNow()),
                            3'600'000);
    };
    const auto whole = asked();
    QVERIFY2(whole.verdict == GateVerdict::Pass, qPrintable(whole.reason));
    // The cache has both by now; the runs themselves can still be read.
    shop.server.setFault("/api/2.0/mlflow/artifacts/list", Fault::withStatus(500));
    shop.server.setFault("/get-artifact", Fault::withStatus(500));
    const auto blind = asked();
    QVERIFY2(blind.verdict == GateVerdict::Inconclusive, qPrintable(blind.reason));
}

void GateSubjectsTest::aVersionThatNobodyAnsweredForIsNotSaidToBeMissing()
{
    Shop shop;
    const auto environment = loadEnvironment(folderOf(*shop.workspace), QStringLiteral("production"));
    QVERIFY_RESULT(environment);
    const auto asked = [&] {
        return gateSubject(*shop.workspace, *environment, model, QStringLiteral("99"), {});
    };
    const auto missing = asked();
    QVERIFY_ERROR(missing, ErrorKind::NotFound);
    QVERIFY(missing.error().detail.contains(QStringLiteral("no such version")));
    shop.server.stop();
    const auto unanswered = asked();
    QVERIFY_ERROR(unanswered, ErrorKind::Offline);
    QVERIFY2(unanswered.error().detail.contains(QStringLiteral("Nobody answered")) &&
                 !unanswered.error().detail.contains(QStringLiteral("no such version")),
             qPrintable(unanswered.error().detail));
}

void GateSubjectsTest::versionsThatTheRegistryCannotTellNowNeverPass_data()
{
    QTest::addColumn<QString>("broken");
    QTest::newRow("versions") << QStringLiteral("/api/2.0/mlflow/model-versions");
    QTest::newRow("models") << QStringLiteral("/api/2.0/mlflow/registered-models");
}

/// Which run is a version's is what the registry says: the run alone, read now, proves nothing of the
/// version.
void GateSubjectsTest::versionsThatTheRegistryCannotTellNowNeverPass()
{
    QFETCH(const QString, broken);
    Shop shop;
    shop.server.logMetric(shop.runs[1], QStringLiteral("auc"), 0.9);
    QVERIFY_RESULT(readRegistry(*shop.link, shop.workspace->cache(), shop.workspace->aliases(), {}));
    const GateSpec gate{
        QStringLiteral("auc"),
        QStringLiteral("metric-threshold"),
        {},
        std::nullopt,
        QJsonObject{{QStringLiteral("metric"), QStringLiteral("auc")}, {QStringLiteral("at-least"), 0.8}}};
    shop.server.setFault(broken.toStdString(), Fault::withStatus(500));
    auto subject = shop.subject();
    QVERIFY_RESULT(subject); // as the cache knows it
    QVERIFY(subject->unasked);
    subject->policy.tiers = {{}};
    subject->policy.tiers.front().gates = {gate};
    subject->unread = readSourceRuns(*shop.workspace, *subject, {});
    QVERIFY(!subject->unread.candidate);
    const auto blind =
        evaluateGate(gate, gatherGateFacts(*shop.workspace, *subject, {}), toMs(systemNow()), 3'600'000);
    QVERIFY2(blind.verdict == GateVerdict::Inconclusive, qPrintable(blind.reason));
}

QTEST_GUILESS_MAIN(GateSubjectsTest)
#include "tst_gate_subjects.moc"
