#include "services/git/GitRepository.h"
#include "services/log/Redaction.h"
#include "tests/support/GitSite.h"
#include "tests/support/Testing.h"

#include <future>
#include <thread>

#include <sys/stat.h>

using namespace ph;
using namespace ph::testing;

namespace {

const GitIdentity us{QStringLiteral("approver-1"), QStringLiteral("approver-1@example.org")};

QByteArray bytes(const Result<QByteArray>& result)
{
    return result ? *result : QByteArrayLiteral("(error) ") + result.error().detail.toUtf8();
}

} // namespace

class GitTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void addressesAreCheckedBeforeAnyoneIsAsked_data();
    void addressesAreCheckedBeforeAnyoneIsAsked();
    void hostilePathsAreRefused_data();
    void hostilePathsAreRefused();
    void readsWhatGitWrote();
    void linksAndSubmodulesAreNotFollowed();
    void writesWhatGitReads();
    void theFirstCommitMakesTheBranch();
    void aPushOnOldGroundIsRefused();
    void theSameOverGitsOwnProtocol();
    void aServersRuleIsForbiddenInItsWords();
    void hooksOfAFolderAreNotPassedBy();
    void rewrittenHistoryIsNoticed();
    void readsOffline();
    void limitsAreKept();
    void stopsWhereAsked();
    void whoChangedWhat();
    void passwordsNeverTravelInTheOpen();
    void identityComesFromGit();
};

void GitTest::initTestCase()
{
    qputenv("HOME", "/nonexistent");
    qunsetenv("XDG_CONFIG_HOME");
}

void GitTest::addressesAreCheckedBeforeAnyoneIsAsked_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("folder") << "/srv/git/home.git"
                            << "folder";
    QTest::newRow("file url") << "file:///srv/git/home.git"
                              << "folder";
    QTest::newRow("https") << "https://git.example.org/home.git"
                           << "server";
    QTest::newRow("ssh") << "ssh://git@git.example.org/home.git"
                         << "server";
    QTest::newRow("short ssh") << "git@git.example.org:ml/home.git"
                               << "server";
    QTest::newRow("loopback") << "git://127.0.0.1:9418/home.git"
                              << "server";
    QTest::newRow("plain http") << "http://git.example.org/home.git"
                                << "unsupported";
    QTest::newRow("plain git") << "git://git.example.org/home.git"
                               << "unsupported";
    QTest::newRow("remote helper") << "ext::sh -c touch% /tmp/x"
                                   << "invalid";
    QTest::newRow("password") << "https://bot:hunter2-hunter2@git.example.org/home.git"
                              << "invalid";
    QTest::newRow("option as host") << "ssh://-oProxyCommand=x/home.git"
                                    << "invalid";
    QTest::newRow("option as user") << "-oProxyCommand=x@host:home.git"
                                    << "invalid";
    QTest::newRow("relative") << "home.git"
                              << "invalid";
    QTest::newRow("control") << "https://git.example.org/\nx"
                             << "invalid";
}

void GitTest::addressesAreCheckedBeforeAnyoneIsAsked()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const auto address = parseGitAddress(text);
    if (!address) {
        QCOMPARE(errorKindName(address.error().kind), expected);
        QVERIFY(!address.error().where.contains(QLatin1String("hunter2")));
        return;
    }
    QCOMPARE(address->place == GitAddress::Place::Folder ? "folder" : "server", expected.toLatin1());
}

void GitTest::hostilePathsAreRefused_data()
{
    QTest::addColumn<QString>("path");
    for (const char* path : {"", "/etc/passwd", "../x", "a/../../x", "a//b", "./a", ".git/config",
                             "a/.GIT/hooks/x", "git~1/x", ".git /x", "a\\b", "C:x", "a/", "a\nb"})
        QTest::newRow(path) << QString::fromLatin1(path);
    QTest::newRow("invisible") << QStringLiteral(".g\u200cit/config");
}

void GitTest::hostilePathsAreRefused()
{
    QFETCH(QString, path);
    QVERIFY_ERROR(checkedGitPath(path), ErrorKind::Invalid);
    GitSite site;
    auto ours = site.clone(QStringLiteral("ours"));
    QVERIFY_RESULT(ours);
    QVERIFY_ERROR(ours->read(path), ErrorKind::Invalid);
    QVERIFY_ERROR(ours->commit({{path, QByteArray("x")}}, us, QStringLiteral("m")), ErrorKind::Invalid);
}

