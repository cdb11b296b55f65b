#include "services/kubernetes/LineSplitter.h"
#include "services/kubernetes/WarningHeader.h"
#include "tests/services/ClusterDesk.h"
#include "tests/support/Translating.h"

#include <QTemporaryDir>

#include <thread>

using namespace ph;
using namespace ph::testing;
using namespace std::chrono_literals;

namespace {

const ObjectAddress recDemo{inferenceServices, QStringLiteral("models-staging"), QStringLiteral("rec-demo")};
const QString prod = QStringLiteral("models-prod");

WriteRequest patchOf(const Json& body)
{
    return {.verb = WriteRequest::Verb::MergePatch, .object = recDemo, .body = body};
}

HttpFixture::Handler always(const QString& recording)
{
    return [recording](const FixtureRequest&) { return recordedReply(recording); };
}

/// Says the recorded replies one after the other, the last one for ever; nobody has to wait for them.
HttpFixture::Handler inTurn(const QStringList& recordings)
{
    return [recordings, next = std::make_shared<std::atomic<int>>(0)](const FixtureRequest&) {
        const auto i = std::min<qsizetype>((*next)++, recordings.size() - 1);
        auto reply = recordedReply(recordings.at(i));
        for (auto& header : reply.headers) {
            if (header.name == "Retry-After")
                header.value = "0";
        }
        return reply;
    };
}

/// The error that a recorded refusal stands for, over real HTTP and without a second attempt.
Error refusal(const QString& recording)
{
    ClusterDesk desk(always(recording), {.attempts = 1});
    if (recordedExchange(recording).at("request").at("method") == "GET") {
        const auto answer = desk.client.get(recDemo);
        return answer ? Error{} : answer.error();
    }
    const auto answer = desk.client.write(patchOf({{"spec", {}}}), DryRun::No);
    return answer ? Error{} : answer.error();
}

/// Keeps what it was asked and answers nothing.
class NotingTransport final : public HttpTransport {
public:
    Result<HttpResponse> send(const HttpRequest& request, std::stop_token) override
    {
        asked = request;
        HttpResponse response;
        response.status = 200;
        return response;
    }
    HttpRequest asked;
};

} // namespace

class ClusterClientTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pathsNameGroupVersionNamespaceAndObject();
    void everyRefusalHasItsKindAndWords_data();
    void everyRefusalHasItsKindAndWords();
    void aMissingRightIsTold();
    void refusalsOfRightsPoliciesAndStrangersAreToldApart();
    void adviceIsReadInTheReadersLanguageAndRecordedInEnglish();
    void readsLastThroughAServersStart();
    void aRefusalOfAReadyServerIsBelieved();
    void aReadIsNotRetriedForEver();
    void writesAreOneAttempt_data();
    void writesAreOneAttempt();
    void what401RefusedGoesOnceMoreWithFreshCredentials_data();
    void what401RefusedGoesOnceMoreWithFreshCredentials();
    void jsonIsAskedFor();
    void listsHaveAllPages();
    void anExpiredListGoesOnWithTheFreshToken();
    void aListThatDoesNotEndIsUnreadable();
    void whatIsNoListIsUnreadable_data();
    void whatIsNoListIsUnreadable();
    void itemsSayTheirKind();
    void writesSayWhoAndHow_data();
    void writesSayWhoAndHow();
    void aWriteThatWouldOverwriteBlindlyIsNotSent();
    void theConfirmationShowsWhatIsSent();
    void warningsComeWithTheAnswer();
    void warningHeaders_data();
    void warningHeaders();
    void aWatchTellsItsEvents();
    void aWatchEndsAsTheServerSays();
    void hostileEventsAreUnreadable_data();
    void hostileEventsAreUnreadable();
    void aWatchEndsWhereNobodyWantsMore();
    void aWatchStopsAtOnce();
    void aQuietWatchIsNotCut();
    void linesSurviveEveryCut();
};

void ClusterClientTest::pathsNameGroupVersionNamespaceAndObject()
{
    QCOMPARE(apiPath(inferenceServices, prod, QStringLiteral("fraud")),
             std::string("/apis/serving.kserve.io/v1beta1/namespaces/models-prod/inferenceservices/fraud"));
    QCOMPARE(apiPath(inferenceServices, {}),
             std::string("/apis/serving.kserve.io/v1beta1/inferenceservices"));
    const ResourceKind nodes{
        {}, QStringLiteral("v1"), QStringLiteral("nodes"), QStringLiteral("Node"), false};
    QCOMPARE(apiPath(nodes, prod, QStringLiteral("a/../b")), std::string("/api/v1/nodes/a%2F..%2Fb"));
    QCOMPARE(withQuery("/x", {{"labelSelector", "a in (b)"}, {"limit", "5"}}),
             std::string("/x?labelSelector=a%20in%20%28b%29&limit=5"));
}

