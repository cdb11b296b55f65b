#include "services/rollout/PlanRollout.h"

#include "services/rollout/KserveKnative.h"
#include "services/rollout/KserveStandard.h"
#include "services/rollout/ObjectFields.h"
#include "services/rollout/RolloutPlanTexts.h"
#include "services/rollout/RolloutSteps.h"
#include "services/rollout/SeldonRollout.h"
#include "services/rollout/ServingRollout.h"

#include <algorithm>

namespace ph {

namespace {

class Planning {
public:
    Planning(const Json& object, const Endpoint& endpoint, const RolloutAsk& ask)
        : object_(object)
        , endpoint_(endpoint)
        , ask_(ask)
    {
    }

    Result<RolloutPlan> plan(std::int64_t nowMs)
    {
        plan_ = planOf(endpoint_, ask_, nowMs);
        plan_.stableModel = endpoint_.revisions.isEmpty() ? QString() : endpoint_.revisions.front().model;
        plan_.manifest = ask_.manifest;
        if (plan_.manifest)
            plan_.manifest->controller = endpoint_.gitOps;
        for (const auto part :
             {&Planning::refuseSystem, &Planning::takeManner, &Planning::takeFields,
              &Planning::refuseUnsettled, &Planning::refuseBlindness, &Planning::takeSteps}) {
            if (auto sound = (this->*part)(); !sound)
                return fail(sound.error());
        }
        return plan_;
    }

private:
    tl::unexpected<Error> refuse(const QString& why, ErrorKind kind = ErrorKind::Invalid) const
    {
        return fail(kind, endpointTitle(endpoint_), why);
    }

    Result<void> refuseSystem()
    {
        if (const auto why = serving::whyUnsupported(endpoint_); !why.isEmpty())
            return refuse(why.shown, ErrorKind::Unsupported);
        if (!endpoint_.gitOps.isEmpty() && !ask_.manifest)
            return refuse(
                RolloutPlanTexts::tr("%1 manages this endpoint and would undo a rollout by hand. Say in "
                                     "the environment where its manifest is (target.endpoint.git: "
                                     "repository, branch, file), and the rollout goes through Git.")
                    .arg(endpoint_.gitOps),
                ErrorKind::Unsupported);
        if (ask_.rules.strategy == RolloutStrategy::Shadow && endpoint_.system == ServingSystem::KServe)
            return refuse(
                RolloutPlanTexts::tr("KServe copies no requests: mirror them in the mesh or the gateway "
                                     "before it, or release as a canary."),
                ErrorKind::Unsupported);
        return {};
    }

    Result<void> takeManner()
    {
        if (endpoint_.system == ServingSystem::SeldonCore1) {
            plan_.manner = RolloutManner::Predictors;
            plan_.stableRevision = seldon::stableIn(object_);
            return {};
        }
        if (endpoint_.mode != QLatin1String("Standard"))
            return {};
        plan_.stableRevision = kserve::standard::serviceOf(object_);
        if (ask_.rules.strategy == RolloutStrategy::AllAtOnce) {
            plan_.manner = RolloutManner::InPlace;
            return {};
        }
        plan_.manner = RolloutManner::CanaryList;
        if (ask_.canaryList == RolloutAsk::CanaryList::Served)
            return {};
        return refuse(
            RolloutPlanTexts::tr(
                "In Standard mode KServe ignores canaryTrafficPercent without a word, so that the "
                "candidate would get everything at once, and %1 spec.canary, which KServe 0.20 brings. "
                "Serve it in Knative mode (annotation serving.kserve.io/deploymentMode: Knative), "
                "install KServe 0.20, or release all at once where the tier allows that.")
                .arg(ask_.canaryList == RolloutAsk::CanaryList::NotServed
                         ? RolloutPlanTexts::tr("the InferenceServices that the cluster serves have no")
                         : RolloutPlanTexts::tr("it is not known whether the cluster serves")),
            ErrorKind::Unsupported);
    }

