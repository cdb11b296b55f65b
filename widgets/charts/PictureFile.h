#pragma once

#include "models/values/Result.h"

#include <QByteArray>
#include <QImage>
#include <QSize>
#include <QString>

#include <functional>

class QPainter;

namespace ph {

/// Painted, and not yet written.
struct PaintedPicture {
    QImage image;     ///< of a PNG, whose compression takes longer than its painting
    QByteArray bytes; ///< of an SVG or PDF
};

/// A picture of `size` device-independent pixels that `paint` makes on an area of that size. The suffix of
/// `path` says the format: png (`pngScale` pixels each way for one), svg, pdf (one page, 96 pixels an inch).
/// Invalid for others and for sizes beyond 10,000. SVG and PDF keep text as text, escaped. `title`: of the
/// document. Any thread.
Result<PaintedPicture> paintPicture(const QString& path, QSize size, const QString& title,
                                    const std::function<void(QPainter&)>& paint, int pngScale = 2);
/// Whole or not at all; Storage where it cannot be written. Any thread.
Result<void> writePicture(const PaintedPicture& picture, const QString& path);
/// Both.
Result<void> savePicture(const QString& path, QSize size, const QString& title,
                         const std::function<void(QPainter&)>& paint, int pngScale = 2);

} // namespace ph
