// What every connector that talks to a tracking server does when the server, the network or the user
// misbehaves. Runs over the whole catalogue: a new remote kind is taken in by adding how to fill a server of
// its kind. Clusters have the same contract in tst_contract_clusters, monitors in tst_contract_monitoring.
#include "services/connectors/RunPages.h"
#include "services/http/RestClient.h"
#include "services/log/Redaction.h"
#include "tests/connectors/RemoteLab.h"
#include "tests/support/Testing.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

#include <thread>

using namespace ph;
using namespace ph::testing;

namespace {

constexpr char plantedPassword[] = "planted-password-5e0c";
constexpr char plantedHeader[] = "planted-header-77ab";
constexpr char plantedToken[] = "planted-token-31f9";
const auto contractModel = ArtifactOwner::loggedModel(QStringLiteral("m-contract"));

/// Everything that this program logs.
QStringList& logLines()
{
    static QStringList lines;
    return lines;
}

void keepLog(QtMsgType, const QMessageLogContext&, const QString& text)
{
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    logLines().append(text);
}

/// What came of a call: the kind of its error, or "ok".
struct Outcome {
    QString text = QStringLiteral("ok");
    std::optional<Error> error;

    template <class T>
    static Outcome of(const Result<T>& result)
    {
        if (result)
            return {};
        return {errorKindName(result.error().kind), result.error()};
    }
};

/// A call that every remote source of runs offers.
struct Call {
    const char* name;
    const char* path; ///< where it goes on an MLflow server
    std::function<Outcome(RemoteLab&, const QString& runId)> make;
};

const std::vector<Call>& calls()
{
    static const std::vector<Call> list = {
        {"experiments", "/api/2.0/mlflow/experiments/search",
         [](RemoteLab& lab, const QString&) {
             return Outcome::of(lab.runs().fetchExperiments(lab.context()));
         }},
        {"runs", "/api/2.0/mlflow/runs/search",
         [](RemoteLab& lab, const QString&) {
             // As a caller pages: until the last page or an error.
             RunPages pages({.experimentIds = {QStringLiteral("0")}});
             while (!pages.atEnd()) {
                 const auto page = pages.next(lab.runs(), lab.context(), 200);
                 if (!page)
                     return Outcome::of(page);
             }
             return Outcome();
         }},
        {"run", "/api/2.0/mlflow/runs/get",
         [](RemoteLab& lab, const QString& id) {
             return Outcome::of(lab.runs().fetchRun(lab.context(), id));
         }},
        {"history", "/api/2.0/mlflow/metrics/get-history",
         [](RemoteLab& lab, const QString& id) {
             return Outcome::of(lab.runs().fetchHistory(lab.context(), id, QStringLiteral("m0")));
         }},
        {"models", "/api/2.0/mlflow/logged-models/search",
         [](RemoteLab& lab, const QString&) {
             return Outcome::of(lab.runs().fetchLoggedModels(lab.context(), QStringLiteral("0")));
         }},
        {"artifacts", "/api/2.0/mlflow/artifacts/list",
         [](RemoteLab& lab, const QString& id) {
             return Outcome::of(lab.artifacts().listArtifacts(lab.context(), ArtifactOwner::run(id), {}));
         }},
        {"artifact", "/get-artifact",
         [](RemoteLab& lab, const QString& id) {
             return Outcome::of(lab.artifacts().readArtifact(lab.context(), ArtifactOwner::run(id),
                                                             QStringLiteral("a.txt"), 1 << 20));
         }},
        {"model artifacts", "/api/2.0/mlflow/logged-models/m-contract/artifacts/directories",
         [](RemoteLab& lab, const QString&) {
             return Outcome::of(lab.artifacts().listArtifacts(lab.context(), contractModel, {}));
         }},
        {"model artifact", "/ajax-api/2.0/mlflow/logged-models/m-contract/artifacts/files",
         [](RemoteLab& lab, const QString&) {
             return Outcome::of(lab.artifacts().readArtifact(lab.context(), contractModel,
                                                             QStringLiteral("a.txt"), 1 << 20));
         }},
        {"registered models", "/api/2.0/mlflow/registered-models/search",
         [](RemoteLab& lab, const QString&) {
             return Outcome::of(lab.registry().fetchRegisteredModels(lab.context()));
         }},
        {"model versions", "/api/2.0/mlflow/model-versions/search",
         [](RemoteLab& lab, const QString&) {
             return Outcome::of(lab.registry().fetchModelVersions(lab.context(), QStringLiteral("fraud")));
         }},
        {"model version", "/api/2.0/mlflow/model-versions/get",
         [](RemoteLab& lab, const QString&) {
             return Outcome::of(lab.registry().fetchModelVersion(lab.context(), QStringLiteral("fraud"),
                                                                 QStringLiteral("1")));
         }},
        {"alias", "/api/2.0/mlflow/registered-models/get",
         [](RemoteLab& lab, const QString&) {
             return Outcome::of(lab.registry().fetchAlias(lab.context(), QStringLiteral("fraud"),
                                                          QStringLiteral("champion")));
         }},
    };
    return list;
}

MlflowFixture::Options secured(MlflowFixture::Dialect dialect = MlflowFixture::Dialect::V3)
{
    MlflowFixture::Options options;
    options.dialect = dialect;
    options.access = MlflowFixture::Access::Basic;
    options.password = plantedPassword;
    return options;
}

/// A server with one of everything, and a connector that is signed in to it with every kind of secret.
struct Bench {
    explicit Bench(const QString& kind)
        : options(secured())
        , server(options)
        , lab(server.url(), kind)
    {
        runId = server.addRuns(QStringLiteral("0"), 3, 2, 2, 1).front();
        server.addArtifact(runId, QStringLiteral("a.txt"), QByteArray(50'000, 'x'));
        LoggedModel model;
        model.key.remoteId = contractModel.id;
        model.experimentId = QStringLiteral("0");
        model.name = QStringLiteral("m");
        model.status = QStringLiteral("READY");
        server.addLoggedModel(model);
        RegisteredModel registered;
        registered.key.remoteId = QStringLiteral("fraud");
        server.addRegisteredModel(registered);
        ModelVersion version;
        version.model = QStringLiteral("fraud");
        server.addModelVersion(version);
        server.addModelArtifact(contractModel.id, QStringLiteral("a.txt"), QByteArray(50'000, 'x'));
        lab.signIn(options);
        lab.credentials.extraHeaders = {{"X-Api-Key", plantedHeader}, {"Cookie", plantedToken}};
    }

    MlflowFixture::Options options;
    MlflowFixture server;
    RemoteLab lab;
    QString runId;
};

} // namespace

class tst_contract : public QObject {
    Q_OBJECT

private:
    /// A row for every remote kind of the catalogue and every call.
    void everyCall()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("call");
        for (const auto& descriptor : connectorCatalog()) {
            if (descriptor.location != LocationKind::Url || !holdsRuns(descriptor.kind))
                continue; // local kinds have faults of their own: tst_mlflow_folder, tst_mlflow_db
            for (std::size_t i = 0; i < calls().size(); ++i)
                QTest::addRow("%s %s", qPrintable(descriptor.kind), calls()[i].name)
                    << descriptor.kind << int(i);
        }
    }

    static const Call& theCall()
    {
        QFETCH(int, call);
        return calls()[std::size_t(call)];
    }

    static QString theKind()
    {
        QFETCH(QString, kind);
        return kind;
    }

    /// How many requests it takes up to the one that fails.
    static int requestsOf(const Call& call)
    {
        return std::string_view(call.name) == "model versions" ? 2 : 1; // the model first, for its aliases
    }
    static bool isPaged(const Call& call)
    {
        const std::string_view name = call.name;
        return isBulk(call) && name != "run" && name != "model version" && name != "alias";
    }
    static bool isBulk(const Call& call) { return !std::string_view(call.name).ends_with("artifact"); }

    Outcome underFault(Bench& bench, const Call& call, const Fault& fault)
    {
        bench.server.setFault(call.path, fault);
        // A 5xx of the artifact endpoint is tried again through the proxy: it fails alike.
        bench.server.setFault("/api/2.0/mlflow-artifacts", fault);
        bench.server.clearRequests();
        auto outcome = call.make(bench.lab, bench.runId);
        if (outcome.error)
            told_.append(outcome.error->where + QLatin1Char('\n') + outcome.error->detail);
        return outcome;
    }

    QStringList told_; ///< what errors said, all through the program

private Q_SLOTS:
    void initTestCase()
    {
        for (const auto* secret : {plantedPassword, plantedHeader, plantedToken})
            rememberSecret(secret);
        qInstallMessageHandler(keepLog);
    }

    void catalogueIsComplete()
    {
        QStringList kinds;
        for (const auto& descriptor : connectorCatalog()) {
            kinds.append(descriptor.kind);
            QVERIFY(!descriptor.title.isEmpty() && !descriptor.summary.isEmpty());
            QVERIFY(!descriptor.locationLabel.isEmpty());
            QCOMPARE(connectorDescriptor(descriptor.kind)->title, descriptor.title);
            for (const auto& field : descriptor.fields)
                QVERIFY2(!field.name.isEmpty() && !field.label.isEmpty(), qPrintable(descriptor.kind));
        }
        QVERIFY(kinds.contains(QStringLiteral("mlflow")));
        QVERIFY(holdsRuns(QStringLiteral("mlflow")));
        // Another kind that holds endpoints has to go through tst_contract_clusters, another one of
        // monitoring through tst_contract_monitoring.
        using Holds = ConnectorDescriptor::Holds;
        const QMap<QString, Holds> others{{QStringLiteral("kubernetes"), Holds::Endpoints},
                                          {QStringLiteral("prometheus"), Holds::Monitoring},
                                          {QStringLiteral("openmetrics"), Holds::Monitoring},
                                          {QStringLiteral("alertmanager"), Holds::Monitoring}};
        for (const auto& descriptor : connectorCatalog()) {
            QCOMPARE(int(holdingOf(descriptor.kind)), int(others.value(descriptor.kind, Holds::Runs)));
            QCOMPARE(holdsRuns(descriptor.kind), !others.contains(descriptor.kind));
        }
        QCOMPARE(QSet<QString>(kinds.begin(), kinds.end()).size(), kinds.size());
        QVERIFY(!connectorDescriptor(QStringLiteral("nonsense")));
        Connection unknown;
        unknown.kind = QStringLiteral("nonsense");
        unknown.location = QStringLiteral("http://host");
        QVERIFY_ERROR(makeConnector(unknown), ErrorKind::Invalid);
    }

    void everythingWell_data() { everyCall(); }
    void everythingWell()
    {
        Bench bench(theKind());
        QCOMPARE(theCall().make(bench.lab, bench.runId).text, QStringLiteral("ok"));
    }

    void wrongCredentialsAreAskedOnce_data() { everyCall(); }
    void wrongCredentialsAreAskedOnce()
    {
        Bench bench(theKind());
        bench.lab.credentials.authorization = "Basic d3Jvbmc6d3Jvbmc=";
        bench.server.clearRequests();
        const auto outcome = theCall().make(bench.lab, bench.runId);
        QCOMPARE(outcome.text, errorKindName(ErrorKind::Unauthorized));
        QCOMPARE(bench.server.requestCount(), 1);
    }

    void forbidden_data() { everyCall(); }
    void forbidden()
    {
        Bench bench(theKind());
        QCOMPARE(underFault(bench, theCall(), Fault::withStatus(403)).text,
                 errorKindName(ErrorKind::Forbidden));
        QCOMPARE(bench.server.requestCount(), requestsOf(theCall()));
    }

    void rateLimitedTellsHowLongToWait_data() { everyCall(); }
    void rateLimitedTellsHowLongToWait()
    {
        Bench bench(theKind());
        const auto outcome = underFault(bench, theCall(), Fault::withStatus(429, 3600));
        QCOMPARE(outcome.text, errorKindName(ErrorKind::RateLimited));
        QVERIFY(outcome.error->retryAfter == std::chrono::seconds(3600));
        QVERIFY(bench.server.requestCount() <= 2);
    }

    void aShortRateLimitIsWaitedFor_data() { everyCall(); }
    void aShortRateLimitIsWaitedFor()
    {
        Bench bench(theKind());
        auto once = Fault::withStatus(429, 0);
        once.times = 1;
        QCOMPARE(underFault(bench, theCall(), once).text, QStringLiteral("ok"));
    }

    void serverFaultsAreTriedAgainAFewTimes_data() { everyCall(); }
    void serverFaultsAreTriedAgainAFewTimes()
    {
        Bench bench(theKind());
        QCOMPARE(underFault(bench, theCall(), Fault::withStatus(500)).text,
                 errorKindName(ErrorKind::ServerFault));
        QVERIFY(bench.server.requestCount() <= 6);
    }

    void aPassingServerFaultIsNotSeen_data() { everyCall(); }
    void aPassingServerFaultIsNotSeen()
    {
        Bench bench(theKind());
        auto once = Fault::withStatus(500);
        once.times = 1;
        QCOMPARE(underFault(bench, theCall(), once).text, QStringLiteral("ok"));
    }

    void truncatedJsonIsUnreadable_data() { everyCall(); }
    void truncatedJsonIsUnreadable()
    {
        if (!isBulk(theCall()))
            return; // the bytes of a file have no form to check
        Bench bench(theKind());
        QCOMPARE(underFault(bench, theCall(), Fault::of(Fault::Kind::Truncated)).text,
                 errorKindName(ErrorKind::Unreadable));
    }

    void aWebPageIsUnreadable_data() { everyCall(); }
    void aWebPageIsUnreadable()
    {
        if (!isBulk(theCall()))
            return;
        Bench bench(theKind());
        QCOMPARE(underFault(bench, theCall(), Fault::of(Fault::Kind::WrongType)).text,
                 errorKindName(ErrorKind::Unreadable));
        QCOMPARE(bench.server.requestCount(), requestsOf(theCall()));
    }

    void unknownFieldsAndEnumsAreOrdinary_data() { everyCall(); }
    void unknownFieldsAndEnumsAreOrdinary()
    {
        Bench bench(theKind());
        QCOMPARE(underFault(bench, theCall(), Fault::of(Fault::Kind::UnknownFields)).text,
                 QStringLiteral("ok"));
        QVERIFY(bench.lab.faults.take().empty());
        const auto run = bench.lab.runs().fetchRun(bench.lab.context(), bench.runId);
        QVERIFY_RESULT(run);
        QCOMPARE(run->run(0, {}).metrics.size(), 2);
        if (std::string_view(theCall().name) == "run")
            QCOMPARE(run->run(0, {}).statusText, QStringLiteral("PAUSED_BY_POLICY"));
    }

    void deepNestingIsUnreadable_data() { everyCall(); }
    void deepNestingIsUnreadable()
    {
        if (!isBulk(theCall()))
            return;
        Bench bench(theKind());
        QCOMPARE(underFault(bench, theCall(), Fault::of(Fault::Kind::DeepNesting)).text,
                 errorKindName(ErrorKind::Unreadable));
    }

    void aDroppedConnectionIsAnError_data() { everyCall(); }
    void aDroppedConnectionIsAnError()
    {
        Bench bench(theKind());
        const auto outcome = underFault(bench, theCall(), Fault::of(Fault::Kind::MidBodyDrop));
        QVERIFY2(outcome.text == errorKindName(ErrorKind::Offline) ||
                     outcome.text == errorKindName(ErrorKind::Unreadable),
                 qPrintable(outcome.text));
    }

    void pagesThatRepeatTheirTokenEnd_data() { everyCall(); }
    void pagesThatRepeatTheirTokenEnd()
    {
        Bench bench(theKind());
        const auto outcome = underFault(bench, theCall(), Fault::of(Fault::Kind::EndlessPages));
        const bool pages = isPaged(theCall());
        QCOMPARE(outcome.text, pages ? errorKindName(ErrorKind::Unreadable) : QStringLiteral("ok"));
        QVERIFY(bench.server.requestCount() <= 10);
    }

    void pagesThatBringNothingNewEnd_data() { everyCall(); }
    void pagesThatBringNothingNewEnd()
    {
        Bench bench(theKind());
        auto fault = Fault::of(Fault::Kind::EndlessPages);
        fault.token = Fault::Token::Fresh;
        underFault(bench, theCall(), fault);
        QVERIFY(bench.server.requestCount() <= 10);
    }

    void credentialsDoNotFollowToAnotherHost_data() { everyCall(); }
    void credentialsDoNotFollowToAnotherHost()
    {
        Bench bench(theKind());
        HttpFixture elsewhere([](const FixtureRequest&) { return FixtureReply{.body = "{}"}; });
        const auto outcome = underFault(bench, theCall(), Fault::redirectTo(elsewhere.url()));
        // A GET is followed, so that there is something to look at; a POST may be refused.
        const bool isGet = bench.server.requests().back().method == "GET";
        QVERIFY2(elsewhere.requestCount() > 0 || (!isGet && outcome.error), "neither followed nor refused");
        for (const auto& request : elsewhere.requests()) {
            QCOMPARE(request.header("authorization"), std::string());
            QCOMPARE(request.header("cookie"), std::string());
            QCOMPARE(request.header("x-api-key"), std::string());
            for (const auto* secret : {plantedPassword, plantedHeader, plantedToken})
                QVERIFY(request.body.find(secret) == std::string::npos);
        }
    }

    void cancelEndsAHangingCall_data() { everyCall(); }
    void cancelEndsAHangingCall()
    {
        Bench bench(theKind());
        std::thread stopper([&bench] {
            bench.server.http().waitForRequests(1);
            bench.lab.stop.request_stop();
        });
        const auto outcome = underFault(bench, theCall(), Fault::of(Fault::Kind::Hang));
        stopper.join();
        QCOMPARE(outcome.text, errorKindName(ErrorKind::Cancelled));
    }

    void cancelEndsASlowBody_data() { everyCall(); }
    void cancelEndsASlowBody()
    {
        Bench bench(theKind());
        auto slow = Fault::of(Fault::Kind::SlowBody);
        slow.pause = std::chrono::milliseconds(2000);
        std::thread stopper([&bench] {
            bench.server.http().waitForRequests(1);
            bench.lab.stop.request_stop();
        });
        const auto outcome = underFault(bench, theCall(), slow);
        stopper.join();
        QCOMPARE(outcome.text, errorKindName(ErrorKind::Cancelled));
    }

    void whatWasCancelledBeforeAsksNothing_data() { everyCall(); }
    void whatWasCancelledBeforeAsksNothing()
    {
        Bench bench(theKind());
        bench.lab.stop.request_stop();
        bench.server.clearRequests();
        QCOMPARE(theCall().make(bench.lab, bench.runId).text, errorKindName(ErrorKind::Cancelled));
        QVERIFY_ERROR(bench.lab.connector->probe(bench.lab.context()), ErrorKind::Cancelled);
    }

    void anUnpluggedServerIsOffline_data() { everyCall(); }
    void anUnpluggedServerIsOffline()
    {
        Bench bench(theKind());
        bench.server.stop();
        QCOMPARE(theCall().make(bench.lab, bench.runId).text, errorKindName(ErrorKind::Offline));
    }

    void aServerThatRepeatsOurSecretsIsRedacted()
    {
        HttpFixture mirror([](const FixtureRequest& request) {
            return FixtureReply{
                .status = 400,
                .body = "{\"error_code\":\"INVALID_PARAMETER_VALUE\",\"message\":\"you sent " +
                        request.header("x-api-key") + " and " + request.header("authorization") + "\"}"};
        });
        Bench bench(QStringLiteral("mlflow"));
        bench.lab.connection.location = QString::fromStdString(mirror.url());
        bench.lab.reconnect();
        for (const auto& call : calls()) {
            const auto outcome = call.make(bench.lab, bench.runId);
            QVERIFY(outcome.error);
            told_.append(outcome.error->where + QLatin1Char('\n') + outcome.error->detail);
        }
        const auto report = bench.lab.connector->probe(bench.lab.context());
        QVERIFY_RESULT(report);
        for (const auto& line : report->lines)
            told_.append(line.detail);
    }

    // Last: over everything that the tests above provoked.
    void noSecretInAnyErrorOrLog()
    {
        QVERIFY(told_.size() > 20);
        const auto pair = QByteArray::fromStdString(secured().user + ':' + plantedPassword).toBase64();
        for (const auto& text : told_ + logLines()) {
            for (const auto& secret :
                 {QString::fromLatin1(plantedPassword), QString::fromLatin1(plantedHeader),
                  QString::fromLatin1(plantedToken), QString::fromLatin1(pair)})
                QVERIFY2(!text.contains(secret), qPrintable(text));
        }
    }

    void cleanupTestCase() { qInstallMessageHandler(nullptr); }
};

QTEST_GUILESS_MAIN(tst_contract)
#include "tst_contract.moc"
