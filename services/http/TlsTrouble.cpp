#include "services/http/TlsTrouble.h"

#include <QCoreApplication>

namespace ph {

QString tlsAdvice(const Error& error)
{
    const auto with = [&error](const QString& advice, const char* beginning) {
        return QStringLiteral("%1 (%2)").arg(advice, error.detail.mid(qsizetype(qstrlen(beginning))));
    };
    if (error.detail.startsWith(QLatin1String(tlstrouble::untrusted)))
        return with(QCoreApplication::translate(
                        "ph::TlsTrouble",
                        "The server's certificate is not trusted, so nothing was sent. If an authority of "
                        "your own signed it, name that: in the connection's field Certificate authority, "
                        "with --ca, or in the kubeconfig. The check is never switched off."),
                    tlstrouble::untrusted);
    if (error.detail.startsWith(QLatin1String(tlstrouble::noTls)))
        return with(QCoreApplication::translate(
                        "ph::TlsTrouble",
                        "No secure connection came about, so nothing was sent. Perhaps this port speaks "
                        "plain HTTP: check the port, and whether the address begins with http://."),
                    tlstrouble::noTls);
    return {};
}

} // namespace ph
