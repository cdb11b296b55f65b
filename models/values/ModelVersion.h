#pragma once

#include "models/values/Run.h"

namespace ph {

/// A registered model of a registry, or a prompt: MLflow 3 keeps prompts as registered models of their own
/// kind.
struct RegisteredModel {
    enum class Kind : std::uint8_t { Model, Prompt };
    EntityKey key; ///< EntityKind::RegisteredModel; remoteId is the name
    Kind kind = Kind::Model;
    QString description;
    QList<KeyValue> tags;
    QMap<QString, QString> aliases; ///< alias -> version, as the registry answered
    std::int64_t createdMs = noTime;
    std::int64_t updatedMs = noTime;
    std::int64_t seenMs = noTime; ///< when we last saw it there
    const QString& name() const { return key.remoteId; }
    friend bool operator==(const RegisteredModel&, const RegisteredModel&) = default;
};

/// One version of a registered model or prompt.
struct ModelVersion {
    EntityKey key; ///< EntityKind::ModelVersion; see modelVersionKey()
    QString model;
    QString version; ///< a number to MLflow, a text to us
    QString runId;   ///< empty where it comes from no run
    QString source;  ///< artifact address, e.g. "mlflow-artifacts:/1/abc/artifacts/model" or "models:/m-1234"
    QString
        stage; ///< deprecated by MLflow, still used: "None", "Staging", "Production", "Archived"; empty: none
    QString status; ///< "READY", as the registry spells it
    QString statusMessage;
    QString description;
    QString user;
    QList<KeyValue> tags;
    QStringList aliases;
    QString promptText; ///< of a prompt's version; empty otherwise
    std::int64_t createdMs = noTime;
    std::int64_t updatedMs = noTime;
    std::int64_t seenMs = noTime;
    friend bool operator==(const ModelVersion&, const ModelVersion&) = default;
};

/// Identity of a version: "NAME/VERSION" (MLflow allows no slash in a name).
EntityKey modelVersionKey(ConnectionId connection, const QString& model, const QString& version);

} // namespace ph
