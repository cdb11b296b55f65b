#pragma once

#include "services/home/ReleaseHome.h"

namespace ph {

/// A change that waits for the network.
struct PendingChange {
    QString key; ///< in its journal; ordered by when it was written
    HomeChange change;
    friend bool operator==(const PendingChange&, const PendingChange&) = default;
};

/// Drafts and comments that were written offline: one file each, on the disk before add() returns. Nothing
/// else waits here: a stale promotion is never replayed.
class HomeJournal {
public:
    explicit HomeJournal(QString folder);

    /// Unsupported for a Decision.
    Result<PendingChange> add(const HomeChange& change);
    /// Oldest first. A file that cannot be read is an error in `unreadable`, and hides no other.
    Result<QList<PendingChange>> pending(QList<Error>* unreadable = nullptr) const;
    Result<void> remove(const QString& key);

private:
    QString folder_;
};

/// put(), or the journal where the home cannot be reached before anything was sent and the change may wait.
struct PutOutcome {
    enum class Kind { Published, Waiting } kind = Kind::Published;
    HomeRecord record;     ///< of Published
    PendingChange pending; ///< of Waiting
};
Result<PutOutcome> putOrKeep(ReleaseHome& home, HomeJournal& journal, const HomeChange& change,
                             const ReleaseHome::StillStands& stillStands, std::stop_token stop);

/// What became of one waiting change: published, or why not. What was refused stays in the journal until
/// somebody has seen it and removes it.
struct ReplayOutcome {
    PendingChange pending;
    std::optional<Error> refused;
};
/// Sends what waits, oldest first, each validated anew by `stillStands(change, home)`. Ends with an error
/// where the home still cannot be reached.
Result<QList<ReplayOutcome>>
replay(ReleaseHome& home, HomeJournal& journal,
       const std::function<Result<void>(const HomeChange&, const ReleaseHome&)>& stillStands,
       std::stop_token stop);

} // namespace ph
