#include "models/charts/DriftHeat.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

QString heatTerm(const char* text)
{
    return QCoreApplication::translate("DriftHeat", text);
}

HeatCell heatCell(const ColumnDrift& drift)
{
    return {driftStrength(drift), drift.verdict};
}

QStringList columnNames(const DriftStudy& study)
{
    QStringList names;
    for (const auto& column : study.columns)
        names.append(column.column.name);
    return names;
}

QStringList windowNames(const DriftStudy& study)
{
    QStringList names;
    for (const auto& window : study.windows)
        names.append(window.name);
    return names;
}

QStringList segmentNames(const DriftStudy& study)
{
    QStringList names;
    for (const auto& segment : study.segments)
        names.append(segment.isAll() ? heatTerm(QT_TRANSLATE_NOOP("DriftHeat", "all rows")) : segment.text());
    return names;
}

} // namespace

double driftStrength(const ColumnDrift& drift)
{
    if (drift.verdict == ColumnDrift::Verdict::NoData)
        return missingNumber;
    double strength = std::numeric_limits<double>::infinity();
    if (drift.thresholds.distance > 0) {
        const double distance =
            drift.isScoredByP || std::isnan(drift.statistic) ? drift.effect : drift.statistic;
        strength = std::min(strength, std::abs(distance) / drift.thresholds.distance);
    }
    const auto p = drift.correctedP ? drift.correctedP : drift.p;
    if (p && drift.thresholds.p > 0 && drift.thresholds.p < 1)
        strength = std::min(strength, std::log(*p) / std::log(drift.thresholds.p));
    // A p of 0 has no logarithm, and a threshold of 0 no multiple: then the verdict is all there is to say.
    return std::isfinite(strength)                        ? strength
           : drift.verdict == ColumnDrift::Verdict::Drift ? heatCeiling
                                                          : 0;
}

HeatMap columnsByWindow(const DriftStudy& study, std::size_t segment)
{
    HeatMap map{columnNames(study),
                windowNames(study),
                heatTerm(QT_TRANSLATE_NOOP("DriftHeat", "column")),
                heatTerm(QT_TRANSLATE_NOOP("DriftHeat", "window")),
                {}};
    for (std::size_t column = 0; column < map.height(); ++column) {
        for (std::size_t window = 0; window < map.width(); ++window)
            map.cells.push_back(heatCell(study.cell(column, segment, window)));
        map.onsets.push_back(study.onset(column, segment));
    }
    return map;
}

HeatMap segmentsByWindow(const DriftStudy& study, std::size_t column)
{
    HeatMap map{segmentNames(study),
                windowNames(study),
                heatTerm(QT_TRANSLATE_NOOP("DriftHeat", "segment")),
                heatTerm(QT_TRANSLATE_NOOP("DriftHeat", "window")),
                {}};
    for (std::size_t segment = 0; segment < map.height(); ++segment) {
        for (std::size_t window = 0; window < map.width(); ++window)
            map.cells.push_back(heatCell(study.cell(column, segment, window)));
        map.onsets.push_back(study.onset(column, segment));
    }
    return map;
}

HeatMap columnsBySegment(const DriftStudy& study)
{
    HeatMap map{columnNames(study),
                segmentNames(study),
                heatTerm(QT_TRANSLATE_NOOP("DriftHeat", "column")),
                heatTerm(QT_TRANSLATE_NOOP("DriftHeat", "segment")),
                {}};
    for (std::size_t column = 0; column < map.height(); ++column) {
        for (std::size_t segment = 0; segment < map.width(); ++segment)
            map.cells.push_back(heatCell(study.overall(column, segment)));
    }
    return map;
}

} // namespace ph
