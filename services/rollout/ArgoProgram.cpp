#include "services/rollout/ArgoProgram.h"

#include "models/values/TargetPlaceholder.h"
#include "services/rollout/ArgoMetric.h"
#include "services/rollout/ArgoRollout.h"
#include "services/rollout/ConfigMapStore.h"
#include "services/rollout/RolloutPlanTexts.h"

#include <QRegularExpression>
#include <algorithm>

namespace ph {

namespace {

using Step = RolloutStep::Kind;
using Weight = AnalysisMetric::Weight;

/// A run is one object: its measurements, some 250 bytes each, have to leave it well below 1.5 MB.
constexpr int mostMeasurements = 2'000;

std::string utf8(const QString& value)
{
    return value.toStdString();
}

bool comparesSides(const AnalysisMetric& metric)
{
    return metric.judge != AnalysisMetric::Judge::Threshold;
}

/// Argo takes the name of a dry-run metric for a regular expression that may match anywhere.
std::string onlyThis(const QString& metric)
{
    return utf8(u'^' + QRegularExpression::escape(metric) + u'$');
}

class Compiling {
public:
    Compiling(const RolloutPlan& plan, const QString& prometheus)
        : plan_(plan)
        , prometheus_(prometheus)
    {
        program_.steps = Json::array();
    }

    Result<ArgoProgram> compile()
    {
        if (plan_.strategy == RolloutStrategy::Shadow)
            return fail(ErrorKind::Unsupported, plan_.id,
                        rolloutText(QT_TRANSLATE_NOOP(
                            "ph::RolloutPlanning",
                            "Argo Rollouts copies requests only where Istio routes them, by routes "
                            "that are set up for it: release as a canary.")));
        for (const auto& metric : plan_.rules.analysis) {
            if (metric.weight != Weight::DryRun && (comparesSides(metric) || isTest()))
                program_.leftToDriver << metric.name;
        }
        for (const auto& step : plan_.steps) {
            if (auto taken = take(step); !taken)
                return fail(taken.error());
        }
        if (auto taken = takeConditions(); !taken)
            return fail(taken.error());
        remark();
        return std::move(program_);
    }

private:
    bool isTest() const { return plan_.strategy == RolloutStrategy::AbTest; }
    void add(Json step) { program_.steps.push_back(std::move(step)); }

    Result<void> take(const RolloutStep& step)
    {
        const auto first = int(program_.steps.size());
        Result<void> taken;
        switch (step.kind) {
        case Step::Preflight:
        case Step::Shadow: // refused above
            break;
        case Step::Deploy:
            // Without it there would be as many pods as the first weight needs.
            if (plan_.strategy == RolloutStrategy::BlueGreen)
                add({{"setCanaryScale", {{"weight", 100}}}});
            break;
        case Step::Weight:
            add({{"setWeight", step.percent}});
            taken = watch(step, QStringLiteral("-%1").arg(step.percent));
            if (taken && !program_.leftToDriver.isEmpty())
                add({{"pause", Json::object()}});
            break;
        case Step::Promote:
            add({{"setWeight", 100}});
            break;
        case Step::Confirm:
            taken = watch(step, QStringLiteral("-promoted"));
            break;
        }
        program_.spans.append({first, int(program_.steps.size()) - first});
        return taken;
    }

    /// A run of nothing but dry runs would let anything pass.
    bool decidesThere() const
    {
        return std::any_of(plan_.rules.analysis.begin(), plan_.rules.analysis.end(),
                           [](const AnalysisMetric& metric) {
                               return metric.weight != Weight::DryRun && !comparesSides(metric);
                           });
    }