void ClusterClientTest::everyRefusalHasItsKindAndWords_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* recording, ErrorKind kind, const char* words) {
        QTest::newRow(recording) << kind << QString::fromLatin1(words);
    };
    row("auth_401_bad_token", ErrorKind::Unauthorized, "HTTP 401: Unauthorized. The server knows neither");
    row("auth_anonymous_403", ErrorKind::Forbidden, "No credentials reached the server");
    row("rbac_403_secret", ErrorKind::Forbidden, "the verb \"get\" on \"secrets\" of the core group");
    row("rbac_403_patch_isvc", ErrorKind::Forbidden,
        "the verb \"patch\" on \"inferenceservices\" of the group \"serving.kserve.io\" in the namespace "
        "\"models-prod\"");
    row("rbac_403_status_subresource", ErrorKind::Forbidden, "on \"inferenceservices/status\"");
    row("rbac_403_delete", ErrorKind::Forbidden, "the verb \"delete\"");
    row("list_cluster_scope_403", ErrorKind::Forbidden, "\"serving.kserve.io\" at the cluster scope");
    row("watch_403", ErrorKind::Forbidden, "the verb \"watch\"");
    row("lease_denied_viewer_403", ErrorKind::Forbidden, "the verb \"create\" on \"leases\"");
    row("webhook_denied_403", ErrorKind::Forbidden,
        "MinReplicas cannot be greater than MaxReplicas. A policy of the cluster");
    row("get_404", ErrorKind::NotFound, "\"nope\" not found");
    row("get_404_no_such_resource", ErrorKind::Unsupported, "no such kind of object");
    row("discovery_missing_group_404", ErrorKind::Unsupported, "no such kind of object");
    row("protobuf_on_crd_406", ErrorKind::Unsupported, "HTTP 406");
    row("strategic_merge_patch_415_on_crd", ErrorKind::Unsupported, "accepted media types include");
    row("bad_json_400", ErrorKind::Invalid, "error decoding patch");
    row("list_field_selector_unsupported_400", ErrorKind::Invalid, "field label not supported");
    row("lease_400_renewtime_without_fraction", ErrorKind::Invalid, "parsing time");
    row("strict_400_unknown_field_create", ErrorKind::Invalid,
        "HTTP 400: strict decoding error: unknown field \"spec.predictor.canaryTraficPercent\"");
    row("strict_422_unknown_field_patch", ErrorKind::Invalid,
        "HTTP 422: strict decoding error: unknown field \"spec.predictor.canaryTraficPercent\"");
    row("create_409_already_exists", ErrorKind::Conflict, "already exists");
    row("lease_create_409_held", ErrorKind::Conflict, "already exists");
    row("lease_steal_409_stale", ErrorKind::Conflict, "has been modified");
    row("put_409_conflict_stale_rv", ErrorKind::Conflict, "has been modified");
    row("merge_patch_409_stale_rv_in_body", ErrorKind::Conflict, "has been modified");
    row("delete_409_precondition", ErrorKind::Conflict, "in the precondition (1) does not match");
    row("ssa_409_conflict", ErrorKind::Conflict,
        "conflict with \"lab-recorder\" using serving.kserve.io/v1beta1: "
        ".spec.predictor.canaryTrafficPercent");
    row("put_422_no_rv", ErrorKind::Invalid, "metadata.resourceVersion");
    row("invalid_422", ErrorKind::Invalid, "must be of type integer");
    row("invalid_422_name", ErrorKind::Invalid, "RFC 1123");
    row("invalid_422_required", ErrorKind::Invalid, "must be of type integer");
    row("json_patch_422_test_failed", ErrorKind::Invalid, "A test of the patch did not hold");
    row("json_patch_422_missing_path", ErrorKind::Invalid, "a path of it is not there");
    row("ssa_no_field_manager_422", ErrorKind::Invalid, "fieldManager");
    row("list_410_exact_old_rv", ErrorKind::Invalid, "HTTP 410: The resourceVersion");
    row("list_410_expired_continue", ErrorKind::Invalid, "HTTP 410: The provided continue parameter");
    row("list_future_rv_504", ErrorKind::Timeout, "Too large resource version");
    row("startup_503_list", ErrorKind::ServerFault, "please try again");
    row("startup_503_watch", ErrorKind::ServerFault, "please try again");
    row("startup_429_watch", ErrorKind::RateLimited, "storage is (re)initializing");
}

