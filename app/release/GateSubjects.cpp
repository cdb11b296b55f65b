#include "app/release/GateSubjects.h"

#include "app/release/LiveFacts.h"
#include "app/release/LiveVersion.h"
#include "app/release/ModelFile.h"
#include "app/release/VersionDigests.h"
#include "app/release/VersionRecord.h"
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

/// `unasked`: why they are the cache's.
Result<std::vector<ModelVersion>> versionsOf(Workspace& workspace, const ReleaseEnvironment& environment,
                                             const EntityKey& model, std::optional<Error>& unasked,
                                             std::stop_token stop)
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
        unasked = fetched.error();
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
            file->value.signature, file->fetchedMs,
            file->staleBecause, // what was seen earlier proves nothing of now
            QStringLiteral("MLmodel of %1").arg(versionFiles(version, run.connection)->owner.remoteId)};
    }
}

/// MLflow writes the environment beside the model, so that folder is what has to be listed. What cannot be
/// listed stays as the cache knows it: unknown, where nobody ever looked.
void listModelFolder(Workspace& workspace, const GateSubject& subject, std::stop_token stop)
{
    const auto files = versionFiles(subject.candidate, subject.candidateRun.connection);
    const auto tracker = linkNamed(workspace, subject.environment.tracker);
    if (!files || !tracker)
        return;
    if (ensureOwner(workspace.cache(), **tracker, *files, subject.candidate, stop))
        (void)artifacts(workspace.cache(), tracker->get(), files->owner, files->folder,
                        Freshness::ServerFirst, stop);
}

/// What the version's tags and the plan recorded, beside what its files are now. Nobody reads them where
/// nothing was recorded.
Fact<ArtifactDigests> digestsNow(Workspace& workspace, const GateSubject& subject, std::stop_token stop)
{
    const auto& version = subject.candidate;
    ArtifactDigests digests{subject.recorded, {}};
    digests.recorded.insert(recordedDigests(version)); // whoever made it wrote them down before any plan did
    std::optional<Error> error;
    if (!digests.recorded.isEmpty()) {
        const auto tracker = linkNamed(workspace, subject.environment.tracker);
        auto computed = tracker ? fileDigests(**tracker, version, std::move(stop))
                                : Result<QMap<QString, QString>>(fail(tracker.error()));
        if (computed)
            digests.computed = std::move(*computed);
        else if (computed.error().kind != ErrorKind::NotFound) // else all of them are missing
            error = computed.error();
    }
    return {std::move(digests), toMs(workspace.clock()()), std::move(error),
            QStringLiteral("files of %1 %2").arg(version.model, version.version)};
}

void markUnread(const std::optional<Error>& error, VersionFacts& facts)
{
    if (error)
        facts.metrics.error = facts.folds.error = facts.reproducibility.error = facts.signature.error = error;
}

/// What the cache remembers of somebody who could not be asked now proves nothing of now.
void markUnread(const GateSubject& subject, GateFacts& facts)
{
    markUnread(subject.unread.candidate, facts.candidate);
    markUnread(subject.unread.champion, facts.champion);
    markUnread(subject.unreached, facts.champion); // another one may be live
    if (!subject.unasked)
        return;
    markUnread(subject.unasked, facts.candidate); // whose run it is was not asked either
    facts.candidate.pins.error = subject.unasked;
    if (facts.candidate.digests.value) // the tags' records are among them
        facts.candidate.digests.error = subject.unasked;
    markUnread(subject.unasked, facts.champion); // another one may be live
}

} // namespace

UnreadRuns readSourceRuns(Workspace& workspace, const GateSubject& subject, std::stop_token stop)
{
    const auto tracker = linkNamed(workspace, subject.environment.tracker);
    const auto whyUnread = [&](const EntityKey& run) -> std::optional<Error> {
        if (run.remoteId.isEmpty())
            return std::nullopt;
        if (!tracker)
            return tracker.error();
        const auto read = refreshRun(workspace.cache(), **tracker, run, stop);
        return read ? std::nullopt : std::optional(read.error());
    };
    return {whyUnread(subject.candidateRun), whyUnread(subject.championRun)};
}

