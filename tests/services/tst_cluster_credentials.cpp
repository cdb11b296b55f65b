#include "services/http/Json.h"
#include "services/kubernetes/ClusterCredentials.h"
#include "services/log/Redaction.h"
#include "tests/support/Testing.h"

#include <QFile>
#include <QTemporaryDir>

#include <atomic>
#include <thread>

#include <csignal>

using namespace ph;
using namespace std::chrono_literals;

namespace {

const QString v1 = QStringLiteral("client.authentication.k8s.io/v1");
const QString v1beta1 = QStringLiteral("client.authentication.k8s.io/v1beta1");

QByteArray credential(const QByteArray& status, const QString& version = v1)
{
    return R"({"apiVersion":")" + version.toLatin1() + R"(","kind":"ExecCredential","status":)" + status +
           "}";
}

bool isRunning(pid_t process)
{
    QFile status(QStringLiteral("/proc/%1/stat").arg(process)); // a zombie is dead, and waits for its reaper
    return status.open(QIODevice::ReadOnly) && !status.readAll().contains(") Z ");
}

} // namespace

class ClusterCredentialsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatTheConfigHoldsIsPassedOn();
    void authorizationHasOneSource();
    void tokenFilesAreReadAtEachUse();
    void aTokenFileThatCannotBeUsed_data();
    void aTokenFileThatCannotBeUsed();
    void impersonation();
    void aPluginPrintsATokenOrACertificate_data();
    void aPluginPrintsATokenOrACertificate();
    void aPluginIsToldOfTheCluster();
    void noShellReadsThePlugin();
    void printedIsKeptUntilShortlyBeforeItExpires();
    void expiredCredentialsAreAskedAnew();
    void manyWaitForOneAnswer();
    void oneFailureAnswersAllWhoWait();
    void badAnswersAreRefused_data();
    void badAnswersAreRefused();
    void aFailingPluginSpeaksForItself();
    void aPluginThatIsNotThereShowsItsHint();
    void aPluginThatWantsATerminalIsNotRun();
    void stoppingEndsThePluginAndItsChildren();
    void whatAPluginStartedMayGoOn();
    void whoWaitsMayLeave();
    void secretsAreRedacted();

private:
    /// A plugin that counts its calls in "calls" and runs this script.
    ClusterAccess withPlugin(const QByteArray& script) const
    {
        const auto path = folder_.filePath(QStringLiteral("plugin"));
        QFile::remove(folder_.filePath(QStringLiteral("calls")));
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        file.write("#!/bin/sh\necho x >>'" + folder_.path().toUtf8() + "/calls'\n" + script + '\n');
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        ClusterAccess access;
        access.server = "https://api.lab:6443";
        access.exec = ExecPlugin();
        access.exec->apiVersion = v1;
        access.exec->command = path;
        return access;
    }
    ClusterAccess printing(const QByteArray& text) const
    {
        return withPlugin("cat <<'END'\n" + text + "\nEND");
    }
    int calls() const { return int(written("calls").count('x')); }
    QByteArray written(const char* name) const
    {
        QFile file(folder_.filePath(QLatin1StringView(name)));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    std::string write(const char* name, const QByteArray& text) const
    {
        QFile file(folder_.filePath(QLatin1StringView(name)));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        file.write(text);
        return file.fileName().toStdString();
    }

    QTemporaryDir folder_;
};

void ClusterCredentialsTest::whatTheConfigHoldsIsPassedOn()
{
    ClusterAccess access;
    access.tlsServerName = "kubernetes.default";
    access.caPem = "CA";
    access.certPem = "CERT";
    access.keyPem = "the key itself";
    access.proxy = "socks5://proxy:1080";
    const auto credentials = ClusterCredentials(access).current();
    QVERIFY_RESULT(credentials);
    QCOMPARE(credentials->tlsServerName, access.tlsServerName);
    QCOMPARE(credentials->caPem, access.caPem);
    QCOMPARE(credentials->certPem, access.certPem);
    QCOMPARE(credentials->keyPem, access.keyPem);
    QCOMPARE(credentials->proxy, std::string("socks5h://proxy:1080")); // the proxy resolves names
    QVERIFY(credentials->authorization.empty());
    QVERIFY(credentials->extraHeaders.empty());
}