void GitTest::readsWhatGitWrote()
{
    GitSite site;
    site.person(QStringLiteral("deploy/fraud.yaml"), "image: 7\r\n", QStringLiteral("Serve 7"));
    auto ours = site.clone(QStringLiteral("ours"));
    QVERIFY_RESULT(ours);
    QVERIFY(ours->head().isEmpty());
    auto fetched = ours->fetch({});
    QVERIFY_RESULT(fetched);
    QCOMPARE(*fetched, GitRepository::Fetched::Extended);
    QCOMPARE(ours->head().toLatin1(),
             site.inBare({QStringLiteral("rev-parse"), QStringLiteral("main")}).trimmed());
    QCOMPARE(bytes(ours->read(QStringLiteral("deploy/fraud.yaml"))), "image: 7\r\n");
    QVERIFY_ERROR(ours->read(QStringLiteral("deploy/other.yaml")), ErrorKind::NotFound);
    QVERIFY_ERROR(ours->read(QStringLiteral("deploy")), ErrorKind::Unsupported);
    QCOMPARE(ours->list({})->first().name, QStringLiteral("deploy"));
    QVERIFY(ours->list(QStringLiteral("nowhere"))->isEmpty());
    QCOMPARE(*ours->fetch({}), GitRepository::Fetched::Unchanged);
}

void GitTest::linksAndSubmodulesAreNotFollowed()
{
    GitSite site;
    site.person(QStringLiteral("real/a"), "1", QStringLiteral("first"));
    QFile::link(QStringLiteral("/etc/passwd"), site.hand() + QStringLiteral("/link"));
    QFile::link(QStringLiteral("real"), site.hand() + QStringLiteral("/folder"));
    site.person(QStringLiteral("real/b"), "2", QStringLiteral("links"));
    auto ours = site.clone(QStringLiteral("ours"));
    QVERIFY_RESULT(ours->fetch({}));
    QVERIFY_ERROR(ours->read(QStringLiteral("link")), ErrorKind::Unsupported);
    QVERIFY_ERROR(ours->read(QStringLiteral("folder/a")), ErrorKind::NotFound);
    QVERIFY_ERROR(ours->commit({{QStringLiteral("link"), QByteArray("x")}}, us, QStringLiteral("m")),
                  ErrorKind::Unsupported);
}

void GitTest::writesWhatGitReads()
{
    GitSite site;
    site.person(QStringLiteral("keep"), "untouched", QStringLiteral("first"));
    auto ours = site.clone(QStringLiteral("ours"));
    QVERIFY_RESULT(ours->fetch({}));
    auto commit = ours->commit(
        {{QStringLiteral("releases/a/plan.json"), QByteArray("{}")}, {QStringLiteral("x"), QByteArray("y")}},
        us, QStringLiteral("Release a\n\nWhy."));
    QVERIFY_RESULT(commit);
    QCOMPARE(site.commits(), 1); // nothing is published by a commit
    QVERIFY_RESULT(ours->push(*commit, {}));
    QCOMPARE(site.show(QStringLiteral("releases/a/plan.json")), "{}");
    QCOMPARE(site.show(QStringLiteral("keep")), "untouched");
    QCOMPARE(site.inBare({QStringLiteral("log"), QStringLiteral("-1"), QStringLiteral("--format=%an|%s"),
                          QStringLiteral("main")})
                 .trimmed(),
             "approver-1|Release a");
    site.inBare({QStringLiteral("fsck"), QStringLiteral("--strict")});
    QCOMPARE(ours->head(), *commit);
    // Nothing to change is said, not committed.
    QVERIFY_ERROR(ours->commit({{QStringLiteral("x"), QByteArray("y")}}, us, QStringLiteral("m")),
                  ErrorKind::Conflict);
    auto removed = ours->commit({{QStringLiteral("x"), std::nullopt}}, us, QStringLiteral("Remove x"));
    QVERIFY_RESULT(removed);
    QVERIFY_RESULT(ours->push(*removed, {}));
    QCOMPARE(site.inBare({QStringLiteral("ls-tree"), QStringLiteral("--name-only"), QStringLiteral("main")}),
             "keep\nreleases\n");
}

