#include "app/release/RecordLog.h"

#include "services/release/GateStatementDocument.h"

#include <algorithm>

namespace ph {

QList<ReleaseLogLine> recordLog(const ReleaseRecord& record, const QString& toldBy,
                                const QMap<QString, QString>& names)
{
    QList<ReleaseLogLine> log;
    const auto add = [&](std::int64_t timeMs, const QString& key, const QString& what, const QString& asked,
                         const QString& observed) {
        if (timeMs != noTime)
            log << ReleaseLogLine{0, timeMs, names.value(key, key), what, asked, observed};
    };
    // As the ledger names its entries.
    add(record.plan.createdMs, record.plan.author, QStringLiteral("release drafted"), {}, {});
    QStringList verdicts;
    std::int64_t askedMs = noTime;
    for (const auto& gate : record.gates) {
        verdicts << QStringLiteral("%1: %2").arg(gate.id, gateVerdictName(gate.verdict));
        askedMs = std::max(askedMs, gate.evaluatedMs);
    }
    add(askedMs, record.plan.author, QStringLiteral("release submitted"), {},
        verdicts.join(QStringLiteral(" · ")));
    for (const auto& said : record.approvals)
        add(said.timeMs, said.keyId, QStringLiteral("approval ") + decisionName(said.decision), said.comment,
            {});
    for (const auto& given : record.waivers)
        add(given.waiver.givenMs, waiverKeyId(given.waiver), QStringLiteral("gate waived"),
            QStringLiteral("%1 · %2").arg(given.waiver.gateId, given.waiver.reason), {});
    for (const auto& given : record.answers)
        add(given.answer.answeredMs, given.answer.by, QStringLiteral("gate answered"),
            QStringLiteral("%1/%2 · %3").arg(given.gateId, given.itemId, answerWordName(given.answer.word)),
            given.answer.note);
    if (record.state != ReleaseState::Draft && record.state != ReleaseState::Waiting)
        add(record.changedMs, toldBy.isEmpty() ? record.plan.author : toldBy,
            QStringLiteral("release ") + releaseStateName(record.state), {}, record.reason);
    std::stable_sort(log.begin(), log.end(),
                     [](const ReleaseLogLine& a, const ReleaseLogLine& b) { return a.timeMs < b.timeMs; });
    return log;
}

} // namespace ph
