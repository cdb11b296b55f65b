#include "services/rollout/KserveSchema.h"

namespace ph::kserve {

Result<bool> servesCanaryList(const ClusterClient& client)
{
    const auto document = client.getPath("/openapi/v3/apis/serving.kserve.io/v1beta1");
    if (!document)
        return document.error().kind == ErrorKind::NotFound ? Result<bool>(false) : fail(document.error());
    const auto schemas = JsonReader(*document).child("components").child("schemas");
    return schemas
        .child("io.kserve.serving.v1beta1.InferenceService") // group turned round, version, kind
        .child("properties")
        .child("spec")
        .child("properties")
        .has("canary");
}

} // namespace ph::kserve
