#include "widgets/charts/StripPicture.h"

#include "models/tables/Format.h"
#include "widgets/charts/MomentGlyph.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ph {

namespace {

constexpr double stripRowHeight = 18;

/// From just above the paper to the full colour; lightness alone tells the order.
QColor shareColour(double shareOfStrongest, const Theme& theme)
{
    constexpr double palest = 0.05;
    const double t = palest + (1 - palest) * std::clamp(shareOfStrongest, 0.0, 1.0);
    const QColor ink = theme.series(0), paper = theme.surface;
    const auto mix = [t](float a, float b) { return float(a * t + b * (1 - t)); };
    return QColor::fromRgbF(mix(ink.redF(), paper.redF()), mix(ink.greenF(), paper.greenF()),
                            mix(ink.blueF(), paper.blueF()));
}

QString stripPercent(double share)
{
    if (std::isnan(share))
        return QCoreApplication::translate("CurveChart", "no value");
    return QCoreApplication::translate("StripPicture", "%1 %", "share")
        .arg(QLocale().toString(share * 100, 'f', share < 0.1 ? 1 : 0));
}

/// The buckets that say most, from high values to low as they lie in the plot; the one under the hand always.
std::vector<std::size_t> listedBuckets(const BucketHistory& history, std::size_t step, std::size_t most,
                                       std::optional<std::size_t> hand)
{
    std::vector<std::size_t> buckets(history.buckets());
    std::iota(buckets.begin(), buckets.end(), std::size_t(0));
    const auto weight = [&](std::size_t bucket) {
        const double share = history.share(step, bucket);
        return bucket == hand ? 2 : std::isnan(share) ? -1 : share;
    };
    std::stable_sort(buckets.begin(), buckets.end(),
                     [&](std::size_t a, std::size_t b) { return weight(a) > weight(b); });
    buckets.resize(std::min(buckets.size(), most));
    std::sort(buckets.rbegin(), buckets.rend());
    return buckets;
}

struct ReadoutRow {
    QString name, value;
    bool isUnderHand = false;
};

void paintRows(QPainter& painter, const QStringList& heads, const std::vector<ReadoutRow>& rows, double x,
               const PlotLayout& layout, const Theme& theme)
{
    const QFont small = textFont(TextSize::Small), medium = textFont(TextSize::Small, TextWeight::Medium);
    const QFont digits = digitFont(TextSize::Small);
    const double room = layout.plot.width() - 48;
    double width = 120;
    for (const auto& head : heads)
        width = std::max(width, QFontMetricsF(medium).horizontalAdvance(head));
    for (const auto& row : rows)
        width = std::max(width, QFontMetricsF(medium).horizontalAdvance(row.name) + 24 +
                                    QFontMetricsF(digits).horizontalAdvance(row.value));
    width = std::min(width, room) + 20;
    QRectF box(x + 12, layout.plot.top() + 6, width,
               10 + stripRowHeight * double(rows.size() + std::size_t(heads.size())));
    if (box.right() > layout.plot.right())
        box.moveRight(std::max(x - 12, layout.plot.left() + box.width()));
    painter.setPen(QPen(theme.borderStrong, 1));
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(box.translated(0.5, 0.5), 5, 5);
    QRectF line(box.left() + 10, box.top() + 5, box.width() - 20, stripRowHeight);
    painter.setPen(theme.text);
    painter.setFont(medium);
    for (const auto& head : heads) {
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetricsF(medium).elidedText(head, Qt::ElideRight, line.width()));
        line.translate(0, stripRowHeight);
    }
    for (const auto& row : rows) {
        painter.setFont(row.isUnderHand ? medium : small);
        painter.setPen(row.isUnderHand ? theme.text : theme.textMuted);
        painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter, row.name);
        painter.setFont(digits);
        painter.setPen(theme.text);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, row.value);
        line.translate(0, stripRowHeight);
    }
}

QString spanText(const BucketHistory& history, std::size_t step)
{
    const auto endMs = history.endsMs[step];
    return QCoreApplication::translate("StripPicture", "%1, over %2", "moment, length of time before it")
        .arg(formatLocalTime(endMs), formatDuration(history.stepMs));
}

} // namespace

