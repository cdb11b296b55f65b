#pragma once

#include "services/http/HttpTransport.h"
#include "services/http/Json.h"

#include <string>
#include <utility>
#include <vector>

namespace ph {

/// A value for a query string; both are percent-encoded by RestClient.
using QueryItems = std::vector<std::pair<std::string, std::string>>;

/// How often a read is tried again. Control actions never retry.
struct RetryPolicy {
    int attempts = 3;
    std::chrono::milliseconds firstDelay{400};
    std::chrono::milliseconds maxDelay{
        15'000}; ///< a longer Retry-After is not waited for: the error carries it
};

/// Calls against one base URL with one set of credentials; turns HTTP statuses into Errors.
/// 401 -> Unauthorized (never retried), 403 -> Forbidden, 404 -> NotFound, 409 -> Conflict, 429 ->
/// RateLimited, 5xx -> ServerFault, other 4xx -> Invalid. Error::detail holds the server's own message,
/// redacted, as plain text.
class RestClient {
public:
    RestClient(HttpTransport& transport, std::string baseUrl, HttpCredentials credentials,
               std::stop_token stop, RetryPolicy retry = {});

    /// Reads; retried with exponential backoff and full jitter on Error::retryable().
    Result<HttpResponse> get(std::string_view path, const QueryItems& query = {}, HttpLimits limits = {});
    /// A read that the remote API happens to spell as POST (e.g. runs/search); retried like get().
    Result<HttpResponse> postRead(std::string_view path, std::string jsonBody, HttpLimits limits = {});
    /// GET whose body goes to `sink`; not retried once bytes have come.
    Result<HttpResponse> download(std::string_view path, const QueryItems& query,
                                  std::function<bool(std::string_view)> sink, HttpLimits limits = {});
    /// Changes something: one attempt, whatever comes.
    Result<HttpResponse> sendControl(std::string_view method, std::string_view path, std::string jsonBody,
                                     HttpLimits limits = {});

    /// get()/postRead() and parse; a non-JSON content type is Unreadable.
    Result<Json> getJson(std::string_view path, const QueryItems& query = {});
    Result<Json> postReadJson(std::string_view path, const Json& body);

    const std::string& baseUrl() const { return baseUrl_; }

private:
    enum class Attempts { Once, Retry };
    Result<HttpResponse> send(HttpRequest request, Attempts attempts);
    HttpRequest request(std::string_view method, std::string_view path, const QueryItems& query) const;

    HttpTransport& transport_;
    std::string baseUrl_;
    HttpCredentials credentials_;
    std::stop_token stop_;
    RetryPolicy retry_;
};

/// What a status other than 2xx means, as far as its number alone tells.
ErrorKind kindOfStatus(int status);

/// The Error that an answer with a status other than 2xx stands for. `now` is what a Retry-After date counts
/// from.
Error errorFromStatus(const HttpResponse& response, const QString& where,
                      std::chrono::system_clock::time_point now);

/// Whether it is such an error, so that there is a server; others tell of the way there, or of what was wrong
/// here before anything was sent.
bool isAnswer(const Error& error);

/// Retry-After as seconds or as an HTTP date (never negative, at most a day); empty where there is none or it
/// is unreadable.
std::optional<std::chrono::milliseconds> retryAfter(const HttpResponse& response,
                                                    std::chrono::system_clock::time_point now);

/// RFC 3986 percent-encoding of everything but unreserved characters.
std::string percentEncode(std::string_view text);

} // namespace ph
