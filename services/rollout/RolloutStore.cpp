#include "services/rollout/RolloutStore.h"

#include "services/rollout/RolloutPlanTexts.h"

namespace ph {

Result<StoredRollout> askOfRollout(RolloutStore& store, const QString& id, const RolloutRequest& request)
{
    constexpr int tries = 10; // a driver writes once in a few seconds
    auto last =
        fail(ErrorKind::Conflict, id,
             rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning", "It is being written to all the time.")));
    for (int i = 0; i < tries; ++i) {
        auto stored = store.load(id);
        if (!stored || stored->state.requests.contains(request)) // an answer may have been lost
            return stored;
        auto state = stored->state;
        const bool undo =
            state.outcome == RolloutOutcome::Promoted && request.kind == RolloutRequest::Kind::RollBack;
        if (state.outcome != RolloutOutcome::Open && !undo)
            return fail(ErrorKind::Invalid, id,
                        rolloutText(QT_TRANSLATE_NOOP("ph::RolloutPlanning", "It has ended (%1)."))
                            .arg(rolloutOutcomeName(state.outcome)));
        state.requests.append(request);
        auto saved = store.save(*stored, state);
        if (saved)
            return saved;
        if (saved.error().kind != ErrorKind::Conflict && !saved.error().retryable())
            return saved;
        last = fail(saved.error());
    }
    return last;
}

} // namespace ph
