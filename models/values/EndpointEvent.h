#pragma once

#include "models/values/Error.h"
#include "models/values/Time.h"

#include <QList>

namespace ph {

/// What a component of the cluster noted of an endpoint or of what belongs to it: a Kubernetes Event. Texts
/// are plain, and the cluster's own.
struct EndpointEvent {
    enum class Type { Normal, Warning };
    QString uid;
    Type type = Type::Normal;
    QString objectKind = {}, objectName = {}; ///< whom it is about: "Pod", "fraud-predictor-00007-…"
    QString reason = {}, message = {};
    QString source = {}; ///< who noted it, "kubelet, node-3"
    int count = 1;       ///< how often, from first to last
    std::int64_t firstMs = noTime, lastMs = noTime;

    friend bool operator==(const EndpointEvent&, const EndpointEvent&) = default;
};

/// The newest first.
bool isNewerEvent(const EndpointEvent& a, const EndpointEvent& b);

/// The events of one endpoint, as far as they are known. They are nowhere kept: a cluster forgets them too.
struct EndpointEvents {
    enum class Standing {
        Reading, ///< nothing came yet
        Level,   ///< all that the cluster has, and told of every change
        Behind,  ///< not reached now; tries again by itself
        Ended    ///< somebody has to act first, e.g. give a right
    } standing = Standing::Reading;
    QList<EndpointEvent> events = {}; ///< the newest first
    std::int64_t levelMs = noTime;    ///< when that was all; noTime: never
    std::optional<Error> trouble = std::nullopt;

    friend bool operator==(const EndpointEvents&, const EndpointEvents&) = default;
};

} // namespace ph
