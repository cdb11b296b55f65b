#include "app/release/GateSubjects.h"

#include "app/release/LiveFacts.h"
#include "app/release/ModelFile.h"
#include "services/gates/GateKinds.h"

#include <QFileInfo>

#include <algorithm>

namespace ph {

namespace {

/// Nobody reached the server; what was seen earlier may still be told.
bool isUnreachable(const Error& error)
{
    return error.kind == ErrorKind::Offline || error.kind == ErrorKind::Timeout ||
           error.kind == ErrorKind::RateLimited || error.kind == ErrorKind::ServerFault;
}

Result<std::vector<ModelVersion>> versionsOf(Workspace& workspace, const ReleaseEnvironment& environment,
                                             const EntityKey& model, std::stop_token stop)
{
    // Reading is enough: gates can be asked about a store that nobody can change from here.
    const auto link = linkNamed(workspace, environment.registry);
    if (!link)
        return fail(link.error());
    auto reach = (*link)->reach<ModelRegistry>(std::move(stop));
    if (!reach)
        return fail(reach.error());
    auto fetched = reach->source.fetchModelVersions(reach->context, model.remoteId);
    if (!fetched) {
        if (!isUnreachable(fetched.error()))
            return fetched;
        return workspace.cache().modelVersions(model);
    }
    const auto nowMs = toMs(workspace.clock()());
    for (auto& version : *fetched)
        version.seenMs = nowMs;
    return fetched;
}

/// From the model's own file where the run's tags tell none: MLflow 3 writes no such tag, and MLflow 2 cuts
/// long ones.
void addSignature(Workspace& workspace, const GateSubject& subject, const ModelVersion& version,
                  const EntityKey& run, std::stop_token stop, VersionFacts& facts)
{
    if (facts.signature.value && !facts.signature.error)
        return;
    const auto tracker = linkNamed(workspace, subject.environment.tracker);
    const auto file =
        loadModelFile(workspace.cache(), tracker ? tracker->get() : nullptr, version, run.connection, stop);
    if (!file) {
        if (!facts.signature.error && file.error().kind != ErrorKind::NotFound)
            facts.signature = {std::nullopt, toMs(workspace.clock()()), file.error(), {}};
    } else if (!file->value.signature.isEmpty()) {
        facts.signature = {
            file->value.signature, file->fetchedMs, std::nullopt,
            QStringLiteral("MLmodel of %1").arg(versionFiles(version, run.connection)->owner.remoteId)};
    }
}

} // namespace

Result<GateSubject> gateSubject(Workspace& workspace, const ReleaseEnvironment& environment,
                                const QString& model, const QString& version, std::stop_token stop)
{
    const auto registry = linkNamed(workspace, environment.registry);
    if (!registry)
        return fail(registry.error());
    const auto tracker = linkNamed(workspace, environment.tracker);
    if (!tracker)
        return fail(tracker.error());
    const auto versions = versionsOf(
        workspace, environment, {(*registry)->connection().id, EntityKind::RegisteredModel, model}, stop);
    if (!versions)
        return fail(versions.error());
    const auto candidate = std::find_if(versions->begin(), versions->end(),
                                        [&](const ModelVersion& v) { return v.version == version; });
    if (candidate == versions->end())
        return fail(ErrorKind::NotFound, QStringLiteral("%1 %2").arg(model, version),
                    QStringLiteral("The registry has no such version."));
    GateSubject subject;
    subject.environment = environment;
    subject.candidate = *candidate;
    const auto runOf = [&](const ModelVersion& one) {
        return EntityKey{(*tracker)->connection().id, EntityKind::Run, one.runId};
    };
    subject.candidateRun = runOf(*candidate);
    const auto live = std::find_if(versions->begin(), versions->end(),
                                   [&](const ModelVersion& v) { return isLive(v, environment.target); });
    if (live != versions->end()) {
        subject.champion = *live;
        subject.championRun = runOf(*live);
    }
    return subject;
}

GateFacts gatherGateFacts(Workspace& workspace, const GateSubject& subject, std::stop_token stop)
{
    const auto now = [&] { return toMs(workspace.clock()()); };
    auto facts = loadGateFacts(workspace.cache(), subject, now(), Commands::Run, stop);
    const auto* tier = subject.policy.tier(subject.tier);
    if (!tier)
        return facts;
    if (asksFor(*tier, FactName::CandidateSignature)) {
        addSignature(workspace, subject, subject.candidate, subject.candidateRun, stop, facts.candidate);
        if (subject.champion)
            addSignature(workspace, subject, *subject.champion, subject.championRun, stop, facts.champion);
    }
    addLiveFacts(facts, workspace.transport(), subject.environment, *tier, now(), stop);
    return facts;
}

std::function<Result<GateFacts>(const ReleaseEnvironment&, const ReleasePlan&, const Policy&)>
factsOf(Workspace& workspace, std::stop_token stop)
{
    return [&workspace, stop](const ReleaseEnvironment& environment, const ReleasePlan& plan,
                              const Policy& policy) -> Result<GateFacts> {
        const auto part = std::find_if(plan.parts.begin(), plan.parts.end(), [](const ReleasePart& p) {
            return p.kind == ReleasePart::Kind::Model;
        });
        if (part == plan.parts.end())
            return GateFacts(); // nothing that has a run: gates that ask for one have no data
        auto subject = gateSubject(workspace, environment, part->name, part->to, stop);
        if (!subject)
            return fail(subject.error());
        subject->policy = policy;
        subject->tier = plan.tier;
        subject->folder = QFileInfo(environment.policyFile).absolutePath();
        return gatherGateFacts(workspace, *subject, stop);
    };
}

} // namespace ph
