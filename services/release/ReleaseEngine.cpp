#include "services/release/ReleaseEngine.h"

#include "services/http/RetryDelay.h"
#include "services/release/ActAnswer.h"
#include "services/release/DriverLease.h"

namespace ph {

namespace {

QString shown(const QString& value)
{
    return value.isEmpty() ? QStringLiteral("nothing") : QStringLiteral("\"%1\"").arg(value);
}

/// One driver's way through one release.
class Driving {
public:
    Driving(ReleaseStore& store, StepExecutor& executor, const ReleaseEngine::Settings& settings,
            ReleaseRecord record, QString driver, std::stop_token stop)
        : store_(store)
        , executor_(executor)
        , settings_(settings)
        , record_(std::move(record))
        , driver_(std::move(driver))
        , stop_(std::move(stop))
    {
    }

    Result<ReleaseState> run();

private:
    /// Running: on to the next step where the step is confirmed; else the state in which the release was
    /// left.
    Result<ReleaseState> step(qsizetype position);
    /// Acts once and looks until it shows.
    Result<ReleaseState> act(qsizetype position);
    /// Looks; Running with the step unchanged where the old value is still there.
    Result<ReleaseState> look(qsizetype position, const QString& kindWhenConfirmed);
    Result<void> note(qsizetype position, StepRecord::State state, const QString& kind);
    Result<ReleaseState> leave(ReleaseState state, const QString& reason);
    void fault(const char* point) const
    {
        if (settings_.fault)
            settings_.fault(point);
    }
    void wait(std::chrono::milliseconds time) const
    {
        if (settings_.wait)
            settings_.wait(time, stop_);
        else
            pauseFor(time, stop_);
    }
    std::int64_t now() const { return toMs(settings_.clock()); }
    tl::unexpected<Error> stopped() const { return fail(ErrorKind::Cancelled, record_.plan.id); }