void ClusterClientTest::everyRefusalHasItsKindAndWords()
{
    QFETCH(ErrorKind, kind);
    QFETCH(QString, words);
    const QString recording = QString::fromLatin1(QTest::currentDataTag());
    const Error error = refusal(recording);
    QCOMPARE(errorKindName(error.kind), errorKindName(kind));
    QVERIFY2(error.detail.contains(words), qPrintable(error.detail));
    QCOMPARE(isExpired(error), recording.contains(QLatin1String("410")));
    const Json headers = recordedExchange(recording).at("response").at("headers");
    QCOMPARE(error.retryAfter.has_value(), headers.contains("Retry-After"));
    if (error.retryAfter)
        QCOMPARE(error.retryAfter->count(), std::stol(headers.at("Retry-After").get<std::string>()) * 1000);
}

void ClusterClientTest::aMissingRightIsTold()
{
    QCOMPARE(missingRight(refusal(QStringLiteral("rbac_403_status_subresource"))),
             (MissingRight{QStringLiteral("release-manager"), QStringLiteral("patch"),
                           QStringLiteral("inferenceservices/status"), QStringLiteral("serving.kserve.io"),
                           prod}));
    QCOMPARE(missingRight(refusal(QStringLiteral("list_cluster_scope_403")))->ns, QString());
    QVERIFY(!missingRight(refusal(QStringLiteral("webhook_denied_403"))));
    QVERIFY(!missingRight(refusal(QStringLiteral("get_404"))));
}

void ClusterClientTest::refusalsOfRightsPoliciesAndStrangersAreToldApart()
{
    const auto because = [](const char* recording) {
        return forbiddenBecause(refusal(QString::fromLatin1(recording)));
    };
    QVERIFY(because("rbac_403_delete") == ForbiddenCause::MissingRight);
    QVERIFY(because("auth_anonymous_403") == ForbiddenCause::Anonymous);
    QVERIFY(because("webhook_denied_403") == ForbiddenCause::Admission);
    QVERIFY(!because("create_409_already_exists"));
    const Json quota{{"kind", "Status"},
                     {"code", 403},
                     {"message", "pods \"x\" is forbidden: exceeded quota: gpus, requested: 1, used: 4"}};
    QVERIFY(forbiddenBecause(statusError(quota, {})) == ForbiddenCause::Quota);
}

void ClusterClientTest::adviceIsReadInTheReadersLanguageAndRecordedInEnglish()
{
    const Translating speaking(
        QStringLiteral("ph::KubernetesApi"),
        {{QStringLiteral("The namespace's quota is used up: free some of it or have it raised."),
          QStringLiteral("Das Kontingent ist aufgebraucht.")}});
    const Json quota{
        {"kind", "Status"}, {"code", 403}, {"message", "pods \"x\" is forbidden: exceeded quota: gpus"}};
    const auto error = statusError(quota, {});
    const QString said = QStringLiteral("HTTP 403: pods \"x\" is forbidden: exceeded quota: gpus. ");
    QCOMPARE(error.detail, said + QStringLiteral("Das Kontingent ist aufgebraucht."));
    QCOMPARE(error.forRecords(),
             said + QStringLiteral("The namespace's quota is used up: free some of it or have it raised."));
    QVERIFY(forbiddenBecause(error) == ForbiddenCause::Quota);
}

void ClusterClientTest::readsLastThroughAServersStart()
{
    const QStringList stages{QStringLiteral("startup_403_watch"), QStringLiteral("startup_503_list"),
                             QStringLiteral("startup_429_watch"), QStringLiteral("get_one")};
    std::atomic<bool> started{false};
    HttpFixture http([&, next = inTurn(stages)](const FixtureRequest& request) {
        if (request.path != "/readyz") {
            const auto reply = next(request);
            started = reply.status != 403;
            return reply;
        }
        return FixtureReply{.status = started ? 200 : 500, .contentType = "text/plain", .body = "[-]rbac"};
    });
    http.stop();
    const std::jthread later([&http] {
        std::this_thread::sleep_for(30ms);
        http.start();
    });
    const auto transport = makeCurlTransport();
    ClusterCredentials credentials(accessTo(http.url()));
    const ClusterClient client(*transport, credentials, {}, {1000, 5ms, 20ms});
    const auto object = client.get(recDemo);
    QVERIFY_RESULT(object);
    QCOMPARE(JsonReader(*object).child("metadata").text("name"), QStringLiteral("fraud-scorer"));
    QCOMPARE(http.requestCount("/apis"), 4);
}

