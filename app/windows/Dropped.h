#pragma once

#include <QList>
#include <QString>
#include <QUrl>

namespace ph {

/// What somebody drags, without looking at it.
struct Dragged {
    QStringList paths;     ///< of this computer, absolute
    qsizetype refused = 0; ///< addresses of other computers, and what is beyond maxDropped
    friend bool operator==(const Dragged&, const Dragged&) = default;
};
inline constexpr qsizetype maxDropped = 100;
Dragged draggedOf(const QList<QUrl>& urls);

/// A file or folder that was dropped on the window, and what it is good for.
struct Dropped {
    enum class Kind { Pack, Store, Report, Policy, Unknown };
    QString path;
    Kind kind = Kind::Unknown;
    QString connector = {}; ///< the kind of connection that a store makes
    QString why = {};       ///< one sentence; of what is unknown, and empty where nothing more can be said
    friend bool operator==(const Dropped&, const Dropped&) = default;
};

/// By what is in it; only regular files and folders are looked into. Blocking: a report of 64 MiB takes
/// seconds.
Dropped recogniseDropped(const QString& path);

} // namespace ph
