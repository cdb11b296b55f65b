#pragma once

#include "models/tables/ConnectionTableModel.h"
#include "widgets/common/StatusGlyph.h"

namespace ph {

Tone healthTone(ConnectionHealth health);
Shape healthShape(ConnectionHealth health);
void paintHealthGlyph(QPainter* painter, const QRect& rect, ConnectionHealth health, const Theme& theme);

} // namespace ph
