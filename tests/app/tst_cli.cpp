#include "app/Workspace.h"
#include "services/release/ReleaseStore.h"
#include "tests/app/Shell.h"
#include "tests/fixture/MlflowFixture.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <filesystem>

#include <csignal>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace ph;
using namespace ph::testing;

class TestCli : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wrongWordsAreUsageErrors();
    void aColumnThatNoRunHasIsAUsageError();
    void aServerIsConnectedTestedSyncedSearchedAndRemoved();
    void filesOfALoggedModelAreListedAndDownloaded();
    void exportsEscapeFormulasUnlessToldNotTo();
    void whatIsCachedIsReadWithTheServerGone();
    void onlyChosenArtifactsArePinned();
    void aSyncFindsWhatIsGoneAtOnce();
    void aHistoryTellsDamageFromWhatWasNeverLogged();
    void whatWasPinnedWithoutItsServerComesWithTheNextSync();
    void aSyncNamesTheBadPart();
    void exitCodesTellWhatWentWrong();
    void aWorkspaceThatCannotBeOpenedIsToldOnce_data();
    void aWorkspaceThatCannotBeOpenedIsToldOnce();
    void outputThatIsLostIsAFailure();
    void anExportIntoAPipeLeavesThePipe();
    void aSignalCancelsASyncInOrder_data();
    void aSignalCancelsASyncInOrder();
    void runsAreCountedOnceAndAlike();
    void aQueryThatCannotMatchSaysWhy();
    void valuesAreWrittenAsTheyWere();
    void theSampleWorkspaceWorksFromTheFirstMinute();
    void aSampleThatWasInterruptedIsNoWorkspace();
};

void TestCli::wrongWordsAreUsageErrors()
{
    Shell shell;
    QCOMPARE(shell.run(words("connect add --name x")).code, 2);
    QCOMPARE(shell.run(words("runs --no-such-option")).code, 2);
    const auto query = shell.run({QStringLiteral("runs"), QStringLiteral("metrics.auc >")});
    QCOMPARE(query.code, 2);
    QVERIFY2(query.err.contains("13") || query.err.contains("14"), query.err.constData());
}

void TestCli::aColumnThatNoRunHasIsAUsageError()
{
    MlflowFixture server;
    Run run;
    run.experimentId = server.addExperiment(QStringLiteral("fraud"));
    run.name = QStringLiteral("winner");
    run.status = RunStatus::Finished;
    run.startMs = 1'795'000'000'000;
    run.metrics = {{QStringLiteral("auc"), 0.97, 10, run.startMs}};
    server.addRun(run);
    server.addExperiment(QStringLiteral("empty"));
    Shell shell;
    QCOMPARE(shell.run(words("connect add --name lab --kind mlflow --url") + QStringList{server.url()}).code,
             0);
    QCOMPARE(shell.run(words("sync --connection lab")).code, 0);

    const auto says = [&](const char* command, const char* what) {
        const auto said = shell.run(words(command));
        return said.code == 2 && said.out.isEmpty() && said.err.contains(what);
    };
    QVERIFY(says("runs --order-by nonsense", "There is no column nonsense: expected an attribute"));
    QVERIFY(says("runs --order-by metrics.acu", "did you mean metrics.auc?"));
    QVERIFY(says("runs --columns run_name,auc", "did you mean metrics.auc?"));
    QVERIFY(says("runs --columns statsu", "did you mean status?"));
    QVERIFY(says("runs --columns metrisc.auc", "did you mean metrics.auc?"));
    QVERIFY(says("runs --columns params.auc", "did you mean metrics.auc?"));
    QVERIFY(says("runs --columns metrics.xyz", "a cached run\n")); // of which nothing is near
    QVERIFY(says("export --out - --columns params.none", "There is no column params.none"));
    // What the search language knows is known here too, and so is what runs elsewhere have.
    QVERIFY(shell.run(words("runs --columns name,metric.auc --order-by Created")).out.contains("0.97"));
    QCOMPARE(shell.run(words("runs --experiment empty --columns metrics.auc")).code, 0);
}

