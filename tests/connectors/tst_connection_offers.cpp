#include "services/discovery/ConnectionOffers.h"
#include "tests/support/Testing.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace ph;

namespace {

using Variables = QList<std::pair<const char*, const char*>>;

QProcessEnvironment environmentOf(const Variables& variables)
{
    QProcessEnvironment environment;
    for (const auto& [name, value] : variables)
        environment.insert(QString::fromUtf8(name), QString::fromUtf8(value));
    return environment;
}

QByteArray kubeConfig(const QByteArrayList& contexts, const QByteArray& current)
{
    QByteArray text = "apiVersion: v1\nkind: Config\ncurrent-context: " + current +
                      "\nclusters:\n- name: c\n  cluster: {server: 'https://10.0.0.1:6443'}\n"
                      "users:\n- name: u\n  user: {token: hunter2-planted}\ncontexts:\n";
    for (const auto& name : contexts)
        text += "- name: " + name + "\n  context: {cluster: c, user: u}\n";
    return text;
}

/// All that a list of offers says, as it would be shown.
QString everyWord(const ConnectionOffers& found)
{
    QStringList words;
    for (const auto& offer : found.offers) {
        words << offer.source << offer.note << offer.connection.name << offer.connection.location
              << offer.connection.settings.values();
    }
    for (const auto& fault : found.faults)
        words << fault.item << fault.error.where << fault.error.detail;
    return words.join(u'\n');
}

} // namespace

class TestConnectionOffers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aBareMachineOffersNothing();
    void theTrackingUriIsOffered();
    void aPasswordInAnAddressIsLeftOutAndSaid();
    void whatIsNoAddressIsAFault_data();
    void whatIsNoAddressIsAFault();
    void contextsAreOfferedTheCurrentOneFirst();
    void severalKubeconfigsAreOnePlace();
    void aBrokenKubeconfigSpoilsOnlyItself();
    void servicesOfTheClusterAreOffered();
    void servicesWithoutAnAddressAreNot_data();
    void servicesWithoutAnAddressAreNot();

private:
    QString write(const QString& name, const QByteArray& text) const
    {
        const auto path = home_.filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write");
        return path;
    }
    ConnectionOffers offered(const Variables& variables) const
    {
        return offeredConnections(environmentOf(variables), home_.path().toStdString());
    }
    QTemporaryDir home_;
};

void TestConnectionOffers::aBareMachineOffersNothing()
{
    const QTemporaryDir nobodys;
    const auto found = offeredConnections({}, nobodys.path().toStdString());
    QVERIFY(found.offers.isEmpty());
    QVERIFY(found.faults.isEmpty()); // nobody has to have a kubeconfig
}

void TestConnectionOffers::theTrackingUriIsOffered()
{
    const auto found = offered({{"MLFLOW_TRACKING_URI", "https://lab.example.com"},
                                {"MLFLOW_TRACKING_TOKEN", "hunter2-planted"},
                                {"PROMETHEUS_URL", "http://metrics.example.com:9090/base"},
                                {"KUBECONFIG", "/no/such/file"}});
    QCOMPARE(found.offers.size(), 2);
    const auto& lab = found.offers[0];
    QCOMPARE(lab.source, QStringLiteral("MLFLOW_TRACKING_URI"));
    QCOMPARE(lab.connection.kind, QStringLiteral("mlflow"));
    QCOMPARE(lab.connection.location, QStringLiteral("https://lab.example.com"));
    QCOMPARE(lab.connection.secrets.value(QStringLiteral("token")).text,
             QStringLiteral("env:MLFLOW_TRACKING_TOKEN"));
    QCOMPARE(lab.note, QString());
    QCOMPARE(found.offers[1].connection.kind, QStringLiteral("prometheus"));
    QCOMPARE(found.offers[1].connection.location, QStringLiteral("http://metrics.example.com:9090/base"));
    QVERIFY(!everyWord(found).contains(QLatin1String("planted")));
}

void TestConnectionOffers::aPasswordInAnAddressIsLeftOutAndSaid()
{
    const auto found = offered({{"MLFLOW_TRACKING_URI", "https://ada:hunter2-planted@lab.example.com"},
                                {"PROMETHEUS_URL", "https://eve:hunter2-planted@metrics.example.com"},
                                {"KUBECONFIG", "/no/such/file"}});
    QCOMPARE(found.offers.size(), 2);
    for (const auto& offer : found.offers) {
        QVERIFY(!offer.note.isEmpty());
        QVERIFY(offer.connection.auth == AuthScheme::Basic);
    }
    QCOMPARE(found.offers[0].connection.location, QStringLiteral("https://lab.example.com"));
    QCOMPARE(found.offers[0].connection.settings.value(QStringLiteral("user")), QStringLiteral("ada"));
    QCOMPARE(found.offers[1].connection.location, QStringLiteral("https://metrics.example.com"));
    QVERIFY(!everyWord(found).contains(QLatin1String("planted")));
}

void TestConnectionOffers::whatIsNoAddressIsAFault_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::newRow("words") << QByteArray("my prometheus");
    QTest::newRow("a file") << QByteArray("file:///etc/passwd");
    QTest::newRow("a command") << QByteArray("javascript:alert(1)");
    QTest::newRow("no host") << QByteArray("http://");
    QTest::newRow("a password that cannot be told apart") << QByteArray("http://ada:hunter2-planted/@x@host");
}

void TestConnectionOffers::whatIsNoAddressIsAFault()
{
    QFETCH(QByteArray, address);
    const auto found = offered({{"PROMETHEUS_URL", address.constData()}, {"KUBECONFIG", "/no/such/file"}});
    QCOMPARE(found.offers.size(), 0);
    QCOMPARE(found.faults.size(), 1);
    QCOMPARE(found.faults[0].item, QStringLiteral("PROMETHEUS_URL"));
    QVERIFY(!everyWord(found).contains(QLatin1String("planted")));
}

