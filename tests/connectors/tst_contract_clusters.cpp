// What a connector of clusters does when the API server, the network or the user misbehaves: tst_contract for
// kinds that hold endpoints.
#include "services/log/Redaction.h"
#include "tests/connectors/ClusterLab.h"
#include "tests/connectors/FaultyFront.h"
#include "tests/fixture/KubernetesFixture.h"

#include <QElapsedTimer>

#include <thread>

using namespace ph;
using namespace ph::testing;

namespace {

constexpr char plantedToken[] = "planted-token-31f9c0";
constexpr auto listPath = "/apis/serving.kserve.io/v1beta1/inferenceservices";

/// Everything that this program logs.
QStringList& logLines()
{
    static QStringList lines;
    return lines;
}

void keepLog(QtMsgType, const QMessageLogContext&, const QString& text)
{
    static std::mutex mutex;
    const std::scoped_lock lock(mutex);
    logLines().append(text);
}

/// A request that reading endpoints takes, and what stands for all of them.
struct Request {
    const char* name;
    const char* path;
};
constexpr Request requests[] = {
    {"discovery", "/api"},
    {"access review", "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews"},
    {"list", listPath},
};

/// A cluster with an endpoint, behind a front that spoils its answers, and a connector that is signed in.
struct Bench {
    Bench()
        : front(cluster.url().toStdString())
        , lab(front.url(), QString::fromLatin1(plantedToken))
    {
        cluster.setUser(plantedToken, {"ada", {{{"*"}, {"*"}, {"*"}}}});
        cluster.put(inferenceService("models", "fraud"));
        front.http().clearRequests();
    }

    KubernetesFixture cluster;
    FaultyFront front;
    ClusterLab lab;
};

/// What came of reading the endpoints: "ok", or the kind of the error. A kind of object that cannot be read
/// while others can is named as a fault; that counts here.
struct Outcome {
    QString text = QStringLiteral("ok");
    std::optional<Error> error;
};

Outcome outcomeOf(const Result<EndpointsChange>& read)
{
    if (!read)
        return {errorKindName(read.error().kind), read.error()};
    if (!read->faults.empty())
        return {errorKindName(read->faults.front().error.kind), read->faults.front().error};
    return {};
}

} // namespace

class TestContractClusters : public QObject {
    Q_OBJECT

    QStringList told_; ///< what errors said, all through the program

    void everyRequest()
    {
        QTest::addColumn<QString>("path");
        for (const auto& [name, path] : requests)
            QTest::newRow(name) << QString::fromLatin1(path);
    }

    Outcome underFault(Bench& bench, const Fault& fault)
    {
        QFETCH(QString, path);
        bench.front.setFault(path.toStdString(), fault);
        auto outcome = outcomeOf(bench.lab.fetch());
        if (outcome.error)
            told_.append(outcome.error->where + u'\n' + outcome.error->detail);
        return outcome;
    }

private Q_SLOTS:
    void initTestCase() { qInstallMessageHandler(keepLog); }
    void cleanupTestCase() { qInstallMessageHandler(nullptr); }

    void everythingWell()
    {
        Bench bench;
        const auto read = bench.lab.fetch();
        QVERIFY_RESULT(read);
        QVERIFY(read->kind == EndpointsChange::Kind::Everything);
        QVERIFY(read->faults.empty());
        QCOMPARE(read->total, std::size_t(1));
        QCOMPARE(endpointTitle(read->upserts.front()), QStringLiteral("models/fraud"));
    }

    void wrongCredentialsAreNotAskedOnAndOn()
    {
        Bench bench;
        bench.lab.signIn(bench.front.url(), QStringLiteral("somebody-elses-token"));
        const auto outcome = outcomeOf(bench.lab.fetch());
        QCOMPARE(outcome.text, errorKindName(ErrorKind::Unauthorized));
        QVERIFY(bench.front.http().requestCount() <= 2); // a credential that can be renewed is, once
    }

    void forbidden_data() { everyRequest(); }
    void forbidden()
    {
        Bench bench;
        QCOMPARE(underFault(bench, Fault::withStatus(403)).text, errorKindName(ErrorKind::Forbidden));
        QCOMPARE(bench.front.hits(), 1);
    }

    void rateLimitedTellsHowLongToWait_data() { everyRequest(); }
    void rateLimitedTellsHowLongToWait()
    {
        Bench bench;
        const auto outcome = underFault(bench, Fault::withStatus(429, 3600));
        QCOMPARE(outcome.text, errorKindName(ErrorKind::RateLimited));
        QVERIFY(outcome.error->retryAfter == std::chrono::seconds(3600));
        QCOMPARE(bench.front.hits(), 1);
    }

