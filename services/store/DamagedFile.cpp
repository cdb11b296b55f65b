#include "services/store/DamagedFile.h"

#include "services/store/Statement.h"

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

} // namespace ph
