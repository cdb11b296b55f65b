#include "services/connectors/mlflow/MlflowDb.h"
#include "services/connectors/mlflow/MlflowFolder.h"
#include "services/connectors/mlflow/MlflowSample.h"
#include "tests/connectors/LocalStore.h"

#include <QCryptographicHash>

using namespace ph;
using namespace ph::testing;

namespace {

constexpr std::int64_t nowMs = 1'795'000'000'000;

TimeMs now()
{
    return TimeMs(std::chrono::milliseconds(nowMs));
}

double last(const Run& run, const QString& key)
{
    for (const auto& m : run.metrics) {
        if (m.key == key)
            return m.value;
    }
    return std::nan("");
}

QString param(const Run& run, const QString& key)
{
    for (const auto& p : run.params) {
        if (p.key == key)
            return p.value;
    }
    return {};
}

} // namespace

class TestSample : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theFolderHoldsThreeLivelyExperiments();
    void theDatabaseHoldsLoggedModels();
    void learningRateMatters();
    void aLongCurveHasOneSpike();
    void artifactsCanBePreviewed();
    void itsModelsComeFromItsRuns();
    void twiceTheSameContent();
    void nothingIsOverwritten();

private:
    QTemporaryDir folder_;
    Offline offline_;
    std::unique_ptr<Connector> runs_;
    std::unique_ptr<Connector> db_;
};

void TestSample::initTestCase()
{
    QVERIFY_RESULT(createSampleStore(folder_.path().toStdString(), SampleSize::Full, now));
    Connection connection;
    connection.location = folder_.filePath("mlruns");
    runs_ = makeMlflowFolder(connection);
    connection.location = folder_.filePath("mlflow.db");
    db_ = makeMlflowDb(connection);
}

