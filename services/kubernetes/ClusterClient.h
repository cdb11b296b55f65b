#pragma once

#include "services/kubernetes/ApiPath.h"
#include "services/kubernetes/ClusterCredentials.h"
#include "services/kubernetes/StatusError.h"
#include "services/kubernetes/WriteRequest.h"

#include <functional>
#include <memory>

namespace ph {

struct ListAnswer {
    std::vector<Json> items;
    QString resourceVersion; ///< of the list: where a watch begins
};

/// Reads last through the start of a server: refused, 403, 503, 429, then served.
inline constexpr RetryPolicy clusterRetries{.attempts = 6};

/// Calls against one API server. Always JSON. Errors: those of errorFromApi(), with the words of the API's
/// Status and what to do. A 401 makes ClusterCredentials renew what it can, and the request goes once more:
/// it was refused before anything looked at it. A 403 of a server that still starts is a ServerFault: one
/// look at /readyz tells. Reads are retried, also on 429 with Retry-After and while a server starts; writes
/// are one attempt, whatever comes. Blocking, for workers; one client may be used by several. A copy speaks
/// to the same server.
class ClusterClient {
public:
    /// `transport` and `credentials` must outlive it and its copies.
    ClusterClient(HttpTransport& transport, ClusterCredentials& credentials, std::stop_token stop,
                  RetryPolicy retry = clusterRetries);

    /// This client as another caller uses it, which stops for its own reasons.
    ClusterClient stoppedBy(std::stop_token stop) const;
    ClusterClient retrying(RetryPolicy retry) const;

    Result<Json> get(const ObjectAddress& object) const;
    /// GET of a path such as "/version"; query items are encoded. `accept`: media types that the caller can
    /// read; JSON is parsed.
    Result<Json> getPath(std::string_view path, const QueryItems& query = {},
                         std::string_view accept = "application/json") const;
    struct TextBounds {
        std::size_t mostBytes; ///< that are kept: the newest lines
        std::size_t mostRead;  ///< bytes; what comes behind them is not known
        std::chrono::milliseconds mostTime;
    };
    struct Text {
        std::string bytes;             ///< whole lines
        std::int64_t droppedLines = 0; ///< at its beginning, which were read and not kept
        bool isWhole = true;           ///< false: there was more than `mostRead`
    };
    /// A text of lines that the server sends, as a container's log; that there is more of it than the bounds
    /// let in is no error. Timeout where it takes longer than `mostTime`. One attempt.
    Result<Text> text(std::string_view path, const QueryItems& query, const TextBounds& bounds) const;
    /// POST that only asks (SelfSubjectReview and the like).
    Result<Json> ask(std::string_view path, const Json& body) const;
    /// Every page (limit 500). An expired continue token is resumed with the fresh one that the answer
    /// carries; what changed meanwhile is what a watch from the list's version tells. `ns` empty: all
    /// namespaces. `query` may select: fieldSelector, labelSelector. Items say their apiVersion and kind.
    Result<ListAnswer> list(const ResourceKind& kind, const QString& ns, const QueryItems& query = {}) const;
    /// The same, page by page as they come, none of which is kept: the list's resourceVersion.
    Result<QString> listPages(const ResourceKind& kind, const QString& ns,
                              const std::function<void(std::vector<Json>&&)>& eachPage,
                              const QueryItems& query = {}) const;
    /// One attempt; Strict field validation always. Conflict tells who else manages which field, where the
    /// answer does. Invalid, and nothing is sent, for what checkWrite() refuses. After Offline, Timeout,
    /// ServerFault and Unreadable nobody knows whether it was made: read the object.
    Result<WriteAnswer> write(const WriteRequest& request, DryRun dryRun) const;
    /// The request line and body exactly as write() would send them, for the confirmation. Redacted.
    static QString inWords(const WriteRequest& request, DryRun dryRun);

    /// Streams watch events of a kind from a version on until the server closes, either stop asks or `event`
    /// returns false, which both end well except that a stop is Cancelled. `event` gets each line parsed
    /// ({"type","object"}) on this thread; an ERROR event ends it as the Error that it holds (410:
    /// isExpired()). Without `timeoutSeconds` in `query` the server is asked for 300. One attempt.
    /// Unreadable for a line over 8 MiB or one that is no event.
    Result<void> watch(const ResourceKind& kind, const QString& ns, const QueryItems& query,
                       const std::function<bool(Json&&)>& event, std::stop_token stop) const;

    const ClusterAccess& access() const { return credentials_->access(); }
    const std::stop_token& stop() const { return stop_; }

private:
    enum class Attempts { Once, Retry };
    /// What came last, and the error that it stands for.
    struct Answer {
        HttpResponse response;
        std::optional<Error> error;
    };
    struct Readiness;

    HttpRequest request(std::string_view method, const std::string& target) const;
    Result<HttpResponse> authenticated(HttpRequest request) const;
    Answer attempt(const HttpRequest& request, const QString& where) const;
    Answer answered(const HttpRequest& request, Attempts attempts) const;
    Result<Json> json(const HttpRequest& request, Attempts attempts) const;
    bool isStarting() const;

    HttpTransport* transport_;
    ClusterCredentials* credentials_;
    std::stop_token stop_;
    RetryPolicy retry_;
    std::shared_ptr<Readiness> readiness_;
};

} // namespace ph
