#pragma once

#include "models/values/ModelVersion.h"
#include "services/sync/Link.h"

#include <QMap>

namespace ph {

/// Path -> SHA-256, in lower-case hexadecimal, of every file of a version as its tracker has them now; paths
/// as the tracker lists them ("model/MLmodel"). All are read, one at a time, to the disk: for a worker.
/// Nothing is kept. NotFound where there are none, Unsupported where the version's source says no place that
/// the tracker has; an error for one file is one for all.
Result<QMap<QString, QString>> fileDigests(Link& tracker, const ModelVersion& version, std::stop_token stop);

} // namespace ph