void ClusterCredentialsTest::authorizationHasOneSource()
{
    auto access = printing(credential(R"({"token":"printed"})"));
    access.basicUser = "ada";
    access.basicPassword = "open sesame";
    QCOMPARE(ClusterCredentials(access).current()->authorization, std::string("Basic YWRhOm9wZW4gc2VzYW1l"));
    access.token = "static";
    QCOMPARE(ClusterCredentials(access).current()->authorization, std::string("Bearer static"));
    QCOMPARE(calls(), 0);
}

void ClusterCredentialsTest::tokenFilesAreReadAtEachUse()
{
    ClusterAccess access;
    access.token = "older";
    access.tokenFile = write("token", "first\n");
    ClusterCredentials credentials(access);
    QCOMPARE(credentials.current()->authorization, std::string("Bearer first"));
    write("token", "second\r\n");
    QCOMPARE(credentials.current()->authorization, std::string("Bearer second"));
    QFile::remove(QString::fromStdString(access.tokenFile));
    QCOMPARE(credentials.current()->authorization, std::string("Bearer older"));
}

void ClusterCredentialsTest::aTokenFileThatCannotBeUsed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray("\n");
    QTest::newRow("two lines") << QByteArray("hunter2\nX-Header: y\n");
    QTest::newRow("large") << QByteArray(100'000, 'x');
}

void ClusterCredentialsTest::aTokenFileThatCannotBeUsed()
{
    QFETCH(QByteArray, text);
    ClusterAccess access;
    access.tokenFile = write("token", text);
    const auto credentials = ClusterCredentials(access).current();
    QVERIFY_ERROR(credentials, ErrorKind::Unauthorized);
    QCOMPARE(credentials.error().where.toStdString(), access.tokenFile);
    QVERIFY(!credentials.error().detail.contains(QLatin1StringView("hunter2")));
}

void ClusterCredentialsTest::impersonation()
{
    ClusterAccess access;
    access.impersonateUser = "bob";
    access.impersonateUid = "42";
    access.impersonateGroups = {"dev", "ops"};
    access.impersonateExtra = {{"scopes", "view"}, {"acme.com/project: x", "fraud"}};
    const auto credentials = ClusterCredentials(access).current();
    QVERIFY_RESULT(credentials);
    QStringList lines;
    for (const auto& header : credentials->extraHeaders)
        lines.append(QString::fromStdString(header.name + '=' + header.value));
    QCOMPARE(lines.join(u' '), QStringLiteral("Impersonate-User=bob Impersonate-Uid=42 Impersonate-Group=dev "
                                              "Impersonate-Group=ops Impersonate-Extra-scopes=view "
                                              "Impersonate-Extra-acme.com%2Fproject%3A%20x=fraud"));
}

void ClusterCredentialsTest::aPluginPrintsATokenOrACertificate_data()
{
    QTest::addColumn<QString>("version");
    QTest::newRow("v1") << v1;
    QTest::newRow("v1beta1") << v1beta1;
}

void ClusterCredentialsTest::aPluginPrintsATokenOrACertificate()
{
    QFETCH(QString, version);
    const QByteArray status =
        R"({"token":"abc.def","clientCertificateData":"CERT\n","clientKeyData":"the printed key\n"})";
    auto access = printing(credential(status, version));
    access.exec->apiVersion = version;
    const auto credentials = ClusterCredentials(access).current();
    QVERIFY_RESULT(credentials);
    QCOMPARE(credentials->authorization, std::string("Bearer abc.def"));
    QCOMPARE(credentials->certPem, std::string("CERT\n"));
    QCOMPARE(credentials->keyPem, std::string("the printed key\n"));
}

