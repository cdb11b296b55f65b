#include "app/packs/PackLedger.h"

#include "services/release/Ledger.h"
#include "services/release/ReleaseStore.h"

#include <algorithm>

namespace ph {

Result<PackSource> ledgerSource(StateStore& state, const QStringList& releases)
{
    QList<LedgerEntry> entries;
    for (const auto& release : releases) {
        const auto about = ledgerAbout(state, release);
        if (!about)
            return fail(about.error());
        entries += *about;
    }
    std::sort(entries.begin(), entries.end(),
              [](const LedgerEntry& a, const LedgerEntry& b) { return a.seq < b.seq; });
    entries.erase(std::unique(entries.begin(), entries.end()), entries.end());
    auto lines = ledgerLines(entries);
    if (!lines)
        return fail(lines.error());
    return PackSource{packedLedger, QStringLiteral("application/x-ndjson"), *std::move(lines)};
}

} // namespace ph
