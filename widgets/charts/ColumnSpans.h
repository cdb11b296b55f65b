#pragma once

#include <QColor>
#include <QRect>

#include <span>
#include <vector>

class QPainter;

namespace ph {

/// A polyline that is denser than the pixels, as one vertical stroke a pixel column: no pixel of it is
/// painted twice, and every extreme in a column is reached. Covers what an unsmoothed one-pixel line covers.
class ColumnSpans {
public:
    /// Device pixels; only what lies in `clip` is kept.
    explicit ColumnSpans(QRect clip);
    /// A line from point to point, x ascending, in device pixels. Begins a stroke of its own.
    void add(std::span<const QPointF> line);
    /// For a painter whose unit is the device pixel.
    void paint(QPainter& painter, const QColor& colour) const;

private:
    /// Straight into a picture's pixels, where it is one: a call of the painter's fill for each pixel row
    /// costs several times what it writes.
    bool paintInto(QPainter& painter, const QColor& colour) const;
    void reach(int column, double y);
    void segment(QPointF from, QPointF to);
    void flush();

    QRect clip_;
    std::vector<float> low_, high_; ///< by column of the clip; low > high: untouched
    int first_ = 0, last_ = -1;     ///< columns touched since the last flush
    std::vector<QRect> strokes_;
};

} // namespace ph
