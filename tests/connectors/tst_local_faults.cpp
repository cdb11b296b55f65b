#include "services/connectors/LocalArtifacts.h"
#include "services/connectors/mlflow/MlflowFolder.h"
#include "services/connectors/mlflow/MlflowFolderYaml.h"
#include "tests/connectors/LocalStore.h"

#include <sys/stat.h>
#include <unistd.h>

using namespace ph;
using namespace ph::testing;

namespace {

constexpr char demo[] = "653735705281182700";
constexpr char baseline[] = "d82f690fd8844931bb015ffe153de220";
constexpr char diverged[] = "8729419864844f2596ae471b5a46c1f4";

// A copy of a real store, to be damaged.
struct Store {
    QTemporaryDir folder;
    Offline offline;
    std::unique_ptr<Connector> connector;
    QString experiment;

    Store()
    {
        copyFolder(data("local-store/mlflow-3.6/mlruns"), folder.filePath("mlruns"));
        Connection connection;
        connection.location = folder.filePath("mlruns");
        connector = makeMlflowFolder(connection);
        experiment = folder.filePath(QStringLiteral("mlruns/") + demo);
    }
    RunSource& runs() { return *capability<RunSource>(*connector); }
    ArtifactSource& artifacts() { return *capability<ArtifactSource>(*connector); }
    QString run(const char* id) const { return experiment + QLatin1Char('/') + QLatin1String(id); }
    QStringList read()
    {
        const auto page =
            runs().fetchRuns(offline.context, {.experimentIds = {demo}, .scope = RunScope::Active});
        return page ? names(page->runs) : QStringList{errorKindName(page.error().kind)};
    }
    void setStatus(const char* id, const char* status) const
    {
        QFile meta(run(id) + "/meta.yaml");
        QVERIFY(meta.open(QIODevice::ReadOnly));
        auto bytes = meta.readAll();
        meta.close();
        QVERIFY(writeFile(meta.fileName(), bytes.replace("status: 3", QByteArray("status: ") + status)));
    }
    /// Is there, and cannot be read, whoever the test runs as.
    void replaceByLink(const QString& path) const
    {
        const auto away = folder.filePath("away-" + QFileInfo(path).fileName());
        QVERIFY(QFile::rename(path, away));
        QVERIFY(QFile::link(away, path));
    }
    // "kind file" of each fault.
    QStringList faults()
    {
        QStringList result;
        for (const auto& fault : offline.faults.take()) {
            result.append(errorKindName(fault.error.kind) + QLatin1Char(' ') +
                          QDir(experiment).relativeFilePath(fault.item));
        }
        return result;
    }
};

/// "kind key" of each part that was not read.
QStringList gaps(const RunBatch& batch)
{
    static constexpr const char* kinds[] = {"metrics", "params", "tags", "inputs", "outputs"};
    QStringList result;
    for (const auto& cell : batch.gaps)
        result.append(QLatin1String(kinds[int(cell.gap.kind)]) + QLatin1Char(' ') +
                      QString::fromStdString(cell.gap.key));
    return result;
}

} // namespace

class TestLocalFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aCorruptRunHidesNoOther_data();
    void aCorruptRunHidesNoOther();
    void aCorruptExperimentHidesNoOther();
    void hostileYaml_data();
    void hostileYaml();
    void aHalfWrittenMetricLine();
    void malformedMetricLinesAreLeftOut();
    void aMetricWithoutValueIsAFaultOnceItsRunHasEnded();
    void whatWasNotReadIsNamed();
    void linksLeadNowhere();
    void artifactLinksLeadNowhere();
    void linksOfModelsLeadNowhere();
    void aPipeDoesNotHang();
    void unreadableFolders();
    void theStoreItselfIsGone();
    void anUnknownStatusIsKept();
    void anAttributeOfAnotherTypeIsAFaultOfItsRun();
    void downloadsNeverLeaveTheTarget();
};

void TestLocalFaults::aCorruptRunHidesNoOther_data()
{
    QTest::addColumn<QByteArray>("meta");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut") << QByteArray("artifact_uri: file:///x\nrun_id: 'd82f");
    QTest::newRow("binary") << QByteArray("\x00\x01\xff\xfe{{{", 7);
    QTest::newRow("another run") << QByteArray("run_id: ffffffffffffffffffffffffffffffff\nstatus: 3\n");
    QTest::newRow("a list") << QByteArray("- run_id\n- x\n");
    QTest::newRow("huge") << QByteArray("run_id: ") + QByteArray(2 << 20, 'x');
}

