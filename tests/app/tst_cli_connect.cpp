#include "tests/app/Shell.h"
#include "tests/fixture/MlflowFixture.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>

#include <filesystem>

using namespace ph;
using namespace ph::testing;

/// `pilothouse connect`: what is taken for a connection, and that its secrets stay where they are.
class TestCliConnect : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theEnvironmentOffersTheFirstConnection();
    void theAddressOfTheEnvironmentIsTakenWithoutItsPassword();
    void aRelativeStoreIsReadFromAnyFolder_data();
    void aRelativeStoreIsReadFromAnyFolder();
    void whatCannotWorkIsNotAdded_data();
    void whatCannotWorkIsNotAdded();
    void aClientCertificateIsAddedWithItsKeyAndPassphrase();
    void aStoreOnDiskIsRecognised_data();
    void aStoreOnDiskIsRecognised();
    void aFolderBesideTheDatabaseIsMentioned();
    void aBareSecretIsRefusedAndNeverEchoed();
    void plantedSecretsOccurNowhere();
    void aSecretsCommandThatFailsIsAFailure();
    void aTestTellsWhetherItIsThePermissionOrTheWay();
};

void TestCliConnect::theEnvironmentOffersTheFirstConnection()
{
    MlflowFixture::Options options;
    options.access = MlflowFixture::Access::Basic;
    MlflowFixture server(options);
    server.addRuns(QStringLiteral("0"), 2, 1, 1);
    Shell shell;
    shell.setEnvironment(QStringLiteral("MLFLOW_TRACKING_URI"), server.url());
    shell.setEnvironment(QStringLiteral("MLFLOW_TRACKING_USERNAME"), QString::fromStdString(options.user));
    shell.setEnvironment(QStringLiteral("MLFLOW_TRACKING_PASSWORD"),
                         QString::fromStdString(options.password));
    QVERIFY(shell.run(words("connect list")).err.contains("--from-environment"));
    QCOMPARE(shell.run(words("connect add --from-environment --name lab")).code, 0);
    QVERIFY(!shell.json(words("connect list")).out.contains(options.password.c_str()));
    QCOMPARE(shell.run(words("sync --connection lab")).code, 0);
    QCOMPARE(shell.json(words("runs")).json().value(QLatin1String("matched")).toInt(), 2);
}

void TestCliConnect::theAddressOfTheEnvironmentIsTakenWithoutItsPassword()
{
    MlflowFixture::Options options;
    options.access = MlflowFixture::Access::Basic;
    MlflowFixture server(options);
    const auto password = QString::fromStdString(options.password);
    Shell shell;
    shell.setEnvironment(
        QStringLiteral("MLFLOW_TRACKING_URI"),
        server.url().replace(QStringLiteral("://"), QStringLiteral("://lab-user:%1@").arg(password)));
    const auto added = shell.run(words("connect add --from-environment --name lab"));
    QCOMPARE(added.code, 0);
    QVERIFY2(added.err.contains("MLFLOW_TRACKING_PASSWORD"), added.err.constData());
    const auto listed = shell.json(words("connect list"));
    QVERIFY(!(added.out + added.err + listed.out).contains(options.password.c_str()));
    const auto lab = listed.json().value(QLatin1String("connections")).toArray().first().toObject();
    QCOMPARE(lab.value(QLatin1String("location")).toString(), server.url());
    shell.setEnvironment(QStringLiteral("MLFLOW_TRACKING_PASSWORD"), password);
    QCOMPARE(shell.run(words("connect test lab")).code, 0); // as the user that the address named
}

void TestCliConnect::aRelativeStoreIsReadFromAnyFolder_data()
{
    QTest::addColumn<QString>("uri");
    for (const char* uri : {"sqlite:///mlflow.db", "mlflow.db", "./mlruns", "file:./mlruns"})
        QTest::newRow(uri) << QString::fromLatin1(uri);
}

void TestCliConnect::aRelativeStoreIsReadFromAnyFolder()
{
    QFETCH(QString, uri);
    Shell shell;
    shell.setFolder(data(QStringLiteral("local-store/mlflow-3.6")));
    shell.setEnvironment(QStringLiteral("MLFLOW_TRACKING_URI"), uri);
    QCOMPARE(shell.run(words("connect add --from-environment --name offered")).code, 0);
    const auto added = shell.run(words("connect add --name named --url") + QStringList{uri});
    QVERIFY2(added.code == 0, added.err.constData());
    shell.setFolder(QStringLiteral("/"));
    for (const char* name : {"offered", "named"}) {
        const auto tested = shell.run(words("connect test") + QStringList{QLatin1String(name)});
        QVERIFY2(tested.code == 0, (tested.out + tested.err).constData());
    }
}