    /// Where the predictor has its model's address; empty: nowhere.
    QString addressPath() const
    {
        if (plan_.manner == RolloutManner::Predictors)
            return seldon::modelPath(object_);
        const auto model = kserve::standard::modelPath(object_);
        return model.isEmpty() ? QString() : model + QLatin1String("/storageUri");
    }

    Result<void> takeFields()
    {
        const bool isSeldon = plan_.manner == RolloutManner::Predictors;
        if (isSeldon && (addressPath().isEmpty() || ask_.storageUri.isEmpty() || !ask_.fields.is_null()))
            return refuse(RolloutPlanTexts::tr("Of a predictor of Seldon the address of its model is changed "
                                               "(modelUri), and its graph has to have just one."),
                          ErrorKind::Unsupported);
        if (!ask_.storageUri.isEmpty()) {
            const auto path = addressPath();
            if (path.isEmpty())
                return refuse(
                    RolloutPlanTexts::tr("The predictor has no storage URI to change: say which fields "
                                         "of it make the candidate."),
                    ErrorKind::Unsupported);
            addField(path, Json(ask_.storageUri.toStdString()));
        }
        if (!ask_.fields.is_null()) {
            if (auto sound = addFields(QStringLiteral("/spec/predictor"), ask_.fields); !sound)
                return sound;
        }
        if (plan_.fields.isEmpty())
            return refuse(
                RolloutPlanTexts::tr("The candidate is what is served already: nothing would change."));
        for (const auto& field : plan_.fields) {
            if (plan_.manifest && !(isScalar(field.before) && isScalar(field.after)))
                return refuse(
                    RolloutPlanTexts::tr("%1 is not one value before and after, which is all that is "
                                         "changed in a manifest in Git.")
                        .arg(field.path),
                    ErrorKind::Unsupported);
        }
        if (isListedBeside(plan_.manner)) {
            if (plan_.manifest)
                return refuse(
                    RolloutPlanTexts::tr("%1 is a list, and only single values are changed in a "
                                         "manifest in Git.")
                        .arg(isSeldon ? QStringLiteral("spec.predictors") : QStringLiteral("spec.canary")),
                    ErrorKind::Unsupported);
            const auto why = isSeldon ? seldon::whyNoCandidate(object_, plan_)
                                      : kserve::standard::whyNoCanary(object_, plan_);
            if (!why.isEmpty())
                return refuse(why, ErrorKind::Unsupported);
        }
        const auto holders = holdersOf(object_, serving::writtenPaths(plan_));
        for (const auto& holder : holders)
            plan_.takesOverFrom << holder.manager;
        plan_.takesOverFrom.removeDuplicates();
        return {};
    }

    static bool isScalar(const QString& text)
    {
        const auto value = Json::parse(text.toStdString(), nullptr, false);
        return value.is_string() || value.is_number() || value.is_boolean();
    }

    /// Down to what is no object: a merge patch would leave behind what an object had and has no more.
    Result<void> addFields(const QString& path, const Json& patch)
    {
        if (path == kserve::percentPath)
            return refuse(
                RolloutPlanTexts::tr("The percentage is the rollout's to set, not the candidate's."));
        if (!patch.is_object() || patch.empty()) {
            if (patch.is_object() || path == QLatin1String("/spec/predictor"))
                return refuse(
                    RolloutPlanTexts::tr("%1 of the candidate must say which fields it changes.").arg(path));
            addField(path, patch);
            return {};
        }
        const Json::json_pointer pointer(path.toStdString());
        if (object_.contains(pointer) && !object_.at(pointer).is_object())
            return refuse(RolloutPlanTexts::tr("%1 is no object: it can only be replaced whole.").arg(path));
        for (const auto& [key, value] : patch.items()) {
            const auto below = path + u'/' + QString::fromStdString(key);
            if (key.find_first_of("/~") != std::string::npos)
                return refuse(RolloutPlanTexts::tr("%1 cannot be written as a path.").arg(below));
            if (auto sound = addFields(below, value); !sound)
                return sound;
        }
        return {};
    }

