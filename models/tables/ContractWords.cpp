#include "models/tables/ContractWords.h"

#include "models/tables/ContractReasons.h"
#include "models/tables/DriftWords.h"
#include "models/tables/Format.h"

#include <QCoreApplication>

#include <algorithm>

namespace ph {

namespace {

struct ContractTexts {
    Q_DECLARE_TR_FUNCTIONS(ph::ContractWords)
};

const QString asksNothing = QStringLiteral("–");

QString partText(double share)
{
    return QStringLiteral("%1 %").arg(formatNumber(share * 100, {NumberFormat::Notation::Shortest, 3}));
}

QString countText(std::size_t count)
{
    return formatCount(qint64(count));
}

} // namespace

QString contractTypeText(ContractType type)
{
    switch (type) {
    case ContractType::Integer:
        return ContractTexts::tr("integer", "type of a column");
    case ContractType::Number:
        return ContractTexts::tr("number", "type of a column");
    case ContractType::Boolean:
        return ContractTexts::tr("boolean", "type of a column");
    case ContractType::Text:
        return ContractTexts::tr("text", "type of a column");
    case ContractType::Timestamp:
        return ContractTexts::tr("timestamp", "type of a column");
    }
    return {};
}

QString contractRuleText(ContractRule rule)
{
    switch (rule) {
    case ContractRule::Columns:
        return ContractTexts::tr("Columns are there");
    case ContractRule::OtherColumns:
        return ContractTexts::tr("Other columns");
    case ContractRule::Rows:
        return ContractTexts::tr("Rows");
    case ContractRule::Freshness:
        return ContractTexts::tr("Freshness");
    case ContractRule::Missing:
        return ContractTexts::tr("Missing values");
    case ContractRule::Type:
        return ContractTexts::tr("Type");
    case ContractRule::Range:
        return ContractTexts::tr("Range");
    case ContractRule::Values:
        return ContractTexts::tr("Allowed values");
    case ContractRule::Pattern:
        return ContractTexts::tr("Pattern");
    case ContractRule::Unique:
        return ContractTexts::tr("No value twice");
    case ContractRule::Constant:
        return ContractTexts::tr("Not all the same");
    }
    return {};
}

QString disputedPartText(DisputedPart part)
{
    switch (part) {
    case DisputedPart::Type:
        return ContractTexts::tr("type", "of a feature");
    case DisputedPart::Unit:
        return ContractTexts::tr("unit", "of a feature");
    case DisputedPart::Owner:
        return ContractTexts::tr("owner", "of a feature");
    }
    return {};
}

QString definitionWords(const FeatureDefinition& definition)
{
    auto text = contractTypeText(definition.type);
    if (!definition.unit.isEmpty())
        text = ContractTexts::tr("%1 in %2", "type, unit").arg(text, definition.unit);
    if (!definition.owner.isEmpty())
        text = ContractTexts::tr("%1, of %2", "definition, owner").arg(text, definition.owner);
    return text;
}

QString othersText(const FeatureDispute& dispute, const QString& contract)
{
    QStringList others;
    for (const auto& side : dispute.sides) {
        if (side.contract == contract)
            continue;
        const auto who =
            side.team.isEmpty() ? side.contract : QStringLiteral("%1 (%2)").arg(side.contract, side.team);
        others.append(pairText(who, definitionWords(side.definition)));
    }
    return others.join(QStringLiteral("; "));
}

QString columnTypeText(const ContractColumn& column)
{
    const auto type = contractTypeText(column.type);
    return column.mostOfOtherType > 0
               ? ContractTexts::tr("%1, else ≤ %2", "type, share").arg(type, partText(column.mostOfOtherType))
               : type;
}

QString missingText(const ContractColumn& column)
{
    if (column.mostMissing >= 1)
        return ContractTexts::tr("allowed", "missing values");
    return column.mostMissing > 0 ? QStringLiteral("≤ %1").arg(partText(column.mostMissing))
                                  : ContractTexts::tr("none", "missing values");
}

QString rangeText(const ContractColumn& column)
{
    if (column.minimum && column.maximum)
        return QStringLiteral("%1 … %2").arg(formatNumber(*column.minimum), formatNumber(*column.maximum));
    if (column.minimum)
        return QStringLiteral("≥ %1").arg(formatNumber(*column.minimum));
    return column.maximum ? QStringLiteral("≤ %1").arg(formatNumber(*column.maximum)) : asksNothing;
}

QString valuesText(const ContractColumn& column)
{
    if (column.values.isEmpty())
        return asksNothing;
    const auto values = listText(column.values);
    return column.mostNewCategories > 0 ? ContractTexts::tr("%1; others ≤ %2", "values, share")
                                              .arg(values, partText(column.mostNewCategories))
                                        : values;
}

QString repeatsText(const ContractColumn& column)
{
    QStringList said;
    if (column.repeats == ContractColumn::Repeats::Refused)
        said.append(ContractTexts::tr("unique"));
    if (column.constant == ContractColumn::Constant::Refused)
        said.append(ContractTexts::tr("not all the same"));
    return said.isEmpty() ? asksNothing : listText(said);
}

QString rowsRuleText(const DataContract& contract)
{
    const auto least = countText(contract.minimumRows);
    return contract.maximumRows ? QStringLiteral("%1 … %2").arg(least, countText(*contract.maximumRows))
                                : ContractTexts::tr("at least %1", "rows").arg(least);
}

QString freshnessRuleText(const DataContract& contract)
{
    if (!contract.freshness)
        return ContractTexts::tr("any age", "of data");
    return ContractTexts::tr("newest %1 within %2", "column, age")
        .arg(contract.freshness->column, formatDuration(contract.freshness->maxAgeMs));
}

QString otherColumnsRuleText(const DataContract& contract)
{
    return contract.otherColumns == DataContract::Others::Refused
               ? ContractTexts::tr("refused", "other columns")
               : ContractTexts::tr("allowed", "other columns");
}

QString findingLimitText(const ContractFinding& finding, const DataContract& contract)
{
    switch (finding.rule) {
    case ContractRule::Columns:
        return ContractTexts::tr("%Ln column(s)", nullptr, int(contract.columns.size()));
    case ContractRule::OtherColumns:
        return otherColumnsRuleText(contract);
    case ContractRule::Rows:
        return rowsRuleText(contract);
    case ContractRule::Freshness:
        return freshnessRuleText(contract);
    default:
        break;
    }
    const auto* column = contract.column(finding.column);
    if (!column)
        return finding.limit;
    switch (finding.rule) {
    case ContractRule::Missing:
        return missingText(*column);
    case ContractRule::Type:
        return columnTypeText(*column);
    case ContractRule::Range:
        return rangeText(*column);
    case ContractRule::Values:
        return valuesText(*column);
    case ContractRule::Pattern:
        return column->pattern;
    default:
        return repeatsText(*column);
    }
}

QString findingFoundText(const ContractFinding& finding)
{
    if (finding.rule == ContractRule::Rows)
        return ContractTexts::tr("%Ln row(s)", nullptr, int(finding.of));
    if (finding.examples.isEmpty())
        return finding.verdict == QualityVerdict::Pass ? QString() : contractReasonText(finding.words);
    QStringList found;
    for (const auto& example : finding.examples) {
        if (example.row == 0)
            found.append(example.value);
        else if (example.value.isEmpty())
            found.append(ContractTexts::tr("row %1").arg(countText(example.row)));
        else
            found.append(ContractTexts::tr("row %1: %2").arg(countText(example.row), example.value));
    }
    if (finding.count > std::size_t(finding.examples.size()))
        found.append(QStringLiteral("…"));
    return listText(found);
}

bool isStaleFinding(const ContractFinding& finding)
{
    // Times that lie in the future are counted; those are no age.
    return finding.rule == ContractRule::Freshness && finding.verdict == QualityVerdict::Fail &&
           finding.count == 0;
}

QString findingVerdictText(const ContractFinding& finding)
{
    if (isStaleFinding(finding))
        return ContractTexts::tr("Stale", "verdict");
    switch (finding.verdict) {
    case QualityVerdict::Pass:
        return ContractTexts::tr("Holds", "verdict");
    case QualityVerdict::Fail:
        return ContractTexts::tr("Violated", "verdict");
    default:
        return ContractTexts::tr("No data", "verdict");
    }
}

QString contractVerdictText(const ContractReport& report)
{
    if (report.verdict == QualityVerdict::Pass)
        return ContractTexts::tr("The data keeps the contract");
    if (report.verdict != QualityVerdict::Fail)
        return ContractTexts::tr("There is no data to judge by");
    const bool isOnlyStale =
        std::all_of(report.findings.begin(), report.findings.end(), [](const ContractFinding& each) {
            return each.verdict != QualityVerdict::Fail || isStaleFinding(each);
        });
    return isOnlyStale ? ContractTexts::tr("The data is stale")
                       : ContractTexts::tr("The data violates the contract");
}

QStringList contractNotes(const ContractReport& report)
{
    const auto& reading = report.reading;
    QStringList texts;
    if (reading.shortRows > 0)
        texts.append(ContractTexts::tr("%Ln row(s) have too few cells; the rest counts as missing.", nullptr,
                                       int(reading.shortRows)));
    if (reading.longRows > 0)
        texts.append(ContractTexts::tr("%Ln row(s) have too many cells; those were not looked at.", nullptr,
                                       int(reading.longRows)));
    if (reading.unreadableRows > 0)
        texts.append(ContractTexts::tr("%Ln line(s) are no rows, and were left out.", nullptr,
                                       int(reading.unreadableRows)));
    // The report says the same in English, behind the notes of the reading; then what else it has to say.
    const auto behind = reading.notes.size() + texts.size();
    for (const auto& note : reading.notes)
        texts.append(studyNoteText({StudyNote::Kind::OfFile, {note}, {}}));
    for (const auto& note : report.notes.mid(behind))
        texts.append(contractReasonText(note));
    return texts;
}

} // namespace ph
