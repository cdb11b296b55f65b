#include "services/kubernetes/KubeConfig.h"
#include "tests/support/Testing.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <random>

#include <sys/stat.h>

using namespace ph;
using ph::testing::times;

namespace {

const QByteArray certificate = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
const QByteArray rsaKey = "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\n";
const QByteArray ecKey = "-----BEGIN EC PRIVATE KEY-----\nMHcC\n-----END EC PRIVATE KEY-----\n";

/// A kubeconfig of one context whose cluster and user hold these lines.
QByteArray config(const QByteArray& cluster, const QByteArray& user, const QByteArray& context = {})
{
    const auto indented = [](QByteArray lines) { return "    " + lines.replace("\n", "\n    ") + '\n'; };
    return "apiVersion: v1\nkind: Config\ncurrent-context: lab\n"
           "clusters:\n- name: lab-cluster\n  cluster:\n" +
           indented(cluster) + "users:\n- name: ada\n  user:\n" + indented(user) +
           "contexts:\n- name: lab\n  context:\n    cluster: lab-cluster\n    user: ada\n" +
           (context.isEmpty() ? QByteArray() : indented(context));
}

const QByteArray someServer = "server: https://10.0.0.1:6443";
const QByteArray someToken = "token: hunter2-planted";

} // namespace

class KubeConfigTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAWholeContext();
    void readsClientCertificates_data();
    void readsClientCertificates();
    void dataGoesBeforeFiles();
    void readsPlugins();
    void readsImpersonation();
    void readsWhatKubectlWritesAsJson();
    void mergesAsKubectlDoes();
    void relativePathsBelongToTheirFile();
    void missingFilesAreSkippedAmongSeveral();
    void filesOfTheVariable();
    void contextsAreListed();
    void anUnknownContextIsToldTheKnownOnes();
    void aBrokenUserSpoilsOnlyItsContexts();
    void servers_data();
    void servers();
    void refusesWithWords_data();
    void refusesWithWords();
    void bombsAndGiantsAreRefused_data();
    void bombsAndGiantsAreRefused();
    void onlyRegularFilesAreRead();
    void theServiceAccountOfAPod();
    void damageNeverCrashesAndNeverLeaks();

private:
    std::filesystem::path write(const QString& name, const QByteArray& text) const
    {
        const QString path = folder_.filePath(name);
        QDir().mkpath(QFileInfo(path).path());
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write");
        return path.toStdString();
    }
    Result<ClusterAccess> read(const QByteArray& text, const QString& context = {}) const
    {
        return readKubeConfig({write(QStringLiteral("config"), text)}, context);
    }

    QTemporaryDir folder_;
};

void KubeConfigTest::readsAWholeContext()
{
    const auto access = read(config("server: https://api.lab:6443/k8s/clusters/c-1/\n"
                                    "tls-server-name: kubernetes.default\n"
                                    "proxy-url: socks5://proxy:1080\n"
                                    "certificate-authority-data: " +
                                        certificate.toBase64(),
                                    someToken, "namespace: fraud"));
    QVERIFY_RESULT(access);
    QCOMPARE(access->context, QStringLiteral("lab"));
    QCOMPARE(access->cluster, QStringLiteral("lab-cluster"));
    QCOMPARE(access->user, QStringLiteral("ada"));
    QCOMPARE(access->ns, QStringLiteral("fraud"));
    QCOMPARE(access->server, std::string("https://api.lab:6443/k8s/clusters/c-1"));
    QCOMPARE(access->tlsServerName, std::string("kubernetes.default"));
    QCOMPARE(access->proxy, std::string("socks5://proxy:1080"));
    QCOMPARE(access->caPem, certificate.toStdString());
    QCOMPARE(access->token, std::string("hunter2-planted"));
    QVERIFY(!access->exec);
    QCOMPARE(read(config(someServer, someToken))->ns, QStringLiteral("default"));
    QCOMPARE(read(config(someServer, "username: ada\npassword: 0123"))->basicPassword, std::string("0123"));
    QCOMPARE(read(config(someServer, "token: 1234567890"))->token, std::string("1234567890"));
}