void TestLocalFaults::aCorruptRunHidesNoOther()
{
    QFETCH(QByteArray, meta);
    Store store;
    QVERIFY(writeFile(store.run(baseline) + "/meta.yaml", meta));
    for (int pass = 0; pass < 2; ++pass) { // also when remembered
        QCOMPARE(store.read(), QStringList({"diverged", "child-of-baseline", QStringLiteral("tuned é")}));
        const auto faults = store.faults();
        QCOMPARE(faults.size(), 1);
        QVERIFY2(faults[0].endsWith(QStringLiteral("%1/meta.yaml").arg(baseline)), qPrintable(faults[0]));
    }
    QVERIFY(!store.runs().fetchRun(store.offline.context, baseline));
    QVERIFY(QFile::remove(store.run(baseline) + "/meta.yaml"));
    QCOMPARE(store.read().size(), 3);
    QCOMPARE(store.faults(), QStringList{QStringLiteral("not-found %1/meta.yaml").arg(baseline)});
}

void TestLocalFaults::aCorruptExperimentHidesNoOther()
{
    Store store;
    QVERIFY(writeFile(store.experiment + "/meta.yaml", "name: [\n"));
    const auto found = store.runs().fetchExperiments(store.offline.context);
    QVERIFY_RESULT(found);
    QCOMPARE(int(found->size()), 3);
    QCOMPARE(store.faults(), QStringList{"unreadable meta.yaml"});
    QCOMPARE(store.read().size(), 4); // its runs stay readable
}

