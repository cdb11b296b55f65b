#include "services/git/GitSession.h"

#include "services/git/GitText.h"
#include "services/log/Redaction.h"
#include "services/secrets/SecretVault.h"

#include <QFileInfo>

namespace ph {

namespace {

constexpr std::size_t maxServerText = 2048;

GitSession& sessionOf(void* self)
{
    return *static_cast<GitSession*>(self);
}

QByteArray branchReference(const GitSource& source)
{
    return QByteArrayLiteral("refs/heads/") + source.branch.toUtf8();
}

/// Our secrets go where nobody else listens.
bool isEncrypted(const GitAddress& address)
{
    return address.text.startsWith(QLatin1String("https://")) ||
           address.text.startsWith(QLatin1String("ssh://")) || !address.text.contains(QLatin1String("://"));
}

} // namespace

GitSession::GitSession(const GitSource& source, SecretVault& vault, const GitLimits& limits,
                       std::stop_token stop)
    : source_(source)
    , vault_(vault)
    , limits_(limits)
    , stop_(std::move(stop))
    , where_(redact(source.address.text))
{
}

void GitSession::setCallbacks(git_remote_callbacks& callbacks)
{
    // No certificate_check: without one libgit2 refuses what cannot be verified, known_hosts included.
    callbacks.payload = this;
    callbacks.credentials = onCredentials;
    callbacks.transfer_progress = onTransfer;
    callbacks.sideband_progress = onSideband;
    callbacks.pack_progress = onPack;
    callbacks.push_transfer_progress = onSent;
    callbacks.push_update_reference = onUpdated;
}

Result<void> GitSession::connect(git_repository* repository, git_direction direction)
{
    git_remote_create_options create = GIT_REMOTE_CREATE_OPTIONS_INIT;
    create.repository = repository;
    // A user's url.*.insteadOf could lead past the checks that the address has passed.
    create.flags = GIT_REMOTE_CREATE_SKIP_INSTEADOF | GIT_REMOTE_CREATE_SKIP_DEFAULT_FETCHSPEC;
    if (const int code =
            git_remote_create_with_opts(into(remote_), source_.address.text.toUtf8().constData(), &create))
        return fail(errorOf(code));
    git_remote_connect_options options = GIT_REMOTE_CONNECT_OPTIONS_INIT;
    setCallbacks(options.callbacks);
    options.proxy_opts.type = GIT_PROXY_AUTO;
    options.follow_redirects = GIT_REMOTE_REDIRECT_NONE; // credentials stay with their host
    if (goOn() != 0)
        return fail(ErrorKind::Cancelled, where_);
    // libgit2 takes the path of a missing folder for a URL of a protocol that it does not know.
    if (source_.address.place == GitAddress::Place::Folder && !QFileInfo::exists(source_.address.text))
        return fail(ErrorKind::NotFound, where_,
                    gitText(QT_TRANSLATE_NOOP("ph::Git", "There is no such folder.")));
    if (const int code = git_remote_connect_ext(remote_.get(), direction, &options))
        return fail(errorOf(code));
    return {};
}

Result<GitListing> GitSession::listing()
{
    const git_remote_head** heads = nullptr;
    std::size_t count = 0;
    if (const int code = git_remote_ls(&heads, &count, remote_.get()))
        return fail(errorOf(code));
    GitListing listing;
    const auto wanted = branchReference(source_);
    for (std::size_t i = 0; i < count; ++i) {
        const QByteArray name(heads[i]->name);
        if (name.startsWith("refs/heads/"))
            ++listing.branches;
        if (name == wanted)
            listing.branchHead = gitIdText(heads[i]->oid);
    }
    return listing;
}

Result<void> GitSession::download()
{
    QByteArray spec = branchReference(source_);
    char* specs[] = {spec.data()};
    const git_strarray list{specs, 1};
    git_fetch_options options = GIT_FETCH_OPTIONS_INIT;
    setCallbacks(options.callbacks);
    options.download_tags = GIT_REMOTE_DOWNLOAD_TAGS_NONE;
    options.proxy_opts.type = GIT_PROXY_AUTO;
    options.follow_redirects = GIT_REMOTE_REDIRECT_NONE;
    if (const int code = git_remote_download(remote_.get(), &list, &options))
        return fail(errorOf(code));
    return {};
}

Result<void> GitSession::push(const QByteArray& reference)
{
    QByteArray spec = reference + ':' + branchReference(source_);
    char* specs[] = {spec.data()};
    const git_strarray list{specs, 1};
    git_push_options options = GIT_PUSH_OPTIONS_INIT;
    setCallbacks(options.callbacks);
    options.proxy_opts.type = GIT_PROXY_AUTO;
    options.follow_redirects = GIT_REMOTE_REDIRECT_NONE;
    if (const int code = git_remote_upload(remote_.get(), &list, &options))
        return fail(errorOf(code));
    if (!refused_)
        return {};
    // The server's words; a lost race among them is told apart from a rule, as git's own client does.
    for (const char* race :
         {"failed to update ref", "fetch first", "non-fast-forward", "stale info", "failed to lock",
          "cannot lock ref", "failed to update", "incorrect old value"}) {
        if (refused_->contains(QLatin1String(race), Qt::CaseInsensitive))
            return fail(ErrorKind::Conflict, where_, *refused_);
    }
    return fail(
        ErrorKind::Forbidden, where_,
        QStringLiteral("%1 %2").arg(*refused_, redact(QString::fromStdString(serverText_))).trimmed());
}

Error GitSession::errorOf(int code) const
{
    if (error_)
        return *error_;
    if (stop_.stop_requested())
        return Error::make(ErrorKind::Cancelled, where_);
    auto error = gitError(code, where_);
    // The system's words on a socket look like those on a disk.
    if (error.detail.startsWith(QLatin1String("failed to connect")))
        error.kind = ErrorKind::Offline;
    return error;
}

int GitSession::credential(git_credential** out, const QString& user, unsigned types)
{
    // libgit2 asks again for as long as the server says no.
    if (++credentialsAsked_ > 4) {
        error_ = Error::make(ErrorKind::Unauthorized, where_,
                             gitText(QT_TRANSLATE_NOOP("ph::Git", "the server did not accept who we are")));
        return GIT_EAUTH;
    }
    if (types & GIT_CREDENTIAL_USERNAME)
        return git_credential_username_new(out, user.toUtf8().constData());
    if (types & GIT_CREDENTIAL_SSH_KEY)
        return key(out, user);
    if (types & GIT_CREDENTIAL_USERPASS_PLAINTEXT)
        return password(out, user);
    error_ = Error::make(ErrorKind::Unsupported, where_,
                         gitText(QT_TRANSLATE_NOOP(
                             "ph::Git", "the server asks for a way of signing in that is not known here")));
    return GIT_EAUTH;
}

int GitSession::password(git_credential** out, const QString& user)
{
    if (source_.signIn.password.isEmpty() || credentialsAsked_ > 2 || !isEncrypted(source_.address)) {
        error_ = Error::make(
            ErrorKind::Unauthorized, where_,
            source_.signIn.password.isEmpty()
                ? gitText(QT_TRANSLATE_NOOP("ph::Git",
                                            "the server asks for a password or token; none is configured"))
            : isEncrypted(source_.address)
                ? gitText(QT_TRANSLATE_NOOP("ph::Git", "the server did not accept the password or token"))
                : gitText(
                      QT_TRANSLATE_NOOP("ph::Git", "a password is not sent over an unencrypted connection")));
        return GIT_EAUTH;
    }
    auto secret = vault_.resolve(source_.signIn.password);
    if (!secret) {
        error_ = secret.error();
        return GIT_EAUTH;
    }
    rememberSecret(*secret);
    return git_credential_userpass_plaintext_new(out, user.toUtf8().constData(), secret->c_str());
}

int GitSession::key(git_credential** out, const QString& user)
{
    if (source_.signIn.keyFile.isEmpty())
        return git_credential_ssh_key_from_agent(out, user.toUtf8().constData());
    std::string passphrase;
    if (!source_.signIn.keyPassphrase.isEmpty()) {
        auto secret = vault_.resolve(source_.signIn.keyPassphrase);
        if (!secret) {
            error_ = secret.error();
            return GIT_EAUTH;
        }
        rememberSecret(*secret);
        passphrase = *secret;
    }
    return git_credential_ssh_key_new(out, user.toUtf8().constData(), nullptr,
                                      source_.signIn.keyFile.toLocal8Bit().constData(),
                                      passphrase.empty() ? nullptr : passphrase.c_str());
}

int GitSession::onCredentials(git_credential** out, const char*, const char* userInUrl, unsigned types,
                              void* self)
{
    auto& session = sessionOf(self);
    QString user = session.source_.signIn.user;
    if (user.isEmpty())
        user = userInUrl ? QString::fromUtf8(userInUrl) : QStringLiteral("git");
    return session.credential(out, user, types);
}

int GitSession::onTransfer(const git_indexer_progress* progress, void* self)
{
    auto& session = sessionOf(self);
    if (qint64(progress->received_bytes) > session.limits_.maxTransferBytes) {
        session.error_ =
            Error::make(ErrorKind::Unsupported, session.where_,
                        gitText(QT_TRANSLATE_NOOP("ph::Git", "the repository is larger than %1 MiB"))
                            .arg(session.limits_.maxTransferBytes >> 20));
        return GIT_EUSER;
    }
    return session.goOn();
}

int GitSession::onSideband(const char* text, int length, void* self)
{
    auto& session = sessionOf(self);
    const auto room = maxServerText - std::min(maxServerText, session.serverText_.size());
    session.serverText_.append(text, std::min(room, std::size_t(std::max(length, 0))));
    return session.goOn();
}

int GitSession::onPack(int, std::uint32_t, std::uint32_t, void* self)
{
    return sessionOf(self).goOn();
}

int GitSession::onSent(unsigned, unsigned, std::size_t, void* self)
{
    return sessionOf(self).goOn();
}

int GitSession::onUpdated(const char*, const char* status, void* self)
{
    if (status)
        sessionOf(self).refused_ = redact(QString::fromUtf8(status));
    return 0;
}

Result<GitListing> listGitRemote(const GitSource& source, SecretVault& vault, std::stop_token stop)
{
    const GitLibrary library;
    GitSession session(source, vault, {}, std::move(stop));
    if (auto connected = session.connect(nullptr, GIT_DIRECTION_FETCH); !connected)
        return fail(connected.error());
    return session.listing();
}

} // namespace ph