    void addField(const QString& path, const Json& value)
    {
        const auto after = value.is_null() ? QString() : QString::fromStdString(value.dump());
        const auto before = textAt(object_, path);
        const bool known = std::any_of(plan_.fields.begin(), plan_.fields.end(),
                                       [&](const CandidateField& field) { return field.path == path; });
        if (before != after && !known)
            plan_.fields.append({path, before, after});
    }

    Result<void> refuseUnsettled()
    {
        const auto sight = serving::sightOf(object_, plan_, plan_.createdMs);
        if (!sight)
            return fail(sight.error());
        if (!JsonReader(object_).child("spec").items("canary").empty())
            return refuse(
                RolloutPlanTexts::tr("spec.canary lists a candidate already: end that rollout first."));
        plan_.percentBefore = sight->percent;
        if (plan_.stableRevision.isEmpty())
            return refuse(
                RolloutPlanTexts::tr("No revision has ever had all the requests: there is nothing to go "
                                     "back to."));
        if (plan_.percentBefore.value_or(100) != 100)
            return refuse(
                RolloutPlanTexts::tr("A canary is under way: the object asks for %1 % for %2. End it "
                                     "first.")
                    .arg(*plan_.percentBefore)
                    .arg(endpoint_.latest.latestCreated));
        if (const auto why = serving::changedSincePlanned(plan_, *sight); !why.isEmpty())
            return refuse(RolloutPlanTexts::tr("A change is under way: %1").arg(why));
        return {};
    }

    Result<void> refuseBlindness()
    {
        if (const auto why = whyUnwatched(ask_); !why.isEmpty())
            return refuse(why);
        return {};
    }

    Result<void> takeSteps()
    {
        auto steps = rolloutSteps(ask_.rules, ask_.capPercent, ask_.soakMs, plan_.manner);
        if (!steps)
            return refuse(steps.error().detail);
        plan_.steps = *std::move(steps);
        plan_.decideWithinMs = decisionTimeMs(plan_.steps, ask_);
        return {};
    }

    const Json& object_;
    const Endpoint& endpoint_;
    const RolloutAsk& ask_;
    RolloutPlan plan_;
};

} // namespace

RolloutPlan planOf(const Endpoint& endpoint, const RolloutAsk& ask, std::int64_t nowMs)
{
    RolloutPlan plan;
    plan.id = ask.releaseId;
    plan.endpoint = endpoint.key;
    plan.endpointUid = endpoint.uid;
    plan.strategy = ask.rules.strategy;
    plan.candidate = ask.version;
    plan.stableRevision = endpoint.latest.latestRolledOut;
    plan.rules = ask.rules;
    plan.capPercent = ask.capPercent;
    plan.conditions = ask.conditions;
    plan.createdMs = nowMs;
    return plan;
}

QString whyUnwatched(const RolloutAsk& ask)
{
    const bool judged =
        std::any_of(ask.rules.analysis.begin(), ask.rules.analysis.end(), [](const AnalysisMetric& metric) {
            return metric.weight != AnalysisMetric::Weight::DryRun;
        });
    if (!judged && ask.conditions.isEmpty())
        return RolloutPlanTexts::tr(
            "Nothing could take it back: there is neither a metric that is judged nor a "
            "rollback condition.");
    if (!judged && ask.rules.strategy != RolloutStrategy::AllAtOnce)
        return RolloutPlanTexts::tr("No metric is judged, so that nothing could ever let a stage pass.");
    return {};
}

std::int64_t decisionTimeMs(const QList<RolloutStep>& steps, const RolloutAsk& ask)
{
    std::int64_t soaks = 0;
    for (const auto& step : steps)
        soaks += step.soakMs;
    return ask.decideWithinMs > 0 ? ask.decideWithinMs : 2 * (soaks + ask.rules.readyWithinMs * steps.size());
}

Result<RolloutPlan> planRollout(const Json& object, const Endpoint& endpoint, const RolloutAsk& ask,
                                std::int64_t nowMs)
{
    return Planning(object, endpoint, ask).plan(nowMs);
}

} // namespace ph
