#include "services/policy/RolloutSection.h"

#include "services/policy/ReadContent.h"

#include <QJsonArray>

#include <algorithm>

namespace ph {

namespace {

using namespace shape;
using Judge = AnalysisMetric::Judge;

template <class Names>
QStringList namesIn(const Names& names)
{
    QStringList list;
    for (const auto* name : names)
        list.append(QLatin1String(name));
    return list;
}

/// What the word of a key stands for; `otherwise` where the key is not there.
template <class Names, class Kind>
Kind kindOf(const QJsonObject& object, const char* key, const Names& names, Kind otherwise)
{
    const auto word = textOf(object, key);
    const auto found = std::find(names.begin(), names.end(), word);
    return found == names.end() ? otherwise : Kind(found - names.begin());
}

Shape::Variant metricShape(Judge judge, QString description, const char* query, const char* samples,
                           std::vector<ShapeField> own)
{
    const QString name = QLatin1String(rolloutnames::of(rolloutnames::judges, judge));
    std::vector<ShapeField> fields{
        required("name", identifier(QStringLiteral("Unique in its tier."))),
        required("kind", choice({name}, description)),
        required("query", text(QLatin1String(query))),
        required("direction",
                 choice(namesIn(rolloutnames::directions), QStringLiteral("Which values are good ones."))),
        optional("min-samples", integer(QLatin1String(samples), 1, 1e9)),
        optional("weight", choice(namesIn(rolloutnames::weights),
                                  QStringLiteral("What a failure does: ends the step (ordinary, the usual), "
                                                 "rolls back at once (critical), nothing (dry-run)."))),
        optional("segment", matching(QStringLiteral("[A-Za-z_][A-Za-z0-9_]*"),
                                     //: within "Expected %1, found \"%2\"."
                                     QString::fromUtf8(QT_TRANSLATE_NOOP(
                                         "ph::FileProblem", "the name of a label of Prometheus")),
                                     QStringLiteral("Label whose values are judged apart.")))};
    fields.insert(fields.end(), own.begin(), own.end());
    return {name, object(std::move(fields), std::move(description))};
}

ShapeField toleranceField()
{
    return optional(
        "tolerance-percent",
        number(QStringLiteral("How much worse than stable is borne, relative to it; usually 0."), 0, 99));
}

Shape analysisShape()
{
    Shape metric;
    metric.kind = Shape::Kind::Variant;
    metric.description = QStringLiteral("A metric, by how it is judged. {target} in its queries, within "
                                        "quotes, stands for the revision that is asked about.");
    metric.variants = {
        metricShape(Judge::Threshold, QStringLiteral("The candidate's values against a limit."),
                    "PromQL of a value.",
                    "How many of the latest values lie beyond the limit in their median before it fails; "
                    "usually 1.",
                    {required("limit", number(QStringLiteral("In the unit of the query; the limit itself is "
                                                             "within it.")))}),
        metricShape(Judge::Distribution,
                    QStringLiteral("The candidate's values against those of stable, over the same window."),
                    "PromQL of a value, with {target}.",
                    "Fewer values on either side are no evidence; usually 1.", {toleranceField()}),
        metricShape(Judge::Proportion,
                    QStringLiteral("Events of requests, such as errors: the candidate's share against that "
                                   "of stable."),
                    "PromQL of the counter of events, with {target} and without rate().",
                    "Fewer requests of the candidate are no evidence; usually 1.",
                    {required("total", text(QStringLiteral("PromQL of the counter of requests, likewise."))),
                     toleranceField()})};
    return list(std::move(metric), QStringLiteral("What is judged while the candidate gets requests."));
}

AnalysisMetric metricFrom(const QJsonObject& object)
{
    AnalysisMetric metric;
    metric.name = textOf(object, "name");
    metric.query = textOf(object, "query");
    metric.totalQuery = textOf(object, "total");
    metric.judge = kindOf(object, "kind", rolloutnames::judges, metric.judge);
    metric.direction = kindOf(object, "direction", rolloutnames::directions, metric.direction);
    metric.limit = object.value(QLatin1String("limit")).toDouble(metric.limit);
    metric.tolerancePercent =
        object.value(QLatin1String("tolerance-percent")).toDouble(metric.tolerancePercent);
    metric.minSamples = object.value(QLatin1String("min-samples")).toInt(metric.minSamples);
    metric.weight = kindOf(object, "weight", rolloutnames::weights, metric.weight);
    metric.segment = textOf(object, "segment");
    return metric;
}

} // namespace

Shape rolloutShape()
{
    return object(
        {required("strategy",
                  choice(namesIn(rolloutnames::strategies), QStringLiteral("How traffic moves."))),
         optional("stages",
                  list(object({required("percent", integer(QStringLiteral("Of the requests."), 1, 100)),
                               required("soak", duration(QStringLiteral("Watched before the next one.")))},
                              QStringLiteral("A share of the requests.")),
                       QStringLiteral("Ascending; all the requests follow the last one."))),
         optional("analysis", analysisShape()),
         optional("sample-every", duration(QStringLiteral("Between two samples; usually 15s."))),
         optional("ready-within", duration(QStringLiteral("For a candidate to become ready; usually 10m."))),
         required("metrics-lost",
                  object({optional("grace", duration(QStringLiteral(
                                                "How long the metrics may be silent; usually 1m."))),
                          required("then", choice(namesIn(rolloutnames::metricsLost),
                                                  QStringLiteral("What silence beyond it does.")))},
                         QStringLiteral("What is done when nobody answers for the candidate."))),
         optional("arming", choice(namesIn(rolloutnames::armings),
                                   QStringLiteral("Whether the cluster itself has to drive it, so that it "
                                                  "goes on without this computer; usually optional.")))},
        QStringLiteral("How traffic moves on a cluster; without it, releases of this tier move none there."));
}

RolloutRules rolloutFrom(const QJsonObject& section)
{
    RolloutRules rules;
    rules.strategy = kindOf(section, "strategy", rolloutnames::strategies, rules.strategy);
    for (const auto& item : section.value(QLatin1String("stages")).toArray()) {
        const auto stage = item.toObject();
        rules.stages.append({stage.value(QLatin1String("percent")).toDouble(), durationOf(stage, "soak")});
    }
    for (const auto& item : section.value(QLatin1String("analysis")).toArray())
        rules.analysis.append(metricFrom(item.toObject()));
    rules.sampleEveryMs = durationOf(section, "sample-every", rules.sampleEveryMs);
    rules.readyWithinMs = durationOf(section, "ready-within", rules.readyWithinMs);
    const auto lost = section.value(QLatin1String("metrics-lost")).toObject();
    rules.metricsGraceMs = durationOf(lost, "grace", rules.metricsGraceMs);
    rules.onMetricsLost = kindOf(lost, "then", rolloutnames::metricsLost, rules.onMetricsLost);
    rules.arming = kindOf(section, "arming", rolloutnames::armings, rules.arming);
    return rules;
}

} // namespace ph
