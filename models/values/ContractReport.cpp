#include "models/values/ContractReport.h"

namespace ph {

QualityCheck qualityCheckOf(ContractRule rule)
{
    switch (rule) {
    case ContractRule::Columns:
    case ContractRule::OtherColumns:
        return QualityCheck::Columns;
    case ContractRule::Rows:
        return QualityCheck::Volume;
    case ContractRule::Freshness:
        return QualityCheck::Freshness;
    case ContractRule::Missing:
        return QualityCheck::Missing;
    case ContractRule::Type:
        return QualityCheck::Type;
    case ContractRule::Range:
        return QualityCheck::Range;
    case ContractRule::Values:
        return QualityCheck::Categories;
    case ContractRule::Unique:
        return QualityCheck::Uniqueness;
    case ContractRule::Constant:
        return QualityCheck::Constant;
    case ContractRule::Pattern:
        break;
    }
    return QualityCheck::Other;
}

QString exampleText(const ContractExample& example)
{
    if (example.row == 0)
        return example.value;
    return example.value.isEmpty() ? QStringLiteral("row %1").arg(example.row)
                                   : QStringLiteral("row %1: %2").arg(example.row).arg(example.value);
}

ContractCounts countsOf(const ContractReport& report)
{
    ContractCounts counts{report.reading.rows, report.columnsWithValues, report.newestMs};
    counts.rules.reserve(report.findings.size());
    for (const auto& finding : report.findings)
        counts.rules.append({finding.column, finding.rule, finding.count, finding.of});
    return counts;
}

QualityReport qualityReportOf(const ContractReport& report)
{
    QualityReport quality;
    quality.tool = QStringLiteral("Pilothouse");
    quality.format = QStringLiteral("data contract");
    quality.title = report.contract;
    quality.madeMs = report.checkedMs;
    quality.current = report.file;
    quality.file = report.file;
    for (const auto& finding : report.findings) {
        QualityItem item;
        item.column = finding.column;
        item.check = qualityCheckOf(finding.rule);
        item.method = contractRuleName(finding.rule);
        item.verdict = finding.verdict;
        item.threshold.text = finding.limit;
        item.words = finding.words;
        item.nCurrent = qint64(report.reading.rows);
        if (finding.of > 0 && finding.rule != ContractRule::Rows) {
            item.measure = QStringLiteral("share");
            item.value = finding.share();
            item.threshold.comparison = QStringLiteral("<=");
            item.threshold.bound = finding.mostShare;
            item.numbers.append({QStringLiteral("count"), double(finding.count)});
        } else if (finding.rule == ContractRule::Rows) {
            item.measure = QStringLiteral("rows");
            item.value = double(finding.of);
        }
        for (const auto& example : finding.examples)
            item.examples.append(exampleText(example));
        quality.items.append(item);
    }
    return quality;
}

} // namespace ph
