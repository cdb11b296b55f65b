#include "app/rollout/ReleaseRollout.h"

#include "app/rollout/EndpointReach.h"
#include "services/rollout/ArgoProgram.h"
#include "services/rollout/ArgoRollout.h"
#include "services/rollout/PlanArgo.h"
#include "services/rollout/RolloutDocument.h"
#include "services/rollout/RolloutSteps.h"
#include "services/rollout/RolloutSystem.h"

#include <QCoreApplication>

#include <algorithm>

namespace ph {

namespace {

struct ReleaseRolloutTexts {
    Q_DECLARE_TR_FUNCTIONS(ReleaseRollout)
};

const ReleasePart* servedPart(const QList<ReleasePart>& parts)
{
    const auto model = std::find_if(parts.begin(), parts.end(), [](const ReleasePart& part) {
        return part.kind == ReleasePart::Kind::Model;
    });
    return model == parts.end() ? nullptr : &*model;
}

QList<RollbackCondition> conditionsOf(const ReleasePlan& plan)
{
    const auto condition = parseRollbackCondition(plan.rollback.condition);
    return condition ? QList{*condition} : QList<RollbackCondition>();
}

/// Of a predictor of KServe or of Seldon.
bool isStorageUri(const CandidateField& field)
{
    return (field.path.startsWith(QLatin1String("/spec/predictor/")) &&
            field.path.endsWith(QLatin1String("/storageUri"))) ||
           (field.path.startsWith(QLatin1String("/spec/predictors/0/graph/")) &&
            field.path.endsWith(QLatin1String("/modelUri")));
}

/// Where the target's endpoint is made from; none: it is changed itself.
std::optional<EndpointManifest> manifestOf(const ReleaseTarget& target)
{
    if (target.repository.isEmpty())
        return std::nullopt;
    return EndpointManifest{{}, target.repository, target.branch, target.file};
}

bool deploysOnly(const RolloutPlan& rollout)
{
    if (argo::isRollout(rollout.endpoint))
        return whyNotByArgo(rollout).isEmpty();
    return rollout.fields.size() == 1 && isStorageUri(rollout.fields.front());
}

/// Of a plan that has one where it needs one.
QStringList checkRolloutPlan(const RolloutPlan& rollout, const ReleasePlan& plan,
                             const ReleaseEnvironment& environment, const PolicyTier& tier)
{
    QStringList problems;
    const auto* part = servedPart(plan.parts);
    if (rollout.id != plan.id || rollout.endpoint.remoteId != endpointKey(environment.target, {}).remoteId)
        problems << ReleaseRolloutTexts::tr("The rollout is of another release or endpoint.");
    if (!part || rollout.candidate != ServedVersion{part->name, part->to} || !deploysOnly(rollout))
        problems << ReleaseRolloutTexts::tr("The rollout deploys something else than the version.");
    const auto steps = tier.rollout
                           ? rolloutSteps(*tier.rollout, tier.exposureCapPercent, tier.soakMs, rollout.manner)
                           : Result<QList<RolloutStep>>(QList<RolloutStep>());
    if (!steps)
        problems << steps.error().detail;
    else if (!tier.rollout || rollout.rules != *tier.rollout || rollout.strategy != tier.rollout->strategy ||
             rollout.capPercent != tier.exposureCapPercent || rollout.steps != *steps)
        problems << ReleaseRolloutTexts::tr("The rollout is not that of the tier %1.").arg(tier.name);
    auto manifest = manifestOf(environment.target);
    if (manifest && rollout.manifest)
        manifest->controller = rollout.manifest->controller;
    if (rollout.manifest != manifest)
        problems << ReleaseRolloutTexts::tr(
            "The rollout is not written where the environment says that the endpoint's manifest is: draft it "
            "anew.");
    if (rollout.conditions != conditionsOf(plan))
        problems << ReleaseRolloutTexts::tr(
            "The rollout does not watch the plan's rollback condition: draft it anew.");
    for (const auto& target : plan.rollback.targets) {
        if (part && target.kind == part->kind && target.to != part->from)
            problems << ReleaseRolloutTexts::tr("An endpoint goes back to what it served before, which is "
                                                "%1; for %2 draft a release.")
                            .arg(part->from, target.to);
    }
    if (needsArming(rollout) && rollout.manifest)
        problems << ReleaseRolloutTexts::tr("The tier %1 wants its rollouts armed, and what goes through Git "
                                            "cannot be: no pod may commit there.")
                        .arg(tier.name);
    else if (needsArming(rollout) && environment.driver.image.isEmpty())
        problems << ReleaseRolloutTexts::tr("The tier %1 wants its rollouts armed, and the environment %2 "
                                            "names no image for that: add \"driver\" to it.")
                        .arg(tier.name, environment.name);
    return problems;
}

QString stepInWords(const RolloutStep& step)
{
    const auto title = rolloutStepTitle(step);
    return step.soakMs > 0 ? QStringLiteral("%1, watched for %2").arg(title, durationText(step.soakMs))
                           : title;
}

} // namespace

Result<RolloutPlan> planRolloutOf(const ReleasePlan& plan, const PolicyTier& tier, const SeenEndpoint& seen,
                                  const ReleaseEnvironment& environment, const QString& storageUri)
{
    const auto* part = servedPart(plan.parts);
    if (!tier.rollout || !part)
        return fail(
            ErrorKind::Unsupported, plan.tier,
            ReleaseRolloutTexts::tr("Nothing says how traffic moves, or nothing is there to be served."));
    RolloutAsk ask;
    ask.releaseId = plan.id;
    ask.version = {part->name, part->to};
    ask.storageUri = storageUri;
    ask.rules = *tier.rollout;
    ask.capPercent = tier.exposureCapPercent;
    ask.soakMs = tier.soakMs;
    ask.conditions = conditionsOf(plan);
    ask.manifest = manifestOf(environment.target);
    ask.canaryList = seen.canaryList;
    if (argo::isRollout(seen.endpoint.key))
        return planArgoRollout(seen.object, seen.endpoint, ask, environment.metricsSource, plan.createdMs);
    return planRollout(seen.object, seen.endpoint, ask, plan.createdMs);
}

Result<RolloutPlan> rolloutOf(const ReleasePlan& plan, ConnectionId connection)
{
    auto rollout = rolloutPlanFromText(plan.rollout.toUtf8(), plan.id);
    if (rollout)
        rollout->endpoint.connection = connection;
    return rollout;
}

QStringList checkRollout(const ReleasePlan& plan, const ReleaseEnvironment& environment,
                         const PolicyTier& tier)
{
    const bool isNeeded = environment.target.kind == ReleaseTarget::Kind::Endpoint;
    if (isNeeded == plan.rollout.isEmpty())
        return {isNeeded ? ReleaseRolloutTexts::tr(
                               "The plan does not say how traffic moves on the endpoint: draft it anew.")
                         : ReleaseRolloutTexts::tr("The plan has a rollout, and the environment no endpoint: "
                                                   "draft it anew.")};
    if (!isNeeded)
        return {};
    const auto rollout = rolloutOf(plan);
    return rollout ? checkRolloutPlan(*rollout, plan, environment, tier)
                   : QStringList{rollout.error().detail};
}

QStringList rolloutRemarks(const RolloutPlan& plan)
{
    if (!argo::isRollout(plan.endpoint))
        return {};
    const auto program = argoProgramIn(plan);
    return program ? program->remarks : QStringList{program.error().detail};
}

QStringList rolloutInWords(const RolloutPlan& plan)
{
    QStringList lines;
    for (const auto& step : plan.steps)
        lines << stepInWords(step);
    if (plan.manifest)
        lines << QStringLiteral("each a commit to %1 in %2 (%3)%4")
                     .arg(plan.manifest->file, plan.manifest->repository, plan.manifest->branch,
                          plan.manifest->controller.isEmpty()
                              ? QString()
                              : QStringLiteral(", which %1 applies").arg(plan.manifest->controller));
    return lines;
}

QString supervisionInWords(const RolloutPlan& plan)
{
    if (needsArming(plan))
        return QStringLiteral("Armed: a Job in the cluster drives it, and no traffic moves before that does; "
                              "this computer may be switched off then.");
    if (runsByItself(plan))
        return QStringLiteral(
            "Armed once the Rollout holds its steps: Argo Rollouts moves it on, and takes it back, by "
            "itself. "
            "Whoever drives it writes down what is seen, and pauses or aborts it when asked.");
    return QStringLiteral("Supervised only: traffic moves on while a computer drives it, and stands where it "
                          "is while none does, unless it is armed (pilothouse release arm).");
}

} // namespace ph
