#include "services/kubernetes/EndpointDecode.h"
#include "services/kubernetes/EndpointReading.h"

namespace ph {

namespace {

/// The weight that the steps before the present one have set last; 0 before the first.
double weightByStep(const JsonReader& canary, std::int64_t currentStep)
{
    double weight = 0;
    const auto steps = canary.items("steps");
    for (std::size_t i = 0; i < steps.size() && std::int64_t(i) <= currentStep; ++i) {
        // The present step counts: it is being carried out.
        if (steps[i].has("setWeight"))
            weight = steps[i].number("setWeight", 0);
    }
    return currentStep >= std::int64_t(steps.size()) ? 100 : weight;
}

bool isAborted(const JsonReader& status)
{
    const auto found = status.raw().find("abort");
    return found != status.raw().end() && *found == true;
}

/// The AnalysisRuns of now, as the Rollout tells of them: what they conclude is in its own conditions, too.
QList<EndpointCondition> analysisRuns(const JsonReader& status)
{
    using Is = EndpointCondition::Status;
    const auto canary = status.child("canary"), blueGreen = status.child("blueGreen");
    QList<EndpointCondition> runs;
    for (const auto& run :
         {canary.child("currentStepAnalysisRunStatus"), canary.child("currentBackgroundAnalysisRunStatus"),
          blueGreen.child("prePromotionAnalysisRunStatus"),
          blueGreen.child("postPromotionAnalysisRunStatus")}) {
        const auto phase = run.text("status");
        if (phase.isEmpty())
            continue;
        const bool isBad = phase == QLatin1String("Failed") || phase == QLatin1String("Error");
        EndpointCondition condition{QStringLiteral("AnalysisRun"),
                                    isBad                                  ? Is::False
                                    : phase == QLatin1String("Successful") ? Is::True
                                                                           : Is::Unknown,
                                    phase,
                                    QStringList{run.text("name"), run.text("message")}.join(u' ').trimmed()};
        condition.informative = true;
        runs << condition;
    }
    return runs;
}

} // namespace

QString modelVariable(const Json& containers)
{
    QStringList found;
    for (std::size_t i = 0; containers.is_array() && i < containers.size(); ++i) {
        const auto variables =
            containers[i].is_object() ? containers[i].value("env", Json::array()) : Json::array();
        for (std::size_t j = 0; j < variables.size(); ++j) {
            const auto value = variables[j].is_object() ? variables[j].value("value", Json()) : Json();
            if (value.is_string() && value.get_ref<const std::string&>().find("://") != std::string::npos)
                found << QStringLiteral("/%1/env/%2/value").arg(i).arg(j);
        }
    }
    return found.size() == 1 ? found.front() : QString();
}

Result<Endpoint> decodeRollout(const Json& json, ConnectionId connection, std::int64_t seenMs)
{
    const JsonReader object(json);
    auto endpoint = endpointreading::begin(object, ServingSystem::ArgoRollouts, "rollouts.argoproj.io",
                                           connection, seenMs);
    const auto spec = object.child("spec"), status = object.child("status");
    const auto strategy = spec.child("strategy");
    const auto canary = strategy.child("canary");
    const bool blueGreen = strategy.has("blueGreen");
    endpoint.mode = blueGreen ? QStringLiteral("blue-green") : QStringLiteral("canary");
    const auto stable =
        blueGreen ? status.child("blueGreen").text("activeSelector") : status.text("stableRS");
    const auto current = status.text("currentPodHash");
    endpoint.latest = {current, current, stable, {}};

    const auto pod = spec.child("template").child("spec");
    auto revision = endpointreading::ofPod(pod, current);
    const auto containers = pod.raw().value("containers", Json());
    if (const auto variable = modelVariable(containers); !variable.isEmpty())
        revision.model = QString::fromStdString(
            containers.at(Json::json_pointer(variable.toStdString())).get<std::string>());
    revision.replicas = int(spec.integer("replicas", -1));
    revision.readyReplicas = int(status.integer("readyReplicas", -1));
    revision.state = status.text("phase");
    endpoint.served = endpointreading::servedVersion(revision.model, readMeta(object));
    endpoint.revisions.append(revision);

    if (stable == current || stable.isEmpty()) {
        endpoint.declared.append({current, 100, TrafficShare::Role::Stable});
    } else {
        endpoint.revisions.append(EndpointRevision{stable});
        const auto weight =
            blueGreen || isAborted(status) ? 0 : weightByStep(canary, status.integer("currentStepIndex", 0));
        endpoint.declared = {{current, weight, TrafficShare::Role::Candidate},
                             {stable, 100 - weight, TrafficShare::Role::Stable}};
    }
    const auto weights = status.child("canary").child("weights");
    if (weights.has("stable")) {
        for (const auto* name : {"canary", "stable"}) {
            const auto one = weights.child(name);
            endpoint.observed.shares.append({one.text("podTemplateHash"), one.number("weight", 0),
                                             std::string_view(name) == "canary"
                                                 ? TrafficShare::Role::Candidate
                                                 : TrafficShare::Role::Stable});
        }
        endpoint.observed.source = ObservedTraffic::Source::RouteWeights;
    } else {
        endpoint.observed.remark =
            QStringLiteral("Without a traffic router the split follows the number of pods; metrics tell.");
    }
    endpoint.conditions = readConditions(
        status, {QStringLiteral("Paused"), QStringLiteral("Completed"), QStringLiteral("Healthy")});
    const auto phase = status.text("phase");
    if (!phase.isEmpty()) {
        const auto verdict = phase == QLatin1String("Healthy")    ? EndpointCondition::Status::True
                             : phase == QLatin1String("Degraded") ? EndpointCondition::Status::False
                                                                  : EndpointCondition::Status::Unknown;
        endpoint.conditions.prepend({QStringLiteral("Ready"), verdict, phase, status.text("message")});
    }
    endpoint.conditions += analysisRuns(status);
    return endpointreading::finished(std::move(endpoint), object);
}

} // namespace ph
