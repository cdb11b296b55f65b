#include "services/gates/GateKinds.h"

#include <QJsonArray>

namespace ph {

namespace {

using Columns = QMap<QString, QJsonObject>;

/// By name; those without one by their place.
Columns columnsOf(const QJsonObject& signature, const char* side)
{
    Columns columns;
    const auto items = signature.value(QLatin1String(side)).toArray();
    for (qsizetype i = 0; i < items.size(); ++i) {
        const auto column = items[i].toObject();
        const auto name = column.value(QLatin1String("name")).toString();
        columns.insert(name.isEmpty() ? QStringLiteral("#%1").arg(i) : name, column);
    }
    return columns;
}

bool isRequired(const QJsonObject& column)
{
    return column.value(QLatin1String("required")).toBool(true) &&
           !column.value(QLatin1String("optional")).toBool(false);
}

/// Conversions that MLflow makes by itself and that lose nothing.
bool fits(const QString& from, const QString& to)
{
    static const QSet<QString> widening{QStringLiteral("integer>long"), QStringLiteral("integer>double"),
                                        QStringLiteral("float>double")};
    return from == to || widening.contains(from + u'>' + to);
}

bool shapeFits(const QJsonArray& from, const QJsonArray& to)
{
    if (from.size() != to.size())
        return false;
    for (qsizetype i = 0; i < from.size(); ++i) {
        if (to[i].toInt() != -1 && to[i] != from[i])
            return false;
    }
    return true;
}

/// True where whoever takes `to` can be given `from`.
bool typeFits(const QJsonObject& from, const QJsonObject& to)
{
    const auto tensorFrom = from.value(QLatin1String("tensor-spec"));
    const auto tensorTo = to.value(QLatin1String("tensor-spec"));
    if (tensorFrom.isObject() || tensorTo.isObject())
        return tensorFrom.isObject() && tensorTo.isObject() &&
               tensorFrom[QLatin1String("dtype")] == tensorTo[QLatin1String("dtype")] &&
               shapeFits(tensorFrom[QLatin1String("shape")].toArray(),
                         tensorTo[QLatin1String("shape")].toArray());
    const auto typeFrom = from.value(QLatin1String("type")), typeTo = to.value(QLatin1String("type"));
    if (!typeFrom.isString() || !typeTo.isString())
        return false;
    if (!fits(typeFrom.toString(), typeTo.toString()))
        return false;
    // Arrays, objects and maps carry what they are made of under keys of their own.
    for (const auto* part : {"items", "properties", "values"}) {
        if (from.value(QLatin1String(part)) != to.value(QLatin1String(part)))
            return false;
    }
    return true;
}

GateFinding evaluateSignature(const GateQuestion& question)
{
    const auto& candidate = *question.facts.candidate.signature.value;
    const auto& champion = *question.facts.champion.signature.value;
    const auto inputs = columnsOf(candidate, "inputs"), givenInputs = columnsOf(champion, "inputs");
    const auto outputs = columnsOf(candidate, "outputs"), takenOutputs = columnsOf(champion, "outputs");
    if (inputs.isEmpty() || givenInputs.isEmpty())
        return noData(QStringLiteral("The %1's signature names no inputs.")
                          .arg(inputs.isEmpty() ? QStringLiteral("candidate") : QStringLiteral("champion")));
    if (outputs.isEmpty() && takenOutputs.isEmpty())
        return noData(QStringLiteral("Neither signature names outputs."));
    QStringList broken;
    for (auto it = inputs.cbegin(); it != inputs.cend(); ++it) {
        const auto given = givenInputs.constFind(it.key());
        if (given == givenInputs.constEnd()) {
            if (isRequired(it.value()))
                broken.append(QStringLiteral("input %1 is new and required").arg(it.key()));
        } else if (!typeFits(*given, it.value())) {
            broken.append(QStringLiteral("input %1 does not take what callers send").arg(it.key()));
        } else if (isRequired(it.value()) && !isRequired(*given)) {
            broken.append(QStringLiteral("input %1 has become required").arg(it.key()));
        }
    }
    for (auto it = takenOutputs.cbegin(); it != takenOutputs.cend(); ++it) {
        const auto made = outputs.constFind(it.key());
        if (made == outputs.constEnd())
            broken.append(QStringLiteral("output %1 is gone").arg(it.key()));
        else if (!typeFits(*made, it.value()))
            broken.append(QStringLiteral("output %1 is of another type").arg(it.key()));
    }
    auto finding =
        broken.isEmpty()
            ? passing(QStringLiteral("Callers of the champion can call the candidate: %1 inputs, %2 "
                                     "outputs.")
                          .arg(inputs.size())
                          .arg(takenOutputs.size()))
            : failing(QStringLiteral("For callers of the champion, %1.")
                          .arg(broken.mid(0, 5).join(QStringLiteral("; "))));
    finding.query = QStringLiteral("the signatures of both versions");
    finding.sampleSize = inputs.size() + takenOutputs.size();
    return finding;
}

} // namespace

/// Compatible: whatever was sent to the champion, the candidate takes; whatever the champion's callers read,
/// it gives. Inputs that the candidate no longer has do no harm: MLflow drops them.
GateKind signatureGate()
{
    return {QStringLiteral("signature-compatible"),
            QStringLiteral("Whoever calls the champion can call the candidate."),
            {},
            {},
            {{FactName::CandidateSignature}, {FactName::ChampionSignature}},
            evaluateSignature};
}

} // namespace ph
