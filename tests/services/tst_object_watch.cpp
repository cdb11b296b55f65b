#include "services/kubernetes/ObjectWatch.h"
#include "tests/fixture/KubernetesFixture.h"
#include "tests/services/ClusterDesk.h"

#include <map>
#include <random>
#include <thread>

using namespace ph;
using namespace ph::testing;
using namespace std::chrono_literals;

namespace {

const QString ns = QStringLiteral("models");

Json object(const std::string& name, int version, const std::string& said = {})
{
    return {
        {"apiVersion", "serving.kserve.io/v1beta1"},
        {"kind", "InferenceService"},
        {"metadata", {{"namespace", "models"}, {"name", name}, {"resourceVersion", std::to_string(version)}}},
        {"spec", {{"said", said}}}};
}

std::string line(const char* type, const Json& what)
{
    return Json{{"type", type}, {"object", what}}.dump() + '\n';
}

std::string bookmark(int version)
{
    return line("BOOKMARK", {{"metadata", {{"resourceVersion", std::to_string(version)}}}});
}

/// Ends what sendInitialEvents asked for.
std::string mark(int version)
{
    return line("BOOKMARK", {{"metadata",
                              {{"resourceVersion", std::to_string(version)},
                               {"annotations", {{"k8s.io/initial-events-end", "true"}}}}}});
}

std::string gone()
{
    return line("ERROR", {{"kind", "Status"}, {"code", 410}, {"reason", "Expired"}, {"message", "too old"}});
}

std::string listed(const std::vector<Json>& items, int version, const char* goesOn = "")
{
    return Json{{"items", items},
                {"metadata", {{"resourceVersion", std::to_string(version)}, {"continue", goesOn}}}}
        .dump();
}

std::string status(int code, const char* message)
{
    return Json{{"kind", "Status"}, {"code", code}, {"message", message}}.dump();
}

/// Answers one request after the other as told; when nothing is left, streams stay open and silent.
class CannedServer final : public HttpTransport {
public:
    using Answer = std::function<Result<HttpResponse>(const HttpRequest&, const std::stop_token&)>;
    enum class After { Close, StayOpen, Break };

    void stream(const std::string& lines, After after = After::Close)
    {
        answers_.push_back([lines, after](const HttpRequest& request, const std::stop_token& stop) {
            if (!lines.empty() && !request.sink(lines))
                return Result<HttpResponse>(fail(ErrorKind::Cancelled, {}));
            if (after == After::StayOpen)
                return untilStopped(stop);
            return after == After::Break ? fail(ErrorKind::Offline, {}, QStringLiteral("reset"))
                                         : Result<HttpResponse>(response(200, {}));
        });
    }
    void reply(int code, const std::string& body, std::vector<HttpHeader> headers = {})
    {
        answers_.push_back([=](const HttpRequest&, const std::stop_token&) {
            auto answer = response(code, body);
            answer.headers.insert(answer.headers.end(), headers.begin(), headers.end());
            return Result<HttpResponse>(answer);
        });
    }
    void refuse() { reply(0, {}); }

    Result<HttpResponse> send(const HttpRequest& request, std::stop_token stop) override
    {
        if (request.url.ends_with("/readyz"))
            return response(200, "ok");
        Answer answer;
        {
            const std::lock_guard lock(mutex_);
            urls_.push_back(request.url);
            if (urls_.size() <= answers_.size())
                answer = answers_.at(urls_.size() - 1);
        }
        auto given = answer ? answer(request, stop) : untilStopped(stop);
        if (given && given->status == 0)
            return fail(ErrorKind::Offline, {}, QStringLiteral("refused"));
        return given;
    }

