#include "widgets/common/ErrorText.h"

#include <QCoreApplication>

namespace ph {

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("ErrorText", text);
}

struct Words {
    const char* title;
    const char* meaning;
    const char* advice;
};

Words words(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Offline:
        return {
            QT_TRANSLATE_NOOP("ErrorText", "The server cannot be reached"),
            QT_TRANSLATE_NOOP("ErrorText", "No connection could be made, or it was dropped."),
            QT_TRANSLATE_NOOP("ErrorText",
                              "Check the network, VPN and address. What was seen before stays available.")};
    case ErrorKind::Timeout:
        return {QT_TRANSLATE_NOOP("ErrorText", "The server did not answer in time"),
                QT_TRANSLATE_NOOP("ErrorText", "The request was sent, but no complete answer came."),
                QT_TRANSLATE_NOOP("ErrorText", "Try again; if it stays so, the server may be overloaded.")};
    case ErrorKind::Unauthorized:
        return {QT_TRANSLATE_NOOP("ErrorText", "The server does not accept these credentials"),
                QT_TRANSLATE_NOOP("ErrorText",
                                  "They are missing, wrong or expired. It is not asked again by itself."),
                QT_TRANSLATE_NOOP("ErrorText", "Edit the connection and give valid credentials.")};
    case ErrorKind::Forbidden:
        return {QT_TRANSLATE_NOOP("ErrorText", "You may not do this here"),
                QT_TRANSLATE_NOOP("ErrorText", "The server knows you, but does not grant this right."),
                QT_TRANSLATE_NOOP("ErrorText",
                                  "Ask the owner of the server for the right named in the details.")};
    case ErrorKind::NotFound:
        return {QT_TRANSLATE_NOOP("ErrorText", "It is not there"),
                QT_TRANSLATE_NOOP("ErrorText", "It was removed or renamed, or the address is wrong."),
                QT_TRANSLATE_NOOP("ErrorText", "Check the address, or refresh to see what is there now.")};
    case ErrorKind::Conflict:
        return {QT_TRANSLATE_NOOP("ErrorText", "Somebody else changed it"),
                QT_TRANSLATE_NOOP("ErrorText", "It is no longer in the state that this was based on."),
                QT_TRANSLATE_NOOP("ErrorText", "Refresh, look at what changed, then decide again.")};
    case ErrorKind::RateLimited:
        return {QT_TRANSLATE_NOOP("ErrorText", "The server asks for patience"),
                QT_TRANSLATE_NOOP("ErrorText", "More was asked than it allows."),
                QT_TRANSLATE_NOOP("ErrorText", "It goes on by itself when the server allows it again.")};
    case ErrorKind::ServerFault:
        return {QT_TRANSLATE_NOOP("ErrorText", "The server failed"),
                QT_TRANSLATE_NOOP("ErrorText", "It reported a fault of its own."),
                QT_TRANSLATE_NOOP("ErrorText", "Try again later; its log says more.")};
    case ErrorKind::Unreadable:
        return {QT_TRANSLATE_NOOP("ErrorText", "The data cannot be read"),
                QT_TRANSLATE_NOOP("ErrorText", "What came is damaged or not in the format expected."),
                QT_TRANSLATE_NOOP(
                    "ErrorText",
                    "Check that the address is the right kind of system. The rest is not affected.")};
    case ErrorKind::Invalid:
        return {QT_TRANSLATE_NOOP("ErrorText", "This cannot be done as asked"),
                QT_TRANSLATE_NOOP("ErrorText", "A setting, name or query is not valid."),
                QT_TRANSLATE_NOOP("ErrorText", "Correct what the details name.")};
    case ErrorKind::Unsupported:
        return {QT_TRANSLATE_NOOP("ErrorText", "This system cannot do that"),
                QT_TRANSLATE_NOOP("ErrorText", "Its version or kind does not offer it."), ""};
    case ErrorKind::Storage:
        return {
            QT_TRANSLATE_NOOP("ErrorText", "The local disk or database failed"),
            QT_TRANSLATE_NOOP("ErrorText", "Something could not be read from or written to this computer."),
            QT_TRANSLATE_NOOP("ErrorText", "Check free space and permissions, then try again.")};
    case ErrorKind::Cancelled:
        return {QT_TRANSLATE_NOOP("ErrorText", "Cancelled"),
                QT_TRANSLATE_NOOP("ErrorText", "It was stopped before it ended."), ""};
    }
    return {QT_TRANSLATE_NOOP("ErrorText", "Something went wrong"), "", ""};
}

QString orEmpty(const char* text)
{
    return *text ? tr(text) : QString();
}

} // namespace

QString errorTitle(ErrorKind kind)
{
    return orEmpty(words(kind).title);
}

QString errorMeaning(ErrorKind kind)
{
    return orEmpty(words(kind).meaning);
}

QString errorAdvice(ErrorKind kind)
{
    return orEmpty(words(kind).advice);
}

ErrorText errorText(const Error& error)
{
    ErrorText text{.title = errorTitle(error.kind),
                   .meaning = errorMeaning(error.kind),
                   .advice = errorAdvice(error.kind),
                   .details = {}};
    if (error.retryAfter) {
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(*error.retryAfter).count();
        text.advice = QCoreApplication::translate(
            "ErrorText", "The server asks to wait %Ln s before the next try.", nullptr, int(seconds));
    }
    QStringList details;
    if (!error.where.isEmpty())
        details << error.where;
    if (!error.detail.isEmpty())
        details << error.detail;
    details << QCoreApplication::translate("ErrorText", "Kind: %1").arg(errorKindName(error.kind));
    text.details = details.join(QLatin1Char('\n'));
    return text;
}

} // namespace ph
