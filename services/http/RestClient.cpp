#include "services/http/RestClient.h"

#include "services/http/BulkJson.h"
#include "services/http/HeaderText.h"
#include "services/http/HttpText.h"
#include "services/http/RetryDelay.h"
#include "services/http/ServerMessage.h"
#include "services/log/Redaction.h"

#include <curl/curl.h>

namespace ph {

namespace {

constexpr char statusWord[] = "HTTP ";

bool isSuccess(int status)
{
    return status >= 200 && status < 300;
}

QString describe(const HttpRequest& request)
{
    // The path alone: a query may be long and may hold what is nobody's business.
    std::string path = request.url.substr(0, request.url.find('?'));
    if (const auto host = path.find("://"); host != std::string::npos) {
        const auto slash = path.find('/', host + 3);
        path = slash == std::string::npos ? "/" : path.substr(slash);
    }
    return redact(QString::fromStdString(request.method + ' ' + path));
}

} // namespace

ErrorKind kindOfStatus(int status)
{
    switch (status) {
    case 401:
        return ErrorKind::Unauthorized;
    case 403:
        return ErrorKind::Forbidden;
    case 404:
        return ErrorKind::NotFound;
    case 408:
        return ErrorKind::Timeout;
    case 409:
        return ErrorKind::Conflict;
    case 429:
        return ErrorKind::RateLimited;
    default:
        return status >= 500 ? ErrorKind::ServerFault : ErrorKind::Invalid;
    }
}

std::string percentEncode(std::string_view text)
{
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string encoded;
    encoded.reserve(text.size());
    for (const char c : text) {
        const bool unreserved = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                                c == '-' || c == '.' || c == '_' || c == '~';
        if (unreserved) {
            encoded += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            encoded += {'%', hex[byte >> 4], hex[byte & 15]};
        }
    }
    return encoded;
}

std::optional<std::chrono::milliseconds> retryAfter(const HttpResponse& response,
                                                    std::chrono::system_clock::time_point now)
{
    constexpr std::chrono::milliseconds aDay = std::chrono::hours(24);
    const std::string_view text = response.header("Retry-After");
    if (text.empty())
        return std::nullopt;
    if (const auto seconds = integerFromText(text)) {
        if (*seconds < 0)
            return std::nullopt;
        return std::chrono::seconds(std::min<std::int64_t>(*seconds, 24 * 3600));
    }
    const std::time_t date = curl_getdate(std::string(text).c_str(), nullptr);
    if (date < 0)
        return std::nullopt;
    const auto wait = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::system_clock::from_time_t(date) - now);
    return std::clamp(wait, std::chrono::milliseconds(0), aDay);
}

bool isAnswer(const Error& error)
{
    return error.forRecords().startsWith(QLatin1String(statusWord));
}

Error errorFromStatus(const HttpResponse& response, const QString& where,
                      std::chrono::system_clock::time_point now)
{
    const QString status = QLatin1String(statusWord) + QString::number(response.status);
    RecordedText detail(status, status);
    if (response.status >= 300 && response.status < 400) {
        //: %1 is "HTTP 302"
        detail = httpText(QT_TRANSLATE_NOOP("ph::Http", "%1, a redirect that is not followed")).arg(status);
    } else if (const QString message = serverMessage(response); !message.isEmpty()) {
        const auto words = redact(status + QStringLiteral(": ") + message);
        detail = RecordedText(words, words);
    }
    Error error = Error::make(kindOfStatus(response.status), where, detail);
    error.retryAfter = retryAfter(response, now);
    return error;
}

RestClient::RestClient(HttpTransport& transport, std::string baseUrl, HttpCredentials credentials,
                       std::stop_token stop, RetryPolicy retry)
    : transport_(transport)
    , baseUrl_(std::move(baseUrl))
    , credentials_(std::move(credentials))
    , stop_(std::move(stop))
    , retry_(retry)
{
    while (baseUrl_.ends_with('/'))
        baseUrl_.pop_back();
}

HttpRequest RestClient::request(std::string_view method, std::string_view path, const QueryItems& query) const
{
    HttpRequest request;
    request.method = method;
    request.url = baseUrl_;
    if (!path.starts_with('/'))
        request.url += '/';
    request.url += path;
    char separator = path.find('?') == std::string_view::npos ? '?' : '&';
    for (const auto& [name, value] : query) {
        request.url += separator + percentEncode(name) + '=' + percentEncode(value);
        separator = '&';
    }
    request.credentials = credentials_;
    return request;
}

