#include "models/values/Reproducibility.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace ph {
namespace {

using Topic = ReproducibilityItem::Topic;
using Answer = ReproducibilityItem::Answer;

struct ReproducibilityTexts {
    Q_DECLARE_TR_FUNCTIONS(Reproducibility)
};

struct Question {
    Topic topic;
    const char* label;
    const char* why;
};

// In the order in which somebody would need the answers.
constexpr Question questions[] = {
    {Topic::Commit, QT_TRANSLATE_NOOP("Reproducibility", "Git commit"),
     QT_TRANSLATE_NOOP("Reproducibility", "Without it nobody can tell which code ran.")},
    {Topic::Repository, QT_TRANSLATE_NOOP("Reproducibility", "Repository"),
     QT_TRANSLATE_NOOP("Reproducibility",
                       "A commit can only be checked out from a repository that is named.")},
    {Topic::Branch, QT_TRANSLATE_NOOP("Reproducibility", "Branch"),
     QT_TRANSLATE_NOOP("Reproducibility", "It tells which line of work the commit belongs to.")},
    {Topic::Source, QT_TRANSLATE_NOOP("Reproducibility", "Source"),
     QT_TRANSLATE_NOOP("Reproducibility", "It names the script or notebook that was started.")},
    {Topic::EntryPoint, QT_TRANSLATE_NOOP("Reproducibility", "Entry point"),
     QT_TRANSLATE_NOOP("Reproducibility", "It tells how the source was started.")},
    {Topic::Environment, QT_TRANSLATE_NOOP("Reproducibility", "Environment"),
     QT_TRANSLATE_NOOP("Reproducibility",
                       "Other library versions can give other numbers from the same code.")},
    {Topic::Data, QT_TRANSLATE_NOOP("Reproducibility", "Data versions"),
     QT_TRANSLATE_NOOP("Reproducibility",
                       "Without a digest the data may have changed since, and nobody would notice.")},
    {Topic::Seed, QT_TRANSLATE_NOOP("Reproducibility", "Seeds"),
     QT_TRANSLATE_NOOP("Reproducibility", "Without seeds two runs of the same code differ by chance.")},
    {Topic::User, QT_TRANSLATE_NOOP("Reproducibility", "User"),
     QT_TRANSLATE_NOOP("Reproducibility", "It tells whom to ask.")},
    {Topic::Tracker, QT_TRANSLATE_NOOP("Reproducibility", "Tracker details"),
     QT_TRANSLATE_NOOP("Reproducibility",
                       "Versions and project details that the tracker wrote down by itself.")},
};

void add(ReproducibilityItem& item, const QString& value, const QString& origin)
{
    if (value.trimmed().isEmpty())
        return;
    item.values.append(value);
    item.origins.append(origin);
}

void addTag(ReproducibilityItem& item, const Run& run, QLatin1StringView key)
{
    for (const KeyValue& tag : run.tags) {
        if (tag.key == key)
            add(item, tag.value, QStringLiteral("tags.") + tag.key);
    }
}

bool isEnvironmentFile(const QString& path)
{
    static const QRegularExpression pattern(QStringLiteral(
        "(^|/)(conda[^/]*\\.ya?ml|environment\\.ya?ml|python_env\\.ya?ml|requirements[^/]*\\.txt|Pipfile"
        "(\\.lock)?|poetry\\.lock|uv\\.lock|pyproject\\.toml|setup\\.cfg|Dockerfile|MLproject)$"));
    return pattern.match(path).hasMatch();
}

bool isListedWhole(const std::optional<QList<ArtifactEntry>>& artifacts)
{
    return artifacts && std::all_of(artifacts->begin(), artifacts->end(), [&](const ArtifactEntry& folder) {
               return folder.kind == ArtifactEntry::Kind::File ||
                      std::any_of(artifacts->begin(), artifacts->end(), [&](const ArtifactEntry& entry) {
                          return entry.path.startsWith(folder.path + u'/');
                      });
           });
}

void addEnvironment(ReproducibilityItem& item, const Run& run, const QList<ArtifactEntry>& artifacts)
{
    for (const KeyValue& tag : run.tags) {
        if (tag.key == QLatin1StringView(mlflowtag::projectEnv) ||
            (tag.key.startsWith(QLatin1StringView("mlflow.docker."))) ||
            (!tag.key.startsWith(QLatin1StringView("mlflow.")) && namesEnvironment(tag.key)))
            add(item, tag.value, QStringLiteral("tags.") + tag.key);
    }
    for (const KeyValue& param : run.params) {
        if (namesEnvironment(param.key))
            add(item, param.value, QStringLiteral("params.") + param.key);
    }
    for (const ArtifactEntry& entry : artifacts) {
        if (entry.kind == ArtifactEntry::Kind::File && isEnvironmentFile(entry.path))
            add(item, entry.path, QStringLiteral("artifacts"));
    }
}

void addData(ReproducibilityItem& item, const Run& run)
{
    for (const DatasetInput& input : run.inputs) {
        if (input.digest.isEmpty())
            continue;
        QString text = input.name.isEmpty() ? ReproducibilityTexts::tr("(no name)") : input.name;
        text += QStringLiteral(" @ ") + input.digest;
        if (!input.context.isEmpty())
            text += QStringLiteral(" (%1)").arg(input.context);
        add(item, text, QStringLiteral("inputs"));
    }
}

void addSeeds(ReproducibilityItem& item, const Run& run)
{
    for (const KeyValue& param : run.params) {
        if (namesSeed(param.key))
            add(item, param.key + QStringLiteral(" = ") + param.value, QStringLiteral("params.") + param.key);
    }
    for (const KeyValue& tag : run.tags) {
        if (namesSeed(tag.key))
            add(item, tag.key + QStringLiteral(" = ") + tag.value, QStringLiteral("tags.") + tag.key);
    }
}

void addTracker(ReproducibilityItem& item, const Run& run)
{
    static const QStringList known{
        QStringLiteral("mlflow.version"),         QStringLiteral("mlflow.mlflowVersion"),
        QStringLiteral("mlflow.project.backend"), QStringLiteral("mlflow.autologging"),
        QStringLiteral("mlflow.project.version"), QStringLiteral("mlflow_version")};
    for (const KeyValue& tag : run.tags) {
        if (known.contains(tag.key))
            add(item, tag.key + QStringLiteral(" = ") + tag.value, QStringLiteral("tags.") + tag.key);
    }
}

void answer(ReproducibilityItem& item, const Run& run, const QList<ArtifactEntry>& artifacts)
{
    switch (item.topic) {
    case Topic::Commit:
        return addTag(item, run, QLatin1StringView(mlflowtag::gitCommit));
    case Topic::Repository:
        return addTag(item, run, QLatin1StringView(mlflowtag::gitRepo));
    case Topic::Branch:
        return addTag(item, run, QLatin1StringView(mlflowtag::gitBranch));
    case Topic::Source:
        addTag(item, run, QLatin1StringView(mlflowtag::sourceName));
        return addTag(item, run, QLatin1StringView(mlflowtag::sourceType));
    case Topic::EntryPoint:
        return addTag(item, run, QLatin1StringView(mlflowtag::entryPoint));
    case Topic::Environment:
        return addEnvironment(item, run, artifacts);
    case Topic::Data:
        return addData(item, run);
    case Topic::Seed:
        return addSeeds(item, run);
    case Topic::User:
        add(item, run.user, QStringLiteral("user_id"));
        if (item.values.isEmpty())
            addTag(item, run, QLatin1StringView(mlflowtag::user));
        return;
    case Topic::Tracker:
        return addTracker(item, run);
    }
}

} // namespace

