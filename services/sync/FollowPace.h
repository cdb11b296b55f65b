#pragma once

#include "models/values/Error.h"

#include <memory>

namespace ph {

/// When something that is followed (a run that goes on, its curves) may be asked for again. A value: whoever
/// follows says what came of each question, and assigns a fresh one when a person asks for an answer now.
class FollowPace {
public:
    using Moment = std::chrono::steady_clock::time_point;
    using Through = std::shared_ptr<const void>; ///< the link that is asked through

    explicit FollowPace(const Through& link = nullptr)
        : link_(link)
    {
    }

    /// A link that was opened anew is asked at once, whatever came of the one before; without one, nothing
    /// is.
    bool isDue(const Through& link, Moment now);
    /// `rest`: how long it is left alone all the same.
    void answered(Moment now, std::chrono::milliseconds rest = {});
    /// Unauthorized and Forbidden stop it. After anything else it waits twice as long as the last time, at
    /// most followCeiling, and never shorter than the server asked for. Cancelled says nothing about the
    /// server.
    void failed(const Error& error, Moment now);
    /// Until a person acts: a fresh value, or a link that is opened anew.
    void stop() { stopped_ = true; }

private:
    std::weak_ptr<const void> link_;
    int failures_ = 0;
    bool stopped_ = false;
    Moment next_{};
};

/// How often what is followed is looked at while all is well.
inline constexpr std::chrono::milliseconds followInterval{5'000};
inline constexpr std::chrono::milliseconds followCeiling{60'000};

} // namespace ph
