#include "app/cli/DriftTogetherOutput.h"

#include "app/cli/CommandLine.h"

#include <cmath>

namespace ph {

namespace {

using TogetherJson = nlohmann::json;

TogetherJson knownOrNull(double value)
{
    return std::isnan(value) ? TogetherJson() : jsonNumber(value);
}

TogetherJson namesJson(const QStringList& names)
{
    auto list = TogetherJson::array();
    for (const auto& name : names)
        list.push_back(jsonText(name));
    return list;
}

TogetherJson classifierJson(const DomainClassification& classifier)
{
    auto tellsBy = TogetherJson::array();
    for (const auto& [column, share] : classifier.tellsBy)
        tellsBy.push_back({{"column", jsonText(column)}, {"share", jsonNumber(share)}});
    return {{"auc", knownOrNull(classifier.auc)},
            {"low", knownOrNull(classifier.low)},
            {"high", knownOrNull(classifier.high)},
            {"level", classifier.level},
            {"threshold", classifier.threshold},
            {"n_reference", classifier.nReference},
            {"n_current", classifier.nCurrent},
            {"tells_by", std::move(tellsBy)},
            {"verdict", jsonText(driftVerdictName(classifier.verdict))},
            {"why", jsonText(classifier.why)}};
}

TogetherJson reconstructionJson(const ReconstructionDrift& reconstruction)
{
    return {{"components", reconstruction.components},
            {"explained", knownOrNull(reconstruction.explained)},
            {"reference_error", knownOrNull(reconstruction.reference)},
            {"current_error", knownOrNull(reconstruction.current)},
            {"low", knownOrNull(reconstruction.low)},
            {"high", knownOrNull(reconstruction.high)},
            {"n_reference", reconstruction.nReference},
            {"n_current", reconstruction.nCurrent},
            {"verdict", jsonText(driftVerdictName(reconstruction.verdict))},
            {"why", jsonText(reconstruction.why)}};
}

TogetherJson readingJson(const PerformanceReading& reading)
{
    return {{"rows", reading.rows},
            {"labelled", reading.labelled},
            {"measured", knownOrNull(reading.measured)},
            {"low", knownOrNull(reading.low)},
            {"high", knownOrNull(reading.high)},
            {"estimated", knownOrNull(reading.estimated)},
            {"estimated_low", knownOrNull(reading.estimatedLow)},
            {"estimated_high", knownOrNull(reading.estimatedHigh)}};
}

TogetherJson seriesOfJson(const PerformanceSeries& series, const DriftStudy& study)
{
    auto windows = TogetherJson::array();
    for (std::size_t i = 0; i < series.windows.size(); ++i) {
        auto window = readingJson(series.windows[i]);
        window["window"] = jsonText(study.windows[i].name);
        windows.push_back(std::move(window));
    }
    return {{"measure", jsonText(series.measure)},
            {"better", jsonText(metricDirectionName(series.better))},
            {"reference", readingJson(series.reference)},
            {"current", readingJson(series.whole)},
            {"windows", std::move(windows)}};
}

QString inFewDigits(double value)
{
    return std::isnan(value) ? QStringLiteral("–") : QString::number(value, 'g', 4);
}

QString measuredText(const PerformanceReading& reading)
{
    if (std::isnan(reading.measured))
        return QStringLiteral("–");
    return QStringLiteral("%1 (%2 to %3)")
        .arg(inFewDigits(reading.measured), inFewDigits(reading.low), inFewDigits(reading.high));
}

QStringList jointLines(const MultivariateDrift& joint)
{
    const auto& classifier = joint.classifier;
    const auto& lost = joint.reconstruction;
    QStringList lines;
    if (classifier.verdict == ColumnDrift::Verdict::NoData) {
        lines << QStringLiteral("All columns together: no data, %1").arg(classifier.why);
    } else {
        lines << QStringLiteral("All columns together: %1 (a classifier tells the tables apart with an AUC "
                                "of %2, %3 to %4)")
                     .arg(driftVerdictName(classifier.verdict), inFewDigits(classifier.auc),
                          inFewDigits(classifier.low), inFewDigits(classifier.high));
        QStringList by;
        for (const auto& [column, share] : classifier.tellsBy) {
            if (by.size() < 3 && share >= 0.05)
                by << QStringLiteral("%1 %2 %").arg(terminalText(column)).arg(std::lround(share * 100));
        }
        if (classifier.verdict == ColumnDrift::Verdict::Drift && !by.isEmpty())
            lines << QStringLiteral("  by %1").arg(by.join(QStringLiteral(", ")));
    }
    if (lost.verdict != ColumnDrift::Verdict::NoData)
        lines << QStringLiteral("  reconstruction error: %1 (%2, by chance %3 to %4)")
                     .arg(driftVerdictName(lost.verdict), inFewDigits(lost.current), inFewDigits(lost.low),
                          inFewDigits(lost.high));
    return lines;
}

QStringList performanceLines(const PerformanceStudy& performance)
{
    QList<QStringList> rows;
    for (const auto& series : performance.series)
        rows.append({series.measure, measuredText(series.reference), measuredText(series.whole),
                     inFewDigits(series.whole.estimated), QString::number(series.whole.labelled),
                     QString::number(series.whole.rows)});
    QStringList lines;
    if (!rows.isEmpty())
        lines =
            alignedLines({QStringLiteral("MEASURE"), QStringLiteral("REFERENCE"), QStringLiteral("CURRENT"),
                          QStringLiteral("ESTIMATED"), QStringLiteral("LABELLED"), QStringLiteral("ROWS")},
                         rows, {3, 4, 5});
    for (const auto& note : performance.notes)
        lines << QStringLiteral("  performance: %1").arg(terminalText(note));
    return lines;
}

} // namespace

nlohmann::json jointDriftJson(const DriftStudy& study)
{
    if (!study.multivariate)
        return {};
    return {{"classifier", classifierJson(study.multivariate->classifier)},
            {"reconstruction", reconstructionJson(study.multivariate->reconstruction)},
            {"columns", namesJson(study.multivariate->columns)},
            {"columns_left_out", namesJson(study.multivariate->columnsLeftOut)}};
}

nlohmann::json performanceJson(const DriftStudy& study)
{
    if (!study.performance)
        return {};
    const auto& performance = *study.performance;
    auto series = TogetherJson::array();
    for (const auto& one : performance.series)
        series.push_back(seriesOfJson(one, study));
    auto delay = TogetherJson::array();
    for (const auto& [hours, share] : performance.labelDelay)
        delay.push_back({jsonNumber(hours), jsonNumber(share)});
    return {{"prediction", jsonText(performance.prediction)},
            {"score", jsonText(performance.score)},
            {"label", jsonText(performance.label)},
            {"positive", jsonText(performance.positive)},
            {"series", std::move(series)},
            {"labelled_after_hours", std::move(delay)},
            {"notes", namesJson(performance.notes)}};
}

QStringList togetherLines(const DriftStudy& study)
{
    QStringList lines;
    if (study.multivariate)
        lines += jointLines(*study.multivariate);
    if (study.performance) {
        if (!lines.isEmpty())
            lines << QString();
        lines += performanceLines(*study.performance);
    }
    return lines;
}

} // namespace ph
