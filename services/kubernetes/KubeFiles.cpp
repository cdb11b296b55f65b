#include "services/kubernetes/KubeFiles.h"

#include "services/kubernetes/KubeFields.h"
#include "services/kubernetes/KubeText.h"
#include "services/kubernetes/SmallFile.h"

namespace ph {

namespace {

constexpr qint64 maxKubeConfigBytes = 1 << 20;

Result<YamlNode> readKubeYaml(const std::filesystem::path& file)
{
    const auto text = readSmallFile(file, maxKubeConfigBytes);
    if (!text)
        return fail(text.error());
    const auto bytes = QByteArray::fromStdString(*text);
    if (bytes.trimmed().isEmpty())
        return YamlNode();
    auto yaml = readYaml(bytes, maxKubeConfigBytes);
    if (yaml.problems.isEmpty())
        return std::move(yaml.root);
    const auto& problem = yaml.problems.front();
    return fail(ErrorKind::Invalid, QString::fromStdString(file.string()),
                kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "line %1, column %2: %3"))
                    .arg(problem.line)
                    .arg(problem.column)
                    // What follows a colon are the parser's quotes of the file, and those may be secrets.
                    .arg(problem.forRecords().section(QLatin1String(": "), 0, 1)));
}

/// Reads `users:` and the like, of which each item holds its body below `bodyKey`.
void addSection(KubeFiles::Section& section, KubeFields& root, const char* key, const char* bodyKey)
{
    const auto* list = root.node(key);
    if (!list)
        return;
    if (list->kind != YamlNode::Kind::List) {
        root.refuse(key, kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "%1 must be a list"))
                             .arg(QLatin1StringView(key)));
        return;
    }
    QStringList own;
    for (const auto& item : list->items) {
        KubeFields fields(&item, root.file(), QLatin1StringView(key));
        const auto name = QString::fromStdString(fields.line("name"));
        const auto* body = fields.node(bodyKey);
        if (name.isEmpty())
            fields.refuse("name", kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "an entry has no name")));
        if (own.contains(name))
            fields.refuse(
                "name",
                kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "\"%1\" stands twice")).arg(shownName(name)));
        own.append(name);
        root.takeMistake(fields);
        if (section.entries.contains(name))
            continue;
        section.entries.insert(name, {body ? *body : YamlNode(), root.file()});
        section.names.append(name);
    }
}

std::optional<Error> addFile(KubeFiles& merged, const std::filesystem::path& file)
{
    const auto yaml = readKubeYaml(file);
    if (!yaml)
        return yaml.error();
    KubeFields root(&*yaml, file, QStringLiteral("kubeconfig"));
    const auto kind = root.text("kind");
    if (!kind.empty() && kind != "Config")
        root.refuse("kind", kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi",
                                                       "this is no kubeconfig: its kind is not Config")));
    addSection(merged.clusters, root, "clusters", "cluster");
    addSection(merged.users, root, "users", "user");
    addSection(merged.contexts, root, "contexts", "context");
    const auto current = QString::fromStdString(root.line("current-context"));
    if (merged.current.isEmpty())
        merged.current = current;
    return root.mistake();
}

} // namespace

QString shownName(const QString& name)
{
    return name.size() <= 80 ? name : name.left(79) + QChar(0x2026);
}

Result<KubeFiles> readKubeFiles(const std::vector<std::filesystem::path>& files)
{
    KubeFiles merged;
    std::optional<Error> missing;
    bool any = false;
    for (const auto& each : files) {
        std::error_code ignored;
        const auto file = std::filesystem::absolute(each, ignored);
        const auto mistake = addFile(merged, file);
        if (mistake && mistake->kind == ErrorKind::NotFound)
            missing = missing ? missing : mistake;
        else if (mistake)
            return fail(*mistake);
        else
            any = true;
    }
    if (any)
        return merged;
    return missing ? fail(*missing)
                   : fail(ErrorKind::NotFound, QStringLiteral("kubeconfig"),
                          kubeText(QT_TRANSLATE_NOOP("ph::KubernetesApi", "no file is named")));
}

} // namespace ph
