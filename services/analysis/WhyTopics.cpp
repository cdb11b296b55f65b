#include "services/analysis/WhyTopics.h"

#include "models/values/Reproducibility.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace ph {

namespace {

struct WhyTopicsTexts {
    Q_DECLARE_TR_FUNCTIONS(WhyTopics)
};

using Words = QSet<QString>;

Words wordSet(const char* words)
{
    const auto list = QString::fromLatin1(words).split(u' ');
    return {list.begin(), list.end()};
}

bool anyOf(const QStringList& words, const Words& known)
{
    return std::any_of(words.begin(), words.end(), [&](const QString& word) { return known.contains(word); });
}

bool isCode(const QStringList& words)
{
    static const Words code = wordSet("git commit sha branch repo repository revision");
    return anyOf(words, code) ||
           (words.contains(QStringLiteral("code")) && words.contains(QStringLiteral("version")));
}

bool isData(const QStringList& words, ValueForm form)
{
    static const Words sure = wordSet("dataset datasets dvc lakefs");
    static const Words subject =
        wordSet("data table snapshot corpus train training eval test split label labels");
    static const Words aspect =
        wordSet("version digest hash path uri url snapshot date name source id data revision");
    if (anyOf(words, sure))
        return form == ValueForm::Text || anyOf(words, aspect);
    return anyOf(words, subject) && anyOf(words, aspect) &&
           (words.contains(QStringLiteral("data")) || form == ValueForm::Text);
}

bool isModel(const QStringList& words, ValueForm form)
{
    static const Words sure =
        wordSet("architecture arch algorithm algo estimator backbone classifier regressor llm");
    static const Words beside = wordSet("name type base id class family flavor kind version");
    if (form == ValueForm::Number)
        return false;
    return anyOf(words, sure) || words == QStringList{QStringLiteral("model")} ||
           (words.contains(QStringLiteral("model")) && anyOf(words, beside));
}

bool isLibraryVersion(const QStringList& words)
{
    static const Words library = wordSet(
        "torch pytorch tensorflow tf keras sklearn scikit numpy pandas scipy xgboost lightgbm catboost "
        "jax transformers cuda cudnn python mlflow spark java node os r");
    return words.contains(QStringLiteral("version")) && anyOf(words, library);
}

bool isHardware(const QStringList& words)
{
    static const Words hardware =
        wordSet("gpu gpus cpu cpus tpu device devices accelerator instance hostname host "
                "cluster machine cores hardware");
    return anyOf(words, hardware);
}

WhyTopic topicOfName(const ColumnKey& key, ValueForm form)
{
    const auto words = keyWords(key.name);
    const bool text = form == ValueForm::Text;
    const bool versioned = text || words.contains(QStringLiteral("version"));
    if (namesSeed(key.name))
        return WhyTopic::Seed;
    if (namesEnvironment(key.name) || isLibraryVersion(words))
        return WhyTopic::Environment;
    static const Words prompt = wordSet("prompt prompts instruction instructions");
    if (versioned && anyOf(words, prompt))
        return WhyTopic::Prompt;
    static const Words features = wordSet("features columns featureset feature");
    if (versioned && anyOf(words, features))
        return WhyTopic::Features;
    if (text && isCode(words))
        return WhyTopic::Code;
    if (isData(words, form))
        return WhyTopic::Data;
    if (isModel(words, form))
        return WhyTopic::Model;
    if (isHardware(words))
        return WhyTopic::Hardware;
    return key.kind == ColumnKind::Param ? WhyTopic::Params : WhyTopic::Other;
}

WhyTopic topicOfTrackerTag(const QString& name)
{
    if (name.startsWith(QLatin1String("mlflow.source.")) || name == QLatin1String(mlflowtag::entryPoint) ||
        name == QLatin1String("mlflow.project.version"))
        return WhyTopic::Code;
    if (name.startsWith(QLatin1String("mlflow.docker.")) || name == QLatin1String(mlflowtag::projectEnv) ||
        name == QLatin1String("mlflow.version") || name == QLatin1String("mlflow.mlflowVersion"))
        return WhyTopic::Environment;
    return name.contains(QLatin1String("cluster"), Qt::CaseInsensitive) ? WhyTopic::Hardware
                                                                        : WhyTopic::Other;
}

bool isAttribute(const ColumnKey& key, std::initializer_list<const char*> names)
{
    return std::any_of(names.begin(), names.end(),
                       [&](const char* name) { return key.name == QLatin1String(name); });
}

bool isBookKeeping(const QString& tag)
{
    static const QSet<QString> own{
        QStringLiteral("mlflow.runName"),      QStringLiteral("mlflow.note.content"),
        QStringLiteral("mlflow.parentRunId"),  QStringLiteral("mlflow.rootRunId"),
        QStringLiteral("mlflow.runColor"),     QStringLiteral("mlflow.log-model.history"),
        QStringLiteral("mlflow.user"),         QStringLiteral("mlflow.loggedArtifacts"),
        QStringLiteral("mlflow.experimentId"), QStringLiteral("mlflow.databricks.runURL"),
        QStringLiteral("mlflow.runId"),        QStringLiteral("mlflow.artifact.location")};
    return own.contains(tag);
}

} // namespace

