#include "app/cli/SeveralAtOnce.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <future>
#include <vector>

namespace ph {

void severalAtOnce(std::size_t count, const std::function<Go(std::size_t)>& work,
                   const std::function<void(std::size_t done)>& progress)
{
    using namespace std::chrono_literals;
    std::atomic<std::size_t> next = 0, done = 0;
    std::atomic<bool> goesOn = true;
    const auto worker = [&] {
        while (goesOn) {
            const auto mine = next++;
            if (mine >= count)
                return;
            try {
                if (work(mine) == Go::No)
                    goesOn = false;
            } catch (...) {
                goesOn = false;
                throw;
            }
            ++done;
        }
    };
    std::vector<std::future<void>> workers(std::min(count, mostAtOnce));
    for (auto& one : workers)
        one = std::async(std::launch::async, worker);
    for (auto& one : workers) {
        while (one.wait_for(100ms) == std::future_status::timeout)
            progress(done);
        one.get();
    }
}

} // namespace ph
