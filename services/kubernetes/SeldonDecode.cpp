#include "services/kubernetes/EndpointDecode.h"
#include "services/kubernetes/EndpointReading.h"

namespace ph {

namespace {

/// The model that a predictor's graph begins with: the first node that names one, going down.
void readGraph(EndpointRevision& revision, const JsonReader& node, int depth = 0)
{
    const auto uri = node.text("modelUri");
    if (!uri.isEmpty()) {
        revision.model = uri;
        revision.format = node.text("implementation");
        return;
    }
    const auto children = node.items("children");
    for (const auto& child : children) {
        if (depth < maxJsonDepth)
            readGraph(revision, child, depth + 1);
        if (!revision.model.isEmpty())
            return;
    }
}

Endpoint begin2(const JsonReader& object, const char* resource, ConnectionId connection, std::int64_t seenMs)
{
    auto endpoint = endpointreading::begin(object, ServingSystem::SeldonCore2, resource, connection, seenMs);
    endpoint.conditions = readConditions(object.child("status"));
    endpoint.observed.remark = QStringLiteral("Seldon does not say where the requests went; metrics tell.");
    return endpoint;
}

} // namespace

Result<Endpoint> decodeSeldonDeployment(const Json& json, ConnectionId connection, std::int64_t seenMs)
{
    const JsonReader object(json);
    auto endpoint = endpointreading::begin(object, ServingSystem::SeldonCore1,
                                           "seldondeployments.machinelearning.seldon.io", connection, seenMs);
    const auto status = object.child("status");
    endpoint.url = status.child("address").text("url");
    endpoint.conditions = readConditions(status);
    // Older releases have a word only.
    const auto state = status.text("state");
    if (endpoint.conditions.isEmpty() && !state.isEmpty()) {
        const auto verdict = state == QLatin1String("Available") ? EndpointCondition::Status::True
                             : state == QLatin1String("Failed")  ? EndpointCondition::Status::False
                                                                 : EndpointCondition::Status::Unknown;
        endpoint.conditions.append({QStringLiteral("Ready"), verdict, state, status.text("description")});
    }
    const auto predictors = object.child("spec").items("predictors");
    const auto deployed = status.child("deploymentStatus");
    QStringList names;
    for (const auto& predictor : predictors)
        names << predictor.text("name");
    bool first = true;
    for (const auto& predictor : predictors) {
        EndpointRevision revision{predictor.text("name")};
        readGraph(revision, predictor.child("graph"));
        revision.replicas = int(predictor.integer("replicas", -1));
        if (deployed.raw().is_object()) {
            for (const auto& [name, one] : deployed.raw().items()) {
                if (seldonPredictorOf(QString::fromStdString(name), endpoint.name, names) == revision.name)
                    revision.readyReplicas = int(JsonReader(one).integer("availableReplicas", 0));
            }
        }
        const bool shadow = predictor.raw().value("shadow", Json()) == Json(true);
        const auto alone = predictors.size() == 1 && !predictor.has("traffic");
        endpoint.declared.append({revision.name, alone ? 100 : predictor.number("traffic", 0),
                                  shadow  ? TrafficShare::Role::Shadow
                                  : first ? TrafficShare::Role::Stable
                                          : TrafficShare::Role::Candidate});
        if (first)
            endpoint.served = endpointreading::servedVersion(revision.model, readMeta(object));
        endpoint.revisions.append(revision);
        first = first && shadow;
    }
    endpoint.observed.remark = QStringLiteral("Seldon does not say where the requests went; metrics tell.");
    return endpointreading::finished(std::move(endpoint), object);
}

QString seldonPredictorOf(const QString& deployment, const QString& endpoint, const QStringList& predictors)
{
    QString owner; // the longest: "main" begins like "main-2" does
    for (const auto& predictor : predictors) {
        if (predictor.size() > owner.size() &&
            deployment.startsWith(QStringLiteral("%1-%2-").arg(endpoint, predictor)))
            owner = predictor;
    }
    return owner;
}

Result<Endpoint> decodeSeldonModel(const Json& json, ConnectionId connection, std::int64_t seenMs)
{
    const JsonReader object(json);
    auto endpoint = begin2(object, "models.mlops.seldon.io", connection, seenMs);
    const auto spec = object.child("spec"), status = object.child("status");
    EndpointRevision revision{endpoint.name};
    revision.model = spec.child("llm").text("storageUri");
    if (const auto uri = spec.text("storageUri"); !uri.isEmpty())
        revision.model = uri;
    revision.replicas = int(spec.integer("replicas", -1));
    revision.readyReplicas = int(status.integer("availableReplicas", -1));
    endpoint.served = endpointreading::servedVersion(revision.model, readMeta(object));
    endpoint.revisions.append(revision);
    endpoint.declared.append({endpoint.name, 100, TrafficShare::Role::Stable});
    return endpointreading::finished(std::move(endpoint), object);
}

Result<Endpoint> decodeSeldonPipeline(const Json& json, ConnectionId connection, std::int64_t seenMs)
{
    const JsonReader object(json);
    auto endpoint = begin2(object, "pipelines.mlops.seldon.io", connection, seenMs);
    const auto steps = object.child("spec").items("steps");
    for (const auto& step : steps)
        endpoint.revisions.append(EndpointRevision{step.text("name")});
    return endpointreading::finished(std::move(endpoint), object);
}

Result<Endpoint> decodeSeldonExperiment(const Json& json, ConnectionId connection, std::int64_t seenMs)
{
    const JsonReader object(json);
    auto endpoint = begin2(object, "experiments.mlops.seldon.io", connection, seenMs);
    const auto spec = object.child("spec");
    const auto stable = spec.text("default");
    const auto candidates = spec.items("candidates");
    for (const auto& candidate : candidates) {
        const auto name = candidate.text("name");
        endpoint.declared.append(
            {name, candidate.number("weight", 0),
             name == stable ? TrafficShare::Role::Stable : TrafficShare::Role::Candidate});
        endpoint.revisions.append(EndpointRevision{name});
    }
    endpointreading::toPercent(endpoint.declared);
    const auto mirror = spec.child("mirror");
    if (const auto name = mirror.text("name"); !name.isEmpty()) {
        endpoint.declared.append({name, mirror.number("percent", 0), TrafficShare::Role::Shadow});
        endpoint.revisions.append(EndpointRevision{name});
    }
    return endpointreading::finished(std::move(endpoint), object);
}

} // namespace ph
