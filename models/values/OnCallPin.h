#pragma once

#include "models/values/Error.h"
#include "models/values/Time.h"

#include <QList>

namespace ph {

inline constexpr std::int64_t bytesOfMiB = std::int64_t(1) << 20;
inline constexpr std::int64_t usualOnCallBytes = 256 * bytesOfMiB;
inline constexpr std::int64_t usualOnCallEveryMs = 15 * 60'000;
inline constexpr std::int64_t leastOnCallEveryMs = 60'000; ///< servers are shared

/// An environment that is kept for whoever is on call, so that it can be inspected without a network.
struct OnCallPin {
    QString environment;
    std::int64_t budgetBytes = usualOnCallBytes; ///< what may be kept of it; at least 1 MiB
    std::int64_t everyMs = usualOnCallEveryMs;   ///< how old it may get; 0: refreshed by hand only
    std::int64_t pinnedMs = noTime;
    friend bool operator==(const OnCallPin&, const OnCallPin&) = default;
};
/// Invalid, in words; none: it can be kept so.
std::optional<Error> whyNotPinned(const OnCallPin& pin);
/// "256MiB", "1GiB", or a number of MiB; 0 for what is no size.
std::int64_t bytesFromText(const QString& text);

/// What is brought in, in this order.
enum class OnCallPart : std::uint8_t {
    Documents,    ///< the environment's file, its policy, runbooks
    Alerts,       ///< that fire now
    Endpoints,    ///< revisions, traffic, conditions
    Events,       ///< of their objects
    Registry,     ///< models, prompts and their versions
    Runs,         ///< that the versions come from
    Metrics,      ///< windows of panels, objectives, checks and gates
    AlertHistory, ///< that fired before
};
inline constexpr int onCallParts = 8;
QString onCallPartName(OnCallPart part); ///< "alert-history": stable
std::optional<OnCallPart> onCallPartFromName(const QString& name);

/// What one source gave of one part.
struct OnCallTold {
    OnCallPart part = OnCallPart::Documents;
    QString source;               ///< name of a connection, address or file; empty: nobody can be asked
    std::int64_t count = 0;       ///< of what it gave last: alerts, endpoints, points, …
    std::int64_t seenMs = noTime; ///< when it answered last; noTime: never yet
    std::optional<Error> trouble = std::nullopt; ///< why it did not, or not whole, in the last round
    bool isAsked() const { return !source.isEmpty(); }
    friend bool operator==(const OnCallTold&, const OnCallTold&) = default;
};

/// What the budget had no room for.
struct OnCallLeftOut {
    std::int64_t points = 0, logs = 0; ///< that went, the oldest first
    std::int64_t beforeMs = noTime;    ///< they were over by then
    std::int64_t series = 0;           ///< beyond the most of one expression: not kept at all
    std::int64_t overBytes = 0;        ///< what may not go needs so much more than the budget
    bool isEmpty() const { return points + logs + series + overBytes == 0; }
    friend bool operator==(const OnCallLeftOut&, const OnCallLeftOut&) = default;
};

/// One time that all sources of an environment were asked.
struct OnCallRound {
    std::int64_t beganMs = noTime, endedMs = noTime;
    QList<OnCallTold> told;
    std::int64_t bytes = 0; ///< kept of the environment when it ended
    OnCallLeftOut leftOut;
    friend bool operator==(const OnCallRound&, const OnCallRound&) = default;
};

struct OnCallStanding {
    OnCallPin pin;
    std::optional<OnCallRound> last;
    int failures = 0; ///< rounds in a row in which somebody did not answer who may answer later
    friend bool operator==(const OnCallStanding&, const OnCallStanding&) = default;
};

/// As old as the oldest of what its sources gave; noTime while one of them never answered, or none was asked.
std::int64_t freshSinceMs(const OnCallStanding& standing);
/// How many sources had a trouble in the last round.
qsizetype troublesOf(const OnCallStanding& standing);

enum class OnCallState : std::uint8_t {
    NeverKept, ///< no round has ended yet, or a source never answered
    Fresh,     ///< no older than its goal; of one that is refreshed by hand: its last round had no trouble
    Stale      ///< older than that
};
OnCallState onCallState(const OnCallStanding& standing, std::int64_t nowMs);
QString onCallStateName(OnCallState state); ///< "never", "fresh", "stale"

/// `before` (none: no round yet) as the next round is told: what a source gave earlier stands where it did
/// not answer now.
QList<OnCallTold> joinedTold(const std::optional<OnCallRound>& before, QList<OnCallTold> now);

/// When the next round is due: by the goal, after failures later than the last one and later each time, up to
/// the goal, and never sooner than a server asked for. `unit` in [0, 1) is the random draw. stillGoing-like
/// largest number: never by itself.
std::int64_t onCallDueMs(const OnCallStanding& standing, double unit);

} // namespace ph
