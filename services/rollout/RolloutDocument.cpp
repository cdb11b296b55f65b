#include "services/rollout/RolloutDocument.h"

#include "services/release/CanonicalJson.h"
#include "services/rollout/RolloutFields.h"

namespace ph {

namespace {

using namespace rolloutfields;
using Step = RolloutStep::Kind;

constexpr char planFormat[] = "pilothouse.rollout-plan/v1";
constexpr std::array stepKinds{"preflight", "deploy", "shadow", "weight", "promote", "confirm"};
constexpr std::array manners{"revisions", "canary-list", "in-place", "predictors"};
constexpr std::array comparisons{"above", "at-least", "below", "at-most", "equal", "not-equal"};

nlohmann::json toJson(const AnalysisMetric& metric)
{
    return {{"name", text(metric.name)},
            {"query", text(metric.query)},
            {"total_query", text(metric.totalQuery)},
            {"judge", rolloutnames::of(rolloutnames::judges, metric.judge)},
            {"direction", rolloutnames::of(rolloutnames::directions, metric.direction)},
            {"limit", number(metric.limit)},
            {"tolerance_percent", number(metric.tolerancePercent)},
            {"min_samples", metric.minSamples},
            {"weight", rolloutnames::of(rolloutnames::weights, metric.weight)},
            {"segment", text(metric.segment)}};
}

AnalysisMetric readMetric(StrictFields fields)
{
    AnalysisMetric metric;
    metric.name = fields.text("name");
    metric.query = fields.text("query");
    metric.totalQuery = fields.text("total_query");
    metric.judge = fields.oneOf<AnalysisMetric::Judge>("judge", rolloutnames::judges);
    metric.direction = fields.oneOf<AnalysisMetric::Direction>("direction", rolloutnames::directions);
    metric.limit = number(fields, "limit");
    metric.tolerancePercent = number(fields, "tolerance_percent");
    metric.minSamples = int(integer(fields, "min_samples"));
    metric.weight = fields.oneOf<AnalysisMetric::Weight>("weight", rolloutnames::weights);
    metric.segment = fields.text("segment");
    fields.refuseOthers();
    return metric;
}

nlohmann::json toJson(const RolloutRules& rules)
{
    auto stages = nlohmann::json::array(), analysis = nlohmann::json::array();
    for (const auto& stage : rules.stages)
        stages.push_back({{"percent", number(stage.percent)}, {"soak_ms", stage.soakMs}});
    for (const auto& metric : rules.analysis)
        analysis.push_back(toJson(metric));
    return {{"strategy", rolloutnames::of(rolloutnames::strategies, rules.strategy)},
            {"stages", stages},
            {"analysis", analysis},
            {"sample_every_ms", rules.sampleEveryMs},
            {"ready_within_ms", rules.readyWithinMs},
            {"metrics_grace_ms", rules.metricsGraceMs},
            {"on_metrics_lost", rolloutnames::of(rolloutnames::metricsLost, rules.onMetricsLost)},
            {"arming", rolloutnames::of(rolloutnames::armings, rules.arming)}};
}

RolloutRules readRules(StrictFields fields)
{
    RolloutRules rules;
    rules.strategy = fields.oneOf<RolloutStrategy>("strategy", rolloutnames::strategies);
    fields.list("stages", [&](StrictFields stage) {
        rules.stages.append({number(stage, "percent"), integer(stage, "soak_ms")});
        stage.refuseOthers();
    });
    fields.list("analysis",
                [&](StrictFields metric) { rules.analysis.append(readMetric(std::move(metric))); });
    rules.sampleEveryMs = integer(fields, "sample_every_ms");
    rules.readyWithinMs = integer(fields, "ready_within_ms");
    rules.metricsGraceMs = integer(fields, "metrics_grace_ms");
    rules.onMetricsLost =
        fields.oneOf<RolloutRules::MetricsLost>("on_metrics_lost", rolloutnames::metricsLost);
    rules.arming = fields.oneOf<RolloutRules::Arming>("arming", rolloutnames::armings);
    fields.refuseOthers();
    return rules;
}

nlohmann::json toJson(const RolloutPlan& plan)
{
    auto steps = nlohmann::json::array(), changes = nlohmann::json::array(),
         conditions = nlohmann::json::array(), managers = nlohmann::json::array();
    for (const auto& step : plan.steps)
        steps.push_back({{"kind", rolloutnames::of(stepKinds, step.kind)},
                         {"percent", step.percent},
                         {"soak_ms", step.soakMs}});
    for (const auto& field : plan.fields)
        changes.push_back(
            {{"path", text(field.path)}, {"before", text(field.before)}, {"after", text(field.after)}});
    for (const auto& condition : plan.conditions)
        conditions.push_back({{"expression", text(condition.expression)},
                              {"comparison", rolloutnames::of(comparisons, condition.comparison)},
                              {"threshold", number(condition.threshold)},
                              {"for_ms", condition.forMs}});
    for (const auto& manager : plan.takesOverFrom)
        managers.push_back({{"manager", text(manager)}});
    nlohmann::json json{
        {"format", planFormat},
        {"id", text(plan.id)},
        {"endpoint", text(plan.endpoint.remoteId)},
        {"endpoint_uid", text(plan.endpointUid)},
        {"strategy", rolloutnames::of(rolloutnames::strategies, plan.strategy)},
        {"steps", steps},
        {"model", text(plan.candidate.model)},
        {"version", text(plan.candidate.version)},
        {"fields", changes},
        {"stable_revision", text(plan.stableRevision)},
        {"stable_model", text(plan.stableModel)},
        {"takes_over_from", managers},
        {"rules", toJson(plan.rules)},
        {"cap_percent", number(plan.capPercent)},
        {"conditions", conditions},
        {"decide_within_ms", plan.decideWithinMs},
        {"created", time(plan.createdMs)},
    };
    if (plan.percentBefore)
        json["percent_before"] = *plan.percentBefore;
    if (plan.manifest)
        json["manifest"] = {{"controller", text(plan.manifest->controller)},
                            {"repository", text(plan.manifest->repository)},
                            {"branch", text(plan.manifest->branch)},
                            {"file", text(plan.manifest->file)}};
    if (plan.manner != RolloutManner::Revisions)
        json["manner"] = rolloutnames::of(manners, plan.manner);
    return json;
}

RolloutStep readStep(StrictFields fields)
{
    RolloutStep step;
    step.kind = fields.oneOf<RolloutStep::Kind>("kind", stepKinds);
    step.percent = int(integer(fields, "percent"));
    step.soakMs = integer(fields, "soak_ms");
    fields.refuseOthers();
    return step;
}

/// What every driver relies on.
bool isInOrder(const RolloutPlan& plan)
{
    const auto& steps = plan.steps;
    using Is = RolloutStep::Kind;
    const auto last = steps.size() - 1;
    const bool inPlace = plan.manner == RolloutManner::InPlace;
    if (last < (inPlace ? 2 : 3) || steps[0].kind != Is::Preflight || steps[last - 1].kind != Is::Promote ||
        steps[last].kind != Is::Confirm)
        return false;
    if (inPlace)
        return last == 2;
    if (steps[deployStep].kind != Is::Deploy)
        return false;
    auto end = last - 1;
    if (isListedBeside(plan.manner)) { // everything is above no cap: what was below it has soaked
        --end;
        if (steps[end].kind != Is::Weight || steps[end].percent != 100)
            return false;
    }
    auto first = deployStep + 1;
    if (steps[first].kind == Is::Shadow) {
        if (plan.manner != RolloutManner::Predictors || steps[first].percent < 1 ||
            steps[first].percent > 100)
            return false;
        ++first;
    }
    int before = 0;
    for (auto i = first; i < end; ++i) {
        const auto& step = steps[i];
        if (step.kind != Is::Weight || step.percent <= before || step.percent > 99 ||
            step.percent > plan.capPercent)
            return false;
        before = step.percent;
    }
    return true;
}

RolloutPlan readPlan(StrictFields fields)
{
    RolloutPlan plan;
    if (const auto name = fields.text("format"); name != QLatin1String(planFormat))
        fields.complainAbout("format",
                             QStringLiteral("\"%1\" is no format of a rollout's plan known here").arg(name));
    plan.id = fields.text("id");
    plan.endpoint = {{}, EntityKind::Endpoint, fields.text("endpoint")};
    plan.endpointUid = fields.text("endpoint_uid");
    plan.strategy = fields.oneOf<RolloutStrategy>("strategy", rolloutnames::strategies);
    fields.list("steps", [&](StrictFields step) { plan.steps.append(readStep(std::move(step))); });
    plan.candidate = {fields.text("model"), fields.text("version")};
    fields.list("fields", [&](StrictFields field) {
        plan.fields.append({field.text("path"), field.text("before"), field.text("after")});
        field.refuseOthers();
    });
    if (fields.has("manner"))
        plan.manner = fields.oneOf<RolloutManner>("manner", manners);
    if (fields.has("percent_before"))
        plan.percentBefore = int(integer(fields, "percent_before"));
    plan.stableRevision = fields.text("stable_revision");
    plan.stableModel = fields.text("stable_model");
    fields.list("takes_over_from", [&](StrictFields manager) {
        plan.takesOverFrom.append(manager.text("manager"));
        manager.refuseOthers();
    });
    fields.object("rules", [&](StrictFields rules) { plan.rules = readRules(std::move(rules)); });
    plan.capPercent = number(fields, "cap_percent");
    fields.list("conditions", [&](StrictFields condition) {
        plan.conditions.append({condition.text("expression"),
                                condition.oneOf<RollbackCondition::Comparison>("comparison", comparisons),
                                number(condition, "threshold"), integer(condition, "for_ms")});
        condition.refuseOthers();
    });
    plan.decideWithinMs = integer(fields, "decide_within_ms");
    plan.createdMs = fields.time("created");
    if (fields.has("manifest"))
        fields.object("manifest", [&](StrictFields manifest) {
            plan.manifest = EndpointManifest{manifest.text("controller"), manifest.text("repository"),
                                             manifest.text("branch"), manifest.text("file")};
            manifest.refuseOthers();
        });
    if (!isInOrder(plan))
        fields.complainAbout("steps", QStringLiteral("\"steps\" are not those of a rollout, in their order"));
    fields.refuseOthers();
    return plan;
}

} // namespace

Result<QByteArray> rolloutPlanText(const RolloutPlan& plan)
{
    return canonicalJson(toJson(plan));
}

Result<RolloutPlan> rolloutPlanFromText(const QByteArray& bytes, const QString& where)
{
    return readDocument<RolloutPlan>(bytes, where, readPlan);
}

QString rolloutDigest(const QByteArray& planText)
{
    return sha256Text(planText);
}

} // namespace ph
