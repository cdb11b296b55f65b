#include "services/store/Migrations.h"

#include "services/store/StoreText.h"

namespace ph {

namespace {

#include "SchemaSteps.inc"

} // namespace

std::span<const SchemaStep> cacheSchema()
{
    return cacheSteps;
}

std::span<const SchemaStep> stateSchema()
{
    return stateSteps;
}

std::span<const SchemaStep> observedSchema()
{
    return observedSteps;
}

namespace {

Result<void> apply(Database& db, const SchemaStep& step, int applicationId)
{
    Transaction transaction(db, Transaction::Kind::Write);
    // Another process may have been faster.
    if (db.integer("PRAGMA user_version") < step.number) {
        db.exec(step.sql);
        db.exec("PRAGMA application_id=" + std::to_string(applicationId));
        db.exec("PRAGMA user_version=" + std::to_string(step.number));
    }
    return transaction.commit();
}

} // namespace

Result<void> migrate(Database& db, std::span<const SchemaStep> steps, int applicationId,
                     const std::function<Result<void>(int)>& beforeChange)
{
    const auto version = int(db.integer("PRAGMA user_version"));
    const auto id = db.integer("PRAGMA application_id");
    const auto tables = db.integer("SELECT count(*) FROM sqlite_schema");
    if (db.failed())
        return fail(db.failure());
    const bool fresh = version == 0 && id == 0 && tables == 0;
    if (!fresh && id != applicationId)
        return fail(ErrorKind::Invalid, db.where(),
                    storeText(QT_TRANSLATE_NOOP("ph::Store", "This database belongs to another program.")));
    const int newest = steps.empty() ? 0 : steps.back().number;
    if (version > newest) {
        return fail(
            ErrorKind::Unsupported, db.where(),
            storeText(QT_TRANSLATE_NOOP(
                          "ph::Store",
                          "Written by a newer version: its schema is %1, this version knows up to %2."))
                .arg(version)
                .arg(newest));
    }
    if (version == newest)
        return {};
    if (!fresh && beforeChange) {
        if (auto kept = beforeChange(version); !kept)
            return kept;
    }
    for (const auto& step : steps) {
        if (step.number <= version)
            continue;
        if (auto applied = apply(db, step, applicationId); !applied)
            return applied;
    }
    return {};
}

} // namespace ph
