#include "services/observations/PipelineItems.h"

#include <algorithm>
#include <set>

namespace ph {

namespace {

constexpr std::string_view pipelineTags[] = {"mlflow.databricks.jobRunID", "kfp.name", "pipeline",
                                             "pipeline_run_id", "dag_id"};
constexpr const char* nameTags[] = {"pipeline", "dag_id", "kfp.name"};

/// Numbers of the runs that carry a pipeline's tag: a first reading brings a hundred thousand others.
std::set<std::uint32_t> runsOfPipelines(const RunBatch& runs)
{
    std::set<std::uint32_t> codes;
    for (const auto tag : pipelineTags) {
        if (const auto code = runs.tagKeys.find(tag); code != TextDictionary::none)
            codes.insert(code);
    }
    const auto sourceType = runs.tagKeys.find("mlflow.source.type");
    std::set<std::uint32_t> found;
    for (const auto& tag : runs.tags) {
        const auto value = runs.view(tag.value);
        if ((codes.contains(tag.key) && !value.empty()) ||
            (tag.key == sourceType && (value == "JOB" || value == "PROJECT")))
            found.insert(tag.run);
    }
    return found;
}

QString pipelineName(const MetricLabels& tags, const Run& run)
{
    for (const auto* tag : nameTags) {
        if (const auto name = tags.value(QLatin1String(tag)); !name.isEmpty())
            return name;
    }
    return run.name.isEmpty() ? run.key.remoteId : run.name;
}

QString standingOf(RunStatus status)
{
    switch (status) {
    case RunStatus::Finished:
        return QStringLiteral("succeeded");
    case RunStatus::Failed:
        return QStringLiteral("failed");
    case RunStatus::Killed:
        return QStringLiteral("was stopped");
    case RunStatus::Scheduled:
        return QStringLiteral("is scheduled");
    case RunStatus::Running:
        return QStringLiteral("goes on");
    case RunStatus::Unknown:
        break;
    }
    return QStringLiteral("ended in a way that is not known");
}

TimelineItem itemOf(const Run& run, const QString& connection, const ScopeIndex& scopes, std::int64_t nowMs)
{
    MetricLabels tags;
    for (const auto& tag : run.tags)
        tags.insert(tag.key, tag.value);
    const bool hasFailed = run.status == RunStatus::Failed;
    TimelineItem item;
    item.id = QStringLiteral("run:") + run.key.remoteId;
    item.kind = TimelineKind::PipelineRun;
    item.role = hasFailed ? TimelineRole::Failure : TimelineRole::Remark;
    item.severity = hasFailed ? TimelineSeverity::Warning : TimelineSeverity::Info;
    item.scope = scopes.ofLabels(tags);
    item.title = QStringLiteral("%1 %2").arg(pipelineName(tags, run), standingOf(run.status));
    item.detail =
        QStringList{run.name, tags.value(QStringLiteral("mlflow.source.name"))}.join(QStringLiteral(" · "));
    item.atMs = run.startMs;
    if (run.endMs != noTime)
        item.endMs = std::max(run.endMs, run.startMs);
    else if (run.status == RunStatus::Running)
        item.endMs = stillGoing;
    item.seenMs = nowMs;
    item.source = connection;
    item.reference = item.id;
    return item;
}

} // namespace

std::vector<TimelineItem> pipelineItems(const RunBatch& runs, const QString& connection,
                                        const ScopeIndex& scopes, std::int64_t nowMs)
{
    std::vector<TimelineItem> items;
    for (const auto index : runsOfPipelines(runs)) {
        const auto run = runs.run(index, {});
        if (run.parentRunId.isEmpty() && run.lifecycle == Lifecycle::Active && run.startMs != noTime &&
            run.status != RunStatus::Scheduled)
            items.push_back(itemOf(run, connection, scopes, nowMs));
    }
    return items;
}

} // namespace ph
