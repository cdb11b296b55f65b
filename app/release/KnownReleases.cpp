#include "app/release/KnownReleases.h"

#include "app/release/DeskTexts.h"
#include "app/release/HomeFiles.h"
#include "app/release/WaitingWords.h"
#include "models/tables/Format.h"
#include "services/release/KeyStore.h"
#include "services/release/ReleaseProgress.h"
#include "services/release/ReleaseStore.h"
#include "widgets/common/ErrorText.h"

namespace ph {

namespace {

/// Calls `visit` with each home that the environments name, once each. One that cannot be reached becomes a
/// note, and is visited as it was pulled last; to one that answers goes what waited for it. Ends early where
/// `visit` says so.
enum class Visit { GoOn, Enough };
Result<void>
visitHomes(Workspace& workspace, HomeLook look, const std::stop_token& stop, QStringList& notes,
           QMap<QString, QString>& silent,
           const std::function<Result<Visit>(const ReleaseHome&, const ReleaseEnvironment& firstOfIt,
                                             const StateTrust&)>& visit)
{
    const auto environments = loadEnvironments(folderOf(workspace));
    if (!environments)
        return fail(environments.error());
    for (const auto& error : environments->unreadable)
        notes << errorSentence(error);
    const auto trust = keysOfPolicies(environments->environments);
    QSet<QString> asked;
    for (const auto& environment : environments->environments) {
        if (stop.stop_requested())
            return fail(ErrorKind::Cancelled, environment.name);
        const auto address = homeName(environment);
        if (asked.contains(address))
            continue;
        asked.insert(address);
        const auto label = QStringLiteral("pilothouse");
        auto home = openHome(workspace, environment, label, look, stop);
        if (home && look == HomeLook::Pull)
            notes << sendWaiting(workspace, environment, *home, stop);
        if (!home) {
            silent.insert(address, errorSentence(home.error()));
            notes << errorSentence(home.error());
        }
        if (!home && isAway(home.error()))
            home = openHome(workspace, environment, label, HomeLook::Copy, stop);
        if (!home)
            continue;
        const auto visited = visit(*home, environment, trust);
        if (!visited)
            return fail(visited.error());
        if (*visited == Visit::Enough)
            break;
    }
    return {};
}

template <class Said>
void add(QList<Said>& to, const QList<Said>& from)
{
    for (const auto& one : from) {
        if (!to.contains(one))
            to << one;
    }
}

/// What others said lies in the home until whoever executes takes it over.
void addSaid(ReleaseRecord& record, const ReleaseRecord& shared, QStringList& notes)
{
    if (shared.planDigest != record.planDigest)
        notes << errorSentence(anotherPlan(record));
    add(record.approvals, shared.approvals);
    add(record.waivers, shared.waivers);
    add(record.answers, shared.answers);
}

/// Of one that is here and not in its home any more: what was said of it there, as long as that counts.
void addGone(ReleaseRecord& record, const HomeRecord& home, QStringList& notes)
{
    if (record.state != ReleaseState::Waiting)
        return;
    if (const auto shared = sharedOf(home, record, notes, {}))
        addSaid(record, *shared, notes);
}

/// A state that the driver leaves to others: from then on the home is behind until it is told.
bool hasEnded(ReleaseState state)
{
    return state == ReleaseState::Stopped || state == ReleaseState::Soaking || state == ReleaseState::Done ||
           state == ReleaseState::RolledBack;
}

/// A home may have had it, or is to have it.
bool isMissed(const ReleaseRecord& kept)
{
    return kept.state == ReleaseState::Waiting || (!kept.rollbackOf.isEmpty() && hasEnded(kept.state));
}

/// Of what its home never had: it ended, or was submitted by whoever sits here.
bool isToBeTold(const ReleaseRecord& kept, const QString& ownKey)
{
    return hasEnded(kept.state) || (kept.state == ReleaseState::Waiting && kept.plan.author == ownKey);
}

/// By environment.
QMap<QString, QString> homeNames(Workspace& workspace)
{
    QMap<QString, QString> names;
    if (const auto all = loadEnvironments(folderOf(workspace))) {
        for (const auto& environment : all->environments)
            names.insert(environment.name, homeName(environment));
    }
    return names;
}

QString ownKeyOf(Workspace& workspace)
{
    return KeyStore(workspace.state()).own().value_or(KnownKey()).id;
}

/// What cannot be told of a record in a home: whether and when it was released.
struct Untold {
    QString environment;
    Error error;
};
std::optional<Untold> untoldOf(const Result<HomeRecord>& read, const Result<ReleaseRecord>& record,
                               const StateTrust& trust)
{
    if (record) {
        const auto told = toldBy(*read, *record, trust);
        return told ? std::nullopt : std::optional(Untold{record->plan.environment, told.error()});
    }
    const auto plan = read ? planIn(*read) : Result<ReleasePlan>(fail(read.error()));
    return Untold{plan ? plan->environment : QString(), record.error()};
}

} // namespace

std::optional<ReleaseRecord> asTold(const ReleaseRecord& kept, const ToldRelease& told, const QString& ownKey)
{
    const bool isClaim = told.record.state == ReleaseState::Running;
    if (told.by.isEmpty() || (isClaim && told.by == ownKey))
        return std::nullopt;
    auto caught = caughtUp(kept, told.record);
    if (!caught && isClaim && kept.state == ReleaseState::Running &&
        told.record.planDigest == kept.planDigest) {
        caught = kept; // somebody took over what was left here; since when decides who drives
        caught->changedMs = told.record.changedMs;
    }
    if (caught)
        caught->isLeft = told.record.isLeft;
    return caught;
}

bool isUntold(const ReleaseRecord& kept, const ToldRelease& told, const QString& ownKey,
              const StateTrust& trust)
{
    if (!hasEnded(kept.state) || kept.state == told.record.state || kept.planDigest != told.record.planDigest)
        return false;
    if (told.by == ownKey)
        return !asTold(kept, told, ownKey);
    // What somebody else said last is behind only where it was taken back since.
    return kept.state == ReleaseState::RolledBack &&
           (kept.plan.author == ownKey || (trust && trust(kept.plan.environment, ownKey)));
}

QString homeName(const ReleaseEnvironment& environment)
{
    return environment.releaseHome + u'#' + environment.homeBranch;
}

QString errorSentence(const Error& error)
{
    return error.detail.isEmpty() ? QStringLiteral("%1 (%2)").arg(error.where, errorTitle(error.kind))
                                  : pairText(error.where, error.detail);
}

QString recordedErrorSentence(const Error& error)
{
    const auto detail = error.forRecords();
    return detail.isEmpty() ? QStringLiteral("%1 (%2)").arg(error.where, errorKindName(error.kind))
                            : QStringLiteral("%1: %2").arg(error.where, detail);
}

Result<ReleaseListing> knownReleases(Workspace& workspace, HomeLook look, std::stop_token stop)
{
    ReleaseListing listing;
    const auto local = storedReleases(workspace.state());
    if (!local)
        return fail(local.error());
    listing.releases = *local;
    for (const auto& record : *local)
        listing.here.insert(record.plan.id);
    const auto ownKey = ownKeyOf(workspace);
    const auto homes = homeNames(workspace);
    const auto visited = visitHomes(
        workspace, look, stop, listing.notes, listing.silent,
        [&](const ReleaseHome& home, const auto& first, const StateTrust& trust) -> Result<Visit> {
            auto ids = home.records();
            if (!ids) {
                listing.notes << errorSentence(ids.error());
                return Visit::GoOn;
            }
            for (const auto& one : std::as_const(listing.releases)) {
                if (isMissed(one) && !ids->contains(one.plan.id))
                    *ids << one.plan.id;
            }
            for (const auto& id : *ids) {
                const auto own = std::find_if(listing.releases.begin(), listing.releases.end(),
                                              [&](const ReleaseRecord& one) { return one.plan.id == id; });
                if (own != listing.releases.end() && own->state == ReleaseState::Draft)
                    continue; // it is nowhere but here
                const auto read = home.read(id);
                if (read && read->revision.isEmpty() && read->past.isEmpty()) {
                    if (own != listing.releases.end() && isToBeTold(*own, ownKey) &&
                        !listing.silent.contains(homeName(first)) &&
                        homes.value(own->plan.environment) == homeName(first))
                        listing.untold << id;
                    continue;
                }
                QStringList notes;
                if (read && isGone(*read) && own != listing.releases.end()) {
                    addGone(*own, *read, listing.notes);
                    continue;
                }
                const auto record =
                    read ? recordFromHome(*read, notes, trust) : Result<ReleaseRecord>(fail(read.error()));
                if (!record)
                    notes << errorSentence(record.error());
                // Of what has begun here, its own record says more than a damaged one in the home.
                if (own == listing.releases.end() || own->state == ReleaseState::Waiting)
                    listing.notes << notes;
                if (own == listing.releases.end()) {
                    if (const auto unread = untoldOf(read, record, trust))
                        listing.unread
                            << UnreadRelease{id, unread->environment, homeName(first), unread->error};
                }
                if (!record)
                    continue;
                const auto by = toldBy(*read, *record, trust).value_or(QString());
                listing.toldBy.insert(id, by);
                if (own == listing.releases.end()) {
                    listing.releases << *record;
                    continue;
                }
                if (own->state == ReleaseState::Waiting) {
                    leaveOutReplaced(*read, *own, listing.notes);
                    addSaid(*own, *record, listing.notes);
                }
                if (isUntold(*own, {*record, by}, ownKey, trust))
                    listing.untold << id;
                if (const auto caught = asTold(*own, {*record, by}, ownKey)) {
                    *own = *caught;
                    listing.told << ToldRelease{*record, by};
                }
            }
            return Visit::GoOn;
        });
    if (!visited)
        return fail(visited.error());
    return listing;
}

Result<KnownRelease> knownRelease(Workspace& workspace, const QString& id, HomeLook look,
                                  std::stop_token stop)
{
    KnownRelease known;
    auto local = storedRelease(workspace.state(), id);
    if (!local && local.error().kind != ErrorKind::NotFound)
        return fail(local.error());
    if (local) {
        known.record = std::move(*local);
        if (known.record.state == ReleaseState::Draft)
            return known;
    }
    bool found = local.has_value();
    known.kept = found ? KnownRelease::Kept::Here : KnownRelease::Kept::Home;
    const bool hasBegun = found && known.record.state != ReleaseState::Waiting;
    QMap<QString, QString> silent;
    const auto visited = visitHomes(
        workspace, look, stop, known.notes, silent,
        [&](const ReleaseHome& home, const auto& environment, const StateTrust& trust) -> Result<Visit> {
            const auto read = home.read(id);
            if (!read)
                return fail(read.error());
            if (read->revision.isEmpty() && (!found || read->past.isEmpty()))
                return Visit::GoOn;
            if (found && isGone(*read)) {
                addGone(known.record, *read, known.notes);
                add(known.record.approvals, waitingComments(workspace, environment, id));
                return Visit::Enough;
            }
            QStringList notes;
            auto record = recordFromHome(*read, notes, trust);
            if (!record && !found)
                return fail(record.error());
            if (!record)
                notes << errorSentence(record.error());
            if (!hasBegun)
                known.notes << notes;
            if (record)
                known.toldBy = toldBy(*read, *record, trust).value_or(QString());
            if (found && !hasBegun)
                leaveOutReplaced(*read, known.record, known.notes);
            if (record && found && !hasBegun)
                addSaid(known.record, *record, known.notes);
            if (record && found) {
                const ToldRelease told{*record, known.toldBy};
                const auto ownKey = ownKeyOf(workspace);
                if (isUntold(known.record, told, ownKey, trust))
                    known.end = KnownRelease::End::Untold;
                if (auto caught = asTold(known.record, told, ownKey)) {
                    known.record = std::move(*caught);
                    known.told = told;
                }
            }
            if (record && !found)
                known.record = std::move(*record);
            add(known.record.approvals, waitingComments(workspace, environment, id));
            found = true;
            return Visit::Enough;
        });
    if (!visited && !local)
        return fail(visited.error());
    if (!visited)
        known.notes << errorSentence(visited.error());
    if (found)
        return known;
    return fail(ErrorKind::NotFound, id,
                known.notes.isEmpty()
                    ? DeskTexts::tr("There is no such release, neither here nor in a release home.")
                    : DeskTexts::tr("There is no such release here. %1").arg(known.notes.join(u' ')));
}

} // namespace ph
