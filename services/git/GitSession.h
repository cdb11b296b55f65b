#pragma once

#include "services/git/GitHandles.h"
#include "services/git/GitRepository.h"

#include <string>

namespace ph {

/// One conversation with a remote: who we are, when to end it, and what the server said. For this folder.
class GitSession {
public:
    GitSession(const GitSource& source, SecretVault& vault, const GitLimits& limits, std::stop_token stop);

    /// `repository` may be null where nothing is copied.
    Result<void> connect(git_repository* repository, git_direction direction);
    /// The commit at refs/heads/BRANCH of the remote, and how many branches there are.
    Result<GitListing> listing();
    Result<void> download();
    /// Pushes a local reference to the branch.
    Result<void> push(const QByteArray& reference);

private:
    static int onCredentials(git_credential** out, const char* url, const char* userInUrl, unsigned types,
                             void* self);
    static int onTransfer(const git_indexer_progress* progress, void* self);
    static int onSideband(const char* text, int length, void* self);
    static int onPack(int stage, std::uint32_t current, std::uint32_t total, void* self);
    static int onSent(unsigned current, unsigned total, std::size_t bytes, void* self);
    static int onUpdated(const char* reference, const char* status, void* self);

    int credential(git_credential** out, const QString& user, unsigned types);
    int password(git_credential** out, const QString& user);
    int key(git_credential** out, const QString& user);
    int goOn() const { return stop_.stop_requested() ? GIT_EUSER : 0; }
    void setCallbacks(git_remote_callbacks& callbacks);
    Error errorOf(int code) const;

    const GitSource& source_;
    SecretVault& vault_;
    GitLimits limits_;
    std::stop_token stop_;
    QString where_;
    GitRemoteHandle remote_;
    int credentialsAsked_ = 0;
    std::string serverText_;         ///< what came beside the data, for errors
    std::optional<Error> error_;     ///< ours, where a callback ended the conversation
    std::optional<QString> refused_; ///< why the server did not move the branch
};

} // namespace ph
