#include "app/release/RollbackOffer.h"

#include "app/release/ReleaseDesk.h"
#include "app/release/ReleasePicture.h"
#include "app/release/ReleaseReading.h"
#include "models/tables/ReleaseWords.h"

#include <algorithm>

namespace ph {

namespace {

/// The preview of one plan: what it moves now, and from where; the rest stays.
RollbackPreview rollbackOf(const ReleasePlan& plan, RollbackPreview preview)
{
    QStringList from, to;
    preview.effects.clear();
    for (const auto& part : plan.parts) {
        from << QStringLiteral("%1 %2").arg(part.name, part.from);
        to << QStringLiteral("%1 %2").arg(part.name, part.to);
    }
    for (const auto& step : plan.steps)
        preview.effects << stepText(step);
    preview.current = from.join(QStringLiteral(" + "));
    preview.target = to.join(QStringLiteral(" + "));
    preview.seenMs = plan.createdMs;
    return preview;
}

} // namespace

Result<RollbackOffer> rollbackOffer(Workspace& workspace, const QString& model, const QString& version,
                                    std::stop_token stop)
{
    const auto known = knownReleases(workspace, HomeLook::Pull, stop);
    if (!known)
        return fail(known.error());
    const auto& releases = known->releases;
    const auto moves = [&](const ReleaseRecord& record) {
        return std::any_of(record.plan.parts.begin(), record.plan.parts.end(), [&](const ReleasePart& part) {
            return part.kind == ReleasePart::Kind::Model && part.name == model;
        });
    };
    const auto last = std::find_if(releases.begin(), releases.end(), [&](const ReleaseRecord& record) {
        return moves(record) && lastReleased(releases, record.plan.environment) == &record;
    });
    if (last == releases.end())
        return fail(
            ErrorKind::NotFound, model,
            (QStringList(QStringLiteral("No release made a version of it live.")) + known->notes).join(u' '));
    auto desk = ReleaseDesk::open(workspace, stop, {});
    if (!desk)
        return fail(desk.error());
    const auto look = desk->rollbackPlan(last->plan.environment, version);
    if (!look)
        return fail(look.error());
    auto reading = readRelease(workspace, look->of, HomeLook::Copy, stop);
    if (!reading)
        return fail(reading.error());
    return RollbackOffer{reading->details.summary,
                         rollbackOf(look->plan, reading->details.rollback.value_or(RollbackPreview()))};
}

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