void TestCliConnect::whatCannotWorkIsNotAdded_data()
{
    QTest::addColumn<QString>("more");
    QTest::addColumn<QByteArray>("said");
    const auto server = QStringLiteral("--url http://127.0.0.1:9 ");
    QTest::newRow("no password") << server + QStringLiteral("--user ada") << QByteArray("--password");
    QTest::newRow("no user") << server + QStringLiteral("--password env:PW") << QByteArray("--user");
    QTest::newRow("no key") << server + QStringLiteral("--cert /etc/passwd") << QByteArray("--key");
    QTest::newRow("no certificate") << server + QStringLiteral("--key /etc/passwd") << QByteArray("--cert");
    QTest::newRow("no such certificate")
        << server + QStringLiteral("--cert /no/such.pem --key /no/such.key") << QByteArray("/no/such.pem");
    QTest::newRow("no such authority")
        << server + QStringLiteral("--ca /no/ca.pem") << QByteArray("/no/ca.pem");
    QTest::newRow("two ways to sign in")
        << server + QStringLiteral("--token env:T --user ada --password env:PW") << QByteArray("--user");
    QTest::newRow("a header without its value")
        << server + QStringLiteral("--header X-A") << QByteArray("--header: This needs --header-value");
    QTest::newRow("a value without its header")
        << server + QStringLiteral("--header-value env:A") << QByteArray("--header-value: This needs");
    QTest::newRow("unknown scheme") << QStringLiteral("--url htp://h") << QByteArray("http and https");
    QTest::newRow("password in the address")
        << QStringLiteral("--url http://ada:s3cr3t@h") << QByteArray("--password REF");
    QTest::newRow("password with a slash")
        << QStringLiteral("--url http://ada:x/s3cr3t@h") << QByteArray("--password REF");
    QTest::newRow("address without a scheme")
        << QStringLiteral("--url ada:s3cr3t@h") << QByteArray("--password REF");
    QTest::newRow("password in the proxy")
        << server + QStringLiteral("--proxy http://ada:s3cr3t@p") << QByteArray("https_proxy");
}

void TestCliConnect::whatCannotWorkIsNotAdded()
{
    QFETCH(QString, more);
    QFETCH(QByteArray, said);
    Shell shell;
    const auto refused = shell.run(words("connect add --name lab") + more.split(u' '));
    QCOMPARE(refused.code, 2);
    QVERIFY2(refused.err.contains(said), refused.err.constData());
    QVERIFY2(!refused.err.contains("s3cr3t"), "the secret is not repeated");
    QCOMPARE(shell.json(words("connect list")).json().value(QLatin1String("connections")).toArray().size(),
             0);
}

void TestCliConnect::aClientCertificateIsAddedWithItsKeyAndPassphrase()
{
    Shell shell;
    const auto added = shell.json(words("connect add --name lab --url https://127.0.0.1:9 --cert /etc/passwd "
                                        "--key /etc/passwd --key-passphrase env:KEY_PASSPHRASE"));
    QCOMPARE(added.code, 0);
    QCOMPARE(added.json().value(QLatin1String("auth")).toString(), QStringLiteral("client-certificate"));
    QCOMPARE(added.json()
                 .value(QLatin1String("secrets"))
                 .toObject()
                 .value(QLatin1String("keyPassphrase"))
                 .toString(),
             QStringLiteral("env:KEY_PASSPHRASE"));
}

void TestCliConnect::aStoreOnDiskIsRecognised_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("folder 2.17") << data(QStringLiteral("local-store/mlflow-2.17/mlruns"));
    QTest::newRow("folder 3.6") << data(QStringLiteral("local-store/mlflow-3.6/mlruns"));
    QTest::newRow("database 2.17") << data(QStringLiteral("local-store/mlflow-2.17/mlflow.db"));
    QTest::newRow("database 3.6") << data(QStringLiteral("local-store/mlflow-3.6/mlflow.db"));
}

void TestCliConnect::aStoreOnDiskIsRecognised()
{
    QFETCH(QString, path);
    Shell shell;
    QCOMPARE(shell
                 .run({QStringLiteral("connect"), QStringLiteral("add"), QStringLiteral("--name"),
                       QStringLiteral("here"), QStringLiteral("--kind"), QStringLiteral("mlflow"),
                       QStringLiteral("--url"), path})
                 .code,
             0);
    const auto sync = shell.json(words("sync --histories"));
    QVERIFY2(sync.code == 0 || sync.code == 7, sync.err.constData());
    QVERIFY(sync.json().value(QLatin1String("runs_cached")).toInt() >= 5);
    QVERIFY(sync.json().value(QLatin1String("points")).toInt() > 50);
    const auto tuned = shell.json({QStringLiteral("runs"), QStringLiteral("tuned")});
    QCOMPARE(tuned.json().value(QLatin1String("matched")).toInt(), 1);
    const auto run = tuned.json().value(QLatin1String("runs")).toArray().first().toObject();
    const auto artifacts =
        shell.json({QStringLiteral("artifacts"), run.value(QLatin1String("run_id")).toString()});
    QVERIFY2(artifacts.json().value(QLatin1String("artifacts")).toArray().size() >= 3,
             (artifacts.out + artifacts.err).constData());
}

