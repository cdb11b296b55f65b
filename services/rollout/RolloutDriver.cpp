#include "services/rollout/RolloutDriver.h"

#include "services/http/RetryDelay.h"
#include "services/rollout/RolloutMetrics.h"

#include <algorithm>

namespace ph {

namespace {

using Kind = RolloutDecision::Kind;
using Direction = RolloutState::Direction;
using Settings = RolloutDriver::Settings;

constexpr std::int64_t claimEveryMs = 10'000;
constexpr int mostRefusals = 5; ///< of the store, one after another, before it is no passing trouble

/// One driver's way through one rollout.
class RolloutDriving {
public:
    RolloutDriving(RolloutStore& store, RolloutSite& site, RolloutAnalysis& analysis,
                   const Settings& settings, QString id, std::stop_token stop)
        : store_(store)
        , site_(site)
        , metrics_(analysis)
        , settings_(settings)
        , id_(std::move(id))
        , stop_(std::move(stop))
    {
    }

    Result<RolloutState> run()
    {
        while (!stop_.stop_requested()) {
            if (auto claimed = claim(); !claimed)
                return fail(claimed.error());
            if (auto loaded = load(); !loaded) {
                if (isFinal(loaded.error()))
                    return fail(loaded.error());
                pause(settings_.lookInterval);
                continue;
            }
            const auto sight = look();
            const bool wasOpen = stored_->state.outcome == RolloutOutcome::Open;
            const auto decision = driven(decide(stored_->plan, stored_->state, sight, settings_.patience));
            if (auto kept = keep(decision.state); !kept) {
                metrics_.askAnew(); // what they said decided nothing
                if (kept.error().kind != ErrorKind::Conflict && isFinal(kept.error()))
                    return fail(kept.error());
                pause(settings_.lookInterval);
                continue;
            }
            refusals_ = 0;
            if (decision.kind == Kind::Act || decision.kind == Kind::Try)
                act(decision, sight);
            if (decision.kind == Kind::End && wasOpen)
                metrics_.takeLeft(stored_->plan, stored_->state, sight.atMs);
            // After the write, which must not wait for it.
            metrics_.keep(store_, id_);
            if (decision.kind == Kind::End && !unsaved_)
                return stored_->state;
            if (decision.kind == Kind::Wait || decision.kind == Kind::Hold || decision.kind == Kind::End)
                pause(untilNextLook(decision, sight.atMs));
        }
        return stored_ ? Result<RolloutState>(stored_->state) : fail(ErrorKind::Cancelled, id_);
    }

    void leave() { (void)store_.giveUp(id_, settings_.name, now()); }

private:
    std::int64_t now() const { return toMs(settings_.clock()); }
    void fault(const char* point) const
    {
        if (settings_.fault)
            settings_.fault(point);
    }
    void pause(std::chrono::milliseconds time) const
    {
        if (settings_.wait)
            settings_.wait(time, stop_);
        else
            pauseFor(time, stop_);
    }

    std::chrono::milliseconds untilNextLook(const RolloutDecision& decision, std::int64_t nowMs) const
    {
        if (decision.untilMs == noTime)
            return settings_.lookInterval;
        return std::clamp(std::chrono::milliseconds(decision.untilMs - nowMs), std::chrono::milliseconds(1),
                          settings_.lookInterval);
    }

    /// Advisory: only that somebody else drives is told.
    Result<void> claim()
    {
        const auto nowMs = now();
        if (claimedMs_ != noTime && nowMs - claimedMs_ < claimEveryMs)
            return {};
        const auto claimed = store_.claim(id_, settings_.name, nowMs);
        if (!claimed && claimed.error().kind == ErrorKind::Conflict) {
            if (settings_.claim == Settings::Claim::WhenFree || claimedMs_ != noTime)
                return fail(claimed.error());
            (void)store_.takeOver(id_, settings_.name, nowMs);
        }
        claimedMs_ = nowMs;
        return {};
    }

    bool isFinal(const Error& error)
    {
        return !error.retryable() && (error.kind == ErrorKind::Unauthorized || ++refusals_ >= mostRefusals);
    }

    RolloutSight look()
    {
        const auto& plan = stored_->plan;
        const auto& state = stored_->state;
        // First, for it takes longest: what is written must have been seen just before.
        const auto measured = metrics_.measure(plan, state, now());
        fault("before look");
        auto seen = site_.look(plan,
                               state.direction == Direction::Back ? RolloutSite::StableLook::Ask
                                                                  : RolloutSite::StableLook::Skip,
                               now());
        fault("after look");
        RolloutSight sight;
        if (seen)
            sight = *std::move(seen);
        else
            sight.unseen = seen.error();
        sight.atMs = now();
        sight.report = measured.report;
        sight.metricsLost = measured.lost;
        sight.readings = measured.readings;
        if (settings_.freeze)
            sight.freeze = settings_.freeze(sight.atMs);
        return sight;
    }

    RolloutDecision driven(RolloutDecision decision) const
    {
        decision.state.driver = settings_.name;
        return decision;
    }

    Result<void> load()
    {
        auto stored = store_.load(id_);
        if (!stored)
            return fail(stored.error());
        if (unsaved_ && unsaved_->version == stored->version)
            stored = *unsaved_;
        else
            unsaved_.reset();
        stored_ = *std::move(stored);
        return {};
    }

    /// A way back does not wait for a store that fails: what it asks for may be asked for at any time, and
    /// its own precondition keeps it from being done twice. After any other error what is there is loaded
    /// next, and decided on anew.
    Result<void> keep(const RolloutState& state)
    {
        auto saved = save(state);
        if (saved) {
            unsaved_.reset();
        } else if (saved.error().kind != ErrorKind::Conflict && state.direction == Direction::Back) {
            stored_->state = state;
            unsaved_ = stored_;
            return {};
        }
        return saved;
    }

    Result<void> save(const RolloutState& state)
    {
        if (state == stored_->state && !unsaved_)
            return {};
        fault("before save");
        auto saved = store_.save(*stored_, state);
        fault("after save");
        if (!saved)
            return fail(saved.error());
        stored_ = *std::move(saved);
        if (settings_.told)
            settings_.told(*stored_);
        return {};
    }

    void act(const RolloutDecision& decision, const RolloutSight& sight)
    {
        fault("before act");
        const auto answer = site_.write(stored_->plan, sight, decision.write,
                                        decision.kind == Kind::Try ? DryRun::Yes : DryRun::No);
        fault("after act");
        (void)keep(answered(stored_->state, decision.kind, answer, now()));
        if (!answer)
            pause(settings_.lookInterval);
    }

    RolloutStore& store_;
    RolloutSite& site_;
    RolloutMetrics metrics_;
    const Settings& settings_;
    const QString id_;
    const std::stop_token stop_;
    std::optional<StoredRollout> stored_;
    std::optional<StoredRollout> unsaved_; ///< of a way back that the store did not take yet
    std::int64_t claimedMs_ = noTime;
    int refusals_ = 0;
};

} // namespace

RolloutDriver::RolloutDriver(RolloutStore& store, RolloutSite& site, RolloutAnalysis& analysis,
                             Settings settings)
    : store_(store)
    , site_(site)
    , analysis_(analysis)
    , settings_(std::move(settings))
{
}

Result<RolloutState> RolloutDriver::drive(const QString& id, std::stop_token stop)
{
    RolloutDriving driving(store_, site_, analysis_, settings_, id, std::move(stop));
    auto went = driving.run();
    driving.leave();
    return went;
}

} // namespace ph
