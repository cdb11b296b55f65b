#include "services/release/DriverLease.h"

#include "models/values/Time.h"

#include <QFile>
#include <QRandomGenerator>
#include <QStringList>

#include <unistd.h>

namespace ph {

namespace {

/// When a process began, in clock ticks since boot (proc(5), field 22); empty where there is none.
QByteArray processStart(qint64 pid)
{
    QFile stat(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!stat.open(QIODevice::ReadOnly))
        return {};
    const auto text = stat.readAll();
    // The name may hold blanks and brackets; the fields after its last bracket may not.
    const auto fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    if (fields.value(0) == "Z")
        return {}; // killed already, only not yet taken away
    return fields.value(19);
}

} // namespace

QString newDriverToken()
{
    return QStringLiteral("%1:%2:%3")
        .arg(getpid())
        .arg(QString::fromLatin1(processStart(getpid())))
        .arg(QRandomGenerator::system()->generate64(), 0, 16);
}

bool driverProcessRuns(const QString& token)
{
    const auto parts = token.split(u':');
    if (parts.size() != 3)
        return false;
    const auto start = processStart(parts[0].toLongLong());
    return !start.isEmpty() && QString::fromLatin1(start) == parts[1];
}

bool claimHolds(std::int64_t saidMs, std::int64_t nowMs)
{
    return saidMs != noTime && nowMs - saidMs < claimTime.count() && saidMs <= nowMs + clockSkewMs;
}

bool leaseIsFree(const QString& driver, std::int64_t heartbeatMs, std::int64_t nowMs)
{
    return driver.isEmpty() || nowMs - heartbeatMs >= leaseTime.count() || !driverProcessRuns(driver);
}

} // namespace ph
