#include "widgets/charts/HeatMapPicture.h"

#include "widgets/charts/Hatch.h"
#include "widgets/common/LargeImage.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <unordered_map>

namespace ph {

namespace {

constexpr int nameLine = 15; // pixels that a name needs from top to bottom
constexpr int heatHead = 24, heatFoot = 30;
constexpr int longestRowName = 240;
constexpr int heatSteps = 16; // of colour on either side of the threshold
constexpr double markedFrom = 7, hatchedFrom = 14;

QColor blended(const QColor& from, const QColor& to, double share)
{
    const auto part = [share](int a, int b) { return qRound(a + (b - a) * share); };
    return {part(from.red(), to.red()), part(from.green(), to.green()), part(from.blue(), to.blue())};
}

/// Which step of the scale a strength is on: those that look alike share a number.
int stepOf(double strength)
{
    const double share = heatShare(strength);
    return strength < 1 ? std::min(heatSteps - 1, int(share * 2 * heatSteps))
                        : heatSteps + std::min(heatSteps - 1, int((share - 0.5) * 2 * heatSteps));
}

double gapOf(double side)
{
    return side >= 6 ? 1 : 0;
}

QString heatWord(const char* text)
{
    return QCoreApplication::translate("ph::HeatMapView", text);
}

QFont nameFont()
{
    return textFont(TextSize::Small);
}

/// Of many names only those of most characters are measured: that takes longer than painting the cells.
int widestName(const QStringList& names, int atMost)
{
    constexpr std::ptrdiff_t measured = 12;
    std::vector<QStringView> longest(names.begin(), names.end());
    const auto last = longest.begin() + std::min(measured, std::ssize(longest));
    std::partial_sort(longest.begin(), last, longest.end(),
                      [](QStringView a, QStringView b) { return a.size() > b.size(); });
    const QFontMetricsF metrics(nameFont());
    double widest = 0;
    std::for_each(longest.begin(), last, [&](QStringView name) {
        widest = std::max(widest, metrics.horizontalAdvance(name.toString().simplified()));
    });
    return std::min(atMost, int(std::ceil(widest)));
}

void paintDiamond(QPainter& painter, QPointF centre, double reach, const QColor& colour)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(QPolygonF{{centre - QPointF(0, reach), centre + QPointF(reach, 0),
                                   centre + QPointF(0, reach), centre - QPointF(reach, 0)}});
}

void paintRowNames(QPainter& painter, const HeatPicture& picture, const Theme& theme)
{
    const auto& layout = picture.layout;
    const QFontMetricsF metrics(nameFont());
    const auto rows = layout.rowsInSight();
    const auto apart = std::size_t(namesApart(layout.cell.height(), nameLine));
    const int room = layout.namesWidth - space::m - space::xs;
    painter.setPen(theme.textMuted);
    for (auto line = rows.first; line < rows.last; ++line) {
        if (line % apart != 0)
            continue;
        const auto cell = layout.cellRect({line, 0});
        const auto name = picture.map.rows[qsizetype(picture.order[line])].simplified();
        painter.drawText(QRectF(space::m, cell.center().y() - 10, room, 20),
                         Qt::AlignRight | Qt::AlignVCenter, metrics.elidedText(name, Qt::ElideMiddle, room));
    }
}

void paintColumnNames(QPainter& painter, const HeatPicture& picture, const Theme& theme)
{
    const auto& layout = picture.layout;
    const QFontMetricsF metrics(nameFont());
    constexpr int longest = 160, between = 10;
    const int needed = widestName(picture.map.columns, longest) + between;
    const auto apart = std::size_t(namesApart(layout.cell.width(), needed));
    const auto columns = layout.columnsInSight();
    for (auto column = columns.first / apart * apart; column < columns.last; column += apart) {
        const auto cell = layout.cellRect({0, column});
        const auto name = picture.map.columns[qsizetype(column)].simplified();
        const auto text = metrics.elidedText(name, Qt::ElideMiddle, needed - between);
        painter.setPen(QPen(theme.borderStrong, 1));
        painter.drawLine(cell.left(), heatHead - 6, cell.left(), heatHead - 1);
        painter.setPen(theme.textMuted);
        painter.drawText(QRectF(cell.left() + 3, 0, needed, heatHead - 3), Qt::AlignLeft | Qt::AlignVCenter,
                         text);
    }
}

/// What colours and shapes mean; what has no room is left out from the end.
void paintKey(QPainter& painter, const HeatPicture& picture, const Theme& theme)
{
    const auto& layout = picture.layout;
    const QFontMetricsF metrics(nameFont());
    const double y = layout.window.height() - heatFoot + (heatFoot - 12) / 2.0;
    const double end = layout.window.width() - space::m;
    double x = space::m;
    const auto say = [&](const QString& text) {
        painter.setPen(theme.textMuted);
        painter.drawText(QRectF(x, y - 4, metrics.horizontalAdvance(text) + 2, 20),
                         Qt::AlignLeft | Qt::AlignVCenter, text);
        x += metrics.horizontalAdvance(text) + space::xs;
    };
    const auto fits = [&](const QString& text, double more) {
        return x + metrics.horizontalAdvance(text) + more <= end;
    };
    constexpr double swatch = 7;
    const auto threshold = heatWord(QT_TRANSLATE_NOOP("ph::HeatMapView", "threshold"));
    const auto most = heatWord(QT_TRANSLATE_NOOP("ph::HeatMapView", "%1 × and more")).arg(heatCeiling);
    const auto least = QStringLiteral("0");
    if (fits(least + threshold + most, 2 * heatSteps / 2 * swatch + space::xl)) {
        say(least);
        const auto ramp = [&](double from, double to) {
            for (int i = 0; i < heatSteps; i += 2) {
                const double strength = from + (to - from) * (i + 1) / heatSteps;
                painter.fillRect(QRectF(x, y + 1, swatch, 10), strengthColour(strength, theme));
                x += swatch;
            }
            x += space::xs;
        };
        ramp(0, 0.9999);
        say(threshold);
        ramp(1, heatCeiling);
        say(most);
        x += space::l;
    }
    const auto shape = [&](const QString& text, const HeatCell& cell) {
        if (!fits(text, 14 + space::xs))
            return;
        paintHeatCell(painter, QRectF(x, y - 1, 15, 15), cell, theme);
        x += 14 + space::xs;
        say(text);
        x += space::l;
    };
    using Verdict = ColumnDrift::Verdict;
    shape(heatWord(QT_TRANSLATE_NOOP("ph::HeatMapView", "drift")), {2.5, Verdict::Drift});
    shape(heatWord(QT_TRANSLATE_NOOP("ph::HeatMapView", "no data")), {});
    const auto onset = heatWord(QT_TRANSLATE_NOOP("ph::HeatMapView", "stays moved from here on"));
    if (!picture.map.onsets.empty() && fits(onset, space::s)) {
        painter.fillRect(QRectF(x, y - 1, 3, 14), theme.text);
        x += space::s;
        say(onset);
    }
}

void paintOnsets(QPainter& painter, const HeatPicture& picture, const Theme& theme)
{
    const auto& layout = picture.layout;
    const auto rows = layout.rowsInSight();
    const double thick = layout.cell.width() >= 10 ? 3 : 2;
    for (auto line = rows.first; line < rows.last; ++line) {
        if (const auto onset = picture.map.onset(picture.order[line])) {
            const auto cell = layout.cellRect({line, *onset});
            painter.fillRect(QRectF(cell.left() - thick / 2 - 0.5, cell.top(), thick, cell.height()),
                             theme.text);
        }
    }
}

} // namespace

