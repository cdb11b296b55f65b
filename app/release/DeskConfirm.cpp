#include "app/release/AskedCondition.h"
#include "app/release/DeskTexts.h"
#include "app/release/ReleaseDesk.h"
#include "app/release/ReleaseMoves.h"

#include <cmath>

namespace ph {

namespace {

/// Tags tell of the release; what serves is at the other places.
bool saysWhatIsLive(const PlanStep& step)
{
    return step.kind != PlanStep::Kind::SetTag;
}

} // namespace

Result<DeskOutcome> ReleaseDesk::confirmed(const QString& id)
{
    const auto hand = atHand(id);
    if (!hand)
        return fail(hand.error());
    const auto& record = hand->known.record;
    if (record.state != ReleaseState::Soaking)
        return fail(ErrorKind::Conflict, id,
                    DeskTexts::tr("It is %1, not soaking.").arg(releaseStateName(record.state)));
    const auto setting = settingOf(*hand);
    if (const auto why = whyNotConfirm(record, setting); !why.isEmpty())
        return fail(now() < soakEnd(record, setting) ? ErrorKind::Conflict : ErrorKind::Forbidden, id,
                    why.join(u' '));

    // Time that passed is no success: what was released has to be there still, and its condition not be met.
    const auto there = places(hand->environment, id, record.plan);
    if (!there)
        return fail(there.error());
    auto observed = nlohmann::json::object();
    for (const auto& step : record.steps) {
        if (!saysWhatIsLive(step.step))
            continue;
        const auto value = (*there)->observe(step.step);
        if (!value)
            return fail(value.error());
        if (*value != step.step.value)
            return fail(ErrorKind::Conflict, step.step.place,
                        DeskTexts::tr("%1 is there now, not %2: somebody changed it since.")
                            .arg(value->isEmpty() ? DeskTexts::tr("nothing") : *value, step.step.value));
        observed[step.step.place.toStdString()] = value->toStdString();
    }
    DeskOutcome outcome;
    outcome.notes = hand->known.notes;
    const auto asked = askCondition({workspace_->transport(), workspace_->vault()}, hand->environment,
                                    record.plan.rollback, now(), stop_);
    const auto reading = asked ? asked->reading : std::nullopt;
    if (reading && isMet(asked->condition, reading->value))
        return fail(ErrorKind::Forbidden, id,
                    DeskTexts::tr("Its rollback condition is met: %1 is %2. Roll it back.")
                        .arg(asked->condition.expression)
                        .arg(reading->value));
    const bool isKnown = reading && std::isfinite(reading->value);
    observed["condition"] = isKnown ? nlohmann::json(reading->value) : nlohmann::json("not known");
    if (!isKnown)
        outcome.notes << DeskTexts::tr("Confirmed although nobody answered its rollback condition%1.")
                             .arg(asked ? QString()
                                        : QStringLiteral(" (%1)").arg(errorSentence(asked.error())));
    noteLook(hand->environment, record, outcome.notes);
    const bool isHere = hand->known.kept == KnownRelease::Kept::Here;
    if (auto ended = isHere ? store_->endSoak(id, observed) : store_->adoptAndEndSoak(record, observed);
        !ended)
        return fail(ended.error());
    auto now = store_->release(id);
    if (!now)
        return fail(now.error());
    outcome.record = std::move(*now);
    tellHome(hand->environment, outcome);
    return outcome;
}

} // namespace ph
