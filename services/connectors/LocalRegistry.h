#pragma once

#include "services/connectors/Capabilities.h"

namespace ph {

/// A registry that is read whole each time, as local stores are: single questions are answered from the
/// lists.
class LocalRegistry : public ModelRegistry {
public:
    Result<ModelVersion> fetchModelVersion(const CallContext& context, const QString& model,
                                           const QString& version) final;
    Result<std::optional<QString>> fetchAlias(const CallContext& context, const QString& model,
                                              const QString& alias) final;
};

/// What a registered model's tags say of its kind: MLflow marks prompts by one.
RegisteredModel::Kind mlflowModelKind(const QList<KeyValue>& tags);
/// The text of a prompt's version, which MLflow keeps in a tag; empty where there is none.
QString mlflowPromptText(const QList<KeyValue>& tags);

} // namespace ph
