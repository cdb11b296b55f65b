#include "app/cli/CommandLine.h"

#include "app/AccountName.h"
#include "app/cli/Completions.h"
#include "app/cli/ErrorAdvice.h"
#include "models/values/DirectionMarks.h"
#include "services/export/RunExport.h"
#include "services/log/Redaction.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <cmath>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <thread>

namespace ph {

QString authorOf(const std::string& by)
{
    return by.empty() ? accountName() : toText(by);
}

ExitCode exitCodeOf(const Error& error)
{
    switch (error.kind) {
    case ErrorKind::NotFound:
        return ExitCode::NotFound;
    case ErrorKind::Unauthorized:
    case ErrorKind::Forbidden:
        return ExitCode::NotPermitted;
    case ErrorKind::Offline:
    case ErrorKind::Timeout:
    case ErrorKind::RateLimited:
    case ErrorKind::ServerFault:
        return ExitCode::Unreachable;
    case ErrorKind::Invalid:
        return ExitCode::Usage;
    case ErrorKind::Storage:
        return ExitCode::Storage;
    case ErrorKind::Cancelled:
        return ExitCode::Cancelled;
    default:
        return ExitCode::Failed;
    }
}

Workspace* CommandLine::workspace()
{
    if (!workspace_) {
        auto stores = openStores(workspaceFolder);
        if (!stores) {
            fail(stores.error());
            cannotOpen_ = true;
            return nullptr;
        }
        if (!stores->cacheSetAside.empty()) {
            note(QCoreApplication::translate(
                     "CommandLine", "The cache was damaged. It lies at %1 now; a new one is being filled.")
                     .arg(QString::fromStdString(stores->cacheSetAside.string())));
        }
        if (!stores->observedSetAside.empty()) {
            note(QCoreApplication::translate("CommandLine",
                                             "What was observed was damaged. It lies at %1 now; what is "
                                             "observed from now on is kept anew.")
                     .arg(QString::fromStdString(stores->observedSetAside.string())));
        }
        workspace_ = std::make_unique<Workspace>(std::move(*stores), Workspace::Settings{});
    }
    return workspace_.get();
}

void CommandLine::onParsed(Command subcommand, std::function<void()> work, Application needs)
{
    subcommand.onParsed([this, work = std::move(work), needs] {
        command = work;
        application = needs;
    });
}

void CommandLine::print(const nlohmann::json& document)
{
    std::cout << document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
}

void CommandLine::print(const QString& line)
{
    std::cout << line.toStdString() << '\n';
}

void CommandLine::note(const QString& line)
{
    std::cerr << redact(line).toStdString() << '\n';
}

void CommandLine::finish()
{
    if (std::cout.flush())
        return;
    note(QCoreApplication::translate("CommandLine", "pilothouse: storage: stdout: not all could be written"));
    if (exitCode == ExitCode::Ok)
        exitCode = ExitCode::Storage; // a failure of the command's own says more
}

namespace {

nlohmann::json errorDocument(const Error& error)
{
    return {{"error",
             {{"kind", errorKindName(error.kind).toStdString()},
              {"where", redact(error.where).toStdString()},
              {"detail", redact(error.detail).toStdString()}}}};
}

/// Behind where it went wrong. Several problems of a file are a line each, set in, so that no text from
/// elsewhere looks like a line of ours.
QString detailText(const QString& detail)
{
    const auto lines = detail.split(u'\n', Qt::SkipEmptyParts);
    if (lines.size() < 2)
        return detail.isEmpty() ? QString() : QStringLiteral(": ") + terminalText(detail);
    QString text = QStringLiteral(":");
    for (const auto& line : lines)
        text += QStringLiteral("\n  ") + terminalText(line);
    return text;
}

} // namespace

void CommandLine::fail(const Error& error)
{
    if (cannotOpen_)
        return;
    exitCode = exitCodeOf(error);
    if (output == Output::Json)
        return print(errorDocument(error));
    note(QStringLiteral("pilothouse: %1: %2%3")
             .arg(errorKindName(error.kind), terminalText(error.where), detailText(redact(error.detail))));
    if (const auto advice = errorAdviceForTerminal(error); !advice.isEmpty())
        note(QCoreApplication::translate("CommandLine", "What to do: %1").arg(advice));
}

Result<Connection> CommandLine::connection(const QString& name)
{
    auto all = workspace()->state().connections();
    if (!all)
        return ph::fail(all.error());
    for (const auto& candidate : *all) {
        if (candidate.name == name)
            return candidate;
    }
    return ph::fail(
        ErrorKind::NotFound, name,
        QCoreApplication::translate("CommandLine",
                                    "There is no connection of this name; see `pilothouse connect list`."));
}

QMap<qint64, QString> CommandLine::connectionNames()
{
    QMap<qint64, QString> names;
    if (auto all = workspace()->state().connections()) {
        for (const auto& connection : *all)
            names.insert(connection.id.value, connection.name);
    }
    return names;
}

Result<EntityKey> CommandLine::runKey(const QString& idOrPrefix)
{
    if (idOrPrefix.size() < 4)
        return ph::fail(
            ErrorKind::Invalid, idOrPrefix,
            QCoreApplication::translate("CommandLine", "Give at least four characters of the run id."));
    auto found = workspace()->cache().runsByIdPrefix(idOrPrefix, 2);
    if (!found)
        return ph::fail(found.error());
    for (const auto& key : *found) {
        if (key.remoteId == idOrPrefix)
            return key;
    }
    if (found->empty())
        return ph::fail(
            ErrorKind::NotFound, idOrPrefix,
            QCoreApplication::translate("CommandLine",
                                        "No cached run has this id; `pilothouse sync` reads what is new."));
    if (found->size() > 1)
        return ph::fail(
            ErrorKind::Conflict, idOrPrefix,
            QCoreApplication::translate("CommandLine", "Several runs begin so; give more of the id."));
    return found->front();
}

Result<LinkPtr> CommandLine::link(ConnectionId id)
{
    if (auto open = workspace()->links().find(id))
        return open;
    auto all = workspace()->state().connections();
    if (!all)
        return ph::fail(all.error());
    for (const auto& connection : *all) {
        if (connection.id == id)
            return workspace()->links().open(connection);
    }
    return ph::fail(ErrorKind::NotFound, QStringLiteral("connection"));
}

std::stop_token CommandLine::stop()
{
    if (!watchesSignals_) {
        watchesSignals_ = true;
        // Blocked everywhere and taken by one thread: a handler could not request a stop safely.
        sigset_t signals;
        sigemptyset(&signals);
        sigaddset(&signals, SIGINT);
        sigaddset(&signals, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &signals, nullptr);
        std::thread([signals, source = stopSource_]() mutable {
            int received = 0;
            while (sigwait(&signals, &received) == 0) {
                if (source.stop_requested())
                    std::_Exit(128 + received); // asked twice
                source.request_stop();
            }
        }).detach();
    }
    return stopSource_.get_token();
}

QString terminalText(const QString& text)
{
    QString out;
    out.reserve(text.size());
    for (const auto c : text) {
        if (c == u'\n' || c == u'\t')
            out += u' ';
        else if (c.unicode() < 0x20)
            out += QChar(0x2400 + c.unicode()); // control pictures
        else if (c.unicode() == 0x7f || (c.unicode() >= 0x80 && c.unicode() < 0xa0) || turnsDirection(c))
            out += QChar(0xfffd);
        else
            out += c;
    }
    return out;
}

namespace {

// East Asian wide characters take two columns of a terminal (Unicode UAX #11, the blocks that matter here).
int displayWidth(const QString& text)
{
    int width = 0;
    for (const auto c : text.toUcs4()) {
        if (QChar::category(char32_t(c)) == QChar::Mark_NonSpacing)
            continue;
        const bool wide = (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf) ||
                          (c >= 0xac00 && c <= 0xd7a3) || (c >= 0xf900 && c <= 0xfaff) ||
                          (c >= 0xfe30 && c <= 0xfe6f) || (c >= 0xff00 && c <= 0xff60) ||
                          (c >= 0x1f300 && c <= 0x1faff) || (c >= 0x20000 && c <= 0x3fffd);
        width += wide ? 2 : 1;
    }
    return width;
}

} // namespace

QStringList alignedLines(const QStringList& header, const QList<QStringList>& rows,
                         const QList<int>& rightAligned)
{
    QList<int> widths(header.size(), 0);
    const auto measure = [&](const QStringList& row) {
        for (qsizetype i = 0; i < std::min(row.size(), widths.size()); ++i)
            widths[i] = std::max(widths[i], displayWidth(row[i]));
    };
    measure(header);
    for (const auto& row : rows)
        measure(row);
    const auto lineOf = [&](const QStringList& row) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i) {
            const auto pad = QString(widths.value(i) - displayWidth(row[i]), u' ');
            const bool right = rightAligned.contains(int(i));
            line += right ? pad + row[i] : row[i] + (i + 1 < row.size() ? pad : QString());
            if (i + 1 < row.size())
                line += QStringLiteral("  ");
        }
        return line;
    };
    QStringList lines{lineOf(header)};
    for (const auto& row : rows)
        lines.append(lineOf(row));
    return lines;
}