    void aShortRateLimitIsWaitedFor_data() { everyRequest(); }
    void aShortRateLimitIsWaitedFor()
    {
        Bench bench;
        auto once = Fault::withStatus(429, 0);
        once.times = 1;
        QCOMPARE(underFault(bench, once).text, QStringLiteral("ok"));
    }

    void serverFaultsAreTriedAgainAFewTimes_data() { everyRequest(); }
    void serverFaultsAreTriedAgainAFewTimes()
    {
        Bench bench;
        QCOMPARE(underFault(bench, Fault::withStatus(500, 0)).text, errorKindName(ErrorKind::ServerFault));
        QVERIFY(bench.front.hits() > 1);
        QVERIFY(bench.front.hits() <= 6);
    }

    void truncatedJsonIsUnreadable_data() { everyRequest(); }
    void truncatedJsonIsUnreadable()
    {
        Bench bench;
        QCOMPARE(underFault(bench, Fault::of(Fault::Kind::Truncated)).text,
                 errorKindName(ErrorKind::Unreadable));
    }

    void aWebPageIsUnreadable_data() { everyRequest(); }
    void aWebPageIsUnreadable()
    {
        Bench bench;
        QCOMPARE(underFault(bench, Fault::of(Fault::Kind::WrongType)).text,
                 errorKindName(ErrorKind::Unreadable));
        QCOMPARE(bench.front.hits(), 1);
    }

    void deepNestingIsUnreadable_data() { everyRequest(); }
    void deepNestingIsUnreadable()
    {
        Bench bench;
        QCOMPARE(underFault(bench, Fault::of(Fault::Kind::DeepNesting)).text,
                 errorKindName(ErrorKind::Unreadable));
    }

    void unknownFieldsAreOrdinary_data() { everyRequest(); }
    void unknownFieldsAreOrdinary()
    {
        Bench bench;
        QCOMPARE(underFault(bench, Fault::of(Fault::Kind::UnknownFields)).text, QStringLiteral("ok"));
        const auto read = bench.lab.fetch();
        QVERIFY_RESULT(read);
        QCOMPARE(read->total, std::size_t(1));
        QVERIFY(endpointHealth(read->upserts.front()) == EndpointHealth::Ready);
    }

    void aDroppedConnectionIsAnError()
    {
        Bench bench;
        bench.front.setFault(listPath, Fault::of(Fault::Kind::MidBodyDrop));
        const auto outcome = outcomeOf(bench.lab.fetch());
        QVERIFY2(outcome.text == errorKindName(ErrorKind::Offline) ||
                     outcome.text == errorKindName(ErrorKind::Unreadable),
                 qPrintable(outcome.text));
    }

    void whatCannotBeReadHidesNothingElse()
    {
        Bench bench;
        bench.front.setFault(std::string("/apis/apps/v1/deployments"), Fault::withStatus(500, 0));
        const auto read = bench.lab.fetch();
        QVERIFY_RESULT(read);
        QCOMPARE(read->total, std::size_t(1));
        QCOMPARE(read->faults.size(), std::size_t(1));
        QCOMPARE(read->faults.front().item, QStringLiteral("deployments.apps"));
        QVERIFY2(read->kind == EndpointsChange::Kind::Some, "what was seen of Deployments is not forgotten");
    }

    void pagesThatRepeatTheirTokenEnd()
    {
        Bench bench;
        bench.front.setFault(listPath, Fault::of(Fault::Kind::EndlessPages));
        QCOMPARE(outcomeOf(bench.lab.fetch()).text, errorKindName(ErrorKind::Unreadable));
        QVERIFY(bench.front.hits() <= 10);
    }

    void pagesThatBringNothingNewEnd()
    {
        Bench bench;
        auto fault = Fault::of(Fault::Kind::EndlessPages);
        fault.token = Fault::Token::Fresh;
        bench.front.setFault(listPath, fault);
        const std::jthread patience([&bench](const std::stop_token& done) { // so that a failure ends, too
            while (!done.stop_requested() && bench.front.hits() <= 50)
                std::this_thread::sleep_for(std::chrono::milliseconds(5));
            bench.lab.stop.request_stop();
        });
        QCOMPARE(outcomeOf(bench.lab.fetch()).text, errorKindName(ErrorKind::Unreadable));
        QVERIFY(bench.front.hits() <= 50);
    }

    void credentialsDoNotFollowToAnotherHost_data() { everyRequest(); }
    void credentialsDoNotFollowToAnotherHost()
    {
        Bench bench;
        HttpFixture elsewhere([](const FixtureRequest&) { return FixtureReply{.body = "{}"}; });
        const auto outcome = underFault(bench, Fault::redirectTo(elsewhere.url()));
        QVERIFY2(outcome.error, "nothing from another host is taken for the cluster's");
        QFETCH(QString, path);
        const bool isRead = !path.contains(QLatin1String("authorization")); // a POST may be refused instead
        QVERIFY(elsewhere.requestCount() > 0 || !isRead);
        for (const auto& request : elsewhere.requests()) {
            QCOMPARE(request.header("authorization"), std::string());
            QVERIFY(request.target.find(plantedToken) == std::string::npos);
            QVERIFY(request.body.find(plantedToken) == std::string::npos);
        }
    }

