#pragma once

#include "models/values/RunBatch.h"
#include "services/observations/ScopeIndex.h"

#include <vector>

namespace ph {

/// Runs of a tracking server that a pipeline made, from when they began: a job or project by the run's source
/// type (mlflow.source.type JOB, PROJECT), or what Databricks' jobs, Kubeflow Pipelines and people's own
/// pipelines tag them with (mlflow.databricks.jobRunID, kfp.name, pipeline, pipeline_run_id, dag_id). A step,
/// which has a parent, is its parent's; a run that a person started is none. One that failed is a failure for
/// whatever depends on it. Whose it is follows from its tags as from labels. `connection`: the server's name.
std::vector<TimelineItem> pipelineItems(const RunBatch& runs, const QString& connection,
                                        const ScopeIndex& scopes, std::int64_t nowMs);

} // namespace ph
