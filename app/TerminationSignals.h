#pragma once

#include <QSocketNotifier>

#include <csignal>
#include <functional>
#include <memory>

namespace ph {

/// While it lives, the first SIGTERM, SIGINT or SIGHUP (the end of the session, Ctrl+C, a closed terminal)
/// calls `act` from the event loop instead of ending the process; a second one of its kind ends it. One at a
/// time.
class TerminationSignals {
public:
    explicit TerminationSignals(std::function<void()> act);
    ~TerminationSignals();
    TerminationSignals(const TerminationSignals&) = delete;
    TerminationSignals& operator=(const TerminationSignals&) = delete;

private:
    static constexpr int signals_[] = {SIGTERM, SIGINT, SIGHUP};
    struct sigaction before_[3] = {};
    int pipe_[2] = {-1, -1};
    std::unique_ptr<QSocketNotifier> notifier_;
};

} // namespace ph
