#include "services/diagnosis/LearnedRule.h"

#include "services/gates/GateKinds.h"
#include "services/policy/DiagnosisSection.h"
#include "services/policy/PolicyShape.h"
#include "services/policy/ReadContent.h"
#include "services/policy/RolloutSection.h"
#include "services/yaml/ShapeReader.h"
#include "services/yaml/YamlText.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace ph {

namespace {

using namespace shape;

/// The part of a shape below these keys, which are there: "*" is an item of a list or map, and of a Variant
/// it is the name.
const Shape& partOf(const Shape& whole, std::initializer_list<const char*> keys)
{
    const auto* part = &whole;
    for (const auto* name : keys) {
        const auto key = QString::fromLatin1(name);
        if (part->kind == Shape::Kind::Variant) {
            const auto found = std::find_if(part->variants.begin(), part->variants.end(),
                                            [&](const Shape::Variant& each) { return each.name == key; });
            part = &found->shape;
        } else if (key == QLatin1String("*")) {
            part = &part->items.front();
        } else {
            const auto found = std::find_if(part->fields.begin(), part->fields.end(),
                                            [&](const ShapeField& field) { return field.key == key; });
            part = &found->shape;
        }
    }
    return *part;
}

ShapeField kindField(const char* name, const QString& description)
{
    return required("kind", choice({QString::fromLatin1(name)}, description));
}

ShapeField tierField()
{
    return required("tier", text(QStringLiteral("A tier of the policy.")));
}

const Shape& learnedRuleShape()
{
    static const auto whole = [] {
        const auto& policy = policyShape();
        const auto line = QStringLiteral("A check that a step of the diagnosis runs.");
        const auto gate = QStringLiteral("A gate that releases of a tier have to pass.");
        const auto threshold = QStringLiteral("A metric that is judged while a candidate gets requests.");
        const auto clause = QStringLiteral("What a data-contract gate demands of a column.");
        Shape rule;
        rule.kind = Shape::Kind::Variant;
        rule.variants = {
            {QStringLiteral("checklist-line"),
             object({kindField("checklist-line", line),
                     required("step", identifier(QStringLiteral("Id of the step."))),
                     required("check", diagnosisCheckShape())},
                    line)},
            {QStringLiteral("gate"), object({kindField("gate", gate), tierField(),
                                             required("gate", partOf(policy, {"tiers", "*", "gates", "*"}))},
                                            gate)},
            {QStringLiteral("threshold"),
             object({kindField("threshold", threshold), tierField(),
                     required("metric",
                              partOf(policy, {"tiers", "*", "rollout", "analysis", "*", "threshold"}))},
                    threshold)},
            {QStringLiteral("contract-clause"),
             object({kindField("contract-clause", clause), tierField(),
                     required("gate", text(QStringLiteral("Id of a data-contract gate of the tier."))),
                     required("column", text(QStringLiteral("Name of the column."))),
                     required("clause",
                              partOf(policy, {"tiers", "*", "gates", "*", "data-contract", "columns", "*"}))},
                    clause)}};
        return rule;
    }();
    return whole;
}

QStringList tierPath(const QString& tier, std::initializer_list<const char*> below)
{
    QStringList path{QStringLiteral("tiers"), tier};
    for (const auto* key : below)
        path.append(QLatin1String(key));
    return path;
}

GateSpec gateSpecFrom(const QJsonObject& object)
{
    GateSpec gate{textOf(object, "id"), textOf(object, "kind"), textOf(object, "title"), std::nullopt,
                  object};
    if (const auto maxAgeMs = durationOf(object, "max-age"); maxAgeMs > 0)
        gate.maxAgeMs = maxAgeMs;
    for (const auto* key : {"id", "kind", "title", "max-age"})
        gate.settings.remove(QLatin1String(key));
    return gate;
}

AnalysisMetric thresholdFrom(const QJsonObject& object)
{
    const auto rules = rolloutFrom({{QStringLiteral("analysis"), QJsonArray{object}}});
    return rules.analysis.constFirst();
}

LearnedRule ruleFrom(const QJsonObject& object)
{
    const auto kind = textOf(object, "kind"), tier = textOf(object, "tier");
    const auto part = [&](const char* key) { return object.value(QLatin1String(key)).toObject(); };
    if (kind == QLatin1String("gate"))
        return {GateRule{tier, gateSpecFrom(part("gate"))}, tierPath(tier, {"gates"}), {}, part("gate")};
    if (kind == QLatin1String("threshold"))
        return {ThresholdRule{tier, thresholdFrom(part("metric"))},
                tierPath(tier, {"rollout", "analysis"}),
                {},
                part("metric")};
    if (kind == QLatin1String("contract-clause")) {
        const auto gate = textOf(object, "gate"), column = textOf(object, "column");
        auto path = tierPath(tier, {"gates"});
        path << gate << QStringLiteral("columns");
        return {ContractClauseRule{tier, gate, column}, path, column, part("clause")};
    }
    auto line = checklistLine(textOf(object, "step"), diagnosisCheckFrom(part("check")));
    line.content = part("check");
    return line;
}

nlohmann::json ordinary(const QJsonObject& object)
{
    return nlohmann::json::parse(QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString());
}

} // namespace

