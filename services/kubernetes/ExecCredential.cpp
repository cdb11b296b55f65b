#include "services/kubernetes/ExecCredential.h"

#include "services/http/Json.h"
#include "services/kubernetes/KubeText.h"
#include "services/kubernetes/ObjectMeta.h"
#include "services/log/Redaction.h"
#include "services/process/ChildProcess.h"

#include <QFileInfo>

namespace ph {

namespace {

constexpr std::chrono::seconds longestPlugin{60};
constexpr qsizetype longestPrinted = 1 << 20;
constexpr qsizetype longestWords = 2000; ///< of its standard error: the end, where the cause stands

QString pluginName(const ExecPlugin& plugin)
{
    return QStringLiteral("exec plugin %1").arg(QFileInfo(plugin.command).fileName());
}

Json clusterInfo(const ClusterAccess& access)
{
    Json cluster{{"server", access.server}};
    if (!access.tlsServerName.empty())
        cluster["tls-server-name"] = access.tlsServerName;
    if (!access.caPem.empty())
        cluster["certificate-authority-data"] =
            QByteArray::fromStdString(access.caPem).toBase64().toStdString();
    if (!access.proxy.empty())
        cluster["proxy-url"] = access.proxy;
    if (!access.execConfig.empty())
        cluster["config"] = Json::parse(access.execConfig, nullptr, false);
    return cluster;
}

QString execInfo(const ClusterAccess& access)
{
    Json spec{{"interactive", false}};
    if (access.exec->provideClusterInfo)
        spec["cluster"] = clusterInfo(access);
    const Json info{
        {"apiVersion", access.exec->apiVersion.toStdString()}, {"kind", "ExecCredential"}, {"spec", spec}};
    return QString::fromStdString(info.dump(-1, ' ', true, Json::error_handler_t::replace));
}

Result<ExecCredential> readExecCredential(const QByteArray& printed, const ExecPlugin& plugin)
{
    const auto unreadable = [&](const RecordedText& words) {
        return fail(ErrorKind::Unreadable, pluginName(plugin), words);
    };
    const auto json = parseJson({printed.constData(), std::size_t(printed.size())}, {});
    if (!json || !json->is_object()) // the parser's words would quote what was printed
        return unreadable(kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "it printed no JSON object")));
    const JsonReader reader(*json);
    if (reader.text("kind") != QLatin1String("ExecCredential") ||
        reader.text("apiVersion") != plugin.apiVersion)
        return unreadable(
            kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "it did not print an ExecCredential of %1"))
                .arg(plugin.apiVersion));
    const auto status = reader.child("status");
    ExecCredential credential;
    credential.token = status.text("token").toStdString();
    credential.certPem = status.text("clientCertificateData").toStdString();
    credential.keyPem = status.text("clientKeyData").toStdString();
    const auto expires = status.text("expirationTimestamp");
    credential.expiresMs = timeOf(expires);
    if (reader.mistake({}))
        return unreadable(kubeText(
            QT_TRANSLATE_NOOP("ph::KubernetesApi", "a field of what it printed has the wrong type")));
    if (!expires.isEmpty() && credential.expiresMs == noTime)
        return unreadable(kubeText(
            QT_TRANSLATE_NOOP("ph::KubernetesApi", "its expirationTimestamp is no time of RFC 3339")));
    if (credential.certPem.empty() != credential.keyPem.empty())
        return unreadable(kubeText(QT_TRANSLATE_NOOP(
            "ph::KubernetesApi", "it printed a client certificate or a key without the other")));
    if (credential.token.empty() && credential.certPem.empty())
        return unreadable(kubeText(
            QT_TRANSLATE_NOOP("ph::KubernetesApi", "it printed neither a token nor a client certificate")));
    if (std::any_of(credential.token.begin(), credential.token.end(),
                    [](unsigned char c) { return c <= 0x20; }))
        return unreadable(
            kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "its token holds blanks or line breaks")));
    return credential;
}

Error pluginFailure(const ExecPlugin& plugin, const RecordedText& words)
{
    auto detail = words;
    if (const auto hint = plugin.installHint.trimmed(); !hint.isEmpty()) {
        for (auto* text : {&detail.shown, &detail.english})
            *text += QLatin1Char('\n') + hint.left(longestWords);
    }
    return Error::make(ErrorKind::Unauthorized, pluginName(plugin), redacted(detail));
}

} // namespace

Result<ExecCredential> askExecPlugin(const ClusterAccess& access, std::stop_token stop)
{
    const auto& plugin = *access.exec;
    if (plugin.interaction == ExecPlugin::Interaction::Always)
        return fail(
            ErrorKind::Unsupported, pluginName(plugin),
            kubeText(QT_TRANSLATE_NOOP(
                "ph::KubernetesApi",
                "it wants to ask at a terminal (interactiveMode: Always), and there is none here; use "
                "a login of it that keeps its answer and set interactiveMode to IfAvailable")));
    ChildProcess child;
    child.arguments = QStringList(plugin.command) + plugin.arguments;
    child.timeLimit = longestPlugin;
    child.maxBytes = longestPrinted;
    child.environment = plugin.environment;
    child.environment.insert(QStringLiteral("KUBERNETES_EXEC_INFO"), execInfo(access));
    child.leftovers = ChildProcess::Leftovers::Leave;
    auto ran = runChild(child, stop);
    if (!ran)
        return fail(ran.error().kind, pluginName(plugin));
    const auto words = QString::fromUtf8(ran->errors.bytes).trimmed().right(longestWords);
    switch (ran->end) {
    case ChildOutcome::End::NotStarted:
        return fail(
            pluginFailure(plugin, kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "it cannot be started: %1"))
                                      .arg(ran->whyNotStarted)));
    case ChildOutcome::End::TimedOut:
        return fail(pluginFailure(
            plugin,
            kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "it took longer than %1 s and was ended. %2"))
                .arg(longestPlugin.count())
                .arg(words)));
    case ChildOutcome::End::Crashed:
        return fail(pluginFailure(
            plugin, kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "it crashed. %1")).arg(words)));
    case ChildOutcome::End::Exited:
        break;
    }
    if (ran->exitCode != 0)
        return fail(pluginFailure(
            plugin, kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "it failed with status %1. %2"))
                        .arg(ran->exitCode)
                        .arg(words)));
    if (ran->output.dropped > 0)
        return fail(ErrorKind::Unreadable, pluginName(plugin),
                    kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "it printed more than 1 MiB")));
    return readExecCredential(ran->output.bytes, plugin);
}

} // namespace ph