void ClusterClientTest::aRefusalOfAReadyServerIsBelieved()
{
    ClusterDesk desk(always(QStringLiteral("list_cluster_scope_403")));
    QVERIFY_ERROR(desk.client.list(inferenceServices, {}), ErrorKind::Forbidden);
    QVERIFY_ERROR(desk.client.list(inferenceServices, {}), ErrorKind::Forbidden);
    QCOMPARE(desk.requests().size(), std::size_t(2));
    QCOMPARE(desk.http.requestCount("/readyz"), 1); // and is known to be ready for a while
}

void ClusterClientTest::aReadIsNotRetriedForEver()
{
    ClusterDesk desk(inTurn({QStringLiteral("startup_503_list")}), {3, 1ms, 5ms});
    QVERIFY_ERROR(desk.client.get(recDemo), ErrorKind::ServerFault);
    QCOMPARE(desk.requests().size(), std::size_t(3));

    ClusterDesk patient(always(QStringLiteral("startup_503_list")), {3, 1ms, 5ms});
    const auto answer = patient.client.get(recDemo); // five seconds are more than anybody wants to wait here
    QVERIFY_ERROR(answer, ErrorKind::ServerFault);
    QCOMPARE(answer.error().retryAfter.value(), 5s);
    QCOMPARE(patient.requests().size(), std::size_t(1));
}

void ClusterClientTest::writesAreOneAttempt_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {0, 403, 409, 429, 500, 503, 504})
        QTest::addRow("%d", status) << status;
}

void ClusterClientTest::writesAreOneAttempt()
{
    QFETCH(int, status);
    ClusterDesk desk([status](const FixtureRequest&) {
        FixtureReply reply{.status = status == 0 ? 200 : status, .body = "{\"kind\":\"Status\"}"};
        reply.headers = {{"Retry-After", "0"}};
        if (status == 0)
            reply.dropAfterBytes = 3;
        return reply;
    });
    using Verb = WriteRequest::Verb;
    for (const Verb verb : {Verb::Create, Verb::MergePatch, Verb::JsonPatch, Verb::Apply, Verb::Delete}) {
        desk.http.clearRequests();
        QVERIFY(!desk.client.write({.verb = verb, .object = recDemo, .body = Json::object()}, DryRun::No));
        QCOMPARE(desk.requests().size(), std::size_t(1));
    }
}

void ClusterClientTest::what401RefusedGoesOnceMoreWithFreshCredentials_data()
{
    QTest::addColumn<bool>("renewable");
    QTest::newRow("a rotated token") << true;
    QTest::newRow("a wrong token") << false;
}

void ClusterClientTest::what401RefusedGoesOnceMoreWithFreshCredentials()
{
    QFETCH(bool, renewable);
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("token"));
    const auto store = [&path](const char* token) {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(token) < 0)
            qFatal("cannot write a token");
    };
    ClusterAccess access;
    access.tokenFile = path.toStdString();
    ClusterDesk desk(
        [&](const FixtureRequest& request) {
            if (request.header("Authorization") == "Bearer fresh-token")
                return recordedReply(QStringLiteral("get_one"));
            if (renewable)
                store("fresh-token");
            return recordedReply(QStringLiteral("auth_401_bad_token"));
        },
        quickly, access);
    for (const bool writes : {false, true}) {
        store("stale-token");
        desk.http.clearRequests();
        const auto answered = writes ? desk.client.write(patchOf({}), DryRun::No).has_value()
                                     : desk.client.get(recDemo).has_value();
        QCOMPARE(answered, renewable);
        QCOMPARE(desk.requests().size(), std::size_t(2));
    }
    if (!renewable)
        QVERIFY_ERROR(desk.client.get(recDemo), ErrorKind::Unauthorized);
}

void ClusterClientTest::jsonIsAskedFor()
{
    ClusterDesk desk(always(QStringLiteral("version")));
    const auto version = desk.client.getPath("/version", {{"pretty", "a b"}});
    QVERIFY_RESULT(version);
    QVERIFY(version->at("gitVersion") == "v1.32.13");
    QCOMPARE(desk.requests().front().header("Accept"), std::string("application/json"));
    QCOMPARE(desk.requests().front().target, std::string("/version?pretty=a%20b"));
    ClusterDesk text(always(QStringLiteral("openapi_v3_index"))); // text/plain
    QVERIFY_ERROR(text.client.getPath("/openapi/v3"), ErrorKind::Unreadable);
}

