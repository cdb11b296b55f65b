#include "services/release/PlanCheck.h"

#include "models/values/ConditionSource.h"
#include "models/values/RollbackCondition.h"
#include "services/release/PlanDocument.h"
#include "services/release/PlanSteps.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

#include <cmath>

namespace ph {

namespace {

struct PlanCheckTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::PlanCheck)
};

bool blank(const QString& text)
{
    return text.trimmed().isEmpty();
}

void checkTexts(const ReleasePlan& plan, QStringList& problems)
{
    const std::pair<const char*, QString> needed[] = {
        {QT_TRANSLATE_NOOP("ph::PlanCheck", "id"), plan.id},
        {QT_TRANSLATE_NOOP("ph::PlanCheck", "environment"), plan.environment},
        {QT_TRANSLATE_NOOP("ph::PlanCheck", "tier"), plan.tier},
        {QT_TRANSLATE_NOOP("ph::PlanCheck", "author"), plan.author},
        {QT_TRANSLATE_NOOP("ph::PlanCheck", "policy digest"), plan.policyDigest},
        {QT_TRANSLATE_NOOP("ph::PlanCheck", "objective"), plan.texts.objective},
        {QT_TRANSLATE_NOOP("ph::PlanCheck", "risk"), plan.texts.risk},
        {QT_TRANSLATE_NOOP("ph::PlanCheck", "rollout"), plan.texts.rollout},
        {QT_TRANSLATE_NOOP("ph::PlanCheck", "acceptance"), plan.texts.acceptance}};
    for (const auto& [name, text] : needed) {
        if (blank(text))
            problems << PlanCheckTexts::tr("The %1 is empty.").arg(PlanCheckTexts::tr(name));
    }
    static const QRegularExpression idForm(QStringLiteral("\\A[A-Za-z0-9][A-Za-z0-9._-]{0,127}\\z"));
    if (!blank(plan.id) && !idForm.match(plan.id).hasMatch())
        problems << PlanCheckTexts::tr("The id may hold letters, digits, dots, dashes and underscores only.");
    if (plan.createdMs == noTime)
        problems << PlanCheckTexts::tr("The plan does not say when it was made.");
}

void checkDigest(const QString& what, const QString& digest, QStringList& problems)
{
    static const QRegularExpression form(QStringLiteral("\\Asha256:[0-9a-f]{64}\\z"));
    if (!digest.isEmpty() && !form.match(digest).hasMatch())
        problems << PlanCheckTexts::tr("The digest of %1 is not a sha256.").arg(what);
}

QString kindOf(const ReleasePart& part)
{
    switch (part.kind) {
    case ReleasePart::Kind::Model:
        return PlanCheckTexts::tr("model");
    case ReleasePart::Kind::Prompt:
        return PlanCheckTexts::tr("prompt");
    case ReleasePart::Kind::Features:
        return PlanCheckTexts::tr("features");
    case ReleasePart::Kind::Threshold:
        break;
    }
    return PlanCheckTexts::tr("threshold");
}

QString nameOf(const ReleasePart& part)
{
    return QStringLiteral("%1 \"%2\"").arg(kindOf(part), part.name);
}

void checkParts(const ReleasePlan& plan, QStringList& problems)
{
    if (plan.parts.isEmpty())
        problems << PlanCheckTexts::tr("Nothing is released: the plan has no parts.");
    QSet<QString> seen;
    for (const auto& part : plan.parts) {
        if (blank(part.name))
            problems << PlanCheckTexts::tr("A part has no name.");
        if (blank(part.to))
            problems << PlanCheckTexts::tr("The %1 goes nowhere.").arg(nameOf(part));
        if (part.from == part.to && !blank(part.to))
            problems << PlanCheckTexts::tr("The %1 goes to where it is.").arg(nameOf(part));
        if (seen.contains(nameOf(part)))
            problems << PlanCheckTexts::tr("The %1 is there twice.").arg(nameOf(part));
        seen.insert(nameOf(part));
        checkDigest(nameOf(part), part.digest, problems);
        for (auto it = part.files.cbegin(); it != part.files.cend(); ++it)
            checkDigest(it.key(), QStringLiteral("sha256:") + it.value(), problems);
    }
    checkDigest(PlanCheckTexts::tr("the policy"), plan.policyDigest, problems);
}