void ClusterCredentialsTest::aPluginIsToldOfTheCluster()
{
    auto access = withPlugin("printf %s \"$KUBERNETES_EXEC_INFO\" >'" + folder_.path().toUtf8() +
                             "/info'; printf %s \"$REGION:$HOME\" >'" + folder_.path().toUtf8() +
                             "/region'; echo '" + credential(R"({"token":"abc"})") + "'");
    access.exec->environment = {{QStringLiteral("REGION"), QStringLiteral("eu-1")}};
    access.caPem = "CA";
    access.tlsServerName = "name";
    access.execConfig = R"({"audience":"lab"})";
    QVERIFY_RESULT(ClusterCredentials(access).current());
    const auto bare = Json::parse(
        R"({"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","spec":{"interactive":false}})");
    QCOMPARE(Json::parse(written("info").toStdString()).dump(), bare.dump());
    QCOMPARE(written("region"), "eu-1:" + qgetenv("HOME")); // added to ours

    access.exec->provideClusterInfo = true;
    QVERIFY_RESULT(ClusterCredentials(access).current());
    const auto cluster = Json::parse(R"({"server":"https://api.lab:6443","tls-server-name":"name",
                                         "certificate-authority-data":"Q0E=","config":{"audience":"lab"}})");
    QCOMPARE(Json::parse(written("info").toStdString())["spec"]["cluster"].dump(), cluster.dump());
}

void ClusterCredentialsTest::noShellReadsThePlugin()
{
    auto access = withPlugin("printf '%s|' \"$@\" >'" + folder_.path().toUtf8() + "/arguments'; echo '" +
                             credential(R"({"token":"abc"})") + "'");
    access.exec->arguments = {QStringLiteral("$(id)"), QStringLiteral("a b"), QStringLiteral("; exit 1")};
    QVERIFY_RESULT(ClusterCredentials(access).current());
    QCOMPARE(written("arguments"), QByteArray("$(id)|a b|; exit 1|"));
}

void ClusterCredentialsTest::printedIsKeptUntilShortlyBeforeItExpires()
{
    const auto start = TimeMs(std::chrono::sys_days(std::chrono::year(2030) / 1 / 1));
    auto now = start;
    ClusterCredentials credentials(
        printing(credential(R"({"token":"abc","expirationTimestamp":"2030-01-01T01:00:00.000000000Z"})")),
        [&] { return now; });
    QVERIFY_RESULT(credentials.current());
    now = start + 58min;
    QVERIFY_RESULT(credentials.current());
    QCOMPARE(calls(), 1);
    now = start + 59min + 1s;
    QVERIFY_RESULT(credentials.current());
    QCOMPARE(calls(), 2);

    // What lives only briefly is used for most of that.
    now = start;
    ClusterCredentials brief(
        printing(credential(R"({"token":"abc","expirationTimestamp":"2030-01-01T00:00:50Z"})")),
        [&] { return now; });
    QVERIFY_RESULT(brief.current());
    now = start + 39s;
    QVERIFY_RESULT(brief.current());
    QCOMPARE(calls(), 1);
    now = start + 41s;
    QVERIFY_RESULT(brief.current());
    QCOMPARE(calls(), 2);
}

void ClusterCredentialsTest::expiredCredentialsAreAskedAnew()
{
    ClusterCredentials credentials(withPlugin(
        "n=$(wc -l <'" + folder_.path().toUtf8() +
        "/calls')\nprintf '{\"apiVersion\":\"client.authentication.k8s.io/v1\",\"kind\":\"ExecCredential\","
        "\"status\":{\"token\":\"token-%d\"}}' $n"));
    const auto first = credentials.current();
    QVERIFY_RESULT(first);
    QCOMPARE(first->authorization, std::string("Bearer token-1"));
    QCOMPARE(credentials.current()->authorization, first->authorization);
    credentials.expire(*first);
    const auto second = credentials.current();
    QCOMPARE(second->authorization, std::string("Bearer token-2"));
    credentials.expire(*first); // somebody slow was refused with what has been renewed already
    QCOMPARE(credentials.current()->authorization, second->authorization);
    credentials.expire(*second);
    QCOMPARE(credentials.current()->authorization, std::string("Bearer token-3"));
}

void ClusterCredentialsTest::manyWaitForOneAnswer()
{
    ClusterCredentials credentials(withPlugin("sleep 0.5; echo '" + credential(R"({"token":"abc"})") + "'"));
    std::atomic<int> good = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 8; ++i)
            threads.emplace_back([&] { good += credentials.current().has_value() ? 1 : 0; });
    }
    QCOMPARE(good.load(), 8);
    QCOMPARE(calls(), 1);
}

