#pragma once

#include "models/values/Endpoint.h"
#include "models/values/ModelVersion.h"

#include <QHash>

#include <span>

namespace ph {

/// A version in the registry that knows it.
struct RegisteredVersion {
    EntityKey model; ///< EntityKind::RegisteredModel
    QString version;
    friend bool operator==(const RegisteredVersion&, const RegisteredVersion&) = default;
};

/// The same text for addresses that name the same files: without a slash at the end, "file:///x" as "/x",
/// "s3a:" as "s3:", "mlflow-artifacts:" without its host, the scheme in small letters. Empty for empty.
QString comparableSource(const QString& address);

/// Which registered versions an endpoint serves, from what is cached of all registries.
class ServedIndex {
public:
    ServedIndex() = default;
    explicit ServedIndex(std::span<const ModelVersion> versions);

    /// Where the object names its version: that one, in every registry that has it. Else those whose files
    /// its revisions load, in the order of the revisions. Several where several were registered of the same
    /// files; empty where none is known.
    QList<RegisteredVersion> find(const Endpoint& endpoint) const;

private:
    QHash<QString, QList<RegisteredVersion>> bySource_; ///< comparableSource()
    QHash<std::pair<QString, QString>, QList<RegisteredVersion>> byName_;
};

} // namespace ph
