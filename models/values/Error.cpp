#include "models/values/Error.h"

namespace ph {

Error Error::make(ErrorKind kind, QString where, QString detail)
{
    // A UTF-16 unit is at most three UTF-8 bytes, so this never exceeds the limit.
    constexpr int maxUnits = maxDetailBytes / 3;
    if (detail.size() > maxUnits && detail.toUtf8().size() > maxDetailBytes)
        detail = detail.left(maxUnits - 1) + QChar(0x2026);
    return Error{kind, std::move(where), std::move(detail), std::nullopt};
}

bool Error::retryable() const
{
    switch (kind) {
    case ErrorKind::Offline:
    case ErrorKind::Timeout:
    case ErrorKind::RateLimited:
    case ErrorKind::ServerFault:
        return true;
    default:
        return false;
    }
}

QString errorKindName(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Offline:
        return QStringLiteral("offline");
    case ErrorKind::Timeout:
        return QStringLiteral("timeout");
    case ErrorKind::Unauthorized:
        return QStringLiteral("unauthorized");
    case ErrorKind::Forbidden:
        return QStringLiteral("forbidden");
    case ErrorKind::NotFound:
        return QStringLiteral("not-found");
    case ErrorKind::Conflict:
        return QStringLiteral("conflict");
    case ErrorKind::RateLimited:
        return QStringLiteral("rate-limited");
    case ErrorKind::ServerFault:
        return QStringLiteral("server-fault");
    case ErrorKind::Unreadable:
        return QStringLiteral("unreadable");
    case ErrorKind::Invalid:
        return QStringLiteral("invalid");
    case ErrorKind::Unsupported:
        return QStringLiteral("unsupported");
    case ErrorKind::Storage:
        return QStringLiteral("storage");
    case ErrorKind::Cancelled:
        return QStringLiteral("cancelled");
    }
    return QStringLiteral("invalid");
}

} // namespace ph
