#include "services/connectors/LocalArtifacts.h"
#include "services/connectors/mlflow/MlflowFolder.h"
#include "tests/connectors/LocalStore.h"

#include <nlohmann/json.hpp>

using namespace ph;
using namespace ph::testing;

namespace {

constexpr char tuned36[] = "458ec63ab8c842308c6eeff994b4892d";
constexpr char diverged36[] = "8729419864844f2596ae471b5a46c1f4";
constexpr char demo36[] = "653735705281182700";

QString store(const QString& version)
{
    return data(QStringLiteral("local-store/mlflow-%1/mlruns").arg(version));
}

std::unique_ptr<Connector> open(const QString& location)
{
    Connection connection;
    connection.id = {7};
    connection.location = location;
    return makeMlflowFolder(connection);
}

nlohmann::json recorded(const QString& name)
{
    QFile file(data(QStringLiteral("local-store/recorded/") + name));
    return file.open(QIODevice::ReadOnly) ? nlohmann::json::parse(file.readAll().toStdString())
                                          : nlohmann::json();
}

QString text(const nlohmann::json& object, const char* field)
{
    return QString::fromStdString(object.value(field, std::string()));
}

double number(const nlohmann::json& value)
{
    if (value.is_number())
        return value.get<double>();
    const auto words = value.get<std::string>();
    return words == "NaN" ? std::nan("") : words == "Infinity" ? HUGE_VAL : -HUGE_VAL;
}

QList<KeyValue> keyValues(const nlohmann::json& list)
{
    QList<KeyValue> result;
    for (const auto& item : list)
        result.append({text(item, "key"), text(item, "value")});
    return result;
}

// What a server said of a run, decoded here a second time and independently of the connectors.
Run serverRun(const nlohmann::json& json)
{
    const auto& info = json.at("info");
    const auto& facts = json.at("data");
    Run run;
    run.key.remoteId = text(info, "run_id");
    run.experimentId = text(info, "experiment_id");
    run.name = text(info, "run_name");
    run.statusText = text(info, "status");
    run.lifecycle = lifecycleFromName(info.at("lifecycle_stage").get<std::string>());
    run.user = text(info, "user_id");
    run.startMs = info.value("start_time", noTime);
    run.endMs = info.value("end_time", noTime);
    run.artifactUri = text(info, "artifact_uri");
    for (const auto& m : facts.value("metrics", nlohmann::json::array()))
        run.metrics.append({text(m, "key"), number(m.at("value")), m.at("step"), m.at("timestamp")});
    run.params = keyValues(facts.value("params", nlohmann::json::array()));
    run.tags = keyValues(facts.value("tags", nlohmann::json::array()));
    for (const auto& tag : run.tags) {
        if (tag.key == QLatin1String("mlflow.parentRunId"))
            run.parentRunId = tag.value;
    }
    const auto inputs = json.value("inputs", nlohmann::json::object());
    for (const auto& input : inputs.value("dataset_inputs", nlohmann::json::array())) {
        const auto& d = input.at("dataset");
        run.inputs.append({text(d, "name"), text(d, "digest"), text(d, "source_type"), text(d, "source"),
                           text(d, "schema"), text(d, "profile"), text(input.at("tags").at(0), "value")});
    }
    const auto outputs = json.value("outputs", nlohmann::json::object());
    for (const auto& output : outputs.value("model_outputs", nlohmann::json::array()))
        run.outputs.append({text(output, "model_id"), output.at("step")});
    return run;
}

} // namespace

class TestMlflowFolder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void experimentsAreThoseOfTheFolderAndItsTrash_data();
    void experimentsAreThoseOfTheFolderAndItsTrash();
    void runsEqualWhatTheServerSaidOfTheSameFolder_data();
    void runsEqualWhatTheServerSaidOfTheSameFolder();
    void historiesEqualTheServers();
    void specialNumbersAndNestedKeys();
    void loggedModelsEqualTheServers();
    void pagesByKeyHoldWhileRunsAreAdded();
    void conditionsRestrict();
    void aChangedRunIsSeenAndAnUnchangedOneIsNotParsedAgain();
    void lastValueFollowsMlflowsRule();
    void aGrowingLongMetricIsFollowed();
    void artifactsAreFoundThoughTheStoreWasMoved();
    void aRunWithoutAFolderElsewhereHasNoArtifactsUnlessItSaysSo();
    void downloadsCopyWholeFolders();
    void artifactsOfLoggedModels();
    void theProjectFolderWillDo();
    void probeCounts();
    void cancelEndsAnyCall();
};