QColor strengthColour(double strength, const Theme& theme)
{
    const QColor calm = theme.hover;
    if (strength < 1)
        return blended(calm, blended(calm, theme.warning, theme.isDark ? 0.28 : 0.30),
                       stepOf(strength) / double(heatSteps - 1));
    return blended(blended(calm, theme.series(1), theme.isDark ? 0.60 : 0.70), theme.bad,
                   (stepOf(strength) - heatSteps) / double(heatSteps - 1));
}

void paintHeatCell(QPainter& painter, const QRectF& whole, const HeatCell& value, const Theme& theme)
{
    const double side = std::min(whole.width(), whole.height());
    const double gap = gapOf(side);
    const QRectF cell = whole.adjusted(0, 0, -gap, -gap);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    if (value.verdict == ColumnDrift::Verdict::NoData) {
        painter.fillRect(cell, theme.surface);
        if (side >= hatchedFrom) {
            painter.setRenderHint(QPainter::Antialiasing);
            paintHatch(painter, cell, theme.borderStrong);
        } else {
            painter.setRenderHint(QPainter::Antialiasing, side >= markedFrom);
            painter.setPen(QPen(theme.borderStrong, side >= markedFrom ? 1 : 0));
            painter.drawLine(cell.bottomLeft() - QPointF(0, 1), cell.topRight() - QPointF(1, 0));
        }
        painter.restore();
        return;
    }
    const QColor fill = strengthColour(value.strength, theme);
    painter.fillRect(cell, fill);
    if (value.verdict == ColumnDrift::Verdict::Drift) {
        const QColor ink = theme.surface; // stands out from all that is beyond the threshold
        if (side >= markedFrom) {
            painter.setRenderHint(QPainter::Antialiasing);
            paintDiamond(painter, cell.center(), std::clamp(side * 0.22, 2.0, 5.0), ink);
        } else {
            painter.fillRect(QRectF(std::floor(cell.center().x()), std::floor(cell.center().y()), 1, 1), ink);
        }
    }
    painter.restore();
}

HeatLayout heatLayout(const HeatMap& map, QSize window, QSize cell)
{
    HeatLayout layout;
    layout.window = window;
    layout.rows = map.height();
    layout.columns = map.width();
    layout.cell = cell;
    layout.namesWidth =
        widestName(map.rows, std::min(longestRowName, window.width() * 2 / 5)) + space::m + space::s;
    layout.namesHeight = heatHead;
    layout.keyHeight = heatFoot;
    return layout;
}

