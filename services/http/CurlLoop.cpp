#include "services/http/CurlLoop.h"

#include "services/http/CurlExchange.h"

#include <csignal>

namespace ph {

namespace {

constexpr long keptConnections = 32;
constexpr int pollMs = 250; ///< how often stalls are looked for; everything else wakes the loop

} // namespace

CurlLoop::CurlLoop()
{
    curl_global_init(CURL_GLOBAL_DEFAULT);
    multi_ = curl_multi_init();
    curl_multi_setopt(multi_, CURLMOPT_MAXCONNECTS, keptConnections);
    thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

CurlLoop::~CurlLoop()
{
    thread_.request_stop();
    wake();
    thread_.join();
    curl_multi_cleanup(multi_);
    curl_global_cleanup();
}

void CurlLoop::submit(std::shared_ptr<CurlExchange> exchange)
{
    {
        const std::lock_guard lock(mutex_);
        submitted_.push_back(std::move(exchange));
    }
    wake();
}

void CurlLoop::resume(std::shared_ptr<CurlExchange> exchange)
{
    {
        const std::lock_guard lock(mutex_);
        resumed_.push_back(std::move(exchange));
    }
    wake();
}

void CurlLoop::wake()
{
    curl_multi_wakeup(multi_);
}

void CurlLoop::run(const std::stop_token& stop)
{
    // OpenSSL writes without MSG_NOSIGNAL; a server that hangs up must not end the process.
    sigset_t pipe;
    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe, nullptr);

    while (!stop.stop_requested()) {
        takeOrders();
        dropAbandoned();
        int running = 0;
        curl_multi_perform(multi_, &running);
        endComplete();
        endStalled();
        curl_multi_poll(multi_, nullptr, 0, active_.empty() ? 60'000 : pollMs, nullptr);
    }
    takeOrders();
    for (auto it = active_.begin(); it != active_.end();) {
        (*it)->finish(CURLE_ABORTED_BY_CALLBACK);
        it = release(it);
    }
}

void CurlLoop::takeOrders()
{
    std::vector<std::shared_ptr<CurlExchange>> submitted;
    std::vector<std::shared_ptr<CurlExchange>> resumed;
    {
        const std::lock_guard lock(mutex_);
        submitted.swap(submitted_);
        resumed.swap(resumed_);
    }
    for (auto& exchange : submitted) {
        curl_easy_setopt(exchange->easy(), CURLOPT_PRIVATE, exchange.get());
        if (curl_multi_add_handle(multi_, exchange->easy()) == CURLM_OK)
            active_.push_back(std::move(exchange));
        else
            exchange->finish(CURLE_FAILED_INIT);
    }
    for (const auto& exchange : resumed)
        exchange->resume();
}

std::vector<std::shared_ptr<CurlExchange>>::iterator
CurlLoop::release(std::vector<std::shared_ptr<CurlExchange>>::iterator at)
{
    curl_multi_remove_handle(multi_, (*at)->easy());
    return active_.erase(at);
}

void CurlLoop::dropAbandoned()
{
    for (auto it = active_.begin(); it != active_.end();)
        it = (*it)->abandoned() ? release(it) : it + 1;
}

void CurlLoop::endStalled()
{
    const auto now = std::chrono::steady_clock::now();
    for (auto it = active_.begin(); it != active_.end();) {
        if (!(*it)->stalled(now)) {
            ++it;
            continue;
        }
        (*it)->finishStalled();
        it = release(it);
    }
}

void CurlLoop::endComplete()
{
    int left = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi_, &left)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        CURL* easy = message->easy_handle;
        const CURLcode code = message->data.result; // the message dies with the handle's removal
        const auto it = std::find_if(active_.begin(), active_.end(),
                                     [easy](const auto& each) { return each->easy() == easy; });
        if (it == active_.end())
            continue;
        const auto exchange = *it;
        release(it);
        exchange->finish(code);
    }
}

} // namespace ph
