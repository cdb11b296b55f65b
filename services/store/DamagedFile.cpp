#include "services/store/DamagedFile.h"

#include "services/log/Log.h"
#include "services/store/Statement.h"
#include "services/store/StoreText.h"

#include <QDateTime>

#include <fstream>

namespace ph {

namespace fs = std::filesystem;

namespace {

fs::path withSuffix(const fs::path& file, const char* suffix)
{
    auto path = file;
    path += suffix;
    return path;
}

/// Null and nothing else where the file is damaged.
struct OpeningAttempt {
    std::unique_ptr<Database> database;
    std::optional<Error> error;
};

OpeningAttempt attemptOpening(const fs::path& file, const DatabaseOptions& options,
                              const std::function<Result<void>(Database&)>& prepare)
{
    const bool suspect = isSuspect(file);
    auto db = Database::open(file, options);
    if (!db->failed() && suspect) {
        const auto verdict = quickCheck(*db);
        if (verdict == Check::Damaged)
            return {};
        if (verdict == Check::Sound)
            clearSuspicion(file);
    }
    if (db->damaged())
        return {};
    if (db->failed())
        return {nullptr, db->failure()};
    if (auto prepared = prepare(*db); !prepared) {
        if (db->damaged())
            return {};
        return {nullptr, prepared.error()};
    }
    return {std::move(db), std::nullopt};
}

} // namespace

bool isSuspect(const fs::path& file)
{
    std::error_code ignored;
    const auto journal = withSuffix(file, "-wal");
    return (fs::exists(journal, ignored) && fs::file_size(journal, ignored) > 0) ||
           fs::exists(withSuffix(file, "-suspect"), ignored);
}

void markSuspect(const fs::path& file)
{
    std::ofstream(withSuffix(file, "-suspect")) << "damage was met in the database beside this file\n";
}

void clearSuspicion(const fs::path& file)
{
    std::error_code ignored;
    fs::remove(withSuffix(file, "-suspect"), ignored);
}

Check quickCheck(Database& db)
{
    Statement check(db, "PRAGMA quick_check(1)");
    if (check.step())
        return check.text(0) == "ok" ? Check::Sound : Check::Damaged;
    return db.damaged() ? Check::Damaged : Check::Unknown;
}

Result<fs::path> setAside(const fs::path& file, TimeMs now)
{
    const auto date = QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count(), Qt::UTC)
                          .toString(QStringLiteral("yyyyMMdd-HHmmss"))
                          .toStdString();
    std::error_code error;
    auto target =
        file.parent_path() / (file.stem().string() + "-damaged-" + date + file.extension().string());
    for (int n = 2; fs::exists(target, error); ++n) {
        target = file.parent_path() / (file.stem().string() + "-damaged-" + date + "-" + std::to_string(n) +
                                       file.extension().string());
    }
    // The journal goes first: were we stopped in between, the next start finds the database without it, and
    // it is still damaged; a new database must never meet an old journal.
    for (const char* suffix : {"-wal", "-shm", ""}) {
        const auto from = withSuffix(file, suffix);
        if (!fs::exists(from, error))
            continue;
        fs::rename(from, withSuffix(target, suffix), error);
        if (error) {
            return fail(ErrorKind::Storage, QString::fromStdString(from.string()),
                        QString::fromStdString(error.message()));
        }
    }
    clearSuspicion(file);
    return target;
}

Result<OpenedDatabase> openOrSetAside(const fs::path& file, const DatabaseOptions& options,
                                      const std::function<void()>& beforeOpening,
                                      const std::function<Result<void>(Database&)>& prepare)
{
    OpenedDatabase opened;
    beforeOpening();
    auto attempt = attemptOpening(file, options, prepare);
    if (!attempt.database && !attempt.error) {
        auto moved = setAside(file, systemNow());
        if (!moved)
            return fail(moved.error());
        opened.setAside = *moved;
        qCWarning(lcStore) << "a damaged database was set aside as" << moved->c_str();
        beforeOpening();
        attempt = attemptOpening(file, options, prepare);
    }
    if (attempt.error)
        return fail(*attempt.error);
    if (!attempt.database)
        return fail(ErrorKind::Storage, QString::fromStdString(file.string()),
                    storeText(QT_TRANSLATE_NOOP("ph::Store", "Damaged again.")));
    opened.database = std::move(attempt.database);
    return opened;
}

} // namespace ph
