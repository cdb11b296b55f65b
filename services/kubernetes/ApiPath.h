#pragma once

#include "services/http/RestClient.h"

#include <QString>

namespace ph {

/// A kind of object at the API: "/apis/serving.kserve.io/v1beta1", "inferenceservices".
struct ResourceKind {
    QString group, version, resource; ///< group empty: the core group ("/api/v1")
    QString kind;                     ///< "InferenceService"
    bool namespaced = true;
    friend bool operator==(const ResourceKind&, const ResourceKind&) = default;
};

/// One object's address. `ns` empty for what has no namespace.
struct ObjectAddress {
    ResourceKind kind;
    QString ns, name;
};

/// "serving.kserve.io/v1beta1", as objects name it; "v1" for the core group.
QString apiVersion(const ResourceKind& kind);

/// "/apis/GROUP/VERSION/namespaces/NS/RESOURCE/NAME", percent-encoded; empty parts are left out.
std::string apiPath(const ResourceKind& kind, const QString& ns, const QString& name = {});

/// The path with its query; names and values are percent-encoded.
std::string withQuery(std::string path, const QueryItems& query);

} // namespace ph
