#include "services/release/ActAnswer.h"

namespace ph {

bool isRefusal(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
    case ErrorKind::Conflict:
    case ErrorKind::RateLimited:
    case ErrorKind::Invalid:
    case ErrorKind::Unsupported:
        return true;
    default:
        return false;
    }
}

QString answerWords(const Error& error)
{
    return error.detail.isEmpty()
               ? errorKindName(error.kind)
               : QStringLiteral("%1: %2").arg(errorKindName(error.kind), error.forRecords());
}

} // namespace ph
