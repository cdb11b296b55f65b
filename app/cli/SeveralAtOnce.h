#pragma once

#include <cstddef>
#include <functional>

namespace ph {

/// Requests under way at a time: a server answers a few as fast as one, and more would only queue there.
inline constexpr std::size_t mostAtOnce = 8;

/// Calls `work` for 0 … count - 1, up to mostAtOnce at a time, on threads of its own; returns when all have
/// ended. Begins no more once a call has returned Go::No; an exception goes on to the caller. `progress`, on
/// the caller's thread, hears several times a second how many are done.
enum class Go { On, No };
void severalAtOnce(std::size_t count, const std::function<Go(std::size_t)>& work,
                   const std::function<void(std::size_t done)>& progress);

} // namespace ph
