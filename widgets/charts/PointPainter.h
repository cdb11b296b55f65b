#pragma once

#include "widgets/charts/PointStyle.h"

#include <QHash>
#include <QImage>
#include <QPainter>

namespace ph {

/// Draws thousands of points. On screen a shape is painted once and then stamped at whole pixels, which makes
/// a frame of many points several times as fast; on paper every point is a shape of its own.
class PointPainter {
public:
    enum class Ink { Stamps, Shapes };
    PointPainter(QPainter& painter, Ink ink, const Theme& theme);

    void draw(QPointF at, const PointLook& look);
    /// With a rim of the surface's colour, so that it is seen on a coloured ground.
    void drawRimmed(QPointF at, const PointLook& look);

private:
    enum class Rim { None, Surface };
    void place(QPointF at, const PointLook& look, Rim rim);
    void paintShape(QPainter& painter, QPointF at, const PointLook& look, Rim rim) const;
    const QImage& stamp(const PointLook& look, Rim rim);

    QPainter& painter_;
    Ink ink_;
    const Theme& theme_;
    double ratio_;
    QHash<quint64, QImage> stamps_;
};

} // namespace ph