    std::vector<std::string> urls() const
    {
        const std::lock_guard lock(mutex_);
        return urls_;
    }

private:
    static HttpResponse response(int code, const std::string& body)
    {
        HttpResponse response;
        response.status = code;
        response.headers = {{"Content-Type", "application/json"}};
        response.body = body;
        return response;
    }
    static Result<HttpResponse> untilStopped(const std::stop_token& stop)
    {
        while (!stop.stop_requested())
            std::this_thread::sleep_for(1ms);
        return fail(ErrorKind::Cancelled, {});
    }

    std::vector<Answer> answers_;
    mutable std::mutex mutex_;
    std::vector<std::string> urls_;
};

/// Somebody who is kept level: what they were told and what they make of it.
class Listener {
public:
    ObjectWatch::Told told()
    {
        return {[this](const ObjectChanges& changes) { apply(changes); },
                [this](const Error& error) {
                    const std::lock_guard lock(mutex_);
                    failures_.push_back(error);
                },
                [this] {
                    const std::lock_guard lock(mutex_);
                    ++level_;
                }};
    }

    std::map<std::string, Json> picture() const
    {
        const std::lock_guard lock(mutex_);
        return picture_;
    }
    /// "models/a@3"
    std::vector<std::string> objects() const
    {
        std::vector<std::string> all;
        for (const auto& [key, each] : picture())
            all.push_back(key + '@' + objectVersion(each));
        std::sort(all.begin(), all.end());
        return all;
    }
    std::vector<ObjectChanges> changes() const
    {
        const std::lock_guard lock(mutex_);
        return changes_;
    }
    std::vector<Error> failures() const
    {
        const std::lock_guard lock(mutex_);
        return failures_;
    }
    int level() const
    {
        const std::lock_guard lock(mutex_);
        return level_;
    }

private:
    void apply(const ObjectChanges& changes)
    {
        const std::lock_guard lock(mutex_);
        changes_.push_back(changes);
        if (changes.kind == ObjectChanges::Kind::Everything)
            std::erase_if(picture_, [&](const auto& one) { return !changes.asTold.contains(one.first); });
        for (const Json& each : changes.upserts)
            picture_.insert_or_assign(objectKey(each), each);
        for (const Json& each : changes.removals)
            picture_.erase(objectKey(each));
    }

    mutable std::mutex mutex_;
    std::map<std::string, Json> picture_;
    std::vector<ObjectChanges> changes_;
    std::vector<Error> failures_;
    int level_ = 0;
};

ObjectWatch::Settings quick()
{
    ObjectWatch::Settings settings;
    settings.firstDelay = 1ms;
    settings.maxDelay = 5ms;
    settings.gather = 1ms;
    settings.settled = 30ms;
    return settings;
}

/// A watch that runs until the scene is over.
class Scene {
public:
    explicit Scene(ObjectWatch::Settings settings = quick())
        : settings_(settings)
    {
    }

    void run(HttpTransport& transport, const std::string& url = "http://cluster")
    {
        credentials_.emplace(accessTo(url));
        client_.emplace(transport, *credentials_, std::stop_token());
        thread_ = std::jthread([this](const std::stop_token& stop) {
            ended_ = ObjectWatch(*client_, inferenceServices, ns, settings_).run(listener.told(), stop);
            over_ = true;
        });
    }
    bool over() const { return over_; }
    Result<void> end()
    {
        thread_.request_stop();
        thread_.join();
        return ended_;
    }

    Listener listener;

private:
    const ObjectWatch::Settings settings_;
    std::optional<ClusterCredentials> credentials_;
    std::optional<ClusterClient> client_;
    Result<void> ended_;
    std::atomic<bool> over_{false};
    std::jthread thread_;
};

using Objects = std::vector<std::string>;

bool asks(const std::string& url, const char* item)
{
    return url.find(item) != std::string::npos;
}

} // namespace

class ObjectWatchTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsThereComesAsEverything();
    void theRecordedStreamIsUnderstood();
    void whoDoesNotKnowInitialEventsIsListed_data();
    void whoDoesNotKnowInitialEventsIsListed();
    void earlyPagesAreToldAtOnce();
    void aClosedStreamIsResumedFromTheLastBookmark();
    void aBrokenStreamIsToldAndResumed();
    void anExpiredVersionIsListedAnew();
    void aServerThatWentBackInTimeIsListedAnew();
    void whatCannotBeReadIsListedAnew();
    void repetitionsAreNotTold();
    void whatIsReplacedIsRemovedFirst();
    void changesAreGathered();
    void whatWasDeletedIsToldWithItsLastState();
    void theServersWaitIsHonoured();
    void aFailureOfTheListIsSurvived();
    void someFailuresEndIt_data();
    void someFailuresEndIt();
    void itStopsAtOnce();
    void versionsAreNumbersThatGrow();
    void whateverHappensThePictureIsTheServers_data();
    void whateverHappensThePictureIsTheServers();
};

void ObjectWatchTest::whatIsThereComesAsEverything()
{
    CannedServer server;
    server.stream(line("ADDED", object("a", 3)) + line("ADDED", object("b", 4)) + mark(10) +
                      line("MODIFIED", object("a", 11)),
                  CannedServer::After::StayOpen);
    Scene scene;
    scene.run(server);
    QTRY_COMPARE(scene.listener.objects(), (Objects{"models/a@11", "models/b@4"}));
    QVERIFY_ERROR(scene.end(), ErrorKind::Cancelled);
    QCOMPARE(scene.listener.level(), 1);
    QVERIFY(scene.listener.changes().back().kind == ObjectChanges::Kind::Some);
    QVERIFY(scene.listener.failures().empty());
    const auto url = server.urls().front();
    for (const char* item : {"watch=true", "allowWatchBookmarks=true", "sendInitialEvents=true",
                             "resourceVersionMatch=NotOlderThan", "timeoutSeconds="})
        QVERIFY2(asks(url, item), item);
    QVERIFY(!asks(url, "resourceVersion="));
}

void ObjectWatchTest::theRecordedStreamIsUnderstood()
{
    HttpFixture http([](const FixtureRequest& request) {
        if (request.queryValue("sendInitialEvents") == "true")
            return recordedReply(QStringLiteral("watch_list_send_initial_events"));
        if (request.queryValue("resourceVersion") == "768")
            return recordedReply(QStringLiteral("watch_bookmarks"));
        return FixtureReply{.hang = true};
    });
    const auto transport = makeCurlTransport();
    Scene scene;
    scene.run(*transport, http.url());
    QVERIFY(http.waitForRequests(3));
    QTRY_COMPARE(scene.listener.picture().size(), std::size_t(6));
    QVERIFY(scene.listener.picture().contains("models-prod/fraud-scorer"));
    const auto resumed = http.requests().at(2).queryValue("resourceVersion");
    const Json last = recordedBody(QStringLiteral("watch_bookmarks")).back();
    QCOMPARE(resumed, objectVersion(last.at("line").at("object")));
    QVERIFY_ERROR(scene.end(), ErrorKind::Cancelled);
}

void ObjectWatchTest::whoDoesNotKnowInitialEventsIsListed_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char* name, int code, const std::string& body) {
        QTest::newRow(name) << code << QByteArray::fromStdString(body);
    };
    row("400", 400, status(400, "unknown parameter"));
    row("422", 422, status(422, "sendInitialEvents: Forbidden: sendInitialEvents is forbidden for watch"));
    row("403 of the feature", 403, status(403, "sendInitialEvents is forbidden unless WatchList is on"));
    row("closes before the end is marked", 200, line("ADDED", object("old", 1)));
    row("never marks the end", 0, line("ADDED", object("old", 1)));
}

