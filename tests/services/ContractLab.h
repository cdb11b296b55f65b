#pragma once

#include "services/contracts/ContractCheck.h"
#include "services/contracts/ContractFile.h"
#include "services/contracts/ContractProposal.h"
#include "services/contracts/ContractText.h"
#include "services/frames/ColumnProfiler.h"
#include "tests/services/FrameLab.h"

namespace ph::testing {

inline constexpr std::int64_t contractNow = 1'770'000'000'000; // 2026-02-02T02:40:00Z

/// A contract from its YAML.
inline DataContract contractOf(const QByteArray& yaml)
{
    auto read = readContract(yaml);
    if (!read.contract)
        qFatal("%s", qPrintable(problemLine(QStringLiteral("c"), read.problems.value(0))));
    return *read.contract;
}

/// What is wrong with a text that is no contract: "2:3: columns.x: …" a line.
inline QStringList problemsOf(const QByteArray& yaml)
{
    QStringList lines;
    for (const auto& problem : readContract(yaml).problems)
        lines.append(problemLine(QStringLiteral("c"), problem).mid(2));
    return lines;
}

/// "amount range fail 2/5", of every finding that did not pass.
inline QStringList brokenIn(const ContractReport& report)
{
    QStringList lines;
    for (const auto& finding : report.findings) {
        if (finding.verdict != QualityVerdict::Pass)
            lines.append(
                QStringLiteral("%1 %2 %3 %4/%5")
                    .arg(finding.column, contractRuleName(finding.rule), qualityVerdictName(finding.verdict))
                    .arg(finding.count)
                    .arg(finding.of)
                    .trimmed());
    }
    return lines;
}

/// Of the first finding of this rule that did not pass: "row 2: -3, row 5: 900".
inline QString examplesOf(const ContractReport& report, ContractRule rule)
{
    for (const auto& finding : report.findings) {
        if (finding.rule != rule || finding.verdict == QualityVerdict::Pass)
            continue;
        QStringList all;
        for (const auto& example : finding.examples)
            all.append(exampleText(example));
        return all.join(QStringLiteral(", "));
    }
    return QStringLiteral("no such finding");
}

/// Tables, contracts and what they make of each other.
class ContractLab : public FrameLab {
public:
    ContractReport check(const QByteArray& yaml, const QByteArray& table,
                         const QString& name = QStringLiteral("table.csv"))
    {
        const auto report = checkContract(contractOf(yaml), {.path = write(name, table)}, contractNow);
        if (!report)
            qFatal("%s", qPrintable(report.error().detail));
        return *report;
    }
    DataContract propose(const QByteArray& table, const QString& name = QStringLiteral("table.csv"))
    {
        FrameProfile profile;
        const auto reading = readFrame({.path = write(name, table)}, profile);
        if (!reading)
            qFatal("%s", qPrintable(reading.error().detail));
        return proposedContract(profile.profiles(), *reading, contractNow);
    }
};

} // namespace ph::testing
