#pragma once

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace ph {

/// Calls `work` once with each number below `count`, in no order, on so many threads (0: as many as there are
/// cores), the calling one among them. What one call changes no other may touch. Where one throws, the rest
/// is left out and it is thrown here.
template <class Work>
void inParallel(std::size_t count, unsigned threads, const Work& work)
{
    std::atomic<std::size_t> next = 0;
    std::mutex guard;
    std::exception_ptr failure;
    const auto run = [&] {
        try {
            for (auto job = next++; job < count; job = next++)
                work(job);
        } catch (...) {
            next = count;
            const std::lock_guard lock(guard);
            failure = std::current_exception();
        }
    };
    {
        const auto wanted = threads > 0 ? threads : std::max(1u, std::thread::hardware_concurrency());
        std::vector<std::jthread> others;
        for (std::size_t i = 1; i < std::min<std::size_t>(wanted, count); ++i)
            others.emplace_back(run);
        run();
    }
    if (failure)
        std::rethrow_exception(failure);
}

} // namespace ph
