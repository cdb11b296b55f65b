#pragma once

#include "services/http/HttpTransport.h"
#include "services/http/Json.h"

#include <optional>

namespace ph {

/// The Error that an API server's answer other than 2xx stands for. `detail` is "HTTP CODE: ", the words of
/// the API's Status object, and what to do where that is known. Kinds as of RestClient, but: a text "404 page
/// not found" (no such group or resource), 405, 406 and 415 -> Unsupported; 504 -> Timeout; 410 -> Invalid,
/// told apart by isExpired(). `now` is what a Retry-After date counts from.
/// https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/
Error errorFromApi(const HttpResponse& response, const QString& where,
                   std::chrono::system_clock::time_point now);

/// The same of a Status object that came by itself, as in a watch's ERROR event.
Error statusError(const Json& status, const QString& where);

/// True of an error that says that a resourceVersion or a continue token is too old.
bool isExpired(const Error& error);

/// Why the server answered 403.
enum class ForbiddenCause {
    MissingRight, ///< nobody gave this user the right: see missingRight()
    Anonymous,    ///< no credentials reached the server
    Admission,    ///< a webhook or policy refused the object itself
    Quota,        ///< a quota of the namespace is used up
    Other
};
/// Of an error of errorFromApi(); empty where it is not Forbidden.
std::optional<ForbiddenCause> forbiddenBecause(const Error& error);

/// What a role would have to allow.
struct MissingRight {
    QString user, verb;
    QString resource; ///< with a subresource: "inferenceservices/status"; or a path: "/metrics"
    QString group;    ///< empty: the core group
    QString ns;       ///< empty: at the cluster scope
    friend bool operator==(const MissingRight&, const MissingRight&) = default;
};
/// Of an error that errorFromApi() made of an authorisation's refusal, an anonymous one's too.
std::optional<MissingRight> missingRight(const Error& error);

/// That the server still starts and refuses what it may allow later. Retryable.
Error startingError(const Error& refusal);

} // namespace ph