void ClusterCredentialsTest::oneFailureAnswersAllWhoWait()
{
    ClusterCredentials credentials(withPlugin("sleep 1; exit 1"));
    std::atomic<int> refused = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] { refused += credentials.current().has_value() ? 0 : 1; });
    }
    QCOMPARE(refused.load(), 4);
    QCOMPARE(calls(), 1);
    QVERIFY(!credentials.current()); // who comes later has it asked again
    QCOMPARE(calls(), 2);
}

void ClusterCredentialsTest::badAnswersAreRefused_data()
{
    QTest::addColumn<QByteArray>("printed");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a bare token") << QByteArray("hunter2-printed");
    QTest::newRow("broken off") << QByteArray(R"({"status":{"token":"hunter2-printed)");
    QTest::newRow("a list") << QByteArray(R"(["hunter2-printed"])");
    QTest::newRow("another version") << credential(R"({"token":"hunter2-printed"})", v1beta1);
    QTest::newRow("another kind") << QByteArray(
        R"({"apiVersion":"client.authentication.k8s.io/v1","kind":"Token","status":{"token":"hunter2-printed"}})");
    QTest::newRow("no status") << credential("null");
    QTest::newRow("empty status") << credential("{}");
    QTest::newRow("certificate without key") << credential(R"({"clientCertificateData":"hunter2-printed"})");
    QTest::newRow("no text") << credential(R"({"token":["hunter2-printed"]})");
    QTest::newRow("line break") << credential(R"({"token":"hunter2-printed\nX: y"})");
    QTest::newRow("no time") << credential(R"({"token":"hunter2-printed","expirationTimestamp":"soon"})");
}

void ClusterCredentialsTest::badAnswersAreRefused()
{
    QFETCH(QByteArray, printed);
    const auto credentials = ClusterCredentials(printing(printed)).current();
    QVERIFY_ERROR(credentials, ErrorKind::Unreadable);
    QCOMPARE(credentials.error().where, QStringLiteral("exec plugin plugin"));
    QVERIFY(!credentials.error().detail.isEmpty());
    QVERIFY(!credentials.error().detail.contains(QLatin1StringView("hunter2")));
}

void ClusterCredentialsTest::aFailingPluginSpeaksForItself()
{
    auto access = withPlugin("echo 'printed-anyway'; echo 'session expired; token=hunter2-said' >&2; exit 3");
    access.exec->installHint = QStringLiteral("Run lab login.\n");
    const auto credentials = ClusterCredentials(access).current();
    QVERIFY_ERROR(credentials, ErrorKind::Unauthorized);
    const auto& words = credentials.error().detail;
    for (const auto* part : {"status 3", "session expired", "Run lab login."})
        QVERIFY2(words.contains(QLatin1StringView(part)), qPrintable(words));
    for (const auto* part : {"hunter2-said", "printed-anyway"})
        QVERIFY2(!words.contains(QLatin1StringView(part)), qPrintable(words));
}

void ClusterCredentialsTest::aPluginThatIsNotThereShowsItsHint()
{
    auto access = printing({});
    access.exec->command = QStringLiteral("/nowhere/lab-login");
    access.exec->installHint = QStringLiteral("Get it at https://lab.example.");
    const auto credentials = ClusterCredentials(access).current();
    QVERIFY_ERROR(credentials, ErrorKind::Unauthorized);
    QCOMPARE(credentials.error().where, QStringLiteral("exec plugin lab-login"));
    QVERIFY(credentials.error().detail.contains(access.exec->installHint));
}

void ClusterCredentialsTest::aPluginThatWantsATerminalIsNotRun()
{
    auto access = printing(credential(R"({"token":"abc"})"));
    access.exec->interaction = ExecPlugin::Interaction::Always;
    const auto credentials = ClusterCredentials(access).current();
    QVERIFY_ERROR(credentials, ErrorKind::Unsupported);
    QVERIFY(credentials.error().detail.contains(QLatin1StringView("interactiveMode: Always")));
    QCOMPARE(calls(), 0);
}

