#include "models/values/DiagnosisChecklist.h"

#include <algorithm>

namespace ph {

namespace {

template <class Named>
auto withId(QList<Named>& list, const QString& id)
{
    return std::find_if(list.begin(), list.end(), [&](const Named& each) { return each.id == id; });
}

void addChecks(DiagnosisStep& step, const QList<DiagnosisCheck>& checks)
{
    for (const auto& check : checks) {
        if (const auto there = withId(step.checks, check.id); there != step.checks.end())
            *there = check;
        else
            step.checks.append(check);
    }
}

} // namespace

QString stepVerdictName(StepVerdict verdict)
{
    switch (verdict) {
    case StepVerdict::Ok:
        return QStringLiteral("ok");
    case StepVerdict::NoData:
        return QStringLiteral("no data");
    case StepVerdict::Suspicious:
        return QStringLiteral("suspicious");
    case StepVerdict::Bad:
        return QStringLiteral("bad");
    }
    return {};
}

QList<DiagnosisStep> diagnosisSteps(const QList<DiagnosisStep>& usual, const DiagnosisRules& rules)
{
    if (rules.base == DiagnosisRules::Base::None)
        return rules.steps;
    auto steps = usual;
    for (const auto& own : rules.steps) {
        if (const auto there = withId(steps, own.id); there != steps.end()) {
            if (!own.title.isEmpty())
                there->title = own.title;
            addChecks(*there, own.checks);
        } else
            steps.insert(std::max<qsizetype>(0, steps.size() - 1), own);
    }
    return steps;
}

} // namespace ph
