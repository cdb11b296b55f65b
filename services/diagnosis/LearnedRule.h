#pragma once

#include "models/values/DiagnosisChecklist.h"
#include "models/values/Gate.h"
#include "models/values/RolloutRules.h"
#include "services/yaml/YamlTree.h"

#include <QStringList>

#include <variant>

namespace ph {

/// A line of a step of the diagnosis.
struct ChecklistLineRule {
    QString step;
    DiagnosisCheck check;
};
/// A gate of a tier.
struct GateRule {
    QString tier;
    GateSpec gate;
};
/// A threshold of the metrics of a tier's rollouts.
struct ThresholdRule {
    QString tier;
    AnalysisMetric metric;
};
/// What a data-contract gate of a tier demands of one column.
struct ContractClauseRule {
    QString tier, gate, column;
};

/// A rule that an incident taught: something that a policy can say.
struct LearnedRule {
    std::variant<ChecklistLineRule, GateRule, ThresholdRule, ContractClauseRule> rule;
    QStringList path;    ///< where the policy says it: keys, and ids of items; see addToYaml()
    QString key;         ///< under which it stands there; empty: as an item of a list
    QJsonObject content; ///< what stands there
};

/// A rule, or everything that is wrong with its text.
struct LearnedRuleReading {
    std::optional<LearnedRule> rule; ///< only without problems
    QList<FileProblem> problems;     ///< in the order of the file
};

/// Reads RULE.yaml by the shapes of a policy: `kind: checklist-line | gate | threshold | contract-clause`.
LearnedRuleReading readLearnedRule(const QByteArray& yaml);

/// A line for a step, with a file's text of it.
LearnedRule checklistLine(const QString& step, const DiagnosisCheck& check);
/// As RULE.yaml holds it.
QByteArray learnedRuleText(const LearnedRule& rule);

} // namespace ph
