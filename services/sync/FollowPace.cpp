#include "services/sync/FollowPace.h"

#include <algorithm>

namespace ph {

bool FollowPace::isDue(const Through& link, Moment now)
{
    if (!link)
        return false;
    if (link_.lock() != link)
        *this = FollowPace(link);
    return !stopped_ && now >= next_;
}

void FollowPace::answered(Moment now, std::chrono::milliseconds rest)
{
    failures_ = 0;
    stopped_ = false;
    next_ = now + rest;
}

void FollowPace::failed(const Error& error, Moment now)
{
    if (error.kind == ErrorKind::Cancelled)
        return;
    if (error.kind == ErrorKind::Unauthorized || error.kind == ErrorKind::Forbidden) {
        stop();
        return;
    }
    constexpr int mostDoublings = 8;
    failures_ = std::min(failures_ + 1, mostDoublings);
    const auto pause = std::min(followCeiling, followInterval * (1 << failures_));
    next_ = now + std::max(pause, error.retryAfter.value_or(std::chrono::milliseconds(0)));
}

} // namespace ph
