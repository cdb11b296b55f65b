#pragma once

#include "services/connectors/Capabilities.h"
#include "services/http/Json.h"

/// What the tracking API's small requests and replies look like. Pure functions.
namespace ph::mlflow {

/// RunQuery's conditions in MLflow's filter syntax, which knows AND only and no parentheses.
QString runFilter(const RunQuery& query);
/// Body of runs/search.
Json runSearchBody(const RunQuery& query);

/// One experiment; Unreadable where it has no id or a field of the wrong type.
Result<Experiment> decodeExperiment(const Json& json, ConnectionId connection, const QString& where);
/// One logged model; MLflow's "LOGGED_MODEL_READY" is told as "READY".
Result<LoggedModel> decodeLoggedModel(const Json& json, ConnectionId connection, const QString& where);
/// One file of artifacts/list; Invalid where its path does not stand directly below `directory`.
Result<ArtifactEntry> decodeArtifact(const Json& json, const QString& directory, const QString& where);

} // namespace ph::mlflow
