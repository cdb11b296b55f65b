#include "services/contracts/ContractFile.h"
#include "services/contracts/ContractSettings.h"
#include "services/contracts/ContractShape.h"
#include "services/contracts/ContractVerdict.h"
#include "services/gates/GateSettingText.h"
#include "services/gates/Objections.h"
#include "services/gates/SampledContract.h"

namespace ph {

namespace {

/// The gate's settings, or the kept text of the file that they name; none where that is no contract.
std::optional<DataContract> contractAsked(const QJsonObject& settings, const ContractFacts& facts)
{
    return settings.contains(QLatin1String("contract")) ? readContract(facts.contract.toUtf8()).contract
                                                        : contractFrom(settings);
}

/// "missing of amount".
QString ruleWords(const ContractCount& counted)
{
    return contractRuleName(counted.rule) +
           (counted.column.isEmpty() ? QString() : QStringLiteral(" of ") + counted.column);
}

GateVerdict gateVerdictOf(QualityVerdict verdict)
{
    return verdict == QualityVerdict::Pass   ? GateVerdict::Pass
           : verdict == QualityVerdict::Fail ? GateVerdict::Fail
                                             : GateVerdict::NoData;
}

/// "range of amount (3 of 200 values are out of range)".
QString brokenWords(const ContractFacts& facts, qsizetype at)
{
    const auto& counted = facts.counts.rules[at];
    auto said = facts.words.value(at, QStringLiteral("%1 of %2").arg(counted.count).arg(counted.of));
    if (said.endsWith(u'.'))
        said.chop(1);
    return QStringLiteral("%1 (%2)").arg(ruleWords(counted), said);
}

QString noDataWords(const ContractFacts& facts, const JudgedContract& judged)
{
    if (facts.counts.rows == 0)
        return QStringLiteral("The table has no rows.");
    if (facts.counts.columnsWithValues == 0)
        return QStringLiteral("No column of the contract holds a value.");
    QStringList names;
    for (const auto& rule : judged.absent)
        names.append(ruleWords(rule));
    return names.isEmpty() ? QStringLiteral("There is no time to tell freshness by.")
                           : QStringLiteral("Nobody counted: %1.").arg(listed(names));
}

QString contractReason(const DataContract& contract, const ContractFacts& facts, const JudgedContract& judged)
{
    if (judged.verdict == QualityVerdict::Pass)
        return QStringLiteral("%1 rows keep the contract of %2 columns.")
            .arg(facts.counts.rows)
            .arg(contract.columns.size());
    if (judged.verdict != QualityVerdict::Fail)
        return noDataWords(facts, judged);
    QStringList broken;
    for (qsizetype i = 0; i < judged.rules.size(); ++i) {
        if (judged.rules[i] == QualityVerdict::Fail)
            broken.append(brokenWords(facts, i));
    }
    return QStringLiteral("Of %1 rows: %2.").arg(facts.counts.rows).arg(listed(broken));
}

GateFinding evaluateDataContract(const GateQuestion& question)
{
    if (!question.own.contract.value)
        return sampledContract(question);
    const auto& facts = *question.own.contract.value;
    const auto contract = contractAsked(question.spec.settings, facts);
    if (!contract)
        return inconclusive(QStringLiteral("The kept text is no contract."));
    const auto judged = judgeContract(*contract, facts.counts, question.nowMs);
    constexpr qsizetype mostNumbers = 100, mostNotes = 3;
    GateFinding finding;
    finding.verdict = gateVerdictOf(judged.verdict);
    const QStringList reason{contractReason(*contract, facts, judged)};
    finding.reason = (reason + facts.notes.mid(0, mostNotes)).join(u' ');
    const auto contractFile = question.text("contract");
    finding.query = QStringLiteral("%1 (%2) against %3")
                        .arg(question.text("sample"), facts.digest,
                             contractFile.isEmpty() ? QStringLiteral("the gate's contract") : contractFile);
    finding.sampleSize = qint64(facts.counts.rows);
    for (qsizetype i = 0; i < judged.rules.size() && finding.numbers.size() < mostNumbers; ++i) {
        if (judged.rules[i] == QualityVerdict::Fail)
            finding.numbers.append(
                {ruleWords(facts.counts.rules[i]), double(facts.counts.rules[i].count), {}});
    }
    return finding;
}

QList<SettingProblem> dataContractProblems(const QJsonObject& settings)
{
    QList<SettingProblem> problems;
    if (!settings.contains(QLatin1String("contract"))) {
        for (const auto& problem : contractProblems(contractFrom(settings), settings))
            problems.append({problem.path, problem.words});
        return problems;
    }
    for (const auto& field : contractFields(Presence::Optional)) {
        if (settings.contains(field.key))
            problems.append({field.key, gateSettingText(QT_TRANSLATE_NOOP(
                                            "ph::GateSettings", "The file of `contract` says what holds."))});
    }
    return problems;
}

} // namespace

/// The table is read while facts are gathered, as `pilothouse contract check` reads it; here its counts are
/// judged, as there.
GateKind dataContractGate()
{
    std::vector<ShapeField> settings{
        shape::required("sample", shape::text(QStringLiteral("FILE or FILE#TABLE (CSV, NDJSON, JSON, SQLite, "
                                                             "Parquet), as seen from the policy file. The "
                                                             "facts are as old as this file."))),
        shape::optional("contract",
                        shape::text(QStringLiteral("File of a data contract, as of `pilothouse contract`, "
                                                   "instead of its keys here. Kept whole.")))};
    const auto contract = contractFields(Presence::Optional);
    settings.insert(settings.end(), contract.begin(), contract.end());
    return {QStringLiteral("data-contract"),
            QStringLiteral("The data keeps its contract: columns, types, missing values, ranges, categories, "
                           "uniqueness, rows, freshness."),
            std::move(settings),
            {{QStringLiteral("columns"), QStringLiteral("contract")}},
            {{FactName::Contract, FactName::Sample}},
            evaluateDataContract,
            dataContractProblems};
}

} // namespace ph