void KubeConfigTest::readsClientCertificates_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("RSA, PKCS 1") << rsaKey;
    QTest::newRow("EC, SEC 1") << ecKey;
    QTest::newRow("EC with its parameters first")
        << QByteArray("-----BEGIN EC PARAMETERS-----\nBggq\n-----END EC PARAMETERS-----\n") + ecKey;
    QTest::newRow("PKCS 8") << QByteArray("-----BEGIN PRIVATE KEY-----\nMIGH\n-----END PRIVATE KEY-----\n");
}

void KubeConfigTest::readsClientCertificates()
{
    QFETCH(QByteArray, key);
    const auto access = read(config(someServer, "client-certificate-data: " + certificate.toBase64() +
                                                    "\nclient-key-data: " + key.toBase64()));
    QVERIFY_RESULT(access);
    QCOMPARE(access->certPem, certificate.toStdString());
    QCOMPARE(access->keyPem, key.toStdString());
}

void KubeConfigTest::dataGoesBeforeFiles()
{
    const auto access = read(config(someServer +
                                        "\ncertificate-authority: /nowhere/ca.crt\n"
                                        "certificate-authority-data: " +
                                        certificate.toBase64(),
                                    someToken));
    QVERIFY_RESULT(access);
    QCOMPARE(access->caPem, certificate.toStdString());
}

void KubeConfigTest::readsPlugins()
{
    const auto access =
        read(config(someServer + "\nextensions:\n"
                                 "- name: client.authentication.k8s.io/exec\n"
                                 "  extension: {audience: lab, ttl: 60, on: true, of: [a, null]}",
                    "exec:\n"
                    "  apiVersion: client.authentication.k8s.io/v1beta1\n"
                    "  command: ./bin/login\n"
                    "  args: [get-token, --ttl, 60]\n"
                    "  env:\n  - name: REGION\n    value: eu-1\n"
                    "  interactiveMode: Never\n"
                    "  provideClusterInfo: true\n"
                    "  installHint: |\n    Install it.\n    Then log in."));
    QVERIFY_RESULT(access);
    ExecPlugin expected;
    expected.apiVersion = QStringLiteral("client.authentication.k8s.io/v1beta1");
    expected.command = folder_.filePath(QStringLiteral("bin/login"));
    expected.arguments = {QStringLiteral("get-token"), QStringLiteral("--ttl"), QStringLiteral("60")};
    expected.environment = {{QStringLiteral("REGION"), QStringLiteral("eu-1")}};
    expected.interaction = ExecPlugin::Interaction::Never;
    expected.provideClusterInfo = true;
    expected.installHint = QStringLiteral("Install it.\nThen log in.\n");
    QVERIFY(access->exec.has_value());
    QCOMPARE(access->exec->installHint.trimmed(), expected.installHint.trimmed());
    expected.installHint = access->exec->installHint;
    QVERIFY(*access->exec == expected);
    QCOMPARE(access->execConfig, std::string(R"({"audience":"lab","of":["a",null],"on":true,"ttl":60})"));

    const auto onPath =
        read(config(someServer, "exec: {apiVersion: client.authentication.k8s.io/v1, command: aws}"));
    QVERIFY_RESULT(onPath);
    QCOMPARE(onPath->exec->command, QStringLiteral("aws"));
    QVERIFY(onPath->exec->interaction == ExecPlugin::Interaction::IfAvailable);
}

void KubeConfigTest::readsImpersonation()
{
    const auto access =
        read(config(someServer, someToken + "\nas: bob\nas-uid: 42\nas-groups: [dev, ops]\n"
                                            "as-user-extra:\n  reason: [audit, test]\n  scope: [x]"));
    QVERIFY_RESULT(access);
    QCOMPARE(access->impersonateUser, std::string("bob"));
    QCOMPARE(access->impersonateUid, std::string("42"));
    QVERIFY(access->impersonateGroups == std::vector<std::string>({"dev", "ops"}));
    const std::vector<std::pair<std::string, std::string>> extra{
        {"reason", "audit"}, {"reason", "test"}, {"scope", "x"}};
    QVERIFY(access->impersonateExtra == extra);
}

