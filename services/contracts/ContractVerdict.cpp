#include "services/contracts/ContractVerdict.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace ph {

namespace {

QualityVerdict failWhere(bool isBroken)
{
    return isBroken ? QualityVerdict::Fail : QualityVerdict::Pass;
}

/// By the share that breaks the rule.
QualityVerdict shareVerdict(const ContractCount& counted, double mostShare)
{
    constexpr double rounding = 1e-12; // of the share itself
    return counted.of == 0 ? QualityVerdict::NoData
                           : failWhere(double(counted.count) / double(counted.of) > mostShare + rounding);
}

QualityVerdict rowsVerdict(const DataContract& contract, std::size_t rows)
{
    if (rows == 0)
        return QualityVerdict::NoData;
    return failWhere(rows < contract.minimumRows || (contract.maximumRows && rows > *contract.maximumRows));
}

/// Times of the future are counted: a clock is wrong there, and stale data would look fresh.
QualityVerdict freshnessVerdict(const DataContract& contract, const ContractCount& counted,
                                std::int64_t newestMs, std::int64_t nowMs)
{
    if (!contract.freshness || counted.of == 0)
        return QualityVerdict::NoData;
    return failWhere(counted.count > 0 || isStale(*contract.freshness, newestMs, nowMs));
}

QString placeOf(const QString& column, ContractRule rule)
{
    return contractRuleName(rule) + u'\n' + column;
}

QList<ContractCount> absentRules(const DataContract& contract, const QSet<QString>& there)
{
    QList<ContractCount> absent;
    const auto look = [&](const QString& column, ContractRule rule) {
        if (!there.contains(placeOf(column, rule)))
            absent.append({column, rule});
    };
    look({}, ContractRule::Columns);
    if (contract.otherColumns == DataContract::Others::Refused)
        look({}, ContractRule::OtherColumns);
    look({}, ContractRule::Rows);
    if (contract.freshness)
        look(contract.freshness->column, ContractRule::Freshness);
    for (const auto& column : contract.columns) {
        for (const auto rule : rulesOf(column))
            look(column.name, rule);
    }
    return absent;
}

} // namespace

std::vector<ContractRule> rulesOf(const ContractColumn& column)
{
    std::vector<ContractRule> rules;
    if (column.mostMissing < 1)
        rules.push_back(ContractRule::Missing);
    if (column.type != ContractType::Text)
        rules.push_back(ContractRule::Type);
    if (column.minimum || column.maximum)
        rules.push_back(ContractRule::Range);
    if (!column.values.isEmpty())
        rules.push_back(ContractRule::Values);
    if (!column.pattern.isEmpty())
        rules.push_back(ContractRule::Pattern);
    if (column.repeats == ContractColumn::Repeats::Refused)
        rules.push_back(ContractRule::Unique);
    if (column.constant == ContractColumn::Constant::Refused)
        rules.push_back(ContractRule::Constant);
    return rules;
}

double mostShareOf(const ContractColumn& column, ContractRule rule)
{
    switch (rule) {
    case ContractRule::Missing:
        return column.mostMissing;
    case ContractRule::Type:
        return column.mostOfOtherType;
    case ContractRule::Values:
        return column.mostNewCategories;
    default:
        return 0;
    }
}

bool isStale(const ContractFreshness& freshness, std::int64_t newestMs, std::int64_t nowMs)
{
    return newestMs != noTime && nowMs - newestMs > freshness.maxAgeMs;
}

JudgedContract judgeContract(const DataContract& contract, const ContractCounts& counts, std::int64_t nowMs)
{
    QHash<QString, const ContractColumn*> columns;
    for (const auto& column : contract.columns)
        columns.insert(column.name, &column);
    const auto verdictOf = [&](const ContractCount& counted) {
        switch (counted.rule) {
        case ContractRule::Columns:
        case ContractRule::OtherColumns:
            return failWhere(counted.count > 0);
        case ContractRule::Rows:
            return rowsVerdict(contract, counts.rows);
        case ContractRule::Freshness:
            return freshnessVerdict(contract, counted, counts.newestMs, nowMs);
        case ContractRule::Constant: // one value cannot tell
            return counted.of < 2 ? QualityVerdict::NoData : failWhere(counted.count > 0);
        default:
            break;
        }
        const auto* column = columns.value(counted.column);
        return column ? shareVerdict(counted, mostShareOf(*column, counted.rule)) : QualityVerdict::NoData;
    };
    JudgedContract judged;
    judged.rules.reserve(counts.rules.size());
    QSet<QString> there;
    bool isBroken = false, isUntold = false;
    for (const auto& counted : counts.rules) {
        const auto verdict = verdictOf(counted);
        judged.rules.append(verdict);
        there.insert(placeOf(counted.column, counted.rule));
        isBroken = isBroken || verdict == QualityVerdict::Fail;
        isUntold = isUntold || (contract.freshness && counted.rule == ContractRule::Freshness &&
                                verdict == QualityVerdict::NoData);
    }
    judged.absent = absentRules(contract, there);
    if (counts.rows > 0 && isBroken)
        judged.verdict = QualityVerdict::Fail;
    else if (counts.rows > 0 && counts.columnsWithValues > 0 && !isUntold && judged.absent.isEmpty())
        judged.verdict = QualityVerdict::Pass;
    return judged;
}

} // namespace ph
