#include "services/log/Redaction.h"
#include "services/secrets/Credentials.h"
#include "services/secrets/SecretVault.h"
#include "tests/support/Testing.h"

#include <QFile>
#include <QTemporaryDir>

#include <thread>

#include <sys/stat.h>

using namespace ph;

namespace {

QString write(const QTemporaryDir& folder, const QString& name, const QByteArray& text, mode_t mode)
{
    const QString path = folder.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        qFatal("cannot write");
    file.write(text);
    file.close();
    ::chmod(QFile::encodeName(path).constData(), mode);
    return path;
}

} // namespace

class SecretsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void referencesAreToldFromSecrets_data();
    void referencesAreToldFromSecrets();
    void environment();
    void filesMustBeOurs_data();
    void filesMustBeOurs();
    void otherThingsThanFilesAreRefused();
    void commands_data();
    void commands();
    void theMemoryVaultKeeps();
    void withoutASessionBusNothingIsStored();
    void aDeadSessionBusIsNoKeychain();
    void credentialsOfEachScheme();
    void missingPiecesAreNamed();
    void resolvedSecretsAreRedacted();
};

void SecretsTest::referencesAreToldFromSecrets_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("valid");
    QTest::newRow("environment") << "env:MY_TOKEN" << true;
    QTest::newRow("file") << "file:/run/secrets/token" << true;
    QTest::newRow("home") << "file:~/token" << true;
    QTest::newRow("command") << "exec:pass show mlflow" << true;
    QTest::newRow("keychain") << "keychain:lab/token" << true;
    QTest::newRow("bare") << "hunter2-hunter2" << false;
    QTest::newRow("empty") << "" << false;
    QTest::newRow("no name") << "env:" << false;
    QTest::newRow("bad name") << "env:MY-TOKEN" << false;
    QTest::newRow("relative") << "file:token" << false;
    QTest::newRow("unknown kind") << "hunter2:abc" << false;
}

void SecretsTest::referencesAreToldFromSecrets()
{
    QFETCH(QString, text);
    QFETCH(bool, valid);
    const auto reference = parseSecretRef(text);
    QCOMPARE(reference.has_value(), valid);
    if (valid) {
        QCOMPARE(reference->text, text);
        return;
    }
    QCOMPARE(reference.error().kind, ErrorKind::Invalid);
    QVERIFY(!reference.error().detail.isEmpty());
    QVERIFY2(!reference.error().detail.contains(QStringLiteral("hunter2")),
             "it repeats what may be a secret");
}

void SecretsTest::environment()
{
    const auto vault = makeMemoryVault();
    qputenv("PH_TEST_SECRET", "from the environment");
    QCOMPARE(vault->resolve({QStringLiteral("env:PH_TEST_SECRET")}).value_or(""),
             std::string("from the environment"));
    qunsetenv("PH_TEST_SECRET");
    QVERIFY_ERROR(vault->resolve({QStringLiteral("env:PH_TEST_SECRET")}), ErrorKind::NotFound);
}

void SecretsTest::filesMustBeOurs_data()
{
    QTest::addColumn<int>("mode");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QByteArray>("secret");
    QTest::newRow("0600") << 0600 << QByteArray("abc\n") << QByteArray("abc");
    QTest::newRow("0400") << 0400 << QByteArray("abc") << QByteArray("abc");
    QTest::newRow("one newline only") << 0600 << QByteArray("abc\n\n") << QByteArray("abc\n");
    QTest::newRow("Windows line end") << 0600 << QByteArray("abc\r\n") << QByteArray("abc");
    for (const int mode : {0644, 0640, 0604, 0660, 0666, 0700, 0620})
        QTest::addRow("0%o", mode) << mode << QByteArray("abc") << QByteArray();
    QTest::newRow("empty") << 0600 << QByteArray("\n") << QByteArray();
    QTest::newRow("large") << 0600 << QByteArray(70'000, 'x') << QByteArray();
}

void SecretsTest::filesMustBeOurs()
{
    QFETCH(int, mode);
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, secret);
    const QTemporaryDir folder;
    const QString path = write(folder, QStringLiteral("secret"), content, static_cast<mode_t>(mode));
    const auto result = makeMemoryVault()->resolve({QStringLiteral("file:") + path});
    if (!secret.isEmpty()) {
        QVERIFY_RESULT(result);
        QCOMPARE(QByteArray::fromStdString(*result), secret);
        return;
    }
    QVERIFY(!result);
    QVERIFY(result.error().kind == ErrorKind::Forbidden || result.error().kind == ErrorKind::Invalid);
    QVERIFY(!result.error().detail.contains(QStringLiteral("abc")));
}

