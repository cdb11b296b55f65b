#include "services/oncall/OnCallStore.h"

#include "services/oncall/OnCallRoundDocument.h"
#include "services/store/DatabasePool.h"
#include "services/store/Statement.h"
#include "services/store/StoreText.h"

#include <algorithm>

namespace ph {

namespace {

Error notPinned(const QString& environment)
{
    return Error::make(
        ErrorKind::NotFound, environment,
        storeText(QT_TRANSLATE_NOOP("ph::Store", "This environment is not pinned for on-call.")));
}

} // namespace

Result<std::vector<OnCallStanding>> OnCallStore::standings()
{
    return state_.pool().read([](Database& db) {
        std::vector<OnCallStanding> all;
        Statement select(db, "SELECT environment, budget_bytes, every_ms, pinned_ms, failures, round "
                             "FROM oncall_pin ORDER BY environment");
        while (select.step()) {
            OnCallStanding one{{select.string(0), select.integer(1), select.integer(2), select.integer(3)},
                               std::nullopt,
                               int(select.integer(4))};
            if (!select.isNull(5)) {
                if (auto round = onCallRoundFrom(select.bytes(5)))
                    one.last = *std::move(round);
            }
            all.push_back(std::move(one));
        }
        return all;
    });
}

Result<OnCallStanding> OnCallStore::standing(const QString& environment)
{
    auto all = standings();
    if (!all)
        return fail(all.error());
    const auto found = std::find_if(all->begin(), all->end(), [&](const OnCallStanding& one) {
        return one.pin.environment == environment;
    });
    if (found == all->end())
        return fail(notPinned(environment));
    return std::move(*found);
}

Result<void> OnCallStore::pin(const OnCallPin& pin)
{
    if (const auto why = whyNotPinned(pin))
        return fail(*why);
    return state_.pool().write([&](Database& db) {
        Statement insert(db, "INSERT INTO oncall_pin(environment, budget_bytes, every_ms, pinned_ms, "
                             "failures) VALUES (?1, ?2, ?3, ?4, 0) ON CONFLICT(environment) DO UPDATE SET "
                             "budget_bytes = excluded.budget_bytes, every_ms = excluded.every_ms");
        insert.bindText(1, pin.environment).bind(2, pin.budgetBytes).bind(3, pin.everyMs);
        insert.bind(4, pin.pinnedMs).run();
    });
}

Result<void> OnCallStore::unpin(const QString& environment)
{
    return state_.pool().write([&](Database& db) {
        Statement(db, "DELETE FROM oncall_pin WHERE environment = ?1").bindText(1, environment).run();
        if (!db.failed() && db.integer("SELECT changes()") == 0)
            db.fail(notPinned(environment));
    });
}

Result<void> OnCallStore::noteRound(const QString& environment, const OnCallRound& round, int failures)
{
    return state_.pool().write([&](Database& db) {
        const auto text = onCallRoundText(round);
        Statement update(db, "UPDATE oncall_pin SET round = ?2, failures = ?3 WHERE environment = ?1");
        update.bindText(1, environment)
            .bindText(2, std::string_view(text.constData(), std::size_t(text.size())))
            .bind(3, failures)
            .run();
    });
}

} // namespace ph
