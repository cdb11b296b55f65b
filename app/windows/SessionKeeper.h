#pragma once

#include "app/Workspace.h"
#include "app/windows/Session.h"

#include <QTimer>

namespace ph {

class Windows;

/// Keeps what is open while the program runs, a little after each change: so it is there again after the
/// program was killed. Writes on a worker, whole or not at all.
class SessionKeeper final : public QObject {
    Q_OBJECT
public:
    SessionKeeper(Workspace& workspace, Windows& windows, QObject* parent = nullptr);

    /// Restores what was open, or offers it in the window where the last attempt did not come to its end;
    /// while it is offered nothing else is kept. None: there is nothing to restore.
    void begin(const std::optional<KeptSession>& kept);
    /// At the end of the program. Blocking.
    Result<void> keepNow();

private:
    void restore(const Session& session);
    void offer(const Session& session);
    void settle();
    void keep();

    Workspace& workspace_;
    Windows& windows_;
    enum class Phase { Waiting, Offering, Keeping } phase_ = Phase::Waiting;
    std::optional<Session> offered_;
    Session kept_; ///< as it was written last
    QTimer soon_, settled_, slow_;
    JobHandle writeJob_, settleJob_;
};

} // namespace ph
