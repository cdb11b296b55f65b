#include "services/release/Ledger.h"

#include "services/release/CanonicalJson.h"
#include "services/release/IsoTime.h"
#include "services/release/ReleaseStoreTexts.h"
#include "services/release/StrictFields.h"

namespace ph {

namespace {

constexpr std::array breakNames{"truncated", "unreadable",  "sequence gap", "chain",
                                "hash",      "unknown key", "signature",    "anchor"};

Result<nlohmann::json> hashedJson(const LedgerEntry& entry)
{
    const auto asked = readCanonical(entry.asked, QStringLiteral("asked"));
    if (!asked)
        return fail(asked.error());
    const auto observed = readCanonical(entry.observed, QStringLiteral("observed"));
    if (!observed)
        return fail(observed.error());
    return nlohmann::json{{"seq", entry.seq},
                          {"time", isoText(entry.timeMs).toStdString()},
                          {"actor", entry.actor.toStdString()},
                          {"kind", entry.kind.toStdString()},
                          {"asked", *asked},
                          {"observed", *observed},
                          {"prev", entry.prevHash.toStdString()}};
}

Result<QString> hashOf(const LedgerEntry& entry)
{
    return hashedJson(entry).and_then(canonicalJson).map([](const QByteArray& text) {
        return sha256Text("pilothouse.ledger/v1\n" + text);
    });
}

/// Named, so that a signature of an entry is none of anything else.
QByteArray signedBytes(const QString& hash)
{
    return "pilothouse.ledger-entry/v1\n" + hash.toUtf8();
}

Result<nlohmann::json> objectOf(const nlohmann::json& line, const char* name)
{
    const auto found = line.find(name);
    if (found == line.end() || !found->is_object())
        return fail(ErrorKind::Unreadable, QString(),
                    ReleaseStoreTexts::tr("\"%1\" is no object.").arg(QLatin1String(name)));
    return *found;
}

/// What is wrong with one entry, given the one before it.
std::optional<LedgerBreak> breakOf(const LedgerEntry& entry, std::int64_t seq, const QString& prevHash,
                                   const KnownKeys& keys)
{
    using Why = LedgerBreak::Why;
    if (entry.seq != seq)
        return LedgerBreak{
            Why::SequenceGap, seq,
            ReleaseStoreTexts::tr("Entry %1 is expected here, %2 is here.").arg(seq).arg(entry.seq)};
    if (entry.prevHash != prevHash)
        return LedgerBreak{Why::Chain, seq,
                           ReleaseStoreTexts::tr("Entry %1 does not follow the one before it.").arg(seq)};
    const auto hash = hashOf(entry);
    if (!hash)
        return LedgerBreak{Why::Unreadable, seq, hash.error().detail};
    if (*hash != entry.hash)
        return LedgerBreak{
            Why::Hash, seq,
            ReleaseStoreTexts::tr("Entry %1 says something else than when it was written.").arg(seq)};
    const auto key = keys.constFind(entry.actor);
    if (key == keys.constEnd())
        return LedgerBreak{Why::UnknownKey, seq,
                           ReleaseStoreTexts::tr("%1 is no known key.").arg(entry.actor)};
    if (keyId(*key) != entry.actor || !verifySignature(*key, signedBytes(entry.hash), entry.signature))
        return LedgerBreak{
            Why::Signature, seq,
            ReleaseStoreTexts::tr("The signature of entry %1 is not by %2.").arg(seq).arg(entry.actor)};
    return std::nullopt;
}

/// Checks entries one after the other; stops at the first broken one.
class Verifying {
public:
    Verifying(const KnownKeys& keys, const QString& anchor)
        : keys_(keys)
        , anchor_(anchor)
    {
    }

    bool next(const LedgerEntry& entry)
    {
        check_.broken = breakOf(entry, check_.entries + 1, check_.head, keys_);
        if (check_.broken)
            return false;
        ++check_.entries;
        check_.head = entry.hash;
        check_.writer = entry.actor;
        anchored_ = anchored_ || entry.hash == anchor_;
        return true;
    }

    void stop(LedgerBreak::Why why, const QString& detail)
    {
        check_.broken = LedgerBreak{why, check_.entries + 1, detail};
    }