void GitTest::theFirstCommitMakesTheBranch()
{
    GitSite site;
    auto ours = site.clone(QStringLiteral("ours"));
    auto theirs = site.clone(QStringLiteral("theirs"));
    QVERIFY_RESULT(ours->fetch({}));
    QVERIFY_RESULT(theirs->fetch({}));
    auto first = ours->commit({{QStringLiteral("a"), QByteArray("1")}}, us, QStringLiteral("first"));
    auto second = theirs->commit({{QStringLiteral("b"), QByteArray("2")}}, us, QStringLiteral("second"));
    QVERIFY_RESULT(first);
    QVERIFY_RESULT(second);
    QVERIFY_RESULT(ours->push(*first, {}));
    QVERIFY_ERROR(theirs->push(*second, {}), ErrorKind::Conflict);
    QCOMPARE(site.commits(), 1);
}

void GitTest::aPushOnOldGroundIsRefused()
{
    GitSite site;
    site.person(QStringLiteral("a"), "1", QStringLiteral("first"));
    auto ours = site.clone(QStringLiteral("ours"));
    QVERIFY_RESULT(ours->fetch({}));
    auto commit = ours->commit({{QStringLiteral("a"), QByteArray("ours")}}, us, QStringLiteral("ours"));
    site.person(QStringLiteral("b"), "2", QStringLiteral("somebody else"));
    QVERIFY_ERROR(ours->push(*commit, {}), ErrorKind::Conflict);
    QCOMPARE(site.show(QStringLiteral("a")), "1");
    QCOMPARE(*ours->contains(*commit), false);
    QVERIFY_RESULT(ours->fetch({}));
    commit = ours->commit({{QStringLiteral("a"), QByteArray("ours")}}, us, QStringLiteral("ours"));
    QVERIFY_RESULT(ours->push(*commit, {}));
    QCOMPARE(*ours->contains(*commit), true);
    QCOMPARE(site.commits(), 3);
}

void GitTest::theSameOverGitsOwnProtocol()
{
    GitSite site;
    GitDaemon daemon(site.root.path());
    QVERIFY(daemon.isUp());
    auto listing = listGitRemote(daemon.source(), *site.vault, {});
    QVERIFY_RESULT(listing);
    QVERIFY(listing->branchHead.isEmpty());
    auto ours = site.clone(QStringLiteral("ours"), daemon.source());
    auto theirs = site.clone(QStringLiteral("theirs"), daemon.source());
    QVERIFY_RESULT(ours->fetch({}));
    QVERIFY_RESULT(theirs->fetch({}));
    auto first = ours->commit({{QStringLiteral("a"), QByteArray("1")}}, us, QStringLiteral("first"));
    auto late = theirs->commit({{QStringLiteral("a"), QByteArray("2")}}, us, QStringLiteral("late"));
    QVERIFY_RESULT(ours->push(*first, {}));
    QVERIFY_ERROR(theirs->push(*late, {}), ErrorKind::Conflict);
    QVERIFY_RESULT(theirs->fetch({}));
    QCOMPARE(bytes(theirs->read(QStringLiteral("a"))), "1");
    late = theirs->commit({{QStringLiteral("a"), QByteArray("2")}}, us, QStringLiteral("late"));
    QVERIFY_RESULT(theirs->push(*late, {}));
    QCOMPARE(site.show(QStringLiteral("a")), "2");
    QCOMPARE(listGitRemote(daemon.source(), *site.vault, {})->branchHead, *late);
    auto missing = daemon.source();
    missing.address.text.replace(QLatin1String("site.git"), QLatin1String("other.git"));
    QVERIFY(!listGitRemote(missing, *site.vault, {}));
}

namespace {

void addHook(const GitSite& site, const QString& name, const QByteArray& script)
{
    QFile hook(site.bare() + QStringLiteral("/hooks/") + name);
    if (!hook.open(QIODevice::WriteOnly))
        qFatal("cannot write");
    hook.write(script);
    hook.close();
    ::chmod(QFile::encodeName(hook.fileName()).constData(), 0755);
}

} // namespace