void KubeConfigTest::readsWhatKubectlWritesAsJson()
{
    const auto access =
        read(R"({"kind": "Config", "apiVersion": "v1", "preferences": {}, "current-context": "a",
                 "clusters": [{"name": "c", "cluster": {"server": "https://h:6443"}}],
                 "contexts": [{"name": "a", "context": {"cluster": "c", "user": ""}}], "users": null})");
    QVERIFY_RESULT(access);
    QCOMPARE(access->server, std::string("https://h:6443"));
}

void KubeConfigTest::mergesAsKubectlDoes()
{
    const auto first = write(QStringLiteral("one"),
                             "users:\n- name: ada\n  user: {token: first-token}\n"
                             "contexts:\n- name: one\n  context: {cluster: lab-cluster, user: ada}\n");
    const auto second = write(QStringLiteral("two"), config(someServer, "token: second-token\nas: bob"));
    const auto empty = write(QStringLiteral("empty"), "\n");
    const auto access = readKubeConfig({first, empty, second}, {});
    QVERIFY_RESULT(access);
    QCOMPARE(access->context, QStringLiteral("lab")); // the first file that names a current one
    QCOMPARE(access->token, std::string("first-token"));
    QVERIFY(access->impersonateUser.empty()); // entries are taken whole, not mixed
    const auto other = readKubeConfig({first, second}, QStringLiteral("one"));
    QVERIFY_RESULT(other);
    QCOMPARE(other->server, std::string("https://10.0.0.1:6443"));
}

void KubeConfigTest::relativePathsBelongToTheirFile()
{
    write(QStringLiteral("deep/pki/ca.crt"), certificate);
    const auto cluster =
        write(QStringLiteral("deep/config"),
              config(someServer + "\ncertificate-authority: pki/ca.crt", "tokenFile: ../token"));
    const auto access = readKubeConfig({cluster}, {});
    QVERIFY_RESULT(access);
    QCOMPARE(access->caPem, certificate.toStdString());
    QCOMPARE(access->tokenFile, folder_.filePath(QStringLiteral("token")).toStdString());
}

void KubeConfigTest::missingFilesAreSkippedAmongSeveral()
{
    const std::filesystem::path missing = folder_.filePath(QStringLiteral("missing")).toStdString();
    const auto there = write(QStringLiteral("there"), config(someServer, someToken));
    QVERIFY_RESULT(readKubeConfig({missing, there}, {}));
    const auto alone = readKubeConfig({missing}, {});
    QVERIFY_ERROR(alone, ErrorKind::NotFound);
    QCOMPARE(alone.error().where, folder_.filePath(QStringLiteral("missing")));
    QVERIFY_ERROR(readKubeConfig({}, {}), ErrorKind::NotFound);
}

void KubeConfigTest::filesOfTheVariable()
{
    using Paths = std::vector<std::filesystem::path>;
    QVERIFY(kubeConfigFiles({}, "/home/ada") == Paths{"/home/ada/.kube/config"});
    QVERIFY(kubeConfigFiles(QStringLiteral("/a::/b:/a"), "/home/ada") == Paths({"/a", "/b"}));
}

void KubeConfigTest::contextsAreListed()
{
    const auto file =
        write(QStringLiteral("several"), "current-context: b\ncontexts:\n- {name: z, context: {}}\n"
                                         "- {name: b, context: {}}\n- {name: a, context: {}}\n");
    const auto contexts = readKubeContexts({file});
    QVERIFY_RESULT(contexts);
    QCOMPARE(contexts->names, QStringList({QStringLiteral("z"), QStringLiteral("b"), QStringLiteral("a")}));
    QCOMPARE(contexts->current, QStringLiteral("b"));
}