Result<GateSubject> gateSubject(Workspace& workspace, const ReleaseEnvironment& environment,
                                const QString& model, const QString& version, std::stop_token stop)
{
    const auto registry = linkNamed(workspace, environment.registry);
    if (!registry)
        return fail(registry.error());
    const auto tracker = linkNamed(workspace, environment.tracker);
    if (!tracker)
        return fail(tracker.error());
    GateSubject subject;
    const auto versions =
        versionsOf(workspace, environment, {(*registry)->connection().id, EntityKind::RegisteredModel, model},
                   subject.unasked, stop);
    if (!versions)
        return fail(versions.error());
    const auto candidate = std::find_if(versions->begin(), versions->end(),
                                        [&](const ModelVersion& v) { return v.version == version; });
    if (candidate == versions->end() && subject.unasked)
        return fail(subject.unasked->kind, subject.unasked->where,
                    QStringLiteral("Nobody answered, and no version %1 of %2 was seen here before. %3")
                        .arg(version, model, subject.unasked->forRecords())
                        .trimmed());
    if (candidate == versions->end())
        return fail(ErrorKind::NotFound, QStringLiteral("%1 %2").arg(model, version),
                    QStringLiteral("The registry has no such version."));
    subject.environment = environment;
    subject.candidate = *candidate;
    const auto runOf = [&](const ModelVersion& one) {
        return EntityKey{(*tracker)->connection().id, EntityKind::Run, one.runId};
    };
    subject.candidateRun = runOf(*candidate);
    const bool isManifest = environment.target.kind == ReleaseTarget::Kind::GitManifest;
    const bool isEndpoint = environment.target.kind == ReleaseTarget::Kind::Endpoint;
    auto named = isManifest
                     ? versionInManifest(workspace, environment.target, HomeLook::Pull, std::move(stop))
                 : isEndpoint ? versionOnEndpoint(workspace, environment, *versions, std::move(stop))
                              : Result<QString>(QString());
    if (!named && isAway(named.error())) {
        subject.unreached = named.error();
        named = isManifest ? versionInManifest(workspace, environment.target, HomeLook::Copy, {})
                           : Result<QString>(QString());
    }
    if (!named)
        return fail(named.error());
    const auto live = std::find_if(versions->begin(), versions->end(), [&](const ModelVersion& v) {
        return isManifest || isEndpoint ? v.version == *named : isLive(v, environment.target);
    });
    if (live != versions->end()) {
        subject.champion = *live;
        subject.championRun = runOf(*live);
    }
    return subject;
}

GateFacts gatherGateFacts(Workspace& workspace, const GateSubject& subject, std::stop_token stop)
{
    const auto now = [&] { return toMs(workspace.clock()()); };
    const auto* tier = subject.policy.tier(subject.tier);
    if (tier && asksFor(*tier, FactName::CandidateReproducibility))
        listModelFolder(workspace, subject, stop);
    auto facts = loadGateFacts(workspace.cache(), subject, now(), Commands::Run, stop);
    if (!tier)
        return facts;
    if (asksFor(*tier, FactName::CandidateDigests))
        facts.candidate.digests = digestsNow(workspace, subject, stop);
    if (asksFor(*tier, FactName::CandidateSignature)) {
        addSignature(workspace, subject, subject.candidate, subject.candidateRun, stop, facts.candidate);
        if (subject.champion)
            addSignature(workspace, subject, *subject.champion, subject.championRun, stop, facts.champion);
    }
    addLiveFacts(facts, {workspace.transport(), workspace.vault()}, subject.environment, *tier, now(), stop);
    markUnread(subject, facts);
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
        subject->recorded = part->files;
        subject->unread = readSourceRuns(workspace, *subject, stop);
        return gatherGateFacts(workspace, *subject, stop);
    };
}

} // namespace ph
