#include "services/release/PlanDocument.h"

#include "services/release/CanonicalJson.h"
#include "services/release/IsoTime.h"
#include "services/release/StrictFields.h"

namespace ph {

namespace {

constexpr const char* format = "pilothouse.plan/v1";
constexpr std::array partKinds{"model", "prompt", "features", "threshold"};
constexpr std::array stepKinds{"set-alias", "set-stage", "set-tag", "commit-manifest", "roll-out"};

nlohmann::json text(const QString& value)
{
    return value.toStdString();
}

nlohmann::json toJson(const QList<ReleasePart>& parts)
{
    auto list = nlohmann::json::array();
    for (const auto& part : parts) {
        nlohmann::json object{{"kind", text(partKindName(part.kind))},
                              {"name", text(part.name)},
                              {"from", text(part.from)},
                              {"to", text(part.to)},
                              {"digest", text(part.digest)}};
        // Left out where there are none: plans from before they were recorded keep their digest.
        for (auto it = part.files.cbegin(); it != part.files.cend(); ++it)
            object["files"].push_back({{"path", text(it.key())}, {"sha256", text(it.value())}});
        list.push_back(std::move(object));
    }
    return list;
}

ReleasePart readPart(StrictFields fields)
{
    ReleasePart part;
    part.kind = fields.oneOf<ReleasePart::Kind>("kind", partKinds);
    part.name = fields.text("name");
    part.from = fields.text("from");
    part.to = fields.text("to");
    part.digest = fields.text("digest");
    if (fields.has("files")) {
        fields.list("files", [&](StrictFields file) {
            const auto path = file.text("path");
            // One order, each once: so that a plan has one text.
            if (!part.files.isEmpty() && path <= part.files.lastKey())
                file.complainAbout("path", QStringLiteral("Files are listed once, by path"));
            part.files.insert(path, file.text("sha256"));
            file.refuseOthers();
        });
    }
    fields.refuseOthers();
    return part;
}

PlanStep readStep(StrictFields fields)
{
    PlanStep step;
    step.id = fields.text("id");
    step.kind = fields.oneOf<PlanStep::Kind>("kind", stepKinds);
    step.place = fields.text("place");
    step.expected = fields.text("expected");
    step.value = fields.text("value");
    fields.refuseOthers();
    return step;
}

RollbackPlan readRollback(StrictFields fields)
{
    RollbackPlan rollback;
    fields.list("targets", [&](StrictFields part) { rollback.targets.append(readPart(std::move(part))); });
    rollback.condition = fields.text("condition");
    rollback.dataSource = fields.text("data_source");
    fields.refuseOthers();
    return rollback;
}

ReleaseTexts readTexts(StrictFields fields)
{
    ReleaseTexts texts;
    texts.objective = fields.text("objective");
    texts.risk = fields.text("risk");
    texts.rollout = fields.text("rollout");
    texts.acceptance = fields.text("acceptance");
    fields.refuseOthers();
    return texts;
}

} // namespace

QString partKindName(ReleasePart::Kind kind)
{
    return QLatin1String(partKinds[std::size_t(kind)]);
}

QString stepKindName(PlanStep::Kind kind)
{
    return QLatin1String(stepKinds[std::size_t(kind)]);
}

nlohmann::json planToJson(const ReleasePlan& plan)
{
    auto steps = nlohmann::json::array();
    for (const auto& step : plan.steps) {
        steps.push_back({{"id", text(step.id)},
                         {"kind", text(stepKindName(step.kind))},
                         {"place", text(step.place)},
                         {"expected", text(step.expected)},
                         {"value", text(step.value)}});
    }
    nlohmann::json json{{"format", format},
                        {"id", text(plan.id)},
                        {"environment", text(plan.environment)},
                        {"tier", text(plan.tier)},
                        {"author", text(plan.author)},
                        {"created", text(isoText(plan.createdMs))},
                        {"policy_digest", text(plan.policyDigest)},
                        {"parts", toJson(plan.parts)},
                        {"texts",
                         {{"objective", text(plan.texts.objective)},
                          {"risk", text(plan.texts.risk)},
                          {"rollout", text(plan.texts.rollout)},
                          {"acceptance", text(plan.texts.acceptance)}}},
                        {"rollback",
                         {{"targets", toJson(plan.rollback.targets)},
                          {"condition", text(plan.rollback.condition)},
                          {"data_source", text(plan.rollback.dataSource)}}},
                        {"steps", steps}};
    // Left out where there is none: plans from before there were any keep their digest.
    if (!plan.rollout.isEmpty())
        json["rollout_plan"] = text(plan.rollout);
    return json;
}

Result<ReleasePlan> planFromJson(const nlohmann::json& json, const QString& where, const Locate& locate)
{
    std::optional<Error> failure;
    StrictFields fields(json, nlohmann::json::json_pointer(), locate, failure, where);
    ReleasePlan plan;
    if (const auto name = fields.text("format"); name != QLatin1String(format))
        fields.complainAbout("format", QStringLiteral("\"%1\" is no format of a plan known here").arg(name));
    plan.id = fields.text("id");
    plan.environment = fields.text("environment");
    plan.tier = fields.text("tier");
    plan.author = fields.text("author");
    if (const auto created = fromIsoText(fields.text("created")))
        plan.createdMs = *created;
    else
        fields.complainAbout("created",
                             QStringLiteral("\"created\" must look like 2026-11-26T00:00:00.000Z"));
    plan.policyDigest = fields.text("policy_digest");
    fields.list("parts", [&](StrictFields part) { plan.parts.append(readPart(std::move(part))); });
    fields.object("texts", [&](StrictFields texts) { plan.texts = readTexts(std::move(texts)); });
    fields.object("rollback",
                  [&](StrictFields rollback) { plan.rollback = readRollback(std::move(rollback)); });
    fields.list("steps", [&](StrictFields step) { plan.steps.append(readStep(std::move(step))); });
    if (fields.has("rollout_plan")) {
        plan.rollout = fields.text("rollout_plan");
        if (plan.rollout.isEmpty())
            fields.complainAbout("rollout_plan", QStringLiteral("\"rollout_plan\" is left out where it is "
                                                                "empty"));
    }
    fields.refuseOthers();
    if (failure)
        return fail(*failure);
    return plan;
}

Result<QByteArray> canonicalPlan(const ReleasePlan& plan)
{
    return canonicalJson(planToJson(plan));
}

Result<ReleasePlan> planFromCanonical(const QByteArray& bytes, const QString& where)
{
    return readCanonical(bytes, where).and_then([&](const nlohmann::json& json) {
        return planFromJson(json, where);
    });
}

Result<QString> planDigest(const ReleasePlan& plan)
{
    return canonicalPlan(plan).map(sha256Text);
}

} // namespace ph
