#include "app/Diagnostics.h"

#include "models/tables/Format.h"
#include "services/log/Log.h"
#include "services/log/Redaction.h"

#include <QSysInfo>

#include <curl/curl.h>
#include <sqlite3.h>

namespace ph {

namespace {

constexpr qint64 logBytes = 64 << 10;

QString sizeOf(const std::filesystem::path& file)
{
    std::error_code failed;
    const auto size = std::filesystem::file_size(file, failed);
    return failed ? QStringLiteral("–") : formatBytes(qint64(size));
}

} // namespace

QString diagnosticsText(const std::filesystem::path& workspaceFolder, CacheStore& cache,
                        const QList<Connection>& connections, const QList<SyncState>& states, TimeMs now)
{
    QStringList lines;
    lines << QStringLiteral("Pilothouse " PH_VERSION);
    lines << QStringLiteral("Qt %1, SQLite %2, %3")
                 .arg(QLatin1String(qVersion()), QLatin1String(sqlite3_libversion()),
                      QLatin1String(curl_version()));
    lines << QStringLiteral("%1, %2, kernel %3")
                 .arg(QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture(),
                      QSysInfo::kernelVersion());
    lines << QStringLiteral("At %1").arg(formatUtcTime(toMs(now)));
    const auto runs = cache.runCount();
    lines << QStringLiteral("Cached runs: %1; cache.db %2, state.db %3")
                 .arg(runs ? QString::number(*runs) : errorKindName(runs.error().kind),
                      sizeOf(workspaceFolder / "cache.db"), sizeOf(workspaceFolder / "state.db"));
    for (const auto& connection : connections) {
        for (const auto& state : states) {
            if (state.connection == connection.id) {
                lines << QStringLiteral("Connection %1: %2, %3, last success %4, error %5")
                             .arg(connection.id.value)
                             .arg(connection.kind, authSchemeName(connection.auth),
                                  state.lastSuccessMs == noTime ? QStringLiteral("never")
                                                                : formatUtcTime(state.lastSuccessMs),
                                  state.errorKind.isEmpty() ? QStringLiteral("none") : state.errorKind);
            }
        }
    }
    auto log = LogFile::tail(workspaceFolder / "log", logBytes);
    for (const auto& connection : connections) {
        log.replace(connection.location, QStringLiteral("<location %1>").arg(connection.id.value));
        log.replace(connection.name, QStringLiteral("<connection %1>").arg(connection.id.value));
    }
    lines << QString() << QStringLiteral("--- log") << log;
    return redact(lines.join(u'\n'));
}

} // namespace ph