void TestMlflowFolder::experimentsAreThoseOfTheFolderAndItsTrash_data()
{
    QTest::addColumn<QString>("version");
    QTest::newRow("2.17") << QStringLiteral("2.17");
    QTest::newRow("3.6") << QStringLiteral("3.6");
}

void TestMlflowFolder::experimentsAreThoseOfTheFolderAndItsTrash()
{
    QFETCH(QString, version);
    Offline offline;
    const auto connector = open(store(version));
    auto& source = *capability<RunSource>(*connector);
    const auto experiments = source.fetchExperiments(offline.context);
    QVERIFY_RESULT(experiments);

    QMap<QString, nlohmann::json> expected;
    for (const auto* file :
         {"experiments-search", "experiments-search-page2", "experiments-search-deleted"}) {
        const auto reply = recorded(QStringLiteral("%1-%2.json").arg(version, QLatin1String(file)));
        for (const auto& e : reply.at("experiments"))
            expected.insert(text(e, "experiment_id"), e);
    }
    QCOMPARE(int(experiments->size()), int(expected.size()));
    QCOMPARE(expected.size(), 4);
    for (const auto& e : *experiments) {
        QVERIFY2(expected.contains(e.key.remoteId), qPrintable(e.key.remoteId));
        const auto& json = expected[e.key.remoteId];
        QCOMPARE(e.key.connection, ConnectionId{7});
        QCOMPARE(e.name, text(json, "name"));
        QCOMPARE(lifecycleName(e.lifecycle), text(json, "lifecycle_stage"));
        QCOMPARE(e.artifactLocation, text(json, "artifact_location"));
        QCOMPARE(e.createdMs, json.value("creation_time", noTime));
        QCOMPARE(e.updatedMs, json.value("last_update_time", noTime));
        QCOMPARE(e.tags, keyValues(json.value("tags", nlohmann::json::array())));
    }
    QVERIFY(offline.faults.take().empty());
}

void TestMlflowFolder::runsEqualWhatTheServerSaidOfTheSameFolder_data()
{
    experimentsAreThoseOfTheFolderAndItsTrash_data();
}

void TestMlflowFolder::runsEqualWhatTheServerSaidOfTheSameFolder()
{
    QFETCH(QString, version);
    Offline offline;
    const auto connector = open(store(version));
    auto& source = *capability<RunSource>(*connector);
    QStringList seen;
    for (const auto* file : {"runs-search-page1", "runs-search-page2", "runs-search-deleted"}) {
        const auto reply = recorded(QStringLiteral("%1-%2.json").arg(version, QLatin1String(file)));
        for (const auto& json : reply.at("runs")) {
            const auto expected = serverRun(json);
            const auto batch = source.fetchRun(offline.context, expected.key.remoteId);
            QVERIFY_RESULT(batch);
            QCOMPARE(printed(batch->run(0, {})), printed(expected));
            seen.append(expected.name);
        }
    }
    QCOMPARE(seen, QStringList({"diverged", "child-of-baseline", QStringLiteral("tuned é"), "baseline",
                                "deleted-run"}));

    RunQuery query;
    query.experimentIds = {
        text(recorded(version + "-runs-search-page1.json").at("runs").at(0).at("info"), "experiment_id")};
    query.scope = RunScope::Active;
    query.pageSize = 3;
    const auto runs = allRuns(source, offline.context, query);
    QVERIFY_RESULT(runs);
    QStringList order;
    for (const auto& run : *runs)
        order.append(run.name);
    QCOMPARE(order, seen.mid(0, 4));
    QVERIFY(offline.faults.take().empty());
}

