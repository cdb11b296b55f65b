#include "app/rollout/DriverName.h"

#include "services/release/DriverLease.h"
#include "services/release/KeyStore.h"

#include <QSysInfo>

#include <unistd.h>

namespace ph {

QString nameOfThisDriver()
{
    return QStringLiteral("%1 (%2)").arg(QSysInfo::machineHostName(), newDriverToken());
}

bool isDeadHere(const QString& driver)
{
    const auto host = QSysInfo::machineHostName() + QStringLiteral(" (");
    return driver.startsWith(host) && driver.endsWith(u')') &&
           !driverProcessRuns(driver.mid(host.size()).chopped(1));
}

QString nameOfWhoAsks(Workspace& workspace)
{
    if (const auto key = KeyStore(workspace.state()).own())
        return key->id;
    // In a container the user has a number at most.
    return QStringLiteral("%1@%2").arg(qEnvironmentVariable("USER", QString::number(getuid())),
                                       QSysInfo::machineHostName());
}

} // namespace ph