Result<HttpResponse> RestClient::send(HttpRequest request, Attempts attempts)
{
    const QString where = describe(request);
    bool bytesCame = false;
    if (request.sink) {
        request.sink = [&bytesCame, sink = std::move(request.sink)](std::string_view bytes) {
            bytesCame = true;
            return sink(bytes);
        };
    }
    const int most = attempts == Attempts::Retry ? std::max(1, retry_.attempts) : 1;
    for (int made = 1;; ++made) {
        auto response = transport_.send(request, stop_);
        if (response && isSuccess(response->status))
            return response;
        const auto now = std::chrono::system_clock::now();
        Error error = response ? errorFromStatus(*response, where, now) : std::move(response.error());
        if (!error.retryable() || made >= most || bytesCame)
            return fail(std::move(error));
        const auto delay = error.retryAfter.value_or(fullJitter(retry_.firstDelay, retry_.maxDelay, made));
        if (delay > retry_.maxDelay)
            return fail(std::move(error));
        if (!pauseFor(delay, stop_))
            return fail(ErrorKind::Cancelled, where);
    }
}

Result<HttpResponse> RestClient::get(std::string_view path, const QueryItems& query, HttpLimits limits)
{
    HttpRequest each = request("GET", path, query);
    each.limits = limits;
    return send(std::move(each), Attempts::Retry);
}

Result<HttpResponse> RestClient::postRead(std::string_view path, std::string jsonBody, HttpLimits limits)
{
    HttpRequest each = request("POST", path, {});
    each.headers.push_back({"Content-Type", "application/json"});
    each.body = std::move(jsonBody);
    each.limits = limits;
    return send(std::move(each), Attempts::Retry);
}

Result<HttpResponse> RestClient::download(std::string_view path, const QueryItems& query,
                                          std::function<bool(std::string_view)> sink, HttpLimits limits)
{
    HttpRequest each = request("GET", path, query);
    each.sink = std::move(sink);
    each.limits = limits;
    return send(std::move(each), Attempts::Retry);
}

Result<HttpResponse> RestClient::sendControl(std::string_view method, std::string_view path,
                                             std::string jsonBody, HttpLimits limits)
{
    HttpRequest each = request(method, path, {});
    each.headers.push_back({"Content-Type", "application/json"});
    each.body = std::move(jsonBody);
    each.limits = limits;
    each.purpose = HttpRequest::Purpose::Change;
    return send(std::move(each), Attempts::Once);
}

namespace {

Result<Json> jsonOf(const Result<HttpResponse>& response, const QString& where)
{
    if (!response)
        return fail(response.error());
    if (!response->isJson()) {
        const std::string_view type = response->header("Content-Type");
        const auto sent = QString::fromUtf8(type.data(), static_cast<qsizetype>(type.size()));
        return fail(ErrorKind::Unreadable, where,
                    httpText(QT_TRANSLATE_NOOP("ph::Http", "expected JSON, the server sent %1: %2"))
                        .arg(type.empty() ? httpText(QT_TRANSLATE_NOOP("ph::Http", "no content type"))
                                          : RecordedText(redact(sent), redact(sent)),
                             redact(serverMessage(*response))));
    }
    return parseJson(response->body, where);
}

QString whereOf(const char* method, std::string_view path)
{
    path = path.substr(0, path.find('?'));
    return redact(QLatin1StringView(method) + QLatin1Char(' ') +
                  QString::fromUtf8(path.data(), static_cast<qsizetype>(path.size())));
}

} // namespace

Result<Json> RestClient::getJson(std::string_view path, const QueryItems& query)
{
    return jsonOf(get(path, query), whereOf("GET", path));
}

Result<Json> RestClient::postReadJson(std::string_view path, const Json& body)
{
    // Invalid UTF-8 in what a user typed is replaced rather than thrown at.
    auto text = body.dump(-1, ' ', false, Json::error_handler_t::replace);
    return jsonOf(postRead(path, std::move(text)), whereOf("POST", path));
}

} // namespace ph
