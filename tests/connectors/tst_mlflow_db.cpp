#include "services/connectors/mlflow/MlflowDb.h"
#include "services/connectors/mlflow/MlflowFolder.h"
#include "tests/connectors/LocalStore.h"

#include <sqlite3.h>
#include <thread>

using namespace ph;
using namespace ph::testing;

namespace {

QString file(const QString& version)
{
    return data(QStringLiteral("local-store/mlflow-%1/mlflow.db").arg(version));
}

std::unique_ptr<Connector> open(const QString& location)
{
    Connection connection;
    connection.id = {9};
    connection.location = location;
    return makeMlflowDb(connection);
}

// Another program with the same file.
class Writer {
public:
    explicit Writer(const QString& path) { sqlite3_open(path.toUtf8().constData(), &handle_); }
    ~Writer() { sqlite3_close(handle_); }
    bool run(const QByteArray& sql)
    {
        char* error = nullptr;
        const bool done = sqlite3_exec(handle_, sql.constData(), nullptr, nullptr, &error) == SQLITE_OK;
        if (!done)
            qWarning("%s", error);
        sqlite3_free(error);
        return done;
    }

private:
    sqlite3* handle_ = nullptr;
};

struct Copy {
    QTemporaryDir folder;
    QString path;
    explicit Copy(const QString& version)
        : path(folder.filePath("mlflow.db"))
    {
        QFile::copy(file(version), path);
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    }
};

QString details(const ProbeReport& report, const QString& label)
{
    for (const auto& line : report.lines) {
        if (line.label == label)
            return line.detail;
    }
    return {};
}

// The same content was logged twice: ids, artifact addresses and the moments of logging differ.
QString comparable(Run run, const QMap<QString, QString>& names)
{
    run.key.remoteId = run.name;
    run.experimentId.clear();
    run.artifactUri.clear();
    run.parentRunId = names.value(run.parentRunId);
    QList<KeyValue> tags;
    for (auto& tag : run.tags) {
        if (tag.key == QLatin1String(mlflowtag::parentRunId))
            tag.value = names.value(tag.value);
        if (tag.key != QLatin1String("mlflow.log-model.history"))
            tags.append(tag);
    }
    run.tags = tags;
    for (auto& output : run.outputs)
        output.modelId = QStringLiteral("a model");
    if (run.status == RunStatus::Running)
        run.startMs = 0;
    for (auto& metric : run.metrics) {
        if (run.status == RunStatus::Running)
            metric.timestampMs = 0;
        // SQL back ends keep the largest double instead of infinity; so does MLflow's own server on top of
        // one.
        if (std::isinf(metric.value))
            metric.value = std::copysign(std::numeric_limits<double>::max(), metric.value);
        if (std::abs(metric.value) > 1e308)
            metric.value = 1e308;
    }
    return printed(run);
}

QStringList comparable(const std::vector<Run>& runs)
{
    QMap<QString, QString> names;
    for (const auto& run : runs)
        names.insert(run.key.remoteId, run.name);
    QStringList result;
    for (const auto& run : runs)
        result.append(comparable(run, names));
    result.sort();
    return result;
}

} // namespace

class TestMlflowDb : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(QFile::exists(file("3.6"))); }
    void experiments_data();
    void experiments();
    void runsAreThoseOfTheFile_data() { experiments_data(); }
    void runsAreThoseOfTheFile();
    void theFolderWithTheSameContentAgrees_data() { experiments_data(); }
    void theFolderWithTheSameContentAgrees();
    void histories();
    void loggedModels();
    void artifactsLieBesideTheFile_data() { experiments_data(); }
    void artifactsLieBesideTheFile();
    void artifactsThatWereNotCopiedAlongAreNotTakenForNone();
    void aStoreToWhichNoArtifactWasLoggedHasNone_data();
    void aStoreToWhichNoArtifactWasLoggedHasNone();
    void artifactsOfLoggedModels();
    void pagesByKeyHoldWhileRunsAreAdded();
    void conditionsRestrict();
    void nothingIsEverWritten();
    void probeNamesTheSchema();
    void aNewerSchemaIsReadAsFarAsKnown();
    void anOldSchemaWithoutLatestMetricsOrInputs();
    void missingTablesAreNamed();
    void whatIsNoDatabase();
    void oddValuesDoNotHideTheRest();
    void aTimeThatIsNoWholeNumberIsAFaultOfItsRun_data();
    void aTimeThatIsNoWholeNumberIsAFaultOfItsRun();
    void orOfItsModelOrVersion();
    void aMetricThatIsNoNumberIsAFaultOfItself_data();
    void aMetricThatIsNoNumberIsAFaultOfItself();
    void aLockedFileIsAPassingError();
    void aWalFileIsReadWithAndWithoutItsWriter();
    void anUnfinishedTransactionIsNotRead();
    void aTrainingScriptMayWriteMeanwhile();
    void cancelEndsAWait();
};

void TestMlflowDb::experiments_data()
{
    QTest::addColumn<QString>("version");
    QTest::newRow("2.17") << QStringLiteral("2.17");
    QTest::newRow("3.6") << QStringLiteral("3.6");
}

void TestMlflowDb::experiments()
{
    QFETCH(QString, version);
    Offline offline;
    const auto connector = open(file(version));
    const auto found = capability<RunSource>(*connector)->fetchExperiments(offline.context);
    QVERIFY_RESULT(found);
    QStringList lines;
    for (const auto& e : *found)
        lines.append(QStringLiteral("%1 %2 %3").arg(e.key.remoteId, e.name, lifecycleName(e.lifecycle)));
    QCOMPARE(lines, QStringList({"0 Default active", "1 local-demo active",
                                 QStringLiteral("2 ünïcode/实验 active"), "3 to-delete deleted"}));
    QCOMPARE((*found)[1].key.connection, ConnectionId{9});
    QCOMPARE((*found)[1].tags, (QList<KeyValue>{{"mlflow.note.content", "**local** demo"}}));
    QCOMPARE((*found)[1].createdMs, version == "3.6" ? 1795227843257 : 1795227846988);
}