void TestMlflowFolder::historiesEqualTheServers()
{
    Offline offline;
    const auto connector = open(store("3.6"));
    auto& source = *capability<RunSource>(*connector);
    const auto points = source.fetchHistory(offline.context, "d82f690fd8844931bb015ffe153de220", "loss");
    QVERIFY_RESULT(points);
    QCOMPARE(int(points->size()), 20);
    const auto json = recorded("3.6-metrics-get-history-page1.json").at("metrics");
    QCOMPARE(int(json.size()), 5);
    for (std::size_t i = 0; i < json.size(); ++i) {
        QCOMPARE(points->steps[i], json[i].at("step").get<std::int64_t>());
        QCOMPARE(points->timestampsMs[i], json[i].at("timestamp").get<std::int64_t>());
        QCOMPARE(points->values[i], json[i].at("value").get<double>());
    }
    const auto none = source.fetchHistory(offline.context, tuned36, "never logged");
    QVERIFY_RESULT(none);
    QCOMPARE(int(none->size()), 0);
    QCOMPARE(int(source.fetchHistory(offline.context, tuned36, "val")->size()), 0);
    QCOMPARE(int(source.fetchHistory(offline.context, tuned36, "../params/lr")->size()), 0);
    QVERIFY_ERROR(source.fetchHistory(offline.context, "no-such-run", "loss"), ErrorKind::NotFound);
}

void TestMlflowFolder::specialNumbersAndNestedKeys()
{
    Offline offline;
    const auto connector = open(store("3.6"));
    const auto batch = capability<RunSource>(*connector)->fetchRun(offline.context, diverged36);
    QVERIFY_RESULT(batch);
    const auto run = batch->run(0, {7});
    QCOMPARE(run.status, RunStatus::Failed);
    QCOMPARE(printed(run.metrics),
             QStringList({"metric acc=0.80000000000000004 step 0 at 1780000020000",
                          "metric bad=NaN step 0 at 1780000000000", "metric bad2=inf step 0 at 1780000000000",
                          "metric loss=0.35000000000000003 step 19 at 1780000199000",
                          "metric val/acc=0.40000000000000002 step 0 at 1780000020000"}));
    QCOMPARE(run.params.size(), 4);
    QCOMPARE(run.params[1].key, QStringLiteral("long/param.name"));
    QCOMPARE(run.params[1].value, QString(300, 'x'));
    QCOMPARE(run.params[3].value, QStringLiteral("a\nb"));
}

void TestMlflowFolder::loggedModelsEqualTheServers()
{
    Offline offline;
    const auto connector = open(store("3.6"));
    const auto models = capability<RunSource>(*connector)->fetchLoggedModels(offline.context, demo36);
    QVERIFY_RESULT(models);
    QCOMPARE(int(models->size()), 1);
    const auto& model = models->front();
    const auto json = recorded("3.6-logged-models-search.json").at("models").at(0);
    const auto& info = json.at("info");
    QCOMPARE(model.key.remoteId, text(info, "model_id"));
    QCOMPARE(model.name, text(info, "name"));
    QCOMPARE(QStringLiteral("LOGGED_MODEL_") + model.status, text(info, "status"));
    QCOMPARE(model.sourceRunId, text(info, "source_run_id"));
    QCOMPARE(model.artifactLocation, text(info, "artifact_uri"));
    QCOMPARE(model.createdMs, info.at("creation_timestamp_ms").get<std::int64_t>());
    QCOMPARE(model.updatedMs, info.at("last_updated_timestamp_ms").get<std::int64_t>());
    QStringList expected;
    for (const auto& m : json.at("data").at("metrics"))
        expected +=
            printed(QList<Metric>{{text(m, "key"), number(m.at("value")), m.at("step"), m.at("timestamp")}});
    QCOMPARE(printed(model.metrics), expected);
    QCOMPARE(model.params.size(), 4);
    QCOMPARE(model.tags.size(), 3);
    // MLflow 2 has none.
    const auto older = open(store("2.17"));
    QCOMPARE(
        int(capability<RunSource>(*older)->fetchLoggedModels(offline.context, "508074983904262689")->size()),
        0);
}

