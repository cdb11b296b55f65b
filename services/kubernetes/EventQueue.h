#pragma once

#include "services/http/Json.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <stop_token>
#include <vector>

namespace ph {

/// Events of one stream between the thread that reads them and the one that tells them. The reader waits
/// where the teller is far behind.
class EventQueue {
public:
    using TimePoint = std::chrono::steady_clock::time_point;
    struct Taken {
        std::vector<Json> events;
        std::optional<Result<void>> closed; ///< how the stream ended; `events` are its last
    };

    /// False where stopped meanwhile.
    bool push(Json event, const std::stop_token& stop)
    {
        std::unique_lock lock(mutex_);
        if (!taken_.wait(lock, stop, [this] { return events_.size() < mostWaiting; }))
            return false;
        events_.push_back(std::move(event));
        came_.notify_one();
        return true;
    }

    void close(Result<void> how)
    {
        const std::lock_guard lock(mutex_);
        closed_ = std::move(how);
        came_.notify_one();
    }

    /// What has come; waits for something until then at most.
    Taken take(TimePoint until, const std::stop_token& stop)
    {
        std::unique_lock lock(mutex_);
        came_.wait_until(lock, stop, until, [this] { return !events_.empty() || closed_; });
        taken_.notify_one();
        return {std::exchange(events_, {}), closed_};
    }

private:
    static constexpr std::size_t mostWaiting = 1'000;

    std::mutex mutex_;
    std::condition_variable_any came_, taken_;
    std::vector<Json> events_;
    std::optional<Result<void>> closed_;
};

} // namespace ph
