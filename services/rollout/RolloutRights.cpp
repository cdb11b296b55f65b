#include "services/rollout/RolloutRights.h"

#include "services/kubernetes/AccessReview.h"
#include "services/rollout/ArgoRollout.h"

namespace ph {

Result<QStringList> missingRolloutRights(const ClusterClient& client, const EntityKey& endpoint,
                                         WritesTo place, RolloutManner manner)
{
    const auto ns = endpoint.remoteId.section(u'/', 1, 1), name = endpoint.remoteId.section(u'/', 2);
    const auto resource = endpoint.remoteId.section(u'/', 0, 0);
    std::vector<AccessQuestion> questions;
    const auto ask = [&](const char* verb, const QString& what, const QString& of, const char* subresource) {
        questions.push_back({QString::fromLatin1(verb), what.section(u'.', 1), what.section(u'.', 0, 0),
                             QString::fromLatin1(subresource), ns, of});
    };
    ask("get", resource, name, "");
    if (place == WritesTo::Cluster)
        ask("patch", resource, name, "");
    if (argo::isRollout(endpoint)) {
        ask("patch", resource, name, "status"); // where an abort is asked for
        for (const auto* verb : {"create", "patch"})
            ask(verb, QStringLiteral("analysistemplates.argoproj.io"), {}, "");
        ask("list", QStringLiteral("analysisruns.argoproj.io"), {}, "");
        ask("get", QStringLiteral("replicasets.apps"), {}, "");
        ask("list", QStringLiteral("pods"), {}, "");
    } else if (manner == RolloutManner::Revisions) {
        ask("get", QStringLiteral("revisions.serving.knative.dev"), {}, "");
    } else if (manner == RolloutManner::Predictors) {
        ask("get", QStringLiteral("virtualservices.networking.istio.io"), name, "");
        ask("list", QStringLiteral("deployments.apps"), {}, "");
        ask("list", QStringLiteral("pods"), {}, "");
    } else {
        if (manner == RolloutManner::CanaryList)
            ask("get", QStringLiteral("httproutes.gateway.networking.k8s.io"), name, "");
        ask("get", QStringLiteral("deployments.apps"), {}, "");
        ask("list", QStringLiteral("pods"), {}, "");
    }
    for (const auto* verb : {"get", "list", "create", "patch"})
        questions.push_back({QString::fromLatin1(verb), {}, QStringLiteral("configmaps"), {}, ns});
    return missingRights(client, questions);
}

} // namespace ph
