#include "models/charts/CurveTable.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ph {
namespace {

struct CurveTableTexts {
    Q_DECLARE_TR_FUNCTIONS(CurveTable)
};

QString exactNumber(double value)
{
    if (std::isnan(value))
        return QStringLiteral("NaN");
    if (std::isinf(value))
        return value > 0 ? QStringLiteral("Infinity") : QStringLiteral("-Infinity");
    return QString::number(value, 'g', QLocale::FloatingPointShortest);
}

QString pointTime(std::int64_t ms)
{
    return ms == noTime ? QString() : QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
}

QString fromTo(const QString& from, const QString& to, QChar between)
{
    return from == to ? from : from + between + to;
}

/// A drawn number as what it stands for; empty where nothing is drawn.
QString drawnNumber(double value, CurveScale scale)
{
    if (std::isnan(value))
        return {};
    if (scale == CurveScale::Linear)
        return exactNumber(value);
    return QString::number(std::pow(10, value), 'g', 13); // a logarithm's way back is not exact
}

QString drawnX(double x, CurveX kind, CurveScale scale)
{
    if (kind == CurveX::WallTime)
        return pointTime(std::llround(x));
    // A logarithmic time is in seconds already.
    return drawnNumber(kind == CurveX::RelativeTime && scale == CurveScale::Linear ? x / 1000 : x, scale);
}

QString xHeader(const CurveOptions& options)
{
    switch (options.x) {
    case CurveX::Step:
        return QCoreApplication::translate("KnownCurves", "Step");
    case CurveX::WallTime:
        return QCoreApplication::translate("KnownCurves", "Time");
    case CurveX::RelativeTime:
        return QCoreApplication::translate("CurveChart", "Seconds since start");
    case CurveX::Metric:
        break;
    }
    return options.xMetric;
}

/// One curve's rows.
struct TablePart {
    qsizetype first;
    QString name; ///< of the run or group
    CurveScene::Curve curve;
};

using TableParts = std::vector<TablePart>;

struct TableLook {
    CurveX x;
    CurveScale xScale, yScale;
    bool hasX, hasSmoothed, hasBand;
};

QStringList groupRow(const TablePart& part, std::size_t i, const TableLook& look)
{
    const GroupCurve& group = *part.curve.group;
    QStringList row{part.name, part.curve.metric, drawnX(group.mean->x[i], look.x, look.xScale),
                    drawnNumber(group.mean->y[i], look.yScale)};
    if (look.hasBand)
        row << drawnNumber(group.low[i], look.yScale) << drawnNumber(group.high[i], look.yScale);
    return row << QString::number(group.count[i]);
}

QStringList pointRow(const TablePart& part, std::size_t i, const TableLook& look)
{
    const MetricPoints& points = *part.curve.source.points;
    const CurveData& line = *part.curve.line;
    const auto at = line.sourceIndex(i);
    QStringList row{part.name, part.curve.metric, QString::number(points.steps[at]),
                    pointTime(points.timestampsMs[at])};
    if (look.hasX)
        row << drawnX(line.x[i], look.x, look.xScale);
    row << exactNumber(points.values[at]);
    if (look.hasSmoothed)
        row << drawnNumber(line.y[i], look.yScale);
    return row;
}

// Which of the bucket's steps had the extreme is not known.
QStringList bucketRow(const TablePart& part, std::size_t i, const TableLook& look)
{
    const auto& buckets = *part.curve.source.buckets;
    const CurveBucket& bucket = buckets[i / 2];
    QStringList row{
        part.name, part.curve.metric,
        fromTo(QString::number(qint64(bucket.firstX)), QString::number(qint64(bucket.lastX)), u'–'),
        fromTo(pointTime(bucket.firstMs), pointTime(bucket.lastMs), u'/')};
    if (look.hasX) {
        const auto seconds = [&](std::int64_t ms) {
            return exactNumber(double(ms - part.curve.zeroMs) / 1000);
        };
        row << fromTo(seconds(bucket.firstMs), seconds(bucket.lastMs), u'–');
    }
    row << exactNumber(i % 2 ? bucket.max : bucket.min);
    if (look.hasSmoothed)
        row << QString(); // buckets are not
    return row;
}

qsizetype rowsOf(const CurveScene::Curve& curve, CurveX x)
{
    if (curve.group || curve.source.points)
        return qsizetype(curve.line->size());
    // Along another metric buckets have no place at all.
    return curve.source.buckets && x != CurveX::Metric ? qsizetype(curve.source.buckets->size() * 2) : 0;
}

QStringList groupHeader(const ChartSpec& spec, const TableLook& look)
{
    QStringList header{CurveTableTexts::tr("Group"), QCoreApplication::translate("KnownCurves", "Metric"),
                       xHeader(spec.curves), CurveTableTexts::tr("Mean")};
    if (look.hasBand)
        header << CurveTableTexts::tr("Low") << CurveTableTexts::tr("High");
    return header << CurveTableTexts::tr("Runs");
}

QStringList runHeader(const ChartSpec& spec, const TableLook& look, bool reduced)
{
    QStringList header{QCoreApplication::translate("KnownCurves", "Run"),
                       QCoreApplication::translate("KnownCurves", "Metric"),
                       reduced ? QCoreApplication::translate("KnownCurves", "Step, or steps of a summary")
                               : QCoreApplication::translate("KnownCurves", "Step"),
                       QCoreApplication::translate("KnownCurves", "Time")};
    if (look.hasX)
        header << xHeader(spec.curves);
    header << (reduced ? QCoreApplication::translate(
                             "KnownCurves", "Value, or lowest and highest of a summary's finite values")
                       : QCoreApplication::translate("KnownCurves", "Value"));
    if (look.hasSmoothed)
        header << CurveTableTexts::tr("Smoothed");
    return header;
}

} // namespace

ChartTable curveTable(const ComparedRuns& runs, const ChartSpec& spec, const CurveScene& scene)
{
    const TableLook look{scene.xKind,
                         scene.xScale,
                         scene.yScale,
                         spec.curves.x == CurveX::RelativeTime || spec.curves.x == CurveX::Metric,
                         spec.curves.smoothing.kind != Smoothing::Kind::None,
                         spec.curves.band != CurveOptions::Band::None};
    auto parts = std::make_shared<TableParts>();
    ChartTable out;
    bool reduced = false;
    for (const auto& curve : scene.curves) {
        const auto place = curve.rowIds.empty() ? std::nullopt : runs.placeOf(curve.rowIds.front());
        // A scene may be a moment older than what it is asked about.
        const bool fits =
            place && curve.line && bool(curve.group) == runs.isGrouped() && scene.xKind == spec.curves.x;
        const auto rows = fits ? rowsOf(curve, scene.xKind) : 0;
        if (rows == 0)
            continue;
        const auto name = curve.group ? runs.groups[std::size_t(runs.groupOf[*place])].label
                                      : runs.names[qsizetype(*place)];
        parts->push_back({out.rows, name, curve});
        reduced |= !curve.group && !curve.source.points;
        out.rows += rows;
    }
    out.header = runs.isGrouped() ? groupHeader(spec, look) : runHeader(spec, look, reduced);
    out.row = [parts, look](qsizetype row) -> QStringList {
        const auto after =
            std::upper_bound(parts->begin(), parts->end(), row,
                             [](qsizetype r, const TablePart& part) { return r < part.first; });
        const TablePart& part = *(after - 1);
        const auto i = std::size_t(row - part.first);
        return part.curve.group           ? groupRow(part, i, look)
               : part.curve.source.points ? pointRow(part, i, look)
                                          : bucketRow(part, i, look);
    };
    return out;
}

} // namespace ph