QSize heatWindow(const HeatMap& map, QSize cell)
{
    const auto layout = heatLayout(map, {3 * longestRowName, 1}, cell);
    return layout.wholeSize() + QSize(layout.namesWidth + space::s, layout.namesHeight + layout.keyHeight);
}

QImage heatImage(const HeatPicture& picture, double ratio, const Theme& theme)
{
    const auto& layout = picture.layout;
    const QSizeF size = QSizeF(layout.cellsArea().size()) * ratio;
    QImage image = largeImage(size.toSize(), QImage::Format_RGB32);
    if (image.isNull())
        return image;
    image.setDevicePixelRatio(ratio);
    image.fill(theme.surface);
    // Cells begin at whole pixels of the image, which are not all as far apart where the ratio is no whole
    // number: a cell of each look is drawn as large as the largest one.
    const QSize drawn = (QSizeF(layout.cell) * ratio + QSizeF(0.999, 0.999)).toSize();
    std::unordered_map<int, QImage> looks;
    const auto lookOf = [&](const HeatCell& cell) -> const QImage& {
        const int key = cell.verdict == ColumnDrift::Verdict::NoData
                            ? -1
                            : stepOf(cell.strength) * 2 + (cell.verdict == ColumnDrift::Verdict::Drift);
        QImage& look = looks[key];
        if (look.isNull()) {
            look = QImage(drawn, QImage::Format_RGB32);
            look.setDevicePixelRatio(ratio);
            look.fill(theme.surface);
            QPainter painter(&look);
            paintHeatCell(painter, QRectF(QPointF(), QSizeF(layout.cell)), cell, theme);
        }
        return look;
    };
    const auto edge = [&](std::size_t index, int step, int scroll) {
        return int(std::floor((double(index) * step - scroll) * ratio));
    };
    const auto rows = layout.rowsInSight(), columns = layout.columnsInSight();
    std::vector<const uchar*> sources(layout.columns);
    std::vector<qsizetype> strides(layout.columns);
    for (auto line = rows.first; line < rows.last; ++line) {
        const int top = edge(line, layout.cell.height(), layout.scroll.y());
        const int bottom = std::min(image.height(), edge(line + 1, layout.cell.height(), layout.scroll.y()));
        for (auto column = columns.first; column < columns.last; ++column) {
            const QImage& look = lookOf(picture.map.at({picture.order[line], column}));
            sources[column] = look.constBits();
            strides[column] = look.bytesPerLine();
        }
        for (int y = std::max(0, top); y < bottom; ++y) {
            auto* to = reinterpret_cast<QRgb*>(image.scanLine(y));
            for (auto column = columns.first; column < columns.last; ++column) {
                const int left = edge(column, layout.cell.width(), layout.scroll.x());
                const int right =
                    std::min(image.width(), edge(column + 1, layout.cell.width(), layout.scroll.x()));
                const int from = std::max(0, left);
                if (from < right)
                    std::memcpy(to + from,
                                reinterpret_cast<const QRgb*>(sources[column] + (y - top) * strides[column]) +
                                    (from - left),
                                std::size_t(right - from) * sizeof(QRgb));
            }
        }
    }
    return image;
}

void paintHeatMap(QPainter& painter, const HeatPicture& picture, HeatCells cells, double ratio,
                  const Theme& theme)
{
    const auto& layout = picture.layout;
    const QRect area = layout.cellsArea();
    painter.save();
    painter.setFont(nameFont());
    if (cells == HeatCells::Image) {
        painter.drawImage(area.topLeft(), heatImage(picture, ratio, theme));
    } else {
        const auto rows = layout.rowsInSight(), columns = layout.columnsInSight();
        for (auto line = rows.first; line < rows.last; ++line) {
            for (auto column = columns.first; column < columns.last; ++column)
                paintHeatCell(painter, layout.cellRect({line, column}),
                              picture.map.at({picture.order[line], column}), theme);
        }
    }
    painter.setClipRect(area.adjusted(-2, 0, 0, 0));
    paintOnsets(painter, picture, theme);
    // A name is higher than the smallest cells: that of the first one is not cut.
    painter.setClipRect(QRect(0, area.top() - 6, area.left(), area.height() + 6));
    paintRowNames(painter, picture, theme);
    painter.setClipRect(QRect(area.left(), 0, area.width(), area.top()));
    paintColumnNames(painter, picture, theme);
    painter.setClipping(false);
    painter.setPen(theme.textFaint);
    const auto corner = heatWord(QT_TRANSLATE_NOOP("ph::HeatMapView", "%1 by %2"))
                            .arg(picture.map.rowsName, picture.map.columnsName);
    const double room = area.left() - space::m - space::xs;
    painter.drawText(QRectF(space::m, 0, room, heatHead - 3), Qt::AlignRight | Qt::AlignVCenter,
                     QFontMetricsF(nameFont()).elidedText(corner, Qt::ElideRight, room));
    paintKey(painter, picture, theme);
    painter.restore();
}

} // namespace ph
