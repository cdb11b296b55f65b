#pragma once

#include "models/charts/HeatLayout.h"
#include "widgets/common/Theme.h"

#include <QImage>

class QPainter;

namespace ph {

/// The colour of a strength: pale and calm below the threshold, a step at it, and stronger above; its
/// lightness alone tells the order.
QColor strengthColour(double strength, const Theme& theme);

/// A cell as everywhere: its colour, a diamond where it drifted, hatching where there are no data, so that
/// no verdict depends on its colour.
void paintHeatCell(QPainter& painter, const QRectF& cell, const HeatCell& value, const Theme& theme);

/// A heat map to be painted: what and how. `order` is by line of the screen the row of the map.
struct HeatPicture {
    const HeatMap& map;
    const std::vector<std::size_t>& order;
    HeatLayout layout;
};

/// How much room names and key need where the window is this large.
HeatLayout heatLayout(const HeatMap& map, QSize window, QSize cell);
/// As large as all cells need.
QSize heatWindow(const HeatMap& map, QSize cell);

/// The cells in sight, `ratio` pixels for one: a cell that looks like one before it is copied from there.
QImage heatImage(const HeatPicture& picture, double ratio, const Theme& theme);

/// Names, key, marks of onset and the cells, at the painter's origin. Pictures of few cells are drawn as
/// shapes, which stay sharp in SVG; those of many are an image in `ratio` pixels for one.
enum class HeatCells { Shapes, Image };
void paintHeatMap(QPainter& painter, const HeatPicture& picture, HeatCells cells, double ratio,
                  const Theme& theme);

} // namespace ph