void TestCli::aServerIsConnectedTestedSyncedSearchedAndRemoved()
{
    MlflowFixture server;
    const auto experiment = server.addExperiment(QStringLiteral("fraud"));
    server.addRuns(experiment, 120, 2, 2, 1);
    Run run;
    run.experimentId = experiment;
    run.name = QStringLiteral("winner");
    run.status = RunStatus::Finished;
    run.startMs = 1'795'000'000'000;
    run.endMs = run.startMs + 60'000;
    run.metrics = {{QStringLiteral("auc"), 0.97, 10, run.endMs},
                   {QStringLiteral("bad"), qQNaN(), 0, run.endMs}};
    run.params = {{QStringLiteral("model"), QStringLiteral("xgb")}};
    const auto id = server.addRun(run);
    MetricPoints points;
    for (int i = 0; i < 2500; ++i)
        points.append(i, run.startMs + i, i == 1200 ? 50.0 : 1.0 / (i + 1));
    server.logHistory(id, QStringLiteral("loss"), points);
    server.addArtifact(id, QStringLiteral("notes/readme.txt"), "hello");

    Shell shell;
    QCOMPARE(shell
                 .run({QStringLiteral("connect"), QStringLiteral("add"), QStringLiteral("--name"),
                       QStringLiteral("lab"), QStringLiteral("--kind"), QStringLiteral("mlflow"),
                       QStringLiteral("--url"), server.url()})
                 .code,
             0);
    const auto test = shell.json(words("connect test lab"));
    QCOMPARE(test.code, 0);
    QCOMPARE(test.json().value(QLatin1String("usable")).toBool(), true);

    const auto sync = shell.json(words("sync --connection lab --histories"));
    QCOMPARE(sync.code, 0);
    QCOMPARE(sync.json().value(QLatin1String("runs_cached")).toInt(), 121);
    QVERIFY(sync.json().value(QLatin1String("points")).toInt() >= 2500);

    const auto found =
        shell.json({QStringLiteral("runs"), QStringLiteral("metrics.auc > 0.9 AND params.model = 'xgb'")});
    QCOMPARE(found.code, 0);
    QCOMPARE(found.json().value(QLatin1String("matched")).toInt(), 1);
    const auto ordered = shell.json({QStringLiteral("runs"), QStringLiteral("--order-by"),
                                     QStringLiteral("metrics.auc DESC"), QStringLiteral("--columns"),
                                     QStringLiteral("run_name"), QStringLiteral("metrics.auc > 0.9")});
    QCOMPARE(ordered.json().value(QLatin1String("matched")).toInt(), 1);
    const auto row = found.json().value(QLatin1String("runs")).toArray().first().toObject();
    QCOMPARE(row.value(QLatin1String("run_id")).toString(), id);
    QCOMPARE(row.value(QLatin1String("metrics.bad")).toString(), QStringLiteral("NaN"));

    const auto history = shell.json({QStringLiteral("history"), id, QStringLiteral("loss")}).json();
    QCOMPARE(history.value(QLatin1String("points")).toInt(), 2500);
    QCOMPARE(history.value(QLatin1String("values")).toArray().at(1200).toDouble(), 50.0);

    const auto whole = shell.json({QStringLiteral("run"), id}).json();
    QCOMPARE(whole.value(QLatin1String("name")).toString(), QStringLiteral("winner"));

    const auto into = shell.folder() + QStringLiteral("/down");
    QCOMPARE(shell
                 .run({QStringLiteral("artifacts"), id, QStringLiteral("--download"), QStringLiteral("."),
                       QStringLiteral("--to"), into})
                 .code,
             0);
    QFile file(into + QStringLiteral("/notes/readme.txt"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("hello"));

    QCOMPARE(shell.run(words("connect remove lab")).code, 0);
    QCOMPARE(shell.json(words("runs")).json().value(QLatin1String("cached")).toInt(), 0);
}

void TestCli::filesOfALoggedModelAreListedAndDownloaded()
{
    MlflowFixture server;
    const auto ids = server.addRuns(QStringLiteral("0"), 2, 1, 1);
    QStringList models;
    for (const auto* id : {"m-aa1", "m-aa2", "m-bb3"}) {
        LoggedModel model;
        model.key.remoteId = QLatin1String(id);
        model.experimentId = QStringLiteral("0");
        model.sourceRunId = ids.first();
        models.append(server.addLoggedModel(model));
    }
    server.addArtifact(ids.first(), QStringLiteral("notes.txt"), "of the run");
    server.addModelArtifact(models[0], QStringLiteral("MLmodel"), "flavors:");
    server.addModelArtifact(models[0], QStringLiteral("data/weights.bin"), "wwww");
    Shell shell;
    shell.run({QStringLiteral("connect"), QStringLiteral("add"), QStringLiteral("--name"),
               QStringLiteral("lab"), QStringLiteral("--url"), server.url()});
    QCOMPARE(shell.run(words("sync")).code, 0);

    const auto artifacts = [&](const QStringList& more) {
        return shell.json(QStringList{QStringLiteral("artifacts"), ids.first()} + more);
    };
    const auto root = artifacts({QStringLiteral("--model"), QStringLiteral("m-aa1")});
    QCOMPARE(root.code, 0);
    QCOMPARE(root.json().value(QLatin1String("run_id")).toString(), ids.first());
    QCOMPARE(root.json().value(QLatin1String("model_id")).toString(), QStringLiteral("m-aa1"));
    const auto files = root.json().value(QLatin1String("artifacts")).toArray();
    QCOMPARE(files.size(), 2);
    QCOMPARE(files[0].toObject().value(QLatin1String("path")).toString(), QStringLiteral("data"));
    QCOMPARE(files[1].toObject().value(QLatin1String("size")).toInt(), 8);
    const auto below = artifacts({QStringLiteral("--model"), QStringLiteral("m-aa1"),
                                  QStringLiteral("--path"), QStringLiteral("data")});
    QCOMPARE(below.json().value(QLatin1String("artifacts")).toArray().size(), 1);
    // Without --model they are the run's, as ever; a model without files has none.
    const auto ofRun = artifacts({}).json();
    QVERIFY(!ofRun.contains(QLatin1String("model_id")));
    QCOMPARE(ofRun.value(QLatin1String("artifacts")).toArray().size(), 1);
    const auto bare = artifacts({QStringLiteral("--model"), QStringLiteral("m-b")});
    QCOMPARE(bare.json().value(QLatin1String("model_id")).toString(), QStringLiteral("m-bb3"));
    QCOMPARE(bare.json().value(QLatin1String("artifacts")).toArray().size(), 0);

    const auto into = shell.folder() + QStringLiteral("/down");
    const auto down =
        artifacts({QStringLiteral("--model"), QStringLiteral("m-aa1"), QStringLiteral("--download"),
                   QStringLiteral("."), QStringLiteral("--to"), into});
    QCOMPARE(down.code, 0);
    QCOMPARE(down.json().value(QLatin1String("files")).toArray().size(), 2);
    QFile file(into + QStringLiteral("/data/weights.bin"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("wwww"));

    QCOMPARE(artifacts({QStringLiteral("--model"), QStringLiteral("m-aa")}).code, 2); // which one?
    QCOMPARE(artifacts({QStringLiteral("--model"), QStringLiteral("m-cc")}).code, 3);
    // A model of another run is none of this one's.
    QCOMPARE(shell
                 .json({QStringLiteral("artifacts"), ids.last(), QStringLiteral("--model"),
                        QStringLiteral("m-aa1")})
                 .code,
             3);
    server.stop();
    const auto old = artifacts({QStringLiteral("--model"), QStringLiteral("m-aa1")});
    QCOMPARE(old.code, 0);
    QCOMPARE(old.json().value(QLatin1String("artifacts")).toArray().size(), 2);
    QVERIFY2(old.err.contains("cache"), "what is old says so");
    QCOMPARE(artifacts({QStringLiteral("--model"), QStringLiteral("m-aa2")}).code, 5); // never listed
}

void TestCli::exportsEscapeFormulasUnlessToldNotTo()
{
    MlflowFixture server;
    Run run;
    run.name = QStringLiteral("=HYPERLINK(\"http://evil\",\"x\")");
    run.status = RunStatus::Finished;
    run.startMs = 1'795'000'000'000;
    run.params = {{QStringLiteral("delta"), QStringLiteral("-0.5")},
                  {QStringLiteral("quoted"), QStringLiteral("a,\"b\"\nc")}};
    server.addRun(run);
    Shell shell;
    shell.run({QStringLiteral("connect"), QStringLiteral("add"), QStringLiteral("--name"),
               QStringLiteral("lab"), QStringLiteral("--url"), server.url()});
    QCOMPARE(shell.run(words("sync")).code, 0);
    const QStringList columns{QStringLiteral("--columns"),
                              QStringLiteral("run_name,params.delta,params.quoted"), QStringLiteral("--out"),
                              QStringLiteral("-")};
    const auto escaped = shell.run(QStringList{QStringLiteral("export")} + columns).out;
    QVERIFY2(escaped.contains("\"'=HYPERLINK("), escaped.constData());
    QVERIFY2(escaped.contains(",-0.5,"), "a plain number is no formula");
    QVERIFY2(escaped.contains("\"a,\"\"b\"\"\nc\""), escaped.constData());
    const auto kept =
        shell.run(QStringList{QStringLiteral("export"), QStringLiteral("--no-escape-formulas")} + columns)
            .out;
    QVERIFY2(kept.contains("\"=HYPERLINK("), kept.constData());
    const auto ndjson =
        shell
            .run(QStringList{QStringLiteral("export"), QStringLiteral("--format"), QStringLiteral("ndjson")} +
                 columns)
            .out;
    QCOMPARE(QJsonDocument::fromJson(ndjson.trimmed()).object().value(QLatin1String("run_name")).toString(),
             run.name);
}

void TestCli::whatIsCachedIsReadWithTheServerGone()
{
    MlflowFixture server;
    const auto ids = server.addRuns(QStringLiteral("0"), 4, 1, 1);
    server.addArtifact(ids.first(), QStringLiteral("a.txt"), "kept");
    LoggedModel model;
    model.experimentId = QStringLiteral("0");
    model.sourceRunId = ids.first();
    const auto modelId = server.addLoggedModel(model);
    server.addModelArtifact(modelId, QStringLiteral("data/MLmodel"), "flavors:");
    Shell shell;
    shell.run({QStringLiteral("connect"), QStringLiteral("add"), QStringLiteral("--name"),
               QStringLiteral("lab"), QStringLiteral("--url"), server.url()});
    const auto pinned = shell.json(
        {QStringLiteral("sync"), QStringLiteral("--pin"), QStringLiteral("run_id = '%1'").arg(ids.first())});
    QCOMPARE(pinned.code, 0);
    QCOMPARE(pinned.json().value(QLatin1String("pinned")).toInt(), 1);
    QCOMPARE(pinned.json().value(QLatin1String("artifacts")).toInt(), 2); // the model's too
    server.stop();
    QCOMPARE(shell.json(words("runs")).json().value(QLatin1String("matched")).toInt(), 4);
    QCOMPARE(shell.run({QStringLiteral("history"), ids.first(), QStringLiteral("m0")}).code, 0);
    const auto listing = shell.json({QStringLiteral("artifacts"), ids.first()});
    QCOMPARE(listing.code, 0);
    QCOMPARE(listing.json().value(QLatin1String("artifacts")).toArray().size(), 1);
    QVERIFY2(listing.err.contains("cache"), "what is old says so");
    const auto ofModel = shell.json({QStringLiteral("artifacts"), ids.first(), QStringLiteral("--model"),
                                     modelId, QStringLiteral("--path"), QStringLiteral("data")});
    QCOMPARE(ofModel.json().value(QLatin1String("artifacts")).toArray().size(), 1);
    const auto into = shell.folder() + QStringLiteral("/down");
    const auto download = [&](const QString& id, const QString& path) {
        return shell.json({QStringLiteral("artifacts"), id, QStringLiteral("--download"), path,
                           QStringLiteral("--to"), into});
    };
    const auto down = download(ids.first(), QStringLiteral("a.txt"));
    QCOMPARE(down.code, 0);
    QVERIFY2(down.err.contains("From the cache, seen 20"), down.err.constData()); // and how old
    QCOMPARE(down.json().value(QLatin1String("files")).toArray().size(), 1);
    QFile copy(into + QStringLiteral("/a.txt"));
    QVERIFY(copy.open(QIODevice::ReadOnly));
    QCOMPARE(copy.readAll(), QByteArray("kept"));
    QCOMPARE(download(ids.last(), QStringLiteral("a.txt")).code, 5); // never kept
    QCOMPARE(shell.run({QStringLiteral("history"), ids.last(), QStringLiteral("m0")}).code, 5);
    QCOMPARE(shell.run(words("sync")).code, 5);
}

void TestCli::onlyChosenArtifactsArePinned()
{
    MlflowFixture server;
    const auto id = server.addRuns(QStringLiteral("0"), 1, 1, 1).first();
    for (const char* path : {"notes.txt", "report/a.csv", "report/b.csv", "model/weights"})
        server.addArtifact(id, QLatin1String(path), path);
    Shell shell;
    shell.run({QStringLiteral("connect"), QStringLiteral("add"), QStringLiteral("--name"),
               QStringLiteral("lab"), QStringLiteral("--url"), server.url()});
    const auto pin = [&](const QStringList& more) {
        return shell.json(QStringList{QStringLiteral("sync"), QStringLiteral("--pin"),
                                      QStringLiteral("run_id = '%1'").arg(id)} +
                          more);
    };
    const auto pinned = pin(words("--pin-artifacts notes.txt --pin-artifacts report"));
    QCOMPARE(pinned.code, 0);
    QCOMPARE(pinned.json().value(QLatin1String("artifacts")).toInt(), 3);
    const auto missing = pin(words("--pin-artifacts no/such.txt"));
    QCOMPARE(missing.code, 7);
    QVERIFY2(missing.err.contains("no/such.txt"), missing.err.constData());
    QCOMPARE(shell.run(words("sync --pin-artifacts notes.txt")).code, 2); // of which runs?
    server.stop();
    const auto into = shell.folder() + QStringLiteral("/down");
    const auto partly = shell.json({QStringLiteral("artifacts"), id, QStringLiteral("--download"),
                                    QStringLiteral("."), QStringLiteral("--to"), into});
    QVERIFY(QFile::exists(into + QStringLiteral("/report/a.csv")));
    QCOMPARE(partly.code, 7);
    QVERIFY2(partly.err.contains("model: not in the cache"), partly.err.constData());
}

void TestCli::aSyncFindsWhatIsGoneAtOnce()
{
    MlflowFixture server;
    const auto ids = server.addRuns(QStringLiteral("0"), 2, 1, 1);
    Shell shell;
    QCOMPARE(shell.run(words("connect add --name lab --url") + QStringList{server.url()}).code, 0);
    QCOMPARE(shell.run(words("sync")).code, 0);
    server.purgeRun(ids.first());
    const auto again = shell.json(words("sync"));
    QCOMPARE(again.json().value(QLatin1String("runs_removed")).toInt(), 1);
    QCOMPARE(again.json().value(QLatin1String("runs_cached")).toInt(), 1);
}

void TestCli::aHistoryTellsDamageFromWhatWasNeverLogged()
{
    Shell shell;
    const auto store = shell.folder() + QStringLiteral("/mlruns");
    std::filesystem::copy(data(QStringLiteral("local-store/mlflow-3.6/mlruns")).toStdString(),
                          store.toStdString(), std::filesystem::copy_options::recursive);
    const auto id = QStringLiteral("d82f690fd8844931bb015ffe153de220");
    const auto write = [&](const QString& metric, const QByteArray& lines) {
        QFile file(store + QStringLiteral("/653735705281182700/%1/metrics/%2").arg(id, metric));
        return file.open(QIODevice::WriteOnly) && file.write(lines) == lines.size();
    };
    QVERIFY(write(QStringLiteral("cut"), "1700000000000 0.5 0\n1700000001000 0."));
    QVERIFY(write(QStringLiteral("torn"), "nothing of this is a point\n"));
    QVERIFY(write(QStringLiteral("good"), "1700000000000 0.5 0\n"));
    QCOMPARE(shell.run(words("connect add --name here --url") + QStringList{store}).code, 0);
    QCOMPARE(shell.run(words("sync")).code, 7);
    const auto historyOf = [&](const char* metric) {
        return shell.json({QStringLiteral("history"), id, QLatin1String(metric)});
    };
    const auto cut = historyOf("cut");
    QCOMPARE(cut.code, 7);
    QCOMPARE(cut.json().value(QLatin1String("points")).toInt(), 1);
    QVERIFY2(cut.err.contains("metrics/cut") && cut.err.contains("incomplete"), cut.err.constData());
    const auto torn = historyOf("torn");
    QCOMPARE(torn.code, 7);
    QVERIFY2(torn.err.contains("metrics/torn"), torn.err.constData());
    QCOMPARE(historyOf("good").code, 0);
    QCOMPARE(historyOf("nope").code, 3);
    QCOMPARE(historyOf("nope").code, 3); // nor is it, once it was looked for
}

void TestCli::whatWasPinnedWithoutItsServerComesWithTheNextSync()
{
    MlflowFixture server;
    const auto id = server.addRuns(QStringLiteral("0"), 1, 1, 1).first();
    server.addArtifact(id, QStringLiteral("a.txt"), "kept");
    Shell shell;
    QCOMPARE(shell.run(words("connect add --name lab --url") + QStringList{server.url()}).code, 0);
    const QStringList pin{QStringLiteral("sync"), QStringLiteral("--pin"),
                          QStringLiteral("run_id = '%1'").arg(id)};
    server.setFault("/api/2.0/mlflow/artifacts/list", Fault::withStatus(403));
    QCOMPARE(shell.run(pin).code, 7);
    server.clearFaults();
    const auto next = shell.json(words("sync"));
    QCOMPARE(next.code, 0);
    QCOMPARE(next.json().value(QLatin1String("artifacts")).toInt(), 1);
    QCOMPARE(next.json().value(QLatin1String("pinned")).toInt(), 1);
    const auto level = shell.json(words("sync"));
    QCOMPARE(level.json().value(QLatin1String("pinned")).toInt(), 0); // nothing is missing any more
}

void TestCli::aSyncNamesTheBadPart()
{
    Shell shell;
    const auto store = shell.folder() + QStringLiteral("/mlruns");
    std::filesystem::copy(data(QStringLiteral("local-store/mlflow-3.6/mlruns")).toStdString(),
                          store.toStdString(), std::filesystem::copy_options::recursive);
    const auto run = QStringLiteral("d82f690fd8844931bb015ffe153de220");
    QFile torn(store + QStringLiteral("/653735705281182700/%1/metrics/torn").arg(run));
    QVERIFY(torn.open(QIODevice::WriteOnly));
    torn.write("nothing of this is a point\n");
    torn.close();
    QCOMPARE(shell.run(words("connect add --name here --url") + QStringList{store}).code, 0);
    const auto sync = shell.json(words("sync"));
    QCOMPARE(sync.code, 7);
    const auto items = sync.json().value(QLatin1String("fault_items")).toArray();
    QCOMPARE(items.size(), sync.json().value(QLatin1String("faults")).toInt());
    const auto item = items.first().toObject();
    QCOMPARE(item.value(QLatin1String("connection")).toString(), QStringLiteral("here"));
    QCOMPARE(item.value(QLatin1String("kind")).toString(), QStringLiteral("unreadable"));
    const auto where = item.value(QLatin1String("where")).toString();
    QVERIFY2(where.contains(QStringLiteral("metrics/torn")), sync.out.constData());
    QVERIFY2(sync.err.contains(where.toUtf8()), sync.err.constData());

    // So does the run, which shows of that part what was read before.
    const auto shown = shell.json({QStringLiteral("run"), run});
    QCOMPARE(shown.code, 7);
    const auto unread = shown.json().value(QLatin1String("unread")).toArray();
    QCOMPARE(unread.size(), 1);
    QVERIFY(unread.first()
                .toObject()
                .value(QLatin1String("item"))
                .toString()
                .endsWith(QLatin1String("metrics/torn")));
    QVERIFY2(shown.err.contains("metrics/torn"), shown.err.constData());
}

void TestCli::exitCodesTellWhatWentWrong()
{
    MlflowFixture server;
    Shell shell;
    QCOMPARE(shell.run(words("run 0123456789abcdef")).code, 3);
    QCOMPARE(shell.run(words("connect test nowhere")).code, 3);
    QCOMPARE(shell.run(words("sync")).code, 3);
    shell.run({QStringLiteral("connect"), QStringLiteral("add"), QStringLiteral("--name"),
               QStringLiteral("lab"), QStringLiteral("--url"), server.url()});
    server.setFault("/api", Fault::withStatus(401));
    QCOMPARE(shell.run(words("sync")).code, 4);
    const auto json = shell.json(words("run 0123456789abcdef"));
    QCOMPARE(json.json().value(QLatin1String("error")).toObject().value(QLatin1String("kind")).toString(),
             QStringLiteral("not-found"));
}

void TestCli::aWorkspaceThatCannotBeOpenedIsToldOnce_data()
{
    QTest::addColumn<QString>("command");
    for (const char* command : {"connect list", "runs", "export --format csv --out x.csv", "versions m"})
        QTest::newRow(command) << QString::fromLatin1(command);
}

void TestCli::aWorkspaceThatCannotBeOpenedIsToldOnce()
{
    QFETCH(QString, command);
    Shell shell;
    QFile notAFolder(shell.workspace());
    QVERIFY(notAFolder.open(QIODevice::WriteOnly));
    notAFolder.close();
    shell.setFolder(shell.folder());
    const auto told = shell.run(command.split(u' '));
    QCOMPARE(told.code, 6);
    QVERIFY2(told.err.count("pilothouse: ") == 1 && told.err.contains("Not a directory"),
             told.err.constData());
    QVERIFY2(told.err.count("What to do: ") == 1 && told.err.contains("free space"), told.err.constData());
    const auto json = shell.json(command.split(u' '));
    QCOMPARE(json.json().value(QLatin1String("error")).toObject().value(QLatin1String("kind")).toString(),
             QStringLiteral("storage")); // one document
}

void TestCli::outputThatIsLostIsAFailure()
{
    MlflowFixture server;
    const auto id = server.addRuns(QStringLiteral("0"), 3, 1, 1).first();
    MetricPoints points;
    points.append(0, 1'795'000'000'000, 0.5);
    server.logHistory(id, QStringLiteral("loss"), points);
    Shell shell;
    QCOMPARE(shell.run(words("connect add --name lab --url") + QStringList{server.url()}).code, 0);
    QCOMPARE(shell.run(words("sync --histories")).code, 0);
    const QList<QStringList> commands{words("runs"),
                                      words("--json runs"),
                                      words("experiments"),
                                      words("export --out -"),
                                      {QStringLiteral("run"), id},
                                      {QStringLiteral("history"), id, QStringLiteral("loss")}};
    for (const auto& command : commands) {
        QCOMPARE(shell.run(command).code, 0);
        const auto lost = shell.run(command, QStringLiteral("/dev/full"));
        QVERIFY2(lost.code == 6, qPrintable(command.join(u' ')));
        QVERIFY2(lost.err.contains("stdout"), lost.err.constData());
    }
    // What went wrong before says more.
    QCOMPARE(shell.run(words("--json run 0123456789abcdef"), QStringLiteral("/dev/full")).code, 3);
}

void TestCli::anExportIntoAPipeLeavesThePipe()
{
    MlflowFixture server;
    server.addRuns(QStringLiteral("0"), 3, 1, 1);
    Shell shell;
    QCOMPARE(shell.run(words("connect add --name lab --url") + QStringList{server.url()}).code, 0);
    QCOMPARE(shell.run(words("sync")).code, 0);
    const auto pipe = shell.folder() + QStringLiteral("/pipe");
    const auto path = QFile::encodeName(pipe);
    QCOMPARE(::mkfifo(path.constData(), 0600), 0);
    const int reader = ::open(path.constData(), O_RDONLY | O_NONBLOCK);
    QVERIFY(reader >= 0);
    QCOMPARE(shell.run(words("export --columns run_name --out") + QStringList{pipe}).code, 0);
    QByteArray said(4096, '\0');
    said.truncate(std::max<qsizetype>(0, ::read(reader, said.data(), std::size_t(said.size()))));
    ::close(reader);
    QVERIFY(said.startsWith("run_name\r\n"));
    QCOMPARE(said.count('\n'), 4);
    struct stat there = {};
    QCOMPARE(::lstat(path.constData(), &there), 0);
    QVERIFY(S_ISFIFO(there.st_mode));
}

void TestCli::aSignalCancelsASyncInOrder_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void TestCli::aSignalCancelsASyncInOrder()
{
    QFETCH(int, signal);
    MlflowFixture server;
    server.addRuns(QStringLiteral("0"), 3, 1, 1);
    Shell shell;
    QCOMPARE(shell.run(words("connect add --name lab --url") + QStringList{server.url()}).code, 0);
    constexpr auto search = "/api/2.0/mlflow/runs/search";
    server.clearRequests();
    server.setFault(search, Fault::of(Fault::Kind::Hang));
    QProcess sync;
    shell.start(sync, words("--json sync"));
    QVERIFY(sync.waitForStarted());
    QVERIFY(server.http().waitForRequests(1, search));
    QCOMPARE(::kill(pid_t(sync.processId()), signal), 0);
    QVERIFY(sync.waitForFinished(120'000));
    QCOMPARE(sync.exitStatus(), QProcess::NormalExit);
    QCOMPARE(sync.exitCode(), 130);
    const auto summary = QJsonDocument::fromJson(sync.readAllStandardOutput()).object();
    const auto lab = summary.value(QLatin1String("connections")).toArray().first().toObject();
    QCOMPARE(lab.value(QLatin1String("error")).toString(), QStringLiteral("cancelled"));
    server.clearFaults();
    QCOMPARE(shell.json(words("sync")).json().value(QLatin1String("runs_cached")).toInt(), 3);
}

void TestCli::runsAreCountedOnceAndAlike()
{
    MlflowFixture server;
    const auto ids = server.addRuns(QStringLiteral("0"), 24, 1, 1);
    for (const auto& id : ids.first(4))
        server.deleteRun(id);
    Shell shell;
    QCOMPARE(shell.run(words("connect add --name lab --url") + QStringList{server.url()}).code, 0);
    QCOMPARE(shell.run(words("sync")).code, 0);
    // Those that started and those that ended of late are asked for each by itself, and are the same.
    const auto again = shell.json(words("sync")).json();
    QCOMPARE(again.value(QLatin1String("runs_read")).toInt(), 24);
    QCOMPARE(again.value(QLatin1String("runs_cached")).toInt(), 20);
    QCOMPARE(again.value(QLatin1String("runs_deleted")).toInt(), 4);
    QCOMPARE(shell.json(words("runs")).json().value(QLatin1String("cached")).toInt(), 20);
    QVERIFY(shell.run(words("sync")).out.contains("20 (+4 deleted) cached"));
}

void TestCli::aQueryThatCannotMatchSaysWhy()
{
    MlflowFixture server;
    Run run;
    run.experimentId = QStringLiteral("0");
    run.status = RunStatus::Finished;
    run.startMs = 1'795'000'000'000;
    run.metrics = {{QStringLiteral("auc"), 0.97, 10, run.startMs}};
    server.addRun(run);
    server.deleteRun(server.addRun(run));
    Shell shell;
    QCOMPARE(shell.run(words("connect add --name lab --url") + QStringList{server.url()}).code, 0);
    QCOMPARE(shell.run(words("sync")).code, 0);

    const auto asked = [&](const char* query, const QStringList& more = {}) {
        return shell.run(QStringList{QStringLiteral("runs"), QString::fromLatin1(query)} + more);
    };
    const auto misspelt = asked("status = 'FINISHED' AND NOT metrics.aucc > 0.9");
    QCOMPARE(misspelt.code, 0);
    QVERIFY2(misspelt.err.contains("No cached run has metrics.aucc; did you mean metrics.auc?"),
             misspelt.err.constData());
    QVERIFY(!asked("metrics.auc > 2").err.contains("No cached run"));
    QVERIFY(asked("lifecycle_stage = 'deleted'").err.contains("--deleted"));
    const auto deleted = asked("lifecycle_stage = 'deleted'", words("--deleted"));
    QVERIFY2(deleted.err.contains("1 of 2 cached runs match"), deleted.err.constData());
}

void TestCli::valuesAreWrittenAsTheyWere()
{
    MlflowFixture server;
    Run run;
    run.experimentId = QStringLiteral("0");
    run.status = RunStatus::Finished;
    run.startMs = 1'795'000'000'000;
    run.endMs = run.startMs + 9'803'620;
    run.metrics = {{QStringLiteral("auc"), 0.8, 10, run.startMs}};
    const auto id = server.addRun(run);
    MetricPoints points;
    points.append(0, run.startMs, 0.8);
    server.logHistory(id, QStringLiteral("loss"), points);
    Shell shell;
    QCOMPARE(shell.run(words("connect add --name lab --url") + QStringList{server.url()}).code, 0);
    QCOMPARE(shell.run(words("sync")).code, 0);
    QVERIFY(shell.run({QStringLiteral("run"), id}).out.contains("auc = 0.8 (step 10)"));
    QVERIFY(shell.run({QStringLiteral("history"), id, QStringLiteral("loss")}).out.contains("\t0.8\n"));

    // People read a duration with its unit, programs as milliseconds.
    QVERIFY(shell.run(words("runs --columns run_name,duration")).out.contains("2 h 43 min"));
    QVERIFY(shell.run(words("--json runs --columns duration")).out.contains("\"duration\":9803620"));
    QVERIFY(shell.run(words("export --columns duration --out -")).out.contains("9803620\r\n"));

    const auto none = shell.run(words("runs --limit 0"));
    QCOMPARE(none.code, 2);
    QVERIFY2(none.err.contains("at least 1"), none.err.constData());
    QCOMPARE(shell.run(words("runs --limit 1")).code, 0);
}

void TestCli::theSampleWorkspaceWorksFromTheFirstMinute()
{
    Shell shell;
    const auto place = shell.folder() + QStringLiteral("/sample");
    QCOMPARE(shell.run({QStringLiteral("sample"), QStringLiteral("create"), place}).code, 0);
    QProcess process;
    process.start(testing::program(),
                  {QStringLiteral("--workspace"), place, QStringLiteral("--json"), QStringLiteral("sync")});
    QVERIFY(process.waitForFinished(120'000));
    const auto summary = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    QVERIFY(process.exitCode() == 0 || process.exitCode() == 7);
    QVERIFY(summary.value(QLatin1String("runs_cached")).toInt() > 300);
    QVERIFY(summary.value(QLatin1String("experiments")).toInt() >= 5);
    // As the window makes it: with a release that waits for its approvals, which the tour shows.
    auto stores = openStores(place.toStdString());
    QVERIFY_RESULT(stores);
    const auto releases = storedReleases(*stores->state);
    QVERIFY_RESULT(releases);
    QCOMPARE(releases->size(), 1);
    QCOMPARE(releases->front().plan.environment, QStringLiteral("production"));
    QVERIFY(releases->front().state == ReleaseState::Waiting);
}

void TestCli::aSampleThatWasInterruptedIsNoWorkspace()
{
    Shell shell;
    const auto place = shell.folder() + QStringLiteral("/sample");
    const auto state = place + QStringLiteral("/state.db");
    QProcess process;
    shell.start(process, {QStringLiteral("sample"), QStringLiteral("create"), place});
    QVERIFY(QTest::qWaitFor([&] { return QDir(place + QStringLiteral("/stores")).exists(); }, 60'000));
    process.kill();
    QVERIFY(process.waitForFinished());
    QVERIFY(!QFile::exists(state));

    QVERIFY(QDir(place).removeRecursively());
    const QStringList create{QStringLiteral("sample"), QStringLiteral("create"), place};
    QCOMPARE(shell.run(create).code, 0);
    QCOMPARE(QDir(place).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
             (QStringList{QStringLiteral("cache.db"), QStringLiteral("contracts"), QStringLiteral("data"),
                          QStringLiteral("drift"), QStringLiteral("environments"), QStringLiteral("home.git"),
                          QStringLiteral("observed.db"), QStringLiteral("policy.yaml"),
                          QStringLiteral("production.yaml"), QStringLiteral("state.db"),
                          QStringLiteral("stores")}));
    QVERIFY(QDir(place + QStringLiteral("/stores")).removeRecursively());
    const auto again = shell.run(create);
    QCOMPARE(again.code, 1);
    QVERIFY2(again.err.contains("state.db"),
             again.err.constData()); // somebody's workspace is not overwritten
    QVERIFY(!QDir(place + QStringLiteral("/stores")).exists());
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
