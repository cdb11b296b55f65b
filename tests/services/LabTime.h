#pragma once

#include "services/rollout/RolloutDriver.h"
#include "tests/services/RolloutSamples.h"

#include <map>

namespace ph::testing {

/// A time that goes on only while a driver waits, and what happens in it.
class LabTime {
public:
    virtual ~LabTime() = default;

    /// Something that happens once time has come so far; `after` the beginning.
    void at(std::int64_t after, std::function<void()> what)
    {
        events_.emplace(beganMs_ + after, std::move(what));
    }

    RolloutDriver::Settings settings(const char* name = "desk")
    {
        RolloutDriver::Settings settings;
        settings.name = QString::fromLatin1(name);
        settings.clock = [this] { return TimeMs(std::chrono::milliseconds(nowMs)); };
        settings.wait = [this](std::chrono::milliseconds time, const std::stop_token&) {
            goOn(time.count());
        };
        settings.lookInterval = lookInterval;
        settings.freeze = [this](std::int64_t) { return freeze; };
        return settings;
    }

    /// Time passes; the cluster and what was set by at() go on with it.
    void goOn(std::int64_t ms)
    {
        for (std::int64_t left = ms; left > 0;) {
            const auto step = std::min(left, second - nowMs % second);
            nowMs += step;
            left -= step;
            if (nowMs % second == 0)
                tick();
            note();
            while (!events_.empty() && events_.begin()->first <= nowMs) {
                const auto what = events_.begin()->second;
                events_.erase(events_.begin());
                what();
            }
        }
        if (nowMs >= stopAtMs_)
            stop_.request_stop();
    }

    std::int64_t nowMs = rolloutBegins;
    std::chrono::milliseconds lookInterval{3'000};
    QString freeze;

protected:
    /// Of a driver that is stopped once so much time has passed.
    std::stop_token stopAfter(std::int64_t forMs)
    {
        stop_ = std::stop_source();
        stopAtMs_ = nowMs + forMs;
        return stop_.get_token();
    }
    void beginNow() { beganMs_ = nowMs; }

private:
    virtual void tick() = 0; ///< a second of the cluster's
    virtual void note() = 0; ///< what is seen at each moment

    std::multimap<std::int64_t, std::function<void()>> events_;
    std::stop_source stop_;
    std::int64_t beganMs_ = rolloutBegins, stopAtMs_ = 0;
};

} // namespace ph::testing
