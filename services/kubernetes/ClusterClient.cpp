#include "services/kubernetes/ClusterClient.h"

#include "services/http/RetryDelay.h"
#include "services/kubernetes/EitherStop.h"
#include "services/kubernetes/EventReader.h"
#include "services/kubernetes/KubeText.h"
#include "services/kubernetes/NewestLines.h"
#include "services/kubernetes/ObjectChanges.h"
#include "services/kubernetes/WarningHeader.h"
#include "services/log/Redaction.h"

#include <algorithm>
#include <chrono>
#include <mutex>
#include <unordered_set>

namespace ph {

using namespace std::chrono_literals;

namespace {

constexpr char pageSize[] = "500";
constexpr int mostExpired = 3; ///< continue tokens of one list
constexpr int mostIdlePages = 20;
constexpr auto readyFor = 30s; ///< how long a server that was ready is believed to be
/// A server gives itself a minute for a request, webhooks included.
constexpr auto quietWrite = 65s;

QString whereOf(const HttpRequest& request, const std::string& server)
{
    const std::string target = request.url.substr(std::min(server.size(), request.url.size()));
    return redact(QString::fromStdString(request.method + ' ' + target.substr(0, target.find('?'))));
}

std::string textOf(const Json& json)
{
    // Invalid UTF-8 in what a user typed is replaced rather than thrown at.
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Json> parsed(const HttpResponse& response, const QString& where)
{
    if (!response.isJson())
        return fail(
            ErrorKind::Unreadable, where,
            redacted(kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "expected JSON, the server sent %1"))
                         .arg(QString::fromStdString(std::string(response.header("Content-Type"))))));
    return parseJson(response.body, where);
}

/// A fresh continue token that a 410 carries; empty where it has none.
std::string freshContinue(const HttpResponse& response)
{
    const auto status = parseJson(response.body, {});
    return status ? JsonReader(*status).child("metadata").text("continue").toStdString() : std::string();
}

/// Built-in kinds leave these out within a list.
void nameKind(Json& item, const ResourceKind& kind)
{
    if (!item.contains("apiVersion"))
        item["apiVersion"] = apiVersion(kind).toStdString();
    if (!item.contains("kind") && !kind.kind.isEmpty())
        item["kind"] = kind.kind.toStdString();
}

Result<std::vector<Json>> itemsOf(Json& page, const ResourceKind& kind, const QString& where)
{
    std::vector<Json> items;
    const auto it = page.is_object() ? page.find("items") : page.end();
    if (!page.is_object() || it == page.end() || !(it->is_array() || it->is_null()))
        return fail(ErrorKind::Unreadable, where,
                    kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "the answer is not a list")));
    items.reserve(it->size());
    for (Json& item : *it) {
        if (!item.is_object())
            return fail(ErrorKind::Unreadable, where,
                        kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "an item of the list is no object")));
        nameKind(item, kind);
        items.push_back(std::move(item));
    }
    return items;
}

} // namespace

/// When the server was last seen to be ready; known to every copy of a client.
struct ClusterClient::Readiness {
    std::mutex mutex;
    std::optional<std::chrono::steady_clock::time_point> seen;

    bool isRecent()
    {
        const std::lock_guard lock(mutex);
        return seen && std::chrono::steady_clock::now() - *seen < readyFor;
    }
    void note(std::optional<std::chrono::steady_clock::time_point> when)
    {
        const std::lock_guard lock(mutex);
        seen = when;
    }
};

ClusterClient::ClusterClient(HttpTransport& transport, ClusterCredentials& credentials, std::stop_token stop,
                             RetryPolicy retry)
    : transport_(&transport)
    , credentials_(&credentials)
    , stop_(std::move(stop))
    , retry_(retry)
    , readiness_(std::make_shared<Readiness>())
{
}

ClusterClient ClusterClient::stoppedBy(std::stop_token stop) const
{
    ClusterClient client = *this;
    client.stop_ = std::move(stop);
    return client;
}

ClusterClient ClusterClient::retrying(RetryPolicy retry) const
{
    ClusterClient client = *this;
    client.retry_ = retry;
    return client;
}

HttpRequest ClusterClient::request(std::string_view method, const std::string& target) const
{
    HttpRequest request;
    request.method = method;
    request.url = access().server + target;
    request.headers = {{"Accept", "application/json"}};
    return request;
}

