#include "app/release/ReleaseDesk.h"

#include "app/release/HomeFiles.h"
#include "services/release/KeyStore.h"

#include <QSet>

namespace ph {

namespace {

QString inWords(const Error& error)
{
    return error.detail.isEmpty() ? QStringLiteral("%1 (%2)").arg(error.where, errorKindName(error.kind))
                                  : QStringLiteral("%1: %2").arg(error.where, error.detail);
}

} // namespace

ReleaseDesk::ReleaseDesk(Workspace& workspace, std::stop_token stop, Settings settings, SigningKey key)
    : workspace_(&workspace)
    , stop_(std::move(stop))
    , settings_(std::move(settings))
    , key_(std::make_unique<SigningKey>(std::move(key)))
    , store_(std::make_unique<ReleaseStore>(workspace.state(), *key_,
                                            ReleaseStore::Settings{workspace.clock(), {}}))
{
    if (!settings_.registry)
        settings_.registry = registryOf(workspace);
    settings_.engine.clock = workspace.clock();
}

Result<ReleaseDesk> ReleaseDesk::open(Workspace& workspace, std::stop_token stop, Settings settings)
{
    auto key = KeyStore(workspace.state()).loadOwn(workspace.vault());
    if (!key)
        return fail(key.error());
    return ReleaseDesk(workspace, std::move(stop), std::move(settings), std::move(*key));
}

Result<ReleaseEnvironment> ReleaseDesk::environment(const QString& name)
{
    return loadEnvironment(folderOf(*workspace_), name);
}

Result<std::unique_ptr<EnvironmentPlaces>> ReleaseDesk::places(const ReleaseEnvironment& environment,
                                                               const QString& subject)
{
    return EnvironmentPlaces::open(*workspace_, environment, settings_.registry, subject, stop_);
}

Result<ReleaseHome> ReleaseDesk::home(const ReleaseEnvironment& environment)
{
    return openHome(*workspace_, environment, keyId(), stop_);
}

Result<ReleaseRecord> ReleaseDesk::fromHomes(const QString& id, QStringList& notes)
{
    const auto environments = loadEnvironments(folderOf(*workspace_));
    if (!environments)
        return fail(environments.error());
    QSet<QString> asked;
    for (const auto& environment : environments->environments) {
        const auto address = environment.releaseHome + u'#' + environment.homeBranch;
        if (asked.contains(address))
            continue;
        asked.insert(address);
        const auto opened = home(environment);
        if (!opened) {
            notes << inWords(opened.error());
            continue;
        }
        const auto read = opened->read(id);
        if (!read)
            return fail(read.error());
        if (!read->revision.isEmpty())
            return recordFromHome(*read, notes);
    }
    return fail(ErrorKind::NotFound, id,
                notes.isEmpty()
                    ? QStringLiteral("There is no such release, neither here nor in a release home.")
                    : QStringLiteral("There is no such release here. %1").arg(notes.join(u' ')));
}

Result<DeskOutcome> ReleaseDesk::release(const QString& id)
{
    DeskOutcome outcome;
    auto record = store_->release(id);
    if (!record && record.error().kind == ErrorKind::NotFound)
        record = fromHomes(id, outcome.notes);
    if (!record)
        return fail(record.error());
    outcome.record = std::move(*record);
    return outcome;
}

Result<ReleaseListing> ReleaseDesk::releases()
{
    ReleaseListing listing;
    const auto local = store_->releases();
    if (!local)
        return fail(local.error());
    listing.releases = *local;
    QSet<QString> seen;
    for (const auto& record : *local)
        seen.insert(record.plan.id);
    const auto environments = loadEnvironments(folderOf(*workspace_));
    if (!environments)
        return fail(environments.error());
    for (const auto& error : environments->unreadable)
        listing.notes << inWords(error);
    QSet<QString> asked;
    for (const auto& environment : environments->environments) {
        const auto address = environment.releaseHome + u'#' + environment.homeBranch;
        if (asked.contains(address))
            continue;
        asked.insert(address);
        const auto opened = home(environment);
        const auto ids = opened ? opened->records() : Result<QStringList>(fail(opened.error()));
        if (!ids) {
            listing.notes << inWords(ids.error());
            continue;
        }
        for (const auto& id : *ids) {
            if (seen.contains(id))
                continue;
            seen.insert(id);
            const auto read = opened->read(id);
            const auto record =
                read ? recordFromHome(*read, listing.notes) : Result<ReleaseRecord>(fail(read.error()));
            if (record)
                listing.releases << *record;
            else
                listing.notes << inWords(record.error());
        }
    }
    return listing;
}

Result<ApprovalCount> ReleaseDesk::approvals(const ReleaseRecord& record)
{
    const auto target = environment(record.plan.environment);
    if (!target)
        return fail(target.error());
    const auto policy = policyOf(*target);
    if (!policy)
        return fail(policy.error());
    const auto tier = tierOf(*policy, record.plan.tier);
    if (!tier)
        return fail(tier.error());
    return countApprovals(quorumOf(*policy, *tier), record.approvals,
                          {record.plan.id, record.planDigest, record.evidenceDigest, record.plan.author},
                          now());
}

} // namespace ph
