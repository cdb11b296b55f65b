#include "services/sync/SyncErrorText.h"

#include "services/connectors/Catalog.h"
#include "services/http/TlsTrouble.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct SyncErrorTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::Poller)
};

QString inBrackets(const QString& detail)
{
    return detail.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(detail);
}

bool isLocalStore(const Connection& connection)
{
    const auto descriptor = connectorDescriptor(connection.kind);
    return descriptor && holdsRuns(connection.kind) && descriptor->location != LocationKind::Url;
}

} // namespace

QString syncErrorText(const Error& error, const Connection& connection)
{
    const auto detail = inBrackets(error.detail);
    if (!isLocalStore(connection))
        return syncErrorText(error);
    switch (error.kind) {
    case ErrorKind::Timeout:
        return SyncErrorTexts::tr("Another program keeps this store locked. It will be read again.") + detail;
    case ErrorKind::NotFound:
        return SyncErrorTexts::tr("Nothing is at this path. Check it, and whether its disk is mounted.") +
               detail;
    case ErrorKind::Forbidden:
        return SyncErrorTexts::tr("You may not read these files. Ask for the right to read them.") + detail;
    case ErrorKind::Unreadable:
        return SyncErrorTexts::tr("This file or folder is damaged, or no store of MLflow's.") + detail;
    case ErrorKind::Storage:
        return SyncErrorTexts::tr("The store or the local cache cannot be read or written. Check the disk.") +
               detail;
    default:
        return syncErrorText(error);
    }
}

QString syncErrorText(const Error& error)
{
    if (auto advice = tlsAdvice(error); !advice.isEmpty())
        return advice;
    auto detail = inBrackets(error.detail);
    switch (error.kind) {
    case ErrorKind::Offline:
        return SyncErrorTexts::tr(
                   "The server cannot be reached. Check the address, the network and the proxy.") +
               detail;
    case ErrorKind::Timeout:
        return SyncErrorTexts::tr("The server did not answer in time. It will be asked again.") + detail;
    case ErrorKind::Unauthorized:
        return SyncErrorTexts::tr(
                   "The server refuses these credentials, so it is not asked any more. Edit the connection, "
                   "or sync it once they are mended.") +
               detail;
    case ErrorKind::Forbidden:
        return SyncErrorTexts::tr(
                   "These credentials may not read here. Ask for the right to read what is here.") +
               detail;
    case ErrorKind::NotFound:
        return SyncErrorTexts::tr("Nothing answers at this address. Check it, also its path.") + detail;
    case ErrorKind::RateLimited:
        return SyncErrorTexts::tr("The server asks to slow down. It will be asked again later.") + detail;
    case ErrorKind::ServerFault:
        return SyncErrorTexts::tr("The server failed. It will be asked again.") + detail;
    case ErrorKind::Unreadable:
        return SyncErrorTexts::tr(
                   "What came is not what this kind of system sends. Check the address and the kind.") +
               detail;
    case ErrorKind::Storage:
        return SyncErrorTexts::tr("The local cache cannot be written. Check the disk.") + detail;
    case ErrorKind::Unsupported:
        return SyncErrorTexts::tr("This store or server is of a version that cannot be read.") + detail;
    case ErrorKind::Invalid:
    case ErrorKind::Conflict:
        return SyncErrorTexts::tr("The settings of this connection do not work.") + detail;
    case ErrorKind::Cancelled:
        return SyncErrorTexts::tr("Cancelled.");
    }
    return detail;
}

} // namespace ph
