#pragma once

#include "models/values/Endpoint.h"
#include "services/kubernetes/ClusterClient.h"

#include <optional>

namespace ph {

/// A condition that a look adds: that the candidate's pods can serve.
inline constexpr char candidateReady[] = "CandidateReady";
/// That they cannot.
EndpointCondition cannotServe(const QString& reason, const QString& message);

/// Why pods cannot serve, by their Deployment (a null: not seen) and themselves; none where nothing says so.
std::optional<EndpointCondition> podTrouble(const Json& deployment, const std::vector<Json>& pods);

/// Pods, or Deployments, with this label ("app=isvc.scorer-predictor"); none where they may not be listed.
std::vector<Json> podsLabelled(const ClusterClient& client, const QString& ns, const QString& label);
std::vector<Json> deploymentsLabelled(const ClusterClient& client, const QString& ns, const QString& label);

} // namespace ph