    void cancelEndsAHangingCallWithinATenthOfASecond_data() { everyRequest(); }
    void cancelEndsAHangingCallWithinATenthOfASecond()
    {
        constexpr int tries = 3; // a machine that is busy may be late once
        qint64 best = std::numeric_limits<qint64>::max();
        for (int i = 0; i < tries && best >= 100; ++i) {
            Bench bench;
            QElapsedTimer since;
            std::jthread stopper([&](const std::stop_token& answered) {
                while (bench.front.hits() == 0 && !answered.stop_requested())
                    std::this_thread::sleep_for(std::chrono::milliseconds(1));
                since.start();
                bench.lab.stop.request_stop();
            });
            const auto outcome = underFault(bench, Fault::of(Fault::Kind::Hang));
            stopper.request_stop();
            stopper.join();
            best = std::min(best, since.elapsed());
            QCOMPARE(outcome.text, errorKindName(ErrorKind::Cancelled));
        }
        QVERIFY2(best < 100, qPrintable(QStringLiteral("%1 ms").arg(best)));
    }

    void whatWasCancelledBeforeAsksNothing()
    {
        Bench bench;
        bench.lab.stop.request_stop();
        QVERIFY_ERROR(bench.lab.fetch(), ErrorKind::Cancelled);
        QVERIFY_ERROR(bench.lab.connector->probe(bench.lab.context()), ErrorKind::Cancelled);
        QCOMPARE(bench.cluster.requestCount(), 0);
    }

    void anUnpluggedServerIsOffline()
    {
        Bench bench;
        bench.front.http().stop();
        QVERIFY_ERROR(bench.lab.fetch(), ErrorKind::Offline);
        const auto report = bench.lab.connector->probe(bench.lab.context());
        QVERIFY_RESULT(report);
        QVERIFY(!report->usable);
        QVERIFY(report->failure == ErrorKind::Offline);
    }

    void aServerThatRepeatsOurTokenIsRedacted()
    {
        HttpFixture mirror([](const FixtureRequest& request) {
            const nlohmann::json status{
                {"kind", "Status"},    {"apiVersion", "v1"},
                {"status", "Failure"}, {"reason", "BadRequest"},
                {"code", 400},         {"message", "you sent " + request.header("authorization")}};
            return FixtureReply{.status = 400, .body = status.dump()};
        });
        ClusterLab lab(QString::fromStdString(mirror.url()), QString::fromLatin1(plantedToken));
        const auto read = lab.fetch();
        QVERIFY(!read);
        QVERIFY(read.error().detail.contains(QLatin1String("you sent")));
        told_.append(read.error().where + u'\n' + read.error().detail);
        const auto report = lab.connector->probe(lab.context());
        QVERIFY_RESULT(report);
        for (const auto& line : report->lines)
            told_.append(line.detail);
    }

    void aKubeconfigThatCannotBeReadTellsNoValueOfIt_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("cut off") << "users: [{name: ada, user: {token: %1";
        QTest::newRow("no YAML") << "%1: [: %1\n- x";
        QTest::newRow("another kind") << "kind: %1";
        QTest::newRow("no list") << "current-context: lab\nusers: {token: %1}\n";
    }
    void aKubeconfigThatCannotBeReadTellsNoValueOfIt()
    {
        QFETCH(QString, text);
        const auto unknown =
            QStringLiteral("never-seen-token-%1").arg(QLatin1String(QTest::currentDataTag()));
        ClusterLab lab(QStringLiteral("http://127.0.0.1:1"));
        QVERIFY(writeFile(lab.connection.location, text.arg(unknown).toUtf8()));
        lab.reconnect();
        const auto read = lab.fetch();
        const auto checked = checkLocation(lab.connection);
        QVERIFY(!read);
        QVERIFY(!checked);
        for (const auto& error : {read.error(), checked.error()})
            QVERIFY2(!(error.where + error.detail).contains(unknown), qPrintable(error.detail));
        QVERIFY(std::none_of(logLines().begin(), logLines().end(),
                             [&](const QString& line) { return line.contains(unknown); }));
    }

    // Last: over everything that the tests above provoked.
    void noTokenInAnyErrorOrLog()
    {
        QVERIFY(told_.size() > 20);
        for (const auto& text : told_ + logLines())
            QVERIFY2(!text.contains(QLatin1String(plantedToken)), qPrintable(text));
    }
};

QTEST_GUILESS_MAIN(TestContractClusters)
#include "tst_contract_clusters.moc"
