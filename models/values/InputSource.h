#pragma once

#include "models/values/Run.h"

namespace ph {

/// Where the rows of a dataset input are, as far as this program can read them.
struct InputSource {
    enum class Kind {
        Artifact,  ///< `text` is a path below the artifacts of the run `runId`, on the same server
        LocalFile, ///< `text` is an absolute path, which somebody else's text names
        Elsewhere, ///< `text` is the address that it has
        Unknown    ///< the run says nothing that names a place
    } kind = Kind::Unknown;
    QString text = {};
    QString runId = {};
    friend bool operator==(const InputSource&, const InputSource&) = default;
};

/// Read from MLflow's source of a dataset: JSON with "uri", "url" or "path", or a bare address. What lies
/// below the run's own artifacts is one of them, wherever those are kept.
/// https://mlflow.org/docs/latest/ml/dataset (dataset sources), mlflow/data/*_dataset_source.py
InputSource inputSource(const DatasetInput& input, const Run& run);

/// Whether a file's name says that it is a table of a format that is read.
bool isTableName(const QString& path);

} // namespace ph