Result<HttpResponse> ClusterClient::authenticated(HttpRequest request) const
{
    for (int round = 0;; ++round) {
        auto credentials = credentials_->current(stop_);
        if (!credentials)
            return fail(credentials.error());
        request.credentials = std::move(*credentials);
        auto response = transport_->send(request, stop_);
        if (!response || response->status != 401 || round > 0)
            return response;
        credentials_->expire(request.credentials);
    }
}

bool ClusterClient::isStarting() const
{
    if (readiness_->isRecent())
        return false;
    HttpRequest look = request("GET", "/readyz");
    look.limits.connectTimeout = 3s;
    look.limits.totalTimeout = 5s;
    const auto response = authenticated(std::move(look));
    // Who may not even look learns nothing: the refusal stands.
    const bool starting = !response || response->status >= 500 || response->status == 429;
    if (!starting)
        readiness_->note(std::chrono::steady_clock::now());
    return starting;
}

ClusterClient::Answer ClusterClient::attempt(const HttpRequest& request, const QString& where) const
{
    auto response = authenticated(request);
    Answer answer;
    if (response) {
        answer.response = std::move(*response);
        if (answer.response.status >= 200 && answer.response.status < 300)
            return answer;
        answer.error = errorFromApi(answer.response, where, std::chrono::system_clock::now());
    } else {
        answer.error = response.error();
    }
    if (answer.error->retryable())
        readiness_->note(std::nullopt);
    else if (missingRight(*answer.error) && isStarting())
        answer.error = startingError(*answer.error);
    return answer;
}

ClusterClient::Answer ClusterClient::answered(const HttpRequest& request, Attempts attempts) const
{
    const QString where = whereOf(request, access().server);
    const int allowed = attempts == Attempts::Retry ? std::max(1, retry_.attempts) : 1;
    for (int made = 1;; ++made) {
        Answer answer = attempt(request, where);
        if (!answer.error || !answer.error->retryable())
            return answer;
        // A silent server costs its whole time at each attempt.
        const int most = answer.error->kind == ErrorKind::Timeout ? std::min(allowed, 2) : allowed;
        const auto delay =
            answer.error->retryAfter.value_or(fullJitter(retry_.firstDelay, retry_.maxDelay, made));
        if (made >= most || delay > retry_.maxDelay)
            return answer;
        if (!pauseFor(delay, stop_))
            return {{}, Error::make(ErrorKind::Cancelled, where)};
    }
}

Result<Json> ClusterClient::json(const HttpRequest& request, Attempts attempts) const
{
    const Answer answer = answered(request, attempts);
    if (answer.error)
        return fail(*answer.error);
    return parsed(answer.response, whereOf(request, access().server));
}

Result<Json> ClusterClient::get(const ObjectAddress& object) const
{
    return getPath(apiPath(object.kind, object.ns, object.name));
}

Result<Json> ClusterClient::getPath(std::string_view path, const QueryItems& query,
                                    std::string_view accept) const
{
    HttpRequest read = request("GET", withQuery(std::string(path), query));
    read.headers = {{"Accept", std::string(accept)}};
    return json(read, Attempts::Retry);
}

Result<ClusterClient::Text> ClusterClient::text(std::string_view path, const QueryItems& query,
                                                const TextBounds& bounds) const
{
    HttpRequest read = request("GET", withQuery(std::string(path), query));
    read.headers = {{"Accept", "text/plain, */*"}};
    read.limits.totalTimeout = bounds.mostTime;
    Text text;
    NewestLines lines(bounds.mostBytes);
    std::size_t room = bounds.mostRead;
    read.sink = [&](std::string_view bytes) {
        lines.add(bytes.substr(0, room));
        text.isWhole = bytes.size() <= room;
        room -= std::min(room, bytes.size());
        return text.isWhole;
    };
    const Answer answer = answered(read, Attempts::Once);
    // That nobody reads on is how the limit is kept.
    if (answer.error && text.isWhole)
        return fail(*answer.error);
    text.bytes = lines.take(text.isWhole ? NewestLines::End::AsItCame : NewestLines::End::Cut);
    text.droppedLines = lines.dropped();
    return text;
}

Result<Json> ClusterClient::ask(std::string_view path, const Json& body) const
{
    HttpRequest question = request("POST", std::string(path));
    question.headers.push_back({"Content-Type", "application/json"});
    question.body = textOf(body);
    return json(question, Attempts::Retry);
}