namespace {

void addRun(const QString& experiment, const QString& id, std::int64_t startMs, int status = 3)
{
    const auto folder = experiment + QLatin1Char('/') + id;
    const auto start = startMs == noTime ? QStringLiteral("null") : QString::number(startMs);
    QVERIFY(writeFile(
        folder + "/meta.yaml",
        QStringLiteral("artifact_uri: file:///nowhere/%1/artifacts\nend_time: null\nlifecycle_stage: "
                       "active\nrun_id: %1\nrun_name: run-%1\nstart_time: %2\nstatus: %3\n")
            .arg(id, start)
            .arg(status)
            .toUtf8()));
}

QString addExperiment(const QTemporaryDir& root)
{
    const auto folder = root.filePath("5");
    [&folder] {
        QVERIFY(writeFile(folder + "/meta.yaml",
                          "artifact_location: x\nexperiment_id: '5'\nlifecycle_stage: active\nname: five\n"));
    }();
    return folder;
}

} // namespace

void TestMlflowFolder::aRunWithoutAFolderElsewhereHasNoArtifactsUnlessItSaysSo()
{
    Offline offline;
    QTemporaryDir place;
    QVERIFY(QDir().mkpath(place.filePath("mlruns")));
    const auto experiment = place.filePath("mlruns/5");
    QVERIFY(writeFile(experiment + "/meta.yaml",
                      "artifact_location: x\nexperiment_id: '5'\nlifecycle_stage: active\nname: five\n"));
    QVERIFY(writeFile(experiment + "/r1/meta.yaml",
                      "artifact_uri: file://" + place.path().toUtf8() +
                          "/files/five/r1/artifacts\nend_time: null\nlifecycle_stage: active\nrun_id: r1\n"
                          "run_name: one\nstart_time: 1\nstatus: 3\n"));
    const auto listed = [&] {
        const auto connector = open(place.filePath("mlruns"));
        return capability<ArtifactSource>(*connector)
            ->listArtifacts(offline.context, ArtifactOwner::run("r1"), {});
    };
    QVERIFY_RESULT(listed());
    QVERIFY(listed()->empty());
    QVERIFY(writeFile(experiment + "/r1/tags/mlflow.log-model.history", "[]"));
    QVERIFY_ERROR(listed(), ErrorKind::NotFound);
}

void TestMlflowFolder::pagesByKeyHoldWhileRunsAreAdded()
{
    QTemporaryDir root;
    const auto experiment = addExperiment(root);
    for (int i = 0; i < 10; ++i)
        addRun(experiment, QStringLiteral("r%1").arg(i), 1000 + i / 2); // pairs start at the same moment
    addRun(experiment, "unstarted", noTime);
    Offline offline;
    const auto connector = open(root.path());
    auto& source = *capability<RunSource>(*connector);
    RunQuery query;
    query.experimentIds = {"5"};
    query.pageSize = 3;
    auto page = source.fetchRuns(offline.context, query);
    QVERIFY_RESULT(page);
    QCOMPARE(names(page->runs), QStringList({"run-r8", "run-r9", "run-r6"}));
    addRun(experiment, "newest", 5000);
    QDir(experiment + "/r6").removeRecursively();
    QStringList rest;
    const auto connectorLater = open(root.path()); // tokens outlive the instance
    while (!page->nextPageToken.isEmpty()) {
        query.pageToken = page->nextPageToken;
        page = capability<RunSource>(*connectorLater)->fetchRuns(offline.context, query);
        QVERIFY_RESULT(page);
        rest += names(page->runs);
    }
    QCOMPARE(rest, QStringList({"run-r7", "run-r4", "run-r5", "run-r2", "run-r3", "run-r0", "run-r1",
                                "run-unstarted"}));
    query.pageToken = "made up";
    QVERIFY_ERROR(source.fetchRuns(offline.context, query), ErrorKind::Invalid);
}

void TestMlflowFolder::conditionsRestrict()
{
    Offline offline;
    const auto connector = open(store("3.6"));
    auto& source = *capability<RunSource>(*connector);
    const auto found = [&](const RunQuery& query) {
        const auto page = source.fetchRuns(offline.context, query);
        return page ? names(page->runs) : QStringList{"error"};
    };
    QCOMPARE(found({.experimentIds = {}, .scope = RunScope::All}).size(), 6);
    QCOMPARE(found({.experimentIds = {demo36}, .scope = RunScope::Deleted}), QStringList{"deleted-run"});
    QCOMPARE(found({.experimentIds = {}, .status = RunStatus::Running}), QStringList{"running-now"});
    QCOMPARE(found({.experimentIds = {demo36}, .startedAtOrAfterMs = 1780000180000}),
             QStringList({"deleted-run", "diverged"}));
    QCOMPARE(found({.experimentIds = {demo36}, .startedBeforeMs = 1780000060000}), QStringList{"baseline"});
    QCOMPARE(found({.experimentIds = {demo36}, .scope = RunScope::Active, .endedAtOrAfterMs = 1780000150000}),
             QStringList({"diverged", "child-of-baseline"}));
    QCOMPARE(found({.experimentIds = {"404"}}), QStringList());
}

