#pragma once

#include "models/values/GateFacts.h"
#include "models/values/ModelVersion.h"
#include "models/values/Run.h"

namespace ph {

/// What is written down with a version and its source run, as gates ask for it.

/// The signature of the model that the run logged last, from MLflow's tag "mlflow.log-model.history"; none
/// where there is no such tag, or no signature in it.
std::optional<Result<QJsonObject>> signatureOf(const Run& run);

/// Tags "sha256/PATH" of a version, PATH as its tracker lists it: path -> digest, in lower case.
QMap<QString, QString> recordedDigests(const ModelVersion& version);

/// Prompts from the tag "mlflow.linkedPrompts" ([{"name", "version"}]), the policy from "pilothouse.policy".
Result<Pins> pinsOf(const ModelVersion& version, const QString& currentPolicyDigest);

} // namespace ph
