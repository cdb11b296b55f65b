#pragma once

#include "models/charts/ChartTable.h"
#include "widgets/charts/ChartLegend.h"
#include "widgets/charts/PlotAxes.h"
#include "widgets/charts/RunMark.h"

#include <QLineF>
#include <QPolygonF>

namespace ph {

/// Bars over positions of equal distance, stacked layer on layer. Drawn by Qt Charts.
struct FigureBars {
    struct Layer {
        RunLook look;
        std::vector<double> lengths;                      ///< of each bar
        enum class Fill { Full, Pale } fill = Fill::Full; ///< Pale: others are drawn over it
    };
    Qt::Orientation orientation = Qt::Vertical; ///< Horizontal: positions run along y
    double first = 0;                           ///< middle of the first bar
    double distance = 1;                        ///< to the next one
    double share = 1;                           ///< of the distance that a bar is wide
    std::vector<Layer> layers = {};
};

/// A box with whiskers over a position. Drawn by Qt Charts.
struct FigureBox {
    double low = 0, q1 = 0, median = 0, q3 = 0, high = 0;
    bool isFinite() const;
};

struct FigureLine {
    QPolygonF points; ///< NaN breaks it
    RunLook look = {};
    double width = 2;
    enum class Marks { Hidden, Shown } marks = Marks::Hidden; ///< at each point
};

/// Where something may lie or does lie: a pale area.
struct FigureArea {
    QPolygonF outline;
    RunLook look = {};
};

/// A line that measures something, with what it says beside it.
struct FigureNote {
    QLineF line;
    QString text;
};

/// One of the plots of a figure, which stand one below the other over one axis. Where there is little room,
/// only the first one is drawn.
struct FigurePanel {
    PlotAxis y;
    double share = 1; ///< of the height, beside those of the others
    std::vector<FigureArea> areas = {};
    std::vector<FigureBars> bars = {};
    std::vector<FigureBox> boxes = {}; ///< at 0, 1, 2, …; those without numbers leave a gap
    RunLook boxLook = {};
    std::vector<FigureLine> lines = {};
    std::vector<FigureNote> notes = {};
};

/// What a pointer reads and a key visits: a point of the first panel, or all that lies in a range of x or of
/// y. An invalid range is as long as the plots.
struct FigureReading {
    ChartRange x = {}, y = {};
    QString text;
};

/// An ordinary chart as a value: everything that is drawn, read and written of it. Numbers are in axis space.
struct ChartFigure {
    QString title;
    QString nothing = {}; ///< said instead of a picture where there is nothing to show
    QString remark = {};  ///< what the picture leaves out
    PlotAxis x = {};
    QStringList places = {}; ///< where x counts 0, 1, 2, …: their names; as many are written as have room
    std::vector<FigurePanel> panels = {};
    std::vector<FigureReading> readings = {};
    QList<LegendEntry> legend = {};
    ChartTable table = {};

    bool isEmpty() const { return panels.empty(); }
};

/// Paints it with title or without: a card has one of its own, a file has none. Gives where readings lie. GUI
/// thread only, as Qt Charts is.
enum class FigureTitle { Show, Hide };
std::vector<RunMark> paintFigure(QPainter& painter, const ChartFigure& figure, const QRectF& area,
                                 const Theme& theme, FigureTitle title = FigureTitle::Hide);

/// A table of rows that are all there.
ChartTable tableOf(const QStringList& header, const QList<QStringList>& rows);

} // namespace ph