void TestConnectionOffers::contextsAreOfferedTheCurrentOneFirst()
{
    const auto file = write(QStringLiteral(".kube/config"), kubeConfig({"dev", "prod-eu", "lab"}, "prod-eu"));
    const auto found = offered({});
    QCOMPARE(found.offers.size(), 3);
    QStringList names;
    for (const auto& offer : found.offers) {
        QCOMPARE(offer.connection.kind, QStringLiteral("kubernetes"));
        QCOMPARE(offer.connection.location, file);
        QCOMPARE(offer.connection.settings.value(QStringLiteral("context")), offer.connection.name);
        names.append(offer.connection.name);
    }
    QCOMPARE(names, (QStringList{QStringLiteral("prod-eu"), QStringLiteral("dev"), QStringLiteral("lab")}));
    QVERIFY(!everyWord(found).contains(QLatin1String("planted")));
}

void TestConnectionOffers::severalKubeconfigsAreOnePlace()
{
    const auto one = write(QStringLiteral("one"), kubeConfig({"a"}, "a"));
    const auto two = write(QStringLiteral("two"), kubeConfig({"b", "a"}, "b"));
    const auto both = one + u':' + two;
    const auto found = offered({{"KUBECONFIG", both.toUtf8().constData()}});
    QCOMPARE(found.offers.size(), 2);
    QCOMPARE(found.offers[0].connection.name, QStringLiteral("a"));
    QCOMPARE(found.offers[1].connection.location, both);
    QVERIFY(found.faults.isEmpty());
}

void TestConnectionOffers::aBrokenKubeconfigSpoilsOnlyItself()
{
    const auto good = write(QStringLiteral("good"), kubeConfig({"a"}, "a"));
    for (const QByteArray& damage :
         {QByteArray("contexts: [unclosed hunter2-planted"), QByteArray("\x00\xff\xfe hunter2-planted", 18),
          QByteArray(2 << 20, 'x')}) {
        const auto broken = write(QStringLiteral("broken"), damage);
        const auto both = broken + u':' + good;
        const auto found = offered({{"KUBECONFIG", both.toUtf8().constData()}});
        QCOMPARE(found.offers.size(), 1);
        QCOMPARE(found.offers[0].connection.location, good);
        QCOMPARE(found.faults.size(), 1);
        QCOMPARE(found.faults[0].item, broken);
        QVERIFY(!everyWord(found).contains(QLatin1String("planted")));
    }
}

void TestConnectionOffers::servicesOfTheClusterAreOffered()
{
    const auto found = offered({{"KUBECONFIG", "/no/such/file"},
                                {"KUBERNETES_SERVICE_HOST", "10.96.0.1"},
                                {"KUBERNETES_SERVICE_PORT", "443"},
                                {"MONITORING_PROMETHEUS_SERVICE_HOST", "10.96.0.7"},
                                {"MONITORING_PROMETHEUS_SERVICE_PORT", "9090"},
                                {"PROMETHEUS_ALERTMANAGER_SERVICE_HOST", "fd00::7"},
                                {"PROMETHEUS_ALERTMANAGER_SERVICE_PORT", "9093"},
                                {"PROMETHEUS_NODE_EXPORTER_SERVICE_HOST", "10.96.0.8"},
                                {"PROMETHEUS_NODE_EXPORTER_SERVICE_PORT", "9100"},
                                {"REDIS_SERVICE_HOST", "10.96.0.9"},
                                {"REDIS_SERVICE_PORT", "6379"}});
    QStringList lines;
    for (const auto& offer : found.offers)
        lines.append(offer.connection.kind + u' ' + offer.connection.location);
    QCOMPARE(lines, (QStringList{QStringLiteral("kubernetes in-cluster"),
                                 QStringLiteral("prometheus http://10.96.0.7:9090"),
                                 QStringLiteral("alertmanager http://[fd00::7]:9093")}));
    QCOMPARE(found.offers[1].connection.name, QStringLiteral("monitoring-prometheus"));
    // Elsewhere such variables are of something else.
    QVERIFY(offered({{"KUBECONFIG", "/no/such/file"},
                     {"PROMETHEUS_SERVICE_HOST", "10.96.0.7"},
                     {"PROMETHEUS_SERVICE_PORT", "9090"}})
                .offers.isEmpty());
}

void TestConnectionOffers::servicesWithoutAnAddressAreNot_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("port");
    QTest::newRow("no port") << QByteArray("10.0.0.1") << QByteArray();
    QTest::newRow("port of words") << QByteArray("10.0.0.1") << QByteArray("9090/x");
    QTest::newRow("port too large") << QByteArray("10.0.0.1") << QByteArray("70000");
    QTest::newRow("a user") << QByteArray("ada:hunter2@10.0.0.1") << QByteArray("9090");
    QTest::newRow("a path") << QByteArray("10.0.0.1/x") << QByteArray("9090");
    QTest::newRow("a line break") << QByteArray("10.0.0.1\nx") << QByteArray("9090");
    QTest::newRow("nothing") << QByteArray() << QByteArray("9090");
}

void TestConnectionOffers::servicesWithoutAnAddressAreNot()
{
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, port);
    const auto found = offered({{"KUBECONFIG", "/no/such/file"},
                                {"KUBERNETES_SERVICE_HOST", "10.96.0.1"},
                                {"PROMETHEUS_SERVICE_HOST", host.constData()},
                                {"PROMETHEUS_SERVICE_PORT", port.constData()}});
    QCOMPARE(found.offers.size(), 1); // the cluster alone
}

QTEST_GUILESS_MAIN(TestConnectionOffers)
#include "tst_connection_offers.moc"
