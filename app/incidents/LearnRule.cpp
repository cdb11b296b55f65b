#include "app/incidents/LearnRule.h"

#include "models/values/WholeFile.h"
#include "services/diagnosis/YamlPatch.h"
#include "services/incidents/IncidentStoreTexts.h"
#include "services/policy/PolicyFile.h"

#include <QFile>

#include <algorithm>

namespace ph {

namespace {

/// Whether the policy has what the rule is added to, and whether it says the rule already.
struct PolicyStanding {
    const Policy& policy;
    const QJsonObject& content;

    Result<bool> operator()(const ChecklistLineRule& line) const
    {
        if (!policy.diagnosis)
            return false;
        for (const auto& step : policy.diagnosis->steps) {
            if (step.id == line.step && step.checks.contains(line.check))
                return true;
        }
        return false;
    }
    Result<bool> operator()(const GateRule& rule) const
    {
        const auto tier = tierOf(rule.tier);
        if (!tier)
            return fail(tier.error());
        const auto* gate = (*tier)->gate(rule.gate.id);
        return gate && *gate == rule.gate;
    }
    Result<bool> operator()(const ThresholdRule& rule) const
    {
        const auto tier = tierOf(rule.tier);
        if (!tier)
            return fail(tier.error());
        if (!(*tier)->rollout)
            return fail(ErrorKind::NotFound, rule.tier,
                        IncidentStoreTexts::tr(
                            "This tier moves no traffic: it has no rollout to judge by a metric."));
        return (*tier)->rollout->analysis.contains(rule.metric);
    }
    Result<bool> operator()(const ContractClauseRule& rule) const
    {
        const auto tier = tierOf(rule.tier);
        if (!tier)
            return fail(tier.error());
        const auto* gate = (*tier)->gate(rule.gate);
        if (!gate || gate->kind != QLatin1String("data-contract"))
            return fail(ErrorKind::NotFound, rule.gate,
                        IncidentStoreTexts::tr("This tier has no data-contract gate of that id."));
        const auto columns = gate->settings.value(QLatin1String("columns")).toObject();
        return columns.value(rule.column) == QJsonValue(content);
    }

    Result<const PolicyTier*> tierOf(const QString& name) const
    {
        const auto* tier = policy.tier(name);
        if (!tier)
            return fail(ErrorKind::NotFound, name, IncidentStoreTexts::tr("The policy has no such tier."));
        return tier;
    }
};

} // namespace

Result<PolicyChange> policyChange(const LoadedPolicy& policy, const LearnedRule& rule)
{
    const auto isSaid = std::visit(PolicyStanding{policy.policy, rule.content}, rule.rule);
    if (!isSaid)
        return fail(isSaid.error());
    if (*isSaid)
        return PolicyChange{policy.file, policy.text, policy.text};
    auto text = addToYaml(policy.text, rule.path, rule.key, rule.content);
    if (!text)
        return fail(text.error());
    if (const auto read = readPolicy(*text); !read.policy)
        return fail(ErrorKind::Invalid, policy.file,
                    IncidentStoreTexts::tr("With this rule the policy would not be valid: %1")
                        .arg(problemLine(policy.file, read.problems.constFirst())));
    return PolicyChange{policy.file, policy.text, std::move(*text)};
}

Result<void> writePolicyChange(const PolicyChange& change)
{
    if (change.isNone())
        return {};
    QFile now(change.file);
    if (!now.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, change.file, now.errorString());
    if (now.readAll() != change.before)
        return fail(ErrorKind::Conflict, change.file,
                    IncidentStoreTexts::tr("Somebody changed it meanwhile; nothing was written."));
    now.close();
    return writeWholeFile(change.file, change.after);
}

} // namespace ph
