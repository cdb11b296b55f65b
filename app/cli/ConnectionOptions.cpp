#include "app/cli/ConnectionOptions.h"

#include "app/Workspace.h"
#include "app/cli/CommandLine.h"
#include "models/values/UserInfo.h"
#include "services/connectors/Catalog.h"
#include "services/connectors/RecogniseLocation.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

namespace ph {

namespace {

/// Which option fills in which field of a connector's descriptor.
struct FieldOption {
    const char* field;
    const char* option;
    std::string ConnectionOptions::*value;
};

constexpr FieldOption fieldOptions[] = {
    {"user", "--user", &ConnectionOptions::user},
    {"password", "--password", &ConnectionOptions::password},
    {"token", "--token", &ConnectionOptions::token},
    {"certFile", "--cert", &ConnectionOptions::cert},
    {"keyFile", "--key", &ConnectionOptions::key},
    {"keyPassphrase", "--key-passphrase", &ConnectionOptions::keyPassphrase},
    {"caFile", "--ca", &ConnectionOptions::ca},
    {"proxy", "--proxy", &ConnectionOptions::proxy},
    {"headerName", "--header", &ConnectionOptions::header},
    {"headerValue", "--header-value", &ConnectionOptions::headerValue},
    {"context", "--context", &ConnectionOptions::context},
    {"namespaces", "--namespace", &ConnectionOptions::namespaces},
};

AuthScheme schemeOf(const ConnectionOptions& options)
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

/// Refused at once, not when the server is to be asked.
Result<void> checkHeader(const ConnectionOptions& options)
{
    if (!options.header.empty() && options.headerValue.empty())
        return fail(ErrorKind::Invalid, QStringLiteral("--header"),
                    QCoreApplication::translate("ConnectCommand",
                                                "This needs --header-value: what the header holds, as a "
                                                "reference like --token."));
    if (options.header.empty() && !options.headerValue.empty())
        return fail(ErrorKind::Invalid, QStringLiteral("--header-value"),
                    QCoreApplication::translate("ConnectCommand", "This needs --header: the header's name."));
    return {};
}

/// Takes over what the options say of the kind's own fields.
Result<Connection> withFields(Connection connection, const ConnectionOptions& options)
{
    const auto descriptor = *connectorDescriptor(connection.kind);
    if (auto whole = checkHeader(options); !whole)
        return fail(whole.error());
    connection.auth = schemeOf(options);
    for (const auto& [name, option, value] : fieldOptions) {
        const auto* field = fieldInUse(descriptor, connection.auth, QLatin1String(name));
        if (auto put = putField(connection, field, option, options.*value); !put)
            return fail(put.error());
    }
    const auto* control = fieldInUse(descriptor, connection.auth, QLatin1String("allowControl"));
    if (auto put = putField(connection, control, "--allow-control", options.allowControl ? "yes" : ""); !put)
        return fail(put.error());
    return connection;
}

Result<Connection> clusterFrom(const ConnectionOptions& options)
{
    if (options.name.empty())
        return fail(ErrorKind::Invalid, QStringLiteral("connect add"),
                    QCoreApplication::translate("ConnectCommand", "Give --name."));
    if (!options.url.empty())
        return fail(ErrorKind::Invalid, QStringLiteral("--url"),
                    QCoreApplication::translate("ConnectCommand",
                                                "A cluster's address stands in its kubeconfig: give "
                                                "--kubeconfig, and --context where it has several."));
    Connection connection;
    connection.name = toText(options.name);
    connection.kind = toText(options.kind);
    connection.location = kubeConfigLocation(options.kubeconfig);
    auto complete = withFields(std::move(connection), options);
    if (!complete)
        return complete;
    if (auto there = checkLocation(*complete); !there)
        return fail(there.error());
    return complete;
}

} // namespace

QString kubeConfigLocation(const std::string& given)
{
    auto named = given.empty() ? qEnvironmentVariable("KUBECONFIG") : toText(given);
    if (named == QLatin1String("in-cluster"))
        return named;
    if (named.isEmpty())
        named = QDir::home().filePath(QStringLiteral(".kube/config"));
    QStringList files;
    for (const auto& file : named.split(u':', Qt::SkipEmptyParts))
        files << (file.startsWith(QLatin1String("~/")) ? QDir::homePath() + file.mid(1)
                                                       : QFileInfo(file).absoluteFilePath());
    return files.join(u':');
}

Result<Connection> connectionFrom(const ConnectionOptions& options)
{
    if (options.kind == "kubernetes" && !options.fromEnvironment)
        return clusterFrom(options);
    if (!options.kubeconfig.empty())
        return fail(ErrorKind::Invalid, QStringLiteral("--kubeconfig"),
                    QCoreApplication::translate("ConnectCommand", "This goes with --kind kubernetes."));
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
    connection.location = absoluteLocation(connection.location);
    const bool isUrl = connection.location.contains(QStringLiteral("://"));
    const auto recognised = recogniseLocation(connection.location);
    const bool isStore = recognised && !recognised->isEmpty() && holdsRuns(*recognised);
    if (connection.kind == QLatin1String("mlflow") && isStore)
        connection.kind = *recognised;
    if (!connectorDescriptor(connection.kind)) {
        QStringList kinds;
        for (const auto& d : connectorCatalog())
            kinds.append(d.kind);
        return fail(ErrorKind::Invalid, connection.kind,
                    QCoreApplication::translate("ConnectCommand", "Unknown kind; there are: %1.")
                        .arg(kinds.join(QStringLiteral(", "))));
    }
    if (holdingOf(connection.kind) == ConnectorDescriptor::Holds::Monitoring) {
        if (auto there = checkLocation(connection); !there)
            return fail(there.error());
        return withFields(std::move(connection), options);
    }
    if (!isUrl && !recognised)
        return fail(recognised.error());
    if (!isUrl && !isStore)
        return fail(ErrorKind::NotFound, connection.location,
                    QCoreApplication::translate("ConnectCommand", "No MLflow store was found here."));
    return withFields(std::move(connection), options);
}

} // namespace ph