void ObjectWatchTest::whoDoesNotKnowInitialEventsIsListed()
{
    QFETCH(int, code);
    QFETCH(QByteArray, body);
    CannedServer server;
    if (code >= 400)
        server.reply(code, body.toStdString());
    else
        server.stream(body.toStdString(),
                      code == 0 ? CannedServer::After::StayOpen : CannedServer::After::Close);
    server.reply(200, listed({object("a", 3)}, 10));
    server.stream(line("ADDED", object("b", 11)) + gone());
    server.reply(200, listed({object("b", 11)}, 12));
    auto settings = quick();
    settings.patience = 30ms;
    Scene scene(settings);
    scene.run(server);
    QTRY_COMPARE(server.urls().size(), std::size_t(5));
    QTRY_COMPARE(scene.listener.objects(), Objects{"models/b@11"});
    scene.end().has_value();
    QVERIFY(scene.listener.failures().empty());
    QVERIFY(asks(server.urls().at(2), "resourceVersion=10"));
    for (std::size_t i = 1; i < 5; ++i) // and it is not tried again
        QVERIFY(!asks(server.urls().at(i), "sendInitialEvents"));
}

void ObjectWatchTest::earlyPagesAreToldAtOnce()
{
    CannedServer server;
    server.reply(200, listed({object("a", 1), object("b", 2)}, 10, "more"));
    server.reply(200, listed({object("c", 3)}, 10, "even more"));
    server.reply(200, listed({object("d", 4)}, 10));
    auto settings = quick();
    settings.initialEvents = false;
    Scene scene(settings);
    scene.run(server);
    QTRY_COMPARE(scene.listener.level(), 1);
    scene.end().has_value();
    const auto changes = scene.listener.changes();
    QCOMPARE(changes.size(), std::size_t(3));
    QVERIFY(changes[0].kind == ObjectChanges::Kind::Some);
    QCOMPARE(changes[0].upserts.size(), std::size_t(2));
    QVERIFY(changes[2].kind == ObjectChanges::Kind::Everything);
    QCOMPARE(changes[2].upserts.size(), std::size_t(1));
    QCOMPARE(changes[2].asTold.size(), std::size_t(4)); // and not sent once more
}

void ObjectWatchTest::aClosedStreamIsResumedFromTheLastBookmark()
{
    CannedServer server;
    server.stream(line("ADDED", object("a", 3)) + mark(10));
    server.stream(line("MODIFIED", object("a", 12)));
    server.stream(bookmark(20));
    Scene scene;
    scene.run(server);
    QTRY_COMPARE(server.urls().size(), std::size_t(4));
    scene.end().has_value();
    QVERIFY(asks(server.urls().at(1), "resourceVersion=10"));
    QVERIFY(asks(server.urls().at(2), "resourceVersion=12"));
    QVERIFY(asks(server.urls().at(3), "resourceVersion=20"));
    QVERIFY(!asks(server.urls().at(1), "sendInitialEvents"));
    QCOMPARE(scene.listener.objects(), Objects{"models/a@12"});
    QVERIFY(scene.listener.failures().empty());
    QCOMPARE(scene.listener.level(), 1);
}

void ObjectWatchTest::aBrokenStreamIsToldAndResumed()
{
    CannedServer server;
    server.stream(mark(10) + line("ADDED", object("a", 11)), CannedServer::After::Break);
    server.refuse();
    Scene scene;
    scene.run(server);
    QTRY_COMPARE(scene.listener.level(), 2); // the third stream stands, silent as it is
    scene.end().has_value();
    QCOMPARE(scene.listener.failures().size(), std::size_t(2));
    QVERIFY(scene.listener.failures().front().kind == ErrorKind::Offline);
    QVERIFY(asks(server.urls().at(2), "resourceVersion=11"));
    QCOMPARE(scene.listener.objects(), Objects{"models/a@11"});
}

