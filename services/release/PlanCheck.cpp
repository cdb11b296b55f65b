#include "services/release/PlanCheck.h"

#include "services/release/PlanDocument.h"
#include "services/release/PlanSteps.h"

#include <QRegularExpression>
#include <QSet>

namespace ph {

namespace {

bool blank(const QString& text)
{
    return text.trimmed().isEmpty();
}

void checkTexts(const ReleasePlan& plan, QStringList& problems)
{
    const std::pair<const char*, QString> needed[] = {{"id", plan.id},
                                                      {"environment", plan.environment},
                                                      {"tier", plan.tier},
                                                      {"author", plan.author},
                                                      {"policy digest", plan.policyDigest},
                                                      {"objective", plan.texts.objective},
                                                      {"risk", plan.texts.risk},
                                                      {"rollout", plan.texts.rollout},
                                                      {"acceptance", plan.texts.acceptance}};
    for (const auto& [name, text] : needed) {
        if (blank(text))
            problems << QStringLiteral("The %1 is empty.").arg(QLatin1String(name));
    }
    static const QRegularExpression idForm(QStringLiteral("\\A[A-Za-z0-9][A-Za-z0-9._-]{0,127}\\z"));
    if (!blank(plan.id) && !idForm.match(plan.id).hasMatch())
        problems << QStringLiteral("The id may hold letters, digits, dots, dashes and underscores only.");
    if (plan.createdMs == noTime)
        problems << QStringLiteral("The plan does not say when it was made.");
}

void checkDigest(const QString& what, const QString& digest, QStringList& problems)
{
    static const QRegularExpression form(QStringLiteral("\\Asha256:[0-9a-f]{64}\\z"));
    if (!digest.isEmpty() && !form.match(digest).hasMatch())
        problems << QStringLiteral("The digest of %1 is not a sha256.").arg(what);
}

QString nameOf(const ReleasePart& part)
{
    return QStringLiteral("%1 \"%2\"").arg(partKindName(part.kind), part.name);
}

void checkParts(const ReleasePlan& plan, QStringList& problems)
{
    if (plan.parts.isEmpty())
        problems << QStringLiteral("Nothing is released: the plan has no parts.");
    QSet<QString> seen;
    for (const auto& part : plan.parts) {
        if (blank(part.name))
            problems << QStringLiteral("A part has no name.");
        if (blank(part.to))
            problems << QStringLiteral("The %1 goes nowhere.").arg(nameOf(part));
        if (part.from == part.to && !blank(part.to))
            problems << QStringLiteral("The %1 goes to where it is.").arg(nameOf(part));
        if (seen.contains(nameOf(part)))
            problems << QStringLiteral("The %1 is there twice.").arg(nameOf(part));
        seen.insert(nameOf(part));
        checkDigest(nameOf(part), part.digest, problems);
    }
    checkDigest(QStringLiteral("the policy"), plan.policyDigest, problems);
}

void checkRollback(const ReleasePlan& plan, QStringList& problems)
{
    const auto& rollback = plan.rollback;
    if (rollback.targets.isEmpty())
        problems << QStringLiteral("There is no rollback target.");
    if (blank(rollback.condition))
        problems << QStringLiteral("There is no rollback condition.");
    if (blank(rollback.dataSource))
        problems << QStringLiteral("There is no data source that could trigger a rollback.");
    QSet<QString> seen;
    for (const auto& target : rollback.targets) {
        if (blank(target.to))
            problems << QStringLiteral("The rollback target of the %1 is empty.").arg(nameOf(target));
        if (seen.contains(nameOf(target)))
            problems << QStringLiteral("The %1 has two rollback targets.").arg(nameOf(target));
        seen.insert(nameOf(target));
        const auto part = std::find_if(plan.parts.begin(), plan.parts.end(),
                                       [&](const ReleasePart& p) { return nameOf(p) == nameOf(target); });
        if (part == plan.parts.end())
            problems
                << QStringLiteral("The rollback target of the %1 belongs to no part.").arg(nameOf(target));
        else if (part->to == target.to && !blank(target.to))
            problems
                << QStringLiteral("The %1 would roll back to what is being released.").arg(nameOf(target));
    }
    for (const auto& part : plan.parts) {
        if (!rollback.targets.isEmpty() && !seen.contains(nameOf(part)))
            problems << QStringLiteral("The %1 has no rollback target.").arg(nameOf(part));
    }
}

void checkSteps(const ReleasePlan& plan, QStringList& problems)
{
    if (plan.steps.isEmpty())
        problems << QStringLiteral("The plan has no steps.");
    QSet<QString> ids;
    QMap<QString, QString> left; // place -> what the step before leaves there
    for (qsizetype i = 0; i < plan.steps.size(); ++i) {
        const auto& step = plan.steps[i];
        if (ids.contains(step.id))
            problems << QStringLiteral("Two steps have the id %1.").arg(step.id);
        ids.insert(step.id);
        if (step.id != stepId(plan.id, i, step))
            problems << QStringLiteral("The id of step %1 does not follow from what it does.").arg(i + 1);
        if (blank(step.place))
            problems << QStringLiteral("Step %1 has no place.").arg(i + 1);
        if (left.contains(step.place) && left.value(step.place) != step.expected)
            problems << QStringLiteral("Step %1 does not expect what an earlier one leaves.").arg(i + 1);
        left.insert(step.place, step.value);
    }
}

} // namespace

QStringList checkPlan(const ReleasePlan& plan)
{
    QStringList problems;
    checkTexts(plan, problems);
    checkParts(plan, problems);
    checkRollback(plan, problems);
    checkSteps(plan, problems);
    return problems;
}

QStringList checkPlan(const ReleasePlan& plan, const ReleaseEnvironment& environment)
{
    auto problems = checkPlan(plan);
    if (plan.environment != environment.name)
        problems << QStringLiteral("The plan is for the environment \"%1\".").arg(plan.environment);
    QMap<QString, QString> observed;
    for (const auto& step : plan.steps) {
        if (!observed.contains(step.place))
            observed.insert(step.place, step.expected);
    }
    const auto steps = planSteps(plan.id, environment, plan.parts, observed);
    if (!steps)
        problems << QStringLiteral("The steps do not follow from the parts: %1").arg(steps.error().detail);
    else if (*steps != plan.steps)
        problems << QStringLiteral("The steps do not follow from the parts.");
    return problems;
}

} // namespace ph
