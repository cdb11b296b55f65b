#pragma once

#include "models/values/Result.h"

#include <QSize>
#include <QString>

#include <functional>

class QPainter;

namespace ph {

/// A picture of `size` device-independent pixels that `paint` makes on an area of that size, written whole or
/// not at all. The suffix of `path` says the format: png (`pngScale` pixels each way for one), svg, pdf (one
/// page, 96 pixels an inch). Invalid for others and for sizes beyond 10,000; Storage where it cannot be
/// written. SVG and PDF keep text as text, escaped. `title`: of the document. Any thread.
Result<void> savePicture(const QString& path, QSize size, const QString& title,
                         const std::function<void(QPainter&)>& paint, int pngScale = 2);

} // namespace ph
