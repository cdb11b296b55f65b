#include "widgets/drift/PerformanceFigures.h"

#include "models/charts/DistributionPair.h"
#include "models/charts/ValueRange.h"
#include "models/tables/StudyTables.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

struct PerformanceWords {
    Q_DECLARE_TR_FUNCTIONS(ph::PerformanceFigures)
};

constexpr double upperPart = 3;          // of the height, where the lower part is one
constexpr std::size_t manyReadings = 60; // of more, bars leave no gaps and points have no marks

QString figureText(double value)
{
    return std::isnan(value) ? QStringLiteral("—") : QLocale().toString(value, 'g', 4);
}

QString intervalText(double value, double low, double high)
{
    return std::isfinite(low) && std::isfinite(high)
               ? QStringLiteral("%1 (%2 – %3)").arg(figureText(value), figureText(low), figureText(high))
               : figureText(value);
}

std::vector<double> oneOfEach(const std::vector<PerformanceReading>& readings,
                              double PerformanceReading::*number)
{
    std::vector<double> values;
    for (const auto& reading : readings)
        values.push_back(reading.*number);
    return values;
}

void addCurve(FigurePanel& panel, const std::vector<PerformanceReading>& readings, RunLook look,
              double PerformanceReading::*middle, double PerformanceReading::*low,
              double PerformanceReading::*high)
{
    for (const auto& band : bandsBetween(oneOfEach(readings, low), oneOfEach(readings, high)))
        panel.areas.push_back({band, look});
    // What is only estimated is told by its dashes.
    const bool isMarked = look.dash == 0 && readings.size() <= manyReadings;
    FigureLine line{{}, look, 2, isMarked ? FigureLine::Marks::Shown : FigureLine::Marks::Hidden};
    for (std::size_t i = 0; i < readings.size(); ++i)
        line.points << QPointF(double(i), readings[i].*middle);
    panel.lines.push_back(std::move(line));
}

bool hasAny(const std::vector<PerformanceReading>& readings, double PerformanceReading::*number)
{
    return std::any_of(readings.begin(), readings.end(),
                       [number](const auto& reading) { return std::isfinite(reading.*number); });
}

ChartRange measureRange(const PerformanceSeries& series)
{
    ChartRange range;
    const auto take = [&](double value) {
        if (std::isfinite(value))
            range = united(range, {value, value});
    };
    for (const auto& reading : series.windows) {
        for (const double value : {reading.measured, reading.low, reading.high, reading.estimated,
                                   reading.estimatedLow, reading.estimatedHigh})
            take(value);
    }
    take(series.reference.measured);
    return range;
}

/// Rows with a label at the bottom, those that wait for theirs above.
FigurePanel labelsPanel(const std::vector<PerformanceReading>& windows)
{
    FigureBars bars{Qt::Vertical,
                    0,
                    1,
                    windows.size() > manyReadings ? 1.1 : 0.8,
                    {{sideLook::current, {}}, {sideLook::reference, {}}}};
    double most = 0;
    for (const auto& reading : windows) {
        const auto waiting = reading.rows - std::min(reading.rows, reading.labelled);
        bars.layers[0].lengths.push_back(double(reading.labelled));
        bars.layers[1].lengths.push_back(double(waiting));
        most = std::max(most, double(reading.labelled + waiting));
    }
    return {{AxisKind::Linear,
             {0, most > 0 ? most * 1.05 : 1},
             PerformanceWords::tr("rows: with a label, waiting for one")},
            1,
            {},
            {bars}};
}

} // namespace

