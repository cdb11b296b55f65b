#pragma once

#include "app/Workspace.h"

namespace ph {

/// How a change of traffic that was asked for ended, as far as anybody could see.
struct TrafficOutcome {
    enum class Seen {
        Observed,      ///< what is observed is what was asked for
        NotInTime,     ///< the cluster has taken it; it was not observed while one looked
        NotObservable, ///< the cluster has taken it; this object does not say where requests go
        Unknown        ///< no answer came, and looking has not found it taken
    } seen = Seen::Unknown;
    Endpoint endpoint;                              ///< as it was looked at last
    std::optional<Error> unanswered = std::nullopt; ///< why no answer came; the rest was found by looking
    std::optional<Error> unseen = std::nullopt;     ///< why the last look failed
    std::optional<Error> unrecorded = std::nullopt; ///< the ledger lacks how it ended
};

struct TrafficPatience {
    std::chrono::milliseconds wait{60'000};
    std::chrono::milliseconds between{1'000}; ///< looks
};

/// Asks for what a preview showed, exactly once, then looks until it is observed, the patience is over or
/// `stop` asks. The signed ledger is told before ("traffic.requested") and after ("traffic.observed",
/// "traffic.refused", "traffic.unknown"). Where no answer comes, looking tells what became of it; nothing is
/// asked again. An error means that nothing was changed: NotFound where there is no own key, Storage,
/// Cancelled before anything was asked, and the definite refusals of TrafficControl::setTraffic(). Blocking.
Result<TrafficOutcome> changeTraffic(Workspace& workspace, Link& link, const TrafficPreview& preview,
                                     const TrafficPatience& patience, std::stop_token stop);

} // namespace ph
