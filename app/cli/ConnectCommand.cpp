#include "app/cli/CommandLine.h"

#include "models/values/UserInfo.h"
#include "services/connectors/Catalog.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace ph {

namespace {

struct AddOptions {
    std::string name, kind = "mlflow", url, token, user, password, ca, cert, key, keyPassphrase, proxy,
                      header, headerValue;
    bool fromEnvironment = false;
};

/// Which option fills in which field of a connector's descriptor.
struct FieldOption {
    const char* field;
    const char* option;
    std::string AddOptions::*value;
};

constexpr FieldOption fieldOptions[] = {
    {"user", "--user", &AddOptions::user},
    {"password", "--password", &AddOptions::password},
    {"token", "--token", &AddOptions::token},
    {"certFile", "--cert", &AddOptions::cert},
    {"keyFile", "--key", &AddOptions::key},
    {"keyPassphrase", "--key-passphrase", &AddOptions::keyPassphrase},
    {"caFile", "--ca", &AddOptions::ca},
    {"proxy", "--proxy", &AddOptions::proxy},
    {"headerName", "--header", &AddOptions::header},
    {"headerValue", "--header-value", &AddOptions::headerValue},
};

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

AuthScheme schemeOf(const AddOptions& options)
{
    if (!options.token.empty())
        return AuthScheme::Bearer;
    if (!options.user.empty() || !options.password.empty())
        return AuthScheme::Basic;
    if (!options.cert.empty() || !options.key.empty() || !options.keyPassphrase.empty())
        return AuthScheme::ClientCertificate;
    return AuthScheme::None;
}

/// The field, where this kind of system has it and this way to sign in uses it; else null.
const SettingField* fieldInUse(const ConnectorDescriptor& descriptor, AuthScheme auth, QLatin1String name)
{
    for (const auto& field : descriptor.fields) {
        if (field.name == name && (field.onlyFor.isEmpty() || field.onlyFor.contains(auth)))
            return &field;
    }
    return nullptr;
}

/// Fills in one field; Invalid where it cannot be used, is missing or names no file.
Result<void> putField(Connection& connection, const SettingField* field, const char* option,
                      const std::string& word)
{
    const auto refuse = [option](const QString& why) {
        return fail(ErrorKind::Invalid, QLatin1String(option), why);
    };
    if (word.empty()) {
        if (field && field->need == SettingField::Need::Required)
            return refuse(
                QCoreApplication::translate("ConnectCommand", "This is needed to sign in this way."));
        return {};
    }
    if (!field)
        return refuse(QCoreApplication::translate(
            "ConnectCommand", "This is of no use with this kind of connection or this way to sign in."));
    if (field->kind == FieldKind::Secret)
        return parseSecretRef(toText(word)).map([&](const SecretRef& ref) {
            connection.secrets[field->name] = ref;
        });
    auto text = toText(word);
    if (field->kind == FieldKind::FilePath) {
        const QFileInfo file(text);
        if (!file.isFile())
            return refuse(
                QCoreApplication::translate("ConnectCommand", "There is no such file: %1").arg(text));
        text = file.absoluteFilePath(); // it is read from wherever the program is started
    }
    connection.settings[field->name] = text;
    return {};
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

/// `--kind mlflow` with a path means the local store that lies there.
Result<Connection> connectionFrom(const AddOptions& options)
{
    if (options.fromEnvironment) {
        auto offered = connectionFromEnvironment();
        if (!offered)
            return fail(ErrorKind::NotFound, QStringLiteral("MLFLOW_TRACKING_URI"),
                        QCoreApplication::translate(
                            "ConnectCommand",
                            "The variable is not set, or its password cannot be told from its address."));
        if (!options.name.empty())
            offered->name = toText(options.name);
        return *offered;
    }
    if (options.name.empty() || options.url.empty())
        return fail(
            ErrorKind::Invalid, QStringLiteral("connect add"),
            QCoreApplication::translate("ConnectCommand", "Give --name and --url, or --from-environment."));
    Connection connection;
    connection.name = toText(options.name);
    connection.kind = toText(options.kind);
    connection.location = toText(options.url);
    if (auto why = userInfoObjection(connection)) // before any other error could quote it
        return fail(*why);
    const bool isUrl = connection.location.contains(QStringLiteral("://"));
    if (!isUrl)
        connection.location = QFileInfo(connection.location).absoluteFilePath();
    const auto recognised = recogniseLocation(connection.location);
    if (connection.kind == QLatin1String("mlflow") && recognised && !recognised->isEmpty())
        connection.kind = *recognised;
    const auto* descriptor = connectorDescriptor(connection.kind);
    if (!descriptor) {
        QStringList kinds;
        for (const auto& d : connectorCatalog())
            kinds.append(d.kind);
        return fail(ErrorKind::Invalid, connection.kind,
                    QCoreApplication::translate("ConnectCommand", "Unknown kind; there are: %1.")
                        .arg(kinds.join(QStringLiteral(", "))));
    }
    if (!isUrl && !recognised)
        return fail(recognised.error());
    if (!isUrl && recognised->isEmpty())
        return fail(ErrorKind::NotFound, connection.location,
                    QCoreApplication::translate("ConnectCommand", "No MLflow store was found here."));
    connection.auth = schemeOf(options);
    for (const auto& [name, option, value] : fieldOptions) {
        const auto* field = fieldInUse(*descriptor, connection.auth, QLatin1String(name));
        if (auto put = putField(connection, field, option, options.*value); !put)
            return fail(put.error());
    }
    return connection;
}

void addConnectionAdd(Command parent, CommandLine& line)
{
    auto add = parent.subcommand("add", "Remember a server or a local store");
    auto options = std::make_shared<AddOptions>();
    add.option("--name", options->name, "A name of your choice");
    add.flag("--from-environment", options->fromEnvironment,
             "Take MLFLOW_TRACKING_URI, MLFLOW_TRACKING_USERNAME/PASSWORD/TOKEN; secrets stay there");
    add.option("--kind", options->kind,
               "mlflow, mlflow-folder or mlflow-db; mlflow with a path finds out itself")
        .showDefault();
    add.option("--url", options->url, "Address of the server, or path of a mlruns folder or a mlflow.db")
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
    line.onParsed(parent.subcommand("list", "What is remembered"), [&line] {
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
    test.option("NAME", *name).required();
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
    remove.option("NAME", *name).required();
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
    connect.footer("Secrets are never given as such, but where they can be had:\n"
                   "  env:NAME       an environment variable\n"
                   "  file:PATH      a file of yours with mode 0600\n"
                   "  exec:COMMAND   the first line that a command prints\n"
                   "Examples:\n"
                   "  pilothouse connect add --name lab --kind mlflow --url https://mlflow.example.org "
                   "--token env:LAB_TOKEN\n"
                   "  pilothouse connect add --name here --kind mlflow --url ./mlruns");
    addConnectionAdd(connect, line);
    addConnectionList(connect, line);
    addConnectionTest(connect, line);
    addConnectionRemove(connect, line);
}

} // namespace ph