void TestSample::theFolderHoldsThreeLivelyExperiments()
{
    auto& source = *capability<RunSource>(*runs_);
    const auto experiments = source.fetchExperiments(offline_.context);
    QVERIFY_RESULT(experiments);
    QMap<QString, int> counts;
    QMap<RunStatus, int> statuses;
    int children = 0;
    int notNumbers = 0;
    int infinities = 0;
    int deleted = 0;
    for (const auto& experiment : *experiments) {
        QVERIFY(!experiment.tags.isEmpty());
        const auto runs = allRuns(source, offline_.context, {.experimentIds = {experiment.key.remoteId}});
        QVERIFY_RESULT(runs);
        counts[experiment.name] = int(runs->size());
        for (const auto& run : *runs) {
            ++statuses[run.status];
            children += !run.parentRunId.isEmpty();
            deleted += run.lifecycle == Lifecycle::Deleted;
            QVERIFY2(run.startMs < nowMs && run.startMs > nowMs - 100LL * 86'400'000, qPrintable(run.name));
            QVERIFY(run.endMs == noTime ? run.status == RunStatus::Running
                                        : run.endMs > run.startMs && run.endMs <= nowMs + 60'000);
            QCOMPARE(run.inputs.size(), 1);
            for (const auto& metric : run.metrics) {
                notNumbers += std::isnan(metric.value);
                infinities += std::isinf(metric.value);
            }
        }
    }
    QVERIFY(counts["fraud-detection"] >= 160 && counts["fraud-detection"] <= 180);
    QCOMPARE(counts["demand-forecast"], 60);
    QCOMPARE(counts[QStringLiteral("中文-客服意图")], 40);
    for (const auto status : {RunStatus::Finished, RunStatus::Failed, RunStatus::Killed, RunStatus::Running})
        QVERIFY2(statuses[status] > 0, qPrintable(runStatusName(status)));
    QVERIFY(statuses[RunStatus::Finished] > 200);
    QVERIFY(children > 140);
    QVERIFY(notNumbers > 0);
    QVERIFY(infinities > 0);
    QCOMPARE(deleted, 1);
    QVERIFY(offline_.faults.take().empty());
}

void TestSample::theDatabaseHoldsLoggedModels()
{
    auto& source = *capability<RunSource>(*db_);
    const auto runs = allRuns(source, offline_.context, {});
    QVERIFY_RESULT(runs);
    QCOMPARE(int(runs->size()), 120);
    const auto models = source.fetchLoggedModels(offline_.context, "1");
    QVERIFY_RESULT(models);
    QVERIFY(models->size() > 50);
    QVERIFY(!models->front().metrics.isEmpty());
    for (const auto& run : *runs) {
        if (!run.outputs.isEmpty()) {
            QCOMPARE(run.status, RunStatus::Finished);
            QCOMPARE(run.inputs.size(), 1);
        }
    }
    const auto report = db_->probe(offline_.context);
    QVERIFY(report->usable);
    QCOMPARE(report->serverVersion, QStringLiteral("bf29a5ff90ea (MLflow 3)"));
    QVERIFY(offline_.faults.take().empty());
}

void TestSample::learningRateMatters()
{
    const auto runs =
        allRuns(*capability<RunSource>(*runs_), offline_.context, {.experimentIds = {"481923774105663821"}});
    QVERIFY_RESULT(runs);
    double near = 0;
    double far = 0;
    int nearCount = 0;
    int farCount = 0;
    for (const auto& run : *runs) {
        const double auc = last(run, "auc");
        if (std::isnan(auc))
            continue;
        QVERIFY(auc > 0.7 && auc < 0.98);
        const double off = std::abs(std::log10(param(run, "learning_rate").toDouble() / 0.06));
        (off < 0.4 ? near : far) += auc;
        ++(off < 0.4 ? nearCount : farCount);
    }
    QVERIFY(nearCount > 20 && farCount > 20);
    QVERIFY(near / nearCount > far / farCount + 0.005);
}

void TestSample::aLongCurveHasOneSpike()
{
    auto& source = *capability<RunSource>(*runs_);
    const auto runs = allRuns(source, offline_.context, {.experimentIds = {"620418853390271456"}});
    QVERIFY_RESULT(runs);
    for (const auto& run : *runs) {
        if (!run.name.endsWith("-long"))
            continue;
        const auto points = source.fetchHistory(offline_.context, run.key.remoteId, "train/loss_step");
        QVERIFY_RESULT(points);
        QCOMPARE(int(points->size()), 20'000);
        const auto top = std::max_element(points->values.begin(), points->values.end());
        QVERIFY(*top > 30);
        QCOMPARE(int(top - points->values.begin()), 13'400);
        return;
    }
    QFAIL("no run with a long curve");
}

void TestSample::artifactsCanBePreviewed()
{
    auto& source = *capability<RunSource>(*runs_);
    auto& artifacts = *capability<ArtifactSource>(*runs_);
    const auto runs = allRuns(source, offline_.context, {.experimentIds = {"481923774105663821"}});
    int withModel = 0;
    for (const auto& run : *runs) {
        const auto root = artifacts.listArtifacts(offline_.context, ArtifactOwner::run(run.key.remoteId), {});
        QVERIFY_RESULT(root);
        if (root->empty())
            continue;
        ++withModel;
        QVERIFY(
            artifacts
                .readArtifact(offline_.context, ArtifactOwner::run(run.key.remoteId), "model/MLmodel", 10'000)
                ->contains("run_id: " + run.key.remoteId.toUtf8()));
        const auto picture = artifacts.readArtifact(offline_.context, ArtifactOwner::run(run.key.remoteId),
                                                    "plots/roc_curve.png", 100'000);
        QVERIFY_RESULT(picture);
        QVERIFY(picture->startsWith("\x89PNG\r\n\x1a\n"));
        QVERIFY(picture->endsWith(
            QByteArray("\x00\x00\x00\x00IEND\xAE\x42\x60\x82", 12))); // the checksum every PNG ends with
    }
    QVERIFY(withModel > 10);
    const auto inDb = allRuns(*capability<RunSource>(*db_), offline_.context, {.experimentIds = {"1"}});
    QVERIFY_RESULT(inDb);
    for (const auto& run : *inDb)
        QVERIFY_RESULT(capability<ArtifactSource>(*db_)->listArtifacts(
            offline_.context, ArtifactOwner::run(run.key.remoteId), {}));
}

void TestSample::itsModelsComeFromItsRuns()
{
    auto& registry = *capability<ModelRegistry>(*runs_);
    const auto models = registry.fetchRegisteredModels(offline_.context);
    QVERIFY_RESULT(models);
    QVERIFY(models->size() >= 2);
    int prompts = 0;
    for (const auto& model : *models) {
        const auto versions = registry.fetchModelVersions(offline_.context, model.name());
        QVERIFY_RESULT(versions);
        QVERIFY(!versions->empty());
        prompts += model.kind == RegisteredModel::Kind::Prompt ? 1 : 0;
        for (const auto& version : *versions) {
            if (model.kind == RegisteredModel::Kind::Prompt)
                QVERIFY(!version.promptText.isEmpty());
            else
                QVERIFY_RESULT(capability<RunSource>(*runs_)->fetchRun(offline_.context, version.runId));
        }
        for (const auto& pointed : model.aliases)
            QVERIFY(std::any_of(versions->begin(), versions->end(),
                                [&](const ModelVersion& version) { return version.version == pointed; }));
    }
    QCOMPARE(prompts, 1);
    QVERIFY(offline_.faults.take().empty());
}

void TestSample::twiceTheSameContent()
{
    const auto digest = [](const QString& folder) {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        for (const auto& line : listing(folder)) {
            auto path = line.section(QLatin1Char(' '), 0, -2);
            hash.addData(path.mid(folder.size()).toUtf8());
            QFile file(path);
            if (!path.endsWith("meta.yaml") && !path.endsWith(".db") &&
                file.open(QIODevice::ReadOnly)) // those name the folder
                hash.addData(file.readAll());
        }
        return hash.result().toHex();
    };
    QTemporaryDir a;
    QTemporaryDir b;
    QVERIFY_RESULT(createSampleStore(a.path().toStdString(), SampleSize::Small, now));
    QVERIFY_RESULT(createSampleStore(b.path().toStdString(), SampleSize::Small, now));
    QCOMPARE(digest(a.path()), digest(b.path()));
}

void TestSample::nothingIsOverwritten()
{
    QVERIFY_ERROR(createSampleStore(folder_.path().toStdString(), SampleSize::Small, now),
                  ErrorKind::Conflict);
    QVERIFY_ERROR(createSampleStore("/proc/no-such-place", SampleSize::Small, now), ErrorKind::Storage);
}

QTEST_GUILESS_MAIN(TestSample)
#include "tst_sample.moc"
