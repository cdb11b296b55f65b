#include "services/kubernetes/WriteRequest.h"

#include "services/kubernetes/KubeText.h"

namespace ph {

namespace {

using Verb = WriteRequest::Verb;

bool holdsWholeObject(Verb verb)
{
    return verb == Verb::Create || verb == Verb::Replace || verb == Verb::Apply;
}

void fillIn(Json& object, const char* field, const QString& value)
{
    if (!value.isEmpty() && !object.contains(field))
        object[field] = value.toStdString();
}

Json wholeObject(const WriteRequest& request)
{
    Json object = request.body.is_object() ? request.body : Json::object();
    fillIn(object, "apiVersion", apiVersion(request.object.kind));
    fillIn(object, "kind", request.object.kind.kind);
    Json& metadata = object["metadata"];
    if (metadata.is_null())
        metadata = Json::object();
    if (metadata.is_object() && !metadata.contains("generateName"))
        fillIn(metadata, "name", request.object.name);
    return object;
}

Json deleteOptions(const WriteRequest& request)
{
    // Jobs would leave their pods behind by default.
    Json options{{"apiVersion", "v1"}, {"kind", "DeleteOptions"}, {"propagationPolicy", "Background"}};
    if (request.body.is_object())
        options.update(request.body);
    if (!request.uidPrecondition.isEmpty())
        options["preconditions"]["uid"] = request.uidPrecondition.toStdString();
    if (!request.versionPrecondition.isEmpty())
        options["preconditions"]["resourceVersion"] = request.versionPrecondition.toStdString();
    return options;
}

const char* methodOf(Verb verb)
{
    switch (verb) {
    case Verb::Create:
        return "POST";
    case Verb::Replace:
        return "PUT";
    case Verb::Delete:
        return "DELETE";
    case Verb::MergePatch:
    case Verb::JsonPatch:
    case Verb::Apply:
        break;
    }
    return "PATCH";
}

const char* contentTypeOf(Verb verb)
{
    switch (verb) {
    case Verb::MergePatch:
        return "application/merge-patch+json";
    case Verb::JsonPatch:
        return "application/json-patch+json";
    case Verb::Apply:
        return "application/apply-patch+yaml"; // every JSON document is one of YAML
    case Verb::Create:
    case Verb::Replace:
    case Verb::Delete:
        break;
    }
    return "application/json";
}

} // namespace

bool leavesOpen(const Error& error)
{
    switch (error.kind) {
    case ErrorKind::Timeout:
    case ErrorKind::Offline:
    case ErrorKind::ServerFault:
    case ErrorKind::Unreadable:
    case ErrorKind::Cancelled:
        return true;
    default:
        return false;
    }
}

WriteCall writeCall(const WriteRequest& request, DryRun dryRun)
{
    const auto& object = request.object;
    WriteCall call;
    call.method = methodOf(request.verb);
    call.contentType = contentTypeOf(request.verb);
    call.path = apiPath(object.kind, object.ns, request.verb == Verb::Create ? QString() : object.name);
    if (!request.subresource.isEmpty())
        call.path += '/' + percentEncode(request.subresource.toStdString());
    if (request.verb != Verb::Delete) {
        call.query.emplace_back("fieldManager", fieldManager);
        call.query.emplace_back("fieldValidation", "Strict");
    }
    if (request.verb == Verb::Apply && request.conflicts == WriteRequest::Conflicts::TakeOver)
        call.query.emplace_back("force", "true");
    if (dryRun == DryRun::Yes)
        call.query.emplace_back("dryRun", "All");
    if (request.verb == Verb::Delete)
        call.body = deleteOptions(request);
    else
        call.body = holdsWholeObject(request.verb) ? wholeObject(request) : request.body;
    return call;
}

Result<void> checkWrite(const WriteRequest& request, const QString& where)
{
    const auto& object = request.object;
    if (object.kind.version.isEmpty() || object.kind.resource.isEmpty())
        return fail(ErrorKind::Invalid, where,
                    kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "the write names no kind of object")));
    if (request.verb != Verb::Create && object.name.isEmpty())
        return fail(ErrorKind::Invalid, where,
                    kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "the write names no object")));
    if (object.kind.namespaced && object.ns.isEmpty())
        return fail(ErrorKind::Invalid, where,
                    kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "the write names no namespace")));
    if (request.verb == Verb::Replace &&
        JsonReader(request.body).child("metadata").text("resourceVersion").isEmpty())
        return fail(ErrorKind::Invalid, where,
                    kubeText(QT_TRANSLATE_NOOP(
                        "ph::KubernetesApi",
                        "an object is replaced only with metadata.resourceVersion: it might have "
                        "changed since it was read")));
    return {};
}

} // namespace ph