void SecretsTest::otherThingsThanFilesAreRefused()
{
    const QTemporaryDir folder;
    const auto vault = makeMemoryVault();
    QVERIFY_ERROR(vault->resolve({QStringLiteral("file:") + folder.path()}), ErrorKind::Invalid);
    QVERIFY_ERROR(vault->resolve({QStringLiteral("file:") + folder.filePath(QStringLiteral("none"))}),
                  ErrorKind::NotFound);
    const QString pipe = folder.filePath(QStringLiteral("pipe"));
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    QVERIFY_ERROR(vault->resolve({QStringLiteral("file:") + pipe}),
                  ErrorKind::Invalid); // and does not wait for a writer
    QVERIFY_ERROR(vault->resolve({QStringLiteral("plain-secret")}), ErrorKind::Invalid);
}

void SecretsTest::commands_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("secret");
    QTest::newRow("first line") << "printf 'one\\ntwo\\n'"
                                << "one";
    QTest::newRow("without line end") << "printf one"
                                      << "one";
    QTest::newRow("no input") << "cat; echo end"
                              << "end";
    QTest::newRow("stderr is not it") << "echo noise >&2; echo one"
                                      << "one";
    QTest::newRow("much else")
        << "echo one; head -c 1000000 /dev/zero | tr '\\0' a; head -c 1000000 /dev/zero >&2"
        << "one";
    QTest::newRow("something that stays in the background") << "sleep 3 & echo one"
                                                            << "one";
    QTest::newRow("Windows line end") << "printf 'one\\r\\n'"
                                      << "one";
    QTest::newRow("the longest") << "head -c 65536 /dev/zero | tr '\\0' a; printf '\\r\\n'"
                                 << QString(65536, QLatin1Char('a'));
    QTest::newRow("too long") << "head -c 65537 /dev/zero | tr '\\0' a; echo" << QString();
    QTest::newRow("crash") << "echo hunter2; kill -KILL $$" << QString();
    QTest::newRow("failure") << "echo hunter2; exit 3" << QString();
    QTest::newRow("nothing") << "true" << QString();
    QTest::newRow("no such program") << "no-such-program-at-all" << QString();
}

void SecretsTest::commands()
{
    QFETCH(QString, command);
    QFETCH(QString, secret);
    Result<std::string> result;
    // On a worker, as in life: there is no event loop.
    std::jthread([&] { result = makeMemoryVault()->resolve({QStringLiteral("exec:") + command}); }).join();
    if (secret.isEmpty()) {
        QVERIFY_ERROR(result, ErrorKind::Invalid);
        QVERIFY(!(result.error().where + result.error().detail).contains(QStringLiteral("hunter2")));
    } else {
        QVERIFY_RESULT(result);
        QCOMPARE(QString::fromStdString(*result), secret);
    }
}

void SecretsTest::theMemoryVaultKeeps()
{
    const auto vault = makeMemoryVault();
    QVERIFY(vault->canStore());
    const auto reference = vault->store(QStringLiteral("lab/token"), "value");
    QVERIFY_RESULT(reference);
    QCOMPARE(reference->text, QStringLiteral("keychain:lab/token"));
    QCOMPARE(vault->resolve(*reference).value_or(""), std::string("value"));
    QVERIFY_RESULT(vault->remove(*reference));
    QVERIFY_ERROR(vault->resolve(*reference), ErrorKind::NotFound);
    QVERIFY_RESULT(vault->remove({QStringLiteral("env:HOME")}));
}

void SecretsTest::withoutASessionBusNothingIsStored()
{
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    qputenv("XDG_RUNTIME_DIR", "/nonexistent");
    const auto vault = makeSystemVault();
    QVERIFY(!vault->canStore());
    QVERIFY_ERROR(vault->store(QStringLiteral("x"), "value"), ErrorKind::Unsupported);
    QVERIFY_ERROR(vault->resolve({QStringLiteral("keychain:x")}), ErrorKind::Unsupported);
    qputenv("PH_TEST_SECRET", "abcd");
    QVERIFY_RESULT(vault->resolve({QStringLiteral("env:PH_TEST_SECRET")}));
}

