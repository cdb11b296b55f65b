#include "app/cli/ContractOutput.h"

#include "app/cli/CommandLine.h"

namespace ph {

namespace {

QString percent(double share)
{
    return QString::number(share * 100, 'g', 3) + QStringLiteral(" %");
}

QString verdictWords(const ContractReport& report)
{
    switch (report.verdict) {
    case QualityVerdict::Pass:
        return QStringLiteral("keeps the contract");
    case QualityVerdict::Fail:
        return QStringLiteral("violates the contract");
    default:
        return QStringLiteral("no data");
    }
}

/// "" for what is no share: rows that are too few, a newest row that is too old.
QString shareText(const ContractFinding& finding)
{
    return finding.count == 0 ? QString() : percent(finding.share());
}

nlohmann::json findingJson(const ContractFinding& finding)
{
    auto examples = nlohmann::json::array();
    for (const auto& example : finding.examples)
        examples.push_back({{"row", example.row == 0 ? nlohmann::json() : nlohmann::json(example.row)},
                            {"value", jsonText(example.value)}});
    return {{"column", jsonText(finding.column)},
            {"rule", jsonText(contractRuleName(finding.rule))},
            {"check", jsonText(qualityCheckName(qualityCheckOf(finding.rule)))},
            {"verdict", jsonText(qualityVerdictName(finding.verdict))},
            {"count", finding.count},
            {"of", finding.of},
            {"share", jsonNumber(finding.share())},
            {"most_share", jsonNumber(finding.mostShare)},
            {"limit", jsonText(finding.limit)},
            {"words", jsonText(finding.words)},
            {"examples", examples}};
}

} // namespace

QStringList contractLines(const ContractReport& report)
{
    const auto counts = verdictCounts(qualityReportOf(report));
    QStringList lines;
    lines.append(terminalText(QStringLiteral("%1: %2").arg(report.file, verdictWords(report))) +
                 (report.contract.isEmpty() ? QString() : QStringLiteral(" ") + report.contract));
    lines.append(QStringLiteral("%1 rows; %2 rules pass, %3 fail, %4 without data")
                     .arg(report.reading.rows)
                     .arg(counts[int(QualityVerdict::Pass)])
                     .arg(counts[int(QualityVerdict::Fail)])
                     .arg(counts[int(QualityVerdict::NoData)]));
    QList<QStringList> rows;
    for (const auto& finding : report.findings) {
        if (finding.verdict == QualityVerdict::Pass)
            continue;
        QStringList examples;
        for (const auto& example : finding.examples)
            examples.append(exampleText(example));
        rows.append({terminalText(finding.column), contractRuleName(finding.rule),
                     qualityVerdictName(finding.verdict), shareText(finding), terminalText(finding.limit),
                     terminalText(finding.words), terminalText(examples.join(QStringLiteral(", ")))});
    }
    if (!rows.isEmpty())
        lines += alignedLines({QStringLiteral("COLUMN"), QStringLiteral("RULE"), QStringLiteral("VERDICT"),
                               QStringLiteral("SHARE"), QStringLiteral("CONTRACT"), QStringLiteral("FOUND"),
                               QStringLiteral("EXAMPLES")},
                              rows, {3});
    return lines;
}

nlohmann::json contractJson(const ContractReport& report, const QList<FeatureDispute>& frozen)
{
    auto findings = nlohmann::json::array();
    for (const auto& finding : report.findings)
        findings.push_back(findingJson(finding));
    auto notes = nlohmann::json::array();
    for (const auto& note : report.notes)
        notes.push_back(jsonText(note));
    const auto& reading = report.reading;
    return {{"file", jsonText(report.file)},
            {"contract", report.contract.isEmpty() ? nlohmann::json() : jsonText(report.contract)},
            {"verdict", jsonText(qualityVerdictName(report.verdict))},
            {"checked", jsonTime(report.checkedMs)},
            {"format", jsonText(reading.format)},
            {"rows", reading.rows},
            {"short_rows", reading.shortRows},
            {"long_rows", reading.longRows},
            {"extra_cells", reading.extraCells},
            {"blank_rows", reading.blankRows},
            {"unreadable_rows", reading.unreadableRows},
            {"unknown_cells", reading.unknownCells},
            {"findings", findings},
            {"frozen", disputesJson(frozen)},
            {"notes", notes}};
}

nlohmann::json disputesJson(const QList<FeatureDispute>& disputes)
{
    auto all = nlohmann::json::array();
    for (const auto& dispute : disputes) {
        auto parts = nlohmann::json::array();
        for (const auto part : dispute.parts)
            parts.push_back(jsonText(disputedPartName(part)));
        auto sides = nlohmann::json::array();
        for (const auto& side : dispute.sides)
            sides.push_back({{"contract", jsonText(side.contract)},
                             {"team", jsonText(side.team)},
                             {"type", jsonText(contractTypeName(side.definition.type))},
                             {"unit", jsonText(side.definition.unit)},
                             {"owner", jsonText(side.definition.owner)}});
        all.push_back({{"feature", jsonText(dispute.feature)}, {"parts", parts}, {"sides", sides}});
    }
    return all;
}

} // namespace ph