ChartFigure performanceFigure(const PerformanceSeries& series, const QStringList& windows)
{
    const auto name = performanceMeasureText(series.measure);
    ChartFigure figure{PerformanceWords::tr("%1 by window").arg(name)};
    const auto& readings = series.windows;
    const auto range = measureRange(series);
    const bool isMeasured = hasAny(readings, &PerformanceReading::measured);
    const bool isEstimated = hasAny(readings, &PerformanceReading::estimated);
    if (!isMeasured && !isEstimated) {
        figure.nothing = readings.empty()
                             ? PerformanceWords::tr("The comparison was not cut into windows.")
                             : PerformanceWords::tr("No window has labels, nor scores to estimate it from.");
        return figure;
    }
    const auto direction =
        series.better == MetricDirection::HigherIsBetter  ? PerformanceWords::tr("%1 (higher is better)")
        : series.better == MetricDirection::LowerIsBetter ? PerformanceWords::tr("%1 (lower is better)")
                                                          : QStringLiteral("%1");
    FigurePanel panel{{AxisKind::Linear, padded(range, 0.08), direction.arg(name)}, upperPart};
    if (isEstimated) {
        addCurve(panel, readings, sideLook::estimate, &PerformanceReading::estimated,
                 &PerformanceReading::estimatedLow, &PerformanceReading::estimatedHigh);
    }
    if (isMeasured) {
        addCurve(panel, readings, sideLook::current, &PerformanceReading::measured, &PerformanceReading::low,
                 &PerformanceReading::high);
        figure.legend.append({LegendEntry::Key::Line, sideLook::current,
                              PerformanceWords::tr("measured by labels, with its 95 % interval")});
    }
    if (isEstimated)
        figure.legend.append(
            {LegendEntry::Key::Stroke, sideLook::estimate, PerformanceWords::tr("estimated from scores")});
    if (const double level = series.reference.measured; std::isfinite(level)) {
        const auto count = double(readings.size());
        panel.lines.push_back(
            {QPolygonF(QList<QPointF>{{-0.5, level}, {count - 0.5, level}}), sideLook::reference, 1.5});
        figure.legend.append(
            {LegendEntry::Key::Stroke, sideLook::reference, referenceName(), {}, figureText(level)});
    }
    figure.panels = {std::move(panel), labelsPanel(readings)};
    figure.x = {AxisKind::Linear, {-0.5, double(readings.size()) - 0.5}, PerformanceWords::tr("window")};
    QList<QStringList> rows;
    for (std::size_t i = 0; i < readings.size(); ++i) {
        const auto& reading = readings[i];
        const auto window = windows.value(qsizetype(i), QString::number(i + 1));
        figure.places.append(window);
        figure.readings.push_back(
            {{double(i) - 0.5, double(i) + 0.5},
             {},
             window.simplified() + u'\n' +
                 PerformanceWords::tr("measured: %1\nestimated: %2\n%3 of %4 rows have a label")
                     .arg(intervalText(reading.measured, reading.low, reading.high),
                          intervalText(reading.estimated, reading.estimatedLow, reading.estimatedHigh),
                          QLocale().toString(qulonglong(reading.labelled)),
                          QLocale().toString(qulonglong(reading.rows)))});
        QStringList row{window, QString::number(reading.rows), QString::number(reading.labelled)};
        for (const double value : {reading.measured, reading.low, reading.high, reading.estimated,
                                   reading.estimatedLow, reading.estimatedHigh})
            row.append(exactNumber(value));
        rows.append(row);
    }
    figure.table =
        tableOf({PerformanceWords::tr("Window"), PerformanceWords::tr("Rows"),
                 PerformanceWords::tr("With a label"), PerformanceWords::tr("Measured"),
                 PerformanceWords::tr("Lower end"), PerformanceWords::tr("Upper end"),
                 PerformanceWords::tr("Estimated"), PerformanceWords::tr("Lower end of the estimate"),
                 PerformanceWords::tr("Upper end of the estimate")},
                rows);
    return figure;
}