void ClusterClientTest::listsHaveAllPages()
{
    ClusterDesk desk(inTurn(
        {QStringLiteral("list_page1"), QStringLiteral("list_page2"), QStringLiteral("list_page3_last")}));
    std::vector<std::size_t> pages;
    const auto version =
        desk.client.listPages(inferenceServices, QStringLiteral("models-bulk"),
                              [&pages](const std::vector<Json>& page) { pages.push_back(page.size()); },
                              {{"labelSelector", "team"}});
    QVERIFY_RESULT(version);
    QCOMPARE(*version, QStringLiteral("759"));
    QCOMPARE(pages, (std::vector<std::size_t>{50, 50, 20}));
    const auto requests = desk.requests();
    QCOMPARE(requests.size(), std::size_t(3));
    for (const auto& request : requests) {
        QCOMPARE(request.queryValue("limit"), std::string("500"));
        QCOMPARE(request.queryValue("labelSelector"), std::string("team"));
    }
    QCOMPARE(requests[0].queryValue("continue"), std::string());
    QCOMPARE(requests[2].queryValue("continue"),
             recordedBody(QStringLiteral("list_page2")).at("metadata").at("continue").get<std::string>());
}

void ClusterClientTest::anExpiredListGoesOnWithTheFreshToken()
{
    ClusterDesk desk(inTurn({QStringLiteral("list_page1"), QStringLiteral("list_410_expired_continue"),
                             QStringLiteral("list_resume_after_410"), QStringLiteral("list_page3_last")}));
    const auto all = desk.client.list(inferenceServices, QStringLiteral("models-bulk"));
    QVERIFY_RESULT(all);
    QCOMPARE(all->items.size(), std::size_t(120));
    QCOMPARE(all->resourceVersion, QStringLiteral("759")); // what changed since is for the watch to tell
    const Json expired = recordedBody(QStringLiteral("list_410_expired_continue"));
    QCOMPARE(desk.requests().at(2).queryValue("continue"),
             expired.at("metadata").at("continue").get<std::string>());

    ClusterDesk again(inTurn({QStringLiteral("list_page1"), QStringLiteral("list_410_expired_continue")}));
    const auto never = again.client.list(inferenceServices, QStringLiteral("models-bulk"));
    QVERIFY(!never && isExpired(never.error()));
}

void ClusterClientTest::aListThatDoesNotEndIsUnreadable()
{
    ClusterDesk desk(always(QStringLiteral("list_page1")));
    QVERIFY_ERROR(desk.client.list(inferenceServices, {}), ErrorKind::Unreadable);
    QCOMPARE(desk.requests().size(), std::size_t(2));
}

