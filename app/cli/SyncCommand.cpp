#include "app/RunSearch.h"
#include "app/cli/SeveralAtOnce.h"
#include "app/cli/SyncReport.h"
#include "app/cli/TerminalProgress.h"
#include "services/sync/PinnedRuns.h"
#include "services/sync/ServerPatience.h"
#include "services/sync/SyncPass.h"

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

/// One `sync`: passes over connections, then what is to be kept of their runs.
class SyncRun {
public:
    SyncRun(CommandLine& line, Workspace& workspace, std::vector<Connection> connections)
        : line_(line)
        , workspace_(workspace)
        , connections_(std::move(connections))
        , report_(line)
    {
    }

    void run(const SyncOptions& options)
    {
        const auto began = std::chrono::steady_clock::now();
        for (const auto& connection : connections_) {
            if (goesOn(connection))
                read(connection);
        }
        for (const auto& connection : connections_) {
            if (goesOn(connection))
                fetchPinned(connection);
        }
        RunsOfConnections pins;
        if (!options.pin.empty()) {
            for (const auto& path : options.pinArtifacts)
                pinScope_.artifactPaths.append(toText(path));
            pins = mark(toText(options.pin));
        }
        if (options.histories)
            withRuns(found({}).value_or(RunsOfConnections()), &SyncRun::fetchHistoriesOf);
        if (!options.pin.empty())
            withRuns(std::move(pins), &SyncRun::fetchMarked);
        progress_.reset();
        tellOwed();
        report_.finish(workspace_.cache(),
                       std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count());
    }

private:
    /// A connection that failed is left alone from then on; the others are not.
    bool goesOn(const Connection& connection)
    {
        if (report_.hasFailed(connection))
            return false;
        if (!line_.stop().stop_requested())
            return true;
        if (!report_.hasFailed()) // not all was done, whatever had been by then
            report_.addFailure(connection, Error::make(ErrorKind::Cancelled, connection.name));
        return false;
    }

    void read(const Connection& connection)
    {
        auto link = line_.link(connection.id);
        if (!link)
            return report_.addPass(connection, {}, link.error());
        SyncPass pass(**link, workspace_.cache(), {.fullPassEvery = whole});
        auto done = pass.run(line_.stop(), [&](const SyncProgress& p) {
            progress_->show(connection.name, {p.text, p.experimentsDone, p.experiments});
        });
        if (!done)
            return report_.addPass(connection, pass.summary(), done.error());
        done->addRegistry(
            readRegistry(**link, workspace_.cache(), workspace_.aliases(), line_.stop(), whole));
        report_.addPass(connection, std::move(*done), std::nullopt);
    }

    /// What was pinned while its server did not answer, and what pinned runs logged since: until all is
    /// there.
    void fetchPinned(const Connection& connection)
    {
        auto link = line_.link(connection.id);
        if (!link)
            return report_.addFailure(connection, link.error());
        PinnedRuns pins({.runs = std::numeric_limits<std::size_t>::max()});
        auto done = pins.fetch(workspace_.cache(), **link, line_.stop(),
                               [&](const Progress& p) { progress_->show(connection.name, p); });
        if (done)
            report_.addFetched(connection, std::move(*done));
        else
            report_.addFailure(connection, done.error());
    }

    using RunsOfConnections = std::map<ConnectionId, std::vector<EntityKey>>;

    /// The cached runs that match; none at all where that cannot be found out, which is told.
    std::optional<RunsOfConnections> found(const QString& query)
    {
        const auto matches = findRuns(workspace_.cache(), line_.connectionNames(),
                                      {.query = query, .experiments = {}, .order = {}}, nullptr,
                                      workspace_.clock()(), line_.stop());
        if (!matches) {
            if (!line_.stop().stop_requested()) // which is told already
                report_.addFailure(matches.error());
            return std::nullopt;
        }
        RunsOfConnections runs;
        for (const auto row : matches->rows) {
            const auto key = matches->table->entity(row);
            runs[key.connection].push_back(key);
        }
        return runs;
    }

    /// All that match, those of a server that refuses too, before anything of them is asked for: however this
    /// ends, the next `sync` fetches what they lack.
    RunsOfConnections mark(const QString& query)
    {
        auto runs = found(query);
        if (!runs)
            return {};
        std::vector<EntityKey> keys;
        for (const auto& connection : connections_) {
            const auto& own = (*runs)[connection.id];
            if (own.empty() && report_.hasFailed(connection))
                tellUnmatched(connection);
            keys.insert(keys.end(), own.begin(), own.end());
            owed_[connection.id] = own.size();
        }
        if (auto marked = workspace_.cache().pin(keys, pinScope_.extent(), pinScope_.chosen()); !marked) {
            report_.addFailure(marked.error());
            owed_.clear();
            return {};
        }
        return *std::move(runs);
    }

