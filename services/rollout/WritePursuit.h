#pragma once

#include "services/rollout/RolloutDecision.h"

namespace ph {

/// How far one write has come, as it is seen now.
struct WriteSight {
    QString version;       ///< of the object
    bool askedFor = false; ///< the object asks for it
    QString notYet = {};   ///< what is not seen of it; empty: it is observed
    bool askAgain = false; ///< what was refused may be asked for again
};

/// The next thing to do about one write; `record` becomes what it is from then on. Note: the record went on.
/// Act: it is to be asked for. Wait: until `untilMs`, noTime where only looking helps. Hold: it was refused.
struct Pursuit {
    RolloutDecision::Kind kind = RolloutDecision::Kind::Wait;
    std::int64_t untilMs = noTime;
};
Pursuit pursue(RolloutRecord& record, const WriteSight& sight, std::int64_t nowMs,
               const RolloutPatience& patience);

} // namespace ph
