#include "app/RollbackPrediction.h"

#include "app/release/ReleaseDesk.h"
#include "app/release/ReleasePicture.h"
#include "app/release/ReleaseReading.h"
#include "models/tables/ReleaseWords.h"

#include <QCoreApplication>

#include <algorithm>

namespace ph {

namespace {

/// The preview of one plan: what it moves now, and from where; the rest stays.
RollbackPreview previewOf(const RollbackLook& look, RollbackPreview preview)
{
    QStringList from, to;
    preview.effects.clear();
    for (const auto& part : look.plan.parts) {
        from << QStringLiteral("%1 %2").arg(part.name, part.from);
        to << QStringLiteral("%1 %2").arg(part.name, part.to);
    }
    for (const auto& step : look.plan.steps)
        preview.effects << stepText(step);
    preview.current = from.join(QStringLiteral(" + "));
    preview.target = to.join(QStringLiteral(" + "));
    preview.seenMs = look.plan.createdMs;
    preview.notes = look.notes;
    return preview;
}

bool movesModel(const ReleaseRecord& record, const QString& model)
{
    return std::any_of(record.plan.parts.begin(), record.plan.parts.end(), [&](const ReleasePart& part) {
        return part.kind == ReleasePart::Kind::Model && part.name == model;
    });
}

} // namespace

Result<RollbackPrediction> predictRollback(Workspace& workspace, const QString& environment,
                                           const QString& version, std::stop_token stop)
{
    const auto look = ReleaseDesk::lookAtRollback(workspace, stop, {}, environment, version);
    if (!look)
        return fail(look.error());
    auto reading = readRelease(workspace, look->of, HomeLook::Copy, stop);
    if (!reading)
        return fail(reading.error());
    return RollbackPrediction{reading->details.summary,
                              previewOf(*look, reading->details.rollback.value_or(RollbackPreview()))};
}

Result<RollbackPrediction> predictRollbackOfModel(Workspace& workspace, const QString& model,
                                                  const QString& version, std::stop_token stop)
{
    const auto known = knownReleases(workspace, HomeLook::Pull, stop);
    if (!known)
        return fail(known.error());
    const auto& releases = known->releases;
    const auto last = std::find_if(releases.begin(), releases.end(), [&](const ReleaseRecord& record) {
        return movesModel(record, model) && lastReleased(releases, record.plan.environment) == &record;
    });
    if (last == releases.end())
        return fail(ErrorKind::NotFound, model,
                    (QStringList(QCoreApplication::translate("ph::RollbackPrediction",
                                                             "No release made a version of it live.")) +
                     known->notes)
                        .join(u' '));
    auto predicted = predictRollback(workspace, last->plan.environment, version, std::move(stop));
    if (predicted) { // a home that was not reached may know of a later release
        predicted->preview.notes = known->notes + predicted->preview.notes;
        predicted->preview.notes.removeDuplicates();
    }
    return predicted;
}

} // namespace ph
