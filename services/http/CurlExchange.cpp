#include "services/http/CurlExchange.h"

#include "services/http/CurlLoop.h"
#include "services/http/HeaderText.h"
#include "services/http/HttpText.h"
#include "services/http/TlsTrouble.h"
#include "services/log/Redaction.h"

#include <charconv>

namespace ph {

namespace {

constexpr std::size_t maxHeaderBytes = 256u << 10;
constexpr std::size_t maxWaitingBytes = 1u << 20;
constexpr std::size_t parserPadding = 64; ///< lets BulkJson read a body in place

/// Headers that say what we want, not who we are: all that another origin gets to see.
bool revealsNothing(std::string_view name)
{
    constexpr std::array<std::string_view, 8> harmless{
        "Accept",        "Accept-Language", "Content-Type",      "Range",
        "Cache-Control", "If-None-Match",   "If-Modified-Since", "If-Range"};
    return std::any_of(harmless.begin(), harmless.end(),
                       [&](auto each) { return equalsIgnoringCase(each, name); });
}

long wholeMs(std::chrono::milliseconds time)
{
    return static_cast<long>(std::max<std::chrono::milliseconds::rep>(1, time.count()));
}

/// libcurl compares certificates and authorities by their bytes before it shares a connection.
void setPem(CURL* easy, CURLoption option, const std::string& pem)
{
    curl_blob blob{const_cast<char*>(pem.data()), pem.size(), CURL_BLOB_COPY};
    curl_easy_setopt(easy, option, &blob);
}

ErrorKind kindOf(CURLcode code)
{
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_CONNECT:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_GOT_NOTHING:
    case CURLE_PARTIAL_FILE:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM:
    case CURLE_PROXY:
        return ErrorKind::Offline;
    case CURLE_OPERATION_TIMEDOUT:
        return ErrorKind::Timeout;
    case CURLE_URL_MALFORMAT:
    case CURLE_SSL_CERTPROBLEM: // our certificate or key file
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_BAD_FUNCTION_ARGUMENT:
        return ErrorKind::Invalid;
    default:
        return ErrorKind::Unreadable;
    }
}

/// Where libcurl's words alone do not say what it is about.
const char* beginningOf(CURLcode code)
{
    switch (code) {
    case CURLE_PEER_FAILED_VERIFICATION:
        return tlstrouble::untrusted;
    case CURLE_SSL_CONNECT_ERROR:
        return tlstrouble::noTls;
    default:
        return "";
    }
}

} // namespace

CurlExchange::CurlExchange(const HttpRequest& request, const CurlHop& hop)
    : easy_(curl_easy_init())
    , where_(redact(QStringLiteral("%1 %2").arg(QString::fromStdString(hop.method),
                                                QString::fromStdString(hop.address.path))))
    , requestBody_(hop.body)
    , maxBodyBytes_(request.limits.maxBodyBytes)
    , stallTimeout_(request.limits.stallTimeout)
    , sink_(request.sink ? &request.sink : nullptr)
    , lastMove_(std::chrono::steady_clock::now())
{
    response_.url = hop.address.url;
    streaming_ = sink_ != nullptr;
    if (easy_)
        setOptions(request, hop);
}

CurlExchange::~CurlExchange()
{
    if (easy_)
        curl_easy_cleanup(easy_);
    curl_slist_free_all(headers_);
    curl_slist_free_all(connectTo_);
}