void TestMlflowDb::runsAreThoseOfTheFile()
{
    QFETCH(QString, version);
    Offline offline;
    const auto connector = open(QStringLiteral("sqlite:///") + file(version));
    auto& source = *capability<RunSource>(*connector);
    const auto page = source.fetchRuns(offline.context, {.experimentIds = {"1"}});
    QVERIFY_RESULT(page);
    QVERIFY(page->nextPageToken.isEmpty());
    QCOMPARE(names(page->runs), QStringList({"deleted-run", "diverged", "child-of-baseline",
                                             QStringLiteral("tuned é"), "baseline"}));
    const auto diverged = page->runs.run(1, {});
    QCOMPARE(diverged.status, RunStatus::Failed);
    QCOMPARE(diverged.startMs, 1780000180000);
    QCOMPARE(printed(diverged.metrics),
             QStringList({"metric acc=0.80000000000000004 step 0 at 1780000020000",
                          "metric bad=NaN step 0 at 1780000000000",
                          "metric bad2=1.7976931348623157e+308 step 0 at 1780000000000",
                          "metric loss=0.35000000000000003 step 19 at 1780000199000",
                          "metric val/acc=0.40000000000000002 step 0 at 1780000020000"}));
    QCOMPARE(page->runs.run(2, {}).parentRunId, page->runs.run(4, {}).key.remoteId);
    const auto tuned = page->runs.run(3, {});
    QCOMPARE(tuned.inputs.size(), 1);
    QCOMPARE(tuned.inputs[0].name, QStringLiteral("toy"));
    QCOMPARE(tuned.inputs[0].context, QStringLiteral("training"));
    QCOMPARE(tuned.outputs.size(), version == "3.6" ? 1 : 0);
    const auto one = source.fetchRun(offline.context, tuned.key.remoteId);
    QVERIFY_RESULT(one);
    QCOMPARE(printed(one->run(0, {})), printed(tuned));
    QVERIFY_ERROR(source.fetchRun(offline.context, "no-such-run"), ErrorKind::NotFound);
    QVERIFY(offline.faults.take().empty());
}

void TestMlflowDb::theFolderWithTheSameContentAgrees()
{
    QFETCH(QString, version);
    Offline offline;
    const auto db = open(file(version));
    Connection connection;
    connection.location = data(QStringLiteral("local-store/mlflow-%1/mlruns").arg(version));
    const auto folder = makeMlflowFolder(connection);
    const auto fromDb =
        allRuns(*capability<RunSource>(*db), offline.context, {.experimentIds = {}, .pageSize = 2});
    const auto fromFolder = allRuns(*capability<RunSource>(*folder), offline.context, {.experimentIds = {}});
    QVERIFY_RESULT(fromDb);
    QVERIFY_RESULT(fromFolder);
    QCOMPARE(int(fromDb->size()), 6);
    QCOMPARE(comparable(*fromDb), comparable(*fromFolder));
}

void TestMlflowDb::histories()
{
    Offline offline;
    const auto connector = open(file("3.6"));
    auto& source = *capability<RunSource>(*connector);
    const auto points = source.fetchHistory(offline.context, "2681032625aa4195aff657fc91d5d855", "loss");
    QVERIFY_RESULT(points);
    QCOMPARE(int(points->size()), 20);
    QCOMPARE(points->steps.back(), 19);
    QCOMPARE(points->values[1], 0.5);
    QCOMPARE(points->timestampsMs[2], 1780000002000);
    QVERIFY(std::isnan(
        source.fetchHistory(offline.context, "36ee9d7a8ef944ba9180f872f57fec5e", "bad")->values[0]));
    QCOMPARE(int(source.fetchHistory(offline.context, "2681032625aa4195aff657fc91d5d855", "never")->size()),
             0);
}

void TestMlflowDb::loggedModels()
{
    Offline offline;
    const auto connector = open(file("3.6"));
    const auto models = capability<RunSource>(*connector)->fetchLoggedModels(offline.context, "1");
    QVERIFY_RESULT(models);
    QCOMPARE(int(models->size()), 1);
    const auto& model = models->front();
    QCOMPARE(model.key.remoteId, QStringLiteral("m-c1e8621719d1457c8c42f27f162a44d9"));
    QCOMPARE(model.status, QStringLiteral("READY"));
    QCOMPARE(model.sourceRunId, QStringLiteral("283849d8311446f89b6d132d39a64349"));
    QCOMPARE(model.params.size(), 4);
    QCOMPARE(model.tags.size(), 3);
    QCOMPARE(printed(model.metrics).first(),
             QStringLiteral("metric acc=0.59999999999999998 step 0 at 1780000020000"));
    const auto older = open(file("2.17"));
    QCOMPARE(int(capability<RunSource>(*older)->fetchLoggedModels(offline.context, "1")->size()), 0);
}

