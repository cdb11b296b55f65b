#pragma once

#include "services/connectors/mlflow/MlflowSampleContent.h"

namespace ph {

/// What mlflow.log_table and mlflow.log_image leave of a binary classifier whose AUC is `score` (0.5 to 1):
/// eval/predictions.json with truth and score of a holdout, and pictures of how scores part while training.
/// Does not touch the sample's stream of random numbers.
void addEvaluation(SampleRun& run, double score);

} // namespace ph
