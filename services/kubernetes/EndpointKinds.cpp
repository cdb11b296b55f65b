#include "services/kubernetes/EndpointDecode.h"

#include <algorithm>

namespace ph {

const std::vector<EndpointKind>& endpointKinds()
{
    using System = ServingSystem;
    static const std::vector<EndpointKind> kinds = {
        {System::KServe,
         "serving.kserve.io",
         "inferenceservices",
         "InferenceService",
         {"v1beta1"},
         decodeInferenceService},
        {System::KServe,
         "serving.kserve.io",
         "inferencegraphs",
         "InferenceGraph",
         {"v1alpha1"},
         decodeInferenceGraph},
        {System::KServe,
         "serving.kserve.io",
         "llminferenceservices",
         "LLMInferenceService",
         {"v1alpha2", "v1alpha1"},
         decodeLlmInferenceService},
        {System::SeldonCore1,
         "machinelearning.seldon.io",
         "seldondeployments",
         "SeldonDeployment",
         {"v1", "v1alpha3", "v1alpha2"},
         decodeSeldonDeployment},
        {System::SeldonCore2, "mlops.seldon.io", "models", "Model", {"v1alpha1"}, decodeSeldonModel},
        {System::SeldonCore2, "mlops.seldon.io", "pipelines", "Pipeline", {"v1alpha1"}, decodeSeldonPipeline},
        {System::SeldonCore2,
         "mlops.seldon.io",
         "experiments",
         "Experiment",
         {"v1alpha1"},
         decodeSeldonExperiment},
        {System::ArgoRollouts, "argoproj.io", "rollouts", "Rollout", {"v1alpha1"}, decodeRollout},
        {System::Knative, "serving.knative.dev", "services", "Service", {"v1"}, decodeKnativeService},
        {System::Istio,
         "networking.istio.io",
         "virtualservices",
         "VirtualService",
         {"v1", "v1beta1", "v1alpha3"},
         decodeVirtualService},
        {System::GatewayApi,
         "gateway.networking.k8s.io",
         "httproutes",
         "HTTPRoute",
         {"v1", "v1beta1"},
         decodeHttpRoute},
        {System::Deployment, "apps", "deployments", "Deployment", {"v1"}, decodeDeployment},
    };
    return kinds;
}

const EndpointKind* endpointKindOf(const EntityKey& endpoint)
{
    const auto resource = endpoint.remoteId.section(u'/', 0, 0);
    const auto& kinds = endpointKinds();
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const EndpointKind& kind) {
        return resource == QLatin1String(kind.resource) + u'.' + QLatin1String(kind.group);
    });
    return found == kinds.end() ? nullptr : &*found;
}

ObjectAddress endpointAddress(const EntityKey& endpoint)
{
    ObjectAddress address{{}, endpoint.remoteId.section(u'/', 1, 1), endpoint.remoteId.section(u'/', 2)};
    if (const auto* kind = endpointKindOf(endpoint))
        address.kind = {QLatin1String(kind->group), QLatin1String(kind->versions.front()),
                        QLatin1String(kind->resource), QLatin1String(kind->kind)};
    return address;
}

} // namespace ph