    /// Which runs are meant is decided on what is cached: what could not be read is not pinned later, either.
    void tellUnmatched(const Connection& connection)
    {
        line_.note(QCoreApplication::translate("SyncCommand", "%1: no run is pinned: none that is cached "
                                                              "matches, and it could not be read now. Pin "
                                                              "again once it can be.")
                       .arg(terminalText(connection.name)));
    }

    void tellOwed()
    {
        for (const auto& connection : connections_) {
            if (const auto runs = owed_[connection.id]; runs > 0)
                line_.note(QCoreApplication::translate("SyncCommand", "%1: %2 runs are pinned that lack "
                                                                      "something; the next sync fetches it.")
                               .arg(terminalText(connection.name))
                               .arg(runs));
        }
    }

    /// `work`, connection by connection.
    void withRuns(RunsOfConnections runs,
                  void (SyncRun::*work)(const LinkPtr& link, const std::vector<EntityKey>& runs))
    {
        for (const auto& connection : connections_) {
            if (!goesOn(connection))
                continue;
            if (const auto link = line_.link(connection.id))
                (this->*work)(*link, runs[connection.id]);
            else
                report_.addFailure(connection, link.error());
        }
    }

    /// What one run gave, and what ends the connection.
    struct RunHistories {
        PinSummary summary;
        std::optional<Error> ended = std::nullopt;
    };

    RunHistories historiesOf(Link& link, const EntityKey& key, ServerPatience& patience)
    {
        RunHistories out;
        const auto run = workspace_.cache().run(key);
        if (!run)
            return {{}, run.error()};
        if (!*run)
            return out;
        const auto fetched = fetchHistories(workspace_.cache(), link, **run, line_.stop(), {}, out.summary);
        out.ended = fetched ? patience.note(out.summary) : fetched.error();
        return out;
    }

    /// All metrics of the runs, histories only; of several runs at a time.
    void fetchHistoriesOf(const LinkPtr& link, const std::vector<EntityKey>& keys)
    {
        const auto& connection = link->connection();
        ServerPatience patience;
        std::vector<RunHistories> runs(keys.size());
        severalAtOnce(
            runs.size(),
            [&](std::size_t i) {
                runs[i] = historiesOf(*link, keys[i], patience);
                return runs[i].ended ? Go::No : Go::On;
            },
            [&](std::size_t done) {
                progress_->show(connection.name, {QCoreApplication::translate("SyncCommand", "histories"),
                                                  qint64(done), qint64(runs.size())});
            });
        for (auto& run : runs) {
            report_.addFetched(connection, std::move(run.summary));
            if (run.ended && !report_.hasFailed(connection)) // those under way beside it may have ended alike
                report_.addFailure(connection, *run.ended);
        }
    }

    void fetchMarked(const LinkPtr& link, const std::vector<EntityKey>& keys)
    {
        const auto& connection = link->connection();
        ServerPatience patience;
        for (const auto& key : keys) {
            auto one = fetchWhole(workspace_.cache(), *link, key, pinScope_, line_.stop(),
                                  [&](const Progress& p) { progress_->show(connection.name, p); });
            if (!one)
                return report_.addFailure(connection, one.error());
            const auto fault = patience.note(*one);
            report_.addFetched(connection, std::move(*one));
            if (fault)
                return report_.addFailure(connection, *fault);
            --owed_[connection.id];
        }
    }

    CommandLine& line_;
    Workspace& workspace_;
    const std::vector<Connection> connections_;
    SyncReport report_;
    PinScope pinScope_;
    std::map<ConnectionId, std::size_t> owed_; // marked, and not fetched yet
    std::optional<TerminalProgress> progress_{std::in_place};
};

/// Those that the options mean.
Result<std::vector<Connection>> connectionsOf(CommandLine& line, Workspace& workspace,
                                              const SyncOptions& options)
{
    if (!options.connection.empty()) {
        auto one = line.connection(toText(options.connection));
        if (!one)
            return fail(one.error());
        return std::vector{std::move(*one)};
    }
    auto all = workspace.state().connections();
    if (!all)
        return fail(all.error());
    std::erase_if(*all, [](const Connection& c) { return !c.enabled; });
    if (all->empty())
        return fail(
            ErrorKind::NotFound, QStringLiteral("sync"),
            QCoreApplication::translate(
                "SyncCommand", "There is no enabled connection; add one with `pilothouse connect add`."));
    return all;
}

void runSync(CommandLine& line, const SyncOptions& options)
{
    auto* workspace = line.workspace();
    if (!workspace)
        return;
    // Before anybody is asked, and hours later, for anything.
    if (const auto query = readQuery(toText(options.pin), workspace->clock()()); !query)
        return line.fail(query.error());
    auto connections = connectionsOf(line, *workspace, options);
    if (!connections)
        return line.fail(connections.error());
    SyncRun(line, *workspace, std::move(*connections)).run(options);
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
