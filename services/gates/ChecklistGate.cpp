#include "services/gates/GateKinds.h"

#include <QJsonArray>

namespace ph {

namespace {

GateFinding evaluateChecklist(const GateQuestion& question)
{
    const auto& answers = *question.facts.answers.value;
    QStringList refused, open, old;
    const auto items = question.spec.settings.value(QLatin1String("items")).toArray();
    for (const auto& item : items) {
        const auto id = item.toObject().value(QLatin1String("id")).toString();
        const auto found = answers.constFind(question.spec.id + u'/' + id);
        const bool isAnswered =
            found != answers.constEnd() && !found->by.isEmpty() && found->answeredMs != noTime;
        if (isAnswered && found->word == ChecklistAnswer::Word::No)
            refused.append(id);
        else if (!isAnswered || found->answeredMs > question.nowMs + question.maxAgeMs)
            open.append(id);
        else if (question.nowMs - found->answeredMs > question.maxAgeMs)
            old.append(id);
    }
    const auto listed = [](const QStringList& ids) { return ids.join(QStringLiteral(", ")); };
    GateFinding finding;
    if (!refused.isEmpty())
        finding = failing(QStringLiteral("Answered with no: %1.").arg(listed(refused)));
    else if (!open.isEmpty() || items.isEmpty())
        finding = noData(QStringLiteral("Not answered: %1.").arg(listed(open)));
    else if (!old.isEmpty()) {
        finding = inconclusive(QStringLiteral("Answered too long ago: %1.").arg(listed(old)));
        finding.verdict = GateVerdict::Stale;
    } else
        finding = passing(QStringLiteral("Every item is answered with yes."));
    finding.query = QStringLiteral("a checklist, answered by people");
    finding.sampleSize = items.size() - open.size();
    return finding;
}

} // namespace

GateKind checklistGate()
{
    return {
        QStringLiteral("checklist"),
        QStringLiteral("People have looked at each item and said yes."),
        {shape::required(
            "items",
            shape::list(shape::object(
                            {shape::required("id", shape::identifier(QStringLiteral("Unique in the list."))),
                             shape::required("text", shape::text(QStringLiteral("What is asked.")))},
                            QStringLiteral("One question.")),
                        QStringLiteral("What people have to answer.")))},
        {},
        {{FactName::Answers}},
        evaluateChecklist};
}

} // namespace ph
