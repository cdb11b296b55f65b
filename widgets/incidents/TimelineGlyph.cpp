#include "widgets/incidents/TimelineGlyph.h"

#include <QPainter>

#include <algorithm>

namespace ph {

namespace {

QString countWords(std::size_t count)
{
    if (count < 1'000)
        return QString::number(count);
    return count < 1'000'000 ? QStringLiteral("%1k").arg(count / 1'000)
                             : QStringLiteral("%1M").arg(count / 1'000'000);
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

void paintTimelineGlyph(QPainter& painter, const QRectF& box, TimelineRole role, TimelineSeverity severity,
                        const Theme& theme)
{
    const bool isChange = role == TimelineRole::Change || role == TimelineRole::Failure;
    const auto colour = severity != TimelineSeverity::Info ? theme.tone(timelineTone(severity))
                        : isChange                         ? theme.accent
                                                           : theme.textMuted;
    paintShape(&painter, box, timelineShape(role, severity), colour);
}

void paintTimelineCount(QPainter& painter, QPointF centre, std::size_t count, TimelineSeverity severity,
                        const Theme& theme)
{
    constexpr double tall = 16;
    const auto text = countWords(count);
    painter.setFont(digitFont(TextSize::Small));
    const double wide = std::max(tall, painter.fontMetrics().horizontalAdvance(text) + 8.0);
    const QRectF box(centre.x() - wide / 2, centre.y() - tall / 2, wide, tall);
    const bool isGrave = severity != TimelineSeverity::Info;
    painter.setPen(QPen(isGrave ? theme.tone(timelineTone(severity)) : theme.borderStrong,
                        severity == TimelineSeverity::Critical ? 2 : 1));
    painter.setBrush(isGrave ? theme.toneFill(timelineTone(severity)) : theme.raised);
    painter.drawRoundedRect(box, tall / 2, tall / 2);
    painter.setPen(theme.text);
    painter.drawText(box, Qt::AlignCenter, text);
}

} // namespace ph
