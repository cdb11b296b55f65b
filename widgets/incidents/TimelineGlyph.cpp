#include "widgets/incidents/TimelineGlyph.h"

#include <QPainter>
#include <QPixmapCache>

#include <algorithm>
#include <cmath>

namespace ph {

namespace {

QString countWords(std::size_t count)
{
    if (count < 1'000)
        return QString::number(count);
    return count < 1'000'000 ? QStringLiteral("%1k").arg(count / 1'000)
                             : QStringLiteral("%1M").arg(count / 1'000'000);
}

/// A sign around `centre`, measured and painted once and then copied: a view has thousands of few kinds.
template <class Measure, class Paint>
void drawSign(QPainter& painter, QPointF centre, const QString& key, Measure measure, Paint paint)
{
    const auto ratio = painter.device()->devicePixelRatioF();
    QPixmap sign;
    if (const auto scaled = key + u'/' + QString::number(ratio); !QPixmapCache::find(scaled, &sign)) {
        const QSizeF size = measure();
        sign = QPixmap((size * ratio).toSize());
        sign.setDevicePixelRatio(ratio);
        sign.fill(Qt::transparent);
        QPainter into(&sign);
        into.setRenderHint(QPainter::Antialiasing);
        paint(into, QRectF(QPointF(), size));
        into.end();
        QPixmapCache::insert(scaled, sign);
    }
    const QSizeF size = sign.deviceIndependentSize();
    const QPointF corner = centre - QPointF(size.width() / 2, size.height() / 2);
    painter.drawPixmap(
        QPointF(std::round(corner.x() * ratio) / ratio, std::round(corner.y() * ratio) / ratio), sign);
}

} // namespace

Tone timelineTone(TimelineSeverity severity)
{
    switch (severity) {
    case TimelineSeverity::Info:
        return Tone::Neutral;
    case TimelineSeverity::Warning:
        return Tone::Warning;
    case TimelineSeverity::Critical:
        return Tone::Bad;
    }
    return Tone::Unknown;
}

Shape timelineShape(TimelineRole role, TimelineSeverity severity)
{
    if (severity != TimelineSeverity::Info)
        return toneShape(timelineTone(severity));
    return role == TimelineRole::Change || role == TimelineRole::Failure ? Shape::Dot : Shape::Ring;
}

void paintTimelineGlyph(QPainter& painter, QPointF centre, TimelineRole role, TimelineSeverity severity,
                        const Theme& theme)
{
    constexpr double side = 12;
    const bool isChange = role == TimelineRole::Change || role == TimelineRole::Failure;
    const auto colour = severity != TimelineSeverity::Info ? theme.tone(timelineTone(severity))
                        : isChange                         ? theme.accent
                                                           : theme.textMuted;
    const auto shape = timelineShape(role, severity);
    drawSign(
        painter, centre, QStringLiteral("timeline/%1/%2").arg(int(shape)).arg(colour.rgba()),
        [] { return QSizeF(side, side); },
        [&](QPainter& into, const QRectF& box) { paintShape(&into, box, shape, colour); });
}

void paintTimelineCount(QPainter& painter, QPointF centre, std::size_t count, TimelineSeverity severity,
                        const Theme& theme)
{
    constexpr double tall = 16, margin = 1; // of half the thickest pen
    const auto text = countWords(count);
    const auto font = digitFont(TextSize::Small);
    const bool isGrave = severity != TimelineSeverity::Info;
    const auto edge = isGrave ? theme.tone(timelineTone(severity)) : theme.borderStrong;
    drawSign(
        painter, centre,
        // QFont::key() takes longer than all else here.
        QStringLiteral("timeline/%1/%2/%3").arg(text).arg(edge.rgba()).arg(font.pixelSize()),
        [&] {
            const double wide = std::max(tall, QFontMetricsF(font).horizontalAdvance(text) + 8.0);
            return QSizeF(std::ceil(wide) + 2 * margin, tall + 2 * margin);
        },
        [&](QPainter& into, const QRectF& area) {
            const auto box = area.adjusted(margin, margin, -margin, -margin);
            into.setFont(font);
            into.setPen(QPen(edge, severity == TimelineSeverity::Critical ? 2 : 1));
            into.setBrush(isGrave ? theme.toneFill(timelineTone(severity)) : theme.raised);
            into.drawRoundedRect(box, tall / 2, tall / 2);
            into.setPen(theme.text);
            into.drawText(box, Qt::AlignCenter, text);
        });
}

} // namespace ph
