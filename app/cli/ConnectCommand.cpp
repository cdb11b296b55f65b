#include "app/cli/CommandLine.h"
#include "app/cli/ConnectionOptions.h"
#include "app/drift/PlacedTable.h"
#include "models/values/UserInfo.h"
#include "services/connectors/Catalog.h"
#include "services/connectors/RecogniseLocation.h"
#include "services/sync/TableFetch.h"

#include <QCoreApplication>

namespace ph {

namespace {

constexpr auto referencesAndExamples =
    "Secrets are never given as such, but where they can be had:\n"
    "  env:NAME       an environment variable\n"
    "  file:PATH      a file of yours with mode 0600\n"
    "  exec:COMMAND   the first line that a command prints\n"
    "Examples:\n"
    "  pilothouse connect add --name lab --kind mlflow --url https://mlflow.example.org "
    "--token env:LAB_TOKEN\n"
    "  pilothouse connect add --name here --kind mlflow --url ./mlruns\n"
    "  pilothouse connect add --name prod --kind kubernetes --context prod-eu "
    "--namespace models\n"
    "  pilothouse connect add --name metrics --kind prometheus --url https://prometheus.example.org";

nlohmann::json toJson(const Connection& c)
{
    nlohmann::json secrets = nlohmann::json::object();
    for (auto it = c.secrets.begin(); it != c.secrets.end(); ++it)
        secrets[it.key().toStdString()] = it.value().text.toStdString();
    nlohmann::json settings = nlohmann::json::object();
    for (auto it = c.settings.begin(); it != c.settings.end(); ++it)
        settings[it.key().toStdString()] = it.value().toStdString();
    return {{"id", c.id.value},
            {"name", c.name.toStdString()},
            {"kind", c.kind.toStdString()},
            {"location", c.location.toStdString()},
            {"auth", authSchemeName(c.auth).toStdString()},
            {"settings", settings},
            {"secrets", secrets},
            {"enabled", c.enabled}};
}

/// Said, for somebody put the password there and will miss it.
void noteWhatWasLeftOut(CommandLine& line)
{
    const auto uri = qEnvironmentVariable("MLFLOW_TRACKING_URI");
    if (withoutUserInfo(uri) != uri)
        line.note(QCoreApplication::translate(
            "ConnectCommand",
            "The password in MLFLOW_TRACKING_URI is not taken, for it would be kept as plain "
            "text. Put it into MLFLOW_TRACKING_PASSWORD, and the user into "
            "MLFLOW_TRACKING_USERNAME."));
}

/// What MLflow logged there before it went over to the database is in that folder only.
void noteFolderBeside(CommandLine& line, const Connection& connection)
{
    const auto folder = folderStoreBeside(connection.location);
    if (!folder.empty())
        line.note(QCoreApplication::translate(
                      "ConnectCommand", "%1 is read through its mlflow.db. %2 lies beside it and has runs of "
                                        "its own; they come with a connection to that folder.")
                      .arg(terminalText(connection.location),
                           terminalText(QString::fromStdString(folder.string()))));
}

void addConnectionAdd(Command parent, CommandLine& line)
{
    auto add = parent.subcommand("add", "Remember a server, a local store, a cluster or a monitor");
    auto options = std::make_shared<ConnectionOptions>();
    add.option("--name", options->name, "A name of your choice");
    add.flag("--from-environment", options->fromEnvironment,
             "Take MLFLOW_TRACKING_URI, MLFLOW_TRACKING_USERNAME/PASSWORD/TOKEN; secrets stay there");
    add.option("--kind", options->kind,
               "mlflow, mlflow-folder, mlflow-db (mlflow with a path finds out itself), kubernetes, "
               "prometheus, openmetrics or alertmanager")
        .showDefault()
        .suggests({"mlflow", "mlflow-folder", "mlflow-db", "kubernetes", "prometheus", "openmetrics",
                   "alertmanager"});
    add.option("--url", options->url,
               "Address of the server, or path of a mlruns folder, a mlflow.db or a file of metrics")
        .valueName("URL|PATH");
    const auto* ref = "REF";
    add.option("--token", options->token, "Bearer token, as env:NAME, file:PATH (mode 0600) or exec:COMMAND")
        .valueName(ref);
    add.option("--user", options->user, "User of basic authentication");
    add.option("--password", options->password, "Password, as a reference like --token").valueName(ref);
    add.option("--ca", options->ca, "Certificate authority to trust besides the system's").valueName("FILE");
    add.option("--cert", options->cert, "Client certificate").valueName("FILE");
    add.option("--key", options->key, "Key of the client certificate").valueName("FILE");
    add.option("--key-passphrase", options->keyPassphrase,
               "Passphrase of that key, as a reference like --token")
        .valueName(ref);
    add.option("--proxy", options->proxy, "Proxy URL; without it, the environment's");
    add.option("--header", options->header, "Name of an extra header, e.g. X-Api-Key");
    add.option("--header-value", options->headerValue, "Its value, as a reference like --token")
        .valueName(ref);
    add.option("--kubeconfig", options->kubeconfig,
               "Of a cluster: one file, several joined by ':', or in-cluster; without it $KUBECONFIG, else "
               "~/.kube/config")
        .valueName("FILE");
    add.option("--context", options->context,
               "Which of the kubeconfig's contexts; without it its current one");
    add.option("--namespace", options->namespaces, "Only these namespaces").valueName("NS[,NS…]");
    add.flag("--allow-control", options->allowControl,
             "Let this program change traffic or silences there; without it, it only reads");
    add.footer(referencesAndExamples);
    line.onParsed(add, [&line, options] {
        auto* workspace = line.workspace();
        if (!workspace)
            return;
        auto connection = connectionFrom(*options);
        if (!connection)
            return line.fail(connection.error());
        // Made for its checks: an address that no connector can use is not kept.
        if (auto usable = makeConnector(*connection); !usable)
            return line.fail(usable.error());
        if (options->fromEnvironment)
            noteWhatWasLeftOut(line);
        auto added = workspace->state().addConnection(*connection);
        if (!added)
            return line.fail(added.error());
        if (added->kind == QLatin1String("mlflow-db"))
            noteFolderBeside(line, *added);
        if (line.output == CommandLine::Output::Json)
            line.print(toJson(*added));
        else
            line.print(QCoreApplication::translate("ConnectCommand",
                                                   "Added %1 (%2, %3). Next: pilothouse connect test %1")
                           .arg(added->name, added->kind, added->location));
    });
}

void addConnectionList(Command parent, CommandLine& line)
{
    auto command = parent.subcommand("list", "What is remembered");
    command.footer("Example:\n  pilothouse connect list");
    line.onParsed(command, [&line] {
        auto* workspace = line.workspace();
        if (!workspace)
            return;
        auto all = workspace->state().connections();
        if (!all)
            return line.fail(all.error());
        if (line.output == CommandLine::Output::Json) {
            auto list = nlohmann::json::array();
            for (const auto& c : *all)
                list.push_back(toJson(c));
            return line.print(nlohmann::json{{"connections", list}});
        }
        if (all->empty()) {
            line.note(connectionFromEnvironment()
                          ? QCoreApplication::translate(
                                "ConnectCommand", "No connections yet. MLFLOW_TRACKING_URI is set; take it "
                                                  "with: pilothouse connect add --from-environment")
                          : QCoreApplication::translate("ConnectCommand",
                                                        "No connections yet. Add one: pilothouse connect add "
                                                        "--name lab --kind mlflow --url URL|PATH"));
            return;
        }
        QList<QStringList> rows;
        for (const auto& c : *all) {
            rows.append({terminalText(c.name), c.kind, authSchemeName(c.auth),
                         c.enabled ? QStringLiteral("yes") : QStringLiteral("no"), terminalText(c.location)});
        }
        for (const auto& row :
             alignedLines({QStringLiteral("NAME"), QStringLiteral("KIND"), QStringLiteral("AUTH"),
                           QStringLiteral("ENABLED"), QStringLiteral("LOCATION")},
                          rows))
            line.print(row);
    });
}

const char* verdictName(ProbeLine::Verdict verdict)
{
    switch (verdict) {
    case ProbeLine::Verdict::Yes:
        return "yes";
    case ProbeLine::Verdict::No:
    case ProbeLine::Verdict::NotOffered:
        return "no";
    case ProbeLine::Verdict::Warning:
        return "warning";
    case ProbeLine::Verdict::Unknown:
        return "unknown";
    }
    return "unknown";
}

void addConnectionTest(Command parent, CommandLine& line)
{
    auto test = parent.subcommand("test", "Ask what is reachable and permitted; changes nothing");
    auto name = std::make_shared<std::string>();
    test.option("NAME", *name, "Its name, as `connect list` has it").required();
    test.footer("Example:\n  pilothouse connect test lab");
    line.onParsed(test, [&line, name] {
        if (!line.workspace())
            return;
        auto connection = line.connection(toText(*name));
        if (!connection)
            return line.fail(connection.error());
        auto link = line.link(connection->id);
        if (!link)
            return line.fail(link.error());
        auto context = (*link)->context(line.stop());
        if (!context)
            return line.fail(context.error());
        auto report = (*link)->connector().probe(*context);
        if (!report)
            return line.fail(report.error());
        if (!report->usable)
            line.exitCode =
                report->failure ? exitCodeOf(Error::make(*report->failure, {})) : ExitCode::Failed;
        if (line.output == CommandLine::Output::Json) {
            auto lines = nlohmann::json::array();
            for (const auto& l : report->lines)
                lines.push_back({{"label", jsonText(l.label)},
                                 {"verdict", verdictName(l.verdict)},
                                 {"detail", jsonText(l.detail)}});
            return line.print(nlohmann::json{{"connection", jsonText(connection->name)},
                                             {"usable", report->usable},
                                             {"server_version", jsonText(report->serverVersion)},
                                             {"user", jsonText(report->user)},
                                             {"lines", lines}});
        }
        QList<QStringList> rows;
        for (const auto& l : report->lines)
            rows.append(
                {terminalText(l.label), QLatin1String(verdictName(l.verdict)), terminalText(l.detail)});
        for (const auto& row : alignedLines(
                 {QStringLiteral("CHECK"), QStringLiteral("ANSWER"), QStringLiteral("DETAIL")}, rows))
            line.print(row);
    });
}

void addConnectionRemove(Command parent, CommandLine& line)
{
    auto remove = parent.subcommand("remove", "Forget a connection and what was cached of it");
    auto name = std::make_shared<std::string>();
    remove.option("NAME", *name, "Its name, as `connect list` has it").required();
    remove.footer("Example:\n  pilothouse connect remove lab");
    line.onParsed(remove, [&line, name] {
        auto* workspace = line.workspace();
        if (!workspace)
            return;
        auto connection = line.connection(toText(*name));
        if (!connection)
            return line.fail(connection.error());
        for (const auto& secret : connection->secrets) {
            if (secret.text.startsWith(QLatin1String("keychain:")))
                if (auto gone = workspace->vault().remove(secret); !gone)
                    line.note(gone.error().detail);
        }
        removeTables(runTablesFolder(*workspace), connection->id);
        // The cache first: were it the other way round, a crash between would leave rows that nobody owns.
        if (auto removed = workspace->cache().removeConnection(connection->id); !removed)
            return line.fail(removed.error());
        if (auto removed = workspace->state().removeConnection(connection->id); !removed)
            return line.fail(removed.error());
        if (line.output == CommandLine::Output::Json)
            line.print(nlohmann::json{{"removed", jsonText(connection->name)}});
        else
            line.print(QCoreApplication::translate("ConnectCommand", "Removed %1.").arg(connection->name));
    });
}

} // namespace

void addConnectCommand(Command app, CommandLine& line)
{
    auto connect = app.subcommand("connect", "Add, list, test and remove connections");
    connect.requireSubcommand();
    connect.footer(referencesAndExamples);
    addConnectionAdd(connect, line);
    addConnectionList(connect, line);
    addConnectionTest(connect, line);
    addConnectionRemove(connect, line);
}

} // namespace ph