void KubeConfigTest::anUnknownContextIsToldTheKnownOnes()
{
    const auto access = read(config(someServer, someToken), QStringLiteral("prod"));
    QVERIFY_ERROR(access, ErrorKind::NotFound);
    QVERIFY(access.error().detail.contains(QLatin1StringView("\"prod\"")));
    QVERIFY(access.error().detail.contains(QLatin1StringView("it has lab")));
    const auto none = read("contexts:\n- {name: lab, context: {}}\n");
    QVERIFY_ERROR(none, ErrorKind::NotFound);
    QVERIFY(none.error().detail.contains(QLatin1StringView("it has lab")));
}

void KubeConfigTest::aBrokenUserSpoilsOnlyItsContexts()
{
    const auto text =
        config(someServer, someToken) + "- name: broken\n  context: {cluster: lab-cluster, user: eve}\n";
    const auto file = write(QStringLiteral("main"), text);
    const auto broken =
        write(QStringLiteral("broken"), "users:\n- name: eve\n  user: {client-key-data: '***'}\n");
    QVERIFY_RESULT(readKubeConfig({file, broken}, QStringLiteral("lab")));
    const auto refused = readKubeConfig({file, broken}, QStringLiteral("broken"));
    QVERIFY_ERROR(refused, ErrorKind::Invalid);
    QCOMPARE(refused.error().where, folder_.filePath(QStringLiteral("broken")));
    QCOMPARE(refused.error().detail, QStringLiteral("user \"eve\", line 3: client-key-data is not base64"));
}

void KubeConfigTest::servers_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<bool>("taken");
    QTest::newRow("https") << "https://api.lab:6443" << true;
    QTest::newRow("kubectl proxy") << "http://127.0.0.1:8001" << true;
    QTest::newRow("kubectl proxy by name") << "http://localhost:8001" << true;
    QTest::newRow("kubectl proxy of version 6") << "'http://[::1]:8001'" << true;
    QTest::newRow("http") << "http://api.lab:8080" << false;
    QTest::newRow("http that looks near") << "http://127.0.0.1.evil.example" << false;
    QTest::newRow("another scheme") << "ftp://api.lab" << false;
    QTest::newRow("no scheme") << "api.lab:6443" << false;
    QTest::newRow("a user") << "https://joe:hunter2@api.lab" << false;
    QTest::newRow("a query") << "https://api.lab?token=hunter2" << false;
    QTest::newRow("nothing") << "''" << false;
    QTest::newRow("a line break") << "\"https://api.lab\\nX: y\"" << false;
}

void KubeConfigTest::servers()
{
    QFETCH(QString, server);
    QFETCH(bool, taken);
    const auto access = read(config("server: " + server.toUtf8(), someToken));
    QCOMPARE(access.has_value(), taken);
    if (!taken) {
        QVERIFY(access.error().detail.contains(QLatin1StringView("cluster \"lab-cluster\"")));
        QVERIFY(!access.error().detail.contains(QLatin1StringView("hunter2")));
    }
}