void checkRollback(const ReleasePlan& plan, QStringList& problems)
{
    const auto& rollback = plan.rollback;
    if (rollback.targets.isEmpty())
        problems << PlanCheckTexts::tr("There is no rollback target.");
    if (blank(rollback.condition))
        problems << PlanCheckTexts::tr("There is no rollback condition.");
    if (blank(rollback.dataSource))
        problems << PlanCheckTexts::tr("There is no data source that could trigger a rollback.");
    QSet<QString> seen;
    for (const auto& target : rollback.targets) {
        if (blank(target.to))
            problems << PlanCheckTexts::tr("The rollback target of the %1 is empty.").arg(nameOf(target));
        if (seen.contains(nameOf(target)))
            problems << PlanCheckTexts::tr("The %1 has two rollback targets.").arg(nameOf(target));
        seen.insert(nameOf(target));
        const auto part = std::find_if(plan.parts.begin(), plan.parts.end(),
                                       [&](const ReleasePart& p) { return nameOf(p) == nameOf(target); });
        if (part == plan.parts.end())
            problems << PlanCheckTexts::tr("The rollback target of the %1 belongs to no part.")
                            .arg(nameOf(target));
        else if (part->to == target.to && !blank(target.to))
            problems << PlanCheckTexts::tr("The %1 would roll back to what is being released.")
                            .arg(nameOf(target));
    }
    for (const auto& part : plan.parts) {
        if (!rollback.targets.isEmpty() && !seen.contains(nameOf(part)))
            problems << PlanCheckTexts::tr("The %1 has no rollback target.").arg(nameOf(part));
    }
}

// What follows is asked only where there is an environment: releases from before it was checked can still be
// rolled back.

/// Whatever serves compares a score with it: a text, or no finite number, would be found out in production.
void checkThresholds(const QList<ReleasePart>& parts, QStringList& problems)
{
    for (const auto& part : parts) {
        if (part.kind != ReleasePart::Kind::Threshold || blank(part.to))
            continue;
        bool isNumber = false;
        const auto value = part.to.toDouble(&isNumber);
        if (!isNumber || !std::isfinite(value))
            problems << PlanCheckTexts::tr("The %1 goes to \"%2\", which is no finite number.")
                            .arg(nameOf(part), part.to.left(200));
    }
}

void checkCondition(const RollbackPlan& rollback, const ReleaseEnvironment& environment,
                    QStringList& problems)
{
    if (!blank(rollback.condition)) {
        if (const auto condition = parseRollbackCondition(rollback.condition); !condition)
            problems << PlanCheckTexts::tr("The rollback condition \"%1\" cannot be read: %2")
                            .arg(rollback.condition.left(200), condition.error().detail);
    }
    if (!blank(rollback.dataSource)) {
        if (const auto source = conditionSource(rollback.dataSource, environment); !source)
            problems << PlanCheckTexts::tr("The data source \"%1\" cannot be asked: %2")
                            .arg(rollback.dataSource.left(200), source.error().detail);
    }
}

void checkSteps(const ReleasePlan& plan, QStringList& problems)
{
    if (plan.steps.isEmpty())
        problems << PlanCheckTexts::tr("The plan has no steps.");
    QSet<QString> ids;
    QMap<QString, QString> left; // place -> what the step before leaves there
    for (qsizetype i = 0; i < plan.steps.size(); ++i) {
        const auto& step = plan.steps[i];
        if (ids.contains(step.id))
            problems << PlanCheckTexts::tr("Two steps have the id %1.").arg(step.id);
        ids.insert(step.id);
        if (step.id != stepId(plan.id, i, step))
            problems << PlanCheckTexts::tr("The id of step %1 does not follow from what it does.").arg(i + 1);
        if (blank(step.place))
            problems << PlanCheckTexts::tr("Step %1 has no place.").arg(i + 1);
        if (left.contains(step.place) && left.value(step.place) != step.expected)
            problems << PlanCheckTexts::tr("Step %1 does not expect what an earlier one leaves.").arg(i + 1);
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
        problems << PlanCheckTexts::tr("The plan is for the environment \"%1\".").arg(plan.environment);
    checkThresholds(plan.parts + plan.rollback.targets, problems);
    checkCondition(plan.rollback, environment, problems);
    QMap<QString, QString> observed;
    for (const auto& step : plan.steps) {
        if (!observed.contains(step.place))
            observed.insert(step.place, step.expected);
    }
    const auto steps = planSteps(plan.id, environment, plan.parts, observed);
    if (!steps)
        problems
            << PlanCheckTexts::tr("The steps do not follow from the parts: %1").arg(steps.error().detail);
    else if (*steps != plan.steps)
        problems << PlanCheckTexts::tr("The steps do not follow from the parts.");
    return problems;
}

} // namespace ph