void GitTest::aServersRuleIsForbiddenInItsWords()
{
    GitSite site;
    site.person(QStringLiteral("a"), "1", QStringLiteral("first"));
    addHook(site, QStringLiteral("pre-receive"),
            "#!/bin/sh\necho 'main is protected: open a merge request' >&2\nexit 1\n");
    GitDaemon daemon(site.root.path());
    QVERIFY(daemon.isUp());
    auto ours = site.clone(QStringLiteral("ours"), daemon.source());
    QVERIFY_RESULT(ours->fetch({}));
    auto commit = ours->commit({{QStringLiteral("a"), QByteArray("2")}}, us, QStringLiteral("m"));
    auto pushed = ours->push(*commit, {});
    QVERIFY_ERROR(pushed, ErrorKind::Forbidden);
    QVERIFY2(pushed.error().detail.contains(QLatin1String("pre-receive hook declined")),
             qPrintable(pushed.error().detail));
    QVERIFY2(pushed.error().detail.contains(QLatin1String("main is protected")),
             qPrintable(pushed.error().detail));
    QCOMPARE(site.show(QStringLiteral("a")), "1");
}

void GitTest::hooksOfAFolderAreNotPassedBy()
{
    GitSite site;
    site.person(QStringLiteral("a"), "1", QStringLiteral("first"));
    addHook(site, QStringLiteral("update"), "#!/bin/sh\nexit 0\n");
    auto ours = site.clone(QStringLiteral("ours"));
    QVERIFY_RESULT(ours->fetch({}));
    auto commit = ours->commit({{QStringLiteral("a"), QByteArray("2")}}, us, QStringLiteral("m"));
    QVERIFY_ERROR(ours->push(*commit, {}), ErrorKind::Unsupported);
    QCOMPARE(site.show(QStringLiteral("a")), "1");
}

void GitTest::rewrittenHistoryIsNoticed()
{
    GitSite site;
    site.person(QStringLiteral("a"), "1", QStringLiteral("first"));
    site.person(QStringLiteral("a"), "2", QStringLiteral("second"));
    auto ours = site.clone(QStringLiteral("ours"));
    QVERIFY_RESULT(ours->fetch({}));
    site.inBare({QStringLiteral("update-ref"), QStringLiteral("refs/heads/main"), QStringLiteral("main~1")});
    QCOMPARE(*ours->fetch({}), GitRepository::Fetched::Rewritten);
    QCOMPARE(bytes(ours->read(QStringLiteral("a"))), "1");
    site.inBare({QStringLiteral("update-ref"), QStringLiteral("-d"), QStringLiteral("refs/heads/main")});
    QCOMPARE(*ours->fetch({}), GitRepository::Fetched::Rewritten);
    QVERIFY(ours->head().isEmpty());
}

void GitTest::readsOffline()
{
    GitSite site;
    site.person(QStringLiteral("a"), "1", QStringLiteral("first"));
    {
        auto ours = site.clone(QStringLiteral("ours"));
        QVERIFY_RESULT(ours->fetch({}));
    }
    QVERIFY(QDir().rename(site.bare(), site.bare() + QStringLiteral(".gone")));
    auto ours = site.clone(QStringLiteral("ours"));
    QVERIFY_RESULT(ours);
    QVERIFY(!ours->fetch({}));
    QCOMPARE(bytes(ours->read(QStringLiteral("a"))), "1");
    const GitSource nobody{
        {GitAddress::Place::Server, QStringLiteral("https://127.0.0.1:1/x.git")}, QStringLiteral("main"), {}};
    auto far = site.clone(QStringLiteral("far"), nobody);
    QVERIFY_ERROR(far->fetch({}), ErrorKind::Offline);
}

