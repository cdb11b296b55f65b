#include "app/cli/DriftTogetherOutput.h"

#include "app/cli/CommandLine.h"
#include "app/drift/TogetherWords.h"

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
            {"notes", namesJson(englishNotes(performance.notes))}};
}

QStringList togetherLines(const DriftStudy& study)
{
    QStringList lines;
    if (study.multivariate) {
        for (const auto& sentence : jointDriftSentences(*study.multivariate))
            lines << terminalText(sentence);
    }
    if (!study.performance)
        return lines;
    if (!lines.isEmpty())
        lines << QString();
    QStringList header;
    for (const auto& word : performanceHeader())
        header << word.toUpper();
    if (const auto rows = performanceRows(*study.performance); !rows.isEmpty())
        lines += alignedLines(header, rows, {3, 4, 5});
    for (const auto& note : englishNotes(study.performance->notes))
        lines << QStringLiteral("  performance: %1").arg(terminalText(note));
    return lines;
}

} // namespace ph
