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

bool tensorFits(const QJsonValue& from, const QJsonValue& to)
{
    const auto typeFrom = from[QLatin1String("dtype")], shapeFrom = from[QLatin1String("shape")];
    const auto shapeTo = to[QLatin1String("shape")];
    return typeFrom.isString() && typeFrom == to[QLatin1String("dtype")] && shapeFrom.isArray() &&
           shapeTo.isArray() && shapeFits(shapeFrom.toArray(), shapeTo.toArray());
}

/// Under which key of its own a type carries what it is made of; empty: it is made of nothing else.
QString partsKey(const QString& type)
{
    static const QHash<QString, QString> keys{
        {QStringLiteral("array"), QStringLiteral("items")},
        {QStringLiteral("object"), QStringLiteral("properties")},
        {QStringLiteral("map"), QStringLiteral("values")},
    };
    return keys.value(type);
}

/// True where whoever takes `to` can be given `from`. What leaves out what it is made of fits nothing.
bool typeFits(const QJsonObject& from, const QJsonObject& to)
{
    const auto tensor = QLatin1String("tensor-spec");
    const auto typeFrom = from.value(QLatin1String("type")).toString(),
               typeTo = to.value(QLatin1String("type")).toString();
    if (from.contains(tensor) || to.contains(tensor) || typeFrom == QLatin1String("tensor"))
        return tensorFits(from.value(tensor), to.value(tensor));
    if (typeFrom.isEmpty() || !fits(typeFrom, typeTo))
        return false;
    const auto parts = partsKey(typeFrom);
    return parts.isEmpty() || (from.contains(parts) && from.value(parts) == to.value(parts));
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
    if (takenOutputs.isEmpty())
        return noData(QStringLiteral("The champion's signature names no outputs, so nobody knows what its "
                                     "callers read."));
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
    auto finding = broken.isEmpty()
                       ? passing(QStringLiteral("Callers of the champion can call the candidate."))
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
