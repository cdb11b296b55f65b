#include "services/http/CurlTransport.h"
#include "services/release/SigningKey.h"
#include "services/update/CheckForUpdate.h"
#include "tests/fixture/HttpFixture.h"
#include "tests/support/Testing.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

using namespace ph;
using namespace ph::testing;

namespace {

QByteArray newsJson(const char* version, const char* published = "2026-11-01T00:00:00.000Z")
{
    return QByteArray("{\"kind\": \"pilothouse.update/v1\", \"version\": \"") + version +
           "\", \"url\": \"https://example.org/pilothouse\", \"notes\": \"Faster.\", \"published\": \"" +
           published + "\"}";
}

SigningKey makerKey(unsigned char first = 7)
{
    return SigningKey::fromSeed({first, 1, 2, 3});
}

QByteArray signedBy(const SigningKey& key, const QByteArray& json)
{
    return key.sign(json).toBase64();
}

/// Somebody who tells of versions, and how.
struct Publisher {
    SigningKey key = makerKey();
    QByteArray json = newsJson("2.0");
    QByteArray signature = signedBy(key, json);
    FixtureReply reply = {};
    std::unique_ptr<HttpTransport> transport = makeCurlTransport();
    HttpFixture server{[this](const FixtureRequest& request) {
        auto answer = reply;
        if (answer.body.empty())
            answer.body = (request.path == "/newest.json.sig" ? signature : json).toStdString();
        return answer;
    }};

    Result<UpdateNews> check(const SeenUpdate& seen = {})
    {
        return checkForUpdate(
            *transport, {QString::fromStdString(server.url() + "/newest.json"), key.publicKey()}, seen, {});
    }
};

} // namespace

