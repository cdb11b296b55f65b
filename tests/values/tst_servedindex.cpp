#include "models/values/ServedIndex.h"
#include "tests/support/Testing.h"

using namespace ph;

namespace {

ModelVersion version(qint64 connection, const char* model, const char* number, const char* source)
{
    ModelVersion one;
    one.model = QString::fromLatin1(model);
    one.version = QString::fromLatin1(number);
    one.key = modelVersionKey({connection}, one.model, one.version);
    one.source = QString::fromLatin1(source);
    return one;
}

Endpoint serving(const QStringList& models)
{
    Endpoint endpoint;
    for (const auto& model : models)
        endpoint.revisions.append({model.right(3), model});
    return endpoint;
}

QStringList names(const QList<RegisteredVersion>& versions)
{
    QStringList all;
    for (const auto& one : versions)
        all << QStringLiteral("%1:%2/%3")
                   .arg(one.model.connection.value)
                   .arg(one.model.remoteId, one.version);
    return all;
}

} // namespace

/// Which registered version an endpoint serves.
class TestServedIndex : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void addressesOfTheSameFilesAreOne_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<bool>("same");
        const auto row = [](const char* name, const char* a, const char* b, bool same) {
            QTest::newRow(name) << QString::fromLatin1(a) << QString::fromLatin1(b) << same;
        };
        row("a slash at the end", "s3://b/m/", "s3://b/m", true);
        row("flavours of S3", "s3a://b/m", "s3://b/m", true);
        row("scheme in capitals", "GS://b/m", "gs://b/m", true);
        row("file and path", "file:///srv/m", "/srv/m", true);
        row("file of one slash", "file:/srv/m", "/srv/m", true);
        row("proxied artifacts", "mlflow-artifacts://tracker:5000/1/m", "mlflow-artifacts:/1/m", true);
        row("another bucket", "s3://b/m", "s3://c/m", false);
        row("another case of the path", "s3://b/M", "s3://b/m", false);
        row("another store", "gs://b/m", "s3://b/m", false);
        row("a longer path", "s3://b/m/1", "s3://b/m", false);
    }
    void addressesOfTheSameFilesAreOne()
    {
        QFETCH(QString, a);
        QFETCH(QString, b);
        QFETCH(bool, same);
        QCOMPARE(comparableSource(a) == comparableSource(b), same);
    }

    void aVersionIsFoundByItsFiles()
    {
        const std::vector<ModelVersion> versions{version(1, "fraud", "6", "s3://b/6"),
                                                 version(1, "fraud", "7", "s3://b/7/")};
        const ServedIndex index(versions);
        QCOMPARE(names(index.find(serving({QStringLiteral("s3://b/7")}))),
                 QStringList{QStringLiteral("1:fraud/7")});
        QCOMPARE(index.find(serving({QStringLiteral("s3://b/8")})), QList<RegisteredVersion>());
    }

    void everyRevisionCountsInItsOrder()
    {
        const std::vector<ModelVersion> versions{version(1, "fraud", "6", "s3://b/6"),
                                                 version(1, "fraud", "7", "s3://b/7")};
        const ServedIndex index(versions);
        const auto found = index.find(
            serving({QStringLiteral("s3://b/7"), QStringLiteral("s3://b/6"), QStringLiteral("s3://b/7")}));
        QCOMPARE(names(found), (QStringList{QStringLiteral("1:fraud/7"), QStringLiteral("1:fraud/6")}));
    }

    void theNameOnTheObjectGoesBeforeItsFiles()
    {
        const std::vector<ModelVersion> versions{version(1, "fraud", "6", "s3://b/6"),
                                                 version(1, "fraud", "7", "s3://b/7"),
                                                 version(2, "fraud", "7", "s3://elsewhere")};
        const ServedIndex index(versions);
        auto endpoint = serving({QStringLiteral("s3://b/6")});
        endpoint.served = ServedVersion{QStringLiteral("fraud"), QStringLiteral("7")};
        QCOMPARE(names(index.find(endpoint)),
                 (QStringList{QStringLiteral("1:fraud/7"), QStringLiteral("2:fraud/7")}));
        endpoint.served->version = QStringLiteral("9"); // nobody knows it: no guess by files
        QCOMPARE(index.find(endpoint), QList<RegisteredVersion>());
    }

    void nothingIsFoundByAnEmptyAddress()
    {
        const std::vector<ModelVersion> versions{version(1, "summarize", "1", "")}; // a prompt has no files
        QCOMPARE(ServedIndex(versions).find(serving({QString()})), QList<RegisteredVersion>());
    }
};

QTEST_GUILESS_MAIN(TestServedIndex)
#include "tst_servedindex.moc"