nlohmann::json jsonText(const QString& text)
{
    return text.toStdString();
}

nlohmann::json jsonTime(std::int64_t ms)
{
    if (ms == noTime)
        return nullptr;
    return isoTime(ms);
}

nlohmann::json jsonNumber(double value)
{
    if (std::isnan(value))
        return "NaN";
    if (std::isinf(value))
        return value > 0 ? "Infinity" : "-Infinity";
    return value;
}

namespace {

/// Why no window is opened on this. Without a slash or a dot it is a command with a typing error.
std::optional<Error> objectionToOpening(const QString& path)
{
    if (path.isEmpty() || path.contains(QLatin1String("://")) || QFileInfo::exists(path))
        return std::nullopt;
    if (path.contains(u'/') || path.contains(u'.'))
        return Error::make(ErrorKind::NotFound, path,
                           QCoreApplication::translate("CommandLine", "There is no such file or folder."));
    return Error::make(
        ErrorKind::Invalid, path,
        QCoreApplication::translate("CommandLine", "There is no such command, and no such file or folder."));
}

/// What is said before any command.
struct GlobalWords {
    std::string folder;
    bool json = false;
    std::string path;
};

RootCommand rootCommand()
{
    return RootCommand("pilothouse",
                       "Pilothouse: a native control plane for machine learning in production.\n"
                       "Without a command it opens the window.",
                       "pilothouse " PH_VERSION);
}

void declareCommands(Command app, CommandLine& line, GlobalWords& words)
{
    app.footer(
        "Examples:\n"
        "  pilothouse connect add --name lab --kind mlflow --url https://mlflow.example.org --token "
        "env:LAB_TOKEN\n"
        "  pilothouse sync --connection lab\n"
        "  pilothouse runs 'metrics.auc > 0.9 AND start_time > -7d' --order-by 'metrics.auc DESC' --limit "
        "20\n"
        "  pilothouse ./mlruns\n"
        "Exit codes:\n"
        "  0    done\n"
        "  1    failed; without a command: there is no display for the window\n"
        "  2    the words of the command are off\n"
        "  3    not found\n"
        "  4    not permitted\n"
        "  5    unreachable\n"
        "  6    local disk or database\n"
        "  7    done in part\n"
        "  130  cancelled\n"
        "Where a command has codes of its own, its help says so.");
    app.option("--workspace", words.folder,
               "Folder that holds all databases and settings; without it, pilothouse in the XDG data "
               "folder (~/.local/share)")
        .valueName("DIR");
    app.flag("--json", words.json, "Print one JSON document with stable field names");
    app.option("path", words.path,
               "Opens the window on a store, folder or file (mlruns, mlflow.db), or a pilothouse:// link")
        .valueName("PATH");

    addConnectCommand(app, line);
    addSyncCommand(app, line);
    addExperimentsCommand(app, line);
    addEndpointsCommand(app, line);
    addTrafficCommand(app, line);
    addMetricsCommand(app, line);
    addAlertsCommand(app, line);
    addTimelineCommand(app, line);
    addRetentionCommand(app, line);
    addSettingsCommand(app, line);
    addUpdateCheckCommand(app, line);
    addOnCallCommand(app, line);
    addSilenceCommand(app, line);
    addObjectivesCommand(app, line);
    addIncidentCommand(app, line);
    addPostmortemCommand(app, line);
    addModelsCommands(app, line);
    addRunsCommand(app, line);
    addRunCommand(app, line);
    addHistoryCommand(app, line);
    addArtifactsCommand(app, line);
    addWhyCommand(app, line);
    addExportCommand(app, line);
    addCompareCommand(app, line);
    addPlotCommand(app, line);
    addDriftCommand(app, line);
    addImportCommand(app, line);
    addSampleCommand(app, line);
    addDiscoverCommand(app, line);
    addWorkspacesCommand(app, line);
    addContractCommand(app, line);
    addEnvironmentCommand(app, line);
    addLedgerCommand(app, line);
    addPackCommand(app, line);
    addPolicyCommand(app, line);
    addGateCommand(app, line);
    addReleaseCommand(app, line);
    addApproveCommand(app, line);
    addRollbackCommand(app, line);
}

} // namespace

