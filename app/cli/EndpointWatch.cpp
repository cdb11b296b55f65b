#include "app/cli/EndpointWatch.h"

#include "app/cli/ClusterChoice.h"
#include "app/cli/EndpointOutput.h"
#include "services/sync/EndpointPass.h"
#include "services/sync/SyncErrorText.h"

#include <QCoreApplication>

#include <iostream>
#include <thread>

namespace ph {

namespace {

struct EndpointWatchTexts {
    Q_DECLARE_TR_FUNCTIONS(EndpointWatch)
};

/// Whether both say the same, whenever it was seen.
bool saysTheSame(Endpoint a, const Endpoint& b)
{
    a.seenMs = b.seenMs;
    return a == b;
}

/// Prints what several clusters tell, each from a thread of its own.
class Teller {
public:
    explicit Teller(CommandLine& line)
        : line_(line)
    {
    }

    void tell(const Connection& cluster, const EndpointsChange& change)
    {
        const std::scoped_lock lock(mutex_);
        auto& known = known_[cluster.id];
        if (change.kind == EndpointsChange::Kind::Everything) {
            std::map<QString, bool> there;
            for (const auto& endpoint : change.upserts)
                there[endpoint.key.remoteId] = true;
            std::vector<QString> gone;
            for (const auto& [id, endpoint] : known) {
                if (!there.contains(id))
                    gone.push_back(id);
            }
            for (const auto& id : gone)
                remove(cluster, known, id);
        }
        for (const auto& endpoint : change.upserts)
            put(cluster, known, endpoint);
        for (const auto& id : change.removals)
            remove(cluster, known, id);
        noteFaults(cluster, change.faults);
        std::cout.flush();
    }

    void note(const Connection& cluster, const QString& words)
    {
        const std::scoped_lock lock(mutex_);
        line_.note(QStringLiteral("%1: %2").arg(terminalText(cluster.name), words));
    }

    void end(const Connection& cluster, const Error& error)
    {
        if (error.kind != ErrorKind::Cancelled)
            note(cluster, syncErrorText(error));
        const std::scoped_lock lock(mutex_);
        line_.exitCode = exitCodeOf(error);
    }

private:
    using Known = std::map<QString, Endpoint>;

    void put(const Connection& cluster, Known& known, const Endpoint& endpoint)
    {
        const auto before = known.find(endpoint.key.remoteId);
        if (before != known.end() && saysTheSame(before->second, endpoint))
            return;
        print(before == known.end() ? "added" : "changed", cluster, endpoint);
        known.insert_or_assign(endpoint.key.remoteId, endpoint);
    }

    void remove(const Connection& cluster, Known& known, const QString& id)
    {
        const auto before = known.find(id);
        if (before == known.end())
            return;
        print("removed", cluster, before->second);
        known.erase(before);
    }

    void print(const char* event, const Connection& cluster, const Endpoint& endpoint)
    {
        const auto nowMs = toMs(line_.workspace()->clock()());
        if (line_.output == CommandLine::Output::Json) {
            const nlohmann::json told{{"event", event},
                                      {"time", jsonTime(nowMs)},
                                      {"endpoint", endpointJson(endpoint, cluster.name)}};
            line_.print(
                QString::fromStdString(told.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace)));
            return;
        }
        auto cells = endpointCells(endpoint, cluster.name, nowMs);
        cells.removeLast(); // it is seen just now
        line_.print(
            QStringLiteral("%1  %2").arg(QLatin1String(event), -7).arg(cells.join(QLatin1String("  "))));
    }

    void noteFaults(const Connection& cluster, const std::vector<ItemFault>& faults)
    {
        auto& before = faults_[cluster.id];
        if (before == faults)
            return;
        before = faults;
        for (const auto& fault : faults)
            line_.note(endpointFaultText(fault, cluster.name));
    }

    CommandLine& line_;
    std::mutex mutex_;
    std::map<ConnectionId, Known> known_;
    std::map<ConnectionId, std::vector<ItemFault>> faults_;
};

Result<void> watchOne(CommandLine& line, Teller& teller, Link& link, const QStringList& namespaces,
                      std::stop_token stop)
{
    const auto& cluster = link.connection();
    auto& cache = line.workspace()->cache();
    const auto reach = link.reach<EndpointSource>(std::move(stop));
    if (!reach)
        return fail(reach.error());
    return reach->source.followEndpoints(
        reach->context,
        [&](const EndpointsChange& change) {
            teller.tell(cluster, change);
            if (const auto kept = keepEndpoints(cache, cluster.id, change, namespaces); !kept)
                teller.note(cluster, syncErrorText(kept.error())); // watching goes on
        },
        [&](const std::optional<Error>& trouble) {
            teller.note(cluster, trouble ? syncErrorText(*trouble) : EndpointWatchTexts::tr("level again"));
        });
}

} // namespace

void watchEndpoints(CommandLine& line, const std::vector<Connection>& clusters, const QStringList& namespaces)
{
    Teller teller(line);
    const auto stop = line.stop();
    std::vector<std::jthread> threads;
    for (const auto& cluster : clusters) {
        const auto link = clusterLink(line, cluster, namespaces);
        if (!link) {
            teller.end(cluster, link.error());
            continue;
        }
        threads.emplace_back([&, link = *link] {
            const auto went = watchOne(line, teller, *link, namespaces, stop);
            if (!went)
                teller.end(link->connection(), went.error());
        });
    }
    threads.clear(); // waits for them
    if (stop.stop_requested())
        line.exitCode = ExitCode::Cancelled;
}

} // namespace ph