void ClusterClientTest::whatIsNoListIsUnreadable_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("an object") << QByteArray("{}");
    QTest::newRow("a text") << QByteArray("\"items\"");
    QTest::newRow("items of another kind") << QByteArray(R"({"items":{}})");
    QTest::newRow("an item that is a number") << QByteArray(R"({"items":[1]})");
    QTest::newRow("deep") << QByteArray(R"({"items":[)") + QByteArray(100'000, '[');
}

void ClusterClientTest::whatIsNoListIsUnreadable()
{
    QFETCH(QByteArray, body);
    ClusterDesk desk([&](const FixtureRequest&) { return FixtureReply{.body = body.toStdString()}; });
    QVERIFY_ERROR(desk.client.list(inferenceServices, {}), ErrorKind::Unreadable);
}

void ClusterClientTest::itemsSayTheirKind()
{
    const ResourceKind events{{}, QStringLiteral("v1"), QStringLiteral("events"), QStringLiteral("Event")};
    ClusterDesk desk(always(QStringLiteral("events_for_object")));
    const auto all = desk.client.list(events, QStringLiteral("models-staging"));
    QVERIFY_RESULT(all);
    QVERIFY(all->items.front().at("kind") == "Event");
    QVERIFY(all->items.front().at("apiVersion") == "v1");
    ClusterDesk none([](const FixtureRequest&) { return FixtureReply{.body = R"({"items":null})"}; });
    QCOMPARE(none.client.list(events, {})->items.size(), std::size_t(0));
}

void ClusterClientTest::writesSayWhoAndHow_data()
{
    QTest::addColumn<int>("verb");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("type");
    const auto row = [](const char* name, WriteRequest::Verb verb, const char* line, const char* type) {
        QTest::newRow(name) << int(verb) << QByteArray(line) << QByteArray(type);
    };
    using Verb = WriteRequest::Verb;
#define PATH "/apis/serving.kserve.io/v1beta1/namespaces/models-staging/inferenceservices"
#define OURS "?fieldManager=pilothouse&fieldValidation=Strict"
    row("create", Verb::Create, "POST " PATH OURS "&dryRun=All", "application/json");
    row("replace", Verb::Replace, "PUT " PATH "/rec-demo/status" OURS "&dryRun=All", "application/json");
    row("merge", Verb::MergePatch, "PATCH " PATH "/rec-demo/status" OURS "&dryRun=All",
        "application/merge-patch+json");
    row("json patch", Verb::JsonPatch, "PATCH " PATH "/rec-demo/status" OURS "&dryRun=All",
        "application/json-patch+json");
    row("apply", Verb::Apply, "PATCH " PATH "/rec-demo/status" OURS "&force=true&dryRun=All",
        "application/apply-patch+yaml");
    row("delete", Verb::Delete, "DELETE " PATH "/rec-demo?dryRun=All", "application/json");
#undef PATH
#undef OURS
}

void ClusterClientTest::writesSayWhoAndHow()
{
    QFETCH(int, verb);
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, type);
    ClusterDesk desk(always(QStringLiteral("patch_dry_run")));
    WriteRequest request{.verb = WriteRequest::Verb(verb),
                         .object = recDemo,
                         .body = {{"metadata", {{"resourceVersion", "763"}}}}};
    const bool object =
        request.verb != WriteRequest::Verb::Create && request.verb != WriteRequest::Verb::Delete;
    request.subresource = object ? QStringLiteral("status") : QString();
    request.conflicts = WriteRequest::Conflicts::TakeOver;
    request.versionPrecondition = QStringLiteral("763");
    const auto answer = desk.client.write(request, DryRun::Yes);
    QVERIFY_RESULT(answer);
    QVERIFY(answer->object.at("spec").at("predictor").at("canaryTrafficPercent") == 77);
    const auto sent = desk.requests().front();
    QCOMPARE(QByteArray::fromStdString(sent.method + ' ' + sent.target), line);
    QCOMPARE(QByteArray::fromStdString(sent.header("Content-Type")), type);
    const Json body = Json::parse(sent.body);
    if (request.verb == WriteRequest::Verb::Delete) {
        QVERIFY(body.at("preconditions").at("resourceVersion") == "763");
        QVERIFY(body.at("propagationPolicy") == "Background");
    } else if (request.verb == WriteRequest::Verb::MergePatch ||
               request.verb == WriteRequest::Verb::JsonPatch) {
        QVERIFY(body == request.body);
    } else {
        QVERIFY(body.at("apiVersion") == "serving.kserve.io/v1beta1");
        QVERIFY(body.at("kind") == "InferenceService");
        QVERIFY(body.at("metadata").at("name") == "rec-demo");
    }
}

void ClusterClientTest::aWriteThatWouldOverwriteBlindlyIsNotSent()
{
    ClusterDesk desk(always(QStringLiteral("merge_patch_200")));
    using Verb = WriteRequest::Verb;
    QVERIFY_ERROR(
        desk.client.write({.verb = Verb::Replace, .object = recDemo, .body = {{"spec", {}}}}, DryRun::No),
        ErrorKind::Invalid);
    ObjectAddress nameless = recDemo;
    nameless.name.clear(); // would delete all of them
    QVERIFY_ERROR(desk.client.write({.verb = Verb::Delete, .object = nameless, .body = {}}, DryRun::No),
                  ErrorKind::Invalid);
    QVERIFY(desk.requests().empty());
}

void ClusterClientTest::theConfirmationShowsWhatIsSent()
{
    const auto request = patchOf({{"spec", {{"predictor", {{"canaryTrafficPercent", 10}}}}}});
    QCOMPARE(ClusterClient::inWords(request, DryRun::No),
             QStringLiteral("PATCH /apis/serving.kserve.io/v1beta1/namespaces/models-staging/"
                            "inferenceservices/rec-demo?fieldManager=pilothouse&fieldValidation=Strict\n"
                            "Content-Type: application/merge-patch+json\n\n"
                            "{\n  \"spec\": {\n    \"predictor\": {\n      \"canaryTrafficPercent\": 10\n"
                            "    }\n  }\n}"));
    QVERIFY(ClusterClient::inWords(request, DryRun::Yes).contains(QLatin1String("&dryRun=All\n")));
}

