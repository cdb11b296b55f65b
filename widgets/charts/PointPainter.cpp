#include "widgets/charts/PointPainter.h"

#include "widgets/charts/RunMarks.h"

#include <QPaintDevice>

#include <cmath>

namespace ph {

namespace {
/// In proportion, so that small points are not all rim.
double rimWidth(double size)
{
    return std::min(1.25, size / 5);
}
} // namespace

PointPainter::PointPainter(QPainter& painter, Ink ink, const Theme& theme)
    : painter_(painter)
    , ink_(ink)
    , theme_(theme)
    , ratio_(painter.device()->devicePixelRatioF())
{
    painter_.setRenderHint(QPainter::Antialiasing);
}

void PointPainter::draw(QPointF at, const PointLook& look)
{
    place(at, look, Rim::None);
}

void PointPainter::drawRimmed(QPointF at, const PointLook& look)
{
    place(at, look, Rim::Surface);
}

void PointPainter::place(QPointF at, const PointLook& look, Rim rim)
{
    if (ink_ == Ink::Shapes)
        return paintShape(painter_, at, look, rim);
    const QImage& image = stamp(look, rim);
    const QSizeF size = image.deviceIndependentSize();
    painter_.drawImage(QPointF(std::round((at.x() - size.width() / 2) * ratio_) / ratio_,
                               std::round((at.y() - size.height() / 2) * ratio_) / ratio_),
                       image);
}

void PointPainter::paintShape(QPainter& painter, QPointF at, const PointLook& look, Rim rim) const
{
    if (rim == Rim::Surface)
        paintMarker(painter, at, look.marker, look.size + 2 * rimWidth(look.size), theme_.surface);
    paintMarker(painter, at, look.marker, look.size, look.fill);
}

const QImage& PointPainter::stamp(const PointLook& look, Rim rim)
{
    const quint64 key = quint64(look.fill.rgba()) | quint64(look.marker) << 32 |
                        quint64(std::lround(look.size * 4)) << 40 | quint64(rim == Rim::Surface) << 60;
    auto found = stamps_.find(key);
    if (found == stamps_.end()) {
        const int side = int(std::ceil((look.size * 1.3 + 2 * rimWidth(look.size) + 2) * ratio_));
        QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
        image.setDevicePixelRatio(ratio_);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        paintShape(painter, QPointF(side, side) / ratio_ / 2, look, rim);
        painter.end();
        found = stamps_.insert(key, image);
    }
    return *found;
}

} // namespace ph
