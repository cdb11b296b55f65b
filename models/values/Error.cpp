#include "models/values/Error.h"

namespace ph {

namespace {

QString cut(QString detail)
{
    // A UTF-16 unit is at most three UTF-8 bytes, so this never exceeds the limit.
    constexpr int maxUnits = Error::maxDetailBytes / 3;
    if (detail.size() > maxUnits && detail.toUtf8().size() > Error::maxDetailBytes)
        detail = detail.left(maxUnits - 1) + QChar(0x2026);
    return detail;
}

} // namespace

Error Error::make(ErrorKind kind, QString where, QString detail)
{
    return Error{kind, std::move(where), cut(std::move(detail)), std::nullopt};
}

Error Error::make(ErrorKind kind, QString where, const RecordedText& detail)
{
    auto error = make(kind, std::move(where), detail.shown);
    if (detail.english != detail.shown)
        error.english = cut(detail.english);
    return error;
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
