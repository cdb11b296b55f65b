#include "services/http/CurlTransport.h"

#include "models/values/RecordedDetail.h"
#include "services/http/CurlExchange.h"
#include "services/http/CurlLoop.h"
#include "services/http/HeaderText.h"
#include "services/http/HttpText.h"
#include "services/log/Redaction.h"

namespace ph {

namespace {

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

bool keepsMethod(int status)
{
    return status == 307 || status == 308;
}

/// A line break would let a value smuggle further headers or a second request.
bool isOneLine(std::string_view text)
{
    return text.find_first_of(std::string_view("\r\n\0", 3)) == std::string_view::npos;
}

bool headersAreSound(const HttpRequest& request)
{
    const auto sound = [](const std::vector<HttpHeader>& headers) {
        return std::all_of(headers.begin(), headers.end(), [](const HttpHeader& each) {
            return !each.name.empty() && isOneLine(each.name) && isOneLine(each.value) &&
                   each.name.find_first_of(":; \t") == std::string::npos;
        });
    };
    return sound(request.headers) && sound(request.credentials.extraHeaders) &&
           isOneLine(request.credentials.authorization) && isOneLine(request.method) &&
           !request.method.empty();
}

HttpRequest::Purpose purposeOf(const HttpRequest& request)
{
    const bool mayRead = request.method == "GET" || request.method == "HEAD" || request.method == "POST";
    return mayRead ? request.purpose : HttpRequest::Purpose::Change;
}

class CurlTransport final : public HttpTransport {
public:
    Result<HttpResponse> send(const HttpRequest& request, std::stop_token stop) override
    {
        const QString where = redact(
            QString::fromStdString(request.method + ' ' + request.url.substr(0, request.url.find('?'))));
        if (!headersAreSound(request))
            return fail(
                ErrorKind::Invalid, where,
                httpText(QT_TRANSLATE_NOOP("ph::Http", "a header holds a line break or has no proper name")));
        auto address = parseHttpAddress(request.url);
        if (!address)
            return fail(address.error().kind, where, recordedDetail(address.error()));
        if (!address->password.empty())
            rememberSecret(address->password);
        return follow(request, std::move(*address), where, stop);
    }

private:
    Result<HttpResponse> follow(const HttpRequest& request, HttpAddress address, const QString& where,
                                const std::stop_token& stop)
    {
        const auto started = std::chrono::steady_clock::now();
        const HttpAddress origin = address;
        CurlHop hop{std::move(address),          request.method,    request.body, true,
                    request.limits.totalTimeout, purposeOf(request)};
        for (int redirects = 0;; ++redirects) {
            if (stop.stop_requested())
                return fail(ErrorKind::Cancelled, where);
            if (auto named = nameForTls(request.credentials, hop); !named)
                return fail(named.error().kind, where, recordedDetail(named.error()));
            auto response = sendHop(request, hop, stop);
            if (!response)
                return response;
            const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(
                std::chrono::steady_clock::now() - started);
            response->elapsed = elapsed;
            if (!isRedirect(response->status) || response->header("Location").empty())
                return response;

            auto next = resolveRedirect(hop.address, std::string(response->header("Location")));
            if (!next)
                return fail(next.error().kind, where,
                            httpText(QT_TRANSLATE_NOOP("ph::Http", "redirect: %1"))
                                .arg(recordedDetail(next.error())));
            const bool ownOrigin = next->sameOrigin(origin);
            if (hop.purpose == HttpRequest::Purpose::Change && !(keepsMethod(response->status) && ownOrigin))
                return response;
            if (redirects >= request.limits.maxRedirects)
                return fail(ErrorKind::Unreadable, where,
                            httpText(QT_TRANSLATE_NOOP("ph::Http", "more than %1 redirects"))
                                .arg(request.limits.maxRedirects));
            if (hop.address.scheme == "https" && next->scheme == "http")
                return fail(ErrorKind::Unreadable, where,
                            httpText(QT_TRANSLATE_NOOP(
                                "ph::Http", "redirected from https to http, which is not followed")));
            hop.timeLeft = request.limits.totalTimeout - elapsed;
            if (hop.timeLeft.count() <= 0)
                return fail(ErrorKind::Timeout, where);
            if (!keepsMethod(response->status) && hop.method == "POST") {
                hop.method = "GET";
                hop.body = {};
            }
            // Once away from home, credentials stay away: a stranger must not be able to send us back with
            // them.
            hop.trusted = hop.trusted && ownOrigin;
            next->user = hop.trusted ? origin.user : std::string();
            next->password = hop.trusted ? origin.password : std::string();
            hop.address = std::move(*next);
        }
    }

    static Result<void> nameForTls(const HttpCredentials& credentials, CurlHop& hop)
    {
        hop.tlsUrl.clear();
        if (credentials.tlsServerName.empty() || !hop.trusted || hop.address.scheme != "https")
            return {};
        return urlWithHost(hop.address, credentials.tlsServerName).map([&](std::string url) {
            hop.tlsUrl = std::move(url);
        });
    }

    Result<HttpResponse> sendHop(const HttpRequest& request, const CurlHop& hop, const std::stop_token& stop)
    {
        const auto exchange = std::make_shared<CurlExchange>(request, hop);
        return exchange->wait(loop_, exchange, stop);
    }

    CurlLoop loop_;
};

} // namespace

std::unique_ptr<HttpTransport> makeCurlTransport()
{
    return std::make_unique<CurlTransport>();
}

} // namespace ph