void GitTest::limitsAreKept()
{
    GitSite site;
    site.person(QStringLiteral("big"), QByteArray(5000, 'x'), QStringLiteral("first"));
    auto ours = site.clone(QStringLiteral("ours"), site.source(),
                           {.maxTransferBytes = 1 << 20, .maxFileBytes = 4096});
    QVERIFY_RESULT(ours->fetch({}));
    QVERIFY_ERROR(ours->read(QStringLiteral("big")), ErrorKind::Unsupported);
    QVERIFY_ERROR(ours->commit({{QStringLiteral("a"), QByteArray(5000, 'y')}}, us, QStringLiteral("m")),
                  ErrorKind::Invalid);
    GitDaemon daemon(site.root.path());
    QVERIFY(daemon.isUp());
    QByteArray noise(200'000, 0);
    for (qsizetype i = 0; i < noise.size(); ++i)
        noise[i] = char((std::uint64_t(i) * std::uint64_t(i) * 2654435761u) >> 13);
    site.person(QStringLiteral("huge"), noise, QStringLiteral("much"));
    auto small = site.clone(QStringLiteral("small"), daemon.source(),
                            {.maxTransferBytes = 1000, .maxFileBytes = 4096});
    QVERIFY_ERROR(small->fetch({}), ErrorKind::Unsupported);
    QVERIFY(small->head().isEmpty());
}

void GitTest::stopsWhereAsked()
{
    GitSite site;
    site.person(QStringLiteral("a"), "1", QStringLiteral("first"));
    std::stop_source stop;
    stop.request_stop();
    auto ours = site.clone(QStringLiteral("ours"));
    QVERIFY_ERROR(ours->fetch(stop.get_token()), ErrorKind::Cancelled);
    QVERIFY_RESULT(ours->fetch({}));
    auto commit = ours->commit({{QStringLiteral("a"), QByteArray("2")}}, us, QStringLiteral("m"));
    QVERIFY_ERROR(ours->push(*commit, stop.get_token()), ErrorKind::Cancelled);
    QCOMPARE(site.show(QStringLiteral("a")), "1");
}

void GitTest::whoChangedWhat()
{
    GitSite site;
    site.person(QStringLiteral("releases/a/plan.json"), "1", QStringLiteral("Draft a"));
    site.person(QStringLiteral("releases/b/plan.json"), "1", QStringLiteral("Draft b"));
    site.person(QStringLiteral("other"), "1", QStringLiteral("Something else"));
    auto ours = site.clone(QStringLiteral("ours"));
    QVERIFY_RESULT(ours->fetch({}));
    auto change = ours->lastChange(QStringLiteral("releases/a"));
    QVERIFY_RESULT(change);
    QCOMPARE(change->subject, QStringLiteral("Draft a"));
    QCOMPARE(change->author, QStringLiteral("release-managers"));
    QVERIFY(change->timeMs > 0);
    QVERIFY_ERROR(ours->lastChange(QStringLiteral("releases/c")), ErrorKind::NotFound);
}

void GitTest::passwordsNeverTravelInTheOpen()
{
    qputenv("PH_TEST_GIT_TOKEN", "s3cret-token-value");
    std::promise<quint16> listening;
    QByteArray heard;
    std::atomic_bool ended = false;
    std::thread listener([&] {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        listening.set_value(server.serverPort());
        while (!ended) {
            if (!server.waitForNewConnection(50))
                continue;
            auto* socket = server.nextPendingConnection();
            while (socket->waitForReadyRead(500)) {
                heard += socket->readAll();
                if (heard.endsWith("\r\n\r\n")) {
                    socket->write("HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic "
                                  "realm=\"x\"\r\nContent-Length: 0\r\n\r\n");
                    socket->waitForBytesWritten(500);
                }
            }
            delete socket;
        }
    });
    const quint16 port = listening.get_future().get();
    auto vault = makeMemoryVault();
    GitSource source{{GitAddress::Place::Server, QStringLiteral("http://127.0.0.1:%1/x.git").arg(port)},
                     QStringLiteral("main"),
                     {QStringLiteral("bot"), SecretRef{QStringLiteral("env:PH_TEST_GIT_TOKEN")}, {}, {}}};
    auto listing = listGitRemote(source, *vault, {});
    ended = true;
    listener.join();
    QVERIFY_ERROR(listing, ErrorKind::Unauthorized);
    QVERIFY(!heard.isEmpty());
    QVERIFY(!heard.contains(QByteArray("bot:s3cret-token-value").toBase64()));
}

void GitTest::identityComesFromGit()
{
    QCOMPARE(gitIdentity(QStringLiteral("approver-1")),
             (GitIdentity{QStringLiteral("approver-1"), QStringLiteral("approver-1@pilothouse.invalid")}));
    QVERIFY(!gitIdentity({}).name.isEmpty());
    QCOMPARE(gitIdentity(QStringLiteral("<a b>\n")).email, QStringLiteral("ab@pilothouse.invalid"));
}

QTEST_GUILESS_MAIN(GitTest)
#include "tst_git.moc"
