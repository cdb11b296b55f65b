#pragma once

#include "app/Workspace.h"
#include "services/home/ReleaseHome.h"
#include "services/release/Ledger.h"

#include <stop_token>

namespace ph {

/// What a release home keeps of the end of this workspace's ledger.
struct HomeAnchor {
    QString environment;
    QString head;             ///< hash of the last entry as of then
    std::int64_t entries = 0; ///< as of then
};

struct HomeAnchors {
    std::optional<HomeAnchor> latest; ///< of all environments; none: no home keeps one, or ever did
    QStringList lost;  ///< homes whose ledger/HEAD keeps less than it did, or is gone; one sentence each
    QStringList notes; ///< homes that could not be asked; of an absent one its last copy counts
};

/// ledger/HEAD with `last` as the end of the ledger of `key`, signed by it; the ends of others stay as they
/// are. Unreadable where `text` is no such file; may be empty.
Result<QByteArray> withAnchor(const QByteArray& text, const LedgerEntry& last, const SigningKey& key);

/// Of one key, in a home's ledger/HEAD; none where it keeps nothing of it. Unreadable. Invalid where that key
/// did not sign it: whoever may push could else have a ledger called cut for ever.
Result<std::optional<HomeAnchor>> anchorFrom(const QByteArray& text, const QByteArray& publicKey);

/// The longest end of a ledger that any commit of the home kept. Of two of one length the one that was there
/// first: nobody replaces it unseen.
Result<std::optional<HomeAnchor>> longestAnchor(const ReleaseHome& home, const QByteArray& publicKey);

/// Of the ledger that `publicKey` signs. Reads the homes of all environments here, and what their history
/// says that they kept: taking a head out of a home hides nothing. Blocking: for a worker or the command
/// line.
HomeAnchors homeAnchorsOf(const QByteArray& publicKey, Workspace& workspace, const std::stop_token& stop);
/// Of the workspace's own ledger; nothing where nobody signs here.
HomeAnchors homeAnchors(Workspace& workspace, const std::stop_token& stop);

} // namespace ph
