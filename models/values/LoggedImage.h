#pragma once

#include "models/values/Run.h"

#include <optional>

namespace ph {

/// A picture that a run logged at some step.
struct LoggedImage {
    QString key; ///< what it is of: "val/scores"
    std::int64_t step = 0;
    std::int64_t timestampMs = noTime;
    QString path; ///< among the run's artifacts
    friend bool operator==(const LoggedImage&, const LoggedImage&) = default;
};

/// From an artifact's path: "images/<key>%step%<n>%timestamp%<ms>%<uuid>.png" of mlflow.log_image (2.x
/// to 3.x; '+' in place of '%' as well; '/' of the key is written '#'), or any PNG or JPEG with a number in
/// its name: the last one is the step, what is around it the key ("samples/epoch_10.png": "samples/epoch").
/// None for other files, for pictures without a number, and for the reduced copies that MLflow adds.
std::optional<LoggedImage> loggedImage(const QString& path);

/// Those below `prefix` (a folder or the beginning of a key; empty: all), by key and step.
QList<LoggedImage> loggedImages(const QList<ArtifactEntry>& entries, const QString& prefix);

} // namespace ph
