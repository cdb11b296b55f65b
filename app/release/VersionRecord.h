#pragma once

#include "models/values/GateFacts.h"
#include "models/values/ModelVersion.h"
#include "services/store/CacheStore.h"

namespace ph {

/// What is written down with a version and its source run, as gates ask for it.

/// The signature of the model that the run logged last, from MLflow's tag "mlflow.log-model.history"; none
/// where there is no such tag, or no signature in it.
std::optional<Result<QJsonObject>> signatureOf(const Run& run);

/// Tags "sha256/PATH" of a version: path -> digest, in lower case.
QMap<QString, QString> recordedDigests(const ModelVersion& version);

/// Those beside the digests of what the cache holds; observed when the oldest was fetched. A file that is not
/// cached has no computed digest.
Fact<ArtifactDigests> digestsOf(CacheStore& cache, const EntityKey& run,
                                const QMap<QString, QString>& recorded, std::int64_t seenMs);

/// Prompts from the tag "mlflow.linkedPrompts" ([{"name", "version"}]), the policy from "pilothouse.policy".
Result<Pins> pinsOf(const ModelVersion& version, const QString& currentPolicyDigest);

} // namespace ph
