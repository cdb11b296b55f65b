#pragma once

#include <QRectF>
#include <QString>

class QPainter;

namespace ph {

struct Theme;

/// Says below a picture what it leaves out: a file has no badge beside it. Paints `text` on one line at the
/// bottom of `area` and returns what is left above it; all of `area` where there is nothing to say.
QRectF paintPictureNote(QPainter& painter, const QRectF& area, const QString& text, const Theme& theme);

} // namespace ph