WhyTopic whyTopicOf(const ColumnKey& key, ValueForm form)
{
    switch (key.kind) {
    case ColumnKind::Dataset:
        return WhyTopic::Data;
    case ColumnKind::Tag:
        if (key.name.startsWith(QLatin1String("mlflow.")))
            return topicOfTrackerTag(key.name);
        return topicOfName(key, form);
    case ColumnKind::Param:
        return topicOfName(key, form);
    case ColumnKind::Attribute:
    case ColumnKind::Metric:
        break;
    }
    return WhyTopic::Other;
}

bool isComparable(const ColumnKey& key)
{
    switch (key.kind) {
    case ColumnKind::Metric:
        return false;
    case ColumnKind::Attribute:
        return isAttribute(
            key, {attribute::experiment, attribute::connection, attribute::user, attribute::status});
    case ColumnKind::Tag:
        return !isBookKeeping(key.name);
    case ColumnKind::Param:
    case ColumnKind::Dataset:
        break;
    }
    return true;
}

bool isChosen(const ColumnKey& key)
{
    return isComparable(key) && !(key.kind == ColumnKind::Attribute && isAttribute(key, {attribute::status}));
}

QString whyLabel(const ColumnKey& key)
{
    struct Known {
        ColumnKind kind;
        const char* key;
        const char* label;
    };
    static constexpr Known known[] = {
        {ColumnKind::Tag, mlflowtag::gitCommit, QT_TRANSLATE_NOOP("WhyTopics", "Git commit")},
        {ColumnKind::Tag, mlflowtag::gitBranch, QT_TRANSLATE_NOOP("WhyTopics", "Git branch")},
        {ColumnKind::Tag, mlflowtag::gitRepo, QT_TRANSLATE_NOOP("WhyTopics", "Repository")},
        {ColumnKind::Tag, mlflowtag::sourceName, QT_TRANSLATE_NOOP("WhyTopics", "Source")},
        {ColumnKind::Tag, mlflowtag::sourceType, QT_TRANSLATE_NOOP("WhyTopics", "Source type")},
        {ColumnKind::Tag, mlflowtag::entryPoint, QT_TRANSLATE_NOOP("WhyTopics", "Entry point")},
        {ColumnKind::Attribute, attribute::experiment, QT_TRANSLATE_NOOP("WhyTopics", "Experiment")},
        {ColumnKind::Attribute, attribute::connection, QT_TRANSLATE_NOOP("WhyTopics", "Connection")},
        {ColumnKind::Attribute, attribute::user, QT_TRANSLATE_NOOP("WhyTopics", "User")},
        {ColumnKind::Attribute, attribute::status, QT_TRANSLATE_NOOP("WhyTopics", "Status")},
        {ColumnKind::Dataset, "digest", QT_TRANSLATE_NOOP("WhyTopics", "Dataset digest")},
        {ColumnKind::Dataset, "name", QT_TRANSLATE_NOOP("WhyTopics", "Dataset")},
        {ColumnKind::Dataset, "context", QT_TRANSLATE_NOOP("WhyTopics", "Dataset use")},
    };
    for (const auto& entry : known) {
        if (entry.kind == key.kind && key.name == QLatin1String(entry.key))
            return WhyTopicsTexts::tr(entry.label);
    }
    return key.name;
}

} // namespace ph
