#pragma once

#include "models/values/Endpoint.h"

namespace ph {

/// Endpoints in words. What a cluster says (reasons, messages) stays as it is.

QString systemAndModeText(const Endpoint& endpoint); ///< "KServe · Knative"
QString endpointHealthText(EndpointHealth health);
/// What makes the health what it is; empty for Ready.
QString endpointHealthReason(const Endpoint& endpoint);
QString conditionStatusText(EndpointCondition::Status status);

QString shareRoleText(TrafficShare::Role role);
QString sharesText(const QList<TrafficShare>& shares); ///< "90 % stable, 10 % candidate"; "–" for none
QString observedSourceText(ObservedTraffic::Source source);
/// What is to be said of the traffic that is seen, or why none is; empty: nothing.
QString trafficRemarkText(const ObservedTraffic& observed);
/// Both bars of the traffic in one line.
QString trafficText(const QList<TrafficShare>& declared, const ObservedTraffic& observed);
QString percentText(double percent);

QString replicasText(int ready, int wanted); ///< "2 / 3", "? / 3"; "–" where neither is known
struct ReplicaCount {
    int ready = -1, wanted = -1; ///< -1: no revision says
};
ReplicaCount replicasOf(const Endpoint& endpoint); ///< of all revisions that say

/// "fraud 7" where the version is named, else what is loaded: a storage URI or an image.
QString servedText(const Endpoint& endpoint);
QString changeText(const std::optional<EndpointChange>& change, std::int64_t nowMs); ///< "kubectl, 2 h ago"

} // namespace ph