void ClusterCredentialsTest::stoppingEndsThePluginAndItsChildren()
{
    ClusterCredentials credentials(
        withPlugin("sleep 1000 & echo $! >'" + folder_.path().toUtf8() + "/child'; wait"));
    std::stop_source stop;
    Result<HttpCredentials> answer;
    {
        const std::jthread asks([&] { answer = credentials.current(stop.get_token()); });
        QTRY_VERIFY_WITH_TIMEOUT(written("child").endsWith('\n'), 20'000);
        stop.request_stop();
    }
    QVERIFY_ERROR(answer, ErrorKind::Cancelled);
    const auto child = pid_t(written("child").trimmed().toInt());
    QVERIFY(child > 1);
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning(child), 20'000);
}

void ClusterCredentialsTest::whatAPluginStartedMayGoOn()
{
    // As the browser of a login does. It is held up by nothing, not even by the output that it still holds.
    ClusterCredentials credentials(withPlugin("sleep 1000 & echo $! >'" + folder_.path().toUtf8() +
                                              "/child'; echo '" + credential(R"({"token":"abc"})") + "'"));
    QVERIFY_RESULT(credentials.current());
    const auto child = pid_t(written("child").trimmed().toInt());
    QVERIFY(child > 1);
    const bool wentOn = isRunning(child);
    ::kill(child, SIGKILL);
    QVERIFY(wentOn);
}

void ClusterCredentialsTest::whoWaitsMayLeave()
{
    ClusterCredentials credentials(withPlugin("sleep 1000"));
    std::stop_source stopFirst, stopSecond;
    std::jthread first([&] { (void)credentials.current(stopFirst.get_token()); });
    QTRY_VERIFY_WITH_TIMEOUT(calls() == 1, 20'000);
    std::atomic<bool> left = false;
    std::jthread second([&] { left = !credentials.current(stopSecond.get_token()); });
    stopSecond.request_stop();
    second.join();
    QVERIFY(left);
    QCOMPARE(calls(), 1);
    stopFirst.request_stop();
}

void ClusterCredentialsTest::secretsAreRedacted()
{
    auto access = printing(credential(R"({"token":"printed-5ecret","clientCertificateData":"C",
                                          "clientKeyData":"printed-key-5ecret"})"));
    access.proxy = "socks5://joe:proxy-5ecret@proxy:1080";
    access.keyPem = "config-key-5ecret";
    access.exec->environment = {{QStringLiteral("CLIENT_SECRET"), QStringLiteral("variable-5ecret")},
                                {QStringLiteral("REGION"), QStringLiteral("eu-west-1")}};
    access.exec->arguments = {QStringLiteral("--oidc-client-secret=argument-5ecret"),
                              QStringLiteral("--password"), QStringLiteral("next-5ecret"),
                              QStringLiteral("--region=us-east-1")};
    QVERIFY_RESULT(ClusterCredentials(access).current());
    access.exec.reset();
    access.basicUser = "ada";
    access.basicPassword = "basic-5ecret";
    const auto basic = ClusterCredentials(access).current();
    QVERIFY_RESULT(basic);
    access.token = "static-5ecret";
    QVERIFY_RESULT(ClusterCredentials(access).current());
    access.tokenFile = write("token", "file-5ecret\n");
    QVERIFY_RESULT(ClusterCredentials(access).current());

    for (const auto* secret :
         {"printed-5ecret", "printed-key-5ecret", "proxy-5ecret", "config-key-5ecret", "variable-5ecret",
          "argument-5ecret", "next-5ecret", "basic-5ecret", "static-5ecret", "file-5ecret"})
        QVERIFY2(!redact(QLatin1StringView(secret) + QStringLiteral(" it was"))
                      .contains(QLatin1StringView("5ecret")),
                 secret);
    QVERIFY(!redact(QString::fromStdString(basic->authorization)).contains(QLatin1StringView("YWRh")));
    const auto regions = QStringLiteral("eu-west-1 us-east-1");
    QCOMPARE(redact(regions), regions);
}

QTEST_GUILESS_MAIN(ClusterCredentialsTest)
#include "tst_cluster_credentials.moc"
