#pragma once

#include "app/Workspace.h"
#include "models/values/ObjectIndex.h"

namespace ph {

using ObjectIndexPtr = std::shared_ptr<const ObjectIndex>;

// What in the workspace has a name and can be gone to. Asks no server. Storage, Cancelled. Blocking.

/// What people made here: connections, saved views, incidents, releases. Few, and quickly read.
Result<ObjectIndexPtr> readMadeObjects(Workspace& workspace, const QList<Connection>& connections);
/// What servers have: experiments, models and their versions, endpoints, runs. May be very many.
Result<ObjectIndexPtr> readCachedObjects(CacheStore& cache, const QMap<qint64, QString>& connections,
                                         const std::stop_token& stop);

} // namespace ph
