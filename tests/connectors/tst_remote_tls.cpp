#include "tests/connectors/LocalStore.h"
#include "tests/connectors/RemoteLab.h"
#include "tests/services/PlainPort.h"
#include "tests/services/TestCertificates.h"
#include "tests/services/TinyServer.h"

using namespace ph;
using namespace ph::testing;

/// What the test of a connection says where no secure connection comes about: nothing was reached.
class TestRemoteTls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(certificates_.isValid()); }
    void whatIsWrongHereIsNotCalledReachable_data();
    void whatIsWrongHereIsNotCalledReachable();
    void anUntrustedServerIsNotCalledReachable();
    void aPortWithoutTlsIsNotCalledReachable();
    void aServerThatRefusesIsReachable();

private:
    static void refuse(QTcpSocket* socket, const TinyRequest&) { TinyServer::reply(socket, 400, {}, "no"); }
    static ProbeLine reached(RemoteLab& lab)
    {
        const auto report = lab.connector->probe(lab.context());
        return report && !report->lines.isEmpty() ? report->lines.first() : ProbeLine();
    }
    static QString address(const std::string& url) { return QString::fromStdString(url); }

    TestCertificates certificates_;
};

void TestRemoteTls::whatIsWrongHereIsNotCalledReachable_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("passphrase");
    QTest::addColumn<bool>("isAuthoritySound");
    QTest::newRow("no passphrase") << "locked.key" << QString() << true;
    QTest::newRow("another passphrase") << "locked.key" << QStringLiteral("close sesame") << true;
    QTest::newRow("an authority that is no PEM") << QString() << QString() << false;
}

void TestRemoteTls::whatIsWrongHereIsNotCalledReachable()
{
    QFETCH(QString, key);
    QFETCH(QString, passphrase);
    QFETCH(bool, isAuthoritySound);
    TinyServer server(&refuse, certificates_.serverWantingClients());
    RemoteLab lab(address(server.url()));
    QTemporaryDir folder;
    QVERIFY(writeFile(folder.filePath("notes.txt"), "no certificate"));
    lab.credentials.caFile =
        isAuthoritySound ? certificates_.caFile() : folder.filePath("notes.txt").toStdString();
    if (!key.isEmpty()) {
        lab.credentials.certFile = certificates_.file("client.pem");
        lab.credentials.keyFile = certificates_.file(key.toLatin1().constData());
        lab.credentials.keyPassphrase = passphrase.toStdString();
    }
    const auto line = reached(lab);
    QCOMPARE(line.verdict, ProbeLine::Verdict::No);
    QVERIFY2(!line.detail.isEmpty(), "the reason is told");
    QVERIFY(server.requests().isEmpty());
}

void TestRemoteTls::anUntrustedServerIsNotCalledReachable()
{
    TinyServer server(&refuse, certificates_.server());
    RemoteLab lab(address(server.url()));
    const auto line = reached(lab);
    QCOMPARE(line.verdict, ProbeLine::Verdict::No);
    QVERIFY2(line.detail.contains(QStringLiteral("not trusted")) &&
                 line.detail.contains(QStringLiteral("--ca")),
             qPrintable(line.detail));
}

void TestRemoteTls::aPortWithoutTlsIsNotCalledReachable()
{
    const PlainPort server;
    RemoteLab lab(address(server.httpsUrl()));
    const auto line = reached(lab);
    QCOMPARE(line.verdict, ProbeLine::Verdict::No);
    QVERIFY2(line.detail.contains(QStringLiteral("http://")), qPrintable(line.detail));
}

void TestRemoteTls::aServerThatRefusesIsReachable()
{
    TinyServer server(&refuse, certificates_.server());
    RemoteLab lab(address(server.url()));
    lab.credentials.caFile = certificates_.caFile();
    QCOMPARE(reached(lab).verdict, ProbeLine::Verdict::Yes); // 400 is an answer
}

QTEST_GUILESS_MAIN(TestRemoteTls)
#include "tst_remote_tls.moc"