CommandOutline commandOutline()
{
    CommandLine line;
    GlobalWords words;
    auto program = rootCommand();
    declareCommands(program.command(), line, words);
    return program.outline();
}

std::optional<int> parseCommandLine(int argc, char** argv, CommandLine& line)
{
    GlobalWords words;
    auto program = rootCommand();
    declareCommands(program.command(), line, words);
    // For packages and tests. Not declared: a hidden option leaves an empty line in the help.
    if (argc == 3 && std::string_view(argv[1]) == "--completions") {
        if (const auto shell = completionShellFromName(argv[2])) {
            const auto script = completionScript(program.outline(), *shell);
            std::fwrite(script.data(), 1, script.size(), stdout);
            return int(std::fflush(stdout) == 0 ? ExitCode::Ok : ExitCode::Storage);
        }
    }
    switch (program.parse(argc, argv)) {
    case RootCommand::Parsed::Words:
        break;
    case RootCommand::Parsed::Answered:
        return int(ExitCode::Ok);
    case RootCommand::Parsed::Mistaken:
        // Where the words are off, the flags among them are not filled in.
        if (std::any_of(argv, argv + argc, [](std::string_view word) { return word == "--json"; }))
            line.print(errorDocument(Error::make(ErrorKind::Invalid, QStringLiteral("command line"),
                                                 QString::fromStdString(program.mistake()))));
        // Of these, 2 is a verdict.
        return int(program.named("gate") || program.named("policy") || program.named("drift") ||
                           program.named("contract") || program.named("pack")
                       ? ExitCode::Failed
                       : ExitCode::Usage);
    }
    line.workspaceFolder =
        words.folder.empty() ? defaultWorkspaceFolder() : std::filesystem::absolute(words.folder);
    line.output = words.json ? CommandLine::Output::Json : CommandLine::Output::Text;
    line.pathToOpen = QString::fromStdString(words.path);
    if (const auto objection = objectionToOpening(line.pathToOpen)) {
        line.fail(*objection);
        return int(line.exitCode);
    }
    return std::nullopt;
}

} // namespace ph
