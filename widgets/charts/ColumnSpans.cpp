#include "widgets/charts/ColumnSpans.h"

#include <QImage>
#include <QPainter>

#include <cmath>
#include <limits>

namespace ph {

ColumnSpans::ColumnSpans(QRect clip)
    : clip_(clip)
    , low_(std::size_t(std::max(0, clip.width())), std::numeric_limits<float>::infinity())
    , high_(low_.size(), -std::numeric_limits<float>::infinity())
{
    first_ = clip.width();
}

void ColumnSpans::reach(int column, double y)
{
    if (column < 0 || column >= int(low_.size()))
        return;
    const auto at = std::size_t(column);
    low_[at] = std::min(low_[at], float(y));
    high_[at] = std::max(high_[at], float(y));
    first_ = std::min(first_, column);
    last_ = std::max(last_, column);
}

void ColumnSpans::segment(QPointF from, QPointF to)
{
    const double left = clip_.left();
    const int begin = int(std::floor(std::clamp(from.x() - left, -1.0, double(low_.size()))));
    const int end = int(std::floor(std::clamp(to.x() - left, -1.0, double(low_.size()))));
    reach(begin, from.y());
    if (begin == end)
        return reach(end, to.y());
    const double slope = (to.y() - from.y()) / (to.x() - from.x());
    for (int column = begin; column < end; ++column) {
        // Each column up to the edge that it shares with the next.
        const double edge = from.y() + (left + column + 1 - from.x()) * slope;
        reach(column, edge);
        reach(column + 1, edge);
    }
    reach(end, to.y());
}

void ColumnSpans::add(std::span<const QPointF> line)
{
    if (line.size() == 1)
        reach(int(std::floor(line[0].x() - clip_.left())), line[0].y());
    for (std::size_t i = 1; i < line.size(); ++i)
        segment(line[i - 1], line[i]);
    flush();
}

void ColumnSpans::flush()
{
    const int top = clip_.top(), bottom = clip_.bottom();
    for (int column = first_; column <= last_; ++column) {
        const auto at = std::size_t(column);
        if (low_[at] <= high_[at] && high_[at] >= float(top) && low_[at] < float(bottom + 1)) {
            const int from = std::max(top, int(std::floor(low_[at])));
            const int to = std::min(bottom, int(std::floor(high_[at])));
            strokes_.emplace_back(clip_.left() + column, from, 1, std::max(1, to - from + 1));
        }
        low_[at] = std::numeric_limits<float>::infinity();
        high_[at] = -std::numeric_limits<float>::infinity();
    }
    first_ = int(low_.size());
    last_ = -1;
}

void ColumnSpans::paint(QPainter& painter, const QColor& colour) const
{
    if (paintInto(painter, colour))
        return;
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawRects(strokes_.data(), int(strokes_.size()));
}

bool ColumnSpans::paintInto(QPainter& painter, const QColor& colour) const
{
    auto* image = dynamic_cast<QImage*>(painter.device());
    const QTransform way = painter.deviceTransform();
    if (!image || image->format() != QImage::Format_RGB32 || way.type() > QTransform::TxTranslate)
        return false;
    const QRect whole = image->rect();
    const auto stride = image->bytesPerLine() / qsizetype(sizeof(QRgb));
    auto* pixels = reinterpret_cast<QRgb*>(image->bits());
    const QRgb ink = colour.rgb();
    const auto share = QRgb(colour.alpha() + colour.alpha() / 128), rest = 256 - share; // of 256
    const auto mixed = [=](QRgb under, QRgb channels) { // two channels at once, or one
        return (((ink & channels) * share + (under & channels) * rest) >> 8) & channels;
    };
    for (const QRect& stroke : strokes_) {
        const QRect rect = stroke.translated(qRound(way.dx()), qRound(way.dy())) & whole;
        QRgb* at = pixels + rect.top() * stride + rect.left();
        for (int left = rect.isEmpty() ? 0 : rect.height(); left > 0; --left, at += stride)
            *at = share == 256 ? ink : 0xff000000 | mixed(*at, 0xff00ff) | mixed(*at, 0x00ff00);
    }
    return true;
}

} // namespace ph
