#include "app/cli/ErrorAdvice.h"

#include <QCoreApplication>

namespace ph {

namespace {

const char* adviceOn(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Offline:
        return QT_TRANSLATE_NOOP(
            "CommandLine",
            "Check the address, the network and the proxy. What is cached can be read meanwhile.");
    case ErrorKind::Timeout:
        return QT_TRANSLATE_NOOP("CommandLine", "Try again. A narrower question is answered sooner.");
    case ErrorKind::Unauthorized:
        return QT_TRANSLATE_NOOP(
            "CommandLine",
            "Check the credentials. `pilothouse connect test NAME` says whom the server takes you "
            "for.");
    case ErrorKind::Forbidden:
        return QT_TRANSLATE_NOOP("CommandLine", "Ask whoever grants the right that is named.");
    case ErrorKind::NotFound:
        return QT_TRANSLATE_NOOP("CommandLine", "Check how it is written, and whether it is still there.");
    case ErrorKind::Conflict:
        return QT_TRANSLATE_NOOP("CommandLine", "Look at it again, then decide anew.");
    case ErrorKind::RateLimited:
        return QT_TRANSLATE_NOOP("CommandLine", "Try again later.");
    case ErrorKind::ServerFault:
        return QT_TRANSLATE_NOOP("CommandLine", "Try again later. The server's own log says why.");
    case ErrorKind::Unreadable:
        return QT_TRANSLATE_NOOP("CommandLine", "Check that it is whole, and of the kind that was expected.");
    case ErrorKind::Invalid:
        return QT_TRANSLATE_NOOP("CommandLine",
                                 "Mend what is named. `--help` behind the command says what it takes.");
    case ErrorKind::Unsupported:
        return QT_TRANSLATE_NOOP("CommandLine",
                                 "Read on in the handbook: Help → Troubleshooting in the window.");
    case ErrorKind::Storage:
        return QT_TRANSLATE_NOOP("CommandLine", "Check free space, and the rights to the place.");
    case ErrorKind::Cancelled:
        break;
    }
    return "";
}

} // namespace

QString errorAdviceForTerminal(const Error& error)
{
    if (error.detail.contains(QLatin1String("`pilothouse ")))
        return {};
    const auto* advice = adviceOn(error.kind);
    return *advice ? QCoreApplication::translate("CommandLine", advice) : QString();
}

} // namespace ph