void ObjectWatchTest::anExpiredVersionIsListedAnew()
{
    CannedServer server;
    server.stream(line("ADDED", object("a", 3)) + line("ADDED", object("b", 4)) + mark(10));
    server.stream(gone());
    server.stream(line("ADDED", object("a", 3)) + mark(90), CannedServer::After::StayOpen);
    Scene scene;
    scene.run(server);
    QTRY_COMPARE(scene.listener.objects(), Objects{"models/a@3"});
    scene.end().has_value();
    QVERIFY(scene.listener.failures().empty()); // nothing is wrong
    QVERIFY(asks(server.urls().at(2), "sendInitialEvents"));
    const auto last = scene.listener.changes().back();
    QVERIFY(last.kind == ObjectChanges::Kind::Everything);
    QVERIFY(last.removals.empty());
}

void ObjectWatchTest::aServerThatWentBackInTimeIsListedAnew()
{
    CannedServer server;
    server.stream(line("ADDED", object("a", 300)) + mark(310));
    server.stream({}); // silent for all of its time
    server.stream(line("ADDED", object("a", 7)) + mark(8), CannedServer::After::StayOpen);
    auto settings = quick();
    settings.timeout = 0s;
    Scene scene(settings);
    scene.run(server);
    QTRY_COMPARE(scene.listener.objects(), Objects{"models/a@7"});
    scene.end().has_value();
    QVERIFY(asks(server.urls().at(2), "sendInitialEvents"));
}

void ObjectWatchTest::whatCannotBeReadIsListedAnew()
{
    CannedServer server;
    server.stream(mark(10) + "{\"type\":\n");
    server.stream(line("ADDED", object("a", 3)) + mark(20), CannedServer::After::StayOpen);
    Scene scene;
    scene.run(server);
    QTRY_COMPARE(scene.listener.objects(), Objects{"models/a@3"});
    scene.end().has_value();
    QCOMPARE(scene.listener.failures().size(), std::size_t(1));
    QVERIFY(scene.listener.failures().front().kind == ErrorKind::Unreadable);
}

void ObjectWatchTest::repetitionsAreNotTold()
{
    CannedServer server;
    const auto everything = line("ADDED", object("a", 9)) + mark(10);
    const auto change = line("MODIFIED", object("a", 12, "new"));
    const auto removal = line("DELETED", object("b", 14));
    server.stream(everything + line("ADDED", object("b", 11)) + change + change +
                      line("MODIFIED", object("a", 9, "old")) + removal + removal +
                      line("ADDED", object("b", 11)) + line("DELETED", object("a", 9)),
                  CannedServer::After::StayOpen);
    auto settings = quick();
    settings.gather = 20ms;
    Scene scene(settings);
    scene.run(server);
    QTRY_COMPARE(scene.listener.changes().size(), std::size_t(2));
    scene.end().has_value();
    const auto changes = scene.listener.changes();
    QCOMPARE(changes[1].upserts.size(), std::size_t(1));
    QVERIFY(changes[1].upserts.front() == object("a", 12, "new"));
    QCOMPARE(changes[1].removals.size(), std::size_t(1));
    QCOMPARE(scene.listener.objects(), Objects{"models/a@12"});
}

void ObjectWatchTest::whatIsReplacedIsRemovedFirst()
{
    CannedServer server;
    server.stream(line("ADDED", object("a", 9)) + mark(10) + line("DELETED", object("a", 11)) +
                      line("ADDED", object("a", 12)),
                  CannedServer::After::StayOpen);
    Scene scene;
    scene.run(server);
    QTRY_COMPARE(scene.listener.objects(), Objects{"models/a@12"});
    scene.end().has_value();
    const auto changes = scene.listener.changes();
    QCOMPARE(changes[1].removals.size(), std::size_t(1));
    QVERIFY(changes[1].upserts.empty());
    QCOMPARE(changes[2].upserts.size(), std::size_t(1));
}

void ObjectWatchTest::changesAreGathered()
{
    CannedServer server;
    std::string lines = mark(10);
    for (int i = 11; i < 511; ++i)
        lines += line("MODIFIED", object(i % 2 ? "a" : "b", i));
    server.stream(lines, CannedServer::After::StayOpen);
    auto settings = quick();
    settings.gather = 100ms;
    Scene scene(settings);
    scene.run(server);
    QTRY_COMPARE(scene.listener.objects(), (Objects{"models/a@509", "models/b@510"}));
    scene.end().has_value();
    std::size_t told = 0;
    for (const auto changes = scene.listener.changes(); const auto& each : changes)
        told += each.upserts.size();
    QVERIFY2(told < 50, qPrintable(QString::number(told)));
}

