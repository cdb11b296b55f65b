#include "services/rollout/RolloutSteps.h"

#include "services/rollout/RolloutPlanTexts.h"

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

using Step = RolloutStep::Kind;

tl::unexpected<Error> refuse(const RolloutRules& rules, const QString& why)
{
    return fail(ErrorKind::Invalid, QLatin1String(rolloutnames::of(rolloutnames::strategies, rules.strategy)),
                why);
}

bool movesAtOnce(const RolloutRules& rules)
{
    return rules.strategy == RolloutStrategy::BlueGreen || rules.strategy == RolloutStrategy::AllAtOnce;
}

/// `shadow`: the step in which copies are watched before any share; empty: there is none.
QList<RolloutStep> stepsOf(const QList<RolloutStage>& stages, const QList<RolloutStep>& shadow,
                           std::int64_t afterwardsMs, RolloutManner manner)
{
    if (manner == RolloutManner::InPlace)
        return {{Step::Preflight}, {Step::Promote}, {Step::Confirm, 0, afterwardsMs}};
    QList<RolloutStep> steps{{Step::Preflight}, {Step::Deploy}};
    steps += shadow;
    for (const auto& stage : stages)
        steps.append({Step::Weight, int(std::lround(stage.percent)), stage.soakMs});
    const bool listed = isListedBeside(manner);
    if (listed)
        steps.append({Step::Weight, 100, afterwardsMs});
    steps.append({Step::Promote});
    steps.append({Step::Confirm, 0, listed ? 0 : afterwardsMs});
    return steps;
}

/// Why these shares, each below all of the requests, cannot be taken one after another; empty: they can.
QString whyNoStages(const QList<RolloutStage>& stages, double capPercent)
{
    double before = 0;
    for (const auto& stage : stages) {
        // KServe's API takes 150, and fails later; Seldon's weights are whole numbers.
        if (!(stage.percent > 0 && stage.percent <= 100) || stage.percent != std::round(stage.percent))
            return RolloutPlanTexts::tr(
                       "Requests are split by whole percents from 1 to 100; a stage asks for %1.")
                .arg(stage.percent);
        if (stage.percent > capPercent)
            return RolloutPlanTexts::tr(
                       "A stage of %1 % is above the %2 % that are allowed before the soak is "
                       "over.")
                .arg(stage.percent)
                .arg(capPercent);
        if (stage.percent <= before)
            return RolloutPlanTexts::tr("Stages have to ascend; %1 % follows %2 %.")
                .arg(stage.percent)
                .arg(before);
        if (stage.soakMs < 0)
            return RolloutPlanTexts::tr("A stage cannot soak for less than no time.");
        before = stage.percent;
    }
    return before == 100 ? RolloutPlanTexts::tr("Stages have to ascend; 100 % follows 100 %.") : QString();
}

} // namespace

Result<QList<RolloutStep>> rolloutSteps(const RolloutRules& rules, double capPercent, std::int64_t soakMs,
                                        RolloutManner manner)
{
    if (manner == RolloutManner::InPlace && rules.strategy != RolloutStrategy::AllAtOnce)
        return refuse(
            rules, RolloutPlanTexts::tr("Pods that are replaced in their place take all requests at once."));
    if (manner != RolloutManner::Predictors && rules.strategy == RolloutStrategy::Shadow)
        return refuse(rules,
                      RolloutPlanTexts::tr("Only Seldon copies requests by itself: release as a canary."));
    auto stages = movesAtOnce(rules) ? QList<RolloutStage>() : rules.stages;
    if (stages.isEmpty() && !movesAtOnce(rules))
        return refuse(rules, RolloutPlanTexts::tr("There is no stage."));
    if (rules.strategy == RolloutStrategy::AbTest && stages.size() != 1)
        return refuse(rules, RolloutPlanTexts::tr("An A/B test has one share, not %1.").arg(stages.size()));
    std::int64_t afterwardsMs = 0;
    if (!stages.isEmpty() && stages.back().percent == 100) {
        if (rules.strategy == RolloutStrategy::AbTest)
            return refuse(rules,
                          RolloutPlanTexts::tr("With all requests there is nothing left to compare with."));
        afterwardsMs = stages.takeLast().soakMs;
        if (afterwardsMs < 0)
            return refuse(rules, RolloutPlanTexts::tr("A stage cannot soak for less than no time."));
    }
    if (stages.isEmpty() && capPercent < 100)
        return refuse(rules,
                      RolloutPlanTexts::tr("It moves all requests at once, and at most %1 % are allowed "
                                           "before its soak is over: release as a canary.")
                          .arg(capPercent));
    if (const auto why = whyNoStages(stages, capPercent); !why.isEmpty())
        return refuse(rules, why);
    // As the rules say it, not prolonged: copies are no part of a tier's soak.
    QList<RolloutStep> shadow;
    if (rules.strategy == RolloutStrategy::Shadow)
        shadow.append({Step::Shadow, 100, rules.stages.front().soakMs});
    std::int64_t soakedMs = 0;
    for (const auto& stage : stages)
        soakedMs += stage.soakMs;
    const auto leftMs = std::max<std::int64_t>(0, soakMs - soakedMs);
    if (capPercent < 100)
        stages.back().soakMs += leftMs;
    else
        afterwardsMs = std::max(afterwardsMs, leftMs);
    return stepsOf(stages, shadow, afterwardsMs, manner);
}

} // namespace ph
