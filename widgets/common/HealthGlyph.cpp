#include "widgets/common/HealthGlyph.h"

namespace ph {

Tone healthTone(ConnectionHealth health)
{
    switch (health) {
    case ConnectionHealth::Disabled:
    case ConnectionHealth::NeverSynced:
        return Tone::Neutral;
    case ConnectionHealth::Syncing:
        return Tone::Accent;
    case ConnectionHealth::Well:
        return Tone::Good;
    case ConnectionHealth::Incomplete:
    case ConnectionHealth::Waiting:
        return Tone::Warning;
    case ConnectionHealth::Stopped:
        return Tone::Bad;
    }
    return Tone::Unknown;
}

Shape healthShape(ConnectionHealth health)
{
    switch (health) {
    case ConnectionHealth::Disabled:
        return Shape::Bar;
    case ConnectionHealth::NeverSynced:
        return Shape::ClockFace;
    case ConnectionHealth::Syncing:
        return Shape::Play;
    case ConnectionHealth::Well:
        return Shape::Check;
    case ConnectionHealth::Incomplete:
        return Shape::Ring;
    case ConnectionHealth::Waiting:
        return Shape::Triangle;
    case ConnectionHealth::Stopped:
        return Shape::Cross;
    }
    return Shape::Question;
}

void paintHealthGlyph(QPainter* painter, const QRect& rect, ConnectionHealth health, const Theme& theme)
{
    paintShape(painter, QRectF(rect), healthShape(health), theme.tone(healthTone(health)));
}

} // namespace ph