void TestLocalFaults::hostileYaml_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QByteArray bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n";
    for (char c = 'b'; c < 'k'; ++c) {
        const char p = char(c - 1);
        bomb +=
            QByteArray(1, c) + ": &" + c + " [" + (QByteArray("*") + p + ",").repeated(8) + "*" + p + "]\n";
    }
    QTest::newRow("alias bomb") << bomb;
    QTest::newRow("deep lists") << "run_id: " + QByteArray(100'000, '[');
    QTest::newRow("deep maps") << "run_id: " + QByteArray("{a: ").repeated(50'000);
    QTest::newRow("many values") << "run_id: [" + QByteArray("1,").repeated(100'000) + "1]\n";
    QTest::newRow("map as key") << QByteArray("? {a: b}\n: c\n");
    QTest::newRow("tabs and colons") << QByteArray("\t:\t:\n:::\n");
}

void TestLocalFaults::hostileYaml()
{
    QFETCH(QByteArray, yaml);
    const auto parsed =
        MlflowYaml::parse(std::string_view(yaml.constData(), std::size_t(yaml.size())), "meta.yaml");
    QVERIFY_ERROR(parsed, ErrorKind::Unreadable);
    QCOMPARE(parsed.error().where, QStringLiteral("meta.yaml"));
}

void TestLocalFaults::aHalfWrittenMetricLine()
{
    Store store;
    const auto metric = store.run(baseline) + "/metrics/loss";
    QVERIFY(writeFile(metric, "1780000000000 1.0 0\n1780000001000 0.5 1\n1780000002000 0.25 19"));
    const auto loss = [&store] {
        const auto run = store.runs().fetchRun(store.offline.context, baseline);
        return run ? run->run(0, {}).metrics[1].value : -1;
    };
    QCOMPARE(loss(), 0.5);
    QCOMPARE(store.faults(), QStringList{QStringLiteral("unreadable %1/metrics/loss").arg(baseline)});
    QCOMPARE(int(store.runs().fetchHistory(store.offline.context, baseline, "loss")->size()), 2);
    store.faults();
    // A running run is simply being written.
    store.setStatus(baseline, "1");
    QCOMPARE(loss(), 0.5);
    QCOMPARE(store.faults(), QStringList());
}

void TestLocalFaults::malformedMetricLinesAreLeftOut()
{
    Store store;
    QVERIFY(writeFile(store.run(baseline) + "/metrics/loss",
                      "oops\n1780000001000 0.5 1\n1 2 3.5\n\n1780000002000 zero 2\n" +
                          QByteArray(200'000, '\xff') + "\n"));
    const auto points = store.runs().fetchHistory(store.offline.context, baseline, "loss");
    QVERIFY_RESULT(points);
    QCOMPARE(points->values, std::vector<double>{0.5});
    const auto faults = store.offline.faults.take();
    QCOMPARE(int(faults.size()), 1);
    QVERIFY2(faults[0].error.detail.startsWith("4 lines"), qPrintable(faults[0].error.detail));
}

void TestLocalFaults::aMetricWithoutValueIsAFaultOnceItsRunHasEnded()
{
    Store store;
    QVERIFY(writeFile(store.run(baseline) + "/metrics/loss", {}));
    QVERIFY(store.runs().fetchRun(store.offline.context, baseline));
    QCOMPARE(store.faults(), QStringList{QStringLiteral("unreadable %1/metrics/loss").arg(baseline)});
    QCOMPARE(int(store.runs().fetchHistory(store.offline.context, baseline, "loss")->size()), 0);
    QCOMPARE(int(store.offline.faults.take().size()), 1);
    store.setStatus(baseline, "1");
    const auto running = store.runs().fetchRun(store.offline.context, baseline);
    QVERIFY_RESULT(running);
    QCOMPARE(store.faults(), QStringList()); // its first line comes
    QCOMPARE(gaps(*running), QStringList{"metrics loss"});
}

void TestLocalFaults::whatWasNotReadIsNamed()
{
    Store store;
    const auto whole = store.runs().fetchRun(store.offline.context, baseline);
    QVERIFY_RESULT(whole);
    QCOMPARE(gaps(*whole), QStringList());

    QVERIFY(writeFile(store.run(baseline) + "/metrics/acc", "17800000"));
    QVERIFY(writeFile(store.run(baseline) + "/metrics/val/acc", QByteArray("\x00\xff\n\x01", 4)));
    store.replaceByLink(store.run(baseline) + "/params/long");
    store.replaceByLink(store.run(baseline) + "/tags");
    QVERIFY(writeFile(store.run(baseline) + "/inputs/1/meta.yaml", "- no\n- mapping\n"));
    const auto damaged = store.runs().fetchRun(store.offline.context, baseline);
    QVERIFY_RESULT(damaged);
    QCOMPARE(gaps(*damaged), (QStringList{"metrics acc", "metrics val/acc", "params long", "params long/",
                                          "tags ", "inputs "}));
    const auto page = store.runs().fetchRuns(store.offline.context, {.experimentIds = {demo}});
    QVERIFY_RESULT(page);
    for (const auto& cell : page->runs.gaps)
        QCOMPARE(page->runs.run(cell.run, {}).key.remoteId, QLatin1String(baseline));
    QCOMPARE(gaps(page->runs), gaps(*damaged));
}

void TestLocalFaults::linksLeadNowhere()
{
    Store store;
    QTemporaryDir outside;
    QVERIFY(writeFile(outside.filePath("secret"), "top secret"));
    QVERIFY(QFile::link(outside.filePath("secret"), store.run(baseline) + "/params/secret"));
    QVERIFY(QFile::link(outside.path(), store.run(baseline) + "/tags/more"));
    QVERIFY(QFile::link(store.run(baseline), store.run(diverged) + "/params/loop"));
    QVERIFY(QFile::link(outside.path(), store.folder.filePath("mlruns/77")));
    const auto run = store.runs().fetchRun(store.offline.context, baseline);
    QVERIFY_RESULT(run);
    QVERIFY(!printed(run->run(0, {})).contains("secret"));
    QCOMPARE(run->run(0, {}).params.size(), 4);
    QCOMPARE(store.read().size(), 4);
    QCOMPARE(int(store.runs().fetchExperiments(store.offline.context)->size()), 4);
    const auto faults = store.faults();
    QCOMPARE(faults.size(), 4);
    for (const auto& fault : faults)
        QVERIFY2(fault.startsWith("forbidden "), qPrintable(fault));
}

void TestLocalFaults::artifactLinksLeadNowhere()
{
    Store store;
    QTemporaryDir outside;
    QVERIFY(writeFile(outside.filePath("secret"), "top secret"));
    QVERIFY(writeFile(store.run(baseline) + "/artifacts/plain.txt", "plain"));
    QVERIFY(QFile::link(outside.filePath("secret"), store.run(baseline) + "/artifacts/file"));
    QVERIFY(QFile::link(outside.path(), store.run(baseline) + "/artifacts/folder"));
    auto& artifacts = store.artifacts();
    const auto& context = store.offline.context;
    QCOMPARE(*artifacts.listArtifacts(context, ArtifactOwner::run(baseline), {}),
             (std::vector<ArtifactEntry>{{"plain.txt", ArtifactEntry::Kind::File, 5}}));
    QVERIFY_ERROR(artifacts.readArtifact(context, ArtifactOwner::run(baseline), "file", 100),
                  ErrorKind::Forbidden);
    QVERIFY_ERROR(artifacts.readArtifact(context, ArtifactOwner::run(baseline), "folder/secret", 100),
                  ErrorKind::Forbidden);
    QTemporaryDir target;
    QCOMPARE(int(artifacts
                     .downloadArtifact(context, ArtifactOwner::run(baseline), {}, target.path().toStdString())
                     ->size()),
             1);
    // The artifact folder as a link.
    QVERIFY(QDir(store.run(diverged) + "/artifacts").removeRecursively());
    QVERIFY(QFile::link(outside.path(), store.run(diverged) + "/artifacts"));
    QVERIFY_ERROR(artifacts.listArtifacts(context, ArtifactOwner::run(diverged), {}), ErrorKind::Forbidden);
}

void TestLocalFaults::linksOfModelsLeadNowhere()
{
    Store store;
    const QString id = "m-eb2d72597edf40cca0750055d15eedeb";
    const QString models = store.experiment + "/models";
    QTemporaryDir outside;
    QVERIFY(writeFile(outside.filePath("artifacts/secret"), "top secret"));
    QVERIFY(writeFile(outside.filePath("meta.yaml"), "name: m"));
    QVERIFY(QFile::link(outside.filePath("artifacts"), models + '/' + id + "/artifacts/folder"));
    QVERIFY(QFile::link(outside.path(), models + "/m-link"));
    QVERIFY(QDir().mkpath(models + "/m-half"));
    QVERIFY(writeFile(models + "/m-half/meta.yaml", "name: m"));
    QVERIFY(QFile::link(outside.filePath("artifacts"), models + "/m-half/artifacts"));
    auto& artifacts = store.artifacts();
    const auto& context = store.offline.context;
    const auto model = ArtifactOwner::loggedModel(id);
    QCOMPARE(int(artifacts.listArtifacts(context, model, {})->size()), 5);
    QVERIFY_ERROR(artifacts.readArtifact(context, model, "folder/secret", 100), ErrorKind::Forbidden);
    for (const auto* link : {"m-link", "m-half"}) {
        const auto linked = ArtifactOwner::loggedModel(link);
        QVERIFY_ERROR(artifacts.listArtifacts(context, linked, {}), ErrorKind::Forbidden);
        QVERIFY_ERROR(artifacts.readArtifact(context, linked, "secret", 100), ErrorKind::Forbidden);
    }
    for (const auto* hostile : {"", "..", "../..", "/etc", "a/b"})
        QVERIFY_ERROR(artifacts.listArtifacts(context, ArtifactOwner::loggedModel(hostile), {}),
                      ErrorKind::Invalid);
    // A location that names another place is not followed.
    QVERIFY(writeFile(models + '/' + id + "/meta.yaml",
                      "name: m\nartifact_location: file://" + outside.path().toUtf8() + "/artifacts\n"));
    QVERIFY_ERROR(artifacts.listArtifacts(context, model, {}), ErrorKind::Forbidden);
}

void TestLocalFaults::aPipeDoesNotHang()
{
    Store store;
    QCOMPARE(::mkfifo((store.run(baseline) + "/params/pipe").toUtf8().constData(), 0600), 0);
    QCOMPARE(store.read().size(), 4);
    QCOMPARE(store.faults(), QStringList{QStringLiteral("forbidden %1/params/pipe").arg(baseline)});
}

void TestLocalFaults::unreadableFolders()
{
    Store store;
    const auto folder = store.run(baseline) + "/params";
    QVERIFY(::chmod(folder.toUtf8().constData(), 0) == 0);
    if (::access(folder.toUtf8().constData(), R_OK) == 0)
        QSKIP("permissions do not bind this user");
    QCOMPARE(store.read().size(), 4);
    QCOMPARE(store.faults(), QStringList{QStringLiteral("forbidden %1/params").arg(baseline)});
    ::chmod(folder.toUtf8().constData(), 0700);
    ::chmod(store.experiment.toUtf8().constData(), 0);
    QCOMPARE(store.read(), QStringList{"forbidden"}); // never an empty page, which would read as "all gone"
    ::chmod(store.experiment.toUtf8().constData(), 0700);
}

void TestLocalFaults::theStoreItselfIsGone()
{
    Store store;
    QVERIFY(QDir(store.folder.filePath("mlruns")).removeRecursively());
    QVERIFY_ERROR(store.runs().fetchExperiments(store.offline.context), ErrorKind::NotFound);
    QCOMPARE(store.read(), QStringList{"not-found"});
    QVERIFY(writeFile(store.folder.filePath("mlruns"), "a file now"));
    QCOMPARE(store.read(), QStringList{"invalid"});
}

void TestLocalFaults::anUnknownStatusIsKept()
{
    Store store;
    QVERIFY(writeFile(store.run(baseline) + "/meta.yaml",
                      QByteArray("run_id: ") + baseline +
                          "\nstatus: 17\nstart_time: soon\nrun_name: \"tuned \\xE9\"\n"));
    const auto run = store.runs().fetchRun(store.offline.context, baseline)->run(0, {});
    QCOMPARE(run.status, RunStatus::Unknown);
    QCOMPARE(run.statusText, QStringLiteral("17"));
    QCOMPARE(run.startMs, noTime);
    QCOMPARE(run.name, QStringLiteral("tuned é"));
}

void TestLocalFaults::anAttributeOfAnotherTypeIsAFaultOfItsRun()
{
    Store store;
    QVERIFY(writeFile(store.run(baseline) + "/meta.yaml",
                      QByteArray("run_id: ") + baseline +
                          "\nstatus: [3]\nstart_time: soon\nend_time: {at: 7}\nrun_name: odd\n"));
    for (int pass = 0; pass < 2; ++pass) { // also when remembered
        QCOMPARE(store.read().filter(QStringLiteral("odd")).size(), 1);
        QCOMPARE(store.faults(), QStringList{QStringLiteral("unreadable %1/meta.yaml").arg(baseline)});
    }
    const auto batch = store.runs().fetchRun(store.offline.context, baseline);
    QVERIFY_RESULT(batch);
    QCOMPARE(store.faults().size(), 1);
    QStringList gaps;
    for (const auto& cell : batch->gaps) {
        QCOMPARE(int(cell.gap.kind), int(RunGap::Kind::Attributes));
        gaps << QString::fromStdString(cell.gap.key);
    }
    QCOMPARE(gaps, (QStringList{"status", "start_time", "end_time"}));
}

void TestLocalFaults::downloadsNeverLeaveTheTarget()
{
    Store store;
    QTemporaryDir target;
    QTemporaryDir outside;
    QVERIFY(writeFile(store.run(baseline) + "/artifacts/sub/x.txt", "x"));
    QVERIFY(QFile::link(outside.path(), target.filePath("sub")));
    const std::filesystem::path folder = target.path().toStdString();
    const auto& context = store.offline.context;
    QVERIFY_ERROR(store.artifacts().downloadArtifact(context, ArtifactOwner::run(baseline), "sub", folder),
                  ErrorKind::Forbidden);
    QVERIFY(QDir(outside.path()).isEmpty());
    for (const auto* path : {"..", "../x", "sub/../../x", "/etc/passwd", "a//b", "a\\b", "./a"}) {
        QVERIFY_ERROR(store.artifacts().downloadArtifact(context, ArtifactOwner::run(baseline), path, folder),
                      ErrorKind::Invalid);
        QVERIFY_ERROR(store.artifacts().readArtifact(context, ArtifactOwner::run(baseline), path, 10),
                      ErrorKind::Invalid);
        QVERIFY_ERROR(store.artifacts().listArtifacts(context, ArtifactOwner::run(baseline), path),
                      ErrorKind::Invalid);
    }
    QVERIFY_ERROR(safeArtifactPath(folder, QString(300, 'x')), ErrorKind::Invalid);
    QCOMPARE(*safeArtifactPath(folder, QStringLiteral("混淆/a b.csv")), folder / "混淆" / "a b.csv");
}

QTEST_GUILESS_MAIN(TestLocalFaults)
#include "tst_local_faults.moc"
