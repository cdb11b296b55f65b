#pragma once

#include "models/values/Endpoint.h"
#include "models/values/Result.h"
#include "services/http/Json.h"
#include "services/kubernetes/ApiPath.h"

#include <vector>

namespace ph {

/// Reads one object of a serving system. Unreadable with the path of the first field that has the wrong type.
using EndpointDecoder = Result<Endpoint> (*)(const Json& object, ConnectionId connection,
                                             std::int64_t seenMs);

/// A kind of object that is an endpoint by itself.
struct EndpointKind {
    ServingSystem system;
    const char* group;
    const char* resource;
    const char* kind;
    std::vector<const char*> versions; ///< that the decoder reads, the best first
    EndpointDecoder decode;
};
const std::vector<EndpointKind>& endpointKinds();
/// Of an endpoint's key; null: of none of them.
const EndpointKind* endpointKindOf(const EntityKey& endpoint);
/// Where the object of an endpoint is, which is of one of these kinds, at the version that is read best.
ObjectAddress endpointAddress(const EntityKey& endpoint);

/// KServe's predictor. Knative mode: with canaryTrafficPercent set and a revision rolled out, the latest one
/// is asked to get so much and the rolled-out one the rest; status.traffic says what the route does. Standard
/// mode ignores that percent; there spec.canary[] asks, and the status only repeats it: not observable.
/// https://kserve.github.io/website/docs/model-serving/predictive-inference/rollout-strategies/canary
Result<Endpoint> decodeInferenceService(const Json& object, ConnectionId connection, std::int64_t seenMs);
/// Listed with their conditions; an InferenceGraph also with its root's split.
Result<Endpoint> decodeInferenceGraph(const Json& object, ConnectionId connection, std::int64_t seenMs);
Result<Endpoint> decodeLlmInferenceService(const Json& object, ConnectionId connection, std::int64_t seenMs);
/// https://docs.seldon.io/projects/seldon-core/en/latest/reference/seldon-deployment.html
Result<Endpoint> decodeSeldonDeployment(const Json& object, ConnectionId connection, std::int64_t seenMs);
/// Which of these predictors a Deployment belongs to, which Seldon names after both
/// ("ENDPOINT-PREDICTOR-NUMBER-CONTAINERS"); empty: none of them, or a name that was too long and is a hash.
QString seldonPredictorOf(const QString& deployment, const QString& endpoint, const QStringList& predictors);
Result<Endpoint> decodeSeldonModel(const Json& object, ConnectionId connection, std::int64_t seenMs);
Result<Endpoint> decodeSeldonPipeline(const Json& object, ConnectionId connection, std::int64_t seenMs);
Result<Endpoint> decodeSeldonExperiment(const Json& object, ConnectionId connection, std::int64_t seenMs);
/// What its pods serve is in the one environment variable of theirs that holds an address; else the image is
/// shown. https://argo-rollouts.readthedocs.io/en/stable/features/specification/
Result<Endpoint> decodeRollout(const Json& object, ConnectionId connection, std::int64_t seenMs);
/// The variable of these containers that holds an address ("s3://models/7"), as a JSON pointer in their list;
/// empty where there is none, and where there are several.
QString modelVariable(const Json& containers);
/// https://knative.dev/docs/serving/reference/serving-api/
Result<Endpoint> decodeKnativeService(const Json& object, ConnectionId connection, std::int64_t seenMs);
/// https://istio.io/latest/docs/reference/config/networking/virtual-service/
Result<Endpoint> decodeVirtualService(const Json& object, ConnectionId connection, std::int64_t seenMs);
/// https://gateway-api.sigs.k8s.io/reference/spec/#httproute
Result<Endpoint> decodeHttpRoute(const Json& object, ConnectionId connection, std::int64_t seenMs);

/// A Deployment; an endpoint only where a Service sends it requests (see selects()).
Result<Endpoint> decodeDeployment(const Json& object, ConnectionId connection, std::int64_t seenMs);
/// True where the Service's selector matches the labels of the Deployment's pods, in the same namespace.
bool selects(const Json& service, const Json& deployment);

/// True of what another endpoint made for itself (a Knative Service of an InferenceService, a Deployment of a
/// SeldonDeployment): it is shown there and is none of its own.
bool belongsToEndpoint(const Json& object);

} // namespace ph
