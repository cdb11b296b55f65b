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
        const auto text = home ? home->anchor() : fail(home.error());
        const auto anchor = text ? anchorFrom(*text, key->id) : fail(text.error());
        if (!anchor) {
            found.notes << QStringLiteral("%1: %2").arg(environment.name, errorSentence(anchor.error()));
        } else if (*anchor && (!found.latest || (*anchor)->entries > found.latest->entries)) {
            found.latest = *anchor;
            found.latest->environment = environment.name;
        }
    }
    found.notes.removeDuplicates();
    return found;
}

} // namespace ph
