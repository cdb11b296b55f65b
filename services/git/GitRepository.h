#pragma once

#include "models/values/Connection.h"
#include "models/values/Result.h"
#include "models/values/Time.h"
#include "services/git/GitAddress.h"
#include "services/git/GitLibrary.h"

#include <QMap>
#include <QStringList>

#include <memory>
#include <optional>
#include <stop_token>

struct git_repository;

namespace ph {

class SecretVault;

/// How we present ourselves to a server. Without anything: the ssh agent, or nothing at all.
struct GitSignIn {
    QString user;            ///< "git" for ssh where empty and the address names none
    SecretRef password;      ///< password or token for https; sent over https only
    QString keyFile;         ///< private key for ssh; empty: the agent's
    SecretRef keyPassphrase; ///< of keyFile
};

struct GitSource {
    GitAddress address;
    QString branch = QStringLiteral("main");
    GitSignIn signIn = {};
};

struct GitLimits {
    qint64 maxTransferBytes = 512 << 20; ///< one fetch
    qint64 maxFileBytes = 8 << 20;       ///< one file that is read or written
};

struct GitIdentity {
    QString name, email;
    friend bool operator==(const GitIdentity&, const GitIdentity&) = default;
};
/// user.name and user.email of git's configuration; where they are not set, `label` (of a signing key) under
/// a domain that can never receive mail (RFC 2606).
GitIdentity gitIdentity(const QString& label);

struct GitCommit {
    QString id;
    QString author;
    QString subject;              ///< first line of the message
    std::int64_t timeMs = noTime; ///< when its author says it was made
    friend bool operator==(const GitCommit&, const GitCommit&) = default;
};

struct GitEntry {
    QString name;
    QString id; ///< of the content: the same for the same bytes, or the same files in a folder
    enum class Kind { File, Folder, Other } kind = Kind::File; ///< Other: symbolic link, submodule
    friend bool operator==(const GitEntry&, const GitEntry&) = default;
};

/// What some commit put at a path.
struct GitContent {
    QString path;
    QString id; ///< of the bytes
    friend bool operator==(const GitContent&, const GitContent&) = default;
};

/// New content by path; none: the file is removed.
using GitChanges = QMap<QString, std::optional<QByteArray>>;

/// One branch of a remote repository, and our copy of it: objects only, no files are ever laid out, so no
/// link or path of the repository can lead anywhere. Reads see the branch as fetched last, offline too. The
/// copy keeps what it has seen, also of a history that was replaced.
/// Nothing here changes published history: a push succeeds only on top of what is there. Blocking; one thread
/// at a time; several processes may share the folder.
///
/// Errors: Offline, Timeout, Unauthorized, Forbidden, NotFound, Conflict, Unreadable, Storage, Cancelled as
/// everywhere. libgit2 1.5 has no time limit of its own while it waits for a server's bytes.
class GitRepository {
public:
    /// Opens or creates the copy in `folder`; asks nobody.
    static Result<GitRepository> open(const QString& folder, GitSource source, SecretVault& vault,
                                      GitLimits limits = {});
    GitRepository(GitRepository&&) noexcept;
    GitRepository& operator=(GitRepository&&) noexcept;
    ~GitRepository();

    const GitSource& source() const { return source_; }

    /// What became of the branch since it was fetched last.
    enum class Fetched {
        Unchanged,
        Extended, ///< on top of what we knew, or known for the first time
        Rewritten ///< somebody replaced or deleted history that we had seen
    };
    Result<Fetched> fetch(std::stop_token stop);

    /// Commit that reads see; empty: the branch does not exist yet, or was never fetched.
    const QString& head() const { return head_; }
    /// Bytes of a file. NotFound; Unsupported for links, folders and files above the limit.
    Result<QByteArray> read(const QString& path) const;
    /// What a folder holds ("" is the root), by name. Empty where there is no such folder.
    Result<QList<GitEntry>> list(const QString& folder) const;
    /// Id of what lies at a path; empty: nothing.
    Result<QString> idOf(const QString& path) const;
    /// The newest commit in which the content at `path` changed. NotFound where nothing ever lay there.
    Result<GitCommit> lastChange(const QString& path) const;
    /// What commits gave the files in `folders` of the root, the oldest first: `upTo` and those below it, but
    /// for what is below `since` (empty, or a commit that is not here: all). Costs by the commit, not by the
    /// file: of a commit only what differs from its first parent is looked at.
    Result<QList<GitContent>> contentsSince(const QString& since, const QString& upTo,
                                            const QStringList& folders) const;
    /// The bytes of a GitContent, whether or not it still lies anywhere. NotFound; Unsupported above the
    /// limit.
    Result<QByteArray> content(const QString& id) const;
    /// Where our copy lies.
    QString folder() const;
    /// True where `commit` is the head or below it.
    Result<bool> contains(const QString& commit) const;

    /// A commit on top of head(), in our copy only: its id. Conflict where nothing would change.
    Result<QString> commit(const GitChanges& changes, const GitIdentity& identity, const QString& message);
    /// Publishes a commit of commit(). Conflict where the branch is not at its parent any more: somebody was
    /// first; fetch and look. Forbidden with its words where the server's rules refuse. After Offline or
    /// Timeout nobody knows: fetch and ask contains(). One attempt; never forced.
    Result<void> push(const QString& commit, std::stop_token stop);

private:
    struct Close {
        void operator()(git_repository* repository) const;
    };
    GitRepository() = default;
    Result<Fetched> keep(const QString& head);
    QString where(const QString& path) const;

    GitLibrary library_; // first: gone last
    std::unique_ptr<git_repository, Close> handle_;
    GitSource source_;
    SecretVault* vault_ = nullptr;
    GitLimits limits_;
    QString head_;
};

/// What a remote says of itself without anything being copied.
struct GitListing {
    QString branchHead; ///< commit of the source's branch; empty: there is no such branch
    qsizetype branches = 0;
};
Result<GitListing> listGitRemote(const GitSource& source, SecretVault& vault, std::stop_token stop);

} // namespace ph