void TestMlflowFolder::aChangedRunIsSeenAndAnUnchangedOneIsNotParsedAgain()
{
    QTemporaryDir root;
    const auto experiment = addExperiment(root);
    addRun(experiment, "a", 1000, 1);
    addRun(experiment, "b", 2000, 1);
    Offline offline;
    const auto connector = open(root.path());
    auto& source = *capability<RunSource>(*connector);
    const RunQuery running{.experimentIds = {"5"}, .status = RunStatus::Running};
    QCOMPARE(names(source.fetchRuns(offline.context, running)->runs), QStringList({"run-b", "run-a"}));
    addRun(experiment, "a", 1000, 3);
    // Same size, same moment, same file: only its bytes differ, which nobody looks at again.
    QFile b(experiment + "/b/meta.yaml");
    QVERIFY(b.open(QIODevice::ReadWrite));
    const auto before = b.fileTime(QFileDevice::FileModificationTime);
    auto bytes = b.readAll();
    bytes.replace("run-b", "run-X");
    b.seek(0);
    b.write(bytes);
    b.flush();
    QVERIFY(b.setFileTime(before, QFileDevice::FileModificationTime));
    b.close();
    QCOMPARE(names(source.fetchRuns(offline.context, running)->runs).size(), 1);
    const auto fresh = open(root.path());
    QCOMPARE(names(capability<RunSource>(*fresh)->fetchRuns(offline.context, running)->runs),
             QStringList{"run-X"});
}

void TestMlflowFolder::lastValueFollowsMlflowsRule()
{
    QTemporaryDir root;
    const auto experiment = addExperiment(root);
    addRun(experiment, "a", 1000);
    QVERIFY(writeFile(experiment + "/a/metrics/m", "10 1.5 3\n20 9 2\n11 0.5 3\n11 2.5 3\n11 nan 3\n"));
    QVERIFY(writeFile(experiment + "/a/metrics/old", "10 1\n20 2\n"));
    QVERIFY(writeFile(experiment + "/a/metrics/data", "10 -inf 7 train 1547572f\n9 1e400 7\n"));
    Offline offline;
    const auto connector = open(root.path());
    auto& source = *capability<RunSource>(*connector);
    const auto run = source.fetchRun(offline.context, "a");
    QVERIFY_RESULT(run);
    QCOMPARE(printed(run->run(0, {}).metrics),
             QStringList({"metric data=-inf step 7 at 10", "metric m=2.5 step 3 at 11",
                          "metric old=2 step 0 at 20"}));
    const auto points = source.fetchHistory(offline.context, "a", "m");
    QVERIFY_RESULT(points);
    QCOMPARE(points->steps, (std::vector<std::int64_t>{2, 3, 3, 3, 3}));
    QCOMPARE(points->timestampsMs, (std::vector<std::int64_t>{20, 10, 11, 11, 11}));
    QCOMPARE(points->values[3], 2.5);
    QVERIFY(std::isnan(points->values[4]));
}

