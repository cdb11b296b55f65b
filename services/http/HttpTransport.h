#pragma once

#include "models/values/Result.h"

#include <chrono>
#include <cstddef>
#include <functional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace ph {

struct HttpHeader {
    std::string name; ///< compared without case
    std::string value;
};

/// Who we are to a server. Lives as long as one call needs it; never logged.
struct HttpCredentials {
    std::string authorization;             ///< whole value of the Authorization header; empty: none
    std::vector<HttpHeader> extraHeaders;  ///< secrets too: never follow a redirect to another origin
    std::string caFile, certFile, keyFile; ///< paths; empty: the system's authorities, no client certificate
    std::string keyPassphrase;
    std::string proxy; ///< URL (http, https, socks5h), used for every host; empty: the environment's
    /// The same as PEM text, which goes before files. Of authorities, these alone are trusted then.
    std::string caPem = {}, certPem = {}, keyPem = {};
    /// The name that the server's certificate must bear, and that the server is told (SNI), instead of the
    /// address's host; empty: the host. An environment's NO_PROXY is compared with it, too.
    std::string tlsServerName = {};
};

struct HttpLimits {
    std::chrono::milliseconds connectTimeout{10'000};
    std::chrono::milliseconds totalTimeout{120'000};
    std::chrono::milliseconds stallTimeout{30'000}; ///< no byte for this long
    std::size_t maxBodyBytes = 256u << 20;
    int maxRedirects = 5;
};

struct HttpRequest {
    std::string method = "GET";
    std::string url; ///< absolute, already percent-encoded
    std::vector<HttpHeader> headers;
    std::string body;
    HttpCredentials credentials;
    HttpLimits limits;
    /// Receives body bytes as they come, on an unspecified thread, instead of HttpResponse::body; only for
    /// 2xx. Returning false cancels.
    std::function<bool(std::string_view)> sink = {};
    /// A Change is sent on a connection of its own, so that nothing below can send it twice, and follows 307
    /// and 308 within its origin only; any other redirect is its answer. Methods other than GET, HEAD and
    /// POST always are one.
    enum class Purpose { Read, Change } purpose = Purpose::Read;
};

struct HttpResponse {
    int status = 0;
    std::vector<HttpHeader> headers;
    std::string body;
    std::string url; ///< after redirects
    std::chrono::milliseconds elapsed{0};

    /// First value of a header, or empty.
    std::string_view header(std::string_view name) const;
    /// True where Content-Type says JSON (application/json, +json).
    bool isJson() const;
};

/// Moves bytes. Blocking, thread-safe. Any HTTP status is a success here; errors are those of the way there:
/// Offline, Timeout, Unreadable (protocol), Cancelled, Invalid (bad URL), Unsupported (scheme not
/// http/https).
class HttpTransport {
public:
    virtual ~HttpTransport() = default;
    virtual Result<HttpResponse> send(const HttpRequest& request, std::stop_token stop) = 0;
};

} // namespace ph
