#pragma once

#include "widgets/charts/ChartView.h"
#include "widgets/charts/LineLayer.h"
#include "widgets/charts/ParallelPicture.h"

#include <map>
#include <set>

class QMenu;

namespace ph {

/// Parallel coordinates: an axis a column, a line a run.
///
/// Dragging along an axis brushes it (several brushes an axis; they move, and resize at their ends), a click
/// on a category or on "no value" brushes just that, a click on an axis lets its brushes go, a click beside
/// the lines all. What passes is the linked selection. Dragging a name moves its axis; double-click on it
/// reverses it; its menu does the rest.
///
/// Keyboard: Left and Right choose an axis, with Ctrl they move it; Up and Down go through the runs in the
/// order of that axis; Shift+Up and Shift+Down move the lower end of its brush, with Ctrl the upper one;
/// Space selects, Enter opens, Esc lets go, the menu key opens the axis' menu, Delete removes the axis.
class ParallelView : public ChartView {
    Q_OBJECT
public:
    ParallelView(ChartSpec spec, LinkedRuns& linked, QWidget* parent = nullptr);

    void paintPicture(QPainter& painter, const QRectF& area, const Theme& theme) const override;
    ChartTable table() const override;

    const ParallelPlot& plot() const { return plot_; }
    const ParallelLayout& axesLayout() const { return layout_; }
    std::size_t focusedAxis() const { return focused_; }
    void setBrushes(std::size_t axis, const AxisBrushes& brushes);
    void clearBrushes();
    void moveAxis(std::size_t from, std::size_t to);
    void removeAxis(std::size_t axis);
    void reverseAxis(std::size_t axis);
    enum class Scale { Linear, Logarithmic };
    void setScale(std::size_t axis, Scale scale);
    /// "312 of 1,000 runs pass", or what the pointer is on.
    QString readout() const;

    QSize sizeHint() const override { return {640, 340}; }
    QSize minimumSizeHint() const override { return {240, 160}; }

Q_SIGNALS:
    void axisRequested(); ///< another axis is wanted: the owner offers the columns

protected:
    void rebuild() override;
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Brushing {
        AxisBrushes others; // what the axis holds beside the brush in hand
        double fixed;       // the end that stays, in axis space
        double grip;        // with Move: from the pointer to `fixed`
        double length;      // with Move
        enum class What { Draw, Move } what;
    };
    struct Press {
        QPointF at;
        enum class On { Lines, Name, Axis, NoValue } on = On::Lines;
        std::size_t axis = 0;
        bool dragged = false;
        std::optional<Brushing> brushing = std::nullopt;
        Qt::KeyboardModifiers modifiers = {};
    };

    void layOut();
    void takeLit();
    void publish();
    void describe();
    std::optional<std::size_t> nameAt(QPointF at) const;
    std::optional<std::uint32_t> lineAt(QPointF at) const;
    std::vector<std::uint32_t> hoveredPlaces() const;
    std::optional<std::uint32_t> hoveredPlace() const; ///< where it is just one
    Brushing beginBrush(std::size_t axis, double y) const;
    void dragBrush(QPointF to);
    void click(const Press& press);
    void focusAxis(std::size_t axis);
    void stepHover(int by);
    enum class End { Lower, Upper };
    void nudgeBrush(int by, End end);
    void showMenu(std::size_t axis, QPoint at);
    QString toolTipAt(QPointF at) const;

    ParallelPlot plot_;
    ParallelLayout layout_;
    LineLayer lit_, faint_;
    std::shared_ptr<const LineBundle> bundle_;
    std::vector<bool> visible_, shown_; // by place
    bool dimming_ = false;
    bool publishing_ = false; // the selection that comes back is ours
    std::size_t focused_ = 0;
    std::set<ColumnKey> reversed_;
    std::map<ColumnKey, std::pair<AxisKind, AxisBrushes>> brushed_; // survive new runs
    std::optional<Press> press_;
};

} // namespace ph