void TestMlflowFolder::aGrowingLongMetricIsFollowed()
{
    QTemporaryDir root;
    const auto experiment = addExperiment(root);
    addRun(experiment, "a", 1000, 1);
    QByteArray lines;
    for (int i = 0; i < 20'000; ++i)
        lines += QByteArray::number(1000 + i) + " 0.5 " + QByteArray::number(i) + "\n";
    const auto path = experiment + "/a/metrics/loss";
    QVERIFY(writeFile(path, lines + "21000 0.7 2"));
    Offline offline;
    const auto connector = open(root.path());
    auto& source = *capability<RunSource>(*connector);
    const auto last = [&] { return printed(source.fetchRun(offline.context, "a")->run(0, {}).metrics); };
    QCOMPARE(last(), QStringList{"metric loss=0.5 step 19999 at 20999"});
    QFile file(path);
    QVERIFY(file.open(QIODevice::Append));
    file.write("0000\n");
    file.close();
    QCOMPARE(last(), QStringList{"metric loss=0.69999999999999996 step 20000 at 21000"});
    QVERIFY(writeFile(path, "5 0.25 1\n")); // begun anew
    QCOMPARE(last(), QStringList{"metric loss=0.25 step 1 at 5"});
    QVERIFY(offline.faults.take().empty());
}

void TestMlflowFolder::artifactsAreFoundThoughTheStoreWasMoved()
{
    Offline offline;
    const auto connector = open(store("3.6"));
    auto& artifacts = *capability<ArtifactSource>(*connector);
    const auto root = artifacts.listArtifacts(offline.context, ArtifactOwner::run(tuned36), {});
    QVERIFY_RESULT(root);
    using Kind = ArtifactEntry::Kind;
    QCOMPARE(*root, (std::vector<ArtifactEntry>{{"notes", Kind::Directory, std::nullopt},
                                                {"conf.json", Kind::File, 29},
                                                {"pic.png", Kind::File, 80},
                                                {"report.md", Kind::File, 5},
                                                {"table.csv", Kind::File, 12}}));
    QCOMPARE(*artifacts.listArtifacts(offline.context, ArtifactOwner::run(tuned36), "notes"),
             (std::vector<ArtifactEntry>{{"notes/readme.txt", Kind::File, 9}}));
    QCOMPARE(
        int(artifacts.listArtifacts(offline.context, ArtifactOwner::run(tuned36), "nothing/here")->size()),
        0);
    QCOMPARE(*artifacts.readArtifact(offline.context, ArtifactOwner::run(tuned36), "notes/readme.txt", 9),
             QByteArray("hello é\n"));
    QVERIFY_ERROR(artifacts.readArtifact(offline.context, ArtifactOwner::run(tuned36), "notes/readme.txt", 8),
                  ErrorKind::Invalid);
    QVERIFY_ERROR(artifacts.readArtifact(offline.context, ArtifactOwner::run(tuned36), "gone", 100),
                  ErrorKind::NotFound);
    QVERIFY_ERROR(artifacts.readArtifact(offline.context, ArtifactOwner::run(tuned36), "../meta.yaml", 100),
                  ErrorKind::Invalid);
}

void TestMlflowFolder::downloadsCopyWholeFolders()
{
    Offline offline;
    QTemporaryDir target;
    const std::filesystem::path folder = target.path().toStdString();
    const auto connector = open(store("2.17"));
    auto& artifacts = *capability<ArtifactSource>(*connector);
    const QString tuned17 = "7fdbe35da0854710a01acbd0b79a5dca";
    const auto written =
        artifacts.downloadArtifact(offline.context, ArtifactOwner::run(tuned17), "model", folder);
    QVERIFY_RESULT(written);
    QCOMPARE(int(written->size()), 5);
    QCOMPARE(written->front(), folder / "model/MLmodel");
    QCOMPARE(std::filesystem::file_size(folder / "model/MLmodel"),
             std::filesystem::file_size(store("2.17").toStdString() + "/508074983904262689/" +
                                        tuned17.toStdString() + "/artifacts/model/MLmodel"));
    QVERIFY_RESULT(
        artifacts.downloadArtifact(offline.context, ArtifactOwner::run(tuned17), "notes/readme.txt", folder));
    QVERIFY(std::filesystem::exists(folder / "notes/readme.txt"));
    QTemporaryDir whole;
    QCOMPARE(int(artifacts
                     .downloadArtifact(offline.context, ArtifactOwner::run(tuned17), "",
                                       whole.path().toStdString())
                     ->size()),
             10);
    QVERIFY_ERROR(artifacts.downloadArtifact(offline.context, ArtifactOwner::run(tuned17), "no/such", folder),
                  ErrorKind::NotFound);
}

void TestMlflowFolder::artifactsOfLoggedModels()
{
    Offline offline;
    const auto connector = open(store("3.6"));
    auto& artifacts = *capability<ArtifactSource>(*connector);
    const auto model = ArtifactOwner::loggedModel("m-eb2d72597edf40cca0750055d15eedeb");
    using Kind = ArtifactEntry::Kind;
    const auto root = artifacts.listArtifacts(offline.context, model, {});
    QVERIFY_RESULT(root);
    QCOMPARE(int(root->size()), 5);
    QCOMPARE(root->front().path, QStringLiteral("MLmodel"));
    QCOMPARE(root->front().kind, Kind::File);
    const auto text = artifacts.readArtifact(offline.context, model, "MLmodel", 10'000);
    QVERIFY_RESULT(text);
    QCOMPARE(qint64(text->size()), root->front().size.value_or(-1));
    QVERIFY(text->contains("model_id: m-eb2d72597edf40cca0750055d15eedeb"));
    QTemporaryDir target;
    const std::filesystem::path folder = target.path().toStdString();
    QCOMPARE(int(artifacts.downloadArtifact(offline.context, model, {}, folder)->size()), 5);
    QVERIFY(std::filesystem::exists(folder / "model.pkl"));

    QVERIFY_ERROR(artifacts.readArtifact(offline.context, model, "gone", 100), ErrorKind::NotFound);
    QVERIFY_ERROR(artifacts.readArtifact(offline.context, model, "../meta.yaml", 100), ErrorKind::Invalid);
    QVERIFY_ERROR(artifacts.listArtifacts(offline.context, ArtifactOwner::loggedModel("m-gone"), {}),
                  ErrorKind::NotFound);
    // A run's id is none of a model, and the other way round.
    QVERIFY_ERROR(artifacts.listArtifacts(offline.context, ArtifactOwner::loggedModel(tuned36), {}),
                  ErrorKind::NotFound);
    QVERIFY_ERROR(artifacts.listArtifacts(offline.context, ArtifactOwner::run(model.id), {}),
                  ErrorKind::NotFound);
    const auto older = open(store("2.17"));
    QVERIFY_ERROR(capability<ArtifactSource>(*older)->listArtifacts(offline.context, model, {}),
                  ErrorKind::NotFound);
}

void TestMlflowFolder::theProjectFolderWillDo()
{
    Offline offline;
    for (const auto& location : {data("local-store/mlflow-3.6"), QStringLiteral("file://") + store("3.6")}) {
        const auto connector = open(location);
        QCOMPARE(int(capability<RunSource>(*connector)->fetchExperiments(offline.context)->size()), 4);
    }
}

void TestMlflowFolder::probeCounts()
{
    Offline offline;
    const auto connector = open(store("3.6"));
    const auto report = connector->probe(offline.context);
    QVERIFY_RESULT(report);
    QVERIFY(report->usable);
    QMap<QString, QString> lines;
    for (const auto& line : report->lines)
        lines.insert(line.label, line.detail);
    QCOMPARE(lines.value("Reachable"), store("3.6"));
    QCOMPARE(lines.value("May read experiments"), QStringLiteral("4 experiments"));
    QCOMPARE(lines.value("May read runs"), QStringLiteral("6 runs"));
    const auto gone = open("/no/such/folder")->probe(offline.context);
    QVERIFY_RESULT(gone);
    QVERIFY(!gone->usable);
    QCOMPARE(gone->lines.front().label, QStringLiteral("Reachable"));
    QCOMPARE(gone->lines.front().verdict, ProbeLine::Verdict::No);
}

void TestMlflowFolder::cancelEndsAnyCall()
{
    Offline offline;
    const auto connector = open(store("3.6"));
    auto& source = *capability<RunSource>(*connector);
    offline.stop.request_stop();
    QVERIFY_ERROR(source.fetchExperiments(offline.context), ErrorKind::Cancelled);
    QVERIFY_ERROR(source.fetchRuns(offline.context, {}), ErrorKind::Cancelled);
    QVERIFY_ERROR(source.fetchHistory(offline.context, tuned36, "loss"), ErrorKind::Cancelled);
    QTemporaryDir target;
    QVERIFY_ERROR(
        capability<ArtifactSource>(*connector)
            ->downloadArtifact(offline.context, ArtifactOwner::run(tuned36), {}, target.path().toStdString()),
        ErrorKind::Cancelled);
    QVERIFY(QDir(target.path()).isEmpty());
}

QTEST_GUILESS_MAIN(TestMlflowFolder)
#include "tst_mlflow_folder.moc"
