#include "services/kubernetes/EndpointDecode.h"
#include "services/kubernetes/EndpointReading.h"

namespace ph {

namespace {

/// Of a predictor: `model` of today, the framework's own field of old ("sklearn"), or containers of one's
/// own.
EndpointRevision predictorModel(const JsonReader& predictor, const QString& name)
{
    auto revision = endpointreading::ofPod(predictor, name);
    if (predictor.has("model")) {
        const auto model = predictor.child("model");
        revision.model = model.text("storageUri");
        revision.format = model.child("modelFormat").text("name");
        revision.runtime = model.text("runtime");
        revision.resources = endpointreading::resources(model);
        return revision;
    }
    for (const auto* framework : {"sklearn", "xgboost", "tensorflow", "pytorch", "triton", "onnx",
                                  "huggingface", "pmml", "lightgbm", "paddle"}) {
        if (!predictor.has(framework))
            continue;
        const auto model = predictor.child(framework);
        revision.model = model.text("storageUri");
        revision.format = QString::fromLatin1(framework);
        revision.resources = endpointreading::resources(model);
    }
    return revision;
}

/// KServe's names of old and of today, as today's. Where nobody says: what the status shows.
QString deploymentMode(const JsonReader& object, const ObjectMeta& meta, const JsonReader& predictorStatus)
{
    auto mode = object.child("status").text("deploymentMode");
    if (mode.isEmpty())
        mode = meta.annotations.value(QStringLiteral("serving.kserve.io/deploymentMode"));
    if (mode == QLatin1String("Serverless"))
        return QStringLiteral("Knative");
    if (mode == QLatin1String("RawDeployment"))
        return QStringLiteral("Standard");
    if (mode.isEmpty() && predictorStatus.has("latestCreatedRevision"))
        return QStringLiteral("Knative");
    return mode;
}

TrafficShare::Role roleOf(const QString& revision, const RevisionNames& latest)
{
    if (revision == latest.latestRolledOut || latest.latestRolledOut.isEmpty())
        return TrafficShare::Role::Stable;
    return revision == latest.latestCreated || revision == latest.latestReady ? TrafficShare::Role::Candidate
                                                                              : TrafficShare::Role::Other;
}

void readKnativeTraffic(Endpoint& endpoint, const JsonReader& predictor, const JsonReader& status)
{
    auto& latest = endpoint.latest;
    latest = {status.text("latestCreatedRevision"), status.text("latestReadyRevision"),
              status.text("latestRolledoutRevision"), status.text("previousRolledoutRevision")};
    const auto percent = double(predictor.integer("canaryTrafficPercent", 100));
    const bool split = predictor.has("canaryTrafficPercent") && !latest.latestRolledOut.isEmpty();
    // Promoted already: a percent of 0 then goes to the one that was rolled out before.
    const auto stable = latest.latestCreated == latest.latestRolledOut && percent < 100
                            ? latest.previousRolledOut
                            : latest.latestRolledOut;
    if (split && stable != latest.latestCreated && !stable.isEmpty()) {
        endpoint.declared = {{latest.latestCreated, percent, TrafficShare::Role::Candidate},
                             {stable, 100 - percent, TrafficShare::Role::Stable}};
    } else {
        endpoint.declared = {{latest.latestCreated, 100, TrafficShare::Role::Stable}};
    }
    const auto rows = status.items("traffic");
    for (const auto& row : rows) {
        const auto revision = row.text("revisionName");
        endpoint.observed.shares.append(
            {revision, row.number("percent", 0), roleOf(revision, latest), row.text("tag")});
    }
    if (endpoint.observed.shares.isEmpty())
        endpoint.observed.remark = QStringLiteral("The route has no traffic yet.");
    else
        endpoint.observed.source = ObservedTraffic::Source::Status;
}

void readStandardTraffic(Endpoint& endpoint, const JsonReader& object, const QString& stable)
{
    double left = 100;
    const auto canaries = object.child("spec").items("canary");
    for (const auto& canary : canaries) {
        const auto percent = canary.number("trafficPercent", 0);
        const auto predictor = canary.child("predictor");
        left -= percent;
        endpoint.declared.append({predictor.text("name"), percent, TrafficShare::Role::Candidate});
        endpoint.revisions.append(predictorModel(predictor, predictor.text("name")));
    }
    endpoint.declared.prepend({stable, left, TrafficShare::Role::Stable});
    endpoint.observed.remark = QStringLiteral(
        "In Standard mode the status repeats what was asked for; only route weights or metrics tell.");
    if (object.child("spec").child("predictor").has("canaryTrafficPercent"))
        endpoint.observed.remark += QStringLiteral(" canaryTrafficPercent has no effect in this mode.");
}

/// How far loading the model is: known long before a condition turns False.
void readModelStatus(Endpoint& endpoint, const JsonReader& status)
{
    const auto model = status.child("modelStatus");
    const auto transition = model.text("transitionStatus");
    const auto states = model.child("states");
    if (!endpoint.revisions.isEmpty())
        endpoint.revisions.front().state = states.text("targetModelState").isEmpty()
                                               ? states.text("activeModelState")
                                               : states.text("targetModelState");
    if (transition.isEmpty())
        return;
    EndpointCondition loaded{QStringLiteral("ModelLoaded"), EndpointCondition::Status::Unknown, transition};
    if (transition == QLatin1String("UpToDate"))
        loaded.status = EndpointCondition::Status::True;
    else if (transition != QLatin1String("InProgress"))
        loaded.status = EndpointCondition::Status::False;
    const auto failure = model.child("lastFailureInfo");
    if (loaded.status == EndpointCondition::Status::False) {
        loaded.message = failure.text("message");
        loaded.sinceMs = timeOf(failure.text("time"));
        if (const auto reason = failure.text("reason"); !reason.isEmpty())
            loaded.reason += u'/' + reason;
    }
    endpoint.conditions.append(loaded);
}

} // namespace

Result<Endpoint> decodeInferenceService(const Json& json, ConnectionId connection, std::int64_t seenMs)
{
    const JsonReader object(json);
    auto endpoint = endpointreading::begin(object, ServingSystem::KServe,
                                           "inferenceservices.serving.kserve.io", connection, seenMs);
    endpoint.observedGeneration = -1; // it is the Knative Service's, not this object's
    const auto meta = readMeta(object);
    const auto status = object.child("status");
    const auto predictor = object.child("spec").child("predictor");
    const auto predictorStatus = status.child("components").child("predictor");
    endpoint.mode = deploymentMode(object, meta, predictorStatus);
    endpoint.url = status.text("url");

    const bool knative = endpoint.mode == QLatin1String("Knative");
    const auto named = predictor.text("name");
    const auto stable = named.isEmpty() ? endpoint.name + QStringLiteral("-predictor") : named;
    auto revision =
        predictorModel(predictor, knative ? predictorStatus.text("latestCreatedRevision") : stable);
    if (revision.runtime.isEmpty())
        revision.runtime = status.text("servingRuntimeName");
    if (revision.runtime.isEmpty())
        revision.runtime = status.text("clusterServingRuntimeName");
    endpoint.served = endpointreading::servedVersion(revision.model, meta);
    endpoint.revisions.append(revision);
    if (knative)
        readKnativeTraffic(endpoint, predictor, predictorStatus);
    else
        readStandardTraffic(endpoint, object, stable);
    for (const auto& share : endpoint.declared + endpoint.observed.shares) {
        const auto known = [&](const EndpointRevision& one) { return one.name == share.target; };
        if (!share.target.isEmpty() &&
            std::none_of(endpoint.revisions.begin(), endpoint.revisions.end(), known))
            endpoint.revisions.append(EndpointRevision{share.target});
    }
    endpoint.conditions = readConditions(status, {QStringLiteral("Stopped")});
    readModelStatus(endpoint, status);
    return endpointreading::finished(std::move(endpoint), object);
}

Result<Endpoint> decodeInferenceGraph(const Json& json, ConnectionId connection, std::int64_t seenMs)
{
    const JsonReader object(json);
    auto endpoint = endpointreading::begin(object, ServingSystem::KServe, "inferencegraphs.serving.kserve.io",
                                           connection, seenMs);
    const auto status = object.child("status");
    endpoint.url = status.text("url");
    endpoint.conditions = readConditions(status);
    const auto root = object.child("spec").child("nodes").child("root");
    if (root.text("routerType") == QLatin1String("Splitter")) {
        const auto steps = root.items("steps");
        for (const auto& step : steps) {
            const auto name =
                step.text("serviceName").isEmpty() ? step.text("nodeName") : step.text("serviceName");
            endpoint.declared.append({name, step.number("weight", 0)});
        }
    }
    endpoint.observed.remark = QStringLiteral("A graph does not say where its requests went.");
    return endpointreading::finished(std::move(endpoint), object);
}

Result<Endpoint> decodeLlmInferenceService(const Json& json, ConnectionId connection, std::int64_t seenMs)
{
    const JsonReader object(json);
    auto endpoint = endpointreading::begin(object, ServingSystem::KServe,
                                           "llminferenceservices.serving.kserve.io", connection, seenMs);
    const auto status = object.child("status");
    const auto spec = object.child("spec");
    endpoint.url = status.text("url");
    endpoint.conditions = readConditions(status, {QStringLiteral("Stopped")});
    EndpointRevision revision{endpoint.name};
    revision.model = spec.child("model").text("uri");
    revision.replicas = int(spec.integer("replicas", -1));
    endpoint.served = endpointreading::servedVersion(revision.model, readMeta(object));
    endpoint.revisions.append(revision);
    endpoint.declared.append({endpoint.name, 100, TrafficShare::Role::Stable});
    endpoint.observed.remark = QStringLiteral("The object does not say where its requests went.");
    return endpointreading::finished(std::move(endpoint), object);
}

} // namespace ph
