#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace ph {

/// A workspace that was opened before.
struct RecentWorkspace {
    QString folder; ///< absolute path
    enum class Standing { There, Missing } standing = Standing::There;
    friend bool operator==(const RecentWorkspace&, const RecentWorkspace&) = default;
};

/// Folders of workspaces, latest first, as a text with one a line that people can read and change. Lines that
/// begin with "#", repeated ones and paths that are not absolute are passed over; at most
/// mostRecentWorkspaces.
inline constexpr qsizetype mostRecentWorkspaces = 12;
QStringList recentWorkspacesFrom(const QByteArray& text);
QByteArray recentWorkspacesText(const QStringList& folders);

/// With `folder` first. A path with a line break cannot be kept: the list stays as it is.
QStringList withRecentWorkspace(QStringList folders, const QString& folder);

} // namespace ph
