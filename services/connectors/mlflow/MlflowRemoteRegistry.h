#pragma once

#include "services/connectors/Capabilities.h"
#include "services/connectors/mlflow/MlflowRemotePages.h"
#include "services/connectors/mlflow/MlflowRemoteServer.h"

namespace ph::mlflow {

/// The model registry of one MLflow server, prompts included.
class RemoteRegistry {
public:
    RemoteRegistry(RemoteServer& server, ConnectionId connection);

    Result<std::vector<RegisteredModel>> models(const CallContext& context);
    Result<std::vector<ModelVersion>> versions(const CallContext& context, const QString& model);
    Result<ModelVersion> version(const CallContext& context, const QString& model, const QString& version);
    Result<std::optional<QString>> alias(const CallContext& context, const QString& model,
                                         const QString& alias);
    /// Sends one control request, once: `name` as in "registered-models/alias".
    Result<void> change(const CallContext& context, const char* method, const char* name, const Json& body);

private:
    using Take = std::function<Result<PageGuard::Progress>(const JsonReader& item, const QString& where)>;
    /// Gets page after page.
    Result<void> fetchPages(const CallContext& context, const char* name, const QueryItems& query,
                            const char* list, const Take& take);
    Result<RegisteredModel> model(const CallContext& context, const QString& name);

    RemoteServer& server_;
    ConnectionId connection_;
};

/// One registered model or prompt; Unreadable without a name or with a field of the wrong type.
Result<RegisteredModel> decodeRegisteredModel(const JsonReader& json, ConnectionId connection,
                                              const QString& where);
/// One version; Unreadable without a name and a version.
Result<ModelVersion> decodeModelVersion(const JsonReader& json, ConnectionId connection,
                                        const QString& where);

} // namespace ph::mlflow
