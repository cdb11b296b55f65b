#include "services/observations/ReleaseItems.h"

#include "models/values/LineDiff.h"
#include "services/observations/ItemText.h"

#include <algorithm>

namespace ph {

namespace {

QString partsText(const ReleaseRecord& release)
{
    QStringList parts;
    for (const auto& part : release.plan.parts)
        parts << QStringLiteral("%1 %2").arg(part.name, fromToText(part.from, part.to));
    return parts.isEmpty() ? release.plan.id : parts.join(QStringLiteral(", "));
}

TimelineScope scopeOfRelease(const ReleaseRecord& release)
{
    TimelineScope scope;
    scope.environment = release.plan.environment;
    for (const auto& part : release.plan.parts) {
        if (part.kind == ReleasePart::Kind::Model && scope.model.isEmpty())
            scope.model = part.name;
    }
    for (const auto& step : release.plan.steps) {
        // "endpoint:CONNECTION/NAMESPACE/NAME"
        if (step.place.startsWith(QLatin1String("endpoint:")))
            scope.endpoint = step.place.section(u'/', 1);
    }
    return scope;
}

bool wasAsked(const StepRecord& step)
{
    return step.state != StepRecord::State::Planned && step.intendedMs != noTime;
}

TimelineItem stepItem(const ReleaseRecord& release, qsizetype position, const TimelineScope& scope)
{
    const auto& step = release.steps[position];
    const bool isSeen = step.state == StepRecord::State::Confirmed && step.observedMs > step.intendedMs;
    TimelineItem item;
    item.id = QStringLiteral("release:%1:%2").arg(release.plan.id).arg(position);
    item.kind = TimelineKind::ReleaseStep;
    item.severity = step.state == StepRecord::State::Failed || step.state == StepRecord::State::Conflict
                        ? TimelineSeverity::Warning
                        : TimelineSeverity::Info;
    item.scope = scope;
    item.title =
        QStringLiteral("%1: %2").arg(step.step.place, fromToText(step.step.expected, step.step.value));
    item.detail = step.result.isEmpty()
                      ? stepStateName(step.state)
                      : QStringLiteral("%1: %2").arg(stepStateName(step.state), step.result);
    // Between asking for it and seeing it done.
    item.atMs = isSeen ? step.observedMs : step.intendedMs;
    item.afterMs = isSeen ? step.intendedMs : noTime;
    item.seenMs = step.observedMs == noTime ? step.intendedMs : step.observedMs;
    item.source = QStringLiteral("releases");
    item.reference = QStringLiteral("release:%1").arg(release.plan.id);
    return item;
}

TimelineItem aliasItem(const RegisteredModel& model, const QString& connection, const AliasChange& change,
                       const ScopeIndex& scopes)
{
    TimelineItem item;
    item.id = QStringLiteral("alias:%1:%2:%3").arg(model.name(), change.pointer).arg(change.to.byMs);
    item.kind =
        model.kind == RegisteredModel::Kind::Prompt ? TimelineKind::PromptChange : TimelineKind::AliasChange;
    item.scope = scopes.ofPointer(connection, model.name(), change.pointer);
    item.title = QStringLiteral("%1%2: %3")
                     .arg(model.name(), change.pointer, fromToText(change.from, change.to.version));
    item.atMs = change.to.byMs;
    item.afterMs = change.to.afterMs < change.to.byMs ? change.to.afterMs : noTime;
    item.seenMs = change.to.byMs;
    item.source = connection;
    item.reference = QStringLiteral("model:%1/%2").arg(connection, model.name());
    return item;
}

int changedLines(const QString& before, const QString& after)
{
    const auto pairs = lineDiff(before, after);
    return int(
        std::count_if(pairs.begin(), pairs.end(), [](const LinePair& pair) { return !pair.isSame(); }));
}

} // namespace

std::vector<TimelineItem> releaseItems(const QList<ReleaseRecord>& releases)
{
    std::vector<TimelineItem> items;
    for (const auto& release : releases) {
        const auto scope = scopeOfRelease(release);
        std::vector<TimelineItem> steps;
        steps.reserve(std::size_t(release.steps.size()));
        auto beganMs = noTime, endedMs = noTime;
        for (qsizetype i = 0; i < release.steps.size(); ++i) {
            const auto& step = release.steps[i];
            if (!wasAsked(step))
                continue;
            beganMs = beganMs == noTime ? step.intendedMs : std::min(beganMs, step.intendedMs);
            endedMs = std::max({endedMs, step.intendedMs, step.observedMs});
            steps.push_back(stepItem(release, i, scope));
        }
        if (steps.empty())
            continue;
        const bool isUnderWay =
            release.state == ReleaseState::Running || release.state == ReleaseState::RollingBack;
        TimelineItem item;
        item.id = QStringLiteral("release:%1").arg(release.plan.id);
        item.kind = TimelineKind::Release;
        item.scope = scope;
        item.title = partsText(release);
        if (!release.rollbackOf.isEmpty())
            item.title += QStringLiteral(" (rollback)");
        item.detail = release.reason.isEmpty()
                          ? releaseStateName(release.state)
                          : QStringLiteral("%1: %2").arg(releaseStateName(release.state), release.reason);
        item.atMs = beganMs;
        item.endMs = isUnderWay ? stillGoing : std::max(endedMs, beganMs);
        item.seenMs = beganMs;
        item.source = QStringLiteral("releases");
        item.reference = item.id;
        items.push_back(std::move(item));
        std::move(steps.begin(), steps.end(), std::back_inserter(items));
    }
    return items;
}

std::vector<TimelineItem> aliasItems(const RegisteredModel& model, const QString& connection,
                                     const QList<AliasTimeline>& timelines, const ScopeIndex& scopes)
{
    std::vector<TimelineItem> items;
    for (const auto& change : aliasChanges(timelines)) {
        if (change.to.afterMs != noTime) // else nobody had looked before
            items.push_back(aliasItem(model, connection, change, scopes));
    }
    return items;
}

std::vector<TimelineItem> promptItems(const RegisteredModel& prompt, const QString& connection,
                                      std::span<const ModelVersion> versions)
{
    std::vector<const ModelVersion*> byTime;
    byTime.reserve(versions.size());
    for (const auto& version : versions) {
        if (version.createdMs != noTime)
            byTime.push_back(&version);
    }
    std::stable_sort(byTime.begin(), byTime.end(), [](const ModelVersion* a, const ModelVersion* b) {
        return a->createdMs < b->createdMs;
    });
    std::vector<TimelineItem> items;
    items.reserve(byTime.size());
    const ModelVersion* before = nullptr;
    for (const auto* version : byTime) {
        TimelineItem item;
        item.id = QStringLiteral("prompt:%1:%2").arg(prompt.name(), version->version);
        item.kind = TimelineKind::PromptChange;
        item.scope.model = prompt.name();
        item.title = QStringLiteral("%1 %2 registered").arg(prompt.name(), version->version);
        if (before)
            item.detail = QStringLiteral("%1 lines differ from version %2")
                              .arg(changedLines(before->promptText, version->promptText))
                              .arg(before->version);
        item.atMs = version->createdMs;
        item.seenMs = version->seenMs;
        item.source = connection;
        item.reference = QStringLiteral("model:%1/%2").arg(connection, prompt.name());
        items.push_back(std::move(item));
        before = version;
    }
    return items;
}

} // namespace ph
