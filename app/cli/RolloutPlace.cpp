#include "app/cli/RolloutPlace.h"

#include "app/cli/ClusterChoice.h"
#include "app/cli/ConnectionOptions.h"
#include "app/rollout/DriveSurroundings.h"
#include "services/connectors/Catalog.h"
#include "services/connectors/kubernetes/KubeLocation.h"

#include <QFileInfo>

#include <functional>

namespace ph {

namespace {

/// Whoever names a kubeconfig for one command means that command to change things with it.
Connection clusterAt(const QString& location, const std::string& context)
{
    Connection cluster;
    cluster.name = location;
    cluster.kind = QStringLiteral("kubernetes");
    cluster.location = location;
    cluster.settings = {{QStringLiteral("context"), toText(context)},
                        {QStringLiteral("allowControl"), QStringLiteral("yes")}};
    return cluster;
}

bool allowsControl(const Connection& cluster)
{
    return cluster.settings.value(QStringLiteral("allowControl")) == QLatin1String("yes");
}

Result<std::vector<LinkPtr>> linksMeant(CommandLine& line, const RolloutPlace& place)
{
    auto& links = line.workspace()->links();
    const auto one = [&](const Connection& cluster) -> Result<std::vector<LinkPtr>> {
        if (const auto there = checkLocation(cluster); !there)
            return fail(there.error());
        auto link = links.make(cluster);
        return link ? Result<std::vector<LinkPtr>>(std::vector{*std::move(link)}) : fail(link.error());
    };
    if (!place.kubeconfig.empty())
        return one(clusterAt(kubeConfigLocation(place.kubeconfig), place.context));
    auto clusters = chosenClusters(line, toText(place.connection));
    const bool inPod = qEnvironmentVariableIsSet("KUBERNETES_SERVICE_HOST");
    if (!clusters && clusters.error().kind == ErrorKind::NotFound && place.connection.empty() && inPod)
        return one(clusterAt(QLatin1String(kubernetes::inCluster), {}));
    if (!clusters)
        return fail(clusters.error());
    if (place.connection.empty() && std::erase_if(*clusters, std::not_fn(allowsControl)) > 0 &&
        clusters->empty())
        return fail(ErrorKind::Forbidden, QStringLiteral("clusters"),
                    QStringLiteral("Control is switched off for every cluster: they are only read. Their "
                                   "owner can switch it on."));
    std::vector<LinkPtr> all;
    for (const auto& cluster : *clusters) {
        auto link = clusterLink(line, cluster, {});
        if (!link)
            return fail(link.error());
        all.push_back(*std::move(link));
    }
    return all;
}

} // namespace

void addPlaceOptions(Command command, RolloutPlace& place)
{
    const auto connection =
        command.option("--connection", place.connection, "The cluster that keeps its record")
            .valueName("NAME");
    auto kubeconfig = command.option("--kubeconfig", place.kubeconfig,
                                     "The same without a connection: a kubeconfig, or in-cluster, which is "
                                     "what a pod without connections takes");
    kubeconfig.valueName("FILE").excludes(connection);
    command.option("--context", place.context, "Of the kubeconfig, instead of its current one")
        .valueName("NAME")
        .needs(kubeconfig);
    command
        .option("--namespace", place.namespaces,
                "Where its record is; without it all that the connection looks at")
        .valueName("NS,…")
        .separatedBy(',')
        .oneWordEach();
}

Result<FoundRollout> rolloutMeant(CommandLine& line, const RolloutPlace& place, const QString& id)
{
    const auto clusters = linksMeant(line, place);
    if (!clusters)
        return fail(clusters.error());
    QStringList namespaces;
    for (const auto& ns : place.namespaces)
        namespaces << toText(ns);
    return findRollout(*line.workspace(), *clusters, id, namespaces, line.stop());
}

QString givenOr(const std::string& word, const char* variable)
{
    return word.empty() ? qEnvironmentVariable(variable) : toText(word);
}

Result<ReleaseEnvironment> surroundings(CommandLine& line, const FoundRollout& found,
                                        const std::string& policy)
{
    const auto file = givenOr(policy, "PILOTHOUSE_POLICY_FILE");
    return surroundingsOf(*line.workspace(), found,
                          file.isEmpty() ? file : QFileInfo(file).absoluteFilePath());
}

} // namespace ph
