#pragma once

#include "services/connectors/Connector.h"

#include <chrono>

namespace ph {

/// Lines on stderr: one that is rewritten on a terminal, else one every two seconds.
class TerminalProgress {
public:
    TerminalProgress();
    ~TerminalProgress(); ///< clears the terminal's line
    TerminalProgress(const TerminalProgress&) = delete;
    TerminalProgress& operator=(const TerminalProgress&) = delete;

    /// "lab: experiments (3/20)"
    void show(const QString& who, const Progress& progress);

private:
    const bool terminal_;
    bool dirty_ = false;
    std::chrono::steady_clock::time_point last_{};
};

} // namespace ph
