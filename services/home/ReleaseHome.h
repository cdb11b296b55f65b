#pragma once

#include "services/home/HomePast.h"

#include <QStringList>

#include <functional>

namespace ph {

/// One release's files as they are in the home: "plan.json", "gates.json", "seal.json", "state.json", and
/// what people said: "approvals/001.json", "waivers/001.json", "answers/001.json".
struct HomeRecord {
    QString id;
    QString revision; ///< follows from the content of all its files; empty: there is no such record
    QMap<QString, QByteArray> files;
    /// What its files held and hold no more, by path, the oldest first: also of files that were removed.
    QMap<QString, QList<QByteArray>> past = {};
    friend bool operator==(const HomeRecord&, const HomeRecord&) = default;
};

/// What somebody wants to write, under the condition that the record is still what they looked at.
struct HomeChange {
    enum class Kind {
        Draft,   ///< a plan that nobody has submitted; may wait for the network
        Comment, ///< only adds files, whatever else the record became; may wait for the network
        Decision ///< all else: approvals, promotions, results. Never made from an old view of the world
    };
    Kind kind = Kind::Decision;
    QString id;                      ///< of the release: letters, digits, '-', '_', '.'
    QMap<QString, QByteArray> files; ///< by path within the record
    QString expectedRevision;        ///< HomeRecord::revision that was looked at; empty: there was none
    QString message;                 ///< first line of the commit
    friend bool operator==(const HomeChange&, const HomeChange&) = default;
};

/// Release records in a Git repository, shared without a server of ours: `releases/ID/…`, `ledger/HEAD` and
/// `rehearsals/ENVIRONMENT/…`.
/// Nothing that somebody else wrote is ever overwritten: each push is a compare-and-set on the whole branch,
/// and a change is made only while its own record is what its author saw. Contents are opaque here. Blocking;
/// one thread at a time.
class ReleaseHome {
public:
    explicit ReleaseHome(GitRepository repository, GitIdentity identity);

    /// Reads what others wrote. Rewritten history is told, and means that somebody has overridden the record.
    Result<GitRepository::Fetched> pull(std::stop_token stop);

    /// Ids of all records, as pulled last; offline too. What is no record is left out.
    Result<QStringList> records() const;
    /// A record with an empty revision where there is none (any more). One that cannot be read hides no
    /// other.
    Result<HomeRecord> read(const QString& id) const;
    /// Who changed a record last, and by what.
    Result<GitCommit> lastChange(const QString& id) const;

    /// Asked for each state on which a change would be made: may it still be, with the home as it is now?
    using StillStands = std::function<Result<void>(const ReleaseHome& now)>;

    /// Pulls, asks `stillStands`, commits, pushes. Where somebody was first, all of it again on the new
    /// state, a few times. Conflict, with who and what, where the record is not what was expected. The record
    /// as it is afterwards. Where the connection is lost while pushing it looks whether the commit arrived;
    /// Offline then means that it is not known.
    Result<HomeRecord> put(const HomeChange& change, const StillStands& stillStands, std::stop_token stop);

    /// The ledger's head as committed last; empty: none.
    Result<QByteArray> anchor() const;
    /// Every head that was ever committed, the oldest first.
    Result<QList<QByteArray>> anchorsEver() const;
    /// Replaces the anchor while it is `expected`; otherwise as put().
    Result<void> putAnchor(const QByteArray& anchor, const QByteArray& expected,
                           const StillStands& stillStands, std::stop_token stop);

    /// What was kept of an environment's rehearsals, by path, as pulled last.
    Result<QMap<QString, QByteArray>> rehearsals(const QString& environment) const;
    /// Adds one beside the others; the same one twice changes nothing.
    Result<void> putRehearsal(const QString& environment, const QByteArray& text, std::stop_token stop);

    const GitSource& source() const { return repository_.source(); }
    const QString& head() const { return repository_.head(); }

private:
    using Check = std::function<Result<void>()>;
    Result<void> publish(const GitChanges& changes, const QString& message, const Check& mayBeMade,
                         const std::stop_token& stop);
    Result<void> settle(const QString& commit, const Error& error, const std::stop_token& stop);
    Result<void> isAsExpected(const HomeChange& change) const;
    Error overtaken(const QString& path, const RecordedText& what) const;
    /// `past_` as of `head`.
    Result<void> lookBack(const QString& head) const;
    Result<QList<QByteArray>> contentsOf(const QStringList& ids) const;

    GitRepository repository_;
    GitIdentity identity_;
    mutable std::optional<HomePast> past_; ///< read when it is first asked for
};

/// Invalid, with why, for a change that no home takes: hostile ids and paths, a waiting change that is none.
Result<void> checkHomeChange(const HomeChange& change);

/// "approvals/004.json" for "approvals": the next name in a folder of a record that was never taken.
QString nextFile(const HomeRecord& record, const QString& folder);

} // namespace ph
