#include "app/RunSearch.h"
#include "app/cli/CommandLine.h"
#include "app/cli/SeveralAtOnce.h"
#include "app/cli/TerminalProgress.h"
#include "services/log/Redaction.h"
#include "services/sync/PinnedRuns.h"

#include <QCoreApplication>

namespace ph {

namespace {

/// Whoever asks wants all of it, also what is gone, however short ago that was looked for.
constexpr std::chrono::milliseconds whole{0};

struct SyncOptions {
    std::string connection, pin;
    std::vector<std::string> pinArtifacts;
    bool histories = false;
};

/// What could not be read, and where it belongs.
class SyncFaults {
public:
    /// Empties them.
    void take(const QString& connection, std::vector<ItemFault>& faults)
    {
        for (auto& fault : faults)
            all_.push_back({connection, std::move(fault)});
        faults.clear();
    }
    std::size_t count() const { return all_.size(); }

    void tell(CommandLine& line) const
    {
        for (const auto& [connection, fault] : all_) {
            const auto& [item, error] = fault;
            auto words = QStringLiteral("%1: %2").arg(terminalText(item), errorKindName(error.kind));
            // An item of which a part is bad: which.
            if (!error.where.isEmpty() && error.where != item)
                words += QStringLiteral(" %1:").arg(terminalText(error.where));
            line.note(words + u' ' + terminalText(error.detail));
        }
    }

