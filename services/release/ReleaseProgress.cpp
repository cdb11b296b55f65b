#include "services/release/ReleaseProgress.h"

#include <algorithm>

namespace ph {

namespace {

int rankOf(const ReleaseRecord& record)
{
    switch (record.state) {
    case ReleaseState::Draft:
        return 0;
    case ReleaseState::Waiting:
        return 1;
    case ReleaseState::Stopped:
        return changedSomething(record) ? 5 : 2;
    case ReleaseState::Running:
        return 3;
    case ReleaseState::Soaking:
        return 4;
    case ReleaseState::Done:
        return 5;
    case ReleaseState::RollingBack:
        return 6;
    case ReleaseState::RolledBack:
        break;
    }
    return 7;
}

} // namespace

bool changedSomething(const ReleaseRecord& record)
{
    return std::any_of(record.steps.begin(), record.steps.end(),
                       [](const StepRecord& step) { return step.state != StepRecord::State::Planned; });
}

bool isFurther(const ReleaseRecord& a, const ReleaseRecord& b)
{
    return rankOf(a) > rankOf(b);
}

std::optional<ReleaseRecord> caughtUp(const ReleaseRecord& kept, const ReleaseRecord& told)
{
    if (told.planDigest != kept.planDigest || kept.steps.size() != told.steps.size() ||
        !isFurther(told, kept))
        return std::nullopt;
    auto now = kept;
    now.state = told.state;
    now.reason = told.reason;
    now.changedMs = told.changedMs;
    now.gates = told.gates;
    now.evidenceDigest = told.evidenceDigest;
    for (qsizetype i = 0; i < now.steps.size(); ++i) {
        // What was seen here itself says more than what others tell of it.
        if (now.steps[i].state == StepRecord::State::Planned ||
            told.steps[i].state == StepRecord::State::Confirmed)
            now.steps[i].state = told.steps[i].state;
    }
    return now;
}

} // namespace ph
