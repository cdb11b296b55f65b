#include "services/rollout/ArgoSite.h"

#include "services/kubernetes/EndpointDecode.h"
#include "services/rollout/ArgoProgram.h"
#include "services/rollout/ArgoRollout.h"
#include "services/rollout/PodTrouble.h"
#include "services/rollout/RolloutPlanTexts.h"

namespace ph {

namespace {

using Argo = RolloutWrite::Argo;

WriteRequest templateRequest(const Json& made)
{
    const auto metadata = JsonReader(made).child("metadata");
    WriteRequest request;
    request.verb = WriteRequest::Verb::Apply;
    request.object = {{QStringLiteral("argoproj.io"), QStringLiteral("v1alpha1"),
                       QStringLiteral("analysistemplates"), QStringLiteral("AnalysisTemplate")},
                      metadata.text("namespace"),
                      metadata.text("name")};
    request.body = made;
    return request;
}

/// What is set where; a null takes it away.
Json changesOf(const RolloutPlan& plan, const RolloutSight& seen, const RolloutWrite& write)
{
    auto changes = Json::object();
    switch (write.argo) {
    case Argo::Set:
        for (const auto& field : plan.fields) {
            const auto& text = write.fields == RolloutWrite::Fields::After ? field.after : field.before;
            changes[Json::json_pointer(field.path.toStdString())] =
                text.isEmpty() ? Json() : Json::parse(text.toStdString(), nullptr, false);
        }
        if (write.fields == RolloutWrite::Fields::Before && seen.argo && seen.argo->isPaused &&
            seen.argo->pausedBy.isEmpty())
            changes["spec"]["paused"] = nullptr;
        break;
    case Argo::Pause:
        changes["spec"]["paused"] = true;
        break;
    case Argo::GoOn:
        changes["spec"]["paused"] = nullptr;
        break;
    case Argo::NextStep:
        changes["status"]["pauseConditions"] = nullptr;
        break;
    case Argo::Abort:
        changes["status"]["abort"] = true;
        break;
    case Argo::SkipSteps:
        changes["status"]["promoteFull"] = true;
        break;
    }
    return changes;
}

/// The controller says that a candidate's pods cannot start only once its deadline is over, and nothing of
/// those that break later.
void lookAtCandidate(const ClusterClient& client, RolloutSight& sight)
{
    auto& argo = *sight.argo;
    if (argo.isAborted || argo.candidate.isEmpty() || argo.candidate == argo.stable ||
        !argo.troubleReason.isEmpty())
        return;
    const auto pods = podsLabelled(client, sight.endpoint.ns,
                                   QStringLiteral("rollouts-pod-template-hash=") + argo.candidate);
    if (const auto trouble = podTrouble(Json(), pods)) {
        argo.troubleReason = trouble->reason;
        argo.message = trouble->message;
    }
}

} // namespace

Result<std::vector<WriteRequest>> argoRequests(const RolloutPlan& plan, const RolloutSight& seen,
                                               const RolloutWrite& write)
{
    std::vector<WriteRequest> requests;
    if (write.argo == Argo::Set && write.fields == RolloutWrite::Fields::After) {
        const auto program = argoProgramIn(plan);
        if (!program)
            return fail(program.error());
        for (const auto& made : program->templates)
            requests.push_back(templateRequest(made));
    }
    WriteRequest request;
    request.verb = WriteRequest::Verb::MergePatch;
    request.object = endpointAddress(plan.endpoint);
    request.body = changesOf(plan, seen, write);
    request.subresource = request.body.contains("status") ? QStringLiteral("status") : QString();
    request.body["metadata"]["resourceVersion"] = seen.endpoint.resourceVersion.toStdString();
    requests.push_back(std::move(request));
    return requests;
}

ArgoSite::ArgoSite(ClusterClient client)
    : client_(std::move(client))
{
}

Result<RolloutSight> ArgoSite::look(const RolloutPlan& plan, StableLook stable, std::int64_t nowMs)
{
    const auto object = client_.get(endpointAddress(plan.endpoint));
    if (!object)
        return fail(object.error());
    auto sight = argo::sightOf(*object, plan, nowMs);
    if (sight && sight->endpoint.resourceVersion.isEmpty())
        return fail(ErrorKind::Unreadable, endpointTitle(sight->endpoint),
                    rolloutText(QT_TRANSLATE_NOOP(
                        "ph::RolloutPlanning",
                        "The object has no version, so that nothing would keep two writers apart.")));
    if (sight && stable == StableLook::Ask)
        sight->stable = stableOf(plan);
    else if (sight)
        lookAtCandidate(client_, *sight);
    return sight;
}

RolloutSight::Stable ArgoSite::stableOf(const RolloutPlan& plan) const
{
    const auto rollout = endpointAddress(plan.endpoint);
    const auto set = client_.get({{QStringLiteral("apps"), QStringLiteral("v1"),
                                   QStringLiteral("replicasets"), QStringLiteral("ReplicaSet")},
                                  rollout.ns,
                                  rollout.name + u'-' + plan.stableRevision});
    if (!set)
        return set.error().kind == ErrorKind::NotFound ? RolloutSight::Stable::NotReady
                                                       : RolloutSight::Stable::NotAsked;
    const JsonReader object(*set);
    const auto wanted = object.child("spec").integer("replicas", 1);
    return wanted > 0 && object.child("status").integer("readyReplicas", 0) >= wanted
               ? RolloutSight::Stable::Ready
               : RolloutSight::Stable::NotReady;
}

Result<QStringList> ArgoSite::write(const RolloutPlan& plan, const RolloutSight& seen,
                                    const RolloutWrite& write, DryRun dryRun)
{
    const auto requests = argoRequests(plan, seen, write);
    if (!requests)
        return fail(requests.error());
    QStringList warnings;
    for (const auto& request : *requests) {
        const auto answer = client_.write(request, dryRun);
        if (!answer)
            return fail(answer.error());
        warnings += answer->warnings;
    }
    warnings.removeDuplicates();
    return warnings;
}

Result<QList<RolloutTrial>> ArgoSite::tryOut(const RolloutPlan& plan, const RolloutSight& seen,
                                             const RolloutWrite& write)
{
    const auto requests = argoRequests(plan, seen, write);
    if (!requests)
        return fail(requests.error());
    QList<RolloutTrial> trials;
    for (const auto& request : *requests) {
        const auto trial = tryRequest(client_, request);
        if (!trial)
            return fail(trial.error());
        trials << *trial;
    }
    return trials;
}

} // namespace ph
