// What gates are asked with of a version's own files, against a tracker with its registry.
#include "app/release/GateSubjects.h"
#include "app/release/ReleaseDesk.h"
#include "services/release/KeyStore.h"
#include "tests/fixture/MlflowFixture.h"
#include "tests/support/GitSite.h"
#include "tests/support/Testing.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QTemporaryDir>

using namespace ph;
using namespace ph::testing;

namespace {

const QString model = QStringLiteral("fraud");

void put(const QString& path, const QByteArray& text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(path));
}

/// Version 1 is live; version 2 is to be released.
struct Shop {
    QTemporaryDir folder;
    GitSite home;
    MlflowFixture server;
    SigningKey key = SigningKey::generate();
    std::unique_ptr<Workspace> workspace;
    QStringList runs;

    Shop()
    {
        RegisteredModel registered;
        registered.key.remoteId = model;
        server.addRegisteredModel(registered);
        for (int i = 0; i < 2; ++i) {
            runs << server.addRun({});
            addVersion(QStringLiteral("mlflow-artifacts:/0/%1/artifacts/model").arg(runs.back()));
            server.addArtifact(runs.back(), QStringLiteral("model/MLmodel"), "flavors: {sklearn: {}}\n");
            server.addArtifact(runs.back(), QStringLiteral("model/data/model.pkl"), "weights");
        }
        server.pointAlias(model, QStringLiteral("champion"), QStringLiteral("1"));
        auto stores = openStores(folder.filePath(QStringLiteral("ws")).toStdString());
        Workspace::Settings settings;
        settings.workers = 1;
        settings.vault = makeMemoryVault();
        workspace = std::make_unique<Workspace>(std::move(*stores), std::move(settings));
        Connection connection;
        connection.name = QStringLiteral("lab");
        connection.kind = QStringLiteral("mlflow");
        connection.location = server.url();
        (void)workspace->links().open(*workspace->state().addConnection(connection));
        const auto reference = key.store(workspace->vault(), QStringLiteral("author"));
        (void)KeyStore(workspace->state()).put(key.publicKey(), QStringLiteral("author"), reference.value());
        put(folder.filePath(QStringLiteral("policy.yaml")),
            "policy: 1\nname: test\nmax-age: 1h\ngroups:\n  release-managers:\n"
            "    - {label: approver-1, key: \"" +
                publicKeyText(SigningKey::generate().publicKey()).toUtf8() +
                "\"}\ntiers:\n  high:\n    quorum: {release-managers: 1}\n    approvals-expire: 7d\n"
                "    soak: 1h\n    rollback: {}\n    gates:\n"
                "      - {id: digest, kind: artifact-digest}\n"
                "      - {id: again, kind: reproducibility, topics: [environment]}\n");
        put(folder.filePath(QStringLiteral("production.yaml")),
            "pilothouse-environment: 1\nname: production\ntracker: lab\nregistry: lab\nmodel: fraud\n"
            "target: {alias: champion}\npolicy: policy.yaml\nhome: {repository: " +
                home.bare().toUtf8() + "}\n");
        home.person(QStringLiteral("README"), "releases", QStringLiteral("first"));
        (void)addEnvironment(folderOf(*workspace), folder.filePath(QStringLiteral("production.yaml")));
    }
    QString addVersion(const QString& source)
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
    const auto drafted = shop.draft(shop.addVersion(QStringLiteral("models:/") + id));
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

QTEST_GUILESS_MAIN(GateSubjectsTest)
#include "tst_gate_subjects.moc"
