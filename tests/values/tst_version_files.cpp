#include "models/values/VersionFiles.h"

#include <QTest>

using namespace ph;

/// Where a version's files lie.
class TestVersionFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void areFoundInItsSource_data();
    void areFoundInItsSource();
    void ofNoRunAreOfALoggedModelOrUnknown();
};

namespace {

ModelVersion version(const QString& run, const QString& source)
{
    ModelVersion made;
    made.runId = run;
    made.source = source;
    return made;
}

QString printed(const std::optional<VersionFiles>& files)
{
    if (!files)
        return QStringLiteral("unknown");
    return QStringLiteral("%1 %2 at %3 of %4")
        .arg(files->owner.kind == EntityKind::Run ? QStringLiteral("run") : QStringLiteral("model"),
             files->owner.remoteId, files->folder.isEmpty() ? QStringLiteral("root") : files->folder)
        .arg(files->owner.connection.value);
}

} // namespace

void TestVersionFiles::areFoundInItsSource_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("files");
    const auto row = [](const char* source, const char* files) {
        QTest::newRow(source) << QString::fromLatin1(source) << QString::fromLatin1(files);
    };
    row("mlflow-artifacts:/42/r1/artifacts/model", "run r1 at model of 3");
    row("s3://bucket/42/r1/artifacts/a/b/", "run r1 at a/b of 3");
    row("file:///srv/mlruns/0/r1/artifacts", "run r1 at root of 3");
    row("runs:/r1/deep/model", "run r1 at deep/model of 3");
    row("runs:/r1", "run r1 at root of 3");
    row("runs:/r2/model", "unknown");
    row("runs:/r1x/model", "unknown");
    row("mlflow-artifacts:/42/r2/artifacts/model", "unknown");
    row("mlflow-artifacts:/42/r1/artifacts-old/model", "unknown");
    row("models:/m-e881727912ea41a9ab5af8dec2d40d30",
        "model m-e881727912ea41a9ab5af8dec2d40d30 at root of 3");
    row("mlflow-artifacts:/42/models/m-12/artifacts", "model m-12 at root of 3");
    row("s3://bucket/42/models/m-12/artifacts/part/", "model m-12 at part of 3");
    row("mlflow-artifacts:/42/models/m-12/artifacts-old", "unknown");
    row("models:/fraud/3", "unknown");
    row("models:/m-fraud/3", "unknown"); // version 3 of a model of that name
    row("dummy-source", "unknown");
    row("", "unknown");
}

void TestVersionFiles::areFoundInItsSource()
{
    QFETCH(QString, source);
    QTEST(printed(versionFiles(version(QStringLiteral("r1"), source), {3})), "files");
}

void TestVersionFiles::ofNoRunAreOfALoggedModelOrUnknown()
{
    QCOMPARE(printed(versionFiles(version({}, QStringLiteral("models:/m-1")), {3})),
             QStringLiteral("model m-1 at root of 3"));
    QCOMPARE(printed(versionFiles(version({}, QStringLiteral("s3://b/r1/artifacts/model")), {3})),
             QStringLiteral("unknown"));
    QCOMPARE(printed(versionFiles(version({}, QStringLiteral("runs:/")), {3})), QStringLiteral("unknown"));
}

QTEST_GUILESS_MAIN(TestVersionFiles)
#include "tst_version_files.moc"
