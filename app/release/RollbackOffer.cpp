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
    const auto local = storedReleases(workspace.state());
    if (!local)
        return fail(local.error());
    const auto moves = [&](const ReleaseRecord& record) {
        return std::any_of(record.plan.parts.begin(), record.plan.parts.end(), [&](const ReleasePart& part) {
            return part.kind == ReleasePart::Kind::Model && part.name == model;
        });
    };
    const auto last = std::find_if(local->begin(), local->end(), [&](const ReleaseRecord& record) {
        return moves(record) && lastReleased(*local, record.plan.environment) == &record;
    });
    if (last == local->end())
        return fail(ErrorKind::NotFound, model,
                    QStringLiteral("No release from this workspace made a version of it live."));
    auto desk = ReleaseDesk::open(workspace, stop, {});
    if (!desk)
        return fail(desk.error());
    const auto plan = desk->rollbackPlan(last->plan.environment, version);
    if (!plan)
        return fail(plan.error());
    auto reading = readRelease(workspace, last->plan.id, HomeLook::Copy, stop);
    if (!reading)
        return fail(reading.error());
    return RollbackOffer{reading->details.summary,
                         rollbackOf(*plan, reading->details.rollback.value_or(RollbackPreview()))};
}

} // namespace ph
