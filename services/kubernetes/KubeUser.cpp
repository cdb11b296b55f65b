#include "services/kubernetes/KubeEntries.h"

#include "services/kubernetes/KubeText.h"

namespace ph {

namespace {

void readClientCertificate(ClusterAccess& access, KubeFields& user)
{
    access.certPem = user.bytes("client-certificate-data", "client-certificate");
    access.keyPem = user.bytes("client-key-data", "client-key");
    const auto holds = [](const std::string& pem, const char* word) {
        return pem.find(word) != std::string::npos;
    };
    if (access.certPem.empty() != access.keyPem.empty())
        user.refuse("client-certificate-data",
                    access.keyPem.empty()
                        ? kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi",
                                                     "there is a client certificate without its key"))
                        : kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi",
                                                     "there is a client key without its certificate")));
    else if (!access.certPem.empty() && !holds(access.certPem, "CERTIFICATE-----"))
        user.refuse(
            "client-certificate-data",
            kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "the client certificate is no PEM certificate")));
    else if (holds(access.keyPem, "ENCRYPTED PRIVATE KEY-----") ||
             holds(access.keyPem, "Proc-Type: 4,ENCRYPTED"))
        user.refuse(
            "client-key-data",
            kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi",
                                       "the client key is encrypted, and a kubeconfig has no place for its "
                                       "passphrase: decrypt it (openssl pkey) or use an exec plugin")),
            ErrorKind::Unsupported);
    else if (!access.keyPem.empty() && !holds(access.keyPem, "PRIVATE KEY-----"))
        user.refuse("client-key-data",
                    kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "the client key is no PEM private key")));
}

void readImpersonation(ClusterAccess& access, KubeFields& user)
{
    access.impersonateUser = user.line("as");
    access.impersonateUid = user.line("as-uid");
    access.impersonateGroups = user.list("as-groups");
    auto extra = user.child("as-user-extra");
    if (const auto* map = user.node("as-user-extra")) {
        for (const auto& entry : map->children) {
            const auto key = entry.key.text.toStdString();
            for (auto& value : extra.list(key.c_str()))
                access.impersonateExtra.emplace_back(key, std::move(value));
        }
    }
    user.takeMistake(extra);
    const bool more = !access.impersonateUid.empty() || !access.impersonateGroups.empty() ||
                      !access.impersonateExtra.empty();
    if (more && access.impersonateUser.empty())
        user.refuse("as-groups", kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi",
                                                            "as-uid, as-groups and as-user-extra need as")));
}

QMap<QString, QString> readPluginEnvironment(KubeFields& exec)
{
    QMap<QString, QString> environment;
    const auto* list = exec.node("env");
    if (list && list->kind != YamlNode::Kind::List)
        exec.refuse("env", kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi",
                                                      "env must be a list of names and values")));
    else if (list) {
        for (const auto& item : list->items) {
            KubeFields variable(&item, exec.file(), QStringLiteral("a variable of exec"));
            const auto name = QString::fromStdString(variable.line("name"));
            if (name.isEmpty() || name.contains(QLatin1Char('=')))
                variable.refuse("name",
                                kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi",
                                                           "this is no name of an environment variable")));
            environment.insert(name, QString::fromStdString(variable.text("value")));
            exec.takeMistake(variable);
        }
    }
    return environment;
}

ExecPlugin::Interaction readInteraction(KubeFields& exec)
{
    const auto mode = exec.line("interactiveMode");
    if (mode == "Never")
        return ExecPlugin::Interaction::Never;
    if (mode == "Always")
        return ExecPlugin::Interaction::Always;
    if (!mode.empty() && mode != "IfAvailable")
        exec.refuse("interactiveMode",
                    kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi",
                                               "interactiveMode must be Never, IfAvailable or Always")));
    return ExecPlugin::Interaction::IfAvailable;
}

std::optional<ExecPlugin> readExec(KubeFields& user)
{
    if (!user.node("exec"))
        return std::nullopt;
    auto exec = user.child("exec");
    ExecPlugin plugin;
    plugin.apiVersion = QString::fromStdString(exec.line("apiVersion"));
    if (plugin.apiVersion != QLatin1String("client.authentication.k8s.io/v1") &&
        plugin.apiVersion != QLatin1String("client.authentication.k8s.io/v1beta1"))
        exec.refuse("apiVersion",
                    kubeText(QT_TRANSLATE_NOOP(
                        "ph::KubernetesApi",
                        "apiVersion must be client.authentication.k8s.io/v1 or v1beta1; for older ones "
                        "update the plugin and let it write the kubeconfig again")),
                    ErrorKind::Unsupported);
    const auto command = exec.line("command");
    if (command.empty())
        exec.refuse("command", kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "exec names no command")));
    const bool isPath = command.find('/') != std::string::npos;
    plugin.command = QString::fromStdString(isPath ? exec.path("command").string() : command);
    for (const auto& argument : exec.list("args"))
        plugin.arguments.append(QString::fromStdString(argument));
    plugin.environment = readPluginEnvironment(exec);
    plugin.interaction = readInteraction(exec);
    plugin.provideClusterInfo = exec.flag("provideClusterInfo");
    plugin.installHint = QString::fromStdString(exec.text("installHint"));
    user.takeMistake(exec);
    return plugin;
}

} // namespace

void readUser(ClusterAccess& access, KubeFields& user)
{
    if (user.node("auth-provider"))
        user.refuse("auth-provider",
                    kubeText(QT_TRANSLATE_NOOP(
                        "ph::KubernetesApi",
                        "auth-provider was taken out of Kubernetes in 1.26; let the cloud's tool write an "
                        "exec plugin in its place (gke-gcloud-auth-plugin, kubelogin)")),
                    ErrorKind::Unsupported);
    readClientCertificate(access, user);
    access.token = user.line("token");
    access.tokenFile = user.path("tokenFile").string();
    access.basicUser = user.text("username");
    access.basicPassword = user.text("password");
    if (!(access.basicUser + access.basicPassword).empty() && !(access.token + access.tokenFile).empty())
        user.refuse("token", kubeText(QT_TRANSLATE_NOOP(
                                 "ph::KubernetesApi",
                                 "there are a token and a user name; only one of them can be used")));
    readImpersonation(access, user);
    access.exec = readExec(user);
}

} // namespace ph
