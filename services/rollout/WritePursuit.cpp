#include "services/rollout/WritePursuit.h"

namespace ph {

namespace {

using Phase = RolloutRecord::Phase;
using Kind = RolloutDecision::Kind;

Pursuit intend(RolloutRecord& record, const WriteSight& sight, std::int64_t nowMs)
{
    record.phase = Phase::Intended;
    ++record.attempts;
    record.intendedMs = nowMs;
    record.precondition = sight.version;
    record.result.clear();
    return {Kind::Act};
}

Pursuit found(RolloutRecord& record, std::int64_t nowMs)
{
    record.phase = Phase::Requested;
    record.requestedMs = nowMs;
    if (record.result.isEmpty())
        record.result = QStringLiteral("found");
    return {Kind::Note};
}

} // namespace

Pursuit pursue(RolloutRecord& record, const WriteSight& sight, std::int64_t nowMs,
               const RolloutPatience& patience)
{
    switch (record.phase) {
    case Phase::Planned:
        if (sight.askedFor)
            return found(record, nowMs);
        if (record.notBeforeMs != noTime && nowMs < record.notBeforeMs)
            return {Kind::Wait, record.notBeforeMs};
        return intend(record, sight, nowMs);
    case Phase::Intended: {
        if (sight.askedFor)
            return found(record, nowMs);
        // Its precondition does not hold any more: it was not done, and will not be.
        const bool dead = sight.version != record.precondition;
        const auto settledMs = record.intendedMs + patience.settleMs;
        if (dead || nowMs >= settledMs)
            return intend(record, sight, nowMs);
        return {Kind::Wait, settledMs};
    }
    case Phase::Requested:
        if (!sight.askedFor) { // somebody took it back
            record.phase = Phase::Planned;
            return {Kind::Note};
        }
        if (!sight.notYet.isEmpty())
            return {Kind::Wait};
        record.phase = Phase::Observed;
        record.observedMs = nowMs;
        return {Kind::Note};
    case Phase::Refused:
        if (!sight.askAgain)
            return {Kind::Hold};
        record.phase = Phase::Planned;
        record.notBeforeMs = noTime;
        return {Kind::Note};
    case Phase::Observed:
        record.phase = Phase::Passed;
        return {Kind::Note};
    case Phase::Passed:
        break;
    }
    return {Kind::Wait};
}

} // namespace ph
