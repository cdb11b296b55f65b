#include "app/release/HomeAnchors.h"

#include "app/release/DeskSources.h"
#include "app/release/DeskTexts.h"
#include "app/release/KnownReleases.h"
#include "services/release/KeyStore.h"
#include "services/release/SignedStatement.h"

#include <set>

namespace ph {

namespace {

const QString headFile = QStringLiteral("ledger/HEAD");
constexpr char anchorKind[] = "pilothouse.ledger-head/v1";

nlohmann::json statementOf(const QString& key, std::int64_t entries, const std::string& head)
{
    return {{"key", key.toStdString()}, {"entries", entries}, {"head", head}};
}

Result<nlohmann::json> headsIn(const QByteArray& text)
{
    if (text.isEmpty())
        return nlohmann::json::object();
    auto heads = readCanonical(text, headFile);
    if (heads && !heads->is_object())
        return fail(ErrorKind::Unreadable, headFile,
                    DeskTexts::tr("The ledgers' heads in the release home cannot be read."));
    return heads;
}

} // namespace

Result<QByteArray> withAnchor(const QByteArray& text, const LedgerEntry& last, const SigningKey& key)
{
    auto heads = headsIn(text);
    if (!heads)
        return fail(heads.error());
    const auto bytes = signedBytes(anchorKind, statementOf(key.id(), last.seq, last.hash.toStdString()));
    if (!bytes)
        return fail(bytes.error());
    (*heads)[key.id().toStdString()] = {{"entries", last.seq},
                                        {"head", last.hash.toStdString()},
                                        {"signature", key.sign(*bytes).toBase64().toStdString()}};
    return canonicalJson(*heads);
}

Result<std::optional<HomeAnchor>> anchorFrom(const QByteArray& text, const QByteArray& publicKey)
{
    const auto heads = headsIn(text);
    if (!heads)
        return fail(heads.error());
    const auto key = keyId(publicKey);
    const auto own = heads->find(key.toStdString());
    if (own == heads->end())
        return std::nullopt;
    std::optional<Error> failure;
    const Locate nowhere;
    StrictFields fields(*own, nlohmann::json::json_pointer(), nowhere, failure, headFile);
    std::int64_t entries = 0;
    fields.integer("entries", entries);
    const auto head = fields.text("head");
    const auto signature = fields.base64("signature");
    if (failure)
        return fail(*failure);
    const auto bytes = signedBytes(anchorKind, statementOf(key, entries, head.toStdString()));
    if (!bytes || !verifySignature(publicKey, *bytes, signature))
        return fail(
            ErrorKind::Invalid, headFile,
            DeskTexts::tr("It keeps an end of the ledger of %1 that this key did not sign.").arg(key));
    return HomeAnchor{{}, head, entries};
}

Result<std::optional<HomeAnchor>> longestAnchor(const ReleaseHome& home, const QByteArray& publicKey)
{
    const auto contents = home.anchorsEver();
    if (!contents)
        return fail(contents.error());
    std::optional<HomeAnchor> longest;
    for (const auto& content : *contents) {
        const auto kept =
            anchorFrom(content, publicKey); // what cannot be read, or nobody signed, kept nothing
        if (kept && *kept && (!longest || (*kept)->entries > longest->entries))
            longest = *kept;
    }
    return longest;
}

namespace {

/// What one home keeps, and kept.
void addHome(const ReleaseEnvironment& environment, const QByteArray& publicKey, const ReleaseHome& home,
             HomeAnchors& found)
{
    const auto note = [&](const Error& error) {
        found.notes << QStringLiteral("%1: %2").arg(environment.name, errorSentence(error));
    };
    const auto text = home.anchor();
    const auto now = text ? anchorFrom(*text, publicKey) : fail(text.error());
    if (!now)
        note(now.error());
    const auto longest = longestAnchor(home, publicKey);
    if (!longest)
        return note(longest.error());
    if (!*longest)
        return;
    if (!now || !*now || (*now)->head != (*longest)->head)
        found.lost << DeskTexts::tr("The release home of %1 kept %2 as the end of this ledger, its entry "
                                    "%3, and its ledger/HEAD does not any more: somebody took that out.")
                          .arg(environment.name, (*longest)->head)
                          .arg((*longest)->entries);
    if (!found.latest || (*longest)->entries > found.latest->entries) {
        found.latest = *longest;
        found.latest->environment = environment.name;
    }
}

} // namespace

HomeAnchors homeAnchorsOf(const QByteArray& publicKey, Workspace& workspace, const std::stop_token& stop)
{
    HomeAnchors found;
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
            addHome(environment, publicKey, *home, found);
        else
            found.notes << QStringLiteral("%1: %2").arg(environment.name, errorSentence(home.error()));
    }
    found.notes.removeDuplicates();
    return found;
}

HomeAnchors homeAnchors(Workspace& workspace, const std::stop_token& stop)
{
    const auto key = KeyStore(workspace.state()).own();
    if (key)
        return homeAnchorsOf(key->publicKey, workspace, stop);
    HomeAnchors none;
    if (key.error().kind != ErrorKind::NotFound)
        none.notes << errorSentence(key.error());
    return none; // nobody signs here: there is nothing to be kept
}

} // namespace ph