QStringList keyWords(const QString& key)
{
    static const QRegularExpression hump(QStringLiteral("([a-z0-9])([A-Z])"));
    static const QRegularExpression separators(QStringLiteral("[^\\p{L}\\p{N}]+"));
    QString spaced = key;
    spaced.replace(hump, QStringLiteral("\\1 \\2"));
    return spaced.toLower().split(separators, Qt::SkipEmptyParts);
}

bool namesEnvironment(const QString& key)
{
    static const QRegularExpression pattern(
        QStringLiteral(
            "(^|[^a-z0-9])(conda|docker|pip_requirements|requirements|python_version|python_env|image_uri|"
            "docker_image|container_image|virtualenv|poetry_lock)([^a-z0-9]|$)"),
        QRegularExpression::CaseInsensitiveOption);
    return pattern.match(key).hasMatch();
}

bool namesSeed(const QString& key)
{
    const QStringList words = keyWords(key);
    if (words.contains(QStringLiteral("seed")) || words.contains(QStringLiteral("seeds")) ||
        words.contains(QStringLiteral("randomstate")) || words.contains(QStringLiteral("randomseed")))
        return true;
    const auto random = words.indexOf(QStringLiteral("random"));
    return random >= 0 && words.value(random + 1) == QStringLiteral("state");
}

Reproducibility reproducibilityOf(const Run& run, const std::optional<QList<ArtifactEntry>>& artifacts)
{
    Reproducibility record;
    for (const Question& question : questions) {
        ReproducibilityItem item;
        item.topic = question.topic;
        item.label = ReproducibilityTexts::tr(question.label);
        item.why = ReproducibilityTexts::tr(question.why);
        answer(item, run, artifacts.value_or(QList<ArtifactEntry>()));
        item.answer = !item.values.isEmpty()                                          ? Answer::Known
                      : item.topic == Topic::Environment && !isListedWhole(artifacts) ? Answer::Unknown
                                                                                      : Answer::Missing;
        // A source type alone ("LOCAL") names no source.
        if (item.topic == Topic::Source && !item.origins.contains(QStringLiteral("tags.mlflow.source.name")))
            item.answer = Answer::Missing;
        record.items.append(item);
    }
    return record;
}

QList<ReproducibilityItem> Reproducibility::missing() const
{
    QList<ReproducibilityItem> out;
    std::copy_if(items.begin(), items.end(), std::back_inserter(out),
                 [](const ReproducibilityItem& item) { return item.answer == Answer::Missing; });
    return out;
}

QStringList Reproducibility::unknown() const
{
    QStringList labels;
    for (const auto& item : items) {
        if (item.answer == ReproducibilityItem::Answer::Unknown)
            labels << item.label;
    }
    return labels;
}

const ReproducibilityItem& Reproducibility::item(Topic topic) const
{
    const auto found = std::find_if(items.begin(), items.end(),
                                    [topic](const ReproducibilityItem& item) { return item.topic == topic; });
    static const ReproducibilityItem none;
    return found != items.end() ? *found : none;
}

} // namespace ph
