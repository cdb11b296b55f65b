#include "services/observations/EndpointItems.h"

#include "services/observations/ItemText.h"

#include <algorithm>

namespace ph {

namespace {

/// The two looks, and what all items of them share.
struct Looks {
    const Endpoint& before;
    const Endpoint& after;
    TimelineItem shared;

    /// `saidMs`: when it happened as the object tells it; noTime: it does not.
    TimelineItem item(TimelineKind kind, const QString& what, std::int64_t saidMs) const
    {
        auto item = shared;
        item.kind = kind;
        item.id =
            QStringLiteral("endpoint:%1:%2:%3")
                .arg(after.key.remoteId, what,
                     after.resourceVersion.isEmpty() ? QString::number(after.seenMs) : after.resourceVersion);
        const bool isSaid = saidMs != noTime && saidMs > before.seenMs && saidMs <= after.seenMs;
        item.atMs = isSaid ? saidMs : after.seenMs;
        item.afterMs = isSaid || before.seenMs >= after.seenMs ? noTime : before.seenMs;
        return item;
    }
    std::int64_t changeSaidMs() const
    {
        const bool isNew = after.lastChange && after.lastChange != before.lastChange;
        return isNew ? after.lastChange->atMs : noTime;
    }
    QString changedBy() const
    {
        return after.lastChange && !after.lastChange->manager.isEmpty()
                   ? QStringLiteral("by %1").arg(after.lastChange->manager)
                   : QString();
    }
};

QString percentText(double percent)
{
    return QStringLiteral("%1 %").arg(percent, 0, 'g', 4);
}

/// "fraud-00008: 10 % → 50 %", of each target whose share differs.
QStringList shareChanges(const QList<TrafficShare>& before, const QList<TrafficShare>& after)
{
    const auto was = sharesByTarget(before), is = sharesByTarget(after);
    auto targets = was.keys() + is.keys();
    std::sort(targets.begin(), targets.end());
    targets.erase(std::unique(targets.begin(), targets.end()), targets.end());
    QStringList changes;
    for (const auto& target : std::as_const(targets)) {
        const auto from = was.value(target), to = is.value(target);
        // What is counted from requests is never quite the same twice.
        if (std::abs(from - to) >= 1)
            changes << QStringLiteral("%1: %2").arg(target, fromToText(percentText(from), percentText(to)));
    }
    return changes;
}

const EndpointRevision* revisionNamed(const QList<EndpointRevision>& revisions, const QString& name)
{
    const auto found =
        std::find_if(revisions.begin(), revisions.end(),
                     [&name](const EndpointRevision& revision) { return revision.name == name; });
    return found == revisions.end() ? nullptr : &*found;
}

QStringList revisionChanges(const EndpointRevision& before, const EndpointRevision& after)
{
    QStringList changes;
    const auto compare = [&changes](const char* what, const QString& from, const QString& to) {
        if (from != to)
            changes << QStringLiteral("%1 %2").arg(QLatin1String(what), fromToText(from, to));
    };
    compare("model", before.model, after.model);
    compare("runtime", before.runtime, after.runtime);
    compare("format", before.format, after.format);
    auto names = before.resources.keys() + after.resources.keys();
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    for (const auto& name : std::as_const(names))
        compare(qPrintable(name), before.resources.value(name), after.resources.value(name));
    return changes;
}

void addRevisions(const Looks& looks, std::vector<TimelineItem>& items)
{
    const auto add = [&](const QString& name, const QString& title, const QString& detail) {
        auto item = looks.item(TimelineKind::Revision, name, looks.changeSaidMs());
        item.title = title;
        item.detail = detail.isEmpty() ? looks.changedBy() : detail;
        items.push_back(std::move(item));
    };
    for (const auto& revision : looks.after.revisions) {
        const auto* before = revisionNamed(looks.before.revisions, revision.name);
        if (!before) {
            add(revision.name, QStringLiteral("revision %1 appeared").arg(revision.name), revision.model);
            continue;
        }
        if (const auto changes = revisionChanges(*before, revision); !changes.isEmpty())
            add(revision.name, QStringLiteral("%1: %2").arg(revision.name, changes.first()),
                changes.join(QStringLiteral("; ")));
    }
    for (const auto& revision : looks.before.revisions) {
        if (!revisionNamed(looks.after.revisions, revision.name))
            add(revision.name, QStringLiteral("revision %1 is gone").arg(revision.name), revision.model);
    }
}

void addTraffic(const Looks& looks, std::vector<TimelineItem>& items)
{
    const auto add = [&](const char* what, const QStringList& changes, std::int64_t saidMs) {
        if (changes.isEmpty())
            return;
        auto item = looks.item(TimelineKind::Traffic, QLatin1String(what), saidMs);
        item.title = QStringLiteral("traffic %1").arg(changes.join(QStringLiteral(", ")));
        item.detail = QLatin1String(what);
        items.push_back(std::move(item));
    };
    const auto declared = shareChanges(looks.before.declared, looks.after.declared);
    add("declared", declared, looks.changeSaidMs());
    // Observed is told where nobody asked for it, or it is not what was asked for.
    const auto observed = shareChanges(looks.before.observed.shares, looks.after.observed.shares);
    if (observed != declared)
        add("observed", observed, noTime);
}

void addConditions(const Looks& looks, std::vector<TimelineItem>& items)
{
    using Status = EndpointCondition::Status;
    for (const auto& condition : looks.after.conditions) {
        const auto before = std::find_if(
            looks.before.conditions.begin(), looks.before.conditions.end(),
            [&condition](const EndpointCondition& other) { return other.type == condition.type; });
        if (before == looks.before.conditions.end() || before->status == condition.status ||
            condition.informative || condition.status == Status::Unknown)
            continue;
        auto item = looks.item(TimelineKind::ClusterEvent, condition.type, condition.sinceMs);
        const bool holds = condition.status == Status::True;
        item.role = TimelineRole::Symptom;
        item.severity = holds ? TimelineSeverity::Info : TimelineSeverity::Warning;
        item.title = QStringLiteral("%1: %2").arg(condition.type,
                                                  holds ? QStringLiteral("True") : QStringLiteral("False"));
        item.detail = QStringLiteral("%1 %2").arg(condition.reason, condition.message).trimmed();
        items.push_back(std::move(item));
    }
}

TimelineItem sharedOf(const Endpoint& endpoint, const QString& connection, const ScopeIndex& scopes)
{
    TimelineItem item;
    item.scope = scopes.ofEndpoint(connection, endpoint);
    item.source = connection;
    item.seenMs = endpoint.seenMs;
    item.reference = QStringLiteral("endpoint:%1/%2").arg(connection, endpoint.key.remoteId);
    return item;
}

/// Reasons of Kubernetes, Knative and KServe that tell of something that broke from outside: a node, its
/// memory or disk, an image or a volume that does not come. All other warnings tell of an object that does
/// not answer, which is what a cause looks like from there.
constexpr const char* failureReasons[] = {"OOMKilling",
                                          "OOMKilled",
                                          "SystemOOM",
                                          "Evicted",
                                          "Preempted",
                                          "Preempting",
                                          "NodeNotReady",
                                          "NodeNotSchedulable",
                                          "Rebooted",
                                          "FailedScheduling",
                                          "FailedMount",
                                          "FailedAttachVolume",
                                          "FailedCreate",
                                          "ErrImagePull",
                                          "ErrImageNeverPull",
                                          "InspectFailed",
                                          "EvictionThresholdMet",
                                          "FreeDiskSpaceFailed",
                                          "NetworkNotReady",
                                          "DNSConfigForming"};
/// Normal ones by which what runs became another; and those by which a controller follows load, or a rollout
/// that is told elsewhere.
constexpr const char* changeReasons[] = {"RolloutUpdated", "RevisionReady", "NewReplicaSetCreated"};
constexpr const char* followingReasons[] = {"ScalingReplicaSet", "SuccessfulRescale", "SuccessfulCreate",
                                            "SuccessfulDelete", "Killing"};

template <std::size_t n>
bool isAmong(const QString& reason, const char* const (&reasons)[n])
{
    return std::any_of(std::begin(reasons), std::end(reasons),
                       [&reason](const char* known) { return reason == QLatin1String(known); });
}

TimelineRole roleOfEvent(const EndpointEvent& event)
{
    if (isAmong(event.reason, failureReasons))
        return TimelineRole::Failure;
    if (event.type == EndpointEvent::Type::Warning || isAmong(event.reason, followingReasons))
        return TimelineRole::Symptom;
    return isAmong(event.reason, changeReasons) ? TimelineRole::Change : TimelineRole::Remark;
}

} // namespace

std::vector<TimelineItem> endpointItems(const Endpoint& before, const Endpoint& after,
                                        const QString& connection, const ScopeIndex& scopes)
{
    std::vector<TimelineItem> items;
    const Looks looks{before, after, sharedOf(after, connection, scopes)};
    addRevisions(looks, items);
    addTraffic(looks, items);
    addConditions(looks, items);
    return items;
}

TimelineItem endpointItem(const Endpoint& endpoint, EndpointFate fate, std::int64_t beforeMs,
                          std::int64_t nowMs, const QString& connection, const ScopeIndex& scopes)
{
    auto item = sharedOf(endpoint, connection, scopes);
    const bool isNew = fate == EndpointFate::Appeared;
    item.kind = TimelineKind::Revision;
    item.title = isNew ? QStringLiteral("%1 appeared").arg(endpointTitle(endpoint))
                       : QStringLiteral("%1 was removed").arg(endpointTitle(endpoint));
    const bool isSaid = isNew && endpoint.createdMs > beforeMs && endpoint.createdMs <= nowMs;
    item.atMs = isSaid ? endpoint.createdMs : nowMs;
    item.afterMs = isSaid || beforeMs >= nowMs ? noTime : beforeMs;
    item.seenMs = nowMs;
    item.id = QStringLiteral("endpoint:%1:%2:%3")
                  .arg(endpoint.key.remoteId, isNew ? QStringLiteral("+") : QStringLiteral("-"),
                       endpoint.uid.isEmpty() ? QString::number(nowMs) : endpoint.uid);
    return item;
}

std::vector<TimelineItem> eventItems(std::span<const EndpointEvent> events, const TimelineScope& endpoint,
                                     const QString& connection)
{
    std::vector<TimelineItem> items;
    items.reserve(events.size());
    for (const auto& event : events) {
        if (event.uid.isEmpty() || event.firstMs == noTime)
            continue;
        TimelineItem item;
        item.id = QStringLiteral("event:%1").arg(event.uid);
        item.kind = TimelineKind::ClusterEvent;
        item.role = roleOfEvent(event);
        item.severity =
            event.type == EndpointEvent::Type::Warning ? TimelineSeverity::Warning : TimelineSeverity::Info;
        item.scope = endpoint;
        item.title = QStringLiteral("%1 %2/%3").arg(event.reason, event.objectKind, event.objectName);
        item.detail = event.message;
        item.atMs = event.firstMs;
        item.endMs = event.lastMs != noTime && event.lastMs > event.firstMs ? event.lastMs : noTime;
        item.seenMs = event.firstMs;
        item.source = connection;
        item.reference = item.id;
        items.push_back(std::move(item));
    }
    return items;
}

} // namespace ph