void SecretsTest::aDeadSessionBusIsNoKeychain()
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    const auto vault = makeSystemVault();
    QVERIFY(!vault->canStore());
    QVERIFY_ERROR(vault->store(QStringLiteral("x"), "value"), ErrorKind::Unsupported);
}

void SecretsTest::credentialsOfEachScheme()
{
    const auto vault = makeMemoryVault();
    Connection connection;
    connection.secrets.insert(QStringLiteral("password"), *vault->store(QStringLiteral("p"), "pass word"));
    connection.secrets.insert(QStringLiteral("token"), *vault->store(QStringLiteral("t"), "tok-en"));
    connection.secrets.insert(QStringLiteral("headerValue"), *vault->store(QStringLiteral("h"), "head-er"));
    connection.secrets.insert(QStringLiteral("keyPassphrase"), *vault->store(QStringLiteral("k"), "phrase"));
    connection.settings = {{QStringLiteral("user"), QStringLiteral("me")},
                           {QStringLiteral("caFile"), QStringLiteral("/ca.pem")},
                           {QStringLiteral("certFile"), QStringLiteral("/c.pem")},
                           {QStringLiteral("keyFile"), QStringLiteral("/k.pem")},
                           {QStringLiteral("proxy"), QStringLiteral("http://proxy:3128")},
                           {QStringLiteral("headerName"), QStringLiteral("X-Api-Key")}};
    connection.auth = AuthScheme::None;
    auto credentials = resolveCredentials(connection, *vault);
    QVERIFY_RESULT(credentials);
    QVERIFY(credentials->authorization.empty());
    QVERIFY(credentials->certFile.empty());
    QCOMPARE(credentials->caFile, std::string("/ca.pem"));
    QCOMPARE(credentials->proxy, std::string("http://proxy:3128"));
    QCOMPARE(credentials->extraHeaders.size(), std::size_t(1));
    QCOMPARE(credentials->extraHeaders.front().name, std::string("X-Api-Key"));
    QCOMPARE(credentials->extraHeaders.front().value, std::string("head-er"));

    connection.auth = AuthScheme::Basic;
    QCOMPARE(resolveCredentials(connection, *vault)->authorization,
             "Basic " + QByteArray("me:pass word").toBase64().toStdString());
    connection.auth = AuthScheme::Bearer;
    QCOMPARE(resolveCredentials(connection, *vault)->authorization, std::string("Bearer tok-en"));
    connection.auth = AuthScheme::ClientCertificate;
    credentials = resolveCredentials(connection, *vault);
    QVERIFY_RESULT(credentials);
    QCOMPARE(credentials->certFile, std::string("/c.pem"));
    QCOMPARE(credentials->keyFile, std::string("/k.pem"));
    QCOMPARE(credentials->keyPassphrase, std::string("phrase"));
}

void SecretsTest::missingPiecesAreNamed()
{
    const auto vault = makeMemoryVault();
    Connection connection;
    connection.auth = AuthScheme::Bearer;
    auto credentials = resolveCredentials(connection, *vault);
    QVERIFY_ERROR(credentials, ErrorKind::Invalid);
    QVERIFY(credentials.error().detail.contains(QStringLiteral("token")));
    connection.auth = AuthScheme::Basic;
    QVERIFY(resolveCredentials(connection, *vault).error().detail.contains(QStringLiteral("user")));
    connection.auth = AuthScheme::ClientCertificate;
    QVERIFY(resolveCredentials(connection, *vault).error().detail.contains(QStringLiteral("certFile")));
    connection.auth = AuthScheme::Bearer;
    connection.secrets.insert(QStringLiteral("token"), {QStringLiteral("env:PH_NOT_SET_ANYWHERE")});
    QVERIFY_ERROR(resolveCredentials(connection, *vault), ErrorKind::NotFound);
}

void SecretsTest::resolvedSecretsAreRedacted()
{
    qputenv("PH_TEST_SECRET", "resolved-and-hidden");
    QVERIFY_RESULT(makeMemoryVault()->resolve({QStringLiteral("env:PH_TEST_SECRET")}));
    QVERIFY(!redact(QStringLiteral("x resolved-and-hidden x")).contains(QStringLiteral("hidden")));
}

QTEST_GUILESS_MAIN(SecretsTest)
#include "tst_secrets.moc"
