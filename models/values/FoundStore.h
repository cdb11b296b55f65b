#pragma once

#include "models/values/Connection.h"

namespace ph {

/// An MLflow store that lies on this computer.
struct FoundStore {
    QString kind;            ///< "mlflow-folder" or "mlflow-db"
    QString location;        ///< absolute path
    qint64 experiments = -1; ///< that are not deleted; -1: could not be counted
    qint64 bytes = -1;       ///< of a database's file; -1: a folder's size is not worth the look
    friend bool operator==(const FoundStore&, const FoundStore&) = default;
};

/// "project/mlruns": the folder that it lies in says more than its own name.
QString storeName(const QString& location);

/// Connections to them, under names that differ: more of the path is named where less would be the same.
QList<Connection> connectionsTo(const QList<FoundStore>& stores);

} // namespace ph