void ClusterClientTest::warningsComeWithTheAnswer()
{
    ClusterDesk desk(always(QStringLiteral("warn_unknown_field")));
    const auto answer = desk.client.write(patchOf({{"spec", {}}}), DryRun::Yes);
    QVERIFY_RESULT(answer);
    QCOMPARE(answer->warnings,
             QStringList{QStringLiteral("unknown field \"spec.predictor.canaryTraficPercent\"")});
    for (const char* fine : {"ssa_force_200", "create_201", "create_dry_run", "merge_patch_200",
                             "json_patch_200", "lease_create_201", "lease_renew_200", "ssa_status_dry_run"}) {
        ClusterDesk calm(always(QString::fromLatin1(fine)));
        const auto written = calm.client.write(patchOf({{"spec", {}}}), DryRun::No);
        QVERIFY_RESULT(written);
        QVERIFY(written->object == recordedBody(QString::fromLatin1(fine)));
        QVERIFY(written->warnings.isEmpty());
    }
}

void ClusterClientTest::warningHeaders_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QStringList>("texts");
    const auto row = [](const char* header, QStringList texts) {
        QTest::newRow(header) << QByteArray(header) << texts;
    };
    row("299 - \"a\"", {QStringLiteral("a")});
    row("299 - \"a\", 299 kube \"b, c\"", {QStringLiteral("a"), QStringLiteral("b, c")});
    row("299 - \"a\" \"Sat, 21 Nov 2026 01:48:15 GMT\",299 - \"b\"",
        {QStringLiteral("a"), QStringLiteral("b")});
    row(R"(299 - "say \"no\" \\ more")", {QStringLiteral("say \"no\" \\ more")});
    row("299 - \"<b>bold</b>\t\x1b[31m\"", {QStringLiteral("<b>bold</b> [31m")});
    row("199 - \"other\"", {});
    row("299 - \"a\", 299 - \"a\"", {QStringLiteral("a")});
    row("299 - \"not closed", {});
    row("299 - \"\\", {});
    row("299", {});
    row("", {});
}

void ClusterClientTest::warningHeaders()
{
    QFETCH(QByteArray, header);
    QFETCH(QStringList, texts);
    HttpResponse response;
    response.headers = {{"warning", header.toStdString()}};
    QCOMPARE(warningsOf(response), texts);
}

void ClusterClientTest::aWatchTellsItsEvents()
{
    ClusterDesk desk(always(QStringLiteral("watch_bookmarks")));
    QStringList types;
    const auto ended =
        desk.client.watch(inferenceServices, prod, {{"resourceVersion", "766"}, {"timeoutSeconds", "8"}},
                          [&types](Json&& event) {
                              types.append(QString::fromStdString(event.at("type").get<std::string>()));
                              return true;
                          },
                          {});
    QVERIFY_RESULT(ended);
    QCOMPARE(types, (QStringList{QStringLiteral("MODIFIED"), QStringLiteral("DELETED"),
                                 QStringLiteral("BOOKMARK")}));
    const auto request = desk.requests().front();
    QCOMPARE(request.queryValue("watch"), std::string("true"));
    QCOMPARE(request.queryValue("resourceVersion"), std::string("766"));
    QCOMPARE(request.queryValue("timeoutSeconds"), std::string("8"));
}

void ClusterClientTest::aWatchEndsAsTheServerSays()
{
    const auto watched = [](const char* recording) {
        ClusterDesk desk(always(QString::fromLatin1(recording)));
        auto ended = desk.client.watch(inferenceServices, prod, {}, [](Json&&) { return true; }, {});
        return std::pair(ended, desk.requests().size());
    };
    const auto [expired, once] = watched("watch_410_old_rv");
    QVERIFY(!expired && isExpired(expired.error()));
    QVERIFY(expired.error().detail.contains(QLatin1String("too old resource version: 1 (491)")));
    QCOMPARE(once, std::size_t(1));
    QVERIFY_ERROR(watched("watch_403").first, ErrorKind::Forbidden);
    QVERIFY_ERROR(watched("startup_503_watch").first, ErrorKind::ServerFault);
    QCOMPARE(watched("startup_429_watch").second, std::size_t(1)); // whoever watches knows when to come back
    QVERIFY_RESULT(watched("watch_future_rv_silent").first);
    QVERIFY_RESULT(watched("watch_table").first);
}