std::vector<Tick> stripTicks(const HeatStrip& strip, const PlotLayout& layout)
{
    constexpr double labelHeight = 17;
    const double row = layout.plot.height() / layout.y.range.span();
    auto ticks = strip.edgeTicks(std::size_t(std::ceil(labelHeight / row)));
    std::erase_if(ticks, [&](const Tick& tick) { return !layout.y.range.contains(tick.at); });
    return ticks;
}

void paintStrip(QPainter& painter, const HeatStrip& strip, const PlotLayout& layout, const Theme& theme)
{
    const auto& history = *strip.history;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(Qt::NoPen);
    for (std::size_t step = 0; step < history.steps(); ++step) {
        // Whole pixels, each edge shared with the neighbour: no seams.
        const double left = std::round(layout.toX(double(history.endsMs[step] - history.stepMs)));
        const double right = std::round(layout.toX(double(history.endsMs[step])));
        if (right < layout.plot.left() || left > layout.plot.right())
            continue;
        for (std::size_t row = 0; row < strip.rows(); ++row) {
            const double share = history.share(step, row);
            if (std::isnan(share))
                continue;
            const double bottom = std::round(layout.toY(double(row) - 0.5));
            const double top = std::round(layout.toY(double(row) + 0.5));
            painter.setBrush(shareColour(strip.strongest > 0 ? share / strip.strongest : 0, theme));
            painter.drawRect(QRectF(left, top, right - left, bottom - top));
        }
    }
}

void paintStripKey(QPainter& painter, const HeatStrip& strip, const QRectF& area, const Theme& theme)
{
    constexpr int levels = 12;
    constexpr double barWidth = 96, barHeight = 8, gap = 6;
    painter.setFont(textFont(TextSize::Small));
    const QFontMetricsF metrics(painter.font());
    const auto write = [&](double x, const QString& text) {
        painter.setPen(theme.textMuted);
        painter.drawText(QRectF(x, area.top(), metrics.horizontalAdvance(text) + 2, area.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, text);
        return x + metrics.horizontalAdvance(text) + gap;
    };
    double x = write(area.left(), QCoreApplication::translate("StripPicture", "Share within a step: 0 %"));
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int level = 0; level < levels; ++level) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(shareColour(double(level) / (levels - 1), theme));
        painter.drawRect(QRectF(x + barWidth * level / levels, area.center().y() - barHeight / 2,
                                barWidth / levels, barHeight));
    }
    write(x + barWidth + gap, stripPercent(strip.strongest));
}

void paintStripReadout(QPainter& painter, const CurveScene& scene, const PlotLayout& layout, QPointF at,
                       const Theme& theme)
{
    constexpr std::size_t mostHeads = 4;
    const auto& strip = *scene.strip;
    const auto& history = *strip.history;
    const double px = std::round(at.x()) + 0.5, moment = layout.fromX(at.x());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme.text, 1, Qt::DashLine));
    painter.drawLine(QPointF(px, layout.plot.top()), QPointF(px, layout.plot.bottom()));
    QStringList heads = momentsAt(scene, layout, at.x(), mostHeads);
    std::vector<ReadoutRow> rows;
    if (const auto step = strip.stepAt(moment)) {
        const double n = history.totals[*step];
        heads.prepend(spanText(history, *step) + QStringLiteral(" · ") + countedText(history, n));
        std::optional<std::size_t> hand;
        if (!std::isnan(at.y()))
            hand = std::size_t(std::clamp(std::llround(layout.fromY(at.y())), 0LL,
                                          static_cast<long long>(strip.rows() - 1)));
        const double room = layout.plot.height() - 16 - stripRowHeight * double(heads.size());
        for (const auto bucket :
             listedBuckets(history, *step, std::size_t(std::max(1.0, room / stripRowHeight)), hand))
            rows.push_back(
                {bucketText(history, bucket), stripPercent(history.share(*step, bucket)), bucket == hand});
    } else {
        heads.prepend(xText(scene, moment) + QStringLiteral(" · ") +
                      QCoreApplication::translate("CurveChart", "no value"));
    }
    paintRows(painter, heads, rows, px, layout, theme);
}

} // namespace ph
