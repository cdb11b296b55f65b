#include "models/values/VersionDiff.h"

#include "models/values/Reproducibility.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

#include <array>

namespace ph {

namespace {

using Section = ModelVersionDifference::Section;
using Values = QMap<QString, QString>;

constexpr std::array sectionNames{"version", "prompt", "signature",   "params",
                                  "metrics", "inputs", "environment", "tags"};
// What MLflow writes of a model beside its files; the signature is in it.
constexpr auto historyTag = "mlflow.log-model.history";
constexpr auto promptTextTag = "mlflow.prompt.text";

void compare(Section section, const Values& a, const Values& b, QList<ModelVersionDifference>& into)
{
    auto keys = a;
    keys.insert(b);
    for (auto it = keys.begin(); it != keys.end(); ++it) {
        const auto value = [&](const Values& side) {
            const auto found = side.constFind(it.key());
            return found == side.constEnd() ? std::nullopt : std::optional(*found);
        };
        into.append({section, it.key(), value(a), value(b)});
    }
}

Values versionValues(const ModelVersion& version)
{
    Values values;
    const auto put = [&](const char* key, const QString& value) {
        if (!value.isEmpty())
            values.insert(QLatin1String(key), value);
    };
    put("source", version.source);
    put("run", version.runId);
    put("stage", version.stage == QLatin1String("None") ? QString() : version.stage);
    put("status", version.status);
    put("description", version.description);
    put("aliases", version.aliases.join(QStringLiteral(", ")));
    return values;
}

Values environmentValues(const Run& run)
{
    Values values;
    for (const auto& tag : run.tags) {
        if (namesEnvironment(tag.key) && tag.key != QLatin1String(historyTag))
            values.insert(tag.key, tag.value);
    }
    return values;
}

} // namespace

namespace {

// Only the signature of what was noted: times and ids beside it differ between any two.
std::optional<Values> notedSignature(const VersionSide& side)
{
    if (!side.run)
        return std::nullopt;
    QJsonArray logged;
    for (const auto& tag : side.run->tags) {
        if (tag.key == QLatin1String(historyTag))
            logged = QJsonDocument::fromJson(tag.value.toUtf8()).array();
    }
    std::optional<QJsonObject> model;
    for (const auto& one : logged) {
        const auto path = one.toObject().value(QLatin1String("artifact_path")).toString();
        const bool isSource = !path.isEmpty() && side.version.source.endsWith(u'/' + path);
        if (isSource || (logged.size() == 1 && one.isObject()))
            model = one.toObject(); // of a path that was logged twice the newest stands last
    }
    if (!model)
        return std::nullopt;
    Values values;
    const auto signature = model->value(QLatin1String("signature")).toObject();
    for (auto it = signature.begin(); it != signature.end(); ++it) {
        if (!it->isString()) // MLflow writes each part as JSON within a text
            continue;
        const auto part = QJsonDocument::fromJson(it->toString().toUtf8());
        values.insert(it.key(), part.isNull() ? it->toString()
                                              : QString::fromUtf8(part.toJson(QJsonDocument::Compact)));
    }
    return values;
}

} // namespace

std::optional<Values> signatureParts(const VersionSide& side)
{
    auto noted = notedSignature(side);
    return noted ? noted : side.fileSignature;
}

namespace {

Values versionTags(const ModelVersion& version)
{
    Values values;
    for (const auto& tag : version.tags) {
        if (tag.key != QLatin1String(promptTextTag))
            values.insert(tag.key, tag.value);
    }
    return values;
}

Values paramValues(const Run& run)
{
    Values values;
    for (const auto& param : run.params)
        values.insert(param.key, param.value);
    return values;
}

Values metricValues(const Run& run)
{
    Values values;
    for (const auto& metric : run.metrics)
        values.insert(metric.key, QString::number(metric.value, 'g', QLocale::FloatingPointShortest));
    return values;
}

Values inputValues(const Run& run)
{
    Values values;
    for (const auto& input : run.inputs) {
        const auto key = input.context.isEmpty() ? input.name : input.name + u'/' + input.context;
        values.insert(key, input.digest.isEmpty() ? input.source : input.digest);
    }
    return values;
}

Values promptValues(const ModelVersion& version)
{
    return version.promptText.isEmpty() ? Values() : Values{{QStringLiteral("text"), version.promptText}};
}

} // namespace

QString versionSectionName(Section section)
{
    return QLatin1String(sectionNames[std::size_t(section)]);
}

QList<ModelVersionDifference> versionComparison(const VersionSide& a, const VersionSide& b)
{
    QList<ModelVersionDifference> differences;
    compare(Section::Version, versionValues(a.version), versionValues(b.version), differences);
    compare(Section::Prompt, promptValues(a.version), promptValues(b.version), differences);
    const auto aSignature = signatureParts(a), bSignature = signatureParts(b);
    if (aSignature && bSignature)
        compare(Section::Signature, *aSignature, *bSignature, differences);
    if (a.run && b.run) {
        compare(Section::Params, paramValues(*a.run), paramValues(*b.run), differences);
        compare(Section::Metrics, metricValues(*a.run), metricValues(*b.run), differences);
        compare(Section::Inputs, inputValues(*a.run), inputValues(*b.run), differences);
        compare(Section::Environment, environmentValues(*a.run), environmentValues(*b.run), differences);
    }
    if (a.environmentFiles && b.environmentFiles)
        compare(Section::Environment, *a.environmentFiles, *b.environmentFiles, differences);
    compare(Section::Tags, versionTags(a.version), versionTags(b.version), differences);
    return differences;
}

QList<ModelVersionDifference> versionDifferences(const VersionSide& a, const VersionSide& b)
{
    auto all = versionComparison(a, b);
    all.removeIf([](const ModelVersionDifference& one) { return one.isSame(); });
    return all;
}

} // namespace ph
