#include "services/git/GitLibrary.h"

#include "services/git/GitHandles.h"
#include "services/log/Redaction.h"

namespace ph {

GitLibrary::GitLibrary()
{
    git_libgit2_init();
    // A commit that was told to somebody must not be lost with the power.
    git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, 1);
}

GitLibrary::~GitLibrary()
{
    git_libgit2_shutdown();
}

namespace {

/// libgit2 tells a server's refusal by words alone: "unexpected http status code: 403".
ErrorKind kindOfHttp(const QString& message)
{
    for (const auto& [status, kind] :
         {std::pair{"401", ErrorKind::Unauthorized}, std::pair{"403", ErrorKind::Forbidden},
          std::pair{"404", ErrorKind::NotFound}, std::pair{"429", ErrorKind::RateLimited}}) {
        if (message.contains(QLatin1String("status code: ") + QLatin1String(status)))
            return kind;
    }
    if (message.contains(QLatin1String("status code: 5")))
        return ErrorKind::ServerFault;
    return ErrorKind::Unreadable;
}

ErrorKind kindOf(int code, int area, const QString& message)
{
    switch (code) {
    case GIT_ENOTFOUND:
        return ErrorKind::NotFound;
    case GIT_ENONFASTFORWARD:
    case GIT_EMODIFIED:
    case GIT_EEXISTS:
    case GIT_ELOCKED:
        return ErrorKind::Conflict;
    case GIT_EAUTH:
        return ErrorKind::Unauthorized;
    case GIT_EUSER:
        return ErrorKind::Cancelled;
    case GIT_EOWNER:
        return ErrorKind::Forbidden;
    case GIT_EINVALIDSPEC:
    case GIT_EINVALID:
        return ErrorKind::Invalid;
    case GIT_EMISMATCH:
        return ErrorKind::Unreadable;
    case GIT_ECERTIFICATE:
    case GIT_EEOF:
        return ErrorKind::Offline; // as of the HTTP transport: there is no trusted way to the server
    default:
        break;
    }
    switch (area) {
    case GIT_ERROR_NET:
    case GIT_ERROR_SSH:
    case GIT_ERROR_SSL:
        return ErrorKind::Offline;
    case GIT_ERROR_HTTP:
        return kindOfHttp(message);
    case GIT_ERROR_ODB:
    case GIT_ERROR_ZLIB:
    case GIT_ERROR_OBJECT:
    case GIT_ERROR_INDEXER:
    case GIT_ERROR_TREE:
        return ErrorKind::Unreadable;
    default:
        return ErrorKind::Storage;
    }
}

} // namespace

Error gitError(int code, const QString& where)
{
    const git_error* last = git_error_last();
    const QString message = last ? QString::fromUtf8(last->message) : QString();
    const auto kind = kindOf(code, last ? last->klass : GIT_ERROR_NONE, message);
    return Error::make(kind, redact(where), redact(message));
}

} // namespace ph
