#pragma once

#include "models/values/Endpoint.h"
#include "models/values/EndpointPanels.h"
#include "models/values/ReleaseRecord.h"

namespace ph {

/// Something that changed what an endpoint serves, at a moment.
struct DeployMark {
    std::int64_t atMs = noTime;
    QString text; ///< "fraud 7 released to production", plain
    friend bool operator==(const DeployMark&, const DeployMark&) = default;
};

/// What is known to have been deployed to this endpoint, oldest first: releases of its model or to it, at the
/// moment when their first step was seen done, and the last change that the cluster itself tells of.
/// `endpoint`: as it is cached; null where it is known by its name only.
QList<DeployMark> deployMarks(const QList<ReleaseRecord>& releases, const EndpointNames& names,
                              const Endpoint* endpoint);

} // namespace ph
