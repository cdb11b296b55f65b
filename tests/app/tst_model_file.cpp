#include "app/release/ModelFile.h"
#include "tests/app/RegistryLab.h"
#include "tests/support/Testing.h"

#include <QJsonArray>

using namespace ph;
using namespace ph::testing;

namespace {

/// As MLflow 3.6 writes it.
const QByteArray written =
    R"(artifact_path: mlflow-artifacts:/42/models/m-e881727912ea41a9ab5af8dec2d40d30/artifacts
flavors:
  python_function:
    env:
      conda: conda.yaml
      virtualenv: python_env.yaml
    loader_module: mlflow.sklearn
    model_path: model.pkl
    predict_fn: predict
    python_version: 3.11.7
  sklearn:
    code: null
    pickled_model: model.pkl
is_signature_from_type_hint: false
mlflow_version: 3.6.1.dev0
model_size_bytes: 2637
prompts: null
run_id: bdf10d2d59f643a1aa9e43bb60143c7b
signature:
  inputs: '[{"type": "double", "name": "age", "required": true}, {"type": "double",
    "name": "bmi", "required":
    true}]'
  outputs: '[{"type": "tensor", "tensor-spec": {"dtype": "float64", "shape": [-1]}}]'
  params: null
utc_time_created: '2026-11-21 01:25:20.058430'
)";

ModelVersion version(const QString& run, const QString& source)
{
    ModelVersion made;
    made.model = QStringLiteral("fraud");
    made.version = QStringLiteral("7");
    made.runId = run;
    made.source = source;
    return made;
}

/// With one run.
struct Bench : RegistryLab {
    EntityKey run{connection(), EntityKind::Run, server.addRun({})};

    ModelVersion logged(const QString& path) const
    {
        return version(run.remoteId,
                       QStringLiteral("mlflow-artifacts:/0/%1/artifacts/%2").arg(run.remoteId, path));
    }
    Result<Aged<ModelFile>> load(const ModelVersion& of, Link* from) const
    {
        return loadModelFile(workspace->cache(), from, of, run.connection, {});
    }
};

} // namespace

class ModelFileTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsFlavorsAndSignature();
    void whatIsNoneIsUnreadable_data();
    void whatIsNoneIsUnreadable();
    void isReadFromTheRunAndKept();
    void isNotFoundWhereTheRunHasNone();
    void ofALoggedModelIsReadFromIt();
    void ofAnotherPlaceIsNotLookedFor();
};

void ModelFileTest::tellsFlavorsAndSignature()
{
    const auto file = parseModelFile(written);
    QVERIFY_RESULT(file);
    QCOMPARE(file->flavors, (QStringList{QStringLiteral("python_function"), QStringLiteral("sklearn")}));
    const auto inputs = file->signature.value(QLatin1String("inputs")).toArray();
    QCOMPARE(inputs.size(), 2);
    QCOMPARE(inputs[1][QLatin1String("name")].toString(), QStringLiteral("bmi"));
    QCOMPARE(file->signature.value(QLatin1String("outputs")).toArray().size(), 1);
    const auto bare = parseModelFile("flavors: {onnx: {}}\nsignature: null\n");
    QVERIFY_RESULT(bare);
    QVERIFY(bare->signature.isEmpty());
}

void ModelFileTest::whatIsNoneIsUnreadable_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a list") << QByteArray("[1]");
    QTest::newRow("no flavor") << QByteArray("mlflow_version: 3.6.1\n");
    QTest::newRow("flavors are a text") << QByteArray("flavors: sklearn\n");
    QTest::newRow("no YAML") << QByteArray("flavors: {");
    QTest::newRow("no UTF-8") << QByteArray("flavors: {a: \xff}");
    QTest::newRow("too large") << QByteArray("flavors: {a: ") + QByteArray(300'000, 'x') + "}";
    QTest::newRow("columns are no JSON") << QByteArray("flavors: {a: {}}\nsignature: {inputs: 'x'}\n");
    QTest::newRow("columns are an object") << QByteArray("flavors: {a: {}}\nsignature: {inputs: '{}'}\n");
    QTest::newRow("two signatures") << QByteArray(
        "flavors: {a: {}}\nsignature: {inputs: '[]'}\nsignature: {inputs: '[]'}\n");
    QTest::newRow("inputs twice") << QByteArray(
        "flavors: {a: {}}\nsignature: {inputs: '[]', inputs: '[]'}\n");
    QTest::newRow("a column of two types") << QByteArray(
        "flavors: {a: {}}\nsignature: {inputs: '[{\"type\": \"long\", \"type\": \"double\"}]'}\n");
    QTest::newRow("columns are YAML") << QByteArray("flavors: {a: {}}\nsignature: {inputs: [1]}\n");
}

