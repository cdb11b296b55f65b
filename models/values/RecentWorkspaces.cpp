#include "models/values/RecentWorkspaces.h"

#include <algorithm>

namespace ph {

namespace {

/// Control characters would be another line here, and something else in a menu.
bool canBeKept(const QString& folder)
{
    return folder.startsWith(u'/') && std::none_of(folder.cbegin(), folder.cend(), [](QChar c) {
               return c.category() == QChar::Other_Control;
           });
}

} // namespace

QStringList recentWorkspacesFrom(const QByteArray& text)
{
    QStringList folders;
    for (const auto& line : QString::fromUtf8(text).split(u'\n')) {
        const auto folder = line.endsWith(u'\r') ? line.chopped(1) : line;
        if (canBeKept(folder) && !folders.contains(folder) && folders.size() < mostRecentWorkspaces)
            folders.append(folder);
    }
    return folders;
}

QByteArray recentWorkspacesText(const QStringList& folders)
{
    QByteArray text = "# Workspaces that Pilothouse opened, latest first.\n";
    for (const auto& folder : folders)
        text += folder.toUtf8() + '\n';
    return text;
}

QStringList withRecentWorkspace(QStringList folders, const QString& folder)
{
    if (!canBeKept(folder))
        return folders;
    folders.removeAll(folder);
    folders.prepend(folder);
    return folders.first(std::min(folders.size(), mostRecentWorkspaces));
}

} // namespace ph
