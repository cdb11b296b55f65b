#pragma once

#include "models/charts/ChartTable.h"

#include <QByteArray>
#include <QImage>

#include <functional>

class QMimeData;
class QPainter;

namespace ph {

/// A chart as it is copied: sharp enough for slides, and scalable where the other program takes that.
struct CopiedPicture {
    QImage image;   ///< two pixels for one
    QByteArray svg; ///< empty where it would be too large to hand around
};

/// Painted twice, on an area of `size` device-independent pixels. Any thread that `paint` may run on.
CopiedPicture pictureToCopy(QSize size, const QString& title, const std::function<void(QPainter&)>& paint);

/// As image/png (and what else Qt makes of an image) and image/svg+xml, with the rows of `table` as
/// text/plain (TSV) and text/csv. The caller owns it.
QMimeData* mimeOf(const CopiedPicture& picture, const ChartTable& table = {});
/// Onto the clipboard.
void copyPicture(const CopiedPicture& picture, const ChartTable& table = {});

/// The rows of a chart with its header, in the form that copied rows have.
QString tableTsv(const ChartTable& table);

} // namespace ph