void ObjectWatchTest::whatWasDeletedIsToldWithItsLastState()
{
    CannedServer server;
    server.stream(line("ADDED", object("a", 9)) + mark(10) + line("DELETED", object("a", 11, "last words")),
                  CannedServer::After::StayOpen);
    Scene scene;
    scene.run(server);
    const auto lastRemovals = [&] {
        const auto changes = scene.listener.changes(); // how many depends on what arrived together
        return changes.empty() ? std::vector<Json>() : changes.back().removals;
    };
    QTRY_VERIFY(!lastRemovals().empty());
    scene.end().has_value();
    QVERIFY(lastRemovals() == std::vector<Json>{object("a", 11, "last words")});
}

void ObjectWatchTest::theServersWaitIsHonoured()
{
    CannedServer server;
    server.stream(mark(10));
    server.reply(429, status(429, "storage is (re)initializing"), {{"Retry-After", "1"}});
    server.stream(bookmark(11), CannedServer::After::StayOpen);
    Scene scene;
    scene.run(server);
    QTRY_COMPARE(scene.listener.failures().size(), std::size_t(1));
    const auto refused = std::chrono::steady_clock::now();
    QTRY_COMPARE(scene.listener.level(), 2);
    QVERIFY(std::chrono::steady_clock::now() - refused > 800ms);
    scene.end().has_value();
    QVERIFY(scene.listener.failures().front().kind == ErrorKind::RateLimited);
}

void ObjectWatchTest::aFailureOfTheListIsSurvived()
{
    CannedServer server;
    for (int i = 0; i < 7; ++i)
        server.refuse();
    server.reply(200, listed({object("a", 3)}, 10));
    auto settings = quick();
    settings.initialEvents = false;
    Scene scene(settings);
    scene.run(server);
    QTRY_COMPARE(scene.listener.objects(), Objects{"models/a@3"});
    scene.end().has_value();
    QCOMPARE(scene.listener.failures().size(), std::size_t(2)); // of three attempts each
    QCOMPARE(scene.listener.level(), 1);
}

void ObjectWatchTest::someFailuresEndIt_data()
{
    QTest::addColumn<QString>("recording");
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("401") << QStringLiteral("auth_401_bad_token") << ErrorKind::Unauthorized;
    QTest::newRow("403") << QStringLiteral("list_cluster_scope_403") << ErrorKind::Forbidden;
    QTest::newRow("404") << QStringLiteral("get_404_no_such_resource") << ErrorKind::Unsupported;
}

void ObjectWatchTest::someFailuresEndIt()
{
    QFETCH(QString, recording);
    QFETCH(ErrorKind, kind);
    HttpFixture http([&](const FixtureRequest& request) {
        return request.path == "/readyz" ? FixtureReply{.body = "ok"} : recordedReply(recording);
    });
    const auto transport = makeCurlTransport();
    Scene scene;
    scene.run(*transport, http.url());
    QTRY_VERIFY(scene.over());
    QVERIFY_ERROR(scene.end(), kind);
    QVERIFY(scene.listener.failures().empty());
    QVERIFY(scene.listener.changes().empty());
}

void ObjectWatchTest::itStopsAtOnce()
{
    HttpFixture http([](const FixtureRequest&) { return FixtureReply{.hang = true}; });
    const auto transport = makeCurlTransport();
    Scene scene;
    scene.run(*transport, http.url());
    QVERIFY(http.waitForRequests(1));
    const auto asked = std::chrono::steady_clock::now();
    QVERIFY_ERROR(scene.end(), ErrorKind::Cancelled);
    QVERIFY(std::chrono::steady_clock::now() - asked < 2s);
}