    ReleaseStore& store_;
    StepExecutor& executor_;
    const ReleaseEngine::Settings& settings_;
    ReleaseRecord record_;
    QString driver_;
    std::stop_token stop_;
};

Result<ReleaseState> Driving::leave(ReleaseState state, const QString& reason)
{
    return store_.leave(record_.plan.id, driver_, state, reason);
}

Result<void> Driving::note(qsizetype position, StepRecord::State state, const QString& kind)
{
    auto& step = record_.steps[position];
    step.state = state;
    return store_.recordStep(record_.plan.id, driver_, position, step, kind);
}

Result<ReleaseState> Driving::run()
{
    executor_.setBeat([this] { return store_.beat(record_.plan.id, driver_); });
    for (qsizetype i = 0; i < record_.steps.size(); ++i) {
        if (record_.steps[i].state == StepRecord::State::Confirmed)
            continue;
        const auto why = settings_.whyNotOn ? settings_.whyNotOn() : QString(); // may take its time
        if (stop_.stop_requested())
            return stopped();
        if (!why.isEmpty())
            return leave(
                ReleaseState::Stopped,
                QStringLiteral("%1 Stopped after step %2 of %3.").arg(why).arg(i).arg(record_.steps.size()));
        const auto stopAsked = store_.beat(record_.plan.id, driver_);
        if (!stopAsked)
            return fail(stopAsked.error());
        if (*stopAsked)
            return leave(ReleaseState::Stopped,
                         QStringLiteral("Cancelled after step %1 of %2.").arg(i).arg(record_.steps.size()));
        auto went = step(i);
        if (!went || record_.steps[i].state != StepRecord::State::Confirmed)
            return went;
    }
    return leave(ReleaseState::Soaking, {});
}

Result<ReleaseState> Driving::look(qsizetype position, const QString& kindWhenConfirmed)
{
    auto& step = record_.steps[position];
    fault("before look");
    const auto seen = executor_.observe(step.step);
    fault("after look");
    if (!seen)
        return fail(seen.error());
    step.observed = *seen;
    step.observedMs = now();
    if (*seen == step.step.value) {
        if (auto noted = note(position, StepRecord::State::Confirmed, kindWhenConfirmed); !noted)
            return fail(noted.error());
    } else if (*seen != step.step.expected) {
        if (auto noted = note(position, StepRecord::State::Conflict, QStringLiteral("step.conflict")); !noted)
            return fail(noted.error());
        return leave(ReleaseState::Stopped,
                     QStringLiteral("%1 was expected at %2, %3 is there.")
                         .arg(shown(step.step.expected), step.step.place, shown(*seen)));
    }
    return ReleaseState::Running;
}

Result<ReleaseState> Driving::step(qsizetype position)
{
    const auto& step = record_.steps[position];
    // An act of an earlier driver may still be on its way: give it its time before it is asked anew.
    const bool unknown = step.state == StepRecord::State::Intended && !executor_.takesUp(step.step);
    const auto settledMs = step.intendedMs + settings_.settle.count();
    for (int looks = 0;; ++looks) {
        const bool settled = !unknown || now() >= settledMs;
        auto seen =
            look(position, step.state == StepRecord::State::Planned ? QStringLiteral("step.found-done")
                                                                    : QStringLiteral("step.confirmed"));
        if (!seen || *seen != ReleaseState::Running || step.state == StepRecord::State::Confirmed)
            return seen;
        if (settled && step.state != StepRecord::State::Requested)
            break;
        if (looks >= settings_.looks)
            return leave(ReleaseState::Running,
                         QStringLiteral("%1 was asked for, and is not seen yet.").arg(step.step.place));
        wait(settings_.lookInterval);
        if (stop_.stop_requested())
            return stopped();
    }
    return act(position);
}

Result<ReleaseState> Driving::act(qsizetype position)
{
    auto& step = record_.steps[position];
    if (settings_.stillOurs && !executor_.takesUp(step.step)) {
        if (auto ours = settings_.stillOurs(); !ours)
            return fail(ours.error());
    }
    ++step.attempts;
    step.intendedMs = now();
    step.result.clear();
    if (auto noted = note(position, StepRecord::State::Intended, QStringLiteral("step.intended")); !noted)
        return fail(noted.error());
    fault("before act");
    const auto answered = executor_.apply(step.step);
    fault("after act");
    const bool later = !answered && answered.error().kind == ErrorKind::RateLimited; // not done, and may be
    const bool no = !answered && isRefusal(answered.error().kind);
    step.result = answered ? QStringLiteral("accepted") : answerWords(answered.error());
    // What keeps a record of its own may have come some way before it was held up.
    const auto untouched = executor_.takesUp(step.step) ? step.state : StepRecord::State::Planned;
    const auto state = answered ? StepRecord::State::Requested
                       : later  ? untouched
                       : no     ? StepRecord::State::Failed
                                : step.state;
    const auto kind = answered ? QStringLiteral("step.requested")
                      : no     ? QStringLiteral("step.refused")
                               : QStringLiteral("step.unknown");
    if (auto noted = note(position, state, kind); !noted)
        return fail(noted.error());
    for (int looks = 0; looks < settings_.looks; ++looks) {
        if (looks > 0)
            wait(settings_.lookInterval);
        if (stop_.stop_requested())
            return stopped();
        auto seen = look(position, QStringLiteral("step.confirmed"));
        if (!seen || *seen != ReleaseState::Running || step.state == StepRecord::State::Confirmed)
            return seen;
        if (later)
            return leave(
                ReleaseState::Running,
                QStringLiteral("%1 cannot be asked for now (%2).").arg(step.step.place, step.result));
        if (no)
            return leave(ReleaseState::Stopped,
                         QStringLiteral("%1 was refused (%2).").arg(step.step.place, step.result));
        if (auto alive = store_.beat(record_.plan.id, driver_); !alive)
            return fail(alive.error());
    }
    return leave(ReleaseState::Running,
                 answered ? QStringLiteral("%1 was asked for, and is not seen yet.").arg(step.step.place)
                          : QStringLiteral("Whether %1 was changed is unknown (%2); it is not seen yet.")
                                .arg(step.step.place, step.result));
}

} // namespace

ReleaseEngine::ReleaseEngine(ReleaseStore& store, StepExecutor& executor, Settings settings)
    : store_(store)
    , executor_(executor)
    , settings_(std::move(settings))
{
}

Result<ReleaseState> ReleaseEngine::drive(const QString& id, std::stop_token stop)
{
    const auto driver = newDriverToken();
    auto record = store_.takeLease(id, driver);
    if (!record)
        return fail(record.error());
    auto went = Driving(store_, executor_, settings_, std::move(*record), driver, std::move(stop)).run();
    executor_.setBeat({});
    if (!went) {
        // Whatever was in the way, this driver is gone now. Where even that cannot be written, its process or
        // its silence tells.
        (void)store_.giveUpLease(id, driver);
    }
    return went;
}

} // namespace ph