    LedgerCheck end()
    {
        if (!check_.broken && !anchor_.isEmpty() && !anchored_)
            stop(LedgerBreak::Why::Anchor,
                 ReleaseStoreTexts::tr("The ledger does not hold the entry %1 that was kept elsewhere.")
                     .arg(anchor_));
        return check_;
    }

private:
    const KnownKeys& keys_;
    const QString& anchor_;
    LedgerCheck check_;
    bool anchored_ = false;
};

} // namespace

QString ledgerBreakName(LedgerBreak::Why why)
{
    return QLatin1String(breakNames[std::size_t(why)]);
}

Result<LedgerEntry> nextLedgerEntry(std::int64_t seq, const QString& hash, std::int64_t timeMs,
                                    const QString& kind, const nlohmann::json& asked,
                                    const nlohmann::json& observed, const SigningKey& key)
{
    const auto askedText = canonicalJson(asked);
    if (!askedText)
        return fail(askedText.error());
    const auto observedText = canonicalJson(observed);
    if (!observedText)
        return fail(observedText.error());
    LedgerEntry entry{seq + 1, timeMs, key.id(), kind, *askedText, *observedText, hash, {}, {}};
    auto own = hashOf(entry);
    if (!own)
        return fail(own.error());
    entry.hash = *own;
    entry.signature = key.sign(signedBytes(entry.hash));
    return entry;
}

Result<QByteArray> ledgerLine(const LedgerEntry& entry)
{
    return hashedJson(entry).and_then([&](nlohmann::json json) {
        json["hash"] = entry.hash.toStdString();
        json["signature"] = entry.signature.toBase64().toStdString();
        return canonicalJson(json);
    });
}

Result<LedgerEntry> ledgerEntryFromLine(const QByteArray& line, const QString& where)
{
    const auto json = readCanonical(line, where);
    if (!json)
        return fail(json.error());
    std::optional<Error> failure;
    const Locate nowhere;
    StrictFields fields(*json, nlohmann::json::json_pointer(), nowhere, failure, where);
    LedgerEntry entry;
    fields.integer("seq", entry.seq);
    entry.timeMs = fields.time("time");
    entry.actor = fields.text("actor");
    entry.kind = fields.text("kind");
    entry.prevHash = fields.text("prev");
    entry.hash = fields.text("hash");
    entry.signature = fields.base64("signature");
    fields.object("asked", [](const StrictFields&) {});
    fields.object("observed", [](const StrictFields&) {});
    fields.refuseOthers();
    if (failure)
        return fail(*failure);
    entry.asked = objectOf(*json, "asked").and_then(canonicalJson).value();
    entry.observed = objectOf(*json, "observed").and_then(canonicalJson).value();
    return entry;
}

Result<QByteArray> ledgerLines(const QList<LedgerEntry>& entries)
{
    QByteArray lines;
    for (const auto& entry : entries) {
        const auto line = ledgerLine(entry);
        if (!line)
            return fail(line.error());
        lines += *line + '\n';
    }
    return lines;
}

LedgerCheck verifyLedger(const QList<LedgerEntry>& entries, const KnownKeys& keys, const QString& anchor)
{
    Verifying verifying(keys, anchor);
    for (const auto& entry : entries) {
        if (!verifying.next(entry))
            break;
    }
    return verifying.end();
}

LedgerCheck verifyLedgerLines(const QByteArray& lines, const KnownKeys& keys, const QString& anchor)
{
    Verifying verifying(keys, anchor);
    for (qsizetype start = 0; start < lines.size();) {
        const auto end = lines.indexOf('\n', start);
        if (end < 0) {
            verifying.stop(LedgerBreak::Why::Truncated, ReleaseStoreTexts::tr("The last line is cut short."));
            break;
        }
        const auto entry = ledgerEntryFromLine(lines.mid(start, end - start), QStringLiteral("ledger"));
        if (!entry) {
            verifying.stop(LedgerBreak::Why::Unreadable, entry.error().detail);
            break;
        }
        if (!verifying.next(*entry))
            break;
        start = end + 1;
    }
    return verifying.end();
}

} // namespace ph
