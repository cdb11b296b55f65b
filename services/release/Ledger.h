#pragma once

#include "models/values/LedgerEntry.h"
#include "services/release/SigningKey.h"

#include <nlohmann/json.hpp>

namespace ph {

/// The next entry after one with `seq` and `hash` (0 and empty: the first), hashed and signed.
Result<LedgerEntry> nextLedgerEntry(std::int64_t seq, const QString& hash, std::int64_t timeMs,
                                    const QString& kind, const nlohmann::json& asked,
                                    const nlohmann::json& observed, const SigningKey& key);

/// One line of canonical JSON, without its break.
Result<QByteArray> ledgerLine(const LedgerEntry& entry);
Result<LedgerEntry> ledgerEntryFromLine(const QByteArray& line, const QString& where);
/// All lines, each with its break.
Result<QByteArray> ledgerLines(const QList<LedgerEntry>& entries);

/// The first broken link, or none.
struct LedgerBreak {
    enum class Why {
        Truncated,   ///< the last line has no end
        Unreadable,  ///< no canonical entry
        SequenceGap, ///< an entry is missing, twice there, or out of order
        Chain,       ///< does not follow the entry before
        Hash,        ///< says something else than when it was hashed
        UnknownKey,
        Signature,
        Anchor ///< the chain is whole, but does not hold (or end at) the hash that was kept elsewhere
    };
    Why why = Why::Unreadable;
    std::int64_t seq = 0; ///< of the broken entry, counted by lines: the first is 1
    QString detail;       ///< one sentence
    friend bool operator==(const LedgerBreak&, const LedgerBreak&) = default;
};
QString ledgerBreakName(LedgerBreak::Why why); ///< "truncated", "sequence gap", …

struct LedgerCheck {
    std::int64_t entries = 0; ///< that are whole, from the beginning
    QString head;             ///< hash of the last of them: the anchor to keep elsewhere
    QString writer = {};      ///< key id that signed the last of them; empty: there is none
    std::optional<LedgerBreak> broken = {};
};

/// `anchor`: a head hash kept elsewhere (the release home); the ledger must hold it. Without one, entries cut
/// off cleanly at the end cannot be missed.
LedgerCheck verifyLedger(const QList<LedgerEntry>& entries, const KnownKeys& keys,
                         const QString& anchor = {});
LedgerCheck verifyLedgerLines(const QByteArray& lines, const KnownKeys& keys, const QString& anchor = {});

} // namespace ph
