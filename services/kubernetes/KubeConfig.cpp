#include "services/kubernetes/KubeConfig.h"

#include "services/http/HttpAddress.h"
#include "services/kubernetes/KubeEntries.h"
#include "services/kubernetes/KubeFiles.h"
#include "services/kubernetes/KubeText.h"
#include "services/kubernetes/SmallFile.h"

namespace ph {

namespace {

constexpr qint64 maxPemBytes = 1 << 20;

QString entryName(const char* section, const QString& name)
{
    return QStringLiteral("%1 \"%2\"").arg(QLatin1StringView(section), shownName(name));
}

/// The entry that a context names; an empty body where it names none.
const KubeFiles::Entry* entryOf(KubeFields& context, const char* key, const KubeFiles::Section& section)
{
    const auto name = QString::fromStdString(context.line(key));
    const auto found = section.entries.find(name);
    if (found != section.entries.end())
        return &*found;
    if (!name.isEmpty())
        context.refuse(key, kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "%1 is not in the kubeconfig"))
                                .arg(entryName(key, name)));
    return nullptr;
}

Result<QString> chosenContext(const KubeFiles& files, const QString& asked)
{
    const auto name = asked.isEmpty() ? files.current : asked;
    if (files.contexts.entries.contains(name))
        return name;
    QStringList known;
    for (const auto& each : files.contexts.names.mid(0, 20))
        known.append(shownName(each));
    //: the kubeconfig, of which the sentence before says what it lacks
    const auto there = known.isEmpty()
                           ? kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "it has no contexts"))
                           : kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "it has %1"))
                                 .arg(known.join(QLatin1String(", ")));
    return fail(
        ErrorKind::NotFound, QStringLiteral("kubeconfig"),
        name.isEmpty()
            ? kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi",
                                         "no context is named, and the kubeconfig has no current one; %1"))
                  .arg(there)
            : kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "%1 is not in the kubeconfig; %2"))
                  .arg(entryName("context", name), there));
}

} // namespace

std::vector<std::filesystem::path> kubeConfigFiles(const QString& kubeconfigVariable,
                                                   const std::filesystem::path& home)
{
    std::vector<std::filesystem::path> files;
    const auto named = kubeconfigVariable.split(QLatin1Char(':'), Qt::SkipEmptyParts);
    for (const auto& each : named) {
        const std::filesystem::path file = each.toStdString();
        if (std::find(files.begin(), files.end(), file) == files.end())
            files.push_back(file);
    }
    if (files.empty())
        files.push_back(home / ".kube" / "config");
    return files;
}

Result<KubeContexts> readKubeContexts(const std::vector<std::filesystem::path>& files)
{
    return readKubeFiles(files).map([](const KubeFiles& merged) {
        return KubeContexts{merged.contexts.names, merged.current};
    });
}

Result<ClusterAccess> readKubeConfig(const std::vector<std::filesystem::path>& files, const QString& context)
{
    const auto merged = readKubeFiles(files);
    if (!merged)
        return fail(merged.error());
    const auto name = chosenContext(*merged, context);
    if (!name)
        return fail(name.error());

    ClusterAccess access;
    access.context = *name;
    const auto& entry = *merged->contexts.entries.find(*name);
    KubeFields chosen(&entry.body, entry.file, entryName("context", *name));
    access.cluster = QString::fromStdString(chosen.line("cluster"));
    access.user = QString::fromStdString(chosen.line("user"));
    access.ns = QString::fromStdString(chosen.line("namespace"));
    if (access.ns.isEmpty())
        access.ns = QStringLiteral("default");
    if (access.cluster.isEmpty())
        chosen.refuse("cluster", kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "it names no cluster")));
    const auto* clusterEntry = entryOf(chosen, "cluster", merged->clusters);
    const auto* userEntry = entryOf(chosen, "user", merged->users);
    if (chosen.mistake())
        return fail(*chosen.mistake());

    KubeFields cluster(&clusterEntry->body, clusterEntry->file, entryName("cluster", access.cluster));
    readCluster(access, cluster);
    if (cluster.mistake())
        return fail(*cluster.mistake());
    if (userEntry) {
        KubeFields user(&userEntry->body, userEntry->file, entryName("user", access.user));
        readUser(access, user);
        if (user.mistake())
            return fail(*user.mistake());
    }
    return access;
}

Result<ClusterAccess> inClusterAccess(const std::filesystem::path& folder, const QString& host,
                                      const QString& port)
{
    const auto missing = [](const RecordedText& words) {
        return fail(ErrorKind::NotFound, QStringLiteral("in-cluster service account"), words);
    };
    if (host.isEmpty() || port.isEmpty())
        return missing(kubeText(QT_TRANSLATE_NOOP(
            "ph::KubernetesApi", "KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT are not set: this "
                                 "does not run in a cluster")));
    const bool isV6 = host.contains(QLatin1Char(':')) && !host.startsWith(QLatin1Char('['));
    ClusterAccess access;
    access.context = access.cluster = QStringLiteral("in-cluster");
    access.user = QStringLiteral("service-account");
    access.server = (isV6 ? QStringLiteral("https://[%1]:%2") : QStringLiteral("https://%1:%2"))
                        .arg(host, port)
                        .toStdString();
    if (!parseHttpAddress(access.server))
        return fail(ErrorKind::Invalid, QStringLiteral("in-cluster service account"),
                    kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi",
                                               "KUBERNETES_SERVICE_HOST and _PORT are no address")));
    auto authority = readSmallFile(folder / "ca.crt", maxPemBytes);
    if (!authority)
        return fail(authority.error());
    access.caPem = std::move(*authority);
    access.tokenFile = (folder / "token").string();
    if (const auto token = readSmallFile(access.tokenFile, maxPemBytes); !token)
        return fail(token.error());
    const auto ns = readSmallFile(folder / "namespace", 4096);
    access.ns = ns ? QString::fromStdString(*ns).trimmed() : QString();
    if (access.ns.isEmpty())
        access.ns = QStringLiteral("default");
    return access;
}

} // namespace ph
