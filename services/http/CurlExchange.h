#pragma once

#include "services/http/HttpAddress.h"
#include "services/http/HttpTransport.h"

#include <curl/curl.h>

#include <array>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <stop_token>

namespace ph {

class CurlLoop;

/// Who sees what on one hop of a request.
struct CurlHop {
    HttpAddress address;
    std::string method;
    std::string_view body;
    bool trusted = true; ///< still on the request's own origin: credentials may go
    std::chrono::milliseconds timeLeft{0};
    HttpRequest::Purpose purpose = HttpRequest::Purpose::Read;
    std::string tlsUrl = {}; ///< the address with the name that its certificate must bear; empty: its own
};

/// One request on its way and its answer as it comes: one libcurl easy handle. Options are set by the
/// caller's thread before submission; then only the loop's thread touches the handle, and the caller waits.
class CurlExchange {
public:
    /// `request` must outlive wait(), not the exchange.
    CurlExchange(const HttpRequest& request, const CurlHop& hop);
    ~CurlExchange();
    CurlExchange(const CurlExchange&) = delete;
    CurlExchange& operator=(const CurlExchange&) = delete;

    /// Caller's thread: feeds the request's sink until the answer is complete. Cancelled as soon as `stop`
    /// asks, even if the loop's thread has not let go of the exchange yet.
    Result<HttpResponse> wait(CurlLoop& loop, const std::shared_ptr<CurlExchange>& self,
                              const std::stop_token& stop);

    // Loop's thread:
    CURL* easy() const { return easy_; }
    /// True where no byte went either way for the stall limit.
    bool stalled(std::chrono::steady_clock::time_point now);
    void resume(); ///< goes on after the caller has taken what was waiting
    void finish(CURLcode code);
    void finishStalled();
    bool abandoned() const;

private:
    enum class Refusal { None, BodyTooLarge, HeadersTooLarge, Stalled, OutOfMemory };

    void setOptions(const HttpRequest& request, const CurlHop& hop);
    void setPlace(const CurlHop& hop);
    void setSecurity(const HttpCredentials& credentials, const CurlHop& hop);
    void setAuthorities(const HttpCredentials& credentials);
    void setClientCertificate(const HttpCredentials& credentials);
    void setMethod(const CurlHop& hop);
    void addHeader(const std::string& name, const std::string& value);
    Error errorFor(CURLcode code) const;
    std::size_t takeHeader(std::string_view line);
    std::size_t takeBody(std::string_view bytes);
    static std::size_t onHeader(char* data, std::size_t size, std::size_t count, void* self);
    static std::size_t onBody(char* data, std::size_t size, std::size_t count, void* self);

    CURL* easy_ = nullptr;
    curl_slist* headers_ = nullptr;
    curl_slist* connectTo_ = nullptr;
    std::array<char, CURL_ERROR_SIZE> errorText_{};
    QString where_;
    std::string requestBody_;
    std::size_t maxBodyBytes_ = 0;
    std::chrono::milliseconds stallTimeout_{0};
    const std::function<bool(std::string_view)>* sink_ = nullptr; ///< used by the caller's thread only
    bool streaming_ = false;

    // The loop's thread alone, until done_.
    HttpResponse response_;
    std::size_t headerBytes_ = 0;
    std::size_t bodyBytes_ = 0;
    Refusal refusal_ = Refusal::None;
    curl_off_t bytesMoved_ = -1;
    std::chrono::steady_clock::time_point lastMove_;

    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    std::string waiting_; ///< body bytes for the sink
    bool paused_ = false;
    bool done_ = false;
    bool abandoned_ = false;
    CURLcode code_ = CURLE_OK;
};

} // namespace ph
