#include "app/release/DeskTexts.h"
#include "app/release/ReleaseDesk.h"
#include "services/release/PlanSteps.h"

#include <algorithm>

namespace ph {

namespace {

/// Whether all that it moves is where it moves it, and the registry names no other release for that.
bool isWhollyLive(const ReleaseRecord& seen)
{
    bool any = false;
    for (const auto& step : seen.steps) {
        const auto& place = step.step.place;
        const bool namesIt = place.endsWith(u'#' + releaseTag);
        if (!namesIt && place.contains(u'#' + releaseTag))
            continue; // how far it was said to be
        if (step.state != StepRecord::State::Confirmed)
            return false;
        any = any || namesIt || step.step.expected != step.step.value;
    }
    return any;
}

} // namespace

std::optional<ReleaseRecord> ReleaseDesk::executedUnread(const ReleaseEnvironment& environment,
                                                         const QList<ReleaseRecord>& releases)
{
    std::optional<ReleaseRecord> found;
    for (const auto& record : releases) {
        if (record.state != ReleaseState::Waiting || record.plan.environment != environment.name ||
            (found && record.changedMs <= found->changedMs))
            continue;
        auto seen = lookedAt(environment, record);
        if (seen && isWhollyLive(*seen))
            found = std::move(*seen);
    }
    if (found) {
        found->state = ReleaseState::Soaking;
        found->changedMs = now();
        found->reason = QStringLiteral("What it makes live was found live.");
    }
    return found;
}

QString ReleaseDesk::whatServes(const ReleaseEnvironment& environment)
{
    const auto live = observe(environment.name, {{ReleasePart::Kind::Model, environment.model, {}, {}, {}}});
    const auto version = live ? live->first().from : QString();
    if (version.isEmpty())
        return {};
    const auto there = places(environment, environment.name);
    auto* registry = there ? (*there)->registry() : nullptr;
    const auto told =
        registry ? registry->versions.fetchModelVersion(registry->context, environment.model, version)
                 : Result<ModelVersion>(ModelVersion());
    QString id;
    if (told) {
        for (const auto& tag : told->tags)
            id = tag.key == releaseTag ? tag.value : id;
    }
    return id.isEmpty() ? DeskTexts::tr("Live is %1 %2.").arg(environment.model, version)
                        : DeskTexts::tr("Live is %1 %2, by release %3 as the registry says.")
                              .arg(environment.model, version, id);
}

} // namespace ph
