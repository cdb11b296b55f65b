#include "widgets/monitoring/ShiftFigure.h"

#include "models/tables/Format.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace ph {

namespace {

struct ShiftWords {
    Q_DECLARE_TR_FUNCTIONS(ph::ShiftFigure)
};

constexpr RunLook beforeLook{8, 1, 1}, nowLook{0, 0, 0}; // as drift's reference and current

QString shiftPercent(double share)
{
    return ShiftWords::tr("%1 %", "share").arg(QLocale().toString(share * 100, 'f', share < 0.1 ? 1 : 0));
}

QString sideName(const BucketShift& shift, const BucketShift::Side& side)
{
    if (&side == &shift.now)
        return ShiftWords::tr("Last %1").arg(formatDuration(side.toMs - side.fromMs));
    const auto lasted = formatDuration(side.toMs - side.fromMs);
    return shift.since == BucketShift::Since::Change
               ? ShiftWords::tr("Before the last change, %1", "length of time").arg(lasted)
               : ShiftWords::tr("First %1", "length of time").arg(lasted);
}

std::vector<double> lengthsOf(const BucketShift::Side& side, std::size_t buckets)
{
    return side.shares.empty() ? std::vector<double>(buckets, 0) : side.shares;
}

QPolygonF outline(const std::vector<double>& shares)
{
    QPolygonF line;
    if (shares.empty())
        return line;
    line << QPointF(-0.5, 0);
    for (std::size_t i = 0; i < shares.size(); ++i)
        line << QPointF(double(i) - 0.5, shares[i]) << QPointF(double(i) + 0.5, shares[i]);
    return line << QPointF(double(shares.size()) - 0.5, 0);
}

QString mostMovedText(const BucketHistory& history, const BucketShift& shift)
{
    const auto most = shift.mostMoved();
    if (!most)
        return shift.now.n > 0 ? ShiftWords::tr("Nothing was counted to compare with.")
                               : ShiftWords::tr("Nothing was counted since.");
    return ShiftWords::tr("Moved most: %1, from %2 to %3")
        .arg(bucketText(history, *most), shiftPercent(shift.before.shares[*most]),
             shiftPercent(shift.now.shares[*most]));
}

} // namespace

ChartFigure shiftFigure(const PanelReading& reading, const QList<DeployMark>& marks)
{
    ChartFigure figure;
    if (!reading.buckets || reading.buckets->isEmpty()) {
        figure.title = figure.nothing = ShiftWords::tr("Nothing was counted.");
        return figure;
    }
    const auto& history = *reading.buckets;
    const auto shift = bucketShift(history, reading.window, lastChangeMs(marks, reading.window));
    const auto buckets = history.buckets();
    const auto before = lengthsOf(shift.before, buckets), now = lengthsOf(shift.now, buckets);
    const double highest =
        std::max(*std::max_element(before.begin(), before.end()), *std::max_element(now.begin(), now.end()));
    figure.title = mostMovedText(history, shift);
    figure.x = {AxisKind::Linear, {-0.5, double(buckets) - 0.5}, {}};
    using Key = LegendEntry::Key;
    figure.legend = {
        {Key::Swatch, beforeLook, sideName(shift, shift.before), {}, countedText(history, shift.before.n)},
        {Key::Stroke, nowLook, sideName(shift, shift.now), {}, countedText(history, shift.now.n)}};
    FigurePanel panel{{AxisKind::Linear, {0, std::max(highest, 0.01) * 1.08}, ShiftWords::tr("share")}};
    panel.bars.push_back({Qt::Vertical, 0, 1, 0.94, {{beforeLook, before, FigureBars::Layer::Fill::Pale}}});
    panel.lines.push_back({outline(shift.now.shares), nowLook});
    figure.panels.push_back(std::move(panel));
    for (std::size_t bucket = 0; bucket < buckets; ++bucket) {
        figure.places << bucketText(history, bucket);
        figure.readings.push_back(
            {{double(bucket) - 0.5, double(bucket) + 0.5},
             {},
             QStringLiteral("%1\n%2: %3\n%4: %5")
                 .arg(bucketText(history, bucket), sideName(shift, shift.before),
                      shift.before.shares.empty() ? QStringLiteral("–") : shiftPercent(before[bucket]),
                      sideName(shift, shift.now),
                      shift.now.shares.empty() ? QStringLiteral("–") : shiftPercent(now[bucket]))});
    }
    return figure;
}

} // namespace ph
