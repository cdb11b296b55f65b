#pragma once

#include "app/Workspace.h"
#include "app/cli/Command.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <functional>

namespace ph {

/// What a script may rely on. README, "Exit codes".
enum class ExitCode {
    Ok = 0,
    Failed = 1,
    Usage = 2,        ///< the words of the command are off, or a query cannot be read
    NotFound = 3,     ///< no such connection, run, metric, file
    NotPermitted = 4, ///< 401, 403
    Unreachable = 5,  ///< offline, timeout, rate limit, server fault
    Storage = 6,      ///< local disk or database
    Partial = 7,      ///< done, but some items could not be read; they are named on stderr
    Cancelled = 130,
};

ExitCode exitCodeOf(const Error& error);

/// Who writes something down: the words of --by, or the user of this computer.
QString authorOf(const std::string& by);
/// A word of the command line, which is in UTF-8.
inline QString toText(const std::string& word)
{
    return QString::fromStdString(word);
}

/// Shared by all subcommands: global options, output, the stores opened on demand.
class CommandLine {
public:
    std::filesystem::path workspaceFolder; ///< --workspace
    enum class Output { Text, Json } output = Output::Text;
    ExitCode exitCode = ExitCode::Ok;
    QString pathToOpen; ///< the positional PATH, when no subcommand was given

    /// The command's work: parsing only chooses it, since it needs an application object, which depends on
    /// the choice.
    std::function<void()> command;
    /// What the chosen command needs to run in. Graphical: it paints, though it never opens a window, and
    /// needs no display.
    enum class Application { Console, Graphical } application = Application::Console;
    void onParsed(Command subcommand, std::function<void()> work, Application needs = Application::Console);

    /// The workspace without polling; made on first use. Null after a failure, which has been reported.
    Workspace* workspace();

    /// One document to stdout.
    void print(const nlohmann::json& document);
    void
    print(const QString& line); ///< to stdout, with a newline; control characters of servers made harmless
    void note(const QString& line); ///< to stderr
    /// After the command: output that was lost, on a full disk say, is a failure (Storage).
    void finish();
    /// "pilothouse: …" and a line with what to do to stderr, or {"error": …} to stdout under --json; sets the
    /// exit code.
    void fail(const Error& error);

    Result<Connection> connection(const QString& name);
    QMap<qint64, QString> connectionNames();
    /// The run with this id or unique id prefix (at least 4 characters) in any connection.
    Result<EntityKey> runKey(const QString& idOrPrefix);
    /// A link for talking to a connection's server now.
    Result<LinkPtr> link(ConnectionId id);
    /// Requested by SIGINT and SIGTERM. First called before there is any thread: those that are there already
    /// would still be killed by them.
    std::stop_token stop();

private:
    std::unique_ptr<Workspace> workspace_;
    bool cannotOpen_ = false; ///< told already; what fails because of it is not told again
    std::stop_source stopSource_;
    bool watchesSignals_ = false;
};

/// Text from a server for a terminal: escape and control characters become visible symbols, and so does what
/// turns the direction of a text.
QString terminalText(const QString& text);

/// Columns of text, aligned by display width; the last one is not padded.
QStringList alignedLines(const QStringList& header, const QList<QStringList>& rows,
                         const QList<int>& rightAligned = {});

nlohmann::json jsonText(const QString& text);
nlohmann::json jsonTime(std::int64_t ms); ///< ISO 8601 UTC, or null
nlohmann::json jsonNumber(double value);  ///< NaN and the infinities as strings

// One file each.
void addConnectCommand(Command app, CommandLine& line);
void addSyncCommand(Command app, CommandLine& line);
void addEndpointsCommand(Command app, CommandLine& line);
void addTrafficCommand(Command app, CommandLine& line);
void addMetricsCommand(Command app, CommandLine& line);
void addAlertsCommand(Command app, CommandLine& line);
void addTimelineCommand(Command app, CommandLine& line);
void addRetentionCommand(Command app, CommandLine& line);
void addSettingsCommand(Command app, CommandLine& line);
void addUpdateCheckCommand(Command app, CommandLine& line);
void addOnCallCommand(Command app, CommandLine& line);
void addSilenceCommand(Command app, CommandLine& line);
void addObjectivesCommand(Command app, CommandLine& line);
void addIncidentCommand(Command app, CommandLine& line);
void addIncidentDiagnosis(Command incident, CommandLine& line);
void addIncidentContainment(Command incident, CommandLine& line);
void addIncidentOnset(Command incident, CommandLine& line);
void addIncidentLogs(Command incident, CommandLine& line);
void addIncidentRules(Command incident, CommandLine& line);
void addPostmortemCommand(Command app, CommandLine& line);
void addExperimentsCommand(Command app, CommandLine& line);
void addModelsCommands(Command app, CommandLine& line);
void addRunsCommand(Command app, CommandLine& line);
void addRunCommand(Command app, CommandLine& line);
void addHistoryCommand(Command app, CommandLine& line);
void addArtifactsCommand(Command app, CommandLine& line);
void addWhyCommand(Command app, CommandLine& line);
void addExportCommand(Command app, CommandLine& line);
void addCompareCommand(Command app, CommandLine& line);
void addPlotCommand(Command app, CommandLine& line);
void addDriftCommand(Command app, CommandLine& line);
void addImportCommand(Command app, CommandLine& line);
void addSampleCommand(Command app, CommandLine& line);
void addDiscoverCommand(Command app, CommandLine& line);
void addWorkspacesCommand(Command app, CommandLine& line);
void addContractCommand(Command app, CommandLine& line);
void addEnvironmentCommand(Command app, CommandLine& line);
void addLedgerCommand(Command app, CommandLine& line);
void addPackCommand(Command app, CommandLine& line);
void addPackExport(Command pack, CommandLine& line);
void addPolicyCommand(Command app, CommandLine& line);
void addGateCommand(Command app, CommandLine& line);
void addReleaseCommand(Command app, CommandLine& line);
void addStatementCommands(Command release, CommandLine& line);
void addRolloutCommands(Command release, CommandLine& line);
void addPlanPreview(Command release, CommandLine& line);
void addRequestsCommand(Command release, CommandLine& line);
void addArmCommands(Command release, CommandLine& line);
void addApproveCommand(Command app, CommandLine& line);
void addRollbackCommand(Command app, CommandLine& line);

/// Every command with its options, as they are declared.
CommandOutline commandOutline();

/// Fills in the options and line.command, which stays empty where the window is to be opened (line.pathToOpen
/// may say on what). An exit code where there is nothing left to do: help was shown, or the words are off.
std::optional<int> parseCommandLine(int argc, char** argv, CommandLine& line);

} // namespace ph
