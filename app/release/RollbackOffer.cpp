#include "app/release/RollbackOffer.h"

#include "app/release/ReleasePicture.h"

namespace ph {

QList<RollbackWay> rollbackWays(const QList<ReleaseRecord>& releases)
{
    QMap<QString, RollbackWay> ways;
    for (const auto& record : releases) {
        const auto& environment = record.plan.environment;
        const auto* last = ways.contains(environment) ? nullptr : lastReleased(releases, environment);
        if (!last)
            continue;
        QStringList targets;
        for (const auto& target : last->plan.rollback.targets)
            targets << QStringLiteral("%1 %2").arg(target.name, target.to);
        ways.insert(environment, {environment, last->plan.id, targets.join(QStringLiteral(" + "))});
    }
    return ways.values();
}

} // namespace ph
