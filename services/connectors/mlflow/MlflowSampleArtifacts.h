#pragma once

#include "services/connectors/mlflow/MlflowSampleContent.h"
#include "services/connectors/mlflow/MlflowSampleRandom.h"

namespace ph {

/// The files that a training script of the sample leaves: report, metrics, tables, pictures, a model folder.
void addTrainingArtifacts(SampleRun& run, SampleRandom& random, double score);

/// An MLmodel file, requirements and a small stand-in for the weights below `folder`.
void addModelFolder(SampleRun& run, SampleRandom& random, const std::string& folder,
                    const std::string& flavor, const std::string& requirement);

} // namespace ph
