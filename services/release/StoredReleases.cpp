#include "services/release/ReleaseRows.h"
#include "services/release/ReleaseStore.h"
#include "services/release/ReleaseStoreTexts.h"
#include "services/store/DatabasePool.h"
#include "services/store/Statement.h"

#include <algorithm>

namespace ph {

Result<QByteArray> storedLedgerLines(StateStore& state)
{
    return state.pool().read([](Database& db) {
        QByteArray lines;
        Statement select(db, "SELECT line FROM ledger ORDER BY seq");
        while (select.step())
            lines += select.bytes(0) + '\n';
        return lines;
    });
}

Result<LedgerCheck> verifyStoredLedger(StateStore& state, const KnownKeys& keys, const QString& anchor)
{
    struct Stored {
        QByteArray lines; ///< up to the first one with something else beside it
        bool isOff = false;
    };
    const auto stored = state.pool().read([](Database& db) {
        Stored read;
        Statement select(db, "SELECT line, seq, hash FROM ledger ORDER BY seq");
        while (!read.isOff && select.step()) {
            const auto line = select.bytes(0);
            const auto entry = ledgerEntryFromLine(line, QStringLiteral("ledger"));
            // An unreadable line is named by who verifies the lines.
            read.isOff = entry && (entry->seq != select.integer(1) || entry->hash != select.string(2));
            if (!read.isOff)
                read.lines += line + '\n';
        }
        return read;
    });
    if (!stored)
        return fail(stored.error());
    if (!stored->isOff)
        return verifyLedgerLines(stored->lines, keys, anchor);
    auto check = verifyLedgerLines(stored->lines, keys);
    if (!check.broken)
        check.broken =
            LedgerBreak{LedgerBreak::Why::Hash, check.entries + 1,
                        ReleaseStoreTexts::tr("What is kept beside entry %1 is not its number and hash.")
                            .arg(check.entries + 1)};
    return check;
}

Result<ReleaseRecord> storedRelease(StateStore& state, const QString& id)
{
    return state.pool().read([&](Database& db) { return readRelease(db, id); }).map([](auto record) {
        return *record;
    });
}

Result<QList<ReleaseRecord>> storedReleases(StateStore& state)
{
    const auto ids = state.pool().read([](Database& db) { return releaseIds(db); });
    if (!ids)
        return fail(ids.error());
    QList<ReleaseRecord> records;
    for (const auto& id : *ids) {
        if (auto record = storedRelease(state, id)) {
            records.append(*record);
        } else { // shown as what it is, so that it does not hide the others
            ReleaseRecord unreadable;
            unreadable.plan.id = id;
            unreadable.state = ReleaseState::Stopped;
            unreadable.reason = record.error().detail;
            records.append(unreadable);
        }
    }
    return records;
}

Result<QList<LedgerEntry>> ledgerAbout(StateStore& state, const QString& release)
{
    const auto isAbout = [&](const QByteArray& object) {
        const auto json = nlohmann::json::parse(object.begin(), object.end(), nullptr, false);
        if (!json.is_object())
            return false;
        const auto names = [&](const char* key) {
            return json.value(key, nlohmann::json()) == release.toStdString();
        };
        return names("release") || names("of"); // what a rollback took back
    };
    QList<LedgerEntry> entries;
    const auto read = state.pool().read([&](Database& db) {
        entries.clear();
        // Cheap, and lets entries through that only mention it.
        Statement select(db, "SELECT line FROM ledger WHERE instr(line, ?1) > 0 ORDER BY seq");
        select.bindText(1, release);
        while (select.step()) {
            auto entry = ledgerEntryFromLine(select.bytes(0), QStringLiteral("ledger"));
            if (!entry)
                return db.fail(entry.error());
            if (isAbout(entry->asked) || isAbout(entry->observed))
                entries.append(*entry);
        }
    });
    if (!read)
        return fail(read.error());
    return entries;
}

Result<QList<LedgerEntry>> ledgerOf(StateStore& state, const QStringList& kinds)
{
    QList<LedgerEntry> entries;
    const auto read = state.pool().read([&](Database& db) {
        entries.clear();
        for (const auto& kind : kinds) {
            // Cheap, and lets entries through that only mention it.
            Statement select(db, "SELECT line FROM ledger WHERE instr(line, ?1) > 0");
            select.bindText(1, u'"' + kind + u'"');
            while (select.step()) {
                auto entry = ledgerEntryFromLine(select.bytes(0), QStringLiteral("ledger"));
                if (!entry)
                    return db.fail(entry.error());
                if (entry->kind == kind)
                    entries.append(*entry);
            }
        }
    });
    if (!read)
        return fail(read.error());
    std::sort(entries.begin(), entries.end(),
              [](const LedgerEntry& a, const LedgerEntry& b) { return a.seq < b.seq; });
    return entries;
}

} // namespace ph
