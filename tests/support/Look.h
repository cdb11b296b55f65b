#pragma once

#include <QImage>
#include <QRect>
#include <QSet>

#include <algorithm>
#include <cstdlib>
#include <functional>

namespace ph::testing {

/// What a picture looks like from afar: for each cell of 8×8 logical pixels how light it is, and how much is
/// drawn in it. Where things stand is seen in that; how letters are smoothed is not.
struct Look {
    QImage tones, strokes; ///< Grayscale8, one pixel a cell; equal in size

    QSize size() const { return tones.size(); }
};

inline constexpr int lookCell = 8; // logical pixels

// Found by trial on this program's own screens: a picture that is smoothed anew or moved by two pixels stays
// below all three, a column moved by 40 or a line of words over another does not.
inline constexpr int toneTolerance = 12, strokeTolerance = 32; // of 255
inline constexpr int fewestCells = 10;                         // of a place that is told

/// \p scale: how many of the picture's pixels are a logical one.
inline Look lookOf(const QImage& picture, qreal scale = 1)
{
    const auto gray = picture.convertToFormat(QImage::Format_Grayscale8);
    const int side = std::max(1, qRound(lookCell * scale));
    const QSize cells((gray.width() + side - 1) / side, (gray.height() + side - 1) / side);
    Look look{QImage(cells, QImage::Format_Grayscale8), QImage(cells, QImage::Format_Grayscale8)};
    for (int cy = 0; cy < cells.height(); ++cy) {
        const int bottom = std::min(gray.height(), (cy + 1) * side);
        for (int cx = 0; cx < cells.width(); ++cx) {
            const int right = std::min(gray.width(), (cx + 1) * side);
            int count = 0, light = 0, change = 0;
            for (int y = cy * side; y < bottom; ++y) {
                const auto* line = gray.constScanLine(y);
                const auto* below = gray.constScanLine(std::min(y + 1, gray.height() - 1));
                for (int x = cx * side; x < right; ++x) {
                    ++count;
                    light += line[x];
                    // However soft an edge is, what it changes by in all is the same.
                    change += std::abs(line[x] - line[std::min(x + 1, gray.width() - 1)]) +
                              std::abs(line[x] - below[x]);
                }
            }
            // In steps, which a file holds in fewer bytes.
            look.tones.scanLine(cy)[cx] = uchar(light / count / 4 * 4);
            look.strokes.scanLine(cy)[cx] = uchar(std::min(255, qRound(change * scale / count)) / 8 * 8);
        }
    }
    return look;
}

/// As it is kept in a file: the tones above the strokes.
inline QImage pictureOf(const Look& look)
{
    QImage picture(look.size().width(), 2 * look.size().height(), QImage::Format_Grayscale8);
    for (int y = 0; y < picture.height(); ++y) {
        const auto& part = y < look.size().height() ? look.tones : look.strokes;
        const auto* line = part.constScanLine(y % look.size().height());
        std::copy(line, line + picture.width(), picture.scanLine(y));
    }
    return picture;
}

inline Look lookIn(const QImage& picture)
{
    const auto gray = picture.convertToFormat(QImage::Format_Grayscale8);
    const int height = gray.height() / 2;
    return {gray.copy(0, 0, gray.width(), height), gray.copy(0, height, gray.width(), height)};
}

/// Cells of `one` that are outside of what stands about the same place in `other`.
inline QList<QPoint> strangeCells(const QImage& one, const QImage& other, int tolerance)
{
    QList<QPoint> strange;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x) {
            int least = 255, most = 0;
            for (int ny = std::max(0, y - 1); ny <= std::min(one.height() - 1, y + 1); ++ny) {
                const auto* line = other.constScanLine(ny);
                for (int nx = std::max(0, x - 1); nx <= std::min(one.width() - 1, x + 1); ++nx) {
                    least = std::min<int>(least, line[nx]);
                    most = std::max<int>(most, line[nx]);
                }
            }
            const int value = one.constScanLine(y)[x];
            if (value < least - tolerance || value > most + tolerance)
                strange.append({x, y});
        }
    }
    return strange;
}

/// Where two pictures differ, in logical pixels, the most different place first; empty: they look alike.
/// Pictures of two sizes differ everywhere.
inline QList<QRect> differingPlaces(const Look& one, const Look& other)
{
    const auto inPixels = [](const QRect& cells) {
        return QRect(cells.topLeft() * lookCell, cells.size() * lookCell);
    };
    if (one.size() != other.size())
        return {inPixels({QPoint(), one.size().expandedTo(other.size())})};
    const auto number = [&](QPoint cell) { return cell.y() * one.size().width() + cell.x(); };
    QSet<int> left;
    for (const auto& cells : {strangeCells(one.tones, other.tones, toneTolerance),
                              strangeCells(other.tones, one.tones, toneTolerance),
                              strangeCells(one.strokes, other.strokes, strokeTolerance),
                              strangeCells(other.strokes, one.strokes, strokeTolerance)}) {
        for (const auto cell : cells)
            left.insert(number(cell));
    }
    // Cells with no more than one between them are one place.
    constexpr int reach = 2;
    struct Place {
        int cells = 0;
        QRect area;
    };
    QList<Place> places;
    while (!left.isEmpty()) {
        Place place;
        QList<int> waiting{*left.constBegin()};
        left.erase(left.constBegin());
        while (!waiting.isEmpty()) {
            const int taken = waiting.takeLast();
            const QPoint at(taken % one.size().width(), taken / one.size().width());
            ++place.cells;
            place.area |= QRect(at, QSize(1, 1));
            for (int dy = -reach; dy <= reach; ++dy) {
                for (int dx = -reach; dx <= reach; ++dx) {
                    const QPoint next = at + QPoint(dx, dy);
                    if (next.x() >= 0 && next.x() < one.size().width() && left.remove(number(next)))
                        waiting.append(number(next));
                }
            }
        }
        if (place.cells >= fewestCells)
            places.append(place);
    }
    std::ranges::sort(places, std::greater(), &Place::cells);
    QList<QRect> areas;
    for (const auto& place : places)
        areas.append(inPixels(place.area));
    return areas;
}

/// For people to look at: where the two differ, dark on light.
inline QImage differencePicture(const Look& one, const Look& other)
{
    QImage picture(one.size().expandedTo(other.size()), QImage::Format_Grayscale8);
    picture.fill(255);
    if (one.size() != other.size())
        return picture;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const auto apart = [&](const QImage& a, const QImage& b) {
                return std::abs(a.constScanLine(y)[x] - b.constScanLine(y)[x]);
            };
            picture.scanLine(y)[x] =
                uchar(255 - std::max(apart(one.tones, other.tones), apart(one.strokes, other.strokes)));
        }
    }
    return picture;
}

} // namespace ph::testing