void KubeConfigTest::refusesWithWords_data()
{
    QTest::addColumn<QByteArray>("cluster");
    QTest::addColumn<QByteArray>("user");
    QTest::addColumn<bool>("unsupported");
    QTest::addColumn<QString>("words");
    const auto ofCluster = [](const char* name, const QByteArray& line, bool unsupported, const char* words) {
        QTest::newRow(name) << someServer + '\n' + line << someToken << unsupported
                            << QString::fromLatin1(words);
    };
    const auto ofUser = [](const char* name, const QByteArray& lines, bool unsupported, const char* words) {
        QTest::newRow(name) << someServer << lines << unsupported << QString::fromLatin1(words);
    };
    ofCluster("unverified TLS", "insecure-skip-tls-verify: true", true, "certificate-authority-data");
    ofCluster("authority that is no PEM", "certificate-authority-data: aHVudGVyMg==", false, "no PEM");
    ofCluster("authority that is not there", "certificate-authority: nowhere.crt", false, "cannot be read");
    ofCluster("proxy of another kind", "proxy-url: ssh://proxy", true, "proxy-url");
    ofCluster("name that is none", "tls-server-name: a/b", false, "tls-server-name");
    ofCluster("key twice", "server: https://other", false, "stands twice");
    ofUser("auth-provider", "auth-provider: {name: gcp}", true, "exec plugin");
    ofUser("certificate without key", "client-certificate-data: " + certificate.toBase64(), false,
           "without its key");
    ofUser("key without certificate", "client-key-data: " + rsaKey.toBase64(), false,
           "without its certificate");
    ofUser("encrypted key",
           "client-certificate-data: " + certificate.toBase64() + "\nclient-key-data: " +
               QByteArray("-----BEGIN ENCRYPTED PRIVATE KEY-----\nhunter2\n").toBase64(),
           true, "encrypted");
    ofUser("key that is none",
           "client-certificate-data: " + certificate.toBase64() + "\nclient-key-data: aHVudGVyMg==", false,
           "no PEM private key");
    ofUser("token and user name", "token: hunter2\nusername: ada", false, "only one");
    ofUser("token of several lines", "token: \"hunter2\\nX: y\"", false, "line breaks");
    ofUser("token that is a list", "token: [hunter2]", false, "one text");
    ofUser("groups of nobody", "token: x\nas-groups: [admins]", false, "need as");
    ofUser("plugin of an old version",
           "exec: {apiVersion: client.authentication.k8s.io/v1alpha1, command: aws}", true,
           "update the plugin");
    ofUser("plugin without command", "exec: {apiVersion: client.authentication.k8s.io/v1}", false,
           "no command");
    ofUser("plugin with an unknown mode",
           "exec: {apiVersion: client.authentication.k8s.io/v1, command: aws, interactiveMode: hunter2}",
           false, "interactiveMode");
    ofUser("user that is no mapping", "- hunter2", false, "mapping");
}

void KubeConfigTest::refusesWithWords()
{
    QFETCH(QByteArray, cluster);
    QFETCH(QByteArray, user);
    QFETCH(bool, unsupported);
    QFETCH(QString, words);
    const auto access = read(config(cluster, user));
    QVERIFY(!access);
    const auto& error = access.error();
    if (error.kind != ErrorKind::NotFound)
        QCOMPARE(errorKindName(error.kind),
                 errorKindName(unsupported ? ErrorKind::Unsupported : ErrorKind::Invalid));
    QCOMPARE(error.where, folder_.filePath(QStringLiteral("config")));
    QVERIFY2(error.detail.contains(words), qPrintable(error.detail));
    QVERIFY2(error.detail.contains(QLatin1StringView("cluster \"lab-cluster\"")) ||
                 error.detail.contains(QLatin1StringView("user \"ada\"")),
             qPrintable(error.detail));
    QVERIFY2(!error.detail.contains(QLatin1StringView("hunter2")), qPrintable(error.detail));
}