void ObjectWatchTest::versionsAreNumbersThatGrow()
{
    QVERIFY(isNewerVersion("10", "9"));
    QVERIFY(!isNewerVersion("9", "10"));
    QVERIFY(!isNewerVersion("9", "9"));
    QVERIFY(isNewerVersion("18446744073709551617", "18446744073709551616"));
    QVERIFY(isNewerVersion("b", "a") && isNewerVersion("a", "b") && !isNewerVersion("a", "a"));
    QVERIFY(isNewerVersion({}, {}));
}

void ObjectWatchTest::whateverHappensThePictureIsTheServers_data()
{
    QTest::addColumn<unsigned>("seed");
    QTest::addColumn<bool>("initialEvents");
    for (unsigned seed = 1; seed <= unsigned(std::max(2, times(16))); ++seed)
        QTest::addRow("%u", seed) << seed << (seed % 2 == 1);
}

void ObjectWatchTest::whateverHappensThePictureIsTheServers()
{
    QFETCH(unsigned, seed);
    QFETCH(bool, initialEvents);
    using WatchLists = KubernetesFixture::WatchLists;
    KubernetesFixture cluster(
        {.watchLists = initialEvents ? WatchLists::Served : WatchLists::Refused, .bookmarkEvery = 20ms});
    std::mt19937 random(seed);
    const auto draw = [&random](int below) { return int(random() % unsigned(below)); };
    const auto refOf = [](int i) {
        return KubernetesRef{"inferenceservices.serving.kserve.io", "models", "m" + std::to_string(i)};
    };
    const auto put = [&](int i) {
        Json each = object(refOf(i).name, 0);
        each["metadata"].erase("resourceVersion");
        each["spec"] = {{"predictor", {{"minReplicas", draw(9)}}}};
        cluster.put(each);
    };
    for (int i = 0; i < 30; ++i)
        put(i);

    const auto transport = makeCurlTransport();
    auto settings = quick();
    settings.seed = seed;
    Scene scene(settings);
    scene.run(*transport, cluster.url().toStdString());
    for (int step = 0; step < 150; ++step) {
        const int what = draw(100);
        if (what < 60)
            put(draw(40));
        else if (what < 80)
            cluster.remove(refOf(draw(40)));
        else if (what < 86)
            cluster.endWatches(draw(2) ? StreamEnd::Cut : StreamEnd::Complete);
        else if (what < 89) { // restarted: whoever comes back comes with a version that is too old
            cluster.stop();
            for (int i = 0; i < 5; ++i)
                put(draw(40));
            cluster.remove(refOf(draw(40)));
            cluster.forgetHistory();
            cluster.start();
        } else if (what < 93) {
            auto fault = ApiFault::withStatus(draw(2) ? 500 : 429, 0);
            fault.times = 1;
            cluster.setFault("/apis/serving", fault);
        } else if (what < 96) {
            auto fault = ApiFault::of(draw(2) ? ApiFault::Kind::MidBodyDrop : ApiFault::Kind::LostReply);
            fault.times = 1;
            cluster.setFault("/apis/serving", fault);
        } else
            std::this_thread::sleep_for(std::chrono::milliseconds(draw(10)));
    }
    cluster.clearFaults();
    const auto truth = [&cluster] {
        Objects all;
        for (const Json& each : cluster.list("inferenceservices.serving.kserve.io", "models"))
            all.push_back(objectKey(each) + '@' + objectVersion(each));
        std::sort(all.begin(), all.end());
        return all;
    };
    QTRY_COMPARE_WITH_TIMEOUT(scene.listener.objects(), truth(), 20'000);
    QVERIFY(!truth().empty());
    QVERIFY_ERROR(scene.end(), ErrorKind::Cancelled);
}

QTEST_GUILESS_MAIN(ObjectWatchTest)
#include "tst_object_watch.moc"
