#include "models/values/VersionDiff.h"

#include "models/values/Reproducibility.h"

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
        if (value(a) != value(b))
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

Values runTags(const Run& run, Section section)
{
    Values values;
    for (const auto& tag : run.tags) {
        const bool isSignature = tag.key == QLatin1String(historyTag);
        const auto belongs = isSignature                 ? Section::Signature
                             : namesEnvironment(tag.key) ? Section::Environment
                                                         : Section::Tags;
        if (belongs == section)
            values.insert(tag.key, tag.value);
    }
    return values;
}

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
        values.insert(metric.key, QString::number(metric.value, 'g', 17));
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

QList<ModelVersionDifference> versionDifferences(const VersionSide& a, const VersionSide& b)
{
    QList<ModelVersionDifference> differences;
    compare(Section::Version, versionValues(a.version), versionValues(b.version), differences);
    compare(Section::Prompt, promptValues(a.version), promptValues(b.version), differences);
    if (a.run && b.run) {
        compare(Section::Signature, runTags(*a.run, Section::Signature), runTags(*b.run, Section::Signature),
                differences);
        compare(Section::Params, paramValues(*a.run), paramValues(*b.run), differences);
        compare(Section::Metrics, metricValues(*a.run), metricValues(*b.run), differences);
        compare(Section::Inputs, inputValues(*a.run), inputValues(*b.run), differences);
        compare(Section::Environment, runTags(*a.run, Section::Environment),
                runTags(*b.run, Section::Environment), differences);
    }
    auto aTags = versionTags(a.version), bTags = versionTags(b.version);
    compare(Section::Tags, aTags, bTags, differences);
    return differences;
}

} // namespace ph
