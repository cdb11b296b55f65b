#pragma once

#include "services/store/StateStore.h"

#include <QStringList>

namespace ph {

/// Which windows were open and how each was left, as MainWindow::saveLayout() tells it.
struct Session {
    QList<QByteArray> windows;
    int active = 0; ///< index of the one that was worked in
    friend bool operator==(const Session&, const Session&) = default;
};

/// More windows than anybody opens are not restored.
inline constexpr qsizetype maxSessionWindows = 24;

QByteArray sessionText(const Session& session);
/// None where it is no session or has no window.
std::optional<Session> sessionFromText(const QByteArray& text);

/// The layout of a window that stands beside the one of `layout`: as that is, with only these of its tabs.
QByteArray layoutBeside(const QByteArray& layout, const QStringList& tabs);

/// What was open last, and whether restoring it came to an end the last time.
struct KeptSession {
    Session session;
    enum class Restore { AtOnce, OnlyOffered } restore = Restore::AtOnce;
};

/// Reads what was open and notes that it is being restored, until endRestoring(): a start that dies of what
/// it restores would do so for ever. None where nothing was kept. Storage. Blocking, as are the next.
Result<std::optional<KeptSession>> beginRestoring(StateStore& state);
Result<void> endRestoring(StateStore& state);
Result<void> keepSession(StateStore& state, const Session& session);

} // namespace ph