    /// For the soak of a step.
    Result<void> watch(const RolloutStep& step, const QString& suffix)
    {
        if (step.soakMs <= 0 || (isTest() && step.kind == Step::Weight))
            return {};
        if (!decidesThere()) {
            add({{"pause", {{"duration", std::to_string((step.soakMs + 999) / 1'000) + 's'}}}});
            return {};
        }
        auto metrics = Json::array(), dryRun = Json::array();
        int longest = 0;
        const auto measuring = measuringFor(step.soakMs);
        for (const auto& metric : plan_.rules.analysis) {
            if (comparesSides(metric))
                continue;
            const auto compiled = argo::thresholdMetrics(metric, measuring);
            if (!compiled)
                return fail(compiled.error());
            for (const auto& one : *compiled)
                metrics.push_back(one);
            if (metric.weight == Weight::DryRun)
                dryRun.push_back({{"metricName", onlyThis(metric.name)}});
            longest = std::max(longest, argo::measurementsIn(measuring, metric.minSamples));
        }
        add({{"analysis", addTemplate(suffix, std::move(metrics), std::move(dryRun), longest)}});
        return {};
    }

    Result<void> takeConditions()
    {
        if (plan_.conditions.isEmpty())
            return {};
        auto metrics = Json::array();
        for (const auto& condition : plan_.conditions) {
            const auto metric = argo::conditionMetric(
                condition, QStringLiteral("condition-%1").arg(metrics.size() + 1), measuringFor(0));
            if (!metric)
                return fail(metric.error());
            metrics.push_back(*metric);
        }
        std::int64_t soaksMs = 0;
        for (const auto& step : plan_.steps)
            soaksMs += step.soakMs;
        program_.background = addTemplate(QStringLiteral("-conditions"), std::move(metrics), Json::array(),
                                          argo::measurementsIn(measuringFor(2 * soaksMs)));
        return {};
    }

    argo::Measuring measuringFor(std::int64_t soakMs) const
    {
        const auto& rules = plan_.rules;
        return {rules.sampleEveryMs, soakMs, rules.metricsGraceMs, rules.onMetricsLost,
                prometheus_.isEmpty() ? argo::Measuring::Address::OfController
                                      : argo::Measuring::Address::Argument};
    }

    /// What a Rollout says to use it.
    Json addTemplate(const QString& suffix, Json metrics, Json dryRun, int measurements)
    {
        const auto name = utf8(ConfigMapStore::objectName(plan_.id) + suffix);
        // The latest ten would be kept otherwise.
        const auto kept = std::min(measurements, mostMeasurements / std::max(1, int(metrics.size())));
        keepsAll_ = keepsAll_ && kept == measurements;
        auto args = Json::array({{{"name", argo::candidateArgument}}});
        auto given = Json::array(
            {{{"name", argo::candidateArgument}, {"valueFrom", {{"podTemplateHashValue", "Latest"}}}}});
        if (!prometheus_.isEmpty()) {
            args.push_back({{"name", argo::prometheusArgument}});
            given.push_back({{"name", argo::prometheusArgument}, {"value", utf8(prometheus_)}});
        }
        Json spec{{"args", std::move(args)},
                  {"metrics", std::move(metrics)},
                  {"measurementRetention", Json::array({{{"metricName", ".*"}, {"limit", kept}}})}};
        if (!dryRun.empty())
            spec["dryRun"] = std::move(dryRun);
        program_.templates.push_back(
            {{"apiVersion", "argoproj.io/v1alpha1"},
             {"kind", "AnalysisTemplate"},
             {"metadata", {{"name", name}, {"namespace", utf8(plan_.endpoint.remoteId.section(u'/', 1, 1))}}},
             {"spec", std::move(spec)}});
        return Json{{"templates", Json::array({{{"templateName", name}}})}, {"args", std::move(given)}};
    }

    void remark()
    {
        auto& remarks = program_.remarks;
        if (!program_.leftToDriver.isEmpty())
            remarks << (isTest()
                            ? QStringLiteral("Supervised only: Argo Rollouts has no sequential test. The "
                                             "share stays until a driver of ours has decided by %1.")
                            : QStringLiteral("Supervised only: Argo Rollouts cannot compare two revisions. "
                                             "Each stage stays until a driver of ours has judged %1."))
                           .arg(program_.leftToDriver.join(QStringLiteral(", ")));
        QStringList unmeasured;
        bool namesCandidate = false;
        for (const auto& metric : plan_.rules.analysis) {
            if (metric.weight == Weight::DryRun && (comparesSides(metric) || !decidesThere()))
                unmeasured << metric.name;
            namesCandidate = namesCandidate || namesTarget(metric.query);
        }
        if (!unmeasured.isEmpty())
            remarks << QStringLiteral("Not measured there, as it decides nothing: %1.")
                           .arg(unmeasured.join(QStringLiteral(", ")));
        if (namesCandidate)
            remarks << QStringLiteral("{target} is the hash of a pod template there, as in the label "
                                      "rollouts-pod-template-hash: the series need one with it.");
        if (prometheus_.isEmpty() && !program_.templates.empty())
            remarks << QStringLiteral("Nothing says where the metrics are: Argo's controller asks the "
                                      "Prometheus that it is set up with.");
        if (!keepsAll_)
            remarks << QStringLiteral("A run keeps its latest measurements, not all.");
    }

    const RolloutPlan& plan_;
    const QString& prometheus_;
    ArgoProgram program_;
    bool keepsAll_ = true;
};

} // namespace

Result<ArgoProgram> argoProgram(const RolloutPlan& plan, const QString& prometheus)
{
    return Compiling(plan, prometheus).compile();
}

Result<ArgoProgram> argoProgramIn(const RolloutPlan& plan)
{
    QString prometheus;
    const auto find = [&](const Json& arguments) {
        for (const auto& argument : arguments) {
            if (argument.is_object() && argument.value("name", Json()) == argo::prometheusArgument)
                prometheus = JsonReader(argument).text("value");
        }
    };
    for (const auto& field : plan.fields) {
        const auto set = Json::parse(field.after.toStdString(), nullptr, false);
        if (field.path == argo::backgroundPath && set.is_object())
            find(set.value("args", Json()));
        else if (field.path == argo::backgroundPath + QLatin1String("/args"))
            find(set);
        else if (field.path == argo::stepsPath && set.is_array()) {
            for (const auto& step : set)
                find(step.value("/analysis/args"_json_pointer, Json()));
        }
    }
    return argoProgram(plan, prometheus);
}

std::vector<Json> argoManifests(const RolloutPlan& plan, const ArgoProgram& program)
{
    auto manifests = program.templates;
    const auto name = utf8(plan.endpoint.remoteId.section(u'/', 2)),
               ns = utf8(plan.endpoint.remoteId.section(u'/', 1, 1));
    Json canary{{"steps", program.steps}};
    if (!program.background.is_null())
        canary["analysis"] = program.background;
    manifests.push_back({{"apiVersion", "argoproj.io/v1alpha1"},
                         {"kind", "Rollout"},
                         {"metadata", {{"name", name}, {"namespace", ns}}},
                         {"spec", {{"strategy", {{"canary", std::move(canary)}}}}}});
    return manifests;
}

} // namespace ph