void ModelFileTest::whatIsNoneIsUnreadable()
{
    QFETCH(QByteArray, yaml);
    QVERIFY_ERROR(parseModelFile(yaml), ErrorKind::Unreadable);
}

void ModelFileTest::isReadFromTheRunAndKept()
{
    Bench bench;
    bench.server.addArtifact(bench.run.remoteId, QStringLiteral("model/MLmodel"), written);
    const auto of = bench.logged(QStringLiteral("model"));
    QVERIFY_ERROR(bench.load(of, nullptr), ErrorKind::NotFound); // nobody looked yet
    const auto fresh = bench.load(of, bench.link.get());
    QVERIFY_RESULT(fresh);
    QVERIFY(!fresh->staleBecause);
    bench.server.stop();
    const auto kept = bench.load(of, bench.link.get());
    QVERIFY_RESULT(kept);
    QVERIFY(kept->staleBecause.has_value());
    QCOMPARE(kept->fetchedMs, fresh->fetchedMs);
    QCOMPARE(kept->value.signature, fresh->value.signature);
    QVERIFY_RESULT(bench.load(of, nullptr));
}

void ModelFileTest::isNotFoundWhereTheRunHasNone()
{
    Bench bench;
    bench.server.addArtifact(bench.run.remoteId, QStringLiteral("model/model.pkl"), "x");
    QVERIFY_ERROR(bench.load(bench.logged(QStringLiteral("model")), bench.link.get()), ErrorKind::NotFound);
    bench.server.addArtifact(bench.run.remoteId, QStringLiteral("broken/MLmodel"), "flavors: {");
    QVERIFY_ERROR(bench.load(bench.logged(QStringLiteral("broken")), bench.link.get()),
                  ErrorKind::Unreadable);
    bench.server.stop();
    // It may have come since: unreachable is not "there is none".
    QVERIFY_ERROR(bench.load(bench.logged(QStringLiteral("model")), bench.link.get()), ErrorKind::Offline);
}

void ModelFileTest::ofALoggedModelIsReadFromIt()
{
    Bench bench;
    LoggedModel model;
    model.experimentId = QStringLiteral("0");
    model.sourceRunId = bench.run.remoteId;
    const auto id = bench.server.addLoggedModel(model);
    bench.server.addModelArtifact(id, QStringLiteral("MLmodel"), written);
    const auto of = version(bench.run.remoteId, QStringLiteral("models:/") + id);
    QVERIFY_ERROR(bench.load(of, nullptr), ErrorKind::NotFound); // nobody looked yet
    // Neither the run nor its models were synced before: both are asked for.
    const auto fresh = bench.load(of, bench.link.get());
    QVERIFY_RESULT(fresh);
    QCOMPARE(fresh->value.signature.value(QLatin1String("inputs")).toArray().size(), 2);
    bench.server.stop();
    QVERIFY_RESULT(bench.load(of, nullptr));
    const auto gone = version(bench.run.remoteId, QStringLiteral("models:/m-gone"));
    QVERIFY_ERROR(bench.load(gone, bench.link.get()), ErrorKind::Offline);
}

void ModelFileTest::ofAnotherPlaceIsNotLookedFor()
{
    Bench bench;
    bench.server.clearRequests();
    QVERIFY_ERROR(
        bench.load(version(bench.run.remoteId, QStringLiteral("models:/other/3")), bench.link.get()),
        ErrorKind::Unsupported);
    QCOMPARE(bench.server.requestCount(), 0);
}

QTEST_GUILESS_MAIN(ModelFileTest)
#include "tst_model_file.moc"
