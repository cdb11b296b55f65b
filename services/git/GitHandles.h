#pragma once

#include "models/values/Result.h"

#include <git2.h>

#include <utility>

/// libgit2's objects with owners. For the .cpp files of this folder.
namespace ph {

template <class T, auto Free>
class GitHandle {
public:
    GitHandle() = default;
    GitHandle(GitHandle&& other) noexcept
        : raw_(std::exchange(other.raw_, nullptr))
    {
    }
    GitHandle& operator=(GitHandle&& other) noexcept
    {
        std::swap(raw_, other.raw_);
        return *this;
    }
    ~GitHandle() { Free(raw_); }
    T* get() const { return raw_; }
    explicit operator bool() const { return raw_ != nullptr; }

    /// Where a function's out parameter goes; what was held is freed.
    T** out()
    {
        Free(std::exchange(raw_, nullptr));
        return &raw_;
    }

private:
    T* raw_ = nullptr;
};

using GitRepositoryHandle = GitHandle<git_repository, git_repository_free>;
using GitRemoteHandle = GitHandle<git_remote, git_remote_free>;
using GitCommitHandle = GitHandle<git_commit, git_commit_free>;
using GitTreeHandle = GitHandle<git_tree, git_tree_free>;
using GitTreeEntryHandle = GitHandle<git_tree_entry, git_tree_entry_free>;
using GitBlobHandle = GitHandle<git_blob, git_blob_free>;
using GitOdbHandle = GitHandle<git_odb, git_odb_free>;
using GitOdbObjectHandle = GitHandle<git_odb_object, git_odb_object_free>;
using GitReferenceHandle = GitHandle<git_reference, git_reference_free>;
using GitRevwalkHandle = GitHandle<git_revwalk, git_revwalk_free>;
using GitSignatureHandle = GitHandle<git_signature, git_signature_free>;
using GitTransactionHandle = GitHandle<git_transaction, git_transaction_free>;
using GitConfigHandle = GitHandle<git_config, git_config_free>;

template <class Handle>
auto into(Handle& handle)
{
    return handle.out();
}

/// What libgit2's return code means, with its own words, redacted. Call at once: its message is the thread's
/// last.
Error gitError(int code, const QString& where);

inline QString gitIdText(const git_oid& id)
{
    char text[GIT_OID_HEXSZ + 1] = {};
    git_oid_tostr(text, sizeof text, &id);
    return QString::fromLatin1(text);
}

/// False for what is no whole id.
inline bool readGitId(const QString& text, git_oid& id)
{
    return text.size() == GIT_OID_HEXSZ && git_oid_fromstr(&id, text.toLatin1().constData()) == 0;
}

} // namespace ph
