#include "models/values/ReleaseCalendar.h"
#include "services/gates/GateSettingText.h"
#include "services/gates/Objections.h"

#include <QSet>

#include <array>

namespace ph {

namespace {

constexpr std::array qualityVerdicts{QualityVerdict::Pass, QualityVerdict::Fail, QualityVerdict::Warning,
                                     QualityVerdict::NoData, QualityVerdict::NotJudged};

QStringList checkNames()
{
    QStringList names;
    for (int check = 0; check <= int(QualityCheck::Other); ++check)
        names.append(qualityCheckName(QualityCheck(check)));
    return names;
}

/// "missing of amount, country == DE".
QString findingName(const QualityFinding& finding)
{
    QStringList of;
    for (const auto& part : {finding.dataset, finding.column, finding.segment}) {
        if (!part.isEmpty())
            of.append(part);
    }
    return qualityCheckName(finding.check) +
           (of.isEmpty() ? QString() : QStringLiteral(" of ") + of.join(QStringLiteral(", ")));
}

void lookAtFinding(const QualityFinding& finding, const QSet<QString>& judged, bool mayWarn,
                   Objections& against)
{
    const auto name = findingName(finding);
    if (finding.count < 1) {
        against.add(GateVerdict::Inconclusive, "Counted, but no number: %1.", name);
        return;
    }
    switch (finding.verdict) {
    case QualityVerdict::Pass:
        return;
    case QualityVerdict::Fail:
        return against.add(GateVerdict::Fail, "Failed: %1.", name);
    case QualityVerdict::Warning:
        if (!mayWarn)
            against.add(GateVerdict::Fail, "Warned of: %1.", name);
        return;
    case QualityVerdict::NoData:
        return against.add(GateVerdict::NoData, "The tool had no data for: %1.", name);
    case QualityVerdict::NotJudged: // a number beside a verdict on the same is no want of one
        if (!judged.contains(name))
            against.add(GateVerdict::NoData, "The tool states no verdict on: %1.", name);
        return;
    }
}

GateFinding evaluateDataQuality(const GateQuestion& question)
{
    const auto& facts = *question.own.quality.value;
    const auto checks = question.texts("checks");
    const auto tool = question.text("tool");
    const auto segments = question.texts("segments");
    const bool mayWarn = question.text("warnings") == QLatin1String("allow");
    Objections against;
    if (facts.tool != tool && !tool.isEmpty())
        against.add(GateVerdict::NoData, "This is a report of another tool: %1.", facts.tool);
    QSet<QString> judged, seen;
    std::array<qint64, qualityVerdicts.size()> counts{};
    QList<QualityFinding> asked;
    for (const auto& finding : facts.findings) {
        if (!checks.contains(qualityCheckName(finding.check)))
            continue;
        asked.append(finding);
        counts[std::size_t(finding.verdict)] += finding.count;
        if (finding.verdict == QualityVerdict::NoData || finding.verdict == QualityVerdict::NotJudged)
            continue;
        const auto check = qualityCheckName(finding.check);
        judged.insert(findingName(finding));
        for (const auto& part :
             {check, check + u'\n' + finding.column, QStringLiteral("\n\n") + finding.segment})
            seen.insert(part);
    }
    for (const auto& finding : asked)
        lookAtFinding(finding, judged, mayWarn, against);
    for (const auto& check : checks) {
        if (!seen.contains(check))
            against.add(GateVerdict::NoData, "Nothing is judged by the check: %1.", check);
        for (const auto& column : question.texts("columns")) {
            if (!seen.contains(check + u'\n' + column))
                against.add(GateVerdict::NoData, "Not judged: %1.",
                            QStringLiteral("%1 of %2").arg(check, column));
        }
    }
    for (const auto& segment : segments) {
        if (!seen.contains(QStringLiteral("\n\n") + segment))
            against.add(GateVerdict::NoData, "No segment of the report is called: %1.", segment);
    }
    GateFinding finding;
    finding.query = QStringLiteral("%1 in %2 (%3)")
                        .arg(checks.join(QStringLiteral(", ")),
                             question.text("report", question.text("data") + QStringLiteral(" against ") +
                                                         question.text("contract")),
                             facts.digest);
    if (!facts.windows.isEmpty())
        finding.query += QStringLiteral(", newest window %1; %2 older results are not judged")
                             .arg(facts.windows)
                             .arg(facts.olderResults);
    for (const auto verdict : qualityVerdicts) {
        finding.numbers.append({qualityVerdictName(verdict), double(counts[std::size_t(verdict)]), {}});
        finding.sampleSize += counts[std::size_t(verdict)];
    }
    against.decide(finding, QStringLiteral("%1 results of %2, and none against.")
                                .arg(finding.sampleSize)
                                .arg(facts.tool.isEmpty() ? QStringLiteral("the report") : facts.tool));
    return finding;
}

QList<SettingProblem> dataQualityProblems(const QJsonObject& settings)
{
    const auto has = [&](const char* key) { return settings.contains(QLatin1String(key)); };
    if (has("contract") != has("data"))
        return {SettingProblem{
            {}, gateSettingText(QT_TRANSLATE_NOOP("ph::GateSettings", "contract and data go together."))}};
    if (has("report") && has("contract"))
        return {SettingProblem{QStringLiteral("contract"),
                               gateSettingText(QT_TRANSLATE_NOOP(
                                   "ph::GateSettings", "Either a report is judged, or a contract."))}};
    const auto zone = settings.value(QLatin1String("time-zone")).toString();
    if (!zone.isEmpty() && !isTimeZone(zone))
        return {SettingProblem{
            QStringLiteral("time-zone"),
            gateSettingText(QT_TRANSLATE_NOOP("ph::GateSettings", "There is no time zone \"%1\"."))
                .arg(zone)}};
    return {};
}

} // namespace

/// A verdict is the tool's own, and never made from its numbers: a check that the tool did not judge has no
/// data.
GateKind dataQualityGate()
{
    const QStringList tools{
        QStringLiteral("Azure Machine Learning"),     QStringLiteral("Evidently"),
        QStringLiteral("Great Expectations"),         QStringLiteral("NannyML"),
        QStringLiteral("SageMaker Model Monitor"),    QStringLiteral("TensorFlow Data Validation"),
        QStringLiteral("Vertex AI Model Monitoring"), QStringLiteral("whylogs")};
    return {
        QStringLiteral("data-quality"),
        QStringLiteral(
            "A tool's report on the data says that its checks pass, or the data keeps its contract."),
        {shape::optional("report",
                         shape::text(QStringLiteral("File that a tool wrote, as seen from the policy "
                                                    "file. Kept by its digest."))),
         shape::optional("contract", shape::text(QStringLiteral("Instead of a report: a data contract, as of "
                                                                "`pilothouse contract`."))),
         shape::optional("data", shape::text(QStringLiteral("FILE or FILE#TABLE that is held against the "
                                                            "contract. The facts are as old as this file."))),
         shape::required("checks",
                         shape::list(shape::choice(checkNames(), QStringLiteral("What it asks.")),
                                     QStringLiteral("Each has to be judged, and to pass wherever it "
                                                    "is."))),
         shape::optional("tool", shape::choice(tools, QStringLiteral("Whose report it has to be; without it, "
                                                                     "anybody's."))),
         shape::optional("columns", shape::list(shape::text(QStringLiteral("A column.")),
                                                QStringLiteral("Each check has to judge each of them."))),
         shape::optional("segments", shape::list(shape::text(QStringLiteral("As the report calls it.")),
                                                 QStringLiteral("Each has to be judged by a check."))),
         shape::optional("warnings",
                         shape::choice({QStringLiteral("refuse"), QStringLiteral("allow")},
                                       QStringLiteral("What the tool only warns of; usually refused."))),
         shape::optional("windows", shape::choice({QStringLiteral("newest"), QStringLiteral("all")},
                                                  QStringLiteral("Of a report over several: of each column "
                                                                 "the newest, or all. Usually newest."))),
         shape::optional("time-zone",
                         shape::text(QStringLiteral("IANA name, for a report that tells its time "
                                                    "without one."))),
         shape::optional("age-by", shape::choice({QStringLiteral("report"), QStringLiteral("file")},
                                                 QStringLiteral("Whose time max-age is held against; usually "
                                                                "what the report says of itself.")))},
        {{QStringLiteral("report"), QStringLiteral("contract")}},
        {{FactName::Quality}},
        evaluateDataQuality,
        dataQualityProblems};
}

} // namespace ph