void TestMlflowDb::artifactsOfLoggedModels()
{
    Offline offline;
    const QString id = "m-c1e8621719d1457c8c42f27f162a44d9";
    const auto model = ArtifactOwner::loggedModel(id);
    const auto connector = open(file("3.6"));
    auto& artifacts = *capability<ArtifactSource>(*connector);
    const auto root = artifacts.listArtifacts(offline.context, model, {});
    QVERIFY_RESULT(root);
    QCOMPARE(int(root->size()), 5);
    QVERIFY(artifacts.readArtifact(offline.context, model, "MLmodel", 10'000)->contains(id.toUtf8()));
    QVERIFY_ERROR(artifacts.readArtifact(offline.context, model, "../MLmodel", 100), ErrorKind::Invalid);
    QVERIFY_ERROR(artifacts.listArtifacts(offline.context, ArtifactOwner::loggedModel("m-gone"), {}),
                  ErrorKind::NotFound);
    QVERIFY_ERROR(artifacts.listArtifacts(offline.context, ArtifactOwner::run(id), {}), ErrorKind::NotFound);
    const auto older = open(file("2.17"));
    const auto unsupported = capability<ArtifactSource>(*older)->listArtifacts(offline.context, model, {});
    QVERIFY_ERROR(unsupported, ErrorKind::Unsupported);
    QVERIFY(unsupported.error().detail.contains("before MLflow 3"));

    // What a database says of itself leads nowhere else.
    Copy copy("3.6");
    QTemporaryDir outside;
    QVERIFY(writeFile(outside.filePath("artifacts/secret"), "s"));
    QVERIFY(writeFile(outside.filePath("models/" + id + "x/artifacts/secret"), "s"));
    const auto listed = [&](const QString& wanted, const QString& uri) -> QString {
        Writer(copy.path).run("UPDATE logged_models SET artifact_location='" + uri.toUtf8() +
                              "', model_id='" + wanted.toUtf8() + "'");
        const auto changed = open(copy.path);
        const auto entries = capability<ArtifactSource>(*changed)->listArtifacts(
            offline.context, ArtifactOwner::loggedModel(wanted), {});
        if (!entries)
            return errorKindName(entries.error().kind);
        return entries->empty() ? QString() : entries->front().path;
    };
    QVERIFY(writeFile(copy.folder.filePath("mlartifacts/1/models/" + id + "/artifacts/a.txt"), "A"));
    QCOMPARE(listed(id, "mlflow-artifacts:/1/models/" + id + "/artifacts"), QStringLiteral("a.txt"));
    QCOMPARE(listed(id, "s3://bucket/1/models/" + id + "/artifacts"), QStringLiteral("unsupported"));
    QCOMPARE(listed(id, "file://" + outside.path() + "/artifacts"), QStringLiteral("forbidden"));
    QCOMPARE(listed(id, "file://" + outside.path() + "/models/" + id + "x/artifacts"),
             QStringLiteral("forbidden"));
    QCOMPARE(listed(outside.path(), "file://" + outside.path() + "/artifacts"), QStringLiteral("invalid"));
    QCOMPARE(listed("..", "file://" + outside.path() + "/artifacts"), QStringLiteral("invalid"));
}

void TestMlflowDb::artifactsLieBesideTheFile()
{
    QFETCH(QString, version);
    Offline offline;
    const QString tuned =
        version == "3.6" ? "283849d8311446f89b6d132d39a64349" : "030cacfa02824ec8864a73a41102f045";
    const auto connector = open(file(version));
    auto& artifacts = *capability<ArtifactSource>(*connector);
    const auto root = artifacts.listArtifacts(offline.context, ArtifactOwner::run(tuned), {});
    QVERIFY_RESULT(root);
    QCOMPARE(int(root->size()), version == "3.6" ? 5 : 6);
    QCOMPARE(*artifacts.readArtifact(offline.context, ArtifactOwner::run(tuned), "notes/readme.txt", 100),
             QByteArray("hello é\n"));
    // However the address is spelled.
    Copy copy(version);
    QVERIFY(writeFile(copy.folder.filePath("mlartifacts/1/" + tuned + "/artifacts/a.txt"), "A"));
    QVERIFY(writeFile(copy.folder.filePath("mlruns/1/" + tuned + "/artifacts/b.txt"), "B"));
    const auto listed = [&](const QString& uri) -> QString {
        Writer(copy.path).run("UPDATE runs SET artifact_uri='" + uri.toUtf8() + "' WHERE run_uuid='" +
                              tuned.toUtf8() + "'");
        const auto moved = open(copy.path);
        const auto entries =
            capability<ArtifactSource>(*moved)->listArtifacts(offline.context, ArtifactOwner::run(tuned), {});
        if (!entries)
            return errorKindName(entries.error().kind);
        return entries->empty() ? QString() : entries->front().path;
    };
    QCOMPARE(listed("mlflow-artifacts:/1/" + tuned + "/artifacts"), QStringLiteral("a.txt"));
    QCOMPARE(listed("./mlruns/1/" + tuned + "/artifacts"), QStringLiteral("b.txt"));
    QCOMPARE(listed("mlruns/1/" + tuned + "/artifacts"), QStringLiteral("b.txt"));
    QCOMPARE(listed("file:" + copy.folder.path() + "/mlruns/1/" + tuned + "/artifacts"),
             QStringLiteral("b.txt"));
    QCOMPARE(listed("s3://bucket/1/" + tuned + "/artifacts"), QStringLiteral("unsupported"));
    QCOMPARE(listed("file:///etc"), QStringLiteral("forbidden"));
    QCOMPARE(listed("file:///elsewhere/../1/" + tuned + "/../../etc"), QStringLiteral("forbidden"));
}

void TestMlflowDb::artifactsThatWereNotCopiedAlongAreNotTakenForNone()
{
    Offline offline;
    const QString tuned = "283849d8311446f89b6d132d39a64349";
    Copy copy("3.6"); // the database alone
    QVERIFY(Writer(copy.path).run("UPDATE runs SET artifact_uri='file:///no-such-disk/mlruns/1/" +
                                  tuned.toUtf8() +
                                  "/artifacts'"
                                  " WHERE run_uuid='" +
                                  tuned.toUtf8() + "'"));
    const auto connector = open(copy.path);
    const auto listed = [&] {
        return capability<ArtifactSource>(*connector)
            ->listArtifacts(offline.context, ArtifactOwner::run(tuned), {});
    };
    QVERIFY_ERROR(listed(), ErrorKind::NotFound);
    QVERIFY(listed().error().where.contains("/no-such-disk/mlruns/1"));
    // MLflow makes a run's folder with its first artifact: with its experiment's or the store's, there are
    // none.
    QVERIFY(QDir().mkpath(copy.folder.filePath("mlruns")));
    QVERIFY_RESULT(listed());
    QVERIFY(listed()->empty());
    QVERIFY(QDir().mkpath(copy.folder.filePath("mlruns/1/" + tuned + "/artifacts")));
    QVERIFY_RESULT(listed());
    QVERIFY(listed()->empty());
}

void TestMlflowDb::aStoreToWhichNoArtifactWasLoggedHasNone_data()
{
    QTest::addColumn<QString>("store"); // %1: the database's folder
    QTest::newRow("as MLflow makes it") << QStringLiteral("file://%1/mlruns/");
    QTest::newRow("as MLflow 1 made it") << QStringLiteral("./mlruns/");
    QTest::newRow("through the server") << QStringLiteral("mlflow-artifacts:/");
}

void TestMlflowDb::aStoreToWhichNoArtifactWasLoggedHasNone()
{
    QFETCH(QString, store);
    Offline offline;
    const QString tuned = "283849d8311446f89b6d132d39a64349", other = "2681032625aa4195aff657fc91d5d855";
    Copy copy("3.6"); // the database alone
    if (store.contains("%1"))
        store = store.arg(copy.folder.path());
    Writer writer(copy.path);
    QVERIFY(writer.run("UPDATE runs SET artifact_uri='" + store.toUtf8() +
                       "1/'||run_uuid||'/artifacts'; DELETE FROM logged_models"));
    const auto listed = [&] {
        const auto connector = open(copy.path);
        return capability<ArtifactSource>(*connector)
            ->listArtifacts(offline.context, ArtifactOwner::run(tuned), {});
    };
    QVERIFY_RESULT(listed());
    QVERIFY(listed()->empty());
    // Another run of the store says that there were some.
    QVERIFY(writer.run("INSERT INTO tags(key,value,run_uuid) VALUES('mlflow.loggedArtifacts','[]','" +
                       other.toUtf8() + "')"));
    QVERIFY_ERROR(listed(), ErrorKind::NotFound);
    QVERIFY(writer.run("UPDATE runs SET artifact_uri='s3://bucket/1/'||run_uuid||'/artifacts'"
                       " WHERE run_uuid='" +
                       other.toUtf8() + "'")); // but those are elsewhere
    QVERIFY_RESULT(listed());
}

void TestMlflowDb::pagesByKeyHoldWhileRunsAreAdded()
{
    Copy copy("3.6");
    Writer writer(copy.path);
    for (int i = 0; i < 10; ++i) {
        QVERIFY(writer.run(
            QStringLiteral("INSERT INTO runs(run_uuid,name,start_time,status,lifecycle_stage,experiment_id) "
                           "VALUES('r%1','r%1',%2,'FINISHED','active',2)")
                .arg(i)
                .arg(1000 + i / 2)
                .toUtf8()));
    }
    QVERIFY(writer.run("UPDATE runs SET start_time=NULL WHERE name='running-now'"));
    QVERIFY(writer.run("UPDATE runs SET start_time='soon' WHERE name='r9'"));
    Offline offline;
    const auto connector = open(copy.path);
    auto& source = *capability<RunSource>(*connector);
    RunQuery query{.experimentIds = {"2"}, .pageSize = 3};
    auto page = source.fetchRuns(offline.context, query);
    QVERIFY_RESULT(page);
    QCOMPARE(names(page->runs), QStringList({"r8", "r6", "r7"}));
    QVERIFY(writer.run(
        "INSERT INTO runs(run_uuid,name,start_time,status,experiment_id) VALUES('z','z',9000,'FINISHED',2)"));
    QVERIFY(writer.run("DELETE FROM runs WHERE name='r6'"));
    QStringList rest;
    while (!page->nextPageToken.isEmpty()) {
        query.pageToken = page->nextPageToken;
        page = source.fetchRuns(offline.context, query);
        QVERIFY_RESULT(page);
        rest += names(page->runs);
    }
    QCOMPARE(rest, QStringList({"r4", "r5", "r2", "r3", "r0", "r1", "running-now", "r9"}));
    const auto faults = offline.faults.take();
    QCOMPARE(int(faults.size()), 1);
    QCOMPARE(faults[0].item, QStringLiteral("r9"));
}

void TestMlflowDb::conditionsRestrict()
{
    Offline offline;
    const auto connector = open(file("3.6"));
    const auto found = [&](const RunQuery& query) {
        const auto page = capability<RunSource>(*connector)->fetchRuns(offline.context, query);
        return page ? names(page->runs) : QStringList{page.error().detail};
    };
    QCOMPARE(found({.experimentIds = {}}).size(), 6);
    QCOMPARE(found({.experimentIds = {"1"}, .scope = RunScope::Deleted}), QStringList{"deleted-run"});
    QCOMPARE(found({.experimentIds = {}, .status = RunStatus::Running}), QStringList{"running-now"});
    QCOMPARE(found({.experimentIds = {}, .status = RunStatus::Unknown}), QStringList());
    QCOMPARE(found({.experimentIds = {"1"}, .startedAtOrAfterMs = 1780000180000}),
             QStringList({"deleted-run", "diverged"}));
    QCOMPARE(found({.experimentIds = {"1"}, .startedBeforeMs = 1780000060000}), QStringList{"baseline"});
    QCOMPARE(found({.experimentIds = {"1"}, .scope = RunScope::Active, .endedAtOrAfterMs = 1780000150000}),
             QStringList({"diverged", "child-of-baseline"}));
    QCOMPARE(found({.experimentIds = {"1 OR 1=1", "x'"}}), QStringList());
}

void TestMlflowDb::nothingIsEverWritten()
{
    Copy copy("3.6");
    Offline offline;
    const auto before = listing(copy.folder.path());
    const auto connector = open(copy.path);
    auto& source = *capability<RunSource>(*connector);
    QVERIFY_RESULT(source.fetchExperiments(offline.context));
    QVERIFY_RESULT(source.fetchRuns(offline.context, {}));
    QVERIFY_RESULT(connector->probe(offline.context));
    QCOMPARE(listing(copy.folder.path()), before);
    // A file that is not there is not made either.
    const auto missing = open(copy.folder.filePath("other.db"));
    QVERIFY_ERROR(capability<RunSource>(*missing)->fetchExperiments(offline.context), ErrorKind::NotFound);
    QCOMPARE(listing(copy.folder.path()), before);
}

void TestMlflowDb::probeNamesTheSchema()
{
    Offline offline;
    const auto report = open(data("local-store/mlflow-3.6"))->probe(offline.context); // the folder will do
    QVERIFY_RESULT(report);
    QVERIFY(report->usable);
    QCOMPARE(report->serverVersion, QStringLiteral("bf29a5ff90ea (MLflow 3)"));
    QCOMPARE(details(*report, "May read runs"), QStringLiteral("6 runs"));
    QCOMPARE(details(*report, "May read experiments"), QStringLiteral("4 experiments"));
    QCOMPARE(open(file("2.17"))->probe(offline.context)->serverVersion,
             QStringLiteral("f5a4f2784254 (MLflow 2)"));
    QVERIFY(!open("/no/such.db")->probe(offline.context)->usable);
}

void TestMlflowDb::aNewerSchemaIsReadAsFarAsKnown()
{
    Copy copy("3.6");
    Writer writer(copy.path);
    QVERIFY(writer.run(
        "ALTER TABLE runs ADD COLUMN cost REAL; ALTER TABLE latest_metrics ADD COLUMN unit TEXT;"
        "CREATE TABLE moods(run_uuid TEXT, mood TEXT); UPDATE alembic_version SET version_num='ffffffffffff';"
        "DROP TABLE logged_model_metrics"));
    Offline offline;
    const auto connector = open(copy.path);
    auto& source = *capability<RunSource>(*connector);
    const auto page = source.fetchRuns(offline.context, {});
    QVERIFY_RESULT(page);
    QCOMPARE(int(page->runs.size()), 6);
    QCOMPARE(int(page->runs.metrics.size()), 18);
    QCOMPARE(int(source.fetchLoggedModels(offline.context, "1")->size()), 1);
    QCOMPARE(connector->probe(offline.context)->serverVersion, QStringLiteral("ffffffffffff (MLflow 3)"));
}

void TestMlflowDb::anOldSchemaWithoutLatestMetricsOrInputs()
{
    QTemporaryDir folder;
    const auto path = folder.filePath("old.db");
    Writer writer(path);
    QVERIFY(writer.run(
        "CREATE TABLE experiments(experiment_id INTEGER PRIMARY KEY, name TEXT, artifact_location TEXT);"
        "CREATE TABLE runs(run_uuid TEXT PRIMARY KEY, name TEXT, user_id TEXT, status TEXT, start_time "
        "BIGINT, end_time "
        "BIGINT, artifact_uri TEXT, experiment_id INTEGER);"
        "CREATE TABLE params(key TEXT, value TEXT, run_uuid TEXT); CREATE TABLE tags(key TEXT, value TEXT, "
        "run_uuid TEXT);"
        "CREATE TABLE metrics(key TEXT, value FLOAT, timestamp BIGINT, run_uuid TEXT);"
        "INSERT INTO experiments VALUES(0,'Default','./mlruns/0');"
        "INSERT INTO runs VALUES('a','','me','FINISHED',10,20,'./mlruns/0/a/artifacts',0);"
        "INSERT INTO metrics VALUES('loss',3,1,'a'),('loss',1,3,'a'),('loss',2,2,'a'),('acc',0.5,2,'a');"
        "INSERT INTO tags VALUES('mlflow.runName','named by tag','a'); INSERT INTO params "
        "VALUES('lr','0.1','a')"));
    Offline offline;
    const auto connector = open(path);
    auto& source = *capability<RunSource>(*connector);
    const auto page = source.fetchRuns(offline.context, {.experimentIds = {"0"}, .scope = RunScope::Active});
    QVERIFY_RESULT(page);
    QCOMPARE(int(page->runs.size()), 1);
    const auto run = page->runs.run(0, {});
    QCOMPARE(run.name, QStringLiteral("named by tag"));
    QCOMPARE(printed(run.metrics), QStringList({"metric acc=0.5 step 0 at 2", "metric loss=1 step 0 at 3"}));
    QCOMPARE(source.fetchHistory(offline.context, "a", "loss")->values, (std::vector<double>{3, 2, 1}));
    QCOMPARE(int(source.fetchExperiments(offline.context)->size()), 1);
    QCOMPARE(connector->probe(offline.context)->serverVersion, QStringLiteral("MLflow 1"));
}

void TestMlflowDb::missingTablesAreNamed()
{
    Copy copy("2.17");
    QVERIFY(Writer(copy.path).run("DROP TABLE params; ALTER TABLE runs RENAME COLUMN status TO state"));
    Offline offline;
    const auto connector = open(copy.path);
    const auto runs = capability<RunSource>(*connector)->fetchRuns(offline.context, {});
    QVERIFY_ERROR(runs, ErrorKind::Unsupported);
    QVERIFY2(runs.error().detail.contains("\"params\""), qPrintable(runs.error().detail));
    QVERIFY2(runs.error().detail.contains("\"runs.status\""), qPrintable(runs.error().detail));
    QVERIFY2(runs.error().detail.contains("f5a4f2784254"), qPrintable(runs.error().detail));
    QCOMPARE(runs.error().where, copy.path);
    const auto report = connector->probe(offline.context);
    QVERIFY(!report->usable);
    QVERIFY(details(*report, "May read runs").contains("params"));
}

void TestMlflowDb::whatIsNoDatabase()
{
    QTemporaryDir folder;
    Offline offline;
    const auto kind = [&](const QByteArray& bytes) {
        const auto path = folder.filePath("x.db");
        [&] { QVERIFY(writeFile(path, bytes)); }();
        const auto connector = open(path);
        const auto result = capability<RunSource>(*connector)->fetchExperiments(offline.context);
        return result ? QStringLiteral("read") : errorKindName(result.error().kind);
    };
    QCOMPARE(kind(""), QStringLiteral("unreadable"));
    QCOMPARE(kind("hello, I am a text"), QStringLiteral("unreadable"));
    QFile real(file("3.6"));
    QVERIFY(real.open(QIODevice::ReadOnly));
    auto bytes = real.readAll();
    QCOMPARE(kind(bytes), QStringLiteral("read"));
    QCOMPARE(kind(bytes.left(3000)), QStringLiteral("unreadable"));
    bytes.replace(4096, 8192, QByteArray(8192, '\x7f'));
    bytes.replace(100, 8, QByteArray(8, '\x7f'));
    QCOMPARE(kind(bytes), QStringLiteral("unreadable"));
    QVERIFY_ERROR(capability<RunSource>(*open(QStringLiteral("https://example.invalid/x")))
                      ->fetchExperiments(offline.context),
                  ErrorKind::Invalid);
}

void TestMlflowDb::oddValuesDoNotHideTheRest()
{
    Copy copy("3.6");
    Writer writer(copy.path);
    QVERIFY(writer.run("PRAGMA ignore_check_constraints=1;"
                       "UPDATE runs SET status='PAUSED', name=CAST(x'61ff62' AS TEXT), end_time='later' "
                       "WHERE name='baseline';"
                       "UPDATE params SET value=CAST(x'e9' AS TEXT) WHERE key='lr';"));
    Offline offline;
    const auto connector = open(copy.path);
    auto& source = *capability<RunSource>(*connector);
    const auto page = source.fetchRuns(offline.context, {.experimentIds = {"1"}});
    QVERIFY_RESULT(page);
    QCOMPARE(int(page->runs.size()), 5);
    const auto run = page->runs.run(4, {});
    QCOMPARE(run.status, RunStatus::Unknown);
    QCOMPARE(run.statusText, QStringLiteral("PAUSED"));
    QCOMPARE(run.name, QStringLiteral("a�b"));
    QCOMPARE(run.endMs, noTime);
    for (const auto& cell : page->runs.params) {
        const auto view = page->runs.view(cell.value);
        QVERIFY(QUtf8StringView(view.data(), qsizetype(view.size())).isValidUtf8());
    }
    QCOMPARE(int(offline.faults.take().size()), 1);
    QCOMPARE(
        names(source.fetchRuns(offline.context, {.experimentIds = {}, .status = RunStatus::Unknown})->runs),
        QStringList{QStringLiteral("a�b")});
}

void TestMlflowDb::aTimeThatIsNoWholeNumberIsAFaultOfItsRun_data()
{
    QTest::addColumn<QByteArray>("time");
    QTest::newRow("a part of a millisecond") << QByteArray("1780000000000.25");
    QTest::newRow("the first beyond 64 bits") << QByteArray("9223372036854775808");
    QTest::newRow("far beyond them") << QByteArray("1e300");
    QTest::newRow("below them") << QByteArray("-1e300");
    QTest::newRow("without an end") << QByteArray("9e999");
}

void TestMlflowDb::aTimeThatIsNoWholeNumberIsAFaultOfItsRun()
{
    QFETCH(QByteArray, time);
    Copy copy("3.6");
    QVERIFY(Writer(copy.path).run("UPDATE runs SET start_time=" + time +
                                  " WHERE name='baseline';"
                                  "UPDATE experiments SET last_update_time=" +
                                  time + " WHERE experiment_id=1"));
    Offline offline;
    const auto connector = open(copy.path);
    auto& source = *capability<RunSource>(*connector);
    QVERIFY_RESULT(source.fetchExperiments(offline.context));
    const auto experiment = offline.faults.take();
    QCOMPARE(int(experiment.size()), 1);
    QCOMPARE(experiment.front().item, QStringLiteral("1"));

    RunQuery query{.experimentIds = {"1"}, .pageSize = 1};
    QStringList seen;
    do { // it sorts as a run without a start time, and hides none that comes behind it
        const auto page = source.fetchRuns(offline.context, query);
        QVERIFY_RESULT(page);
        seen += names(page->runs);
        query.pageToken = page->nextPageToken;
        if (seen.last() != QLatin1String("baseline"))
            continue;
        const auto run = page->runs.run(0, {});
        QCOMPARE(run.startMs, noTime);
        QCOMPARE(int(page->runs.gaps.size()), 1); // what is cached of it stands
        QCOMPARE(int(page->runs.gaps.front().gap.kind), int(RunGap::Kind::Attributes));
        const auto faults = offline.faults.take();
        QCOMPARE(int(faults.size()), 1);
        QCOMPARE(faults.front().item, run.key.remoteId);
        QCOMPARE(faults.front().error.detail,
                 QStringLiteral("start or end time is not a 64-bit whole number"));
    } while (!query.pageToken.isEmpty());
    QCOMPARE(seen.size(), 5);
    QCOMPARE(seen.removeDuplicates(), 0);
    QCOMPARE(seen.last(), QStringLiteral("baseline"));
}

void TestMlflowDb::orOfItsModelOrVersion()
{
    Copy copy("3.6");
    QVERIFY(Writer(copy.path).run("UPDATE logged_models SET creation_timestamp_ms=1e300;"
                                  "UPDATE registered_models SET last_updated_time=0.5 WHERE name='toy-model';"
                                  "UPDATE model_versions SET creation_time='soon' WHERE version=2"));
    Offline offline;
    const auto connector = open(copy.path);
    const auto items = [&] {
        QStringList all;
        for (const auto& fault : offline.faults.take())
            all << fault.item;
        return all;
    };
    const auto logged = capability<RunSource>(*connector)->fetchLoggedModels(offline.context, "1");
    QVERIFY_RESULT(logged);
    QCOMPARE(int(logged->size()), 1);
    QCOMPARE(items(), QStringList(logged->front().key.remoteId));
    auto& registry = *capability<ModelRegistry>(*connector);
    const auto models = registry.fetchRegisteredModels(offline.context);
    QVERIFY_RESULT(models);
    QCOMPARE(int(models->size()), 2);
    QCOMPARE(items(), QStringList("toy-model"));
    const auto versions = registry.fetchModelVersions(offline.context, "toy-model");
    QVERIFY_RESULT(versions);
    QCOMPARE(int(versions->size()), 2);
    QCOMPARE(items(), QStringList("toy-model/2"));
}

void TestMlflowDb::aMetricThatIsNoNumberIsAFaultOfItself_data()
{
    QTest::addColumn<QByteArray>("damage");
    QTest::addColumn<QString>("mistake");
    QTest::newRow("text") << QByteArray("value='many'") << QStringLiteral("a value is not a number");
    QTest::newRow("a blob") << QByteArray("value=x'00ff'") << QStringLiteral("a value is not a number");
    QTest::newRow("its step") << QByteArray("step='first'")
                              << QStringLiteral("a step is not a 64-bit whole number");
    QTest::newRow("its time") << QByteArray("timestamp='late'")
                              << QStringLiteral("a timestamp is not a 64-bit whole number");
    QTest::newRow("a part of a step")
        << QByteArray("step=1.5") << QStringLiteral("a step is not a 64-bit whole number");
    QTest::newRow("a step beyond 64 bits")
        << QByteArray("step=9223372036854775808") << QStringLiteral("a step is not a 64-bit whole number");
    QTest::newRow("a time beyond them")
        << QByteArray("timestamp=-1e300") << QStringLiteral("a timestamp is not a 64-bit whole number");
}

void TestMlflowDb::aMetricThatIsNoNumberIsAFaultOfItself()
{
    QFETCH(QByteArray, damage);
    QFETCH(QString, mistake);
    Copy copy("3.6");
    const auto id = QByteArray("2681032625aa4195aff657fc91d5d855");
    const auto ofRun = " WHERE key='loss' AND run_uuid='" + id + "'";
    QVERIFY(Writer(copy.path).run(
        "UPDATE latest_metrics SET " + damage + ofRun + "; UPDATE metrics SET " + damage + ofRun +
        " AND step=1; UPDATE logged_model_metrics SET metric_value='many' WHERE metric_name='acc'"));
    Offline offline;
    const auto connector = open(copy.path);
    auto& source = *capability<RunSource>(*connector);
    const auto told = [](const std::vector<ItemFault>& faults) {
        QStringList lines;
        for (const auto& fault : faults)
            lines << fault.item + QStringLiteral(": ") + fault.error.detail;
        return lines;
    };
    const QStringList itself{QString::fromLatin1(id) + "/metrics/loss: " + mistake};

    const auto page = source.fetchRuns(offline.context, {.experimentIds = {"1"}});
    QVERIFY_RESULT(page);
    QCOMPARE(told(offline.faults.take()), itself);
    QCOMPARE(int(page->runs.gaps.size()), 1); // what is cached of it stands
    const auto& [index, gap] = page->runs.gaps.front();
    QCOMPARE(page->runs.run(index, {}).key.remoteId, QString::fromLatin1(id));
    QCOMPARE(int(gap.kind), int(RunGap::Kind::Metrics));
    QCOMPARE(QString::fromStdString(gap.key), QStringLiteral("loss"));
    QCOMPARE(printed(page->runs.run(index, {}).metrics),
             (QStringList{"metric acc=0.5 step 0 at 1780000020000",
                          "metric val/acc=0.40000000000000002 step 0 at 1780000020000"}));

    const auto history = source.fetchHistory(offline.context, QString::fromLatin1(id), "loss");
    QVERIFY_RESULT(history);
    QCOMPARE(int(history->size()), 19); // of 20
    QCOMPARE(told(offline.faults.take()), itself);

    QVERIFY(Writer(copy.path).run("UPDATE experiments SET creation_time='soon' WHERE experiment_id=1"));
    QVERIFY_RESULT(source.fetchExperiments(offline.context));
    QCOMPARE(told(offline.faults.take()),
             QStringList{"1: creation or update time is not a 64-bit whole number"});

    const auto models = source.fetchLoggedModels(offline.context, "1");
    QVERIFY_RESULT(models);
    QCOMPARE(int(models->size()), 1);
    QCOMPARE(told(offline.faults.take()),
             QStringList{models->front().key.remoteId + "/metrics/acc: a value is not a number"});
    QCOMPARE(int(models->front().gaps.size()), 1);
    for (const auto& metric : models->front().metrics)
        QVERIFY(metric.key != QLatin1String("acc"));
}

void TestMlflowDb::aLockedFileIsAPassingError()
{
    Copy copy("3.6");
    Writer writer(copy.path);
    QVERIFY(writer.run("BEGIN EXCLUSIVE"));
    Offline offline;
    const auto connector = open(copy.path);
    auto& source = *capability<RunSource>(*connector);
    const auto locked = source.fetchExperiments(offline.context);
    QVERIFY_ERROR(locked, ErrorKind::Timeout);
    QVERIFY(locked.error().retryable());
    QVERIFY2(locked.error().detail.contains("another process is writing"), qPrintable(locked.error().detail));
    QVERIFY(writer.run("COMMIT"));
    QVERIFY_RESULT(source.fetchExperiments(offline.context));
}

void TestMlflowDb::aWalFileIsReadWithAndWithoutItsWriter()
{
    Copy copy("3.6");
    Offline offline;
    const auto connector = open(copy.path);
    auto& source = *capability<RunSource>(*connector);
    const auto count = [&] {
        const auto page = source.fetchRuns(offline.context, {});
        return page ? int(page->runs.size()) : -1;
    };
    {
        Writer writer(copy.path);
        QVERIFY(writer.run(
            "PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0;"
            "INSERT INTO runs(run_uuid,start_time,status,experiment_id) VALUES('new',1,'RUNNING',1)"));
        QVERIFY(QFile::exists(copy.path + "-wal"));
        QCOMPARE(count(), 7); // what only the journal holds
        QVERIFY(writer.run("BEGIN IMMEDIATE; DELETE FROM runs WHERE run_uuid='new'"));
        QCOMPARE(count(), 7); // not committed, and no obstacle
        QVERIFY(writer.run("COMMIT"));
        QCOMPARE(count(), 6);
    }
    QVERIFY(!QFile::exists(copy.path + "-wal"));
    const auto before = listing(copy.folder.path());
    QCOMPARE(count(), 6);
    QCOMPARE(listing(copy.folder.path()), before);
}

void TestMlflowDb::anUnfinishedTransactionIsNotRead()
{
    Copy copy("3.6");
    Writer writer(copy.path);
    QVERIFY(writer.run(
        "BEGIN; INSERT INTO runs(run_uuid,start_time,status,experiment_id) VALUES('new',1,'RUNNING',1)"));
    Offline offline;
    const auto connector = open(copy.path);
    const auto page = capability<RunSource>(*connector)->fetchRuns(offline.context, {});
    QVERIFY_RESULT(page);
    QCOMPARE(int(page->runs.size()), 6);
    QVERIFY(writer.run("ROLLBACK"));
}

void TestMlflowDb::aTrainingScriptMayWriteMeanwhile()
{
    Copy copy("3.6");
    std::atomic<int> committed = 0;
    std::jthread training([&](const std::stop_token& stop) {
        Writer writer(copy.path);
        writer.run("PRAGMA busy_timeout=10000");
        for (int i = 0; i < 400 && !stop.stop_requested(); ++i) {
            // A run and its metric belong together: half of it must never be seen.
            if (writer.run(
                    QStringLiteral(
                        "BEGIN IMMEDIATE; INSERT INTO runs(run_uuid,name,start_time,status,experiment_id) "
                        "VALUES('t%1','t',%1,'RUNNING',2); INSERT INTO "
                        "latest_metrics VALUES('loss',%1,%1,%1,0,'t%1'); COMMIT")
                        .arg(i)
                        .toUtf8()))
                ++committed;
        }
    });
    Offline offline;
    const auto connector = open(copy.path);
    auto& source = *capability<RunSource>(*connector);
    int reads = 0;
    while (reads < 3 || (committed < 100 && reads < 5000)) {
        const int before = committed;
        const auto runs = allRuns(source, offline.context, {.experimentIds = {"2"}, .pageSize = 50});
        // A script that writes without a pause may hold the file throughout: the poller asks again later.
        if (!runs && runs.error().kind == ErrorKind::Timeout)
            continue;
        QVERIFY_RESULT(runs);
        ++reads;
        int seen = 0;
        for (const auto& run : *runs) {
            if (run.name != "t")
                continue;
            ++seen;
            QCOMPARE(run.metrics.size(), 1);
            QCOMPARE(run.metrics[0].value, double(run.startMs));
        }
        QVERIFY2(seen >= before - 50, "committed runs are seen");
    }
    training.request_stop();
    training.join();
    QCOMPARE(int(allRuns(source, offline.context, {.experimentIds = {"2"}})->size()), committed + 1);
}

void TestMlflowDb::cancelEndsAWait()
{
    Copy copy("3.6");
    Writer writer(copy.path);
    QVERIFY(writer.run("BEGIN EXCLUSIVE"));
    Offline offline;
    const auto connector = open(copy.path);
    std::jthread later([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        offline.stop.request_stop();
    });
    QVERIFY_ERROR(capability<RunSource>(*connector)->fetchExperiments(offline.context), ErrorKind::Cancelled);
}

QTEST_GUILESS_MAIN(TestMlflowDb)
#include "tst_mlflow_db.moc"
