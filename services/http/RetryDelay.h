#pragma once

#include <chrono>
#include <stop_token>

namespace ph {

/// How long to wait before try number `failures` + 1 (`failures` >= 1): anywhere between nothing and a bound
/// that doubles from `first` to at most `most`, so that many clients do not come back together. `unit` in
/// [0, 1) is the random draw.
std::chrono::milliseconds fullJitter(std::chrono::milliseconds first, std::chrono::milliseconds most,
                                     int failures, double unit);
/// The same with a draw of its own.
std::chrono::milliseconds fullJitter(std::chrono::milliseconds first, std::chrono::milliseconds most,
                                     int failures);

/// Waits; false where stopped meanwhile.
bool pauseFor(std::chrono::milliseconds time, const std::stop_token& stop);

/// Waits before a push is tried again that lost to somebody else's `losses` times in a row: whoever was first
/// may hold the branch's lock for as long as his machine is busy. False where stopped meanwhile.
bool pauseAfterLostPush(int losses, const std::stop_token& stop);

} // namespace ph
