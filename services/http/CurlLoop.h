#pragma once

#include <curl/curl.h>

#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace ph {

class CurlExchange;

/// The one thread that moves bytes. It alone touches the multi handle and the exchanges that were submitted.
class CurlLoop {
public:
    CurlLoop();
    ~CurlLoop(); ///< ends what is under way as cancelled
    CurlLoop(const CurlLoop&) = delete;
    CurlLoop& operator=(const CurlLoop&) = delete;

    void submit(std::shared_ptr<CurlExchange> exchange);
    void resume(std::shared_ptr<CurlExchange> exchange);
    /// Looks at once for abandoned exchanges.
    void wake();

private:
    void run(const std::stop_token& stop);
    void takeOrders();
    void dropAbandoned();
    void endStalled();
    void endComplete();
    std::vector<std::shared_ptr<CurlExchange>>::iterator
    release(std::vector<std::shared_ptr<CurlExchange>>::iterator at);

    CURLM* multi_ = nullptr;
    std::vector<std::shared_ptr<CurlExchange>> active_; ///< the loop's thread only

    std::mutex mutex_;
    std::vector<std::shared_ptr<CurlExchange>> submitted_;
    std::vector<std::shared_ptr<CurlExchange>> resumed_;

    std::jthread thread_; // last: it uses all of the above
};

} // namespace ph
