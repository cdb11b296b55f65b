#include "app/cli/ClusterChoice.h"
#include "app/cli/EndpointOutput.h"
#include "app/cli/EndpointWatch.h"
#include "models/tables/Format.h"
#include "services/sync/EndpointPass.h"
#include "services/sync/SyncErrorText.h"

#include <QCoreApplication>

namespace ph {

namespace {

struct EndpointsCommandTexts {
    Q_DECLARE_TR_FUNCTIONS(EndpointsCommand)
};

struct EndpointsOptions {
    std::string connection;
    std::vector<std::string> namespaces;
    bool watch = false, offline = false;
};

/// What is cached of a cluster.
Result<std::vector<Endpoint>> cachedOf(CommandLine& line, ConnectionId id, const QStringList& namespaces)
{
    auto all = line.workspace()->cache().endpoints();
    if (!all)
        return fail(all.error());
    std::erase_if(*all, [&](const Endpoint& endpoint) {
        return endpoint.key.connection != id || (!namespaces.isEmpty() && !namespaces.contains(endpoint.ns));
    });
    return all;
}

void noteCacheAge(CommandLine& line, const Connection& cluster, const std::vector<Endpoint>& cached)
{
    auto oldest = noTime;
    for (const auto& endpoint : cached)
        oldest = oldest == noTime ? endpoint.seenMs : std::min(oldest, endpoint.seenMs);
    if (oldest != noTime)
        line.note(
            EndpointsCommandTexts::tr("%1: from the cache, seen %2")
                .arg(terminalText(cluster.name), formatSeenAge(oldest, toMs(line.workspace()->clock()()))));
}

void noteUnreadOf(CommandLine& line, const Connection& cluster, const std::vector<ItemFault>& faults)
{
    for (const auto& fault : faults)
        line.note(endpointFaultText(fault, cluster.name));
    if (!faults.empty() && line.exitCode == ExitCode::Ok)
        line.exitCode = ExitCode::Partial;
}

void listEndpoints(CommandLine& line, const std::vector<Connection>& clusters,
                   const EndpointsOptions& options, const QStringList& namespaces)
{
    auto& cache = line.workspace()->cache();
    auto answers = nlohmann::json::array();
    auto endpoints = nlohmann::json::array();
    QList<QStringList> rows;
    for (const auto& cluster : clusters) {
        std::optional<Error> unread;
        if (!options.offline) {
            auto link = clusterLink(line, cluster, namespaces);
            const auto read = link ? readEndpoints(**link, cache, line.stop(), namespaces)
                                   : Result<EndpointsChange>(fail(link.error()));
            if (read) {
                noteUnreadOf(line, cluster, read->faults);
            } else {
                unread = read.error();
                line.exitCode = exitCodeOf(*unread);
                line.note(QStringLiteral("%1: %2").arg(terminalText(cluster.name), syncErrorText(*unread)));
            }
        }
        const auto known = cachedOf(line, cluster.id, namespaces);
        if (!known)
            return line.fail(known.error());
        if (unread || options.offline)
            noteCacheAge(line, cluster, *known);
        answers.push_back({{"name", jsonText(cluster.name)},
                           {"asked", !options.offline},
                           {"error", unread ? jsonText(errorKindName(unread->kind)) : nlohmann::json()}});
        const auto nowMs = toMs(line.workspace()->clock()());
        for (const auto& endpoint : *known) {
            endpoints.push_back(endpointJson(endpoint, cluster.name));
            rows.append(endpointCells(endpoint, cluster.name, nowMs));
        }
        if (line.stop().stop_requested())
            break;
    }
    if (line.output == CommandLine::Output::Json)
        return line.print(nlohmann::json{{"connections", answers}, {"endpoints", endpoints}});
    if (rows.isEmpty())
        return line.note(EndpointsCommandTexts::tr("No endpoints are known."));
    for (const auto& row : alignedLines(endpointTitles(), rows))
        line.print(row);
}

} // namespace

void addEndpointsCommand(Command app, CommandLine& line)
{
    auto endpoints = app.subcommand("endpoints", "What serves models on the connected clusters");
    auto options = std::make_shared<EndpointsOptions>();
    endpoints.option("--connection", options->connection, "Only this cluster").valueName("NAME");
    endpoints.option("--namespace", options->namespaces, "Only these namespaces")
        .valueName("NS[,NS…]")
        .separatedBy(',');
    const auto watch =
        endpoints.flag("--watch", options->watch, "Go on and print what changes, until interrupted");
    endpoints.flag("--offline", options->offline, "Only what the cache has; asks nobody").excludes(watch);
    endpoints.footer(
        "Traffic is what was declared → what is observed. Where a cluster cannot be reached, what was "
        "seen last is printed with its age, and the exit code says so.\n"
        "With --watch and --json each line is one JSON document.\n"
        "Examples:\n"
        "  pilothouse endpoints --connection prod --namespace models\n"
        "  pilothouse --json endpoints --watch");
    line.onParsed(endpoints, [&line, options] {
        if (!line.workspace())
            return;
        const auto clusters = chosenClusters(line, toText(options->connection));
        if (!clusters)
            return line.fail(clusters.error());
        QStringList namespaces;
        for (const auto& one : options->namespaces)
            namespaces << toText(one);
        if (options->watch)
            watchEndpoints(line, *clusters, namespaces);
        else
            listEndpoints(line, *clusters, *options, namespaces);
    });
}

} // namespace ph
