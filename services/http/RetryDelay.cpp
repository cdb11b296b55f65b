#include "services/http/RetryDelay.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <random>

namespace ph {

std::chrono::milliseconds fullJitter(std::chrono::milliseconds first, std::chrono::milliseconds most,
                                     int failures, double unit)
{
    const int doublings = std::clamp(failures - 1, 0, 20);
    const auto bound = std::min(most, first * (std::int64_t(1) << doublings));
    return std::chrono::milliseconds(static_cast<std::int64_t>(static_cast<double>(bound.count()) * unit));
}

std::chrono::milliseconds fullJitter(std::chrono::milliseconds first, std::chrono::milliseconds most,
                                     int failures)
{
    thread_local std::mt19937_64 random{std::random_device{}()};
    return fullJitter(first, most, failures, std::uniform_real_distribution<double>(0, 1)(random));
}

bool pauseFor(std::chrono::milliseconds time, const std::stop_token& stop)
{
    std::mutex mutex;
    std::condition_variable_any stopped;
    std::unique_lock lock(mutex);
    stopped.wait_for(lock, stop, time, [] { return false; });
    return !stop.stop_requested();
}

bool pauseAfterLostPush(int losses, const std::stop_token& stop)
{
    using namespace std::chrono_literals;
    return pauseFor(fullJitter(20ms, 1s, losses), stop);
}

} // namespace ph
