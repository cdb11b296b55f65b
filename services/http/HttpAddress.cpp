#include "services/http/HttpAddress.h"

#include "services/http/HeaderText.h"
#include "services/http/HttpText.h"

#include <curl/curl.h>

#include <memory>

namespace ph {

namespace {

using Url = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

std::string part(CURLU* url, CURLUPart which, unsigned flags = 0)
{
    char* text = nullptr;
    if (curl_url_get(url, which, &text, flags) != CURLUE_OK || !text)
        return {};
    std::string result(text);
    curl_free(text);
    return result;
}

std::string lowered(std::string text)
{
    for (char& c : text)
        c = asciiLower(c);
    return text;
}

Result<HttpAddress> read(CURLU* url)
{
    HttpAddress address;
    address.scheme = lowered(part(url, CURLUPART_SCHEME));
    if (address.scheme != "http" && address.scheme != "https")
        return fail(ErrorKind::Unsupported, {},
                    httpText(QT_TRANSLATE_NOOP("ph::Http", "only http and https addresses can be used")));
    address.host = lowered(part(url, CURLUPART_HOST));
    if (address.host.empty())
        return fail(ErrorKind::Invalid, {},
                    httpText(QT_TRANSLATE_NOOP("ph::Http", "the address names no host")));
    address.port = part(url, CURLUPART_PORT, CURLU_DEFAULT_PORT);
    address.path = part(url, CURLUPART_PATH);
    address.user = part(url, CURLUPART_USER, CURLU_URLDECODE);
    address.password = part(url, CURLUPART_PASSWORD, CURLU_URLDECODE);
    curl_url_set(url, CURLUPART_USER, nullptr, 0);
    curl_url_set(url, CURLUPART_PASSWORD, nullptr, 0);
    curl_url_set(url, CURLUPART_FRAGMENT, nullptr, 0);
    address.url = part(url, CURLUPART_URL);
    return address;
}

} // namespace

Result<HttpAddress> parseHttpAddress(const std::string& url)
{
    const Url handle(curl_url(), &curl_url_cleanup);
    const auto code = curl_url_set(handle.get(), CURLUPART_URL, url.c_str(), CURLU_NON_SUPPORT_SCHEME);
    if (code != CURLUE_OK)
        return fail(ErrorKind::Invalid, {},
                    httpText(QT_TRANSLATE_NOOP("ph::Http", "not an address: %1"))
                        .arg(QString::fromUtf8(curl_url_strerror(code))));
    return read(handle.get());
}

Result<HttpAddress> resolveRedirect(const HttpAddress& base, const std::string& location)
{
    const Url handle(curl_url(), &curl_url_cleanup);
    curl_url_set(handle.get(), CURLUPART_URL, base.url.c_str(), 0);
    const auto code = curl_url_set(handle.get(), CURLUPART_URL, location.c_str(),
                                   CURLU_NON_SUPPORT_SCHEME | CURLU_URLENCODE);
    if (code != CURLUE_OK)
        return fail(ErrorKind::Unreadable, {},
                    httpText(QT_TRANSLATE_NOOP("ph::Http", "redirected to what is no address")));
    auto address = read(handle.get());
    if (address) {
        address->user.clear();
        address->password.clear();
    }
    return address;
}

Result<std::string> urlWithHost(const HttpAddress& address, const std::string& host)
{
    const bool isV6 = host.find(':') != std::string::npos;
    const Url handle(curl_url(), &curl_url_cleanup);
    const bool replaced =
        curl_url_set(handle.get(), CURLUPART_URL, address.url.c_str(), 0) == CURLUE_OK &&
        curl_url_set(handle.get(), CURLUPART_HOST, (isV6 ? '[' + host + ']' : host).c_str(), 0) == CURLUE_OK;
    auto url = replaced ? part(handle.get(), CURLUPART_URL) : std::string();
    // What is written is read again: a host must not have become a port or a path.
    const auto again = parseHttpAddress(url);
    if (!again || again->host != lowered(isV6 ? '[' + host + ']' : host) || again->port != address.port ||
        again->path != address.path)
        return fail(ErrorKind::Invalid, {},
                    httpText(QT_TRANSLATE_NOOP("ph::Http", "the TLS server name is no host name")));
    return url;
}

std::string hostHeader(const HttpAddress& address)
{
    const bool isUsual = address.port == (address.scheme == "https" ? "443" : "80");
    return isUsual ? address.host : address.host + ':' + address.port;
}

} // namespace ph
