#include "app/cli/DriftOutput.h"

#include "app/cli/CommandLine.h"
#include "app/cli/DriftTogetherOutput.h"
#include "models/values/CsvCell.h"
#include "services/log/Redaction.h"

#include <cmath>

namespace ph {

namespace {

using DriftJson = nlohmann::json;

DriftJson numberOrNull(double value)
{
    return std::isnan(value) ? DriftJson() : jsonNumber(value);
}

DriftJson numberOrNull(const std::optional<double>& value)
{
    return value ? numberOrNull(*value) : DriftJson();
}

DriftJson textsJson(const QStringList& texts)
{
    auto list = DriftJson::array();
    for (const auto& text : texts)
        list.push_back(text.isNull() ? DriftJson() : jsonText(text));
    return list;
}

DriftJson leftOutJson(const LeftOut& leftOut)
{
    return {{"missing", leftOut.missing},
            {"plus_infinity", leftOut.plusInfinity},
            {"minus_infinity", leftOut.minusInfinity}};
}

QString methodNameOf(const ColumnDrift& drift)
{
    return drift.method ? driftMethodName(*drift.method) : QString();
}

DriftJson cellJson(const ColumnDrift& drift)
{
    return {{"method", drift.method ? jsonText(methodNameOf(drift)) : DriftJson()},
            {"statistic", numberOrNull(drift.statistic)},
            {"p_value", numberOrNull(drift.p)},
            {"corrected_p", numberOrNull(drift.correctedP)},
            {"threshold", numberOrNull(drift.threshold)},
            {"threshold_of", drift.isScoredByP ? "p_value" : "statistic"},
            {"p_threshold", numberOrNull(drift.thresholds.p)},
            {"effect_threshold", numberOrNull(drift.thresholds.distance)},
            {"effect", numberOrNull(drift.effect)},
            {"effect_size", jsonText(effectSizeName(drift.effectSize))},
            {"n_reference", drift.nReference},
            {"n_current", drift.nCurrent},
            {"left_out",
             {{"reference", leftOutJson(drift.leftOutOfReference)},
              {"current", leftOutJson(drift.leftOutOfCurrent)}}},
            {"verdict", jsonText(driftVerdictName(drift.verdict))},
            {"why", jsonText(drift.why)}};
}

DriftJson columnInSegment(const DriftStudy& study, std::size_t column, std::size_t segment)
{
    auto object = cellJson(study.overall(column, segment));
    auto windows = DriftJson::array();
    for (std::size_t window = 0; window < study.windows.size(); ++window) {
        auto cell = cellJson(study.cell(column, segment, window));
        cell["window"] = jsonText(study.windows[window].name);
        windows.push_back(std::move(cell));
    }
    object["windows"] = std::move(windows);
    const auto& onset = study.onset(column, segment);
    object["onset"] = onset ? jsonText(study.windows[*onset].name) : DriftJson();
    return object;
}

DriftJson columnJson(const DriftStudy& study, std::size_t column)
{
    const auto& of = study.columns[column].column;
    auto object = columnInSegment(study, column, 0);
    object["column"] = jsonText(of.name);
    object["type"] = jsonText(frameTypeName(of.type));
    object["role"] = jsonText(frameRoleName(of.role));
    auto segments = DriftJson::array();
    for (std::size_t segment = 1; segment < study.segments.size(); ++segment) {
        auto inSegment = columnInSegment(study, column, segment);
        inSegment["segment"] = jsonText(study.segments[segment].text());
        segments.push_back(std::move(inSegment));
    }
    object["segments"] = std::move(segments);
    return object;
}

DriftJson tableJson(const QString& path, const TimeStretch& time, const FrameReading& reading)
{
    std::size_t unreadable = 0;
    for (const auto& column : reading.columns)
        unreadable += column.unreadable;
    return {{"file", jsonText(path)},
            {"format", jsonText(reading.format)},
            {"from", jsonTime(time.fromMs)},
            {"to", jsonTime(time.toMs)},
            {"rows", reading.rows},
            {"short_rows", reading.shortRows},
            {"long_rows", reading.longRows},
            {"blank_rows", reading.blankRows},
            {"unreadable_rows", reading.unreadableRows},
            {"unreadable_cells", unreadable}};
}

DriftJson windowJson(const DriftWindow& window)
{
    return {{"window", jsonText(window.name)},
            {"from", jsonTime(window.time.fromMs)},
            {"to", jsonTime(window.time.toMs)},
            {"rows", window.rows}};
}

DriftJson segmentJson(const DriftSegment& segment)
{
    return {{"segment", jsonText(segment.text())},
            {"columns", textsJson(segment.columns)},
            {"values", textsJson(segment.values)},
            {"n_reference", segment.nReference},
            {"n_current", segment.nCurrent}};
}

QString short4(double value)
{
    return std::isnan(value) ? QStringLiteral("–") : QString::number(value, 'g', 4);
}

QString short4(const std::optional<double>& value)
{
    return value ? short4(*value) : QStringLiteral("–");
}

QString onsetText(const DriftStudy& study, std::size_t column, std::size_t segment)
{
    const auto& onset = study.onset(column, segment);
    return onset ? study.windows[*onset].name : QString();
}

/// A row of either table below.
QStringList rowOf(const DriftStudy& study, std::size_t column, std::size_t segment)
{
    const auto& drift = study.overall(column, segment);
    QStringList row{driftVerdictName(drift.verdict), terminalText(study.columns[column].column.name)};
    if (segment > 0)
        row.append(terminalText(study.segments[segment].text()));
    row += {methodNameOf(drift),
            short4(drift.statistic),
            short4(drift.correctedP ? drift.correctedP : drift.p),
            short4(drift.effect),
            short4(drift.threshold),
            QString::number(drift.nReference),
            QString::number(drift.nCurrent)};
    if (!study.windows.empty())
        row.append(onsetText(study, column, segment));
    row.append(terminalText(drift.why));
    return row;
}

QStringList headerOf(const DriftStudy& study, const QStringList& first)
{
    auto header = first + QStringList{QStringLiteral("METHOD"),    QStringLiteral("STATISTIC"),
                                      QStringLiteral("P"),         QStringLiteral("EFFECT"),
                                      QStringLiteral("THRESHOLD"), QStringLiteral("REFERENCE"),
                                      QStringLiteral("CURRENT")};
    if (!study.windows.empty())
        header.append(QStringLiteral("SINCE"));
    return header + QStringList{QStringLiteral("WHY")};
}

QList<int> numberColumns(int first)
{
    return {first, first + 1, first + 2, first + 3, first + 4, first + 5};
}

QString summaryLine(const DriftStudy& study)
{
    const auto& summary = study.summary;
    auto line = QStringLiteral("%1: %2 of %3 columns moved")
                    .arg(driftVerdictName(summary.verdict))
                    .arg(summary.drifted)
                    .arg(summary.judged);
    if (summary.withoutData > 0)
        line += QStringLiteral(", %1 without data").arg(summary.withoutData);
    return line + QStringLiteral(" (%1 defaults, %2 reference rows, %3 current rows)")
                      .arg(driftDefaultsName(study.plan.rules.defaults))
                      .arg(study.segments.front().nReference)
                      .arg(study.segments.front().nCurrent);
}

QStringList csvRow(const DriftStudy& study, std::size_t column, std::size_t segment,
                   std::optional<std::size_t> window)
{
    const auto& drift = window ? study.cell(column, segment, *window) : study.overall(column, segment);
    const auto number = [](double value) {
        return std::isnan(value) ? QString() : QString::number(value, 'g', 17);
    };
    return {study.columns[column].column.name,
            segment == 0 ? QString() : study.segments[segment].text(),
            window ? study.windows[*window].name : QString(),
            driftVerdictName(drift.verdict),
            methodNameOf(drift),
            number(drift.statistic),
            number(drift.p.value_or(missingNumber)),
            number(drift.correctedP.value_or(missingNumber)),
            number(drift.threshold),
            effectSizeName(drift.effectSize),
            number(drift.effect),
            QString::number(drift.nReference),
            QString::number(drift.nCurrent),
            drift.why};
}

} // namespace

nlohmann::json driftJson(const DriftStudy& study)
{
    auto columns = DriftJson::array();
    for (std::size_t column = 0; column < study.columns.size(); ++column)
        columns.push_back(columnJson(study, column));
    auto segments = DriftJson::array();
    for (const auto& segment : study.segments)
        segments.push_back(segmentJson(segment));
    auto windows = DriftJson::array();
    for (const auto& window : study.windows)
        windows.push_back(windowJson(window));
    const auto& plan = study.plan;
    return {{"verdict", jsonText(driftVerdictName(study.summary.verdict))},
            {"drifted", study.summary.drifted},
            {"judged", study.summary.judged},
            {"without_data", study.summary.withoutData},
            {"defaults", jsonText(driftDefaultsName(plan.rules.defaults))},
            {"least_rows", plan.rules.leastRows},
            {"reference", tableJson(plan.reference, plan.referenceTime, study.reference)},
            {"current", tableJson(plan.current, plan.currentTime, study.current)},
            {"columns", std::move(columns)},
            {"segments", std::move(segments)},
            {"windows", std::move(windows)},
            {"rows_without_time", study.rowsWithoutTime},
            {"segments_left_out", study.segmentsLeftOut},
            {"windows_left_out", study.windowsLeftOut},
            {"sketch_error", study.sketchError},
            {"together", jointDriftJson(study)},
            {"performance", performanceJson(study)},
            {"notes", textsJson(englishNotes(study.notes))}};
}

QByteArray driftCsv(const DriftStudy& study)
{
    QString text =
        QStringLiteral("column,segment,window,verdict,method,statistic,p_value,corrected_p,threshold,"
                       "effect_size,effect,n_reference,n_current,why\n");
    const auto add = [&](const QStringList& row) {
        QStringList cells;
        for (const auto& cell : row)
            cells.append(csvCell(redact(cell)));
        text += cells.join(u',') + u'\n';
    };
    for (std::size_t column = 0; column < study.columns.size(); ++column) {
        for (std::size_t segment = 0; segment < study.segments.size(); ++segment) {
            add(csvRow(study, column, segment, std::nullopt));
            for (std::size_t window = 0; window < study.windows.size(); ++window)
                add(csvRow(study, column, segment, window));
        }
    }
    return text.toUtf8();
}

QStringList driftLines(const DriftStudy& study)
{
    QList<QStringList> all, moved;
    for (std::size_t column = 0; column < study.columns.size(); ++column) {
        all.append(rowOf(study, column, 0));
        for (std::size_t segment = 1; segment < study.segments.size(); ++segment) {
            if (study.overall(column, segment).verdict == ColumnDrift::Verdict::Drift)
                moved.append(rowOf(study, column, segment));
        }
    }
    QStringList lines{summaryLine(study), QString()};
    lines += alignedLines(headerOf(study, {QStringLiteral("VERDICT"), QStringLiteral("COLUMN")}), all,
                          numberColumns(3));
    if (study.segments.size() > 1)
        lines += {QString(), (moved.isEmpty() ? QStringLiteral("%1 of %2 columns and segments moved.")
                                              : QStringLiteral("%1 of %2 columns and segments moved:"))
                                 .arg(moved.size())
                                 .arg(study.columns.size() * (study.segments.size() - 1))};
    if (!moved.isEmpty())
        lines += alignedLines(
            headerOf(study, {QStringLiteral("VERDICT"), QStringLiteral("COLUMN"), QStringLiteral("SEGMENT")}),
            moved, numberColumns(4));
    if (const auto together = togetherLines(study); !together.isEmpty())
        lines += QStringList(QString()) + together;
    return lines;
}

} // namespace ph