    nlohmann::json json() const
    {
        auto items = nlohmann::json::array();
        for (const auto& [connection, fault] : all_)
            items.push_back({{"connection", jsonText(connection)},
                             {"item", jsonText(fault.item)},
                             {"where", jsonText(redact(fault.error.where))},
                             {"kind", errorKindName(fault.error.kind).toStdString()},
                             {"detail", jsonText(redact(fault.error.detail))}});
        return items;
    }

private:
    struct Entry {
        QString connection;
        ItemFault fault;
    };
    std::vector<Entry> all_;
};

/// What one run gave, and what ends everything.
struct RunHistories {
    PinSummary summary;
    std::optional<Error> ended = std::nullopt;
};

RunHistories fetchHistories(CacheStore& cache, Link& link, const EntityKey& key, std::stop_token stop)
{
    RunHistories out;
    auto run = cache.run(key);
    if (!run)
        return {{}, run.error()};
    if (!*run)
        return out;
    for (const auto& metric : (*run)->metrics) {
        if (stop.stop_requested())
            return {out.summary, Error::make(ErrorKind::Cancelled, QStringLiteral("sync"))};
        auto points = history(cache, &link, **run, metric.key, Freshness::CacheFirst, stop);
        if (points) {
            ++out.summary.histories;
            out.summary.points += qint64(points->value.size());
            out.summary.left.insert(out.summary.left.end(), points->faults.begin(), points->faults.end());
        }
        // What is cached of a history that goes on is not all of it.
        const auto unread = points ? points->staleBecause : points.error();
        if (!unread)
            continue;
        if (endsFetching(unread->kind))
            return {out.summary, *unread};
        out.summary.left.push_back({key.remoteId + u' ' + metric.key, *unread});
    }
    return out;
}

/// All metrics of the runs, histories only; of several runs at a time.
Result<PinSummary> fetchHistories(CommandLine& line, const FoundRuns& found, TerminalProgress& progress,
                                  SyncFaults& faults)
{
    std::map<ConnectionId, LinkPtr> links;
    for (const auto row : found.rows) {
        const auto connection = found.table->entity(row).connection;
        if (links.contains(connection))
            continue;
        auto link = line.link(connection);
        if (!link)
            return fail(link.error());
        links.emplace(connection, *link);
    }
    auto& cache = line.workspace()->cache();
    const auto stop = line.stop();
    std::vector<RunHistories> runs(found.rows.size());
    severalAtOnce(
        runs.size(),
        [&](std::size_t i) {
            const auto key = found.table->entity(found.rows[i]);
            if (stop.stop_requested())
                runs[i].ended = Error::make(ErrorKind::Cancelled, QStringLiteral("sync"));
            else
                runs[i] = fetchHistories(cache, *links.at(key.connection), key, stop);
            return runs[i].ended ? Go::No : Go::On;
        },
        [&](std::size_t done) {
            progress.show(QStringLiteral("sync"), {QCoreApplication::translate("SyncCommand", "histories"),
                                                   qint64(done), qint64(runs.size())});
        });
    PinSummary summary;
    for (std::size_t i = 0; i < runs.size(); ++i) {
        auto& run = runs[i];
        if (run.ended)
            return fail(*run.ended);
        faults.take(links.at(found.table->entity(found.rows[i]).connection)->connection().name,
                    run.summary.left);
        summary.add(run.summary);
    }
    return summary;
}

/// What was pinned while its server did not answer, and what pinned runs logged since: until all is there.
Result<PinSummary> fetchPinned(CommandLine& line, const Connection& connection, TerminalProgress& progress)
{
    auto link = line.link(connection.id);
    if (!link)
        return fail(link.error());
    PinnedRuns pins({.runs = std::numeric_limits<std::size_t>::max()});
    return pins.fetch(line.workspace()->cache(), **link, line.stop(),
                      [&](const Progress& p) { progress.show(connection.name, p); });
}

Result<FoundRuns> runsOf(CommandLine& line, const QString& query, const std::vector<Connection>& connections)
{
    auto found = findRuns(line.workspace()->cache(), line.connectionNames(),
                          {.query = query, .experiments = {}, .order = {}}, nullptr,
                          line.workspace()->clock()(), line.stop());
    if (!found)
        return found;
    std::erase_if(found->rows, [&](std::uint32_t row) {
        const auto id = found->table->entity(row).connection;
        return std::none_of(connections.begin(), connections.end(),
                            [&](const Connection& c) { return c.id == id; });
    });
    return found;
}

void runSync(CommandLine& line, const SyncOptions& options)
{
    auto* workspace = line.workspace();
    if (!workspace)
        return;
    std::vector<Connection> connections;
    if (options.connection.empty()) {
        auto all = workspace->state().connections();
        if (!all)
            return line.fail(all.error());
        std::copy_if(all->begin(), all->end(), std::back_inserter(connections),
                     [](const Connection& c) { return c.enabled; });
        if (connections.empty())
            return line.fail(
                Error::make(ErrorKind::NotFound, QStringLiteral("sync"),
                            QCoreApplication::translate(
                                "SyncCommand",
                                "There is no enabled connection; add one with `pilothouse connect add`.")));
    } else {
        auto one = line.connection(QString::fromStdString(options.connection));
        if (!one)
            return line.fail(one.error());
        connections.push_back(*one);
    }

    const auto began = std::chrono::steady_clock::now();
    SyncSummary summary;
    PinSummary fetched;
    SyncFaults faults;
    std::optional<Error> failed;
    auto perConnection = nlohmann::json::array();
    {
        TerminalProgress progress;
        for (const auto& connection : connections) {
            auto link = line.link(connection.id);
            auto one =
                link
                    ? SyncPass(**link, workspace->cache(), {.fullPassEvery = whole})
                          .run(line.stop(),
                               [&](const SyncProgress& p) {
                                   progress.show(connection.name, {p.text, p.experimentsDone, p.experiments});
                               })
                    : Result<SyncSummary>(fail(link.error()));
            if (one)
                one->addRegistry(
                    readRegistry(**link, workspace->cache(), workspace->aliases(), line.stop(), whole));
            nlohmann::json entry{{"name", jsonText(connection.name)}, {"ok", one.has_value()}};
            if (one) {
                faults.take(connection.name, one->faults);
                summary.add(*one);
                entry["experiments"] = one->experiments;
                entry["runs_read"] = one->runsRead;
                entry["runs_removed"] = one->runsRemoved;
                entry["logged_models"] = one->loggedModels;
                entry["registered_models"] = one->registeredModels;
                entry["endpoints"] = one->endpoints;
            } else {
                entry["error"] = errorKindName(one.error().kind).toStdString();
                if (!failed)
                    failed = one.error();
                line.note(QStringLiteral("%1: %2").arg(terminalText(connection.name),
                                                       syncErrorText(one.error(), connection)));
            }
            perConnection.push_back(entry);
            if (line.stop().stop_requested()) {
                if (!failed) // not all was done, whatever had been by then
                    failed = Error::make(ErrorKind::Cancelled, connection.name);
                break;
            }
        }
        for (const auto& connection : connections) {
            if (failed)
                break;
            auto done = fetchPinned(line, connection, progress);
            if (done) {
                faults.take(connection.name, done->left);
                fetched.add(*done);
            } else {
                failed = done.error();
                line.note(QStringLiteral("%1: %2").arg(terminalText(connection.name),
                                                       syncErrorText(done.error(), connection)));
            }
        }
        const auto extra = [&](const QString& query, auto work) {
            auto found = runsOf(line, query, connections);
            auto done = found ? work(*found) : Result<PinSummary>(fail(found.error()));
            if (done)
                fetched.add(*done);
            else if (!failed)
                failed = done.error();
        };
        if (options.histories && !failed)
            extra({}, [&](const FoundRuns& found) { return fetchHistories(line, found, progress, faults); });
        if (!options.pin.empty() && !failed) {
            extra(QString::fromStdString(options.pin), [&](const FoundRuns& found) -> Result<PinSummary> {
                PinSummary all;
                PinScope scope;
                for (const auto& path : options.pinArtifacts)
                    scope.artifactPaths.append(QString::fromStdString(path));
                for (const auto row : found.rows) {
                    const auto key = found.table->entity(row);
                    auto link = line.link(key.connection);
                    if (!link)
                        return fail(link.error());
                    auto one =
                        pinRun(workspace->cache(), **link, key, scope, line.stop(),
                               [&](const Progress& p) { progress.show((*link)->connection().name, p); });
                    if (!one)
                        return fail(one.error());
                    faults.take((*link)->connection().name, one->left);
                    all.add(*one);
                }
                return all;
            });
        }
    }
    const auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    faults.tell(line);
    if (failed)
        line.exitCode = exitCodeOf(*failed);
    else if (faults.count() > 0)
        line.exitCode = ExitCode::Partial;
    const auto deleted = workspace->cache().deletedRunCount().value_or(0);
    const auto cached = workspace->cache().runCount().value_or(deleted) - deleted; // as `runs` counts
    if (line.output == CommandLine::Output::Json) {
        line.print(nlohmann::json{{"connections", perConnection},
                                  {"experiments", summary.experiments},
                                  {"runs_read", summary.runsRead},
                                  {"runs_removed", summary.runsRemoved},
                                  {"runs_cached", cached},
                                  {"runs_deleted", deleted},
                                  {"logged_models", summary.loggedModels},
                                  {"registered_models", summary.registeredModels},
                                  {"endpoints", summary.endpoints},
                                  {"histories", fetched.histories},
                                  {"points", fetched.points},
                                  {"artifacts", fetched.artifacts},
                                  {"pinned", fetched.runs},
                                  {"faults", faults.count()},
                                  {"fault_items", faults.json()},
                                  {"seconds", seconds}});
        return;
    }
    auto text =
        QCoreApplication::translate("SyncCommand", "%1 experiments, %2 runs read, %3 removed, %4 cached, %5 "
                                                   "histories (%6 points), %7 artifacts, %8 s")
            .arg(summary.experiments)
            .arg(summary.runsRead)
            .arg(summary.runsRemoved)
            .arg(deleted
                     ? QCoreApplication::translate("SyncCommand", "%1 (+%2 deleted)").arg(cached).arg(deleted)
                     : QString::number(cached))
            .arg(fetched.histories)
            .arg(fetched.points)
            .arg(fetched.artifacts)
            .arg(seconds, 0, 'f', 2);
    if (summary.endpoints > 0)
        text += QCoreApplication::translate("SyncCommand", ", %1 endpoints").arg(summary.endpoints);
    line.print(text);
}

} // namespace

void addSyncCommand(Command app, CommandLine& line)
{
    auto sync = app.subcommand("sync", "Bring the cache level with its sources");
    auto options = std::make_shared<SyncOptions>();
    sync.option("--connection", options->connection, "Only this one").valueName("NAME");
    sync.flag("--histories", options->histories, "Also every metric's whole history");
    const auto pin =
        sync.option("--pin", options->pin, "Also keep histories and artifacts of the runs that match")
            .valueName("QUERY");
    sync.option("--pin-artifacts", options->pinArtifacts,
                "With --pin: of the runs' artifacts only this file or folder; may be repeated")
        .valueName("PATH")
        .oneWordEach()
        .needs(pin);
    sync.footer(
        "Progress goes to stderr, a summary with counts and seconds to stdout.\n"
        "Interrupted at any moment, the next call goes on where this one was.\n"
        "Example: pilothouse sync --connection lab --pin \"tags.team = 'fraud' AND start_time > -30d\"");
    line.onParsed(sync, [&line, options] { runSync(line, *options); });
}

} // namespace ph
