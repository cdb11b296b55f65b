#include "models/values/DifferenceSection.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace ph {

namespace {

bool isAttributeOf(const ColumnKey& key, std::initializer_list<const char*> names)
{
    return std::any_of(names.begin(), names.end(),
                       [&](const char* name) { return key.name == QLatin1String(name); });
}

QSet<QString> tagWords(QString name)
{
    static const QRegularExpression hump(QStringLiteral("([a-z0-9])([A-Z])"));
    static const QRegularExpression separators(QStringLiteral("[^\\p{L}\\p{N}]+"));
    const auto words = name.replace(hump, QStringLiteral("\\1 \\2")).toLower().split(separators);
    return {words.begin(), words.end()};
}

/// Tags of MLflow's own that speak of code, machine or person; see mlflow/utils/mlflow_tags.py.
bool isMlflowEnvironment(const QString& tag)
{
    for (const auto prefix : {"mlflow.source.", "mlflow.docker.", "mlflow.project.", "mlflow.databricks.",
                              "mlflow.gitRepoURL", "mlflow.user", "mlflow.version"}) {
        if (tag.startsWith(QLatin1String(prefix)))
            return true;
    }
    return false;
}

bool speaksOfEnvironment(const QString& tag)
{
    static const QSet<QString> environment{
        QStringLiteral("git"),    QStringLiteral("commit"),    QStringLiteral("sha"),
        QStringLiteral("branch"), QStringLiteral("python"),    QStringLiteral("conda"),
        QStringLiteral("docker"), QStringLiteral("container"), QStringLiteral("image"),
        QStringLiteral("cuda"),   QStringLiteral("cudnn"),     QStringLiteral("gpu"),
        QStringLiteral("host"),   QStringLiteral("hostname"),  QStringLiteral("platform"),
        QStringLiteral("os"),     QStringLiteral("pip"),       QStringLiteral("requirements"),
        QStringLiteral("user"),   QStringLiteral("cluster"),   QStringLiteral("environment")};
    static const QSet<QString> versioned{QStringLiteral("model"),    QStringLiteral("data"),
                                         QStringLiteral("dataset"),  QStringLiteral("feature"),
                                         QStringLiteral("features"), QStringLiteral("prompt")};
    const auto words = tagWords(tag);
    if (words.intersects(environment))
        return true;
    // "torch_version" is a library's; "dataset_version" is not.
    return words.contains(QStringLiteral("version")) && !words.intersects(versioned);
}

} // namespace

std::optional<DifferenceSection> differenceSection(const ColumnKey& key)
{
    switch (key.kind) {
    case ColumnKind::Metric:
        return DifferenceSection::Metrics;
    case ColumnKind::Param:
        return DifferenceSection::Params;
    case ColumnKind::Dataset:
        return DifferenceSection::Inputs;
    case ColumnKind::Attribute:
        if (isAttributeOf(key, {attribute::name, attribute::runId, attribute::artifactUri, attribute::seen}))
            return std::nullopt;
        return DifferenceSection::Environment;
    case ColumnKind::Tag:
        if (key.name == QLatin1String(mlflowtag::runName))
            return std::nullopt;
        return isMlflowEnvironment(key.name) ||
                       (!key.name.startsWith(QLatin1StringView("mlflow.")) && speaksOfEnvironment(key.name))
                   ? DifferenceSection::Environment
                   : DifferenceSection::Tags;
    }
    return std::nullopt;
}

} // namespace ph