/// News of versions: only signed ones, never older ones, and never more than a little file.
class TestUpdateCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void signedNewsAreTold()
    {
        Publisher publisher;
        const auto news = publisher.check();
        QVERIFY_RESULT(news);
        QCOMPARE(news->version, QStringLiteral("2.0"));
        QCOMPARE(news->url, QStringLiteral("https://example.org/pilothouse"));
        QCOMPARE(news->notes, QStringLiteral("Faster."));
        // Two questions that say nothing of who asks.
        const auto requests = publisher.server.requests();
        QCOMPARE(int(requests.size()), 2);
        for (const auto& request : requests) {
            QCOMPARE(request.method, std::string("GET"));
            QVERIFY(request.query.empty());
            QVERIFY(request.body.empty());
            QVERIFY(request.header("Cookie").empty());
            QVERIFY(request.header("Authorization").empty());
        }
    }

    void forgeriesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("signature");
        const auto json = newsJson("2.0");
        const auto right = signedBy(makerKey(), json);
        QTest::newRow("somebody else's key") << json << signedBy(makerKey(8), json);
        QTest::newRow("another version under it") << newsJson("2.1") << right;
        QTest::newRow("a blank more") << json + ' ' << right;
        QTest::newRow("no signature") << json << QByteArray();
        QTest::newRow("half of it") << json << right.left(44);
        QTest::newRow("no base64") << json << QByteArray("!") + right.mid(1);
    }
    void forgeriesAreRefused()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, signature);
        QVERIFY_ERROR(updateNewsFrom(json, signature, makerKey().publicKey()), ErrorKind::Forbidden);
        Publisher publisher;
        publisher.json = json;
        publisher.signature = signature;
        QVERIFY_ERROR(publisher.check(), ErrorKind::Forbidden);
    }

    void whatIsSignedAndNoNewsIsUnreadable_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("no JSON") << QByteArray("2.0");
        QTest::newRow("something else of the same key")
            << newsJson("2.0").replace("pilothouse.update/v1", "pilothouse.approval/v1");
        QTest::newRow("no version") << newsJson("");
        QTest::newRow("no number") << newsJson("two");
        QTest::newRow("no time") << newsJson("2.0", "yesterday");
        QTest::newRow("no https") << newsJson("2.0").replace("https://", "http://");
        QTest::newRow("a program") << newsJson("2.0").replace("https://", "file:///");
    }
    void whatIsSignedAndNoNewsIsUnreadable()
    {
        QFETCH(QByteArray, json);
        QVERIFY_ERROR(updateNewsFrom(json, signedBy(makerKey(), json), makerKey().publicKey()),
                      ErrorKind::Unreadable);
    }

    void anOlderAnswerIsNotBelieved()
    {
        Publisher publisher;
        const auto first = publisher.check();
        QVERIFY_RESULT(first);
        const SeenUpdate seen{first->version, first->publishedMs, first->publishedMs};
        QVERIFY_RESULT(publisher.check(seen)); // the same again is fine
        publisher.json = newsJson("1.9", "2026-12-01T00:00:00.000Z");
        publisher.signature = signedBy(publisher.key, publisher.json);
        QVERIFY_ERROR(publisher.check(seen), ErrorKind::Conflict);
        publisher.json = newsJson("2.0", "2026-10-01T00:00:00.000Z");
        publisher.signature = signedBy(publisher.key, publisher.json);
        QVERIFY_ERROR(publisher.check(seen), ErrorKind::Conflict);
    }

    void aHugeAnswerIsRefused()
    {
        Publisher publisher;
        publisher.reply.body = std::string(std::size_t(maxUpdateBytes) + 1, ' ');
        QVERIFY(!publisher.check());
        QCOMPARE(publisher.server.requestCount(), 1);
    }

    void anAnswerThatDoesNotComeIsNotWaitedForLong()
    {
        Publisher publisher;
        publisher.reply.hang = true;
        std::stop_source stop;
        QElapsedTimer timer;
        timer.start();
        std::jthread ends([&stop] {
            std::this_thread::sleep_for(std::chrono::milliseconds(300));
            stop.request_stop();
        });
        const auto news = checkForUpdate(
            *publisher.transport,
            {QString::fromStdString(publisher.server.url() + "/newest.json"), publisher.key.publicKey()}, {},
            stop.get_token());
        QVERIFY_ERROR(news, ErrorKind::Cancelled);
        QVERIFY(timer.elapsed() < 10'000);
    }

    void nobodyIsFollowedElsewhere()
    {
        Publisher elsewhere;
        Publisher publisher;
        publisher.reply.status = 302;
        publisher.reply.headers = {{"Location", elsewhere.server.url() + "/newest.json"}};
        QVERIFY(!publisher.check());
        QCOMPARE(elsewhere.server.requestCount(), 0);
    }

    void whatCannotBeReadIsAnError()
    {
        Publisher publisher;
        publisher.reply.status = 404;
        publisher.reply.body = "gone";
        QVERIFY_ERROR(publisher.check(), ErrorKind::NotFound);
        publisher.server.stop();
        QVERIFY_ERROR(publisher.check(), ErrorKind::Offline);
    }

    void versionsAreInOrder()
    {
        const QStringList order{QStringLiteral("0.9"),    QStringLiteral("0.10-rc1"), QStringLiteral("0.10"),
                                QStringLiteral("0.10.1"), QStringLiteral("1.0-a"),    QStringLiteral("1.0-b"),
                                QStringLiteral("1.0")};
        for (int i = 0; i < order.size(); ++i) {
            for (int j = 0; j < order.size(); ++j)
                QVERIFY2(compareVersions(order[i], order[j]) == (i <=> j),
                         qPrintable(order[i] + u' ' + order[j]));
        }
        QVERIFY(compareVersions(QStringLiteral("1.2"), QStringLiteral("1.2.0")) == 0);
    }

    void onceADay()
    {
        constexpr std::int64_t hourMs = 3'600'000;
        const SeenUpdate seen{{}, noTime, 100 * hourMs};
        QVERIFY(isUpdateCheckDue({}, 0));
        QVERIFY(!isUpdateCheckDue(seen, 123 * hourMs));
        QVERIFY(isUpdateCheckDue(seen, 124 * hourMs));
        QVERIFY(isUpdateCheckDue(seen, 99 * hourMs)); // the clock was set back
    }

    void whatWasSeenIsKept()
    {
        const QTemporaryDir folder;
        const auto file = folder.filePath(QStringLiteral("new/update-check.json"));
        QCOMPARE(loadSeenUpdate(file), SeenUpdate());
        const SeenUpdate seen{QStringLiteral("2.0"), 1'000, 2'000};
        QVERIFY_RESULT(keepSeenUpdate(file, seen));
        QCOMPARE(loadSeenUpdate(file), seen);
        QCOMPARE(seenUpdateFrom("[]"), SeenUpdate());
        QCOMPARE(seenUpdateFrom("{\"version\": 3}"), SeenUpdate());
    }

    void nobodyIsAskedWithoutASource()
    {
        if (packagedUpdateAddress().isEmpty())
            QVERIFY_ERROR(updateSource({}, {}), ErrorKind::Unsupported);
        QVERIFY(!updateSource(QStringLiteral("https://example.org/"), QStringLiteral("ed25519:x")));
        const auto source =
            updateSource(QStringLiteral("https://example.org/"), publicKeyText(makerKey().publicKey()));
        QVERIFY_RESULT(source);
        QCOMPARE(source->publicKey, makerKey().publicKey());
    }
};

QTEST_GUILESS_MAIN(TestUpdateCheck)
#include "tst_update_check.moc"