Result<ListAnswer> ClusterClient::list(const ResourceKind& kind, const QString& ns,
                                       const QueryItems& query) const
{
    ListAnswer all;
    auto version = listPages(
        kind, ns,
        [&all](std::vector<Json>&& page) {
            std::move(page.begin(), page.end(), std::back_inserter(all.items));
        },
        query);
    if (!version)
        return fail(version.error());
    all.resourceVersion = *std::move(version);
    return all;
}

Result<QString> ClusterClient::listPages(const ResourceKind& kind, const QString& ns,
                                         const std::function<void(std::vector<Json>&&)>& eachPage,
                                         const QueryItems& query) const
{
    const std::string path = apiPath(kind, ns);
    const QString where = QStringLiteral("GET ") + QString::fromStdString(path);
    QString version;
    std::string token;
    int expired = 0, idle = 0;
    std::unordered_set<std::string> seen;
    do {
        QueryItems items = query;
        items.emplace_back("limit", pageSize);
        if (!token.empty())
            items.emplace_back("continue", token);
        const Answer answer = answered(request("GET", withQuery(path, items)), Attempts::Retry);
        if (answer.error) {
            const bool resumable = !token.empty() && isExpired(*answer.error) && ++expired <= mostExpired;
            token = resumable ? freshContinue(answer.response) : std::string();
            if (token.empty())
                return fail(*answer.error);
            continue;
        }
        auto page = parsed(answer.response, where);
        if (!page)
            return fail(page.error());
        auto found = itemsOf(*page, kind, where);
        if (!found)
            return fail(found.error());
        const auto before = seen.size();
        for (const auto& item : *found)
            seen.insert(objectKey(item));
        // A selector may leave pages empty, but not for ever.
        idle = seen.size() == before ? idle + 1 : 0;
        if (idle > mostIdlePages)
            return fail(
                ErrorKind::Unreadable, where,
                kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "the list goes on and brings nothing new")));
        const JsonReader metadata = JsonReader(*page).child("metadata");
        // The first page's: a later one's, after an expired token, would hide what changed in between.
        if (version.isEmpty())
            version = metadata.text("resourceVersion");
        eachPage(*std::move(found));
        std::string next = metadata.text("continue").toStdString();
        if (!next.empty() && next == token)
            return fail(
                ErrorKind::Unreadable, where,
                kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "the list goes on at the same place")));
        token = std::move(next);
    } while (!token.empty());
    return version;
}

Result<WriteAnswer> ClusterClient::write(const WriteRequest& request, DryRun dryRun) const
{
    const WriteCall call = writeCall(request, dryRun);
    HttpRequest change = this->request(call.method, withQuery(call.path, call.query));
    const QString where = whereOf(change, access().server);
    if (auto sound = checkWrite(request, where); !sound)
        return fail(sound.error());
    change.headers.push_back({"Content-Type", call.contentType});
    change.body = textOf(call.body);
    change.purpose = HttpRequest::Purpose::Change;
    change.limits.stallTimeout = quietWrite;
    const Answer answer = answered(change, Attempts::Once);
    if (answer.error)
        return fail(*answer.error);
    auto object = parsed(answer.response, where);
    if (!object)
        return fail(object.error());
    return WriteAnswer{std::move(*object), warningsOf(answer.response)};
}

QString ClusterClient::inWords(const WriteRequest& request, DryRun dryRun)
{
    const WriteCall call = writeCall(request, dryRun);
    return redact(QString::fromStdString(call.method + ' ' + withQuery(call.path, call.query) +
                                         "\nContent-Type: " + call.contentType + "\n\n" +
                                         call.body.dump(2, ' ', false, Json::error_handler_t::replace)));
}

Result<void> ClusterClient::watch(const ResourceKind& kind, const QString& ns, const QueryItems& query,
                                  const std::function<bool(Json&&)>& event, std::stop_token stop) const
{
    const EitherStop either(stop_, std::move(stop));
    QueryItems items = query;
    items.emplace_back("watch", "true");
    const bool timed = std::any_of(items.begin(), items.end(),
                                   [](const auto& item) { return item.first == "timeoutSeconds"; });
    if (!timed)
        items.emplace_back("timeoutSeconds", "300");
    HttpRequest stream = request("GET", withQuery(apiPath(kind, ns), items));
    stream.limits = streamLimits(items);
    EventReader reader(event, whereOf(stream, access().server));
    stream.sink = [&reader](std::string_view bytes) { return reader.add(bytes); };
    const Answer answer = stoppedBy(either.token()).answered(stream, Attempts::Once);
    return reader.end(answer.error, either.token());
}

} // namespace ph