void TestCliConnect::aFolderBesideTheDatabaseIsMentioned()
{
    Shell shell;
    const auto project = shell.folder() + QStringLiteral("/project");
    QVERIFY(QDir().mkpath(project));
    std::filesystem::copy(data(QStringLiteral("local-store/mlflow-3.6/mlruns")).toStdString(),
                          (project + QStringLiteral("/mlruns")).toStdString(),
                          std::filesystem::copy_options::recursive);
    QVERIFY(QFile::copy(data(QStringLiteral("local-store/mlflow-3.6/mlflow.db")),
                        project + QStringLiteral("/mlflow.db")));
    const auto both = shell.run(words("connect add --name both --url") + QStringList{project});
    QCOMPARE(both.code, 0);
    QVERIFY2(both.err.contains("project/mlruns"), both.err.constData());
    const auto db =
        shell.run(words("connect add --name db --url") + QStringList{project + QStringLiteral("/mlflow.db")});
    QVERIFY2(db.err.isEmpty(), db.err.constData());
}

void TestCliConnect::aBareSecretIsRefusedAndNeverEchoed()
{
    Shell shell;
    const auto refused =
        shell.run(words("connect add --name lab --url http://127.0.0.1:9 --token hunter2-swordfish"));
    QCOMPARE(refused.code, 2);
    QVERIFY(!refused.err.contains("swordfish"));
    QVERIFY(!refused.out.contains("swordfish"));
}

void TestCliConnect::plantedSecretsOccurNowhere()
{
    MlflowFixture::Options options;
    options.access = MlflowFixture::Access::Basic;
    options.password = "pa55-planted-9f31c0";
    MlflowFixture server(options);
    server.addRuns(QStringLiteral("0"), 3, 1, 1);
    Shell shell;
    shell.setEnvironment(QStringLiteral("LAB_PASSWORD"), QString::fromStdString(options.password));
    QCOMPARE(shell
                 .run({QStringLiteral("connect"), QStringLiteral("add"), QStringLiteral("--name"),
                       QStringLiteral("lab"), QStringLiteral("--url"), server.url(), QStringLiteral("--user"),
                       QString::fromStdString(options.user), QStringLiteral("--password"),
                       QStringLiteral("env:LAB_PASSWORD")})
                 .code,
             0);
    QByteArray said;
    const auto good = shell.run(words("sync"));
    QCOMPARE(good.code, 0);
    said += good.out + good.err;
    server.setFault("/api", Fault::withStatus(500));
    const auto bad = shell.run(words("sync"));
    QCOMPARE(bad.code, 5);
    said += bad.out + bad.err + shell.json(words("connect list")).out;
    const auto planted = QString::fromStdString(options.password);
    const auto withPassword =
        server.url().replace(QStringLiteral("://"), QStringLiteral("://joe:%1@").arg(planted));
    const auto inUrl = shell.run(words("connect add --name a --url") + QStringList{withPassword});
    const auto inProxy = shell.run(words("connect add --name b --url") +
                                   QStringList{server.url(), QStringLiteral("--proxy"), withPassword});
    QCOMPARE(inUrl.code, 2);
    QCOMPARE(inProxy.code, 2);
    shell.setEnvironment(QStringLiteral("MLFLOW_TRACKING_URI"), withPassword);
    const auto offered = shell.run(words("connect add --from-environment --name c"));
    QCOMPARE(offered.code, 0);
    for (const auto& outcome : {inUrl, inProxy, offered, shell.json(words("connect list"))})
        said += outcome.out + outcome.err;
    const auto basic = QByteArray::fromStdString(options.user + ":" + options.password).toBase64();
    QDirIterator files(shell.folder(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    int looked = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        said += file.readAll();
        ++looked;
    }
    QVERIFY(looked >= 3); // both databases and the log
    QVERIFY(!said.contains(options.password.c_str()));
    QVERIFY(!said.contains(basic));
}

void TestCliConnect::aSecretsCommandThatFailsIsAFailure()
{
    MlflowFixture server;
    Shell shell;
    QCOMPARE(shell
                 .run(words("connect add --name lab --url") +
                      QStringList{server.url(), QStringLiteral("--token"), QStringLiteral("exec:false")})
                 .code,
             0);
    for (const char* command : {"sync", "connect test lab"}) {
        const auto failed = shell.run(words(command));
        QCOMPARE(failed.code, 1); // nothing is wrong with the words of the command
        QVERIFY2(failed.err.contains("the command failed with status 1"), failed.err.constData());
    }
    QCOMPARE(server.requestCount(), 0);
}

void TestCliConnect::aTestTellsWhetherItIsThePermissionOrTheWay()
{
    MlflowFixture server;
    Shell shell;
    QCOMPARE(shell.run(words("connect add --name lab --url") + QStringList{server.url()}).code, 0);
    for (const int status : {401, 403}) {
        server.setFault("/api", Fault::withStatus(status));
        const auto refused = shell.json(words("connect test lab"));
        QCOMPARE(refused.code, 4);
        QVERIFY2(!refused.json().value(QLatin1String("lines")).toArray().isEmpty(),
                 "the report is still there");
        server.clearFaults();
    }
    QCOMPARE(shell.run(words("connect test lab")).code, 0);
    server.stop();
    QCOMPARE(shell.run(words("connect test lab")).code, 5);
}

QTEST_GUILESS_MAIN(TestCliConnect)
#include "tst_cli_connect.moc"