LearnedRuleReading readLearnedRule(const QByteArray& yaml)
{
    const auto tree = readYaml(yaml);
    if (!tree.problems.isEmpty())
        return {std::nullopt, tree.problems};
    const auto read = readShape(tree.root, learnedRuleShape());
    if (!read.problems.isEmpty())
        return {std::nullopt, read.problems};
    auto rule = ruleFrom(read.value.toObject());
    if (const auto* gate = std::get_if<GateRule>(&rule.rule)) {
        QList<FileProblem> problems;
        const auto* kind = gateKind(gate->gate.kind);
        for (const auto& problem :
             kind && kind->problems ? kind->problems(gate->gate.settings) : QList<SettingProblem>()) {
            const auto place = problem.setting.isEmpty() ? QStringLiteral("gate")
                                                         : QStringLiteral("gate.") + problem.setting;
            const auto at = read.places.value(place);
            problems.append(FileProblem::make(at.line, at.column, place, problem.words));
        }
        if (!problems.isEmpty())
            return {std::nullopt, problems};
    }
    return {std::move(rule), {}};
}

LearnedRule checklistLine(const QString& step, const DiagnosisCheck& check)
{
    return {ChecklistLineRule{step, check},
            {QStringLiteral("diagnosis"), QStringLiteral("steps"), step, QStringLiteral("checks")},
            {},
            diagnosisCheckToJson(check)};
}

QByteArray learnedRuleText(const LearnedRule& rule)
{
    struct Words {
        const LearnedRule& of;
        nlohmann::json operator()(const ChecklistLineRule& line) const
        {
            return {{"kind", "checklist-line"},
                    {"step", line.step.toStdString()},
                    {"check", ordinary(of.content)}};
        }
        nlohmann::json operator()(const GateRule& gate) const
        {
            return {{"kind", "gate"}, {"tier", gate.tier.toStdString()}, {"gate", ordinary(of.content)}};
        }
        nlohmann::json operator()(const ThresholdRule& threshold) const
        {
            return {{"kind", "threshold"},
                    {"tier", threshold.tier.toStdString()},
                    {"metric", ordinary(of.content)}};
        }
        nlohmann::json operator()(const ContractClauseRule& clause) const
        {
            return {{"kind", "contract-clause"},
                    {"tier", clause.tier.toStdString()},
                    {"gate", clause.gate.toStdString()},
                    {"column", clause.column.toStdString()},
                    {"clause", ordinary(of.content)}};
        }
    };
    return yamlText({std::visit(Words{rule}, rule.rule)}).mid(4); // one document needs no "---\n"
}

} // namespace ph
