#pragma once

#include "models/charts/HeatLayout.h"
#include "widgets/common/Theme.h"

#include <QAbstractScrollArea>
#include <QImage>

#include <functional>

namespace ph {

/// A heat map that scrolls under its names. What it shows is painted once, and again only when that changes:
/// a pointer that moves copies pixels.
///
/// Hands: click or Enter chooses a cell; arrows, Home and End (with Ctrl: of all), Page up and down move;
/// Ctrl and the wheel, or Ctrl and + - 0, make cells larger and smaller. Rows and columns in the interface
/// are those of the map, in whatever order they are shown.
class HeatMapView final : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit HeatMapView(QWidget* parent = nullptr);

    /// Null or empty: `nothing` is said instead. The current cell stays, where its names are still there.
    void showMap(const HeatMapPtr& map, const QString& nothing = {});
    void setOrder(HeatOrder order);
    HeatOrder order() const { return order_; }
    /// More lines to what is said of a cell: method, sample sizes, …
    void setReadout(const std::function<QString(HeatPlace)>& readout);

    std::optional<HeatPlace> current() const; ///< where the keyboard is
    void setCurrent(HeatPlace place);
    void setCellSize(QSize size);
    QSize cellSize() const { return layout_.cell; }
    /// In the order shown.
    ChartTable table() const;
    /// Which row of the map stands in a line of table().
    std::size_t rowInLine(std::size_t line) const { return rows_[line]; }
    /// All cells, as large as fit into `area`, however the window is scrolled.
    void paintPicture(QPainter& painter, const QRectF& area, const Theme& theme) const;
    /// With which paintPicture() shows every cell as large as on screen; at most 4,000 each way.
    QSize pictureSize() const;
    /// What is said of a cell, and at a pointer that rests there.
    QString textOf(HeatPlace place) const;

    QRect cellRect(HeatPlace place) const; ///< in the viewport
    QSize sizeHint() const override { return {720, 420}; }
    QSize minimumSizeHint() const override { return {240, 140}; }

Q_SIGNALS:
    void currentChanged(std::size_t row, std::size_t column);
    void cellChosen(std::size_t row, std::size_t column);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    bool viewportEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void invalidate();
    void arrange();
    void layOut();
    void place(const HeatLayout& next); ///< takes its cell size and scroll
    void moveTo(HeatPlace shown);
    void hover(std::optional<HeatPlace> shown);
    void zoom(double factor, QPoint fixed);
    HeatPlace ofMap(HeatPlace shown) const { return {rows_[shown.row], shown.column}; }
    HeatPlace onScreen(HeatPlace ofMap) const;
    bool isShown() const { return map_ && !map_->isEmpty(); }

    HeatMapPtr map_;
    QString nothing_;
    HeatOrder order_ = HeatOrder::AsGiven;
    std::vector<std::size_t> rows_;  ///< by line of the screen
    std::vector<std::size_t> lines_; ///< by row of the map
    HeatLayout layout_;
    QImage picture_;
    std::function<QString(HeatPlace)> readout_;
    std::optional<HeatPlace> current_, hovered_; ///< on screen
};

} // namespace ph