void CurlExchange::setOptions(const HttpRequest& request, const CurlHop& hop)
{
    setPlace(hop);
    curl_easy_setopt(easy_, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy_, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy_, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy_, CURLOPT_QUICK_EXIT, 1L); // a cancel must not wait for the resolver's thread
    curl_easy_setopt(easy_, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
    curl_easy_setopt(easy_, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
    curl_easy_setopt(easy_, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(easy_, CURLOPT_USERAGENT, "Pilothouse/" PH_VERSION);
    curl_easy_setopt(easy_, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    curl_easy_setopt(easy_, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(easy_, CURLOPT_ERRORBUFFER, errorText_.data());
    curl_easy_setopt(easy_, CURLOPT_CONNECTTIMEOUT_MS,
                     wholeMs(std::min(request.limits.connectTimeout, hop.timeLeft)));
    curl_easy_setopt(easy_, CURLOPT_TIMEOUT_MS, wholeMs(hop.timeLeft));
    curl_easy_setopt(easy_, CURLOPT_HEADERFUNCTION, &CurlExchange::onHeader);
    curl_easy_setopt(easy_, CURLOPT_HEADERDATA, this);
    curl_easy_setopt(easy_, CURLOPT_WRITEFUNCTION, &CurlExchange::onBody);
    curl_easy_setopt(easy_, CURLOPT_WRITEDATA, this);
    if (hop.purpose == HttpRequest::Purpose::Change)
        curl_easy_setopt(easy_, CURLOPT_FRESH_CONNECT, 1L);
    setMethod(hop);
    setSecurity(request.credentials, hop);

    for (const auto& header : request.headers) {
        if (hop.trusted || revealsNothing(header.name))
            addHeader(header.name, header.value);
    }
    if (hop.trusted) {
        if (!request.credentials.authorization.empty())
            addHeader("Authorization", request.credentials.authorization);
        for (const auto& header : request.credentials.extraHeaders)
            addHeader(header.name, header.value);
    }
    headers_ = curl_slist_append(headers_, "Expect:"); // no round trip for 100-continue
    curl_easy_setopt(easy_, CURLOPT_HTTPHEADER, headers_);
    curl_easy_setopt(easy_, CURLOPT_HEADEROPT,
                     static_cast<long>(CURLHEADER_SEPARATE)); // none of them for a proxy
}

void CurlExchange::setPlace(const CurlHop& hop)
{
    if (hop.tlsUrl.empty()) {
        curl_easy_setopt(easy_, CURLOPT_URL, hop.address.url.c_str());
        return;
    }
    // libcurl takes the name for TLS from the URL alone; so the URL bears that, and where it leads is said
    // apart. Connections are shared only where both agree.
    curl_easy_setopt(easy_, CURLOPT_URL, hop.tlsUrl.c_str());
    const std::string place = "::" + hop.address.host + ':' + hop.address.port;
    connectTo_ = curl_slist_append(nullptr, place.c_str());
    curl_easy_setopt(easy_, CURLOPT_CONNECT_TO, connectTo_);
    addHeader("Host", hostHeader(hop.address));
}

void CurlExchange::setMethod(const CurlHop& hop)
{
    if (hop.method == "GET") {
        curl_easy_setopt(easy_, CURLOPT_HTTPGET, 1L);
    } else if (hop.method == "HEAD") {
        curl_easy_setopt(easy_, CURLOPT_NOBODY, 1L);
    } else {
        curl_easy_setopt(easy_, CURLOPT_POST, 1L);
        curl_easy_setopt(easy_, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(requestBody_.size()));
        curl_easy_setopt(easy_, CURLOPT_POSTFIELDS, requestBody_.data());
        curl_easy_setopt(easy_, CURLOPT_CUSTOMREQUEST, hop.method.c_str());
    }
}

void CurlExchange::setSecurity(const HttpCredentials& credentials, const CurlHop& hop)
{
    curl_easy_setopt(easy_, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(easy_, CURLOPT_SSL_VERIFYHOST, 2L);
    setAuthorities(credentials);
    if (!credentials.proxy.empty()) {
        curl_easy_setopt(easy_, CURLOPT_PROXY, credentials.proxy.c_str());
        curl_easy_setopt(easy_, CURLOPT_NOPROXY, ""); // the environment's exceptions are not from its owner
    }
    if (!hop.trusted)
        return;
    setClientCertificate(credentials);
    if (!hop.address.user.empty() && credentials.authorization.empty()) {
        curl_easy_setopt(easy_, CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
        curl_easy_setopt(easy_, CURLOPT_USERNAME, hop.address.user.c_str());
        curl_easy_setopt(easy_, CURLOPT_PASSWORD, hop.address.password.c_str());
    }
}

void CurlExchange::setAuthorities(const HttpCredentials& credentials)
{
    if (!credentials.caPem.empty()) {
        setPem(easy_, CURLOPT_CAINFO_BLOB, credentials.caPem);
        curl_easy_setopt(easy_, CURLOPT_CAPATH, nullptr);
    } else if (!credentials.caFile.empty()) {
        // The file takes the place of the system's bundle, so the system's folder is named to stay trusted.
        curl_easy_setopt(easy_, CURLOPT_CAINFO, credentials.caFile.c_str());
        if (const char* folder = curl_version_info(CURLVERSION_NOW)->capath)
            curl_easy_setopt(easy_, CURLOPT_CAPATH, folder);
    }
}

void CurlExchange::setClientCertificate(const HttpCredentials& credentials)
{
    if (!credentials.certPem.empty())
        setPem(easy_, CURLOPT_SSLCERT_BLOB, credentials.certPem);
    else if (!credentials.certFile.empty())
        curl_easy_setopt(easy_, CURLOPT_SSLCERT, credentials.certFile.c_str());
    if (!credentials.keyPem.empty())
        setPem(easy_, CURLOPT_SSLKEY_BLOB, credentials.keyPem);
    else if (!credentials.keyFile.empty())
        curl_easy_setopt(easy_, CURLOPT_SSLKEY, credentials.keyFile.c_str());
    // Always set: without one OpenSSL would ask on the terminal for the passphrase of an encrypted key.
    if (!credentials.certPem.empty() || !credentials.certFile.empty())
        curl_easy_setopt(easy_, CURLOPT_KEYPASSWD, credentials.keyPassphrase.c_str());
}

void CurlExchange::addHeader(const std::string& name, const std::string& value)
{
    // libcurl spells a header without value with a semicolon.
    const std::string line = value.empty() ? name + ';' : name + ": " + value;
    headers_ = curl_slist_append(headers_, line.c_str());
}

std::size_t CurlExchange::onHeader(char* data, std::size_t size, std::size_t count, void* self)
{
    try {
        return static_cast<CurlExchange*>(self)->takeHeader({data, size * count});
    } catch (const std::bad_alloc&) {
        static_cast<CurlExchange*>(self)->refusal_ = Refusal::OutOfMemory;
        return 0;
    }
}

std::size_t CurlExchange::onBody(char* data, std::size_t size, std::size_t count, void* self)
{
    try {
        return static_cast<CurlExchange*>(self)->takeBody({data, size * count});
    } catch (const std::bad_alloc&) {
        static_cast<CurlExchange*>(self)->refusal_ = Refusal::OutOfMemory;
        return 0;
    }
}

std::size_t CurlExchange::takeHeader(std::string_view line)
{
    headerBytes_ += line.size();
    if (headerBytes_ > maxHeaderBytes) {
        refusal_ = Refusal::HeadersTooLarge;
        return 0;
    }
    if (line.starts_with("HTTP/")) { // an interim 1xx answer came before, or this is the first line
        response_.headers.clear();
        response_.status = 0;
        if (const auto space = line.find(' '); space != std::string_view::npos)
            std::from_chars(line.data() + space + 1, line.data() + line.size(), response_.status);
    } else if (const auto colon = line.find(':'); colon != std::string_view::npos) {
        response_.headers.push_back(
            {std::string(trimmed(line.substr(0, colon))), std::string(trimmed(line.substr(colon + 1)))});
    }
    return line.size();
}

std::size_t CurlExchange::takeBody(std::string_view bytes)
{
    const bool toSink = streaming_ && response_.status >= 200 && response_.status < 300;
    if (toSink) {
        const std::lock_guard lock(mutex_);
        if (waiting_.size() >= maxWaitingBytes) {
            paused_ = true;
            return CURL_WRITEFUNC_PAUSE;
        }
    }
    bodyBytes_ += bytes.size();
    if (bodyBytes_ > maxBodyBytes_) {
        refusal_ = Refusal::BodyTooLarge;
        return 0;
    }
    if (toSink) {
        {
            const std::lock_guard lock(mutex_);
            waiting_.append(bytes);
        }
        changed_.notify_all();
        return bytes.size();
    }
    if (response_.body.empty()) {
        curl_off_t announced = -1;
        curl_easy_getinfo(easy_, CURLINFO_CONTENT_LENGTH_DOWNLOAD_T, &announced);
        // A liar gets no more than this ahead of its bytes.
        constexpr std::size_t mostAhead = 32u << 20;
        if (announced > 0)
            response_.body.reserve(std::min({static_cast<std::size_t>(announced), maxBodyBytes_, mostAhead}) +
                                   parserPadding);
    }
    response_.body.append(bytes);
    return bytes.size();
}

bool CurlExchange::stalled(std::chrono::steady_clock::time_point now)
{
    curl_off_t down = 0;
    curl_off_t up = 0;
    curl_easy_getinfo(easy_, CURLINFO_SIZE_DOWNLOAD_T, &down);
    curl_easy_getinfo(easy_, CURLINFO_SIZE_UPLOAD_T, &up);
    const curl_off_t moved = down + up + static_cast<curl_off_t>(headerBytes_);
    const std::lock_guard lock(mutex_);
    if (moved != bytesMoved_ || paused_) {
        bytesMoved_ = moved;
        lastMove_ = now;
        return false;
    }
    return now - lastMove_ > stallTimeout_;
}

void CurlExchange::resume()
{
    {
        const std::lock_guard lock(mutex_);
        if (!paused_ || done_)
            return;
        paused_ = false;
    }
    curl_easy_pause(easy_, CURLPAUSE_CONT);
}

void CurlExchange::finish(CURLcode code)
{
    double seconds = 0;
    curl_easy_getinfo(easy_, CURLINFO_TOTAL_TIME, &seconds);
    response_.elapsed = std::chrono::milliseconds(static_cast<long>(seconds * 1000));
    {
        const std::lock_guard lock(mutex_);
        code_ = code;
        done_ = true;
    }
    changed_.notify_all();
}

void CurlExchange::finishStalled()
{
    refusal_ = Refusal::Stalled;
    finish(CURLE_OPERATION_TIMEDOUT);
}

bool CurlExchange::abandoned() const
{
    const std::lock_guard lock(mutex_);
    return abandoned_;
}

Result<HttpResponse> CurlExchange::wait(CurlLoop& loop, const std::shared_ptr<CurlExchange>& self,
                                        const std::stop_token& stop)
{
    if (!easy_)
        return fail(ErrorKind::Storage, where_, httpText(QT_TRANSLATE_NOOP("ph::Http", "out of memory")));
    loop.submit(self);
    std::unique_lock lock(mutex_);
    for (;;) {
        const bool awake = changed_.wait(lock, stop, [this] { return done_ || !waiting_.empty(); });
        if (!awake || stop.stop_requested())
            break;
        if (!waiting_.empty()) {
            const std::string bytes = std::exchange(waiting_, {});
            const bool wasPaused = paused_;
            lock.unlock();
            const bool goOn = (*sink_)(bytes);
            if (goOn && wasPaused)
                loop.resume(self);
            lock.lock();
            if (!goOn)
                break;
            continue;
        }
        if (code_ != CURLE_OK)
            return tl::unexpected<Error>(errorFor(code_));
        response_.body.reserve(response_.body.size() + parserPadding);
        return std::move(response_);
    }
    abandoned_ = true;
    lock.unlock();
    loop.wake();
    return fail(ErrorKind::Cancelled, where_);
}

Error CurlExchange::errorFor(CURLcode code) const
{
    switch (refusal_) {
    case Refusal::BodyTooLarge:
        return Error::make(
            ErrorKind::Unreadable, where_,
            httpText(QT_TRANSLATE_NOOP("ph::Http", "the answer is larger than %1 bytes")).arg(maxBodyBytes_));
    case Refusal::HeadersTooLarge:
        return Error::make(
            ErrorKind::Unreadable, where_,
            httpText(QT_TRANSLATE_NOOP("ph::Http", "the answer's headers are larger than %1 bytes"))
                .arg(maxHeaderBytes));
    case Refusal::Stalled:
        return Error::make(
            ErrorKind::Timeout, where_,
            httpText(QT_TRANSLATE_NOOP("ph::Http", "no byte came for %1 ms")).arg(stallTimeout_.count()));
    case Refusal::OutOfMemory:
        return Error::make(ErrorKind::Unreadable, where_,
                           httpText(QT_TRANSLATE_NOOP("ph::Http", "the answer does not fit into memory")));
    case Refusal::None:
        break;
    }
    if (code == CURLE_ABORTED_BY_CALLBACK) // the loop ends
        return Error::make(ErrorKind::Cancelled, where_);
    const char* text = errorText_[0] != '\0' ? errorText_.data() : curl_easy_strerror(code);
    return Error::make(kindOf(code), where_,
                       QLatin1String(beginningOf(code)) + redact(QString::fromUtf8(text)));
}

} // namespace ph
