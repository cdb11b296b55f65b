#include "app/start/RecentFile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QSaveFile>

#include <functional>

namespace ph {

namespace {

constexpr qint64 mostRecentBytes = 256 << 10; // far more than the list holds: somebody else's file
constexpr int recentLockMs = 2000;

Result<QStringList> recentFoldersIn(const QString& path)
{
    QFile file(path);
    if (!file.exists())
        return QStringList();
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, path, file.errorString());
    return recentWorkspacesFrom(file.read(mostRecentBytes));
}

Result<void> changeRecent(const QString& path, const std::function<Result<QStringList>(QStringList)>& change)
{
    if (!QDir().mkpath(QFileInfo(path).path()))
        return fail(ErrorKind::Storage, path);
    QLockFile lock(path + QStringLiteral(".lock"));
    if (!lock.tryLock(recentLockMs))
        return fail(ErrorKind::Timeout, path);
    const auto before = recentFoldersIn(path);
    if (!before)
        return fail(before.error());
    const auto after = change(*before);
    if (!after)
        return fail(after.error());
    if (*after == *before)
        return {};
    QSaveFile file(path);
    const auto text = recentWorkspacesText(*after);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        return fail(ErrorKind::Storage, path, file.errorString());
    return {};
}

} // namespace

QString recentWorkspacesPath()
{
    const auto given = qEnvironmentVariable("XDG_STATE_HOME");
    // As the specification says, a relative one is passed over.
    const auto state =
        QDir::isAbsolutePath(given) ? given : QDir::homePath() + QStringLiteral("/.local/state");
    return state + QStringLiteral("/pilothouse/recent-workspaces.txt");
}

Result<QList<RecentWorkspace>> readRecentWorkspaces(const QString& file)
{
    return recentFoldersIn(file).map([](const QStringList& folders) {
        QList<RecentWorkspace> known;
        for (const auto& folder : folders) {
            const bool isThere = QFileInfo::exists(folder + QStringLiteral("/state.db"));
            known.append(
                {folder, isThere ? RecentWorkspace::Standing::There : RecentWorkspace::Standing::Missing});
        }
        return known;
    });
}

Result<void> rememberWorkspace(const QString& file, const std::filesystem::path& folder)
{
    std::error_code failed;
    const auto whole = QString::fromStdString(std::filesystem::weakly_canonical(folder, failed).string());
    return changeRecent(file, [&](QStringList folders) -> Result<QStringList> {
        return withRecentWorkspace(std::move(folders), whole);
    });
}

Result<void> forgetWorkspace(const QString& file, const QString& folder)
{
    return changeRecent(file, [&](QStringList folders) -> Result<QStringList> {
        if (folders.removeAll(folder) == 0)
            return fail(ErrorKind::NotFound, folder);
        return folders;
    });
}

} // namespace ph