void KubeConfigTest::bombsAndGiantsAreRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QByteArray laughs = "a0: &a0 [x, x]\n";
    for (int i = 1; i < 40; ++i)
        laughs += QStringLiteral("a%1: &a%1 [*a%2, *a%2]\n").arg(i).arg(i - 1).toLatin1();
    QTest::newRow("aliases of aliases") << laughs;
    QTest::newRow("alias of nothing") << QByteArray("users: *hunter2\n");
    QTest::newRow("deep") << QByteArray(100'000, '[');
    QTest::newRow("deep mappings") << "a: " + QByteArray("{a: ").repeated(5000);
    QTest::newRow("large") << "token: " + QByteArray(2 << 20, 'x');
    QTest::newRow("second document") << config(someServer, someToken) + "---\na: b\n";
    QTest::newRow("bytes") << QByteArray("\x80\x00\xff", 3);
    QTest::newRow("another kind") << QByteArray("kind: Pod\n");
    QTest::newRow("a secret alone") << QByteArray("hunter2-planted\n");
    QTest::newRow("a list") << QByteArray("- hunter2\n");
    QTest::newRow("a name twice") << QByteArray("users:\n- {name: a, user: {}}\n- {name: a, user: {}}\n");
}

void KubeConfigTest::bombsAndGiantsAreRefused()
{
    QFETCH(QByteArray, text);
    const auto access = read(text);
    QVERIFY_ERROR(access, ErrorKind::Invalid);
    QVERIFY(!access.error().detail.contains(QLatin1StringView("hunter2")));
}

void KubeConfigTest::onlyRegularFilesAreRead()
{
    const auto pipe = folder_.filePath(QStringLiteral("pipe"));
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    QVERIFY_ERROR(readKubeConfig({pipe.toStdString()}, {}), ErrorKind::Invalid);
    QVERIFY_ERROR(readKubeConfig({folder_.path().toStdString()}, {}), ErrorKind::Invalid);
}

void KubeConfigTest::theServiceAccountOfAPod()
{
    const std::filesystem::path folder = folder_.filePath(QStringLiteral("account")).toStdString();
    const auto host = QStringLiteral("10.96.0.1");
    const auto port = QStringLiteral("443");
    QVERIFY_ERROR(inClusterAccess(folder, {}, {}), ErrorKind::NotFound);
    QVERIFY_ERROR(inClusterAccess(folder, host, port), ErrorKind::NotFound);
    write(QStringLiteral("account/ca.crt"), certificate);
    QVERIFY_ERROR(inClusterAccess(folder, host, port), ErrorKind::NotFound);
    write(QStringLiteral("account/token"), "hunter2\n");
    write(QStringLiteral("account/namespace"), "fraud\n");
    const auto access = inClusterAccess(folder, host, port);
    QVERIFY_RESULT(access);
    QCOMPARE(access->server, std::string("https://10.96.0.1:443"));
    QCOMPARE(access->ns, QStringLiteral("fraud"));
    QCOMPARE(access->caPem, certificate.toStdString());
    QCOMPARE(access->tokenFile, (folder / "token").string());
    QVERIFY(access->token.empty()); // it is rotated: read at each use
    QCOMPARE(inClusterAccess(folder, QStringLiteral("fd00::1"), port)->server,
             std::string("https://[fd00::1]:443"));
}

void KubeConfigTest::damageNeverCrashesAndNeverLeaks()
{
    // Nothing here has been given to redaction: what does not leak is not quoted in the first place.
    const auto key =
        QByteArray("-----BEGIN PRIVATE KEY-----\nPl4ntedT0ken\n-----END PRIVATE KEY-----\n").toBase64();
    const QByteArray whole =
        config(someServer + "\ncertificate-authority-data: " + certificate.toBase64(),
               "token: \"Pl4ntedT0ken\"\ntokenFile: Pl4ntedT0ken\nclient-certificate-data: " +
                   certificate.toBase64() + "\nclient-key-data: " + key +
                   "\nexec:\n  apiVersion: client.authentication.k8s.io/v1\n  command: aws\n"
                   "  args: [--secret, Pl4ntedT0ken]\n  env:\n  - name: SECRET\n    value: Pl4ntedT0ken");
    QVERIFY_RESULT(read(whole));
    std::mt19937 random(5);
    int refused = 0;
    for (int i = 0; i < times(2000); ++i) {
        auto text = whole;
        if (i % 4 == 0)
            text.truncate(qsizetype(random() % std::size_t(text.size())));
        for (auto flips = i % 4 == 0 ? 0u : 1 + random() % 3; flips > 0; --flips) {
            auto& byte = text[qsizetype(random() % std::size_t(text.size()))];
            byte = char(byte ^ (1 << random() % 8));
        }
        const auto access = read(text);
        if (access)
            continue;
        ++refused;
        const auto words = access.error().where + access.error().detail;
        for (const auto& secret : {QByteArray("Pl4nted"), QByteArray("tedT0ken"), key.mid(40, 12)})
            QVERIFY2(!words.contains(QLatin1StringView(secret)), qPrintable(words));
    }
    QVERIFY2(refused > times(2000) / 4, qPrintable(QString::number(refused)));
}

QTEST_GUILESS_MAIN(KubeConfigTest)
#include "tst_kube_config.moc"
