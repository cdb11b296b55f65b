#include "app/release/HomeAnchors.h"

#include "app/release/DeskSources.h"
#include "app/release/KnownReleases.h"
#include "services/release/CanonicalJson.h"
#include "services/release/KeyStore.h"

#include <set>

namespace ph {

Result<std::optional<HomeAnchor>> anchorFrom(const QByteArray& text, const QString& key)
{
    if (text.isEmpty())
        return std::nullopt;
    const auto heads = readCanonical(text, QStringLiteral("ledger/HEAD"));
    if (!heads)
        return fail(heads.error());
    const auto own = heads->find(key.toStdString());
    if (own == heads->end())
        return std::nullopt;
    const auto head = own->find("head"), entries = own->find("entries");
    if (head == own->end() || !head->is_string() || entries == own->end() || !entries->is_number_integer())
        return fail(ErrorKind::Unreadable, QStringLiteral("ledger/HEAD"),
                    QStringLiteral("The ledgers' heads in the release home cannot be read."));
    return HomeAnchor{{}, QString::fromStdString(head->get<std::string>()), entries->get<std::int64_t>()};
}

namespace {

const QString headFile = QStringLiteral("ledger/HEAD");

/// The longest end of a ledger that any commit of the home kept. Of two of one length the one that was there
/// first: nobody replaces it unseen.
Result<std::optional<HomeAnchor>> longestKept(Workspace& workspace, const ReleaseEnvironment& environment,
                                              const QString& key)
{
    const auto copy = repositoryOf(workspace, environment.releaseHome, environment.homeBranch);
    if (!copy)
        return fail(copy.error());
    const auto contents = copy->contentsOf(headFile);
    if (!contents)
        return fail(contents.error());
    std::optional<HomeAnchor> longest;
    for (const auto& content : *contents) {
        const auto kept = anchorFrom(content, key); // what cannot be read kept nothing
        if (kept && *kept && (!longest || (*kept)->entries >= longest->entries))
            longest = *kept;
    }
    return longest;
}

/// What one home keeps, and kept.
void addHome(Workspace& workspace, const ReleaseEnvironment& environment, const QString& key,
             const ReleaseHome& home, HomeAnchors& found)
{
    const auto note = [&](const Error& error) {
        found.notes << QStringLiteral("%1: %2").arg(environment.name, errorSentence(error));
    };
    const auto text = home.anchor();
    const auto now = text ? anchorFrom(*text, key) : fail(text.error());
    if (!now)
        note(now.error());
    const auto longest = longestKept(workspace, environment, key);
    if (!longest)
        return note(longest.error());
    if (!*longest)
        return;
    if (!now || !*now || (*now)->head != (*longest)->head)
        found.lost << QStringLiteral("The release home of %1 kept %2 as the end of this ledger, its entry "
                                     "%3, and its ledger/HEAD does not any more: somebody took that out.")
                          .arg(environment.name, (*longest)->head)
                          .arg((*longest)->entries);
    if (!found.latest || (*longest)->entries > found.latest->entries) {
        found.latest = *longest;
        found.latest->environment = environment.name;
    }
}

} // namespace

HomeAnchors homeAnchors(Workspace& workspace, const std::stop_token& stop)
{
    HomeAnchors found;
    const auto key = KeyStore(workspace.state()).own();
    if (!key) {
        if (key.error().kind != ErrorKind::NotFound)
            found.notes << errorSentence(key.error());
        return found; // nobody signs here: there is nothing to be kept
    }
    const auto environments = loadEnvironments(folderOf(workspace));
    if (!environments) {
        found.notes << errorSentence(environments.error());
        return found;
    }
    std::set<std::pair<QString, QString>> asked; // several environments may share a home
    for (const auto& environment : environments->environments) {
        if (environment.releaseHome.isEmpty() ||
            !asked.emplace(environment.releaseHome, environment.homeBranch).second)
            continue;
        auto home = openHome(workspace, environment, QStringLiteral("pilothouse"), HomeLook::Pull, stop);
        if (!home) {
            found.notes << QStringLiteral("%1: %2").arg(environment.name, errorSentence(home.error()));
            home = openHome(workspace, environment, QStringLiteral("pilothouse"), HomeLook::Copy, stop);
        }
        if (home)
            addHome(workspace, environment, key->id, *home, found);
        else
            found.notes << QStringLiteral("%1: %2").arg(environment.name, errorSentence(home.error()));
    }
    found.notes.removeDuplicates();
    return found;
}

} // namespace ph
