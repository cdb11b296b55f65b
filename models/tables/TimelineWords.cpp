#include "models/tables/TimelineWords.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct TimelineSpeech {
    Q_DECLARE_TR_FUNCTIONS(ph::TimelineWords)
};

QString sinceText(const QString& time)
{
    return TimelineSpeech::tr("since %1", "%1: a moment").arg(time);
}

} // namespace

QString timelineKindText(TimelineKind kind)
{
    switch (kind) {
    case TimelineKind::Alert:
        return TimelineSpeech::tr("Alert");
    case TimelineKind::Release:
        return TimelineSpeech::tr("Release");
    case TimelineKind::ReleaseStep:
        return TimelineSpeech::tr("Step of a release");
    case TimelineKind::AliasChange:
        return TimelineSpeech::tr("Alias change");
    case TimelineKind::Revision:
        return TimelineSpeech::tr("Revision");
    case TimelineKind::Traffic:
        return TimelineSpeech::tr("Traffic change");
    case TimelineKind::DriftOnset:
        return TimelineSpeech::tr("Drift onset");
    case TimelineKind::QualityViolation:
        return TimelineSpeech::tr("Failed data check");
    case TimelineKind::Freshness:
        return TimelineSpeech::tr("Stale data");
    case TimelineKind::PipelineRun:
        return TimelineSpeech::tr("Pipeline run");
    case TimelineKind::ConfigChange:
        return TimelineSpeech::tr("Configuration change");
    case TimelineKind::PromptChange:
        return TimelineSpeech::tr("Prompt change");
    case TimelineKind::ClusterEvent:
        return TimelineSpeech::tr("Cluster event");
    case TimelineKind::Note:
        return TimelineSpeech::tr("Note");
    }
    return {};
}

QString timelineKindTitle(TimelineKind kind)
{
    switch (kind) {
    case TimelineKind::Alert:
        return TimelineSpeech::tr("Alerts");
    case TimelineKind::Release:
        return TimelineSpeech::tr("Releases");
    case TimelineKind::ReleaseStep:
        return TimelineSpeech::tr("Release steps");
    case TimelineKind::AliasChange:
        return TimelineSpeech::tr("Aliases");
    case TimelineKind::Revision:
        return TimelineSpeech::tr("Revisions");
    case TimelineKind::Traffic:
        return TimelineSpeech::tr("Traffic");
    case TimelineKind::DriftOnset:
        return TimelineSpeech::tr("Drift");
    case TimelineKind::QualityViolation:
        return TimelineSpeech::tr("Data quality");
    case TimelineKind::Freshness:
        return TimelineSpeech::tr("Freshness");
    case TimelineKind::PipelineRun:
        return TimelineSpeech::tr("Pipelines");
    case TimelineKind::ConfigChange:
        return TimelineSpeech::tr("Configuration");
    case TimelineKind::PromptChange:
        return TimelineSpeech::tr("Prompts");
    case TimelineKind::ClusterEvent:
        return TimelineSpeech::tr("Cluster");
    case TimelineKind::Note:
        return TimelineSpeech::tr("Notes");
    }
    return {};
}

QString timelineRoleText(TimelineRole role)
{
    switch (role) {
    case TimelineRole::Change:
        return TimelineSpeech::tr("Change", "role of an item");
    case TimelineRole::Failure:
        return TimelineSpeech::tr("Failure", "role of an item");
    case TimelineRole::Symptom:
        return TimelineSpeech::tr("Symptom", "role of an item");
    case TimelineRole::Remark:
        return TimelineSpeech::tr("Remark", "role of an item");
    }
    return {};
}

QString timelineSeverityText(TimelineSeverity severity)
{
    switch (severity) {
    case TimelineSeverity::Info:
        return TimelineSpeech::tr("Information");
    case TimelineSeverity::Warning:
        return TimelineSpeech::tr("Warning");
    case TimelineSeverity::Critical:
        return TimelineSpeech::tr("Critical");
    }
    return {};
}

QString timelineTimeText(const TimelineItem& item, QString (*time)(std::int64_t))
{
    const auto at = time(item.atMs);
    if (!item.isExact())
        return QStringLiteral("%1 … %2").arg(time(item.afterMs), at);
    if (item.endMs == stillGoing)
        return sinceText(at);
    return item.endMs == noTime ? at : QStringLiteral("%1 – %2").arg(at, time(item.endMs));
}

QString timelineSinceText(std::int64_t ms)
{
    return sinceText(formatLocalTime(ms));
}

QString timelineScopeText(const TimelineScope& scope)
{
    const auto text = scopeText(scope);
    return text.isEmpty() ? TimelineSpeech::tr("everything", "whom an item concerns") : text;
}

} // namespace ph
