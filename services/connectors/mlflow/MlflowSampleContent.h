#pragma once

#include "services/connectors/mlflow/MlflowSample.h"

#include "models/values/Run.h"

#include <QByteArray>

#include <string>
#include <utility>
#include <vector>

namespace ph {

/// A run of the sample before it is written in either store's format.
struct SampleRun {
    std::string id;
    std::string name;
    std::string user;
    RunStatus status = RunStatus::Finished;
    Lifecycle lifecycle = Lifecycle::Active;
    std::int64_t startMs = 0;
    std::int64_t endMs = noTime;
    std::vector<std::pair<std::string, std::string>> params;
    std::vector<std::pair<std::string, std::string>> tags;
    std::vector<std::pair<std::string, MetricPoints>> metrics;
    std::vector<std::pair<std::string, QByteArray>> artifacts; ///< by path
    bool usesDataset = true;
    std::string modelId; ///< of a logged model, or empty
};

struct SampleExperiment {
    std::string id;
    std::string name;
    std::string note; ///< Markdown
    std::int64_t createdMs = 0;
    DatasetInput dataset;
    std::vector<SampleRun> runs;
};

/// What lies in the sample's mlruns, and what in its mlflow.db.
std::vector<SampleExperiment> sampleFolderContent(SampleSize size, std::int64_t nowMs);
std::vector<SampleExperiment> sampleDbContent(SampleSize size, std::int64_t nowMs);

} // namespace ph
