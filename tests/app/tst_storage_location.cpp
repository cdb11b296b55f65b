#include "app/rollout/StorageLocation.h"
#include "tests/support/Testing.h"

using namespace ph;

namespace {

ModelVersion version(const char* number, const char* source, const char* run = "r1")
{
    ModelVersion one;
    one.model = QStringLiteral("fraud");
    one.version = QLatin1String(number);
    one.source = QLatin1String(source);
    one.runId = QLatin1String(run);
    return one;
}

/// A tracker that keeps everything below one root.
FilesLocation at(const char* root)
{
    return [root](const VersionFiles& files, const ModelVersion&) -> Result<QString> {
        return QStringLiteral("%1/%2/artifacts").arg(QLatin1String(root), files.owner.remoteId);
    };
}

const FilesLocation away = [](const VersionFiles&, const ModelVersion&) -> Result<QString> {
    return fail(ErrorKind::Offline, QStringLiteral("lab"));
};

} // namespace

/// Where a cluster loads a registered version from.
class TestStorageLocation : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itIsTheSourceOrWhereItsFilesLie_data();
    void itIsTheSourceOrWhereItsFilesLie();
    void whatAClusterCannotLoadIsSaidSo();
    void aVersionIsFoundByWhatIsLoaded();
};

void TestStorageLocation::itIsTheSourceOrWhereItsFilesLie_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<QString>("address");
    const auto row = [](const char* source, const char* address) {
        QTest::newRow(source) << QString::fromLatin1(source) << QString::fromLatin1(address);
    };
    row("s3://models/7", "s3://models/7");
    row("models:/m-1234", "gs://lab/m-1234/artifacts");
    row("runs:/r1/model", "gs://lab/r1/artifacts/model");
    row("mlflow-artifacts:/1/r1/artifacts/model", "gs://lab/r1/artifacts/model");
}

void TestStorageLocation::itIsTheSourceOrWhereItsFilesLie()
{
    QFETCH(QString, source);
    QFETCH(QString, address);
    const auto found = storageUri(version("7", qPrintable(source)), {}, at("gs://lab"));
    QVERIFY_RESULT(found);
    QCOMPARE(*found, address);
}

void TestStorageLocation::whatAClusterCannotLoadIsSaidSo()
{
    const auto proxied = storageUri(version("7", "models:/m-1"), {}, at("mlflow-artifacts:/1"));
    QVERIFY_ERROR(proxied, ErrorKind::Unsupported);
    QVERIFY2(proxied.error().detail.contains(QLatin1String("\"mlflow-artifacts:/1/m-1/artifacts\", which a "
                                                           "cluster cannot load")),
             qPrintable(proxied.error().detail));
    QVERIFY_ERROR(storageUri(version("7", "/srv/models/7"), {}, at("gs://lab")), ErrorKind::Unsupported);
    QVERIFY_ERROR(storageUri(version("7", "models:/m-1"), {}, away), ErrorKind::Offline);
}

void TestStorageLocation::aVersionIsFoundByWhatIsLoaded()
{
    const std::vector versions{version("3", "models:/m-3"), version("2", "s3://models/2"),
                               version("1", "s3://models/2")};
    QCOMPARE(versionAt(QStringLiteral("s3a://models/2/"), versions, {}, away).value(), QStringLiteral("2"));
    QCOMPARE(versionAt(QStringLiteral("gs://lab/m-3/artifacts"), versions, {}, at("gs://lab")).value(),
             QStringLiteral("3"));
    QCOMPARE(versionAt(QStringLiteral("gs://lab/m-9/artifacts"), versions, {}, at("gs://lab")).value(),
             QString());
    // It may be the one that nobody could be asked for.
    QVERIFY_ERROR(versionAt(QStringLiteral("gs://lab/m-3/artifacts"), versions, {}, away),
                  ErrorKind::Offline);
}

QTEST_GUILESS_MAIN(TestStorageLocation)
#include "tst_storage_location.moc"