ChartFigure calibrationFigure(const PerformanceStudy& study)
{
    ChartFigure figure{PerformanceWords::tr("Calibration of %1").arg(study.score)};
    if (study.referenceCalibration.empty() && study.currentCalibration.empty()) {
        figure.nothing = PerformanceWords::tr("There are no scores with labels to hold against them.");
        return figure;
    }
    FigurePanel upper{{AxisKind::Linear, {0, 1}, PerformanceWords::tr("share of positives")}, upperPart};
    upper.lines.push_back({QPolygonF(QList<QPointF>{{0, 0}, {1, 1}}), {sideLook::reference.colour, 2, 0}, 1});
    FigurePanel lower{{AxisKind::Linear, {}, PerformanceWords::tr("share of rows")}};
    double most = 0;
    QList<QStringList> rows;
    const auto add = [&](const std::vector<CalibrationBin>& bins, RunLook look, const QString& name) {
        if (bins.empty())
            return;
        double all = 0;
        for (const auto& bin : bins)
            all += double(bin.count);
        FigureLine line{{}, look, 2, FigureLine::Marks::Shown},
            spread{{}, look, 1.5, FigureLine::Marks::Shown};
        for (const auto& bin : bins) {
            const double share = all > 0 ? double(bin.count) / all : 0;
            most = std::max(most, share);
            line.points << QPointF(bin.meanScore, bin.rate);
            spread.points << QPointF(bin.meanScore, share);
            figure.readings.push_back({{bin.meanScore, bin.meanScore},
                                       {bin.rate, bin.rate},
                                       PerformanceWords::tr("%1: said %2, came %3")
                                               .arg(name, shareWords(bin.meanScore), shareWords(bin.rate)) +
                                           u'\n' +
                                           PerformanceWords::tr("%Ln rows", nullptr, int(bin.count))});
            rows.append(
                {name, exactNumber(bin.meanScore), exactNumber(bin.rate), QString::number(bin.count)});
        }
        upper.lines.push_back(std::move(line));
        lower.lines.push_back(std::move(spread));
        figure.legend.append({LegendEntry::Key::Line,
                              look,
                              name,
                              {},
                              PerformanceWords::tr("n = %1").arg(QLocale().toString(all, 'f', 0))});
    };
    add(study.referenceCalibration, sideLook::reference, referenceName());
    add(study.currentCalibration, sideLook::current, currentName({}));
    lower.y.range = {0, most * 1.15};
    figure.x = {AxisKind::Linear,
                {0, 1},
                study.positive.isEmpty()
                    ? PerformanceWords::tr("score")
                    : PerformanceWords::tr("score: probability of %1").arg(study.positive)};
    figure.panels = {std::move(upper), std::move(lower)};
    figure.table = tableOf({PerformanceWords::tr("Side"), PerformanceWords::tr("Mean score"),
                            PerformanceWords::tr("Share of positives"), PerformanceWords::tr("Rows")},
                           rows);
    return figure;
}

ChartFigure labelDelayFigure(const PerformanceStudy& study)
{
    ChartFigure figure{PerformanceWords::tr("How long labels take")};
    if (study.labelDelay.empty()) {
        figure.nothing = PerformanceWords::tr("There are no times of both predictions and labels.");
        return figure;
    }
    ChartRange hours{0, 0};
    for (const auto& step : study.labelDelay)
        hours = united(hours, {step.first, step.first});
    FigurePanel panel{{AxisKind::Linear, {0, 1.02}, PerformanceWords::tr("share of rows with a label")}};
    panel.lines.push_back({stepsOf(study.labelDelay, hours), sideLook::current});
    QList<QStringList> rows;
    double before = hours.low;
    for (const auto& step : study.labelDelay) {
        figure.readings.push_back({{before, step.first},
                                   {},
                                   PerformanceWords::tr("after %1 hours: %2")
                                       .arg(figureText(step.first), shareWords(step.second))});
        before = step.first;
        rows.append({exactNumber(step.first), exactNumber(step.second)});
    }
    figure.x = {AxisKind::Linear, hours, PerformanceWords::tr("hours after the prediction")};
    figure.panels.push_back(std::move(panel));
    figure.legend = {{LegendEntry::Key::Stroke, sideLook::current, PerformanceWords::tr("labelled")}};
    figure.table = tableOf({PerformanceWords::tr("Hours"), PerformanceWords::tr("Share with a label")}, rows);
    return figure;
}

} // namespace ph
