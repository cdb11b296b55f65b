#pragma once

#include "services/kubernetes/ApiPath.h"

#include <QStringList>

namespace ph {

/// A write, told before it is made as it is told after it was made: the same request with dryRun.
struct WriteRequest {
    enum class Verb {
        Create,     ///< POST
        Replace,    ///< PUT; `body` must hold metadata.resourceVersion
        MergePatch, ///< application/merge-patch+json; a resourceVersion in it is the precondition
        JsonPatch,  ///< application/json-patch+json
        Apply,      ///< application/apply-patch+yaml, server-side, with our field manager
        Delete      ///< `body` may hold DeleteOptions; dependents are deleted in the background
    };
    Verb verb = Verb::MergePatch;
    ObjectAddress object;
    Json body; ///< of Create, Replace and Apply: apiVersion, kind and name are filled in where they lack
    QString subresource = {}; ///< "status", "scale"
    enum class Conflicts {
        Refuse,
        TakeOver
    } conflicts = Conflicts::Refuse; ///< of Apply: other managers' fields
    QString uidPrecondition = {};    ///< of Delete
    QString versionPrecondition = {};
};
enum class DryRun { No, Yes };

struct WriteAnswer {
    Json object;          ///< as it is, or would be, after the write
    QStringList warnings; ///< of `Warning` headers, as plain text
};

/// Whether nobody knows, after this error of a write, if it was made: looking tells.
bool leavesOpen(const Error& error);

/// Our name in managedFields.
inline constexpr char fieldManager[] = "pilothouse";

/// What goes over the wire for a write: validation is Strict, the field manager ours.
struct WriteCall {
    std::string method, path, contentType;
    QueryItems query;
    Json body;
};
WriteCall writeCall(const WriteRequest& request, DryRun dryRun);

/// Invalid for what must not be sent: a Replace without a version would overwrite whatever is there.
Result<void> checkWrite(const WriteRequest& request, const QString& where);

} // namespace ph