void ClusterClientTest::hostileEventsAreUnreadable_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("no JSON") << QByteArray("<html>\n");
    QTest::newRow("half of it") << QByteArray(R"({"type":"ADDED","object":{)");
    QTest::newRow("a list") << QByteArray("[]\n");
    QTest::newRow("no object") << QByteArray(R"({"type":"ADDED"})"
                                             "\n");
    QTest::newRow("a type that is a number") << QByteArray(R"({"type":1,"object":{}})"
                                                           "\n");
    QTest::newRow("deep") << QByteArray(R"({"type":"ADDED","object":)") + QByteArray(100'000, '[') + '\n';
    QTest::newRow("long") << QByteArray(9 << 20, 'x');
}

void ClusterClientTest::hostileEventsAreUnreadable()
{
    QFETCH(QByteArray, line);
    ClusterDesk desk([&](const FixtureRequest&) { return FixtureReply{.body = line.toStdString()}; });
    const auto ended = desk.client.watch(inferenceServices, prod, {}, [](Json&&) { return true; }, {});
    QVERIFY_ERROR(ended, ErrorKind::Unreadable);
}

void ClusterClientTest::aWatchEndsWhereNobodyWantsMore()
{
    ClusterDesk desk(always(QStringLiteral("watch_bookmarks")));
    int events = 0;
    QVERIFY_RESULT(desk.client.watch(inferenceServices, prod, {}, [&](Json&&) { return ++events < 2; }, {}));
    QCOMPARE(events, 2);
}

void ClusterClientTest::aWatchStopsAtOnce()
{
    ClusterDesk desk([](const FixtureRequest&) { return FixtureReply{.hang = true}; });
    std::stop_source own;
    for (std::stop_source* asks : {&own, &desk.stop}) {
        const std::jthread later([asks] {
            std::this_thread::sleep_for(20ms);
            asks->request_stop();
        });
        const auto token = asks == &own ? own.get_token() : std::stop_token();
        const auto ended = desk.client.watch(
            inferenceServices, prod, {}, [](Json&&) { return true; }, token);
        QVERIFY_ERROR(ended, ErrorKind::Cancelled);
    }
}

void ClusterClientTest::aQuietWatchIsNotCut()
{
    NotingTransport transport;
    ClusterCredentials credentials(accessTo("http://127.0.0.1:1"));
    const ClusterClient client(transport, credentials, {});
    const auto watch = [&](const QueryItems& query) {
        const auto ended = client.watch(inferenceServices, {}, query, [](Json&&) { return true; }, {});
        return ended ? transport.asked.limits : HttpLimits{.totalTimeout = 0ms};
    };
    QVERIFY(watch({{"timeoutSeconds", "400"}}).totalTimeout > 400s);
    QVERIFY(watch({{"timeoutSeconds", "400"}}).stallTimeout > 400s);
    const auto marked = watch({{"timeoutSeconds", "400"}, {"allowWatchBookmarks", "true"}});
    QVERIFY(marked.stallTimeout >= 2min && marked.stallTimeout < marked.totalTimeout);
    QVERIFY(marked.maxBodyBytes > (std::size_t(1) << 40));
    QVERIFY(watch({}).totalTimeout > 300s);
    QVERIFY(transport.asked.url.find("timeoutSeconds=300") != std::string::npos);
}

void ClusterClientTest::linesSurviveEveryCut()
{
    const std::string text = "one\n\ntwo two\nthree\nrest";
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
        for (std::size_t second = cut; second <= text.size(); ++second) {
            LineSplitter splitter(9);
            std::vector<std::string> lines;
            const auto take = [&lines](std::string_view line) {
                lines.emplace_back(line);
                return true;
            };
            const std::string_view whole = text;
            QVERIFY(splitter.add(whole.substr(0, cut), take));
            QVERIFY(splitter.add(whole.substr(cut, second - cut), take));
            QVERIFY(splitter.add(whole.substr(second), take));
            QCOMPARE(lines, (std::vector<std::string>{"one", "two two", "three"}));
            QCOMPARE(splitter.rest(), std::string_view("rest"));
        }
    }
    LineSplitter narrow(3);
    const auto take = [](std::string_view) { return true; };
    QVERIFY(narrow.add("abc\n", take));
    QVERIFY(narrow.add("ab", take));
    QVERIFY(!narrow.add("cd", take));
    QVERIFY(narrow.tooLong());
}

QTEST_GUILESS_MAIN(ClusterClientTest)
#include "tst_cluster_client.moc"
